/**
 * The module for browsers: its WebAssembly is a file beside it, which is streamed.
 */

import { start, startWhenLoaded } from "./memory.js";

export { ContractError } from "./error.js";
export * from "./derived/topics.js";

/** Resolves when the verbs can be used. */
export async function ready(source = new URL("./flowops-contracts.wasm", import.meta.url)) {
  await startWhenLoaded(source);
}

/** Makes the verbs usable at once, by bytes or by a module that is compiled already. */
export function initSync(source) {
  start(source);
}
