// Holds the module in the packed tarball to its budget. node tests/size.mjs TARBALL
//
// `size-budget.json` is in bytes, as it is and by brotli. A kilobyte over it fails; what is below by more than a
// twentieth should lower it.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const MODULE = "package/flowops-contracts.wasm";
const ALLOWED = 1000;

const [tarball] = process.argv.slice(2);
const budget = JSON.parse(readFileSync(new URL("size-budget.json", import.meta.url), "utf8"));
const folder = mkdtempSync(join(tmpdir(), "size-"));
let sizes;
try {
  execFileSync("tar", ["-xzf", tarball, "-C", folder, MODULE]);
  const brotli = fileURLToPath(new URL("../bindings-wasm/scripts/brotli.js", import.meta.url));
  sizes = execFileSync(process.execPath, [brotli, join(folder, MODULE)], { encoding: "utf8" }).split(" ");
} finally {
  rmSync(folder, { recursive: true });
}
for (const [index, name] of ["raw", "brotli"].entries()) {
  const size = Number(sizes[index]);
  const over = size >= budget[name] + ALLOWED;
  const lower = size < budget[name] * 0.95;
  const says = over ? ": over" : lower ? ": lower it in tests/size-budget.json" : "";
  console.log(`wasm ${name}: ${size} bytes of ${budget[name]}${says}`);
  if (over) {
    process.exitCode = 1;
  }
}
