// Measures corpora in Node; prints JSON. node src/main.js ROUNDS FILE…

import { readFileSync } from "node:fs";
import { parse as path } from "node:path";
import { corpus } from "./corpus.js";
import { peers } from "./peers.js";

const [rounds, ...files] = process.argv.slice(2);
const corpora = files.map((file) => {
  const { name } = path(file);
  console.error(`node: ${name}`);
  return corpus(name, readFileSync(file), ["buffer", "bytes", "string"], Object.keys(peers), Number(rounds));
});
const { dependencies } = JSON.parse(readFileSync(new URL("../package.json", import.meta.url), "utf8"));
const versions = { node: process.versions.node, v8: process.versions.v8 };
for (const name of Object.keys(peers).filter((name) => name in dependencies)) {
  versions[name] = dependencies[name];
}
console.log(JSON.stringify({ versions, corpora }));
