//! `check`: judges every record of every file.

use std::fs::File;
use std::io::{self, Read};

use flowops_contracts::{Options, Place, visible};

use super::arguments::{Check, Format, Input};
use super::records::{Record, Records};
use super::tally::{Look, Tally};
use super::{Exit, Stop, Streams, said};

/// Judges what is asked for, and tells it as it goes.
pub(super) fn check(check: &Check, streams: &mut Streams<'_>) -> Result<Exit, Stop> {
    let mut options = check.options;
    options.strict = true;
    let mut run = Run { check, strictly: options, tally: Tally::default() };
    check.inputs.iter().try_for_each(|input| run.input(input, streams))?;
    if check.format == Format::Text {
        streams.print(&format!("{}\n", run.tally))?;
    }
    Ok(match (run.tally.all_read(), run.tally.all_accepted()) {
        (false, _) => Exit::Failed,
        (true, false) => Exit::NotAccepted,
        (true, true) => Exit::Accepted,
    })
}

struct Run<'c> {
    check: &'c Check,
    /// What a record passes that nothing is to be said of.
    strictly: Options,
    tally: Tally,
}

impl Run<'_> {
    fn input(&mut self, input: &Input, streams: &mut Streams<'_>) -> Result<(), Stop> {
        let name = input.name();
        let read = match input {
            Input::Standard => {
                // taken out while it is read, since findings are printed meanwhile
                let mut standard = core::mem::replace(&mut streams.input, Box::new(io::empty()));
                let read = self.records(&mut standard, input, &name, streams);
                streams.input = standard;
                read
            }
            Input::File(path) => match File::open(path) {
                Ok(file) => self.records(file, input, &name, streams),
                Err(error) => Ok(Err(error)),
            },
        };
        if let Err(error) = read? {
            self.tally.unread();
            streams.flush()?;
            streams.complain(&format!("{}: {}", visible(&name), said(&error)));
        }
        Ok(())
    }

    /// Judges the records that a reader gives; fails inside where it can't be read to its end.
    fn records(
        &mut self,
        mut reader: impl Read,
        input: &Input,
        name: &str,
        streams: &mut Streams<'_>,
    ) -> Result<io::Result<()>, Stop> {
        let split = self.check.split.unwrap_or_else(|| input.split());
        let mut records = Records::new(split, self.check.options.max_bytes);
        let mut look = Look::default();
        loop {
            while let Some(record) = records.next() {
                self.record(record, name, &mut look, streams)?;
            }
            // whoever reads the output has all of it while more is waited for
            streams.interrupt.count(self.tally);
            streams.flush()?;
            match records.fill(|room| reader.read(room)) {
                Ok(true) => {}
                Ok(false) => break,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Ok(Err(error)),
            }
        }
        self.tally.end_file(split, look);
        Ok(Ok(()))
    }

    #[inline]
    fn record(
        &mut self,
        record: Record<'_>,
        name: &str,
        look: &mut Look,
        streams: &mut Streams<'_>,
    ) -> Result<(), Stop> {
        // nothing is said of most records, and the cheapest answer is enough
        if self.check.format == Format::Text && self.check.topic.is_valid(record.value, &self.strictly) {
            self.tally.accept(look);
            return Ok(());
        }
        self.tell(record, name, look, streams)
    }

    #[cold]
    fn tell(
        &mut self,
        Record { line, value }: Record<'_>,
        file: &str,
        look: &mut Look,
        streams: &mut Streams<'_>,
    ) -> Result<(), Stop> {
        let report = self.check.topic.check_with(value, &self.check.options, |_, _| ());
        self.tally.add(&report, look);
        let place = Place { file, line };
        match self.check.format {
            Format::Text => streams.print(&report.list(value, place, streams.shown.coloured)),
            Format::Json => streams.print(&(report.to_json_line(place, streams.shown.terminal) + "\n")),
        }
    }
}
