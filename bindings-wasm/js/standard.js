/**
 * Standard Schema, version 1: the interface that libraries which take a schema agree on.
 */

import { ACCEPTED, ERROR } from "./derived/limits.js";
import { isMemory, jsonText } from "./value.js";

/**
 * What stands under `~standard`. Beside what the verbs take, it takes objects, and judges their JSON text.
 *
 * @param {(value: unknown) => object} check gives the report on a value
 */
export function standardSchema(check) {
  return {
    version: 1,
    vendor: "flowops",
    validate(value) {
      let report;
      try {
        const isObject = typeof value === "object" && value !== null && !isMemory(value);
        report = check(isObject ? jsonText(value) : value);
      } catch (error) {
        // what is no value at all is an issue here, since a schema is asked about anything
        if (error instanceof TypeError) {
          return { issues: [{ message: error.message, path: [] }] };
        }
        throw error;
      }
      return report.outcome === ACCEPTED ? { value: report.event } : { issues: issues(report.findings) };
    },
  };
}

function issues(findings) {
  const errors = findings.filter(({ severity }) => severity === ERROR);
  return errors.map(({ message, pointer }) => ({ message, path: path(pointer) }));
}

/** The members that a pointer goes through; a place in a list is a number. */
function path(pointer) {
  const parts = pointer.split("/").slice(1);
  const names = parts.map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"));
  return names.map((name) => (/^(0|[1-9]\d*)$/.test(name) ? Number(name) : name));
}
