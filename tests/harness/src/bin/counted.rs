//! Judges events of each corpus by each verb, so that `tests/instructions/budgets.py` can count the instructions.
//!
//! ```text
//! counted [VERB CORPUS]   prints what was counted, in order: VERB CORPUS EVENTS
//! ```

use std::hint::black_box;

use corpus::CORPORA;
use flowops_contracts::order_events;

/// Enough that no event matters.
const EVENTS: usize = 500;

/// Forms that the walk reads alike are counted once.
const COUNTED: [&str; 7] = ["valid", "sorted-spaced", "random", "hard", "mixed", "broken", "large"];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    for corpus in CORPORA.iter().filter(|corpus| COUNTED.contains(&corpus.name)) {
        let events = corpus.events(EVENTS);
        // the heap is settled first: what making the corpus left of it is no cost of the verbs
        for event in &events {
            drop(black_box(order_events::check(event.as_slice())));
        }
        let is_wanted = |verb: &str| {
            let wanted = wanted.is_empty() || wanted == [verb, corpus.name];
            if wanted {
                println!("{verb} {} {}", corpus.name, events.len());
            }
            wanted
        };
        if is_wanted("is_valid") {
            counted_events(&events, order_events::is_valid);
        }
        if is_wanted("parse") {
            counted_events(&events, order_events::parse);
        }
        if is_wanted("check") {
            counted_events(&events, order_events::check);
        }
    }
}

/// What is counted: callgrind collects inside of this function only, each verb's own.
#[inline(never)]
fn counted_events<'a, T>(events: &'a [Vec<u8>], judge: impl Fn(&'a [u8]) -> T) {
    for event in events {
        drop(black_box(judge(black_box(event))));
    }
}
