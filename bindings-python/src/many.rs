//! Values in one crossing: large ones are read while other threads of Python run, many on several threads where
//! that pays.

use core::num::NonZero;
use std::thread::{self, Builder};

use flowops_contracts::{Options, Value};
use pyo3::prelude::*;

use crate::object::Object;
use crate::take::{elements, named};
use crate::value::Input;

/// From so many bytes on other threads of Python may run: to let them takes less than to read this.
const LARGE: usize = 1 << 16;

/// So many bytes are worth a thread: to start it takes less than to read a part of this.
const SHARE: usize = 1 << 18;

/// Calls the core for a value.
#[inline(always)]
pub(crate) fn one<T: Send>(input: &Input<'_>, core: impl Send + FnOnce(Value<'_>, &Options) -> T) -> T {
    let (value, options) = (input.value(), &input.options);
    if value.size() < LARGE {
        return core(value, options);
    }
    input.object.py().detach(|| core(value, options))
}

/// Calls the core for each value of a sequence.
pub(crate) fn many<'py, T: Send>(
    values: &Object<'py>,
    options: &Options,
    core: impl Sync + Fn(Value<'_>, &Options) -> T,
) -> PyResult<impl Iterator<Item = (Input<'py>, T)>> {
    let (py, values) = (values.py(), named(values.py(), "values", elements(values))?);
    let inputs = values
        .iter_borrowed()
        .enumerate()
        .map(|(index, value)| named(py, format_args!("values[{index}]"), Input::new(&value, options)));
    let inputs = inputs.collect::<PyResult<Vec<_>>>()?;
    let read: Vec<_> = inputs.iter().map(|input| (input.value(), &input.options)).collect();
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
