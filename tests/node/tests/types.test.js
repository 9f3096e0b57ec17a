// The types, as compilers of users see them.

import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const project = fileURLToPath(new URL("..", import.meta.url));

function runs(...command) {
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: "utf8", cwd: project });
  assert.equal(status, 0, stdout + stderr);
}

/** Compiles the same sources under options. */
function compiles(name, options, { type = "module" } = {}) {
  const folder = join(project, "projects", `types-${name}`);
  const files = readdirSync(join(project, "projects/types"));
  assert.ok(files.includes("orders.ts"));
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(project, "projects/types"), folder, { recursive: true });
  writeFileSync(join(folder, "package.json"), JSON.stringify({ type }));
  const compilerOptions = {
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    noEmit: true,
    target: "es2022",
    lib: ["es2022", "dom"],
    types: ["node"],
    ...options,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files }));
  runs("node_modules/typescript/bin/tsc", "--project", folder);
}

test("node16, as an ECMAScript module", () => compiles("node16", { module: "node16" }));
test("node16, as CommonJS", () => compiles("node16-cjs", { module: "node16" }, { type: "commonjs" }));
test("bundler", () => compiles("bundler", { module: "esnext", moduleResolution: "bundler" }));
test("the package's own declarations", () => {
  compiles("declarations", { module: "nodenext", skipLibCheck: false });
});

test("publint finds nothing", () => {
  runs("node_modules/publint/src/cli.js", "run", "node_modules/@flowops/contracts", "--strict", "--pack", "false");
});

test("attw finds nothing", () => {
  const { FLOWOPS_TARBALL: tarball } = process.env;
  runs("node_modules/@arethetypeswrong/cli/dist/index.js", tarball, "--entrypoints", ".");
});
