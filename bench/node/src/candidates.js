/** What is timed: peers and ours, from each kind of value. A candidate gives a number, so that nothing is left out. */

import { orderEvents } from "@flowops/contracts";
import { peers } from "./peers.js";

const decoder = new TextDecoder();

/** How a host gets text from bytes before it parses. */
const texts = {
  buffer: (value) => value.toString(),
  bytes: (value) => decoder.decode(value),
  string: (value) => value,
};

/** Whether a peer accepts a value; what JSON.parse does not take counts as refused. */
export const accepting = (name, kind) => {
  const { accepts } = peers[name];
  const text = texts[kind];
  return (value) => {
    try {
      return Number(accepts(JSON.parse(text(value))));
    } catch {
      return 0;
    }
  };
};

const reading = (name, kind) => {
  const { errors } = peers[name];
  const text = texts[kind];
  return (value) => {
    let parsed;
    try {
      parsed = JSON.parse(text(value));
    } catch (error) {
      return error.message.length;
    }
    return errors(parsed).reduce((total, error) => total + error.length, 0);
  };
};

function parse(value) {
  try {
    return Number(orderEvents.parse(value) !== undefined);
  } catch {
    return 0;
  }
}

const ours = {
  isValid: (value) => Number(orderEvents.isValid(value)),
  parse,
  check: (value) => Number(orderEvents.check(value).outcome === "accepted"),
};

const checkRead = (value) =>
  orderEvents.check(value).findings.reduce((total, { pointer, message }) => total + pointer.length + message.length, 0);

/**
 * Candidates by name, each with the kind of value it takes. Peers start from what `first` says; JSON.parse also
 * from a string.
 */
export function candidates(kinds, names, { withErrors }) {
  const [first] = kinds;
  const list = names.map((name) => ({ name, kind: first, read: accepting(name, first) }));
  list.push({ name: "JSON.parse, string", kind: "string", read: accepting("JSON.parse", "string") });
  for (const kind of kinds) {
    const suffix = kind === first ? "" : `, ${kind}`;
    for (const [verb, read] of Object.entries(ours)) {
      list.push({ name: `${verb}${suffix}`, kind, read });
    }
  }
  if (withErrors) {
    for (const name of names.filter((name) => name !== "JSON.parse")) {
      list.push({ name: `${name}, errors`, kind: first, read: reading(name, first) });
    }
    list.push({ name: "check, findings read", kind: first, read: checkRead });
  }
  return list;
}
