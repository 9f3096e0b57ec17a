// The preview in headless Chromium: opened, filled, and watched for what must not happen.

import { join } from "node:path";

import { preview, serve, unpacked } from "../../bindings-wasm/preview/serve.js";
import { launch } from "./chromium.js";

const tarball = process.env.FLOWOPS_TARBALL;
if (tarball === undefined) {
  throw new Error("FLOWOPS_TARBALL names no tarball");
}
const contracts = unpacked(tarball);
export const browser = await launch();

/** Serves a folder of the page, its own or a copy, with the packed tarball. */
export const served = (folder = preview) => serve({ "/": folder, "/flowops-contracts/": contracts });

/** Opens the page; what the browser complains of is gathered in `page.complaints`. */
export async function open(url, settings = {}) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 860 }, ...settings });
  page.complaints = [];
  const complain = (what) => page.complaints.push(what);
  page.on("console", (message) => ["error", "warning"].includes(message.type()) && complain(message.text()));
  page.on("pageerror", (error) => complain(String(error)));
  page.on("dialog", async (dialog) => {
    complain(`a dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.addInitScript(() => {
    globalThis.reports = [];
    addEventListener("securitypolicyviolation", ({ effectiveDirective, sample }) =>
      globalThis.reports.push(`${effectiveDirective}: ${sample}`),
    );
  });
  await page.goto(url);
  await page.waitForSelector("#verdict[data-outcome]");
  return page;
}

/** Puts a text into the box as a paste does: halves of surrogate pairs and NUL too. */
export async function paste(page, text) {
  // as ASCII: what carries it to the browser is UTF-8
  const json = JSON.stringify(text).replace(
    /[\x7f-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  await page.evaluate((json) => {
    const box = document.getElementById("value");
    box.value = JSON.parse(json);
    box.dispatchEvent(new InputEvent("input", { bubbles: true }));
  }, json);
  await page.waitForSelector("#verdict:not([aria-busy])");
}

/** What the page says of what is in the box. */
export const said = (page) =>
  page.evaluate(() => {
    const text = (element) => element.textContent;
    const all = (selector) => [...document.querySelectorAll(selector)].map(text);
    const verdict = document.getElementById("verdict");
    return {
      outcome: verdict.dataset.outcome,
      eventType: verdict.querySelector("code")?.textContent,
      codes: all("#findings code"),
      messages: all("#findings .message"),
      pointers: all("#findings .pointer"),
      marked: all("#marks mark"),
      event: text(document.querySelector("#event pre")),
    };
  });

/** Keeps a picture of the page, for a person to look at. */
export async function picture(page, name) {
  const folder = process.env.FLOWOPS_PICTURES;
  if (folder !== undefined) {
    await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
  }
}
