// What a hostile producer might send, and what must be true of a page that shows it.

import assert from "node:assert/strict";

import { paste, said } from "./page.js";

/** Each runs `ran()` if it is taken for anything but text. */
export const PAYLOADS = {
  "a script element": "<script>ran()</script>",
  "an image with a handler": "<img src=x onerror=ran()>",
  "a drawing with a handler": "<svg onload=ran()><animate onbegin=ran() attributeName=x dur=1s>",
  "a frame with a document": '<iframe srcdoc="<script>parent.ran()</script>"></iframe>',
  "a link that is a program": '<a href="javascript:ran()" autofocus onfocus=ran()>x</a>',
  "an address that is a program": "javascript:ran()//",
  "an end of the box": "</textarea><img src=x onerror=ran()>",
  "an end of the script": "</script><script>ran()</script>",
  "an end of an attribute": "\" autofocus onfocus=ran() x='\" onclick=ran() '",
  "a comment that ends": "--><img src=x onerror=ran()><!--",
  "a style that loads": "<style>@import 'javascript:ran()';*{background:url(//example.invalid/x)}</style>",
  "another base and a refresh":
    '<base href="//example.invalid/"><meta http-equiv=refresh content="0;url=javascript:ran()">',
  "templates of frameworks": "{{constructor.constructor('ran()')()}}${ran()}<%= ran() %>#{ran()}",
  "a math element that hides a style": "<math><mtext><table><mglyph><style><img src=x onerror=ran()>",
  entities: "&lt;img src=x onerror=ran()&gt;&#x3c;script&#x3e;ran()",
  "bidi controls": "\u202e<img src=x onerror=ran()>\u2066\u2067\u2068\u2069\u202c",
  "NUL and other controls": "\0\u0001\u001b[31m<img\0 src=x onerror=ran()>\u007f\u0085\u2028\u2029",
  "halves of surrogate pairs": "\ud83d<img src=x onerror=ran()>\udc55",
  "the prototype's key": "__proto__",
  "names of what objects have": "constructor",
  "a huge name": `<img src=x onerror=ran()>${"x".repeat(200_000)}`,
  "a name of many marks": `e${"\u0301".repeat(2_000)}<img src=x onerror=ran()>`,
};

const ID = "e1b7c2f0-8d41-4b9a-b9f1-3d0a2f7a9c21";

/** An event as JSON text, with members behind. */
function event(eventType, orderId, more = "") {
  const base = { eventId: ID, eventType, timestamp: "2025-01-01T10:00:00Z", payload: { orderId } };
  return JSON.stringify(base).slice(0, -1) + more + "}";
}

/** The elements that the page makes; there is no other. */
const OWN = (
  "header h1 main section p div span label select optgroup option textarea input kbd ol li button code strong bdi mark " +
  "details summary pre noscript"
).split(" ");

/** Puts a payload wherever a producer can put it; fails where it is not shown as the text that it is. */
export async function attack(page, payload) {
  const key = JSON.stringify(payload);
  const token = `/${payload.replaceAll("~", "~0").replaceAll("/", "~1")}`;
  const isText = payload.isWellFormed();

  await unharmed(page, payload);
  await unharmed(page, `{${key}:${key}}`);

  await unharmed(page, event(payload, "ORD-1"));
  if (isText) {
    const unknown = await said(page);
    assert.deepEqual([unknown.outcome, unknown.eventType], ["unknown_event_type", payload]);
  }

  await unharmed(page, event("ORDER_CANCELLED", "ORD-1", `,${key}:0`));
  const { pointers, marked } = await said(page);
  if (isText) {
    // the core cuts a long one
    const [pointer] = pointers;
    assert.ok(pointer === token || (pointer.endsWith("…") && token.startsWith(pointer.slice(0, -1))), "the pointer");
    // in a long text nothing is marked
    assert.ok(marked.length === 0 ? key.length > 100_000 : marked[0] === key, "the mark");
  }

  await unharmed(page, event("ORDER_CANCELLED", payload));
  if (isText) {
    const { outcome, event: normal } = await said(page);
    assert.equal(outcome, "accepted");
    assert.ok(normal.includes(JSON.stringify(payload).slice(0, 10_000)), "the event shows it");
  }
}

/** Puts a text into the box; fails where anything ran, was reported, or became an element. */
async function unharmed(page, text) {
  await page.evaluate(() => {
    globalThis.ran ??= () => {
      globalThis.hasRun = true;
    };
    document.getElementById("text").open = true;
  });
  const url = page.url();
  await paste(page, text);
  // what has a handler runs it in a task of its own, that of an image when it is known that there is none
  await page.evaluate(async () => {
    const known = (image) =>
      new Promise((resolve) => ["load", "error"].forEach((name) => image.addEventListener(name, resolve)));
    await Promise.all(Array.from(document.images, (image) => image.complete || known(image)));
    await new Promise((resolve) => setTimeout(resolve, 20));
  });
  const harm = await page.evaluate((own) => {
    const box = document.getElementById("value");
    const marks = document.getElementById("marks");
    const names = [...document.body.querySelectorAll("*")].map(({ localName }) => localName);
    const made = names.filter((name) => !own.includes(name));
    return {
      ran: globalThis.hasRun === true,
      reports: globalThis.reports,
      made,
      scripts: document.scripts.length,
      polluted: Object.keys(Object.prototype).length,
      differs: marks.textContent !== "\n" && marks.textContent !== `${box.value}\n`,
    };
  }, OWN);
  assert.deepEqual(
    { ...harm, complaints: page.complaints, url: page.url() },
    { ran: false, reports: [], made: [], scripts: 1, polluted: 0, differs: false, complaints: [], url },
  );
}
