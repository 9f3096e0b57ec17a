// Prints what the tarball says in Node that the working folder's project has, of each file of mutants in a folder:
// a line with its name, the number of mutants, and the digests.

import { readFileSync, readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

const installed = createRequire(join(process.cwd(), "package.json"));
const load = (name) => import(pathToFileURL(installed.resolve(name)));
const { default: contracts } = await load("@flowops/contracts");
const { conformance } = await load("@flowops/contracts/conformance");

const [folder] = process.argv.slice(2);
for (const name of readdirSync(folder).sort()) {
  const { bytes, utf16, vectors } = await conformance(contracts, readFileSync(join(folder, name), "utf8"));
  console.log(`${name} ${vectors} bytes=${bytes} utf16=${utf16}`);
}
