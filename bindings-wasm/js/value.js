/**
 * Values as callers hand them over, written into memory.
 */

import { Kind } from "flowops-contracts-wasm/glue.js";
import { input, refresh, reserveRoom } from "./memory.js";

/** What was placed last: how it came, how many bytes it has, and its string where that is ASCII. */
export const placed = { kind: Kind.Null, size: 0, text: "" };

const typedArray = Object.getPrototypeOf(Uint8Array.prototype);
const nameOf = Object.getOwnPropertyDescriptor(typedArray, Symbol.toStringTag).get;
const lengthOf = Object.getOwnPropertyDescriptor(ArrayBuffer.prototype, "byteLength").get;
const encoder = new TextEncoder();

/** Longer strings are measured before room for them is made. */
const MEASURED = 1_048_576;

/** Places a value; one that is larger than is read is only measured. */
export function place(value, maxBytes) {
  refresh();
  if (typeof value === "string") {
    placeString(value, maxBytes);
  } else if (value instanceof Uint8Array) {
    placeBytes(value, maxBytes);
  } else if (value === null) {
    put(Kind.Null, 0, "");
  } else {
    placeBytes(bytesOf(value), maxBytes);
  }
}

/** Places a text that is judged whatever its size. */
export function placeText(text) {
  refresh();
  placeString(text, Infinity);
}

function put(kind, size, text) {
  placed.kind = kind;
  placed.size = size;
  placed.text = text;
}

function placeBytes(bytes, maxBytes) {
  const size = bytes.length;
  if (size > maxBytes) {
    put(Kind.Unread, Math.min(size, 0xffff_ffff), "");
    return;
  }
  reserveRoom(size);
  input.set(bytes);
  put(Kind.Bytes, size, "");
}

function placeString(text, maxBytes) {
  const units = text.length;
  if (units > maxBytes) {
    // a unit is a byte at least
    put(Kind.Unread, sizeOf(text), "");
    return;
  }
  reserveRoom(units > MEASURED ? sizeOf(text) : 3 * units);
  const { written } = encoder.encodeInto(text, input);
  if (written === units) {
    put(Kind.Text, units, text);
  } else {
    put(Kind.Text, isWellFormed(text) ? written : writeHalves(text), "");
  }
}

/** Bytes of another realm, or of a whole buffer. */
function bytesOf(value) {
  if (ArrayBuffer.isView(value) && nameOf.call(value) === "Uint8Array") {
    return value;
  }
  if (isBuffer(value)) {
    return new Uint8Array(value);
  }
  throw new TypeError(`expected a Uint8Array, an ArrayBuffer, a string or null, found ${describe(value)}`);
}

/** Whether a value is an ArrayBuffer, of whatever realm. */
function isBuffer(value) {
  try {
    lengthOf.call(value);
    return true;
  } catch {
    return false;
  }
}

/** Whether a value is memory and no object with members. */
export function isMemory(value) {
  return ArrayBuffer.isView(value) || isBuffer(value);
}

/** The JSON text of an event that a caller holds as an object. */
export function jsonText(event) {
  const text = event === null || isMemory(event) ? undefined : JSON.stringify(event);
  if (text === undefined) {
    throw new TypeError(`expected an event as an object, found ${describe(event)}`);
  }
  return text;
}

/** The kind of a value, never the value. */
export function describe(value) {
  if (typeof value === "object" && value !== null) {
    return isMemory(value) ? "memory" : Array.isArray(value) ? "an array" : "an object of another kind";
  }
  return value === null || value === undefined ? String(value) : `a ${typeof value}`;
}

function isWellFormed(text) {
  return text.isWellFormed?.() ?? !/\p{Surrogate}/u.test(text);
}

const isHigh = (unit) => unit >= 0xd800 && unit < 0xdc00;
const isLow = (unit) => unit >= 0xdc00 && unit < 0xe000;

/** How many bytes a text has; half of a pair has three. */
function sizeOf(text) {
  let size = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit > 0x7f) {
      size += unit > 0x7ff ? 2 : 1;
      // the other half of a pair is among its four
      index += isHigh(unit) && isLow(text.charCodeAt(index + 1)) ? 1 : 0;
    }
  }
  return size;
}

/** Writes a text with halves of pairs in it, each as the three bytes that it would have as a character. */
function writeHalves(text) {
  let size = 0;
  let begin = 0;
  for (let index = 0; index <= text.length; index++) {
    const unit = text.charCodeAt(index);
    if (isHigh(unit) && isLow(text.charCodeAt(index + 1))) {
      index++;
    } else if (isHigh(unit) || isLow(unit) || index === text.length) {
      size += encoder.encodeInto(text.slice(begin, index), input.subarray(size)).written;
      if (index < text.length) {
        input.set([0xe0 | (unit >> 12), 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)], size);
        size += 3;
      }
      begin = index + 1;
    }
  }
  return size;
}
