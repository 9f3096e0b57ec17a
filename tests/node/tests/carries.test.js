// The binding carries answers: no code, message or name of a contract stands in what is written by hand.

import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { test } from "node:test";

const ROOT = process.env.FLOWOPS_ROOT;
const BINDING = join(ROOT, "bindings-wasm");
const DERIVED = "Derived from the core's declarations";

const read = (path) => readFileSync(join(ROOT, path), "utf8");
const lines = (path) =>
  read(path)
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));

const vectors = lines("tests/derived/vectors.ndjson");
const findings = lines("tests/derived/reports.ndjson").flatMap(({ report }) => report.findings);
// all codes and severities that vectors have, and every outcome
const codes = new Set(findings.flatMap(({ code, severity }) => [code, severity]));
const outcomes = new Set(lines("tests/derived/reports.ndjson").map(({ report }) => report.outcome));

/** The sources that are not derived, by name, without comments. */
function byHand() {
  const sources = new Map();
  for (const folder of ["js", "src"]) {
    for (const name of readdirSync(join(BINDING, folder), { recursive: true })) {
      const path = join(BINDING, folder, name);
      if (!/\.(js|rs)$/.test(name)) {
        continue;
      }
      const text = readFileSync(path, "utf8");
      if (!text.includes(DERIVED)) {
        sources.set(relative(BINDING, path), withoutComments(text));
      }
    }
  }
  return sources;
}

function withoutComments(text) {
  return text.replaceAll(/\/\*.*?\*\//gs, "").replaceAll(/(?<![:"'])\/\/.*$/gm, "");
}

const words = (text) => new Set(text.match(/\w+/g));

/** The texts that stand between quotes. */
const literals = (text) => new Set(Array.from(text.matchAll(/(["'`])(.*?)\1/gs), ([, , content]) => content));

/** What a search finds, by file; files without any are left out. */
function found(search) {
  const all = Array.from(byHand(), ([name, text]) => [name, search(text)]);
  return Object.fromEntries(all.filter(([, some]) => some.length > 0));
}

/** The keys and the event types of all vectors that are events, and the topics. */
function namesOfTheContracts() {
  const names = new Map();
  for (const { topic, event } of vectors) {
    const ofTopic = names.get(topic) ?? new Set([topic]);
    names.set(topic, ofTopic);
    for (const [, key, type] of (event ?? "").matchAll(/"(\w+)":(?:"([A-Z_]+)")?/g)) {
      ofTopic.add(key).add(type);
    }
  }
  const topics = [...names.values()];
  const all = [...new Set(topics.flatMap((ofTopic) => [...ofTopic]))];
  // a plain word that only one of several topics has, `source` or `code`, is one of any program
  const telling = (name) => !/^[a-z]+$/.test(name) || topics.every((ofTopic) => ofTopic.has(name));
  return new Set(all.filter((name) => name?.length > 3 && telling(name)));
}

test("the search sees what is written by hand, and what it searches for", () => {
  const names = new Set(byHand().keys());
  for (const name of ["js/topic.js", "js/record.js", "js/value.js", "src/verbs.rs", "src/memory.rs"]) {
    assert.ok(names.has(name), name);
  }
  assert.ok(!names.has("js/derived/topics.js"));
  const code = words(withoutComments(read("core/src/code.rs")));
  assert.ok(code.has("too_large") && code.has("not_utc"));
  const contract = words(withoutComments(read("core/src/topics/order_events.rs")));
  assert.ok(contract.has("orderId") && contract.has("ORDER_CREATED"));
  assert.ok(literals(read("bindings-wasm/js/derived/limits.js")).has("accepted"));
});

test("no code, severity or outcome is in the binding", () => {
  assert.ok(codes.size > 20 && codes.has("not_utc") && codes.has("warning"));
  assert.deepEqual([...outcomes].sort(), ["accepted", "rejected", "tombstone", "unknown_event_type"]);
  const said = new Set([...codes, ...outcomes]);
  assert.deepEqual(
    found((text) => [...literals(text)].filter((literal) => said.has(literal))),
    {},
  );
  // codes that are no words of English stand nowhere, not as a member's name either
  const odd = new Set([...codes].filter((code) => code.includes("_")));
  assert.deepEqual(
    found((text) => [...words(text)].filter((word) => odd.has(word))),
    {},
  );
});

test("no name of a contract is in the binding", () => {
  const names = namesOfTheContracts();
  for (const name of ["orderId", "ORDER_CANCELLED", "payload", "order-events"]) {
    assert.ok(names.has(name), name);
  }
  // a report has the `eventType` of every topic: a name of ours, not of one contract
  names.delete("eventType");
  assert.deepEqual(
    found((text) => [...words(text), ...literals(text)].filter((word) => names.has(word))),
    {},
  );
});

test("no message is in the binding", () => {
  const said = new Set(findings.flatMap(({ message, expected, help = "" }) => [message, expected, help]));
  assert.ok(said.size > 50);
  const long = [...said].filter((text) => text.length > 20);
  assert.deepEqual(
    found((text) => long.filter((message) => text.includes(message))),
    {},
  );
});
