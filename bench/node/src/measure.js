/**
 * Samples: each candidate reads all events, one after the other in an order drawn anew, so that what disturbs the
 * machine is shared, and none always collects the garbage of the same one. A sample is long enough to pay for its
 * own garbage. Where the host tells it, processor time is taken, of all threads: time in which something else ran
 * is no one's.
 */

/** Nanoseconds. */
const now =
  globalThis.process?.cpuUsage === undefined
    ? () => performance.now() * 1e6
    : () => {
        const { user, system } = process.cpuUsage();
        return (user + system) * 1e3;
      };

/** For each candidate, nanoseconds an event in each round. */
export function measure(candidates, kinds, rounds) {
  const times = Object.fromEntries(candidates.map(({ name }) => [name, []]));
  const turns = candidates.slice();
  const random = generator(1);
  // two rounds warm up
  for (let round = -2; round < rounds; round += 1) {
    shuffle(turns, random);
    for (const { name, kind, read } of turns) {
      const spent = sample(kinds[kind], read);
      if (round >= 0) {
        times[name].push(spent);
      }
    }
  }
  return times;
}

let kept = 0;

function sample(values, read) {
  const start = now();
  for (const value of values) {
    kept += read(value);
  }
  return (now() - start) / values.length;
}

function shuffle(list, random) {
  for (let last = list.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    [list[last], list[other]] = [list[other], list[last]];
  }
}

/** A linear congruential generator: whole numbers below a limit. */
function generator(seed) {
  let state = seed;
  return (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
}
