//! Judges the contract's two examples and every line of the files that are named, and shows what is wrong.
//!
//! `cargo run -p flowops-contracts --example demo -- tests/demo/orders.ndjson`

use std::io::{self, Write};

use flowops_contracts::order_events;

fn main() -> io::Result<()> {
    let mut out = io::stdout().lock();
    for (event_type, example) in order_events::EXAMPLES {
        show(&mut out, &format!("the contract's example of {event_type}"), example.as_bytes())?;
    }
    for file in std::env::args().skip(1) {
        for (index, line) in std::fs::read(&file)?.split(|&byte| byte == b'\n').enumerate() {
            if !line.is_empty() {
                show(&mut out, &format!("{file}, line {}", index + 1), line)?;
            }
        }
    }
    Ok(())
}

fn show(out: &mut impl Write, name: &str, value: &[u8]) -> io::Result<()> {
    let report = order_events::check(value);
    writeln!(out, "{name}: {}", report.outcome.as_str())?;
    if report.total > 0 {
        writeln!(out, "\n{}", report.render(value))?;
    }
    Ok(())
}
