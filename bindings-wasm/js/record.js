/**
 * Reads the slots of the event that was accepted last.
 *
 * How they lie is said in the core, with its records. What the topics' readers ask for is made here: a text is
 * cut out of a window of the value, so that one call makes strings of many fields, and so that a field that is
 * kept holds no more than its window.
 */

import { Form, writeNormal } from "flowops-contracts-wasm/glue.js";
import { asciiText, halves, input, numbers, refresh, reserveRoom, utf8Text } from "./memory.js";
import { placed } from "./value.js";

/** The largest window. */
const WINDOW = 2048;

let first = 0;
let ascii = true;
let text = "";
let from = 0;
let to = 0;

/** Turns to the record at an address. */
export function open(address) {
  refresh();
  first = address >>> 3;
  // said beside the address
  ascii = (address & 1) !== 0;
  from = 0;
  // a string of the caller's that is ASCII serves as it is
  ({ text } = placed);
  to = placed.size <= WINDOW ? text.length : 0;
}

function moveWindow(start, end) {
  const isSmall = placed.size <= WINDOW;
  from = isSmall ? 0 : start;
  to = isSmall ? placed.size : Math.min(placed.size, Math.max(end, start + WINDOW));
  text = asciiText(from, to);
}

/** What stands in a slot's span, where it is ASCII; nothing where it is not in normal form. */
function span(slot) {
  const half = (first + slot) << 1;
  const start = halves[half];
  const marked = halves[half + 1];
  if (marked >= 0) {
    return undefined;
  }
  const end = start + (marked & 0x7fff_ffff);
  if (start < from || end > to) {
    moveWindow(start, end);
  }
  return text.substring(start - from, end - from);
}

/** A text that does not stand in the value as it is read: the core writes it behind the value. */
function normal(form, slot) {
  const { size } = placed;
  let written = writeNormal(form, slot, size);
  const end = size + (written >>> 1);
  if (end > input.length) {
    reserveRoom(end);
    written = writeNormal(form, slot, size);
  }
  refresh();
  return (written & 1) === 0 ? utf8Text(size, end) : asciiText(size, end);
}

const beyondAscii = /[^\0-\x7f]/;

/** A text. */
export function textAt(slot) {
  const found = span(slot);
  if (found === undefined) {
    return normal(Form.Text, slot);
  }
  if (ascii || !beyondAscii.test(found)) {
    return found;
  }
  const half = (first + slot) << 1;
  const start = halves[half];
  return utf8Text(start, start + (halves[half + 1] & 0x7fff_ffff));
}

/** A UUID. */
export function uuidAt(slot) {
  return span(slot) ?? normal(Form.Uuid, slot);
}

/** A timestamp. */
export function timestampAt(slot) {
  return span(slot) ?? normal(Form.Timestamp, slot);
}

/** A number; one that is written with a sign before its zero is 0. */
export function numberAt(slot) {
  return numbers[first + slot] + 0;
}

/** A boolean. */
export function booleanAt(slot) {
  return halves[(first + slot) << 1] === 1;
}

/** Which of its words a text is; how many elements a list has is the other half of its slot. */
export function indexAt(slot) {
  return halves[(first + slot) << 1];
}

/** Where the elements of a list begin, or the next of linked ones. */
export { indexAt as placeAt };

/** How many elements a list has. */
export function countAt(slot) {
  return halves[((first + slot) << 1) + 1];
}

/** Whether a member is absent. */
export const isAbsent = (slot) => isMarked(slot, -1);

/** Whether a value is null. */
export const isNull = (slot) => isMarked(slot, -2);

function isMarked(slot, mark) {
  const half = (first + slot) << 1;
  return halves[half] === mark && halves[half + 1] === -1;
}
