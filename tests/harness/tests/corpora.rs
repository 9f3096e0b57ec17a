//! The corpora of benches and budgets are what they say.
#![allow(clippy::panic, reason = "a test says so that it failed")]

use corpus::CORPORA;
use flowops_contracts::{Outcome, order_events};

#[test]
fn corpora_are_what_they_say() {
    for corpus in CORPORA {
        let events = corpus.events(2_000);
        let reports: Vec<_> = events.iter().map(|event| order_events::check(event.as_slice())).collect();
        let broken = reports.iter().filter(|report| report.outcome != Outcome::Accepted).count();
        let without = reports.iter().filter(|report| report.findings.is_empty()).count();
        match corpus.name {
            "broken" => assert_eq!(broken, events.len(), "all are broken"),
            "mixed" => assert!((150..250).contains(&broken), "a tenth is broken: {broken}"),
            "hard" => assert_eq!((broken, without), (0, 0), "all are accepted, and have an unknown member"),
            name => assert_eq!((broken, without), (0, events.len()), "{name} is accepted without a word"),
        }
    }
}

#[test]
fn a_corpus_begins_alike_however_long_it_is() {
    for corpus in CORPORA.iter().filter(|corpus| corpus.name != "large") {
        assert!(corpus.events(20).starts_with(&corpus.events(10)), "{}", corpus.name);
    }
}

#[test]
fn sizes_are_those_of_the_field() {
    for corpus in CORPORA {
        let events = corpus.events(2_000);
        let mean = events.iter().map(Vec::len).sum::<usize>() / events.len();
        let expected = match corpus.name {
            "large" => 950_000..1_048_577,
            "hard" => 350..500,
            _ => 200..300,
        };
        assert!(expected.contains(&mean), "{}: {mean}", corpus.name);
    }
}
