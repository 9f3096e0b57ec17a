//! The command `flowops-contracts`: judges the records of files, and explains codes.
//!
//! What is said of a record is the core's; here are arguments, files, counts and exit codes. It knows nothing of
//! Python: what it reads, writes and is told to stop by is handed to it, by `process.rs` beside it.

mod arguments;
mod check;
mod explain;
mod help;
pub(crate) mod records;
mod tally;

use std::ffi::OsString;
use std::io::{self, BufWriter, Read, Write};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};

use arguments::Request;
use tally::Tally;

/// What the exit code says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Exit {
    /// Every record was accepted, or what was asked for was printed.
    Accepted,
    /// A record was not accepted.
    NotAccepted,
    /// Wrong use, or a file that could not be read, or output that could not be written.
    Failed,
    /// Ctrl-C.
    Interrupted,
    /// The reader of the output went away.
    ClosedPipe,
}

impl Exit {
    /// The last two are what a shell shows of a process that such a signal ended.
    pub(crate) fn code(self) -> u8 {
        match self {
            Exit::Accepted => 0,
            Exit::NotAccepted => 1,
            Exit::Failed => 2,
            Exit::Interrupted => 128 + 2,
            Exit::ClosedPipe => 128 + 13,
        }
    }
}

/// Why the command ends before its work is done.
#[derive(Debug)]
enum Stop {
    Interrupted,
    /// The output can't be written.
    Output(io::Error),
}

/// Where the output is shown.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Shown {
    /// On a terminal.
    pub(crate) terminal: bool,
    /// In colours.
    pub(crate) coloured: bool,
}

/// Ctrl-C, as it is told from one thread to the other: whether it came, and what was counted so far.
#[derive(Debug, Default)]
pub(crate) struct Interrupt {
    came: AtomicBool,
    counted: Mutex<Tally>,
}

impl Interrupt {
    pub(crate) fn come(&self) {
        self.came.store(true, Ordering::Relaxed);
    }

    fn count(&self, tally: Tally) {
        if let Ok(mut counted) = self.counted.lock() {
            *counted = tally;
        }
    }

    /// What is told of it.
    pub(crate) fn told(&self) -> String {
        let counted = self.counted.lock().map(|counted| *counted).unwrap_or_default();
        format!("flowops-contracts: interrupted after {counted}\n")
    }
}

/// What the command reads from, writes to and is told to stop by.
pub(crate) struct Streams<'s> {
    pub(crate) input: Box<dyn Read + 's>,
    pub(crate) output: BufWriter<Box<dyn Write + 's>>,
    pub(crate) errors: Box<dyn Write + 's>,
    pub(crate) shown: Shown,
    pub(crate) interrupt: &'s Interrupt,
}

impl<'s> Streams<'s> {
    pub(crate) fn new(
        input: impl Read + 's,
        output: impl Write + 's,
        errors: impl Write + 's,
        shown: Shown,
        interrupt: &'s Interrupt,
    ) -> Self {
        let output: Box<dyn Write + 's> = Box::new(output);
        Streams {
            input: Box::new(input),
            output: BufWriter::with_capacity(64 * 1024, output),
            errors: Box::new(errors),
            shown,
            interrupt,
        }
    }

    fn print(&mut self, text: &str) -> Result<(), Stop> {
        self.output.write_all(text.as_bytes()).map_err(Stop::Output)
    }

    /// Shows what was printed so far.
    fn flush(&mut self) -> Result<(), Stop> {
        self.output.flush().map_err(Stop::Output)?;
        if self.interrupt.came.load(Ordering::Relaxed) { Err(Stop::Interrupted) } else { Ok(()) }
    }

    /// Tells what went wrong; where that can't be told, nothing can be done about it.
    fn complain(&mut self, text: &str) {
        let _ = writeln!(self.errors, "flowops-contracts: {text}");
        let _ = self.errors.flush();
    }
}

/// What the system says of an error, without the number that it has there.
fn said(error: &io::Error) -> String {
    let text = error.to_string();
    text.split_once(" (os error ").map_or(text.as_str(), |(words, _)| words).to_string()
}

/// Runs the command; `arguments` are those after its name.
pub(crate) fn run(arguments: impl IntoIterator<Item = OsString>, streams: &mut Streams<'_>) -> Exit {
    let request = match arguments::read(arguments) {
        Ok(request) => request,
        Err(mistake) => {
            streams.complain(&mistake);
            return Exit::Failed;
        }
    };
    let done = match request {
        Request::Print(text) => streams.print(&text).map(|()| Exit::Accepted),
        Request::Explain(code) => {
            streams.print(&explain::explain(code, streams.shown.coloured)).map(|()| Exit::Accepted)
        }
        Request::Check(check) => check::check(&check, streams),
    };
    match done.and_then(|exit| streams.flush().map(|()| exit)) {
        Ok(exit) => exit,
        Err(Stop::Interrupted) => {
            let _ = streams.errors.write_all(streams.interrupt.told().as_bytes());
            Exit::Interrupted
        }
        Err(Stop::Output(error)) if error.kind() == io::ErrorKind::BrokenPipe => Exit::ClosedPipe,
        Err(Stop::Output(error)) => {
            streams.complain(&format!("standard output: {}", said(&error)));
            Exit::Failed
        }
    }
}
