//! Carries the core to JavaScript.
