// What core/examples/demo.rs prints, by the package that the working folder's project has installed.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const { orderEvents } = createRequire(join(process.cwd(), "package.json"))("@flowops/contracts");

function show(name, value) {
  const { outcome, total } = orderEvents.check(value);
  console.log(`${name}: ${outcome}`);
  if (total > 0) {
    console.log(`\n${orderEvents.render(value)}`);
  }
}

for (const [type, example] of Object.entries(orderEvents.examples)) {
  show(`the contract's example of ${type}`, example);
}
for (const file of process.argv.slice(2)) {
  const lines = readFileSync(file, "latin1").split("\n");
  lines.forEach((line, index) => line && show(`${file}, line ${index + 1}`, Buffer.from(line, "latin1")));
}
