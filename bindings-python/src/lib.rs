//! Carries the core to Python.
