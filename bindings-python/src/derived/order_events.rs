//! Derived from the core's declaration: `cargo run -p harness --bin derive -- --write`.

use std::time::SystemTime;

use flowops_contracts::{Options, TOPICS, moment};
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyString, PyTuple, PyType};
use pyo3::{IntoPyObjectExt, intern};

use crate::lines::Lines;
use crate::record::{Kept, Record, View, number};
use crate::report::Report;
use crate::take::{self, given, required};
use crate::value::{Input, Made, limit};
use crate::verbs::Topic;
use crate::fast;

/// The topic `order-events`.
pub(super) static TOPIC: Topic = Topic {
    core: {
        let [topic, ..] = TOPICS else { unreachable!() };
        *topic
    },
    event,
};

/// The event of a type, by its index.
fn event<'py>(record: &Record<'_, 'py>, index: usize) -> Made<'py> {
    match index {
        0 => OrderCreatedEvent::read(record, 0),
        _ => OrderCancelledEvent::read(record, 0),
    }
}

/// Whether it is an event or a part of one.
pub(super) fn is_object(value: &Bound<'_, PyAny>) -> bool {
    value.is_exact_instance_of::<OrderItem>()
        || value.is_exact_instance_of::<OrderCreatedPayload>()
        || value.is_exact_instance_of::<OrderCancelledPayload>()
        || value.is_exact_instance_of::<OrderCreatedEvent>()
        || value.is_exact_instance_of::<OrderCancelledEvent>()
}

/// `OrderItem` of an event.
#[pyclass(frozen, module = "flowops_contracts.order_events")]
pub(crate) struct OrderItem {
    /// Stock keeping unit of the article.
    #[pyo3(get)]
    sku: Py<PyAny>,
    /// How many of it.
    #[pyo3(get)]
    qty: Py<PyAny>,
}

impl OrderItem {
    fn read<'py>(record: &Record<'_, 'py>, first: usize) -> Made<'py> {
        let py = record.py();
        fast::leaf(py, Self {
            sku: record.text(first)?.unbind(),
            qty: number(py, record.slots.number(first + 1))?.unbind(),
        })
    }

    /// What the constructor takes for it.
    fn exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, [self.sku.bind(py).clone(), self.qty.bind(py).clone()])
    }
}

#[pymethods]
impl OrderItem {
    #[new]
    #[pyo3(signature = (sku = None, qty = None), text_signature = "(sku, qty)")]
    fn __new__<'py>(py: Python<'py>, #[pyo3(from_py_with = given)] sku: Option<Bound<'py, PyAny>>, #[pyo3(from_py_with = given)] qty: Option<Bound<'py, PyAny>>) -> PyResult<Self> {
        let value = &required(sku, "sku")?;
        let sku = take::named(py, "sku", take::kept(value, value.is_instance_of::<PyString>(), "str"))?;
        let value = &required(qty, "qty")?;
        let qty = take::named(py, "qty", take::number(value))?;
        Ok(Self { sku: sku.unbind(), qty: qty.unbind() })
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, ["sku", "qty"])
    }

    /// The normal form in wire spelling: what the event's JSON holds.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let plain = PyDict::new(py);
        let value = &self.sku.bind(py).clone();
        plain.set_item("sku", value)?;
        let value = &self.qty.bind(py).clone();
        plain.set_item("qty", value)?;
        Ok(plain)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("OrderItem(sku={}, qty={})", self.sku.bind(py).clone().repr()?, self.qty.bind(py).clone().repr()?))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.exact(py)?.eq(other.exact(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.exact(py)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type(), slf.get().exact(slf.py())?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// A mapping, where a tuple gives the members of `OrderItem` by their positions.
fn order_item_like<'py>(value: &Bound<'py, PyAny>) -> Made<'py> {
    let py = value.py();
    if !value.is_instance_of::<PyTuple>() {
        return Ok(value.clone());
    }
    let [sku, qty]: [Bound<'py, PyAny>; 2] = value.extract()?;
    let object = PyDict::new(py);
    let value = &sku;
    object.set_item("sku", value)?;
    let value = &qty;
    object.set_item("qty", value)?;
    Ok(object.into_any())
}

/// What an event of type `ORDER_CREATED` says.
#[pyclass(frozen, freelist = 64, module = "flowops_contracts.order_events")]
pub(crate) struct OrderCreatedPayload {
    view: View<2>,
    items: Kept,
}

impl OrderCreatedPayload {
    fn read<'py>(record: &Record<'_, 'py>, first: usize) -> Made<'py> {
        fast::leaf(record.py(), Self { view: record.view(first), items: Kept::default() })
    }

    /// What the constructor takes for it.
    fn exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, [self.order_id(py)?, self.items(py)?])
    }
}

