//! How often each outcome and each code came up in a run of mutants.

use std::collections::BTreeMap;
use std::fmt;

use flowops_contracts::Code;

use crate::law::Judged;

/// What a run must come to: this share of mutants accepted, in a hundred.
const ACCEPTED: usize = 5;

/// What a run must come to: so many mutants of a million with each code.
const HITS: usize = 1000;

/// Counts of a run.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    mutants: usize,
    outcomes: BTreeMap<&'static str, usize>,
    codes: BTreeMap<&'static str, usize>,
}

impl Tally {
    /// Counts what was said of a mutant; each of its codes once.
    pub fn count(&mut self, judged: &Judged) {
        self.mutants += 1;
        *self.outcomes.entry(judged.outcome.as_str()).or_default() += 1;
        for code in &judged.codes {
            *self.codes.entry(code.as_str()).or_default() += 1;
        }
    }

    /// What came up too seldom: fewer than 5 % accepted, a code with fewer than 1,000 hits in a million.
    /// `order-events` has no field of words, so it can't give `not_one_of`.
    #[must_use]
    pub fn too_seldom(&self) -> Vec<String> {
        let mut seldom = Vec::new();
        let accepted = self.outcomes.get("accepted").copied().unwrap_or_default();
        if accepted * 100 < self.mutants * ACCEPTED {
            seldom.push(format!("accepted: {accepted} of {}", self.mutants));
        }
        for code in Code::ALL.iter().filter(|code| **code != Code::NotOneOf) {
            let hits = self.codes.get(code.as_str()).copied().unwrap_or_default();
            if hits * 1_000_000 < self.mutants * HITS {
                seldom.push(format!("{code}: {hits} of {}", self.mutants));
            }
        }
        seldom
    }
}

/// A table.
impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut row = |name: &str, hits: usize| {
            let share = hits as f64 * 100.0 / self.mutants.max(1) as f64;
            writeln!(formatter, "{name:20} {hits:9} {share:7.3} %")
        };
        row("mutants", self.mutants)?;
        self.outcomes.iter().try_for_each(|(outcome, hits)| row(outcome, *hits))?;
        Code::ALL.iter().try_for_each(|code| {
            row(code.as_str(), self.codes.get(code.as_str()).copied().unwrap_or_default())
        })
    }
}
