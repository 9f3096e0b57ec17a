//! Many values in one crossing: read while other threads of Python run, on several threads where that pays.

use core::num::NonZero;
use std::thread::{self, Builder};

use flowops_contracts::{Unit, Value};
use pyo3::prelude::*;

use crate::take::{elements, named};
use crate::value::Input;

/// From so many bytes on other threads of Python may run: to let them takes less than to read this.
const LARGE: usize = 1 << 16;

/// So many bytes are worth a thread: to start it takes less than to read a part of this.
const SHARE: usize = 1 << 18;

/// Whether other threads may run while a value is read.
#[inline(always)]
pub(crate) fn is_large(value: &Value<'_>) -> bool {
    size(value) >= LARGE
}

/// Calls the core, for a large value while other threads run.
#[inline(always)]
pub(crate) fn one<T: Send>(py: Python<'_>, value: Value<'_>, core: impl Send + FnOnce(Value<'_>) -> T) -> T {
    if is_large(&value) { py.detach(|| core(value)) } else { core(value) }
}

/// Calls the core for each value of a sequence.
pub(crate) fn many<'py, T: Send>(
    values: &Bound<'py, PyAny>,
    core: impl Sync + Fn(Value<'_>, Unit) -> T,
) -> PyResult<(Vec<Input<'py>>, Vec<T>)> {
    let (py, values) = (values.py(), named(values.py(), "values", elements(values))?);
    let mut inputs = Vec::with_capacity(values.len());
    for (index, value) in values.iter_borrowed().enumerate() {
        inputs.push(named(py, format_args!("values[{index}]"), Input::new(&value))?);
    }
    let read: Vec<_> = inputs.iter().map(|input| (input.value(), input.unit)).collect();
    let size = read.iter().map(|(value, _)| size(value)).sum();
    let said = |share: &[(Value<'_>, Unit)]| share.iter().map(|(value, unit)| core(*value, *unit)).collect();
    let said = if size < LARGE { said(&read) } else { py.detach(|| shared(&read, size, said)) };
    Ok((inputs, said))
}

#[inline(always)]
fn size(value: &Value<'_>) -> usize {
    match value {
        Value::Bytes(bytes) => bytes.len(),
        Value::Text(text) => text.len(),
        _ => 0,
    }
}

/// Shares work among as many threads as it is worth.
fn shared<V: Sync, T: Send>(values: &[V], size: usize, work: impl Sync + Fn(&[V]) -> Vec<T>) -> Vec<T> {
    let worth = size / SHARE;
    let threads = if worth < 2 { 1 } else { thread::available_parallelism().map_or(1, NonZero::get) };
    let mut shares = values.chunks(values.len().div_ceil(threads.min(worth).max(1)).max(1));
    let (mine, work) = (shares.next().unwrap_or_default(), &work);
    thread::scope(|scope| {
        let others = shares.map(|share| (share, Builder::new().spawn_scoped(scope, move || work(share))));
        let others: Vec<_> = others.collect();
        let mut done = work(mine);
        for (share, other) in others {
            // done here where the system gave no thread
            let other = other.ok().and_then(|other| other.join().ok());
            done.extend(other.unwrap_or_else(|| work(share)));
        }
        done
    })
}
