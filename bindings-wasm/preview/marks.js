/**
 * Where findings stand in a text, as pieces of the text that follow each other.
 */

/** The severities, the heaviest first. */
const WEIGHTS = ["error", "warning", "info"];

/**
 * Cuts a text at the begins and ends of spans. Each piece has the index of the finding that it is marked by: of the
 * heaviest that covers it, of several the one with the shortest span; -1 where there is none. A span without length
 * gives a piece without text.
 *
 * @param {string} text
 * @param {{ severity: string, span: { start: number, end: number } }[]} findings
 */
export function pieces(text, findings) {
  const cuts = new Set([0, text.length]);
  for (const { span } of findings) {
    cuts.add(span.start).add(span.end);
  }
  const places = [...cuts].sort((one, other) => one - other);
  const rank = (index) => {
    const { severity, span } = findings[index];
    return [WEIGHTS.indexOf(severity), span.end - span.start];
  };
  const heaviest = (covering) =>
    covering.reduce((best, index) => {
      const [[weight, length], [bestWeight, bestLength]] = [rank(index), rank(best)];
      return weight < bestWeight || (weight === bestWeight && length < bestLength) ? index : best;
    });
  const found = [];
  places.forEach((place, index) => {
    const next = places[index + 1];
    for (const [start, end] of next === undefined
      ? [[place, place]]
      : [
          [place, place],
          [place, next],
        ]) {
      const covering = findings.flatMap(({ span }, finding) => {
        const isPoint = span.start === span.end;
        const covers = start === end ? isPoint && span.start === start : span.start <= start && end <= span.end;
        return covers ? [finding] : [];
      });
      if (covering.length > 0) {
        found.push({ text: text.slice(start, end), finding: heaviest(covering) });
      } else if (start < end) {
        found.push({ text: text.slice(start, end), finding: -1 });
      }
    }
  });
  return found;
}
