//! The crate beside the parsers that people use instead: interleaved in one run.
//!
//! ```text
//! bench corpora FOLDER          writes the corpora that all hosts read
//! bench measure ROUNDS FILE…    reads each file by every candidate; prints what was measured as JSON
//! bench memory                  reads 10,000,000 events in a loop; prints what stays resident as JSON
//! ```

mod candidate;
mod file;
mod measure;
mod memory;
mod peer;
mod verdict;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use corpus::{CORPORA, EVENTS};
use serde_json::{Value, json};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["corpora", folder] => write_corpora(Path::new(folder)),
        ["measure", rounds, files @ ..] => {
            let corpora: Vec<Value> =
                files.iter().map(|file| report(file, rounds.parse().unwrap())).collect();
            println!("{}", json!({ "versions": peer::versions(), "corpora": corpora }));
        }
        ["memory"] => println!("{}", memory::loop_of(&CORPORA[0].events(EVENTS))),
        _ => {
            eprintln!("usage: bench corpora FOLDER | measure ROUNDS FILE… | memory");
            return ExitCode::from(2);
        }
    }
    ExitCode::SUCCESS
}

fn write_corpora(folder: &Path) {
    for corpus in CORPORA {
        let path: PathBuf = folder.join(corpus.name).with_extension("jsonseq");
        file::write(&path, &corpus.events(EVENTS)).unwrap();
        println!("{}\t{}\t{}", corpus.name, path.display(), corpus.says);
    }
}

fn report(path: &str, rounds: usize) -> Value {
    let events = file::read(Path::new(path)).unwrap();
    let name = Path::new(path).file_stem().unwrap_or_default().to_string_lossy();
    // a large event is a sample of its own
    let rounds = if events.len() == 1 { rounds * 4 } else { rounds };
    eprintln!("rust: {name}");
    json!({
        "name": name,
        "events": events.len(),
        "bytes": events.iter().map(Vec::len).sum::<usize>(),
        "times": measure::measure(&events, rounds),
        "verdicts": verdict::verdicts(&events),
    })
}
