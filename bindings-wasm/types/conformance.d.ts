/** Computes the digests of this host over vectors, given as lines of JSON. */
export declare function conformance(
  contracts: typeof import("./index.js"),
  facts: string,
): Promise<{ bytes: string; utf16: string; vectors: number }>;
