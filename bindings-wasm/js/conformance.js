/**
 * The digests of this host: two numbers for all that it says of all vectors, equal in every host that says the
 * same. What is hashed is rebuilt from the objects that a caller gets, member by member.
 */

/**
 * Computes the digests over vectors, given as lines of JSON.
 *
 * @param {object} contracts the module that is asked
 * @param {string} facts the vectors
 */
export async function conformance(contracts, facts) {
  const vectors = facts
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
  const topics = new Map();
  for (const topic of Object.values(contracts)) {
    topics.set(topic.topic, topic);
  }
  const digests = { bytes: [], utf16: [] };
  for (const vector of vectors) {
    const topic = topics.get(vector.topic);
    for (const [unit, value] of values(vector)) {
      digests[unit].push(line(contracts, topic, vector, value));
    }
  }
  return {
    bytes: await sha256(digests.bytes.join("")),
    utf16: await sha256(digests.utf16.join("")),
    vectors: vectors.length,
  };
}

/** A vector's value in each unit that it has one in. */
function values({ text, base64, wtf8, null: tombstone }) {
  if (text !== undefined) {
    return [
      ["bytes", new TextEncoder().encode(text)],
      ["utf16", text],
    ];
  }
  if (base64 !== undefined) {
    return [["bytes", bytesOf(base64)]];
  }
  if (wtf8 !== undefined) {
    return [["utf16", stringOf(bytesOf(wtf8))]];
  }
  if (tombstone === true) {
    return [["bytes", null]];
  }
  throw new Error("a vector has no value");
}

function line(contracts, topic, { name, topic: topicName, options: written = {} }, value) {
  const { strict, max_bytes: maxBytes, max_findings: maxFindings } = written;
  const options = { strict, maxBytes, maxFindings };
  const report = rebuiltReport(topic.check(value, options));
  const json = topic.checkJson(value, options);
  const isValid = topic.isValid(value, options);
  const [event, failed] = attempt(contracts, () => topic.parse(value, options), rebuilt);
  const send = (made) => attempt(contracts, () => topic.serialize(made, { strict: false }), textOf)[0];
  const accepted = failed ? null : event;
  const sent = failed ? null : send(topic.parse(value, options));
  const sentPlain = failed ? null : send(JSON.parse(event));
  return `${JSON.stringify([`${topicName}/${name}`, report, json, isValid, failed, accepted, sent, sentPlain])}\n`;
}

/** What a verb gives, shown; or the report of its failure, and that it failed. */
function attempt({ ContractError }, verb, show) {
  try {
    return [show(verb()), false];
  } catch (error) {
    if (error instanceof ContractError) {
      return [rebuiltReport(error.report), true];
    }
    throw error;
  }
}

function rebuiltReport({ topic, outcome, eventType, findings, total }) {
  return rebuilt({
    topic,
    outcome,
    ...(eventType === undefined ? {} : { eventType }),
    findings: findings.map(rebuiltFinding),
    total,
  });
}

function rebuiltFinding({ code, severity, pointer, span, expected, found, message, help }) {
  const { start, end, line: row, column } = span;
  return {
    code,
    severity,
    pointer,
    span: { start, end, line: row, column },
    expected,
    found,
    message,
    ...(help === undefined ? {} : { help }),
  };
}

/** JSON text that hides nothing: of what JSON.stringify would mend or leave out, it fails. */
function rebuilt(value) {
  if (Array.isArray(value)) {
    return `[${value.map(rebuilt).join(",")}]`;
  }
  if (typeof value === "object" && value !== null) {
    if (Object.getPrototypeOf(value) !== Object.prototype) {
      throw new Error("an object is not plain");
    }
    const members = Object.entries(value).map(([name, member]) => `${JSON.stringify(name)}:${rebuilt(member)}`);
    return `{${members.join(",")}}`;
  }
  if (value === undefined || Object.is(value, -0)) {
    throw new Error(`a member is ${value === undefined ? "undefined" : "-0"}`);
  }
  return JSON.stringify(value);
}

function bytesOf(base64) {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
}

function textOf(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** The string whose WTF-8 form is given: halves of surrogate pairs stand in it as they are. */
function stringOf(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length;) {
    const first = bytes[at];
    const length = first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    let point = length === 1 ? first : first & (0x7f >> length);
    for (const byte of bytes.subarray(at + 1, at + length)) {
      point = (point << 6) | (byte & 0x3f);
    }
    text += String.fromCodePoint(point);
    at += length;
  }
  return text;
}

async function sha256(text) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
