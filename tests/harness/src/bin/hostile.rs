//! Judges one hostile value, so that `tests/instructions/growth.py` can count the instructions.
//!
//! ```text
//! hostile NAME COUNT [MAX_FINDINGS]   prints how many bytes the value has and how many findings
//! ```

use std::hint::black_box;
use std::process::ExitCode;

use flowops_contracts::order_events::check_with;
use flowops_contracts::{Options, Value};
use harness::hostile;

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let name = arguments.next().unwrap_or_default();
    let mut number = || arguments.next().and_then(|number| number.parse().ok());
    let Some(value) = number().and_then(|count| hostile::value(&name, count)) else {
        let names: Vec<&str> = hostile::VALUES.iter().map(|(name, _)| *name).collect();
        eprintln!("hostile NAME COUNT [MAX_FINDINGS], where NAME is one of {}", names.join(", "));
        return ExitCode::from(2);
    };
    let mut options = Options::default();
    options.max_bytes = Options::LARGEST;
    options.max_findings = number().unwrap_or(options.max_findings);
    println!("{} {}", value.len(), counted_check(black_box(&value), &options));
    ExitCode::SUCCESS
}

/// What is counted: callgrind collects inside of this function only.
#[inline(never)]
fn counted_check(value: &str, options: &Options) -> usize {
    black_box(check_with(Value::Bytes(value.as_bytes()), options)).total
}
