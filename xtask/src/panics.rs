//! Panics without words: a third of what a module would hold is the messages that no one is shown.

use rustc_demangle::demangle;
use walrus::{FunctionBuilder, FunctionId, FunctionKind, Module};

/// Where panics go through: the library's functions that put together what a panic says.
const PANICKING: &[&str] = &[
    "core::panicking::",
    "core::slice::index::slice_",
    "core::slice::copy_from_slice_impl::len_mismatch_fail",
    "core::str::slice_error_fail",
    "core::option::unwrap_failed",
    "core::option::expect_failed",
    "core::result::unwrap_failed",
    "core::cell::panic_already",
    "alloc::raw_vec::handle_error",
    "alloc::raw_vec::capacity_overflow",
    "alloc::alloc::handle_alloc_error",
    "std::panicking::",
    "std::alloc::rust_oom",
    "std::alloc::default_alloc_error_hook",
    "std::thread::local::panic_access_error",
    "__rustc::__rust_alloc_error_handler",
    "__rustc::rust_begin_unwind",
];

/// Makes every panic the trap that it ends in, since nobody hears its words: this package hands none to a console.
/// What only they use is then left out: values shown for the programmer among it, which nothing else shows.
pub(crate) fn silence(module: &mut Module) {
    let silenced: Vec<FunctionId> = module
        .funcs
        .iter()
        .filter(|function| matches!(function.kind, FunctionKind::Local(_)))
        .filter(|function| function.name.as_deref().is_some_and(is_of_panics))
        .map(walrus::Function::id)
        .collect();
    for id in silenced {
        let ty = module.types.get(module.funcs.get(id).ty());
        let (parameters, results) = (ty.params().to_vec(), ty.results().to_vec());
        let arguments = parameters.iter().map(|kind| module.locals.add(*kind)).collect();
        let mut trap = FunctionBuilder::new(&mut module.types, &parameters, &results);
        trap.func_body().unreachable();
        module.funcs.get_mut(id).kind = FunctionKind::Local(trap.local_func(arguments));
    }
    walrus::passes::gc::run(module);
}

fn is_of_panics(name: &str) -> bool {
    let name = format!("{:#}", demangle(name));
    PANICKING.iter().any(|prefix| name.starts_with(prefix))
        || name.ends_with(" as core::fmt::Debug>::fmt")
        || name.starts_with("core::fmt::builders::")
        || name.starts_with("<core::fmt::builders::")
}
