//! What was counted, and the last line that says it.

use std::fmt;

use flowops_contracts::{Code, Outcome, Report};

use super::records::Split;

/// Counts of the records of all files.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Tally {
    accepted: usize,
    /// Of the accepted.
    with_warnings: usize,
    rejected: usize,
    of_unknown_type: usize,
    unread_files: usize,
    /// How the file should have been cut instead.
    better: Option<Split>,
}

/// What is looked at to see whether a file was cut wrongly.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Look {
    records: usize,
    accepted: usize,
    first_unreadable: bool,
    last_unreadable: bool,
    first_too_large: bool,
}

impl Tally {
    /// Counts an accepted record without findings.
    #[inline]
    pub(super) fn accept(&mut self, look: &mut Look) {
        self.accepted += 1;
        look.records += 1;
        look.accepted += 1;
    }

    /// Counts a record by its report.
    pub(super) fn add<E>(&mut self, report: &Report<'_, E>, look: &mut Look) {
        match report.outcome {
            Outcome::Accepted => {
                self.accepted += 1;
                self.with_warnings += usize::from(report.total > 0);
                look.accepted += 1;
            }
            Outcome::UnknownEventType => self.of_unknown_type += 1,
            _ => self.rejected += 1,
        }
        let has = |code| report.findings.iter().any(|finding| finding.code == code);
        look.last_unreadable = has(Code::InvalidJson);
        if look.records == 0 {
            look.first_unreadable = look.last_unreadable;
            look.first_too_large = has(Code::TooLarge);
        }
        look.records += 1;
    }

    /// Counts a file that could not be read, or not to its end.
    pub(super) fn unread(&mut self) {
        self.unread_files += 1;
    }

    /// Ends a file that was cut so.
    pub(super) fn end_file(&mut self, split: Split, look: Look) {
        let wrongly = match split {
            // the first and last line of an event that is written over several lines are its brackets
            Split::Lines => {
                look.records > 1 && look.accepted == 0 && look.first_unreadable && look.last_unreadable
            }
            Split::Whole => look.first_too_large,
        };
        if wrongly {
            self.better = Some(if split == Split::Lines { Split::Whole } else { Split::Lines });
        }
    }

    pub(super) fn all_read(&self) -> bool {
        self.unread_files == 0
    }

    pub(super) fn all_accepted(&self) -> bool {
        self.rejected + self.of_unknown_type == 0
    }
}

/// `3 records: 2 accepted (1 with warnings), 1 rejected`
impl fmt::Display for Tally {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let records = self.accepted + self.rejected + self.of_unknown_type;
        write!(formatter, "{}: {} accepted", counted(records, "record"), self.accepted)?;
        if self.with_warnings > 0 {
            write!(formatter, " ({} with warnings)", self.with_warnings)?;
        }
        if self.rejected > 0 {
            write!(formatter, ", {} rejected", self.rejected)?;
        }
        if self.of_unknown_type > 0 {
            write!(formatter, ", {} of unknown event type", self.of_unknown_type)?;
        }
        if self.unread_files > 0 {
            write!(formatter, "; {} not read", counted(self.unread_files, "file"))?;
        }
        match self.better {
            Some(Split::Whole) => {
                formatter.write_str("; no line is an event: for a file that is one event, use --whole")
            }
            Some(Split::Lines) => formatter.write_str("; for a file with an event on each line, use --lines"),
            None => Ok(()),
        }
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}
