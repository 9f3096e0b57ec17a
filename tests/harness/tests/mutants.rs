//! Mutants of a fixed seed, each held to every law.
#![allow(clippy::panic, reason = "a test says so that it failed")]

use harness::caught::{hold, line, smallest};
use harness::law::Laws;
use harness::mutant::mutant;
use harness::tally::Tally;

const SEED: u64 = 2025;
/// As many as an unoptimised build holds to the laws in a quarter of a minute.
const COUNT: u64 = 12_000;

#[test]
fn laws_hold_for_mutants() {
    let laws = Laws::of("order-events").unwrap_or_else(|error| panic!("{error}"));
    let mut tally = Tally::default();
    for number in 0..COUNT {
        let mutant = mutant(SEED, number);
        match hold(&laws, &mutant) {
            Ok(judged) => tally.count(&judged),
            Err(why) => {
                let (smallest, why) = smallest(&laws, mutant, &why);
                panic!("mutant {number} of seed {SEED}: {why}\n{}", line(&laws, &smallest));
            }
        }
    }
    println!("{tally}");
    assert_eq!(tally.too_seldom(), [""; 0], "{tally}");
}
