//! Prints the digests of the crate over all vectors, a line for each unit, and the number of vectors.

use flowops_contracts::{TOPICS, Unit};
use harness::digest::digest;
use harness::root;
use harness::vector::Vectors;

fn main() -> Result<(), String> {
    let vectors = Vectors::read(&root())?.vectors;
    for (name, unit) in [("bytes", Unit::Bytes), ("utf16", Unit::Utf16), ("code_points", Unit::CodePoints)] {
        let (digest, _) = digest(&vectors, TOPICS, unit)?;
        println!("{name}: {digest}");
    }
    println!("vectors: {}", vectors.len());
    Ok(())
}
