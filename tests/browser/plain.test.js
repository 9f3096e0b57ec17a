// The package as it is installed, in a page of a user: no bundler, no set-up.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { test } from "node:test";

import { serve } from "../../bindings-wasm/preview/serve.js";
import { launch } from "./chromium.js";

test("a plain page imports what npm installed", async (t) => {
  const project = mkdtempSync(join(tmpdir(), "plain-"));
  writeFileSync(join(project, "package.json"), '{"private":true}');
  const tarball = resolve(process.env.FLOWOPS_TARBALL);
  execFileSync("npm", ["install", "--silent", "--no-audit", "--no-fund", tarball], { cwd: project });
  cpSync(new URL("pages/plain.html", import.meta.url), join(project, "plain.html"));
  const server = await serve({ "/": project });
  const browser = await launch();
  t.after(async () => {
    await browser.close();
    server.close();
  });
  const page = await browser.newPage();
  await page.goto(new URL("plain.html", server.url).href);
  await page.waitForFunction(() => document.title !== "A page of a user");
  assert.equal(await page.title(), "ORDER_CREATED rejected");
});
