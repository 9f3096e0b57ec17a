#!/usr/bin/env node
// The command of the package: shows that this machine says of the shipped vectors what every other host says.

import { readFile } from "node:fs/promises";
import { brotliDecompressSync } from "node:zlib";

import { conformance } from "../conformance.js";
import * as contracts from "../node.js";

const [command, ...more] = process.argv.slice(2);
if (command === "conformance" && more.length === 0) {
  const facts = await readFile(new URL("../vectors.ndjson.br", import.meta.url));
  const { bytes, utf16, vectors } = await conformance(contracts, brotliDecompressSync(facts).toString());
  console.log(`bytes: ${bytes}\nutf16: ${utf16}\nvectors: ${vectors}`);
} else {
  console.error("usage: npx @flowops/contracts conformance");
  process.exitCode = 2;
}
