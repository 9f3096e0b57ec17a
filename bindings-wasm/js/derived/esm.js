// Derived from the core's declarations by `make derive`: not to be edited.

// what `require` gives, so that there is one of everything
export { ContractError, initSync, ready, orderEvents } from "./index.cjs";
