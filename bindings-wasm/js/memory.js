/**
 * The one instance of the module, and the memory that values are written into and records are read from.
 */

import load, { initSync, reserve } from "flowops-contracts-wasm/glue.js";

/** What is reserved for values at first. */
const ROOM = 65_536;

/** @type {WebAssembly.Memory | undefined} */
let memory;
let capacity = 0;

/** Makes the module ready when it is first needed, where that needs nobody to wait. */
let starter = () => {
  throw new Error("@flowops/contracts is not ready: `await ready()` before its first use");
};

/** Where room for values is reserved. */
export let address = 0;
/** The bytes reserved for values, and nothing else: no write can reach further. */
export let input = new Uint8Array(0);
/** All memory as bytes, to be read. A Buffer where there is one. */
export let bytes = input;
/** All memory as halves of slots. */
export let halves = new Int32Array(0);
/** All memory as numbers, a slot each. */
export let numbers = new Float64Array(0);

/** Names what starts the module when it is first needed. */
export function startWith(start) {
  starter = start;
}

/** Starts the module at once. */
export function start(source) {
  open(initSync({ module: source }));
}

/** Starts the module when it has come: a URL is fetched, a response compiled while it arrives. */
export async function startWhenLoaded(source) {
  open(await load({ module_or_path: source }));
}

function open(exports) {
  if (memory === undefined) {
    ({ memory } = exports);
    reserveRoom(ROOM);
  }
}

/** Looks at the memory anew where it has grown, since older views of it are empty then. */
export function refresh() {
  if (memory === undefined) {
    starter();
  } else if (halves.length === 0) {
    look();
  }
}

/** Sees to it that a value of so many bytes has room; what was written of it stays. */
export function reserveRoom(size) {
  if (size > capacity) {
    const reserved = reserve(size);
    if (reserved === 0) {
      throw new RangeError(`there is no memory for a value of ${size} bytes`);
    }
    address = reserved;
    capacity = size;
    look();
  }
}

function look() {
  const { buffer } = memory;
  input = new Uint8Array(buffer, address, capacity);
  bytes = hasBuffer ? Buffer.from(buffer) : new Uint8Array(buffer);
  halves = new Int32Array(buffer);
  numbers = new Float64Array(buffer);
}

/** Whether there is Node's Buffer, with its direct ways to text. */
export const hasBuffer = typeof globalThis.Buffer === "function" && typeof Buffer.prototype.latin1Slice === "function";

const asciiDecoder = new TextDecoder("latin1");
const wideDecoder = new TextDecoder("utf-16le");

/** A part of the memory as text, where it is ASCII. */
export const asciiText = hasBuffer
  ? (from, to) => bytes.latin1Slice(from, to)
  : (from, to) => asciiDecoder.decode(bytes.subarray(from, to));

/** A part of the memory as text, where it is UTF-16. */
export const wideText = hasBuffer
  ? (from, to) => bytes.ucs2Slice(from, to)
  : (from, to) => wideDecoder.decode(bytes.subarray(from, to));