#[pymethods]
impl OrderCreatedPayload {
    #[new]
    #[pyo3(signature = (order_id = None, items = None), text_signature = "(order_id, items)")]
    fn __new__<'py>(py: Python<'py>, #[pyo3(from_py_with = given)] order_id: Option<Bound<'py, PyAny>>, #[pyo3(from_py_with = given)] items: Option<Bound<'py, PyAny>>) -> PyResult<Self> {
        let value = &required(order_id, "order_id")?;
        let order_id = take::named(py, "order_id", take::kept(value, value.is_instance_of::<PyString>(), "str"))?;
        let value = &required(items, "items")?;
        let items = take::named(py, "items", take::tuple(value, |value| take::kept(value, value.is_instance_of::<OrderItem>(), "OrderItem")))?;
        Ok(Self { view: View::made([order_id, items]), items: Kept::default() })
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, ["order_id", "items"])
    }

    /// Identifier of the order.
    #[getter]
    fn order_id<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 0, |record, first| record.text(first))
    }

    /// What was ordered.
    #[getter]
    fn items<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.items.or(py, || self.view.get(py, 1, |record, first| record.list(record.slots.elements(first + 1, 3, false).map(|slot| OrderItem::read(record, slot + 1)))))
    }

    /// The normal form in wire spelling: what the event's JSON holds.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let plain = PyDict::new(py);
        let value = &self.order_id(py)?;
        plain.set_item("orderId", value)?;
        let value = &self.items(py)?;
        plain.set_item("items", take::list(value, |value| value.call_method0("to_dict"))?)?;
        Ok(plain)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("OrderCreatedPayload(order_id={}, items={})", self.order_id(py)?.repr()?, self.items(py)?.repr()?))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.exact(py)?.eq(other.exact(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.exact(py)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type(), slf.get().exact(slf.py())?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// What an event of type `ORDER_CANCELLED` says.
#[pyclass(frozen, freelist = 64, module = "flowops_contracts.order_events")]
pub(crate) struct OrderCancelledPayload {
    view: View<1>,
}

impl OrderCancelledPayload {
    fn read<'py>(record: &Record<'_, 'py>, first: usize) -> Made<'py> {
        fast::leaf(record.py(), Self { view: record.view(first) })
    }

    /// What the constructor takes for it.
    fn exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, [self.order_id(py)?])
    }
}

#[pymethods]
impl OrderCancelledPayload {
    #[new]
    #[pyo3(signature = (order_id = None), text_signature = "(order_id)")]
    fn __new__<'py>(py: Python<'py>, #[pyo3(from_py_with = given)] order_id: Option<Bound<'py, PyAny>>) -> PyResult<Self> {
        let value = &required(order_id, "order_id")?;
        let order_id = take::named(py, "order_id", take::kept(value, value.is_instance_of::<PyString>(), "str"))?;
        Ok(Self { view: View::made([order_id]) })
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, ["order_id"])
    }

    /// Identifier of the order.
    #[getter]
    fn order_id<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 0, |record, first| record.text(first))
    }

    /// The normal form in wire spelling: what the event's JSON holds.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let plain = PyDict::new(py);
        let value = &self.order_id(py)?;
        plain.set_item("orderId", value)?;
        Ok(plain)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("OrderCancelledPayload(order_id={})", self.order_id(py)?.repr()?))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.exact(py)?.eq(other.exact(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.exact(py)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type(), slf.get().exact(slf.py())?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// Emitted after an order is successfully created and persisted.
#[pyclass(frozen, freelist = 64, module = "flowops_contracts.order_events")]
pub(crate) struct OrderCreatedEvent {
    view: View<5>,
    payload: Kept,
}

impl OrderCreatedEvent {
    fn read<'py>(record: &Record<'_, 'py>, first: usize) -> Made<'py> {
        fast::leaf(record.py(), Self { view: record.view(first), payload: Kept::default() })
    }

    /// What the constructor takes for it.
    fn exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, [self.event_id(py)?, self.event_type(py)?, self.timestamp_ns(py)?, self.payload(py)?])
    }
}

