//! How much heap judging a value takes: at most 8 × the value and 64 KiB, beside what is kept of findings.
//!
//! A test binary of its own with one test: the allocator that counts is the whole process's.
#![allow(clippy::panic, reason = "a test says so that it failed")]

use flowops_contracts::order_events::{check_with, is_valid_with, parse_with};
use flowops_contracts::{Options, Unit, Value};
use harness::mutant::mutant;
use harness::{expected, hostile};
use peak_alloc::PeakAlloc;

#[global_allocator]
static HEAP: PeakAlloc = PeakAlloc;

const FACTOR: usize = 8;
const BESIDE: usize = 64 * 1024;

/// Heap that a call took at its highest, and what of it the findings that it returned hold.
struct Taken {
    peak: usize,
    findings: usize,
}

/// Runs a call; `keep` takes from what it returned all but the findings.
fn taken<T, K>(call: impl FnOnce() -> T, keep: impl FnOnce(T) -> K) -> Taken {
    HEAP.reset_peak_usage();
    let before = HEAP.current_usage();
    let returned = call();
    let peak = HEAP.peak_usage() - before;
    let kept = keep(returned);
    let findings = HEAP.current_usage() - before;
    drop(kept);
    Taken { peak, findings }
}

/// Each verb's name, and what it takes.
fn verbs(value: Value<'_>, options: &Options) -> [(&'static str, Taken); 3] {
    [
        ("is_valid", taken(|| is_valid_with(value, options), drop)),
        (
            "check",
            taken(
                || check_with(value, options),
                |mut report| {
                    drop(report.event.take());
                    drop(report.event_type.take());
                    report
                },
            ),
        ),
        // the event is not beside the report: it counts
        ("parse", taken(|| parse_with(value, options), Result::err)),
    ]
}

#[test]
fn heap_is_bounded_by_the_value() {
    let mut options = Options::default();
    options.max_bytes = 10_000_000;
    let mut worst: Vec<(f64, String)> = Vec::new();
    let mut broken = Vec::new();
    let mut look = |name: &str, value: Value<'_>, size: usize, options: &Options| {
        for (verb, taken) in verbs(value, options) {
            let beside = taken.peak.saturating_sub(taken.findings);
            let factor = beside.saturating_sub(BESIDE) as f64 / size.max(1) as f64;
            worst.push((factor, format!("{verb} of {name} ({size} bytes)")));
            if beside > FACTOR * size + BESIDE {
                broken.push(format!("{verb} of {name}: {beside} bytes of heap for {size}"));
            }
        }
    };
    for (name, _) in hostile::VALUES {
        for size in [1_000_000, 1_500_000] {
            let value = hostile::of_size(name, size).unwrap_or_else(|| panic!("{name}"));
            look(name, (&value).into(), value.len(), &options);
        }
    }
    for number in 0..2000 {
        let mutant = mutant(7, number);
        let options = mutant.options(Unit::Bytes);
        let value = expected::value(&mutant.form);
        look(&format!("mutant {number}"), value, mutant.form.bytes().len(), &options);
    }
    worst.sort_by(|one, two| two.0.total_cmp(&one.0));
    for (factor, name) in worst.iter().take(12) {
        println!("{factor:6.2} × {name}");
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
