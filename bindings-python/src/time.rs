//! Timestamps: `datetime` in UTC, exact nanoseconds, the text of the normal form (meaning 6.1 and 6.3).

use chrono::{DateTime, Datelike, SecondsFormat, Timelike, Utc};
use pyo3::exceptions::PyValueError;
use pyo3::intern;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDateTime, PyDelta, PyDeltaAccess, PyInt, PyTzInfo};

const SECOND: i128 = 1_000_000_000;

/// A `datetime` in UTC of year, month, day, hour, minute, second and nanoseconds, cut to microseconds.
#[inline]
pub(crate) fn datetime(py: Python<'_>, civil: [u32; 6], nanoseconds: u32) -> PyResult<Bound<'_, PyAny>> {
    let [year, month, day, hour, minute, second] = civil;
    let utc = PyTzInfo::utc(py)?;
    let (month, day, hour) = (month as u8, day as u8, hour as u8);
    let (minute, second) = (minute as u8, second as u8);
    PyDateTime::new(py, year as i32, month, day, hour, minute, second, nanoseconds / 1000, Some(&utc))
        .map(Bound::into_any)
}

/// The `datetime` of nanoseconds since 1970.
pub(crate) fn of_nanoseconds<'py>(nanoseconds: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let time = moment(nanoseconds)?;
    let civil = [time.year() as u32, time.month(), time.day(), time.hour(), time.minute(), time.second()];
    datetime(nanoseconds.py(), civil, time.nanosecond())
}

/// Nanoseconds since 1970.
pub(crate) fn nanoseconds<'py>(py: Python<'py>, time: &DateTime<Utc>) -> PyResult<Bound<'py, PyAny>> {
    let exact = i128::from(time.timestamp()) * SECOND + i128::from(time.timestamp_subsec_nanos());
    Ok(exact.into_pyobject(py)?.into_any())
}

/// Nanoseconds since 1970 of an aware `datetime`, or of an `int` that says them; nothing of another type.
pub(crate) fn exact<'py>(value: &Bound<'py, PyAny>) -> PyResult<Option<Bound<'py, PyAny>>> {
    static EPOCH: PyOnceLock<Py<PyAny>> = PyOnceLock::new();
    let py = value.py();
    if value.is_exact_instance_of::<PyInt>() {
        return moment(value).map(|_| Some(value.clone()));
    }
    if !value.is_instance_of::<PyDateTime>() {
        return Ok(None);
    }
    if value.call_method0(intern!(py, "utcoffset"))?.is_none() {
        return Err(PyValueError::new_err("expected a datetime with a time zone, found a naive one"));
    }
    let epoch =
        EPOCH.get_or_try_init(py, || datetime(py, [1970, 1, 1, 0, 0, 0], 0).map(Bound::unbind))?.bind(py);
    let since = value.sub(epoch)?.cast_into::<PyDelta>()?;
    let seconds = i128::from(since.get_days()) * 86_400 + i128::from(since.get_seconds());
    let exact = seconds * SECOND + i128::from(since.get_microseconds()) * 1000;
    Ok(Some(exact.into_pyobject(py)?.into_any()))
}

/// The normal form of nanoseconds since 1970.
pub(crate) fn text(nanoseconds: &Bound<'_, PyAny>) -> PyResult<String> {
    Ok(moment(nanoseconds)?.to_rfc3339_opts(SecondsFormat::AutoSi, true))
}

fn moment(nanoseconds: &Bound<'_, PyAny>) -> PyResult<DateTime<Utc>> {
    let exact: i128 = nanoseconds.extract().unwrap_or(i128::MAX);
    i64::try_from(exact.div_euclid(SECOND))
        .ok()
        .and_then(|seconds| DateTime::from_timestamp(seconds, exact.rem_euclid(SECOND) as u32))
        .ok_or_else(|| {
            PyValueError::new_err("expected nanoseconds since 1970 within the years of a datetime")
        })
}
