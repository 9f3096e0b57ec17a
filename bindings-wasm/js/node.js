/**
 * The module with its WebAssembly inside, ready without waiting: the one instance in a process of Node.
 */

import base64 from "flowops-contracts-wasm/module.wasm";
import { refresh, start, startWith } from "./memory.js";

export { ContractError } from "./error.js";
export * from "./derived/topics.js";

startWith(() => {
  const bytes = globalThis.Buffer?.from(base64, "base64");
  start(bytes ?? Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
});

/** Nothing has to be waited for; a source is not needed. */
export async function ready() {
  refresh();
}

/** Nothing has to be done; a source is not needed. */
export function initSync() {
  refresh();
}
