/**
 * Options, checked as arguments; what they do is the core's.
 */

import { LIMITS } from "./derived/limits.js";
import { describe } from "./value.js";

export const CONSUMER = { strict: false, maxBytes: LIMITS.maxBytes, maxFindings: LIMITS.maxFindings };
export const PRODUCER = { ...CONSUMER, strict: true };

/** A caller's options, completed. */
export function complete(options, defaults) {
  if (options === undefined) {
    return defaults;
  }
  if (typeof options !== "object" || options === null) {
    throw new TypeError(`expected options as an object, found ${describe(options)}`);
  }
  const { strict = defaults.strict, maxBytes = defaults.maxBytes, maxFindings = defaults.maxFindings } = options;
  if (typeof strict !== "boolean") {
    throw new TypeError(`expected strict as a boolean, found ${describe(strict)}`);
  }
  return { strict, maxBytes: limit("maxBytes", maxBytes), maxFindings: limit("maxFindings", maxFindings) };
}

function limit(name, value) {
  if (typeof value !== "number") {
    throw new TypeError(`expected ${name} as a number, found ${describe(value)}`);
  }
  if (!Number.isInteger(value) || value < 0 || value > LIMITS.largest) {
    throw new RangeError(`expected ${name} as a whole number from 0 to ${LIMITS.largest}, found ${value}`);
  }
  return value;
}