#[pymethods]
impl OrderCreatedEvent {
    #[new]
    #[pyo3(signature = (event_id = None, event_type = None, timestamp = None, payload = None), text_signature = None)]
    fn __new__<'py>(py: Python<'py>, #[pyo3(from_py_with = given)] event_id: Option<Bound<'py, PyAny>>, #[pyo3(from_py_with = given)] event_type: Option<Bound<'py, PyAny>>, #[pyo3(from_py_with = given)] timestamp: Option<Bound<'py, PyAny>>, #[pyo3(from_py_with = given)] payload: Option<Bound<'py, PyAny>>) -> PyResult<Self> {
        let value = &required(event_id, "event_id")?;
        let event_id = take::named(py, "event_id", take::kept(value, value.is_instance(fast::uuid_class(py)?)?, "UUID"))?;
        let value = &event_type.map_or(Made::Ok(intern!(py, "ORDER_CREATED").clone().into_any()), Ok)?;
        let event_type = take::named(py, "event_type", take::kept(value, value.is_instance_of::<PyString>(), "str"))?;
        let value = &required(timestamp, "timestamp")?;
        let timestamp_ns = take::named(py, "timestamp", take::exact(value))?;
        let value = &timestamp_ns;
        let timestamp = take::moment(value)?.into_bound_py_any(py)?;
        let value = &required(payload, "payload")?;
        let payload = take::named(py, "payload", take::kept(value, value.is_instance_of::<OrderCreatedPayload>(), "OrderCreatedPayload"))?;
        Ok(Self { view: View::made([event_id, event_type, timestamp, timestamp_ns, payload]), payload: Kept::default() })
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, ["event_id", "event_type", "timestamp", "payload"])
    }

    /// Unique identifier for the event (UUID).
    #[getter]
    fn event_id<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 0, |record, first| fast::uuid(py, record.slots.uuid(first).as_u128()))
    }

    /// Type of the event.
    #[getter]
    fn event_type<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 1, |record, first| Made::Ok(intern!(py, "ORDER_CREATED").clone().into_any()))
    }

    /// Event creation time in ISO-8601 (UTC).
    #[getter]
    fn timestamp<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 2, |record, first| record.datetime(first + 4))
    }

    /// Event creation time in ISO-8601 (UTC). In nanoseconds since 1970.
    #[getter]
    fn timestamp_ns<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 3, |record, first| moment::nanoseconds(&record.slots.timestamp(first + 4)).into_bound_py_any(py))
    }

    /// Event-specific data.
    #[getter]
    fn payload<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.payload.or(py, || self.view.get(py, 4, |record, first| OrderCreatedPayload::read(record, first + 7)))
    }

    /// The normal form in wire spelling: what the event's JSON holds.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let plain = PyDict::new(py);
        let value = &self.event_id(py)?;
        plain.set_item("eventId", value.str().map(Bound::into_any)?)?;
        let value = &self.event_type(py)?;
        plain.set_item("eventType", value)?;
        let value = &self.timestamp_ns(py)?;
        plain.set_item("timestamp", moment::text(&take::moment(value)?).into_bound_py_any(py)?)?;
        let value = &self.payload(py)?;
        plain.set_item("payload", value.call_method0("to_dict")?)?;
        Ok(plain)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("OrderCreatedEvent(event_id={}, event_type={}, timestamp={}, payload={})", self.event_id(py)?.repr()?, self.event_type(py)?.repr()?, self.timestamp(py)?.repr()?, self.payload(py)?.repr()?))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.exact(py)?.eq(other.exact(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.exact(py)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type(), slf.get().exact(slf.py())?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// Emitted when an existing order is cancelled.
#[pyclass(frozen, freelist = 64, module = "flowops_contracts.order_events")]
pub(crate) struct OrderCancelledEvent {
    view: View<5>,
    payload: Kept,
}

impl OrderCancelledEvent {
    fn read<'py>(record: &Record<'_, 'py>, first: usize) -> Made<'py> {
        fast::leaf(record.py(), Self { view: record.view(first), payload: Kept::default() })
    }

    /// What the constructor takes for it.
    fn exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyTuple>> {
        PyTuple::new(py, [self.event_id(py)?, self.event_type(py)?, self.timestamp_ns(py)?, self.payload(py)?])
    }
}

#[pymethods]
impl OrderCancelledEvent {
    #[new]
    #[pyo3(signature = (event_id = None, event_type = None, timestamp = None, payload = None), text_signature = None)]
    fn __new__<'py>(py: Python<'py>, #[pyo3(from_py_with = given)] event_id: Option<Bound<'py, PyAny>>, #[pyo3(from_py_with = given)] event_type: Option<Bound<'py, PyAny>>, #[pyo3(from_py_with = given)] timestamp: Option<Bound<'py, PyAny>>, #[pyo3(from_py_with = given)] payload: Option<Bound<'py, PyAny>>) -> PyResult<Self> {
        let value = &required(event_id, "event_id")?;
        let event_id = take::named(py, "event_id", take::kept(value, value.is_instance(fast::uuid_class(py)?)?, "UUID"))?;
        let value = &event_type.map_or(Made::Ok(intern!(py, "ORDER_CANCELLED").clone().into_any()), Ok)?;
        let event_type = take::named(py, "event_type", take::kept(value, value.is_instance_of::<PyString>(), "str"))?;
        let value = &required(timestamp, "timestamp")?;
        let timestamp_ns = take::named(py, "timestamp", take::exact(value))?;
        let value = &timestamp_ns;
        let timestamp = take::moment(value)?.into_bound_py_any(py)?;
        let value = &required(payload, "payload")?;
        let payload = take::named(py, "payload", take::kept(value, value.is_instance_of::<OrderCancelledPayload>(), "OrderCancelledPayload"))?;
        Ok(Self { view: View::made([event_id, event_type, timestamp, timestamp_ns, payload]), payload: Kept::default() })
    }

    #[classattr]
    fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
        PyTuple::new(py, ["event_id", "event_type", "timestamp", "payload"])
    }

    /// Unique identifier for the event (UUID).
    #[getter]
    fn event_id<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 0, |record, first| fast::uuid(py, record.slots.uuid(first).as_u128()))
    }

    /// Type of the event.
    #[getter]
    fn event_type<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 1, |record, first| Made::Ok(intern!(py, "ORDER_CANCELLED").clone().into_any()))
    }

    /// Event creation time in ISO-8601 (UTC).
    #[getter]
    fn timestamp<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 2, |record, first| record.datetime(first + 4))
    }

    /// Event creation time in ISO-8601 (UTC). In nanoseconds since 1970.
    #[getter]
    fn timestamp_ns<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.view.get(py, 3, |record, first| moment::nanoseconds(&record.slots.timestamp(first + 4)).into_bound_py_any(py))
    }

    /// Event-specific data.
    #[getter]
    fn payload<'py>(&self, py: Python<'py>) -> Made<'py> {
        self.payload.or(py, || self.view.get(py, 4, |record, first| OrderCancelledPayload::read(record, first + 7)))
    }

    /// The normal form in wire spelling: what the event's JSON holds.
    fn to_dict<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyDict>> {
        let plain = PyDict::new(py);
        let value = &self.event_id(py)?;
        plain.set_item("eventId", value.str().map(Bound::into_any)?)?;
        let value = &self.event_type(py)?;
        plain.set_item("eventType", value)?;
        let value = &self.timestamp_ns(py)?;
        plain.set_item("timestamp", moment::text(&take::moment(value)?).into_bound_py_any(py)?)?;
        let value = &self.payload(py)?;
        plain.set_item("payload", value.call_method0("to_dict")?)?;
        Ok(plain)
    }

    fn __repr__(&self, py: Python<'_>) -> PyResult<String> {
        Ok(format!("OrderCancelledEvent(event_id={}, event_type={}, timestamp={}, payload={})", self.event_id(py)?.repr()?, self.event_type(py)?.repr()?, self.timestamp(py)?.repr()?, self.payload(py)?.repr()?))
    }

    fn __eq__(&self, py: Python<'_>, other: &Self) -> PyResult<bool> {
        self.exact(py)?.eq(other.exact(py)?)
    }

    fn __hash__(&self, py: Python<'_>) -> PyResult<isize> {
        self.exact(py)?.hash()
    }

    fn __reduce__<'py>(slf: &Bound<'py, Self>) -> PyResult<(Bound<'py, PyType>, Bound<'py, PyTuple>)> {
        Ok((slf.get_type(), slf.get().exact(slf.py())?))
    }

    fn __copy__(slf: Py<Self>) -> Py<Self> {
        slf
    }

    fn __deepcopy__(slf: Py<Self>, _memo: &Bound<'_, PyAny>) -> Py<Self> {
        slf
    }
}

