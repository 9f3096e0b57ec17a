//! The tests that say what is right, by hand, as one program: mutation testing builds and runs it some 1,400 times.

#[path = "../harness/tests/descriptions.rs"]
mod descriptions;
#[path = "../harness/tests/listing.rs"]
mod listing;
#[path = "../harness/tests/messages.rs"]
mod messages;
#[path = "../harness/tests/render.rs"]
mod render;
#[path = "../harness/tests/vectors.rs"]
mod vectors;
