/** All that is measured of one corpus. */

import { candidates } from "./candidates.js";
import { events, kindsOf } from "./events.js";
import { measure } from "./measure.js";
import { verdicts } from "./verdicts.js";

export function corpus(name, content, kindNames, peers, rounds) {
  const list = events(content);
  const kinds = kindsOf(list);
  const [first] = kindNames;
  const said = verdicts(peers, first, kinds[first]);
  const timed = candidates(kindNames, peers, { withErrors: said.accepted < list.length });
  return {
    name,
    events: list.length,
    bytes: list.reduce((total, { length }) => total + length, 0),
    times: measure(timed, kinds, roundsOf(said, list, rounds)),
    verdicts: said,
  };
}

/** A large event is a short sample; errors make a long one. */
function roundsOf({ accepted }, { length }, rounds) {
  return length === 1 ? rounds * 4 : accepted === 0 ? Math.ceil(rounds / 2) : rounds;
}
