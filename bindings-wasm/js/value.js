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
    put(Kind.Unread, encoder.encode(text).length, "");
    return;
  }
  reserveRoom(units > MEASURED ? encoder.encode(text).length : 3 * units);
  const { written } = encoder.encodeInto(text, input);
  if (written === units) {
    put(Kind.Text, units, text);
  } else {
    const isWellFormed = text.isWellFormed?.() ?? !half.test(text);
    put(Kind.Text, isWellFormed ? written : writeHalves(text), "");
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
  const kind = Array.isArray(value) ? "n array" : typeof value === "object" ? "nother object" : ` ${typeof value}`;
  return value === null || value === undefined ? String(value) : `a${kind}`;
}

/** Matches half of a surrogate pair without its other half. */
const half = /(\p{Surrogate})/u;

/** Writes a text with such halves in it, each as the three bytes that it would have as a character. */
function writeHalves(text) {
  let size = 0;
  text.split(half).forEach((part, index) => {
    if (index % 2 === 0) {
      size += encoder.encodeInto(part, input.subarray(size)).written;
    } else {
      const unit = part.charCodeAt(0);
      input.set([0xed, 0x80 | ((unit >> 6) & 0x3f), 0x80 | (unit & 0x3f)], size);
      size += 3;
    }
  });
  return size;
}
