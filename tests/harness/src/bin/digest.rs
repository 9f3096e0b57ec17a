//! Prints the digests of the crate over all vectors, a line for each unit, and the number of vectors.

use flowops_contracts::TOPICS;
use harness::digest::{Question, UNITS, digest};
use harness::root;
use harness::vector::Vectors;

fn main() -> Result<(), String> {
    let vectors = Vectors::read(&root())?.vectors;
    let questions: Vec<Question<'_>> = vectors.iter().map(Into::into).collect();
    for (name, unit) in UNITS {
        println!("{name}: {}", digest(&questions, TOPICS, unit)?);
    }
    println!("vectors: {}", questions.len());
    Ok(())
}
