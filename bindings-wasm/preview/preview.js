/**
 * The page: what stands in the box is judged as one types. Every word about a value is the core's; what comes of a
 * value is shown as text, never as markup.
 */

import { orderEvents, ready } from "./flowops-contracts/browser.js";
import { pieces } from "./marks.js";
import { samples } from "./derived/samples.js";

/** Beyond so many units findings are not marked in the box, only selected there; and judging waits for a pause. */
const LARGE = 100_000;
const PAUSE = 200;
/** So much of an event or of the findings as text is shown. */
const SHOWN = 20_000;

const [box, marks, sample, note, strict, size, verdict, unmarked, list, more] = [
  "value",
  "marks",
  "sample",
  "note",
  "strict",
  "size",
  "verdict",
  "unmarked",
  "findings",
  "more",
].map((id) => document.getElementById(id));

/** What is judged in place of the text, where that can not hold it: bytes, or null. */
let held;
/** The findings that are shown, their spans in the text's units. */
let findings = [];
let waiting;

/** An element with text in it. */
function element(name, text = "", className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  made.className = className;
  return made;
}

function judge() {
  const value = held === undefined ? box.value : held;
  const options = { strict: strict.checked };
  const report = orderEvents.check(value, options);
  findings = report.findings.map((finding) => ({ ...finding, span: inUnits(finding.span, value) }));
  showVerdict(report);
  showMarks();
  list.replaceChildren(...findings.map(entry));
  more.hidden = report.total === findings.length;
  more.textContent = `${count(findings.length)} of ${count(report.total)} findings are shown.`;
  const { event } = report;
  showPart("event", event && (() => JSON.stringify(event, null, 2)));
  showPart("text", report.total > 0 && (() => orderEvents.render(value, options)));
  const bytes = value === null ? 0 : typeof value === "string" ? new Blob([value]).size : value.length;
  size.textContent = value === null ? "no value" : `${count(bytes)} bytes`;
}

/** A span of bytes where they stand in the text that shows them. */
function inUnits(span, value) {
  if (!(value instanceof Uint8Array)) {
    return span;
  }
  const units = (offset) => textOf(value.subarray(0, offset)).length;
  return { ...span, start: units(span.start), end: units(span.end) };
}

function textOf(bytes) {
  return new TextDecoder("utf-8", { ignoreBOM: true }).decode(bytes);
}

function count(number) {
  return number.toLocaleString("en");
}

function showVerdict({ outcome, eventType, total }) {
  const told = `${total === 0 ? "no" : count(total)} ${total === 1 ? "finding" : "findings"}`;
  const type = eventType === undefined ? [] : [element("code", eventType), " "];
  verdict.replaceChildren(element("strong", outcome), " ", ...type, element("span", told));
  verdict.dataset.outcome = outcome;
  verdict.ariaBusy = null;
  box.ariaInvalid = String(outcome === "rejected");
}

function showMarks() {
  const text = box.value;
  const isLarge = text.length > LARGE;
  const parts = isLarge ? [] : pieces(text, findings);
  unmarked.hidden = !isLarge || findings.length === 0;
  marks.replaceChildren(
    ...parts.map(({ text, finding }) =>
      finding < 0
        ? text
        : element("mark", text, text === "" ? `${findings[finding].severity} point` : findings[finding].severity),
    ),
    // a last line that is empty takes its room
    "\n",
  );
  followScroll();
}

/** A finding as an entry of the list. */
function entry({ code, severity, pointer, span, message, help }, index) {
  const button = element("button");
  button.type = "button";
  button.append(
    element("span", severity, `severity ${severity}`),
    element("code", code),
    element("span", `${count(span.line)}:${count(span.column)}`, "place"),
    element("bdi", message, "message"),
    element("bdi", pointer, "pointer"),
  );
  if (help !== undefined) {
    button.append(element("bdi", help, "help"));
  }
  button.addEventListener("click", () => select(index));
  const item = element("li");
  item.append(button);
  return item;
}

/** Selects a finding's token in the box, where it can be seen. */
function select(index) {
  const { start, end } = findings[index].span;
  // a browser scrolls to where a selection begins when the box gets the focus, not when the selection changes
  box.blur();
  box.setSelectionRange(start, start);
  box.focus();
  box.setSelectionRange(start, end);
}

/** A part that is made when it is open, and only so much of it as a person reads. */
function showPart(id, make) {
  const part = document.getElementById(id);
  part.hidden = !make;
  part.ontoggle = () => {
    const text = make && part.open ? make() : "";
    const rest = text.length - SHOWN;
    part.querySelector("pre").textContent =
      rest > 0 ? `${text.slice(0, SHOWN)}\n… and ${count(rest)} more characters` : text;
  };
  part.ontoggle();
}

function followScroll() {
  marks.scrollTop = box.scrollTop;
}

/** Shows a value in the box: text, or what is held in place of it. */
function open(value, told) {
  held = typeof value === "string" ? undefined : value;
  box.value = typeof value === "string" ? value : value === null ? "" : textOf(value);
  box.scrollTop = 0;
  tell(told);
  judge();
}

function tell(told) {
  note.textContent = told;
  note.hidden = told === "";
}

function fillSamples() {
  const group = (label, options) => {
    const made = element("optgroup");
    made.label = label;
    made.append(...options);
    sample.append(made);
  };
  const option = (text, chosen) => {
    const made = element("option", text);
    made.value = text;
    choices.set(text, chosen);
    return made;
  };
  const choices = new Map();
  const examples = Object.entries(orderEvents.examples);
  group(
    "The contract's examples",
    examples.map(([type, text]) => option(type, () => open(text, ""))),
  );
  group(
    "One of each code",
    samples.map(({ code, meaning, text, base64, words }) =>
      option(code, () => {
        if (words !== undefined) {
          tell(`${meaning} ${words}`);
        } else if (base64 !== undefined) {
          const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
          open(bytes, `${meaning} These bytes are judged as they are; an edit makes them text.`);
        } else {
          open(text, meaning);
        }
      }),
    ),
  );
  sample.addEventListener("change", () => choices.get(sample.value)());
  sample.value = examples[0][0];
  choices.get(sample.value)();
}

box.addEventListener("input", () => {
  held = undefined;
  sample.value = "";
  tell("");
  clearTimeout(waiting);
  if (box.value.length > LARGE) {
    verdict.ariaBusy = "true";
    marks.replaceChildren();
    waiting = setTimeout(judge, PAUSE);
  } else {
    judge();
  }
});
box.addEventListener("scroll", followScroll);
strict.addEventListener("change", judge);
document.addEventListener("keydown", (event) => {
  if (event.key === "F8" && findings.length > 0) {
    event.preventDefault();
    const here = box.selectionStart;
    const starts = findings.map(({ span }) => span.start);
    const index = event.shiftKey
      ? starts.findLastIndex((start) => start < here)
      : starts.findIndex((start) => start > here || (start === here && box.selectionEnd === here));
    select(index >= 0 ? index : event.shiftKey ? findings.length - 1 : 0);
  }
});

try {
  await ready();
  document.getElementById("topic").textContent = orderEvents.topic;
  document.getElementById("version").textContent = orderEvents.version;
  box.disabled = false;
  fillSamples();
} catch (error) {
  verdict.textContent = `The contract was not loaded: ${error.message}`;
}
