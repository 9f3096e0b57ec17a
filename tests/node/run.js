// Tests the npm package as a user has it: puts the tests into a project of their own, installs the tarball
// there, and runs them. node tests/node/run.js TARBALL [NODE…]: with each of the given programs, or with this one.

import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = fileURLToPath(new URL(".", import.meta.url));
const [tarball, ...programs] = process.argv.slice(2);
if (tarball === undefined) {
  console.error("usage: node tests/node/run.js TARBALL [NODE…]");
  process.exit(2);
}

function run(command, ...given) {
  const env = { ...process.env, FLOWOPS_TARBALL: resolve(tarball), FLOWOPS_ROOT: join(here, "../..") };
  const { status, error } = spawnSync(command, given, { cwd: project, stdio: "inherit", env });
  if (status !== 0) {
    console.error(`${basename(command)}: ${error ?? `status ${status}`}`);
    process.exit(1);
  }
}

// what npm installs is kept for as long as the lock file says the same
const lock = createHash("sha256")
  .update(readFileSync(join(here, "package-lock.json")))
  .digest("hex");
const cache = process.env.FLOWOPS_CACHE ?? tmpdir();
const project = join(cache, `node-project-${lock.slice(0, 16)}`);
mkdirSync(project, { recursive: true });
for (const name of readdirSync(project)) {
  if (name !== "node_modules") {
    rmSync(join(project, name), { recursive: true });
  }
}
for (const name of readdirSync(here)) {
  if (name !== "node_modules") {
    cpSync(join(here, name), join(project, name), { recursive: true });
  }
}
if (!existsSync(join(project, "node_modules/.package-lock.json"))) {
  run("npm", "ci", "--silent");
}
rmSync(join(project, "node_modules/@flowops"), { recursive: true, force: true });
run("npm", "install", "--silent", "--no-save", "--no-package-lock", resolve(tarball));
const tests = readdirSync(join(here, "tests")).map((name) => join("tests", name));
for (const program of programs.length > 0 ? programs : [process.execPath]) {
  run(program, "--allow-natives-syntax", "--test", ...tests);
}
