//! Values in one crossing: large ones are read while other threads of Python run, many on several threads where
//! that pays.

use core::num::NonZero;
use std::thread::{self, Builder};

use flowops_contracts::{Options, Value};
use pyo3::prelude::*;

use crate::take::{elements, named};
use crate::value::{Input, Object, value};

/// From so many bytes on other threads of Python may run: to let them takes less than to read this.
const LARGE: usize = 1 << 16;

/// So many bytes are worth a thread: to start it takes less than to read a part of this.
const SHARE: usize = 1 << 18;

/// Whether other threads may run while a value is read.
#[inline(always)]
pub(crate) fn is_large(input: &Input<'_>) -> bool {
    value(&input.object).size() >= LARGE
}

/// Calls the core for a value.
#[inline(always)]
pub(crate) fn one<T: Send>(input: &Input<'_>, core: impl Send + FnOnce(Value<'_>, &Options) -> T) -> T {
    let (value, options) = (value(&input.object), &input.options);
    if is_large(input) { input.object.py().detach(|| core(value, options)) } else { core(value, options) }
}

/// Calls the core for each value of a sequence.
pub(crate) fn many<'py, T: Send>(
    values: &Object<'py>,
    options: &Options,
    core: impl Sync + Fn(Value<'_>, &Options) -> T,
) -> PyResult<impl Iterator<Item = (Input<'py>, T)>> {
    let (py, values) = (values.py(), named(values.py(), "values", elements(values))?);
    let mut inputs = Vec::with_capacity(values.len());
    for (index, value) in values.iter_borrowed().enumerate() {
        inputs.push(named(py, format_args!("values[{index}]"), Input::new(&value, options))?);
    }
    let read: Vec<_> = inputs.iter().map(|input| (value(&input.object), &input.options)).collect();
    let size = read.iter().map(|(value, _)| value.size()).sum();
    let work = |share: &[(Value<'_>, &Options)]| {
        share.iter().map(|(value, options)| core(*value, options)).collect()
    };
    let said: Vec<_> =
        if size < LARGE { work(&read) } else { py.detach(|| shared(&read, threads(size), &work)) };
    Ok(inputs.into_iter().zip(said))
}

/// How many threads so many bytes are worth.
fn threads(size: usize) -> usize {
    let worth = size / SHARE;
    if worth < 2 { 1 } else { thread::available_parallelism().map_or(1, NonZero::get).min(worth) }
}

/// Shares work among so many threads.
fn shared<V: Sync, T: Send>(values: &[V], threads: usize, work: &(impl Sync + Fn(&[V]) -> Vec<T>)) -> Vec<T> {
    if threads < 2 {
        return work(values);
    }
    let (mine, others) = values.split_at(values.len() / threads);
    thread::scope(|scope| {
        let other = Builder::new().spawn_scoped(scope, || shared(others, threads - 1, work));
        let mut done = work(mine);
        // done here where the system gave no thread
        done.extend(other.ok().and_then(|other| other.join().ok()).unwrap_or_else(|| work(others)));
        done
    })
}
