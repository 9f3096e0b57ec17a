//! The command as a process: the interpreter's, which started it.

use std::ffi::OsString;
use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::Duration;

use pyo3::prelude::*;

use crate::command::{Exit, Interrupt, Shown, Streams, run};

/// How often it is looked whether Ctrl-C came.
const LOOK: Duration = Duration::from_millis(50);

/// How long the work may take to end by itself after that.
const PATIENCE: Duration = Duration::from_millis(100);

/// Runs the command on the process's own standard streams; gives the exit code.
///
/// The work has a thread of its own, so that Ctrl-C ends it whatever it waits for: a pipe that nobody opens,
/// a pager that is not read. The interpreter's thread waits without holding the interpreter.
#[pyfunction]
pub(crate) fn _command(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    let interrupt = Arc::new(Interrupt::default());
    let (done, ended) = mpsc::channel();
    let told = Arc::clone(&interrupt);
    let work = thread::Builder::new().spawn(move || {
        let (input, output, errors) = (io::stdin().lock(), io::stdout().lock(), io::stderr());
        let terminal = output.is_terminal();
        let shown = Shown { terminal, coloured: terminal && colours_are_wanted() };
        let exit = run(arguments, &mut Streams::new(input, output, errors, shown, &told));
        // nobody waits any more where it took too long to end
        let _ = done.send(exit);
    });
    let exit = match work {
        Ok(_) => py.detach(move || end_of(&ended, &interrupt)),
        Err(_) => Exit::Failed,
    };
    exit.code()
}

/// Waits until the work ends or has to.
fn end_of(ended: &Receiver<Exit>, interrupt: &Interrupt) -> Exit {
    loop {
        let exit = ended.recv_timeout(LOOK);
        // looked at also where the work has ended: so may what was read have, by the same Ctrl-C
        let interrupted = Python::attach(|py| py.check_signals().is_err());
        match exit {
            Ok(_) if interrupted => return Exit::Interrupted,
            Ok(exit) => return exit,
            Err(RecvTimeoutError::Disconnected) => return Exit::Failed,
            Err(RecvTimeoutError::Timeout) if interrupted => break,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
    interrupt.come();
    ended.recv_timeout(PATIENCE).unwrap_or_else(|_| {
        // what waits for a pipe ends with the process
        let _ = io::stderr().write_all(interrupt.told().as_bytes());
        Exit::Interrupted
    })
}

/// `NO_COLOR` (no-color.org) and terminals without colours.
fn colours_are_wanted() -> bool {
    let unset = |name| std::env::var_os(name).is_none_or(|value| value.is_empty());
    unset("NO_COLOR") && std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb")
}