/// Gives the typed event that a value is; fails with `ContractError` where it is none.
#[pyfunction]
#[pyo3(signature = (value, *, strict = false, max_bytes = 1_048_576, max_findings = 100), text_signature = "(value, *, strict=False, max_bytes=1048576, max_findings=100)")]
fn parse<'py>(value: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize, #[pyo3(from_py_with = limit)] max_findings: usize) -> Made<'py> {
    TOPIC.parse(value, &Options::of(strict, max_bytes, max_findings))
}

/// Says what a value is: its event, or every fault at its place. Never fails on data.
#[pyfunction]
#[pyo3(signature = (value, *, strict = false, max_bytes = 1_048_576, max_findings = 100), text_signature = "(value, *, strict=False, max_bytes=1048576, max_findings=100)")]
fn check<'py>(value: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize, #[pyo3(from_py_with = limit)] max_findings: usize) -> PyResult<Report> {
    TOPIC.check(Input::new(value, &Options::of(strict, max_bytes, max_findings))?)
}

/// Whether a value is accepted: the cheapest answer, and the same as that of `check`.
#[pyfunction]
#[pyo3(signature = (value, *, strict = false, max_bytes = 1_048_576, max_findings = 100), text_signature = "(value, *, strict=False, max_bytes=1048576, max_findings=100)")]
fn is_valid<'py>(value: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize, #[pyo3(from_py_with = limit)] max_findings: usize) -> PyResult<bool> {
    TOPIC.is_valid(value, &Options::of(strict, max_bytes, max_findings))
}

