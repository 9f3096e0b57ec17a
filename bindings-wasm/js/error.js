/** The failure of `parse`, `serialize` and the builders; it carries the report. */
export class ContractError extends Error {
  /**
   * @param {object} report what was said of the value
   * @param {string} message the report in one line, from the core
   * @param {string} [text] the JSON text that was judged, where that is not the caller's own value
   */
  constructor(report, message, text) {
    super(message);
    this.report = report;
    if (text !== undefined) {
      // not enumerable: what shows an error in a log leaves payloads out
      Object.defineProperty(this, "text", { value: text });
    }
  }
}

Object.defineProperty(ContractError.prototype, "name", {
  value: "ContractError",
  configurable: true,
  writable: true,
});
