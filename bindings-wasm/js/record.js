/**
 * Reads the slots of the event that was accepted last.
 *
 * How they lie is said in the core, with its records. What the topics' readers ask for is made here: a text is
 * cut out of a window of the event's texts, so that one call makes strings of many fields, and so that a field
 * that is kept holds no more than its window.
 */

import { address as input, asciiText, halves, numbers, refresh, wideText } from "./memory.js";
import { placed } from "./value.js";

/** The largest window, in units. */
const WINDOW = 2048;

let first = 0;
let address = 0;
let size = 0;
let isWide = false;
let text = "";
let from = 0;
let to = 0;

/** Turns to a record: where its texts are and how many units, then its slots. */
export function open(record) {
  refresh();
  first = (record >>> 3) + 1;
  // said beside its address: whether a unit has two bytes
  isWide = (record & 1) !== 0;
  const half = (first - 1) << 1;
  address = halves[half] >>> 0;
  size = halves[half + 1];
  from = 0;
  // a string of the caller's serves as it is where the texts stand in it
  text = address === input && size <= WINDOW ? placed.text : "";
  to = text.length;
}

function moveWindow(start, end) {
  from = size <= WINDOW ? 0 : start;
  to = Math.min(size, Math.max(end, from + WINDOW));
  text = isWide ? wideText(address + 2 * from, address + 2 * to) : asciiText(address + from, address + to);
}

/** A text. */
export function textAt(slot) {
  const half = (first + slot) << 1;
  const start = halves[half];
  const end = start + (halves[half + 1] & 0x7fff_ffff);
  if (start < from || end > to) {
    moveWindow(start, end);
  }
  return text.substring(start - from, end - from);
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