/// For each value of a sequence a byte: 1 where it is accepted, 0 where it is not.
#[pyfunction]
#[pyo3(signature = (values, *, strict = false, max_bytes = 1_048_576, max_findings = 100), text_signature = "(values, *, strict=False, max_bytes=1048576, max_findings=100)")]
fn is_valid_many<'py>(values: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize, #[pyo3(from_py_with = limit)] max_findings: usize) -> PyResult<Vec<u8>> {
    TOPIC.is_valid_many(values, &Options::of(strict, max_bytes, max_findings))
}

/// The events of a sequence of values; fails with the `ContractError` of the first that is none, whose `index` says which.
#[pyfunction]
#[pyo3(signature = (values, *, strict = false, max_bytes = 1_048_576, max_findings = 100), text_signature = "(values, *, strict=False, max_bytes=1048576, max_findings=100)")]
fn parse_many<'py>(values: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize, #[pyo3(from_py_with = limit)] max_findings: usize) -> PyResult<Vec<Bound<'py, PyAny>>> {
    TOPIC.parse_many(values, &Options::of(strict, max_bytes, max_findings))
}

/// The reports of a sequence of values, each with its event where it has one. Never fails on data.
#[pyfunction]
#[pyo3(signature = (values, *, strict = false, max_bytes = 1_048_576, max_findings = 100), text_signature = "(values, *, strict=False, max_bytes=1048576, max_findings=100)")]
fn check_many<'py>(values: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize, #[pyo3(from_py_with = limit)] max_findings: usize) -> PyResult<Vec<Report>> {
    TOPIC.check_many(values, &Options::of(strict, max_bytes, max_findings))
}

/// The number and the report of each line of a file that is not blank; the file is read in chunks. A line over
/// `max_bytes` is never held whole.
#[pyfunction]
#[pyo3(signature = (binary_file, *, strict = false, max_bytes = 1_048_576, max_findings = 100), text_signature = "(binary_file, *, strict=False, max_bytes=1048576, max_findings=100)")]
fn check_lines<'py>(binary_file: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize, #[pyo3(from_py_with = limit)] max_findings: usize) -> PyResult<Lines> {
    Lines::new(&TOPIC, binary_file, Options::of(strict, max_bytes, max_findings))
}

