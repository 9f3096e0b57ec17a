/**
 * The module for workers at an edge, which compile no WebAssembly while they run: it is imported as a module.
 */

import module from "./flowops-contracts.wasm";
import { initSync } from "./browser.js";

initSync(module);

export * from "./browser.js";
