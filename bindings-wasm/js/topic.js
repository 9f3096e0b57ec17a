/**
 * A topic's verbs. They hold no rule: a value is placed, the core is asked, its answer is handed on.
 */

import * as core from "flowops-contracts-wasm/glue.js";
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

  /** The event that was placed, or undefined. */
  function accept(strict, maxBytes) {
    const record = core.read(index, placed.kind, placed.size, strict, maxBytes);
    if (record === 0) {
      return undefined;
    }
    open(record);
    return readEvent(indexAt(typeSlot));
  }

  /** What is said of what was placed. */
  function answer(form, { strict, maxBytes, maxFindings }) {
    return core.check(form, index, placed.kind, placed.size, strict, maxBytes, maxFindings);
  }

  /** The event that was placed; or what is wrong with it, and its text where the caller does not have it. */
  function demand(wanted, text) {
    const event = accept(wanted.strict, wanted.maxBytes);
    if (event === undefined) {
      const [report, message] = answer(core.Answer.Failure, wanted);
      throw new ContractError(report, message, text);
    }
    return event;
  }

  function parse(value, options) {
    const wanted = complete(options, CONSUMER);
    place(value, wanted.maxBytes);
    return demand(wanted);
  }

  function checkPlaced(wanted) {
    // what is accepted strictly has no finding
    const faultless = accept(true, wanted.maxBytes);
    if (faultless !== undefined) {
      const eventType = eventTypes[indexAt(typeSlot)];
      return { topic: name, outcome: "accepted", eventType, event: faultless, findings: [], total: 0 };
    }
    const report = answer(core.Answer.Report, wanted);
    const event = accept(wanted.strict, wanted.maxBytes);
    if (event === undefined) {
      return report;
    }
    const { outcome, eventType, findings, total } = report;
    return { topic: name, outcome, eventType, event, findings, total };
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
