// What events leave in memory; prints JSON. node --expose-gc src/memory.js CORPUS
//
// `retained`: bytes that a kept event holds, when the values that it was read from are dropped.
// `loop`: kilobytes that are resident after 1,000,000 events and after 10,000,000.

import { readFileSync } from "node:fs";
import { orderEvents } from "@flowops/contracts";
import { events, kindsOf } from "./events.js";

const [file] = process.argv.slice(2);
const EVENTS = 10_000_000;
const FIRST = 1_000_000;

const readers = {
  "JSON.parse": ["buffer", (value) => JSON.parse(value.toString())],
  "JSON.parse, string": ["string", (value) => JSON.parse(value)],
  parse: ["buffer", orderEvents.parse],
  "parse, bytes": ["bytes", orderEvents.parse],
  "parse, string": ["string", orderEvents.parse],
};

function used() {
  globalThis.gc();
  globalThis.gc();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Values that nothing else holds. */
const values = (kind) => kindsOf(events(readFileSync(file)))[kind];

function retained([kind, read]) {
  const before = used();
  const kept = values(kind).map((value) => read(value));
  return Math.round((used() - before) / kept.length);
}

function loop() {
  const list = values("buffer");
  const resident = () => Math.round(process.memoryUsage().rss / 1024);
  const sizes = [];
  for (let count = 1; count <= EVENTS; count += 1) {
    orderEvents.parse(list[count % list.length]);
    if (count === FIRST || count === EVENTS) {
      sizes.push(resident());
    }
  }
  return { events: [FIRST, EVENTS], resident: sizes };
}

for (const reader of Object.values(readers)) {
  retained(reader);
}
const kept = Object.fromEntries(Object.entries(readers).map(([name, reader]) => [name, retained(reader)]));
console.log(JSON.stringify({ retained: kept, loop: loop() }));
