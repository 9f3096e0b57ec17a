/**
 * The module for `import` in Node: what `require` gives, so that there is one of everything.
 */

export * from "./index.cjs";
