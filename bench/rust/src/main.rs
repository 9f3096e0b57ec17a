//! The crate beside the parsers that people use instead: interleaved in one run, ratios pair by pair.
//!
//! `cargo run --release` prints a table: medians in nanoseconds an event, and the ratio to sonic-rs's DOM
//! (parse only, checks nothing) and to serde_json into types (uuid, chrono; one pass).

mod corpus;
mod peer;

use std::hint::black_box;
use std::time::Instant;

use flowops_contracts::order_events;

/// How often each candidate reads each corpus; one after the other, so that a drift of the machine's speed
/// is shared.
const ROUNDS: usize = 41;

type Candidate = (&'static str, fn(&[u8]) -> bool);

const CANDIDATES: &[Candidate] = &[
    ("sonic-rs DOM", peer::sonic_dom),
    ("serde_json typed", peer::serde_json_typed),
    ("is_valid", |value| order_events::is_valid(value)),
    ("parse", |value| order_events::parse(value).is_ok()),
    ("check", |value| order_events::check(value).event.is_some()),
];

fn main() {
    let mut arguments = std::env::args().skip(1);
    let only = arguments.next();
    if let (Some(corpus), Some(candidate)) = (&only, arguments.next()) {
        return once(corpus, &candidate);
    }
    for (name, events) in corpus::all() {
        if only.as_ref().is_some_and(|only| *only != name) {
            continue;
        }
        let times = measure(&events);
        println!("\n{name}: {} events, mean {} bytes", events.len(), events.iter().map(Vec::len).sum::<usize>() / events.len());
        println!("{:<20} {:>9} {:>16} {:>12} {:>14} {:>8}", "", "ns/event", "p10–p90", "/ sonic-rs", "/ serde_json", "taken");
        for (index, (candidate, read)) in CANDIDATES.iter().enumerate() {
            let mine = &times[index];
            let taken = events.iter().filter(|event| read(event)).count();
            println!(
                "{candidate:<20} {:>9.0} {:>16} {:>12.3} {:>14.3} {taken:>8}",
                median(mine.clone()),
                spread(mine.clone()),
                ratio(mine, &times[0]),
                ratio(mine, &times[1]),
            );
        }
    }
}

/// Reads a corpus once by one candidate, for a tool that counts instructions.
fn once(corpus: &str, candidate: &str) {
    for (name, events) in corpus::all() {
        for (_, read) in CANDIDATES.iter().filter(|(known, _)| name == corpus && *known == candidate) {
            counted(&events, *read);
        }
    }
}

#[inline(never)]
fn counted(events: &[Vec<u8>], read: fn(&[u8]) -> bool) {
    for event in events {
        black_box(read(black_box(event)));
    }
}

/// For each candidate, nanoseconds an event in each round.
fn measure(events: &[Vec<u8>]) -> Vec<Vec<f64>> {
    let mut times = vec![Vec::with_capacity(ROUNDS); CANDIDATES.len()];
    // the first round warms up
    for round in 0..=ROUNDS {
        for (index, (_, read)) in CANDIDATES.iter().enumerate() {
            let start = Instant::now();
            for event in events {
                black_box(read(black_box(event)));
            }
            let spent = start.elapsed().as_nanos() as f64 / events.len() as f64;
            if round > 0 {
                times[index].push(spent);
            }
        }
    }
    times
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values[values.len() / 2]
}

fn spread(mut values: Vec<f64>) -> String {
    values.sort_by(f64::total_cmp);
    format!("{:.0}–{:.0}", values[values.len() / 10], values[values.len() * 9 / 10])
}

/// The median of the ratios of rounds.
fn ratio(one: &[f64], other: &[f64]) -> f64 {
    median(one.iter().zip(other).map(|(one, other)| one / other).collect())
}
