/** What each peer says of the events, beside what the core says. */

import { orderEvents } from "@flowops/contracts";
import { accepting } from "./candidates.js";

/**
 * For each peer: how many events that we accept it refuses; and of those whose one fault is of a code, how many it
 * accepts, and how many there are.
 */
export function verdicts(names, kind, values) {
  const faults = values.map((value) => {
    const { outcome, findings } = orderEvents.check(value);
    if ((outcome === "accepted") !== orderEvents.isValid(value)) {
      throw new Error("the verbs disagree");
    }
    return outcome === "accepted" ? undefined : errorCodes(findings);
  });
  const accepted = faults.filter((codes) => codes === undefined).length;
  const said = names.map((name) => [name, verdict(accepting(name, kind), values, faults)]);
  return { accepted, peers: Object.fromEntries(said) };
}

function errorCodes(findings) {
  const errors = findings.filter(({ severity }) => severity === "error");
  return [...new Set(errors.map(({ code }) => code))];
}

function verdict(accepts, values, faults) {
  let refused = 0;
  const missed = {};
  for (const [index, codes] of faults.entries()) {
    const accepted = accepts(values[index]);
    if (codes === undefined) {
      refused += 1 - accepted;
    } else if (codes.length === 1) {
      const counts = (missed[codes[0]] ??= [0, 0]);
      counts[0] += accepted;
      counts[1] += 1;
    }
  }
  return { refused, missed };
}
