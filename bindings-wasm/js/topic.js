/**
 * A topic's verbs. They hold no rule: a value is placed, the core is asked, its answer is handed on.
 */

import * as core from "flowops-contracts-wasm/glue.js";
import { ACCEPTED } from "./derived/limits.js";
import { ContractError } from "./error.js";
import { hasBuffer } from "./memory.js";
import { CONSUMER, PRODUCER, complete } from "./options.js";
import { indexAt, open } from "./record.js";
import { standardSchema } from "./standard.js";
import { jsonText, place, placeText, placed } from "./value.js";

/**
 * Makes the namespace of a topic.
 *
 * @param {number} index the topic's place among the core's
 * @param {object} contract what is derived of its declaration
 */
export function topic(index, contract) {
  const { topic: name, version, fingerprint, examples, eventTypes, typeSlot, readEvent } = contract;

  /** The event of a record. */
  function made(record) {
    open(record);
    return readEvent(indexAt(typeSlot));
  }

  /** What is said of what was placed. */
  function answer(form, { strict, maxBytes, maxFindings }) {
    return core.check(form, index, placed.kind, placed.size, strict, maxBytes, maxFindings);
  }

  /** The event that was placed; or what is wrong with it, and its text where the caller does not have it. */
  function demand(wanted, text) {
    const record = core.read(index, placed.kind, placed.size, wanted.strict, wanted.maxBytes);
    if (record === 0) {
      const [report, message] = answer(core.Answer.Failure, wanted);
      throw new ContractError(report, message, text);
    }
    return made(record);
  }

  function parse(value, options) {
    const wanted = complete(options, CONSUMER);
    place(value, wanted.maxBytes);
    return demand(wanted);
  }

  function checkPlaced(wanted) {
    // what is accepted strictly, as most is, has no finding; of another accepted event the core says all at once
    const faultless = core.read(index, placed.kind, placed.size, true, wanted.maxBytes);
    const said = faultless === 0 ? answer(core.Answer.Report, wanted) : [faultless, [], 0];
    if (!Array.isArray(said)) {
      return said;
    }
    const [record, findings, total] = said;
    const event = made(record);
    return { topic: name, outcome: ACCEPTED, eventType: eventTypes[indexAt(typeSlot)], event, findings, total };
  }

  function isValid(value, options) {
    const { strict, maxBytes } = complete(options, CONSUMER);
    place(value, maxBytes);
    return core.isValid(index, placed.kind, placed.size, strict, maxBytes);
  }

  /** A verb that places a value and is answered. */
  const asking = (ask) => (value, options) => {
    const wanted = complete(options, CONSUMER);
    place(value, wanted.maxBytes);
    return ask(wanted);
  };

  function serialize(event, options) {
    const { strict, maxBytes, maxFindings } = complete(options, PRODUCER);
    placeText(jsonText(event));
    let bytes;
    try {
      bytes = core.serialize(index, placed.size, strict, maxBytes, maxFindings);
    } catch (failure) {
      throw Array.isArray(failure) ? new ContractError(...failure) : failure;
    }
    return hasBuffer ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : bytes;
  }

  function build(fields, options) {
    const wanted = complete(options, PRODUCER);
    const text = jsonText(fields);
    placeText(text);
    return demand(wanted, text);
  }

  const building = ([builder, fields]) => [builder, (given, options) => build(fields(given), options)];

  return {
    topic: name,
    version,
    fingerprint,
    examples,
    parse,
    check: asking(checkPlaced),
    checkJson: asking((wanted) => answer(core.Answer.Json, wanted)),
    isValid,
    render: asking((wanted) => answer(core.Answer.Rendered, wanted)),
    serialize,
    ...Object.fromEntries(Object.entries(contract.builders).map(building)),
    "~standard": standardSchema((value) => {
      place(value, CONSUMER.maxBytes);
      return checkPlaced(CONSUMER);
    }),
  };
}
