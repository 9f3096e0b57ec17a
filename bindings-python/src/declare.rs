//! From the derived tables to classes and functions of Python.

/// What the declarations use.
#[allow(unused_imports, reason = "a topic uses what its fields need")]
pub(crate) mod prelude {
    pub(crate) use flowops_contracts::TOPICS;
    pub(crate) use pyo3::prelude::*;
    pub(crate) use pyo3::types::{PyBytes, PyDict, PyTuple};

    pub(crate) use crate::declare::{topic, value_class, view_class};
    pub(crate) use crate::fast;
    pub(crate) use crate::lines::Lines;
    pub(crate) use crate::object::Object;
    pub(crate) use crate::record::Record;
    pub(crate) use crate::report::Report;
    pub(crate) use crate::shape::{Kind, Member, Node, Shape, Topic, Word};
    pub(crate) use crate::value::{Limit, options};
    pub(crate) use crate::verbs;
    pub(crate) use crate::view::{Kept, View, dated};
}

/// Declares a class of events or payloads, whose attributes are made when they are read.
macro_rules! view_class {
    (
        $(#[doc = $doc:literal])*
        $class:ident $shape:ident in $module:literal as $signature:tt
        read { $($(#[doc = $read_doc:literal])* $read:ident $read_member:ident)* }
        keep { $($(#[doc = $keep_doc:literal])* $keep:ident $keep_member:ident)* }
        exact { $($(#[doc = $exact_doc:literal])* $exact:ident $exact_member:ident)* }
    ) => {
        $(#[doc = $doc])*
        #[pyclass(frozen, extends = Object, module = $module)]
        pub(crate) struct $class {
            view: View,
            $($keep: Kept,)*
        }

        impl $class {
            fn init(view: View) -> PyClassInitializer<Self> {
                let class = $class { view, $($keep: Kept::default(),)* };
                PyClassInitializer::from(Object { shape: &$shape }).add_subclass(class)
            }

            fn read<'py>(record: &Record<'_, 'py>, first: usize) -> PyResult<Bound<'py, PyAny>> {
                fast::leaf(record.source.py(), Self::init(View::of(record, first)))
            }

            fn values<'py>(object: &Bound<'py, Object>) -> PyResult<Vec<Bound<'py, PyAny>>> {
                object.cast::<Self>()?.get().view.values(object.py(), &$shape)
            }
        }

        #[pymethods]
        impl $class {
            #[new]
            #[pyo3(signature = (*args, **kwargs), text_signature = $signature)]
            fn __new__(
                args: &Bound<'_, PyTuple>,
                kwargs: Option<&Bound<'_, PyDict>>,
            ) -> PyResult<PyClassInitializer<Self>> {
                Ok(Self::init(View::Made($shape.given(args, kwargs)?)))
            }

            #[classattr]
            fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
                $shape.match_args(py)
            }

            $(
                $(#[doc = $read_doc])*
                #[getter]
                fn $read<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    self.view.get(py, &$read_member, false)
                }
            )*

            $(
                $(#[doc = $keep_doc])*
                #[getter]
                fn $keep<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    self.$keep.get(py, || self.view.get(py, &$keep_member, false))
                }
            )*

            $(
                $(#[doc = $exact_doc])*
                #[getter]
                fn $exact<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    self.view.get(py, &$exact_member, true)
                }
            )*
        }
    };
}

/// Declares a class of objects within payloads, whose attributes are made with it.
macro_rules! value_class {
    (
        $(#[doc = $doc:literal])*
        $class:ident $shape:ident in $module:literal as $signature:tt
        read { $($(#[doc = $read_doc:literal])* $read:ident $read_name:literal $read_member:ident)* }
        dated { $($(#[doc = $dated_doc:literal])* $dated:ident $dated_of:ident $dated_member:ident)* }
    ) => {
        $(#[doc = $doc])*
        #[pyclass(frozen, extends = Object, module = $module)]
        pub(crate) struct $class {
            $(
                $(#[doc = $read_doc])*
                #[pyo3(get, name = $read_name)]
                $read: Py<PyAny>,
            )*
        }

        impl $class {
            fn init(self) -> PyClassInitializer<Self> {
                PyClassInitializer::from(Object { shape: &$shape }).add_subclass(self)
            }

            fn read<'py>(record: &Record<'_, 'py>, first: usize) -> PyResult<Bound<'py, PyAny>> {
                let record = record.exact();
                let made = $class { $($read: record.member(&$read_member, first)?.unbind(),)* };
                fast::leaf(record.source.py(), made.init())
            }

            fn values<'py>(object: &Bound<'py, Object>) -> PyResult<Vec<Bound<'py, PyAny>>> {
                let object = object.cast::<Self>()?;
                Ok(vec![$(object.get().$read.bind(object.py()).clone()),*])
            }
        }

        #[pymethods]
        impl $class {
            #[new]
            #[pyo3(signature = (*args, **kwargs), text_signature = $signature)]
            fn __new__(
                args: &Bound<'_, PyTuple>,
                kwargs: Option<&Bound<'_, PyDict>>,
            ) -> PyResult<PyClassInitializer<Self>> {
                let mut values = $shape.given(args, kwargs)?.into_iter();
                let mut next = || values.next().unwrap_or_else(|| args.py().None());
                Ok($class { $($read: next(),)* }.init())
            }

            #[classattr]
            fn __match_args__(py: Python<'_>) -> PyResult<Bound<'_, PyTuple>> {
                $shape.match_args(py)
            }

            $(
                $(#[doc = $dated_doc])*
                #[getter]
                fn $dated<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyAny>> {
                    dated(self.$dated_of.bind(py), &$dated_member.node)
                }
            )*
        }
    };
}

/// Declares a topic's functions, and the module that holds them and the classes.
macro_rules! topic {
    (
        $topic:ident in $module:literal
        classes { $($class:ident)* }
        verbs $verbs:literal lines $lines:literal serialize $serialize:literal options $bytes:literal $findings:literal
        builders { $($(#[doc = $doc:literal])* $builder:ident $event:ident $signature:literal)* }
    ) => {
        /// Gives the typed event that a value is; fails with `ContractError` where it is none.
        #[pyfunction]
        #[pyo3(signature = (value, *, strict = false, max_bytes = Limit($bytes), max_findings = Limit($findings)), text_signature = $verbs)]
        fn parse(value: &Bound<'_, PyAny>, strict: bool, max_bytes: Limit, max_findings: Limit) -> PyResult<Py<PyAny>> {
            verbs::parse(&$topic, value, &options(strict, max_bytes, max_findings))
        }

        /// Says what a value is: its event, or every fault at its place. Never fails on data.
        #[pyfunction]
        #[pyo3(signature = (value, *, strict = false, max_bytes = Limit($bytes), max_findings = Limit($findings)), text_signature = $verbs)]
        fn check(value: &Bound<'_, PyAny>, strict: bool, max_bytes: Limit, max_findings: Limit) -> PyResult<Report> {
            verbs::check(&$topic, value, &options(strict, max_bytes, max_findings))
        }

        /// Whether a value is accepted: the cheapest answer, and the same as that of `check`.
        #[pyfunction]
        #[pyo3(signature = (value, *, strict = false, max_bytes = Limit($bytes), max_findings = Limit($findings)), text_signature = $verbs)]
        fn is_valid(value: &Bound<'_, PyAny>, strict: bool, max_bytes: Limit, max_findings: Limit) -> PyResult<bool> {
            verbs::is_valid(&$topic, value, &options(strict, max_bytes, max_findings))
        }

        /// The number and the report of each line of a file that is not blank; the file is read in chunks. A
        /// line over `max_bytes` is never held whole.
        #[pyfunction]
        #[pyo3(signature = (binary_file, *, strict = false, max_bytes = Limit($bytes), max_findings = Limit($findings)), text_signature = $lines)]
        fn check_lines(
            binary_file: &Bound<'_, PyAny>,
            strict: bool,
            max_bytes: Limit,
            max_findings: Limit,
        ) -> PyResult<Lines> {
            Lines::new(&$topic, binary_file, options(strict, max_bytes, max_findings))
        }

        /// The bytes to send for an event or a mapping in wire spelling, after it was judged; strictly, so
        /// that a warning is an error, unless `strict` is false.
        #[pyfunction]
        #[pyo3(signature = (event, *, strict = true, max_bytes = Limit($bytes)), text_signature = $serialize)]
        fn serialize(event: &Bound<'_, PyAny>, strict: bool, max_bytes: Limit) -> PyResult<Py<PyBytes>> {
            verbs::serialize(&$topic, event, None, options(strict, max_bytes, Limit($findings)))
        }

        $(
            $(#[doc = $doc])*
            #[pyfunction]
            #[pyo3(signature = (**named), text_signature = $signature)]
            fn $builder(py: Python<'_>, named: Option<&Bound<'_, PyDict>>) -> PyResult<Py<PyAny>> {
                verbs::build(&$topic, &$event, named, py)
            }
        )*

        /// The module of the topic.
        pub(super) fn module(py: Python<'_>) -> PyResult<Bound<'_, PyModule>> {
            let module = PyModule::new(py, $module)?;
            $(module.add_class::<$class>()?;)*
            module.add_function(wrap_pyfunction!(parse, &module)?)?;
            module.add_function(wrap_pyfunction!(check, &module)?)?;
            module.add_function(wrap_pyfunction!(is_valid, &module)?)?;
            module.add_function(wrap_pyfunction!(check_lines, &module)?)?;
            module.add_function(wrap_pyfunction!(serialize, &module)?)?;
            $(module.add_function(wrap_pyfunction!($builder, &module)?)?;)*
            Ok(module)
        }
    };
}

pub(crate) use {topic, value_class, view_class};
