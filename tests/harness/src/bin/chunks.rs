//! Draws mutants for other hosts: writes them into a folder, so many in each file, and prints what the crate says
//! of each file, as digests. `chunks FOLDER SEED FIRST COUNT SIZE`; `tests/same_mutants.py` compares.

use std::fs;
use std::path::Path;

use flowops_contracts::TOPICS;
use harness::digest::{Question, UNITS, digest};
use harness::mutant::{Mutant, mutant};

const TOPIC: &str = "order-events";

fn main() -> Result<(), String> {
    let given: Vec<String> = std::env::args().skip(1).collect();
    let [folder, numbers @ ..] = given.as_slice() else { return Err(usage()) };
    let numbers: Result<Vec<u64>, _> = numbers.iter().map(|number| number.parse()).collect();
    let Ok(&[seed, first, count, size]) = numbers.as_deref() else { return Err(usage()) };
    let end = first + count;
    for start in (first..end).step_by(size.max(1) as usize) {
        chunk(Path::new(folder), seed, start, end.min(start + size.max(1)))?;
    }
    Ok(())
}

fn usage() -> String {
    "usage: chunks FOLDER SEED FIRST COUNT SIZE".into()
}

fn chunk(folder: &Path, seed: u64, start: u64, end: u64) -> Result<(), String> {
    let mutants: Vec<(u64, Mutant)> = (start..end).map(|number| (number, mutant(seed, number))).collect();
    let questions: Vec<Question<'_>> =
        mutants.iter().map(|(number, mutant)| Question::of_mutant(TOPIC, *number, mutant)).collect();
    let mut text = String::new();
    for question in &questions {
        text.push_str(&question.line()?);
        text.push('\n');
    }
    let name = format!("{start:09}.ndjson");
    fs::write(folder.join(&name), text).map_err(|error| format!("{name}: {error}"))?;
    let mut said = format!("{name} {}", questions.len());
    for (unit_name, unit) in UNITS {
        said.push_str(&format!(" {unit_name}={}", digest(&questions, TOPICS, unit)?));
    }
    println!("{said}");
    Ok(())
}
