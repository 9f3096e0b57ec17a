/** Events of a file: a JSON text sequence (RFC 7464), or lines. Bytes in, plain Uint8Arrays out. */

const SEPARATOR = 0x1e;
const LINE_FEED = 0x0a;

export function events(content) {
  const isSequence = content[0] === SEPARATOR;
  const found = [];
  let from = isSequence ? 1 : 0;
  while (from < content.length) {
    const next = content.indexOf(isSequence ? SEPARATOR : LINE_FEED, from);
    const end = next === -1 ? content.length : next;
    const to = isSequence && content[end - 1] === LINE_FEED ? end - 1 : end;
    if (to > from) {
      found.push(new Uint8Array(content.subarray(from, to)));
    }
    from = end + 1;
  }
  return found;
}

/** The same events as each kind of value. */
export function kindsOf(list) {
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const kinds = { bytes: list, string: list.map((bytes) => decoder.decode(bytes)) };
  if (globalThis.Buffer !== undefined) {
    kinds.buffer = list.map((bytes) => Buffer.from(bytes));
  }
  return kinds;
}
