// Derived from the core's declarations by `make derive`: not to be edited.

export const LIMITS = { maxBytes: 1048576, maxFindings: 100, largest: 2147483647 };

export const ACCEPTED = "accepted";
export const ERROR = "error";
