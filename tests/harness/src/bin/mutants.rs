//! Draws mutants and holds each to every law.
//!
//! ```text
//! mutants --seed S --count N [--first I] [--lines FILE_OR_- --every K]
//! mutants --hold       reads a line of JSON as `--lines` writes it: says whether the laws hold
//! mutants --skeleton   the same line as a vector in TOML
//! ```
//!
//! Ends with exit code 1 where a law is broken or, from 100,000 mutants on, something came up too seldom.
//! A panic is a broken law as any other; but a build with `panic = "abort"`, as the release profile asks for,
//! ends there and tells the mutant. `CARGO_PROFILE_RELEASE_PANIC=unwind` makes one that goes on.

use std::cell::RefCell;
use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::process::ExitCode;
use std::time::Instant;

use flowops_contracts::Unit;
use harness::caught::{self, hold, smallest};
use harness::law::Laws;
use harness::mutant::{Mutant, line, mutant, of_line, skeleton};
use harness::tally::Tally;

/// So many broken laws end a run.
const ENOUGH: usize = 10;

/// From so many mutants on, shares are looked at.
const MANY: u64 = 100_000;

thread_local! {
    /// What is being held, for a panic to tell.
    static HELD: RefCell<String> = const { RefCell::new(String::new()) };
}

#[derive(Default)]
struct Arguments {
    seed: u64,
    count: u64,
    first: u64,
    lines: Option<String>,
    every: u64,
    hold: bool,
    skeleton: bool,
}

fn arguments() -> Result<Arguments, String> {
    let mut arguments = Arguments { seed: 1, count: 100_000, every: 1, ..Arguments::default() };
    let mut given = std::env::args().skip(1);
    while let Some(name) = given.next() {
        let mut value = || given.next().ok_or(format!("{name} wants a value"));
        let number =
            |text: String| text.replace('_', "").parse().map_err(|_| format!("{text:?} is no number"));
        match name.as_str() {
            "--seed" => arguments.seed = number(value()?)?,
            "--count" => arguments.count = number(value()?)?,
            "--first" => arguments.first = number(value()?)?,
            "--every" => arguments.every = number(value()?)?.max(1),
            "--lines" => arguments.lines = Some(value()?),
            "--hold" => arguments.hold = true,
            "--skeleton" => arguments.skeleton = true,
            _ => return Err(format!("{name} is unknown; see the head of mutants.rs")),
        }
    }
    Ok(arguments)
}

fn main() -> ExitCode {
    match arguments().and_then(|arguments| run(&arguments)) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("mutants: {error}");
            ExitCode::from(2)
        }
    }
}

fn run(arguments: &Arguments) -> Result<bool, String> {
    let laws = Laws::of("order-events")?;
    if arguments.hold || arguments.skeleton {
        return io::stdin().lines().try_fold(true, |held, read| {
            let mutant = of_line(&read.map_err(|error| error.to_string())?)?;
            if arguments.skeleton {
                println!("{}", skeleton(laws.topic(), &mutant));
                return Ok(held);
            }
            Ok(held & tell(&laws, mutant))
        });
    }
    std::panic::set_hook(Box::new(|panic| {
        if cfg!(panic = "abort") {
            HELD.with_borrow(|held| eprintln!("{held}\n{panic}"));
        }
    }));
    many(&laws, arguments)
}

/// Says whether the laws hold for a mutant, and shows the smallest for which they don't.
fn tell(laws: &Laws, mutant: Mutant) -> bool {
    let Err(why) = hold(laws, &mutant) else {
        return true;
    };
    let (smallest, why) = smallest(laws, mutant, &why);
    let options = smallest.options(Unit::Bytes);
    let value = String::from_utf8_lossy(smallest.form.bytes());
    eprintln!("{why}\n  value {value:?}\n  {options:?}\n  line {}\n", caught::line(laws, &smallest));
    false
}

fn many(laws: &Laws, arguments: &Arguments) -> Result<bool, String> {
    let mut lines = match arguments.lines.as_deref() {
        None => None,
        Some("-") => Some(Box::new(BufWriter::new(io::stdout())) as Box<dyn Write>),
        Some(path) => {
            let file = File::create(path).map_err(|error| format!("{path}: {error}"))?;
            Some(Box::new(BufWriter::new(file)) as Box<dyn Write>)
        }
    };
    let start = Instant::now();
    let (mut tally, mut broken) = (Tally::default(), 0);
    for number in arguments.first..arguments.first + arguments.count {
        let mutant = mutant(arguments.seed, number);
        HELD.with_borrow_mut(|held| {
            held.clear();
            held.push_str(&format!("mutant {number} of seed {}", arguments.seed));
        });
        if let Ok(judged) = hold(laws, &mutant) {
            tally.count(&judged);
            if let Some(lines) = lines.as_mut().filter(|_| number.is_multiple_of(arguments.every)) {
                writeln!(lines, "{}", line(laws.topic(), &mutant)).map_err(|error| error.to_string())?;
            }
        } else {
            broken += 1;
            eprintln!("mutant {number} of seed {} breaks a law:", arguments.seed);
            tell(laws, mutant);
        }
        if broken == ENOUGH {
            eprintln!("{ENOUGH} laws broken: that is enough");
            break;
        }
    }
    if let Some(lines) = &mut lines {
        lines.flush().map_err(|error| error.to_string())?;
    }
    let rate = arguments.count as f64 / start.elapsed().as_secs_f64();
    let seldom = if arguments.count < MANY { Vec::new() } else { tally.too_seldom() };
    let mut summary = format!("{tally}{rate:.0} a second, {broken} laws broken\n");
    for seldom in &seldom {
        summary.push_str(&format!("too seldom: {seldom}\n"));
    }
    // lines alone go to the next program
    if arguments.lines.as_deref() == Some("-") {
        eprint!("{summary}");
    } else {
        print!("{summary}");
    }
    Ok(broken == 0 && seldom.is_empty())
}