/// The bytes to send for an event or a mapping in wire spelling, after it was judged; strictly, so that a
/// warning is an error, unless `strict` is false.
#[pyfunction]
#[pyo3(signature = (event, *, strict = true, max_bytes = 1_048_576), text_signature = "(event, *, strict=True, max_bytes=1048576)")]
fn serialize<'py>(event: &Bound<'py, PyAny>, strict: bool, #[pyo3(from_py_with = limit)] max_bytes: usize) -> PyResult<Vec<u8>> {
    TOPIC.serialize(event, &Options::of(strict, max_bytes, 100))
}

/// Makes an event, fills its id and its timestamp where they are not given, and judges it.
///
/// Emitted after an order is successfully created and persisted.
#[pyfunction]
#[pyo3(signature = (*, order_id, items, event_id = None, timestamp = None, strict = true), text_signature = "(*, order_id, items, event_id=None, timestamp=None, strict=True)")]
fn order_created<'py>(py: Python<'py>, order_id: Bound<'py, PyAny>, items: Bound<'py, PyAny>, event_id: Option<Bound<'py, PyAny>>, timestamp: Option<Bound<'py, PyAny>>, strict: bool) -> Made<'py> {
    let payload = PyDict::new(py);
    let value = &order_id;
    payload.set_item("orderId", value)?;
    let value = &items;
    payload.set_item("items", take::named(py, "items", take::list(value, |value| order_item_like(value)))?)?;
    let base = PyDict::new(py);
    let value = &event_id.map_or_else(|| py.import("uuid")?.call_method0("uuid4"), Ok)?;
    base.set_item("eventId", value)?;
    base.set_item("eventType", intern!(py, "ORDER_CREATED"))?;
    let value = &timestamp.map_or_else(|| SystemTime::now().into_bound_py_any(py), Ok)?;
    base.set_item("timestamp", value)?;
    base.set_item("payload", payload)?;
    TOPIC.build(&base, &Options::of(strict, 1_048_576, 100))
}

/// Makes an event, fills its id and its timestamp where they are not given, and judges it.
///
/// Emitted when an existing order is cancelled.
#[pyfunction]
#[pyo3(signature = (*, order_id, event_id = None, timestamp = None, strict = true), text_signature = "(*, order_id, event_id=None, timestamp=None, strict=True)")]
fn order_cancelled<'py>(py: Python<'py>, order_id: Bound<'py, PyAny>, event_id: Option<Bound<'py, PyAny>>, timestamp: Option<Bound<'py, PyAny>>, strict: bool) -> Made<'py> {
    let payload = PyDict::new(py);
    let value = &order_id;
    payload.set_item("orderId", value)?;
    let base = PyDict::new(py);
    let value = &event_id.map_or_else(|| py.import("uuid")?.call_method0("uuid4"), Ok)?;
    base.set_item("eventId", value)?;
    base.set_item("eventType", intern!(py, "ORDER_CANCELLED"))?;
    let value = &timestamp.map_or_else(|| SystemTime::now().into_bound_py_any(py), Ok)?;
    base.set_item("timestamp", value)?;
    base.set_item("payload", payload)?;
    TOPIC.build(&base, &Options::of(strict, 1_048_576, 100))
}

/// The module of the topic.
pub(super) fn module(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
    let module = PyModule::new(py, "flowops_contracts.order_events")?;
    module.add_class::<OrderItem>()?;
    module.add_class::<OrderCreatedPayload>()?;
    module.add_class::<OrderCancelledPayload>()?;
    module.add_class::<OrderCreatedEvent>()?;
    module.add_class::<OrderCancelledEvent>()?;
    module.add_function(wrap_pyfunction!(parse, &module)?)?;
    module.add_function(wrap_pyfunction!(check, &module)?)?;
    module.add_function(wrap_pyfunction!(check_lines, &module)?)?;
    module.add_function(wrap_pyfunction!(is_valid, &module)?)?;
    module.add_function(wrap_pyfunction!(serialize, &module)?)?;
    module.add_function(wrap_pyfunction!(parse_many, &module)?)?;
    module.add_function(wrap_pyfunction!(check_many, &module)?)?;
    module.add_function(wrap_pyfunction!(is_valid_many, &module)?)?;
    module.add_function(wrap_pyfunction!(order_created, &module)?)?;
    module.add_function(wrap_pyfunction!(order_cancelled, &module)?)?;
    Ok(module)
}
