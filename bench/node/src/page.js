/** The same bench in a page: `measureCorpus(name, url, rounds)`. */

import { ready } from "@flowops/contracts";
import { corpus } from "./corpus.js";

/** JSON.parse alone, and the two that are fastest in Node. */
const PEERS = ["JSON.parse", "typebox", "arktype"];

globalThis.measureCorpus = async (name, url, rounds) => {
  await ready();
  const response = await fetch(url);
  return corpus(name, new Uint8Array(await response.arrayBuffer()), ["bytes", "string"], PEERS, rounds);
};
