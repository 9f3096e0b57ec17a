//! Holding a mutant to the laws where a panic is one more law that is broken.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::law::{Judged, Laws};
use crate::mutant::{self, Mutant, minimise};

/// As [`Laws::hold`]; a panic is an error that tells its message.
///
/// # Errors
///
/// A text that says which law is broken.
pub fn hold(laws: &Laws, mutant: &Mutant) -> Result<Judged, String> {
    catch_unwind(AssertUnwindSafe(|| laws.hold(mutant)))
        .unwrap_or_else(|panic| Err(format!("it panics: {}", message(&*panic))))
}

/// The smallest mutant that still breaks the same law, and how.
#[must_use]
pub fn smallest(laws: &Laws, mutant: Mutant, why: &str) -> (Mutant, String) {
    let law = |why: &str| why.split(':').next().unwrap_or_default().to_string();
    let smallest = minimise(mutant, |mutant| hold(laws, mutant).is_err_and(|still| law(&still) == law(why)));
    let why = hold(laws, &smallest).err().unwrap_or_else(|| why.into());
    (smallest, why)
}

/// As [`mutant::line`]; without a judgement where that panics.
#[must_use]
pub fn line(laws: &Laws, mutant: &Mutant) -> String {
    catch_unwind(AssertUnwindSafe(|| mutant::line(laws.topic(), mutant)))
        .unwrap_or_else(|_| mutant::unjudged(mutant))
}

fn message(panic: &(dyn Any + Send)) -> &str {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("without a message")
}
