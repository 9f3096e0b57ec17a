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

  function refuse({ strict, maxBytes, maxFindings }, text) {
    const { kind, size } = placed;
    const { report, message } = core.refusal(index, kind, size, strict, maxBytes, maxFindings);
    return new ContractError(report, message, text);
  }

  function parse(value, options) {
    const wanted = complete(options, CONSUMER);
    place(value, wanted.maxBytes);
    const event = accept(wanted.strict, wanted.maxBytes);
    if (event === undefined) {
      throw refuse(wanted);
    }
    return event;
  }

  function checkPlaced({ strict, maxBytes, maxFindings }) {
    // what is accepted strictly has no finding
    const faultless = accept(true, maxBytes);
    if (faultless !== undefined) {
      const eventType = eventTypes[indexAt(typeSlot)];
      return { topic: name, outcome: "accepted", eventType, event: faultless, findings: [], total: 0 };
    }
    const report = core.check(index, placed.kind, placed.size, strict, maxBytes, maxFindings);
    const event = accept(strict, maxBytes);
    if (event === undefined) {
      return report;
    }
    const { outcome, eventType, findings, total } = report;
    return { topic: name, outcome, eventType, event, findings, total };
  }

  function check(value, options) {
    const wanted = complete(options, CONSUMER);
    place(value, wanted.maxBytes);
    return checkPlaced(wanted);
  }

  function isValid(value, options) {
    const { strict, maxBytes } = complete(options, CONSUMER);
    place(value, maxBytes);
    return core.isValid(index, placed.kind, placed.size, strict, maxBytes);
  }

  function checkJson(value, options) {
    const { strict, maxBytes, maxFindings } = complete(options, CONSUMER);
    place(value, maxBytes);
    return core.checkJson(index, placed.kind, placed.size, strict, maxBytes, maxFindings);
  }

  function render(value, options) {
    const { strict, maxBytes, maxFindings } = complete(options, CONSUMER);
    place(value, maxBytes);
    return core.render(index, placed.kind, placed.size, strict, maxBytes, maxFindings);
  }

  function serialize(event, options) {
    const { strict, maxBytes, maxFindings } = complete(options, PRODUCER);
    placeText(jsonText(event));
    let bytes;
    try {
      bytes = core.serialize(index, placed.size, strict, maxBytes, maxFindings);
    } catch (failure) {
      throw failure instanceof Error
        ? failure
        : new ContractError(failure.report, failure.message, failure.text);
    }
    return hasBuffer ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length) : bytes;
  }

  function build(fields, options) {
    const wanted = complete(options, PRODUCER);
    const text = jsonText(fields);
    placeText(text);
    const event = accept(wanted.strict, wanted.maxBytes);
    if (event === undefined) {
      throw refuse(wanted, text);
    }
    return event;
  }

  const builders = Object.entries(contract.builders).map(([builder, fields]) => [
    builder,
    (given, options) => build(fields(given), options),
  ]);

  return {
    topic: name,
    version,
    fingerprint,
    examples,
    parse,
    check,
    checkJson,
    isValid,
    render,
    serialize,
    ...Object.fromEntries(builders),
    "~standard": standardSchema((value) => {
      place(value, CONSUMER.maxBytes);
      return checkPlaced(CONSUMER);
    }),
  };
}
