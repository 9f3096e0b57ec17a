//! Timestamps: `datetime` in UTC, exact nanoseconds, the text of the normal form (meaning 6.1 and 6.3).

use chrono::{DateTime, SecondsFormat, Utc};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::{PyDateTime, PyInt, PyTzInfo};

use crate::object::Made;
use crate::value::expected;

const SECOND: i128 = 1_000_000_000;

/// The `datetime` of nanoseconds since 1970, cut to microseconds.
pub(crate) fn datetime<'py>(exact: &Bound<'py, PyAny>) -> Made<'py> {
    Ok(moment(exact)?.into_pyobject(exact.py())?.into_any())
}

/// The normal form of nanoseconds since 1970.
pub(crate) fn text<'py>(exact: &Bound<'py, PyAny>) -> Made<'py> {
    let text = moment(exact)?.to_rfc3339_opts(SecondsFormat::AutoSi, true);
    Ok(text.into_pyobject(exact.py())?.into_any())
}

/// Nanoseconds since 1970.
pub(crate) fn nanoseconds<'py>(py: Python<'py>, time: &DateTime<Utc>) -> Made<'py> {
    let exact = i128::from(time.timestamp()) * SECOND + i128::from(time.timestamp_subsec_nanos());
    Ok(exact.into_pyobject(py)?.into_any())
}

/// Nanoseconds since 1970 of an aware `datetime`, or of an `int` that says them.
pub(crate) fn exact<'py>(value: &Bound<'py, PyAny>) -> Made<'py> {
    let py = value.py();
    if value.is_exact_instance_of::<PyInt>() {
        return moment(value).map(|_| value.clone());
    }
    if !value.is_instance_of::<PyDateTime>() {
        return Err(expected("datetime or int", value));
    }
    if value.call_method0("utcoffset")?.is_none() {
        return Err(PyValueError::new_err("expected a datetime with a time zone, found a naive one"));
    }
    nanoseconds(py, &value.call_method1("astimezone", (PyTzInfo::utc(py)?,))?.extract()?)
}

fn moment(exact: &Bound<'_, PyAny>) -> PyResult<DateTime<Utc>> {
    let exact: i128 = exact.extract().unwrap_or(i128::MAX);
    let seconds = i64::try_from(exact.div_euclid(SECOND)).unwrap_or(i64::MAX);
    DateTime::from_timestamp(seconds, exact.rem_euclid(SECOND) as u32)
        .ok_or_else(|| PyValueError::new_err("expected nanoseconds since 1970, found too many"))
}

/// The time.
pub(crate) fn now(py: Python<'_>) -> Made<'_> {
    py.get_type::<PyDateTime>().call_method1("now", (PyTzInfo::utc(py)?,))
}
