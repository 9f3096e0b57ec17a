//! Mutants: valid events of many shapes with a few things wrong, drawn so that a seed and a number always
//! give the same one.
//!
//! Three in ten are wrong in their bytes, four in their tokens, three by the contract. Most are refused;
//! what is harmless (an order of members, an escape, white space) must be accepted and read the same.

mod bytes;
mod contract;
mod draw;
mod key;
mod line;
mod minimise;
mod near;
mod seed;
mod skeleton;
mod spelling;
mod tokens;
mod tree;
mod values;

pub use line::{line, of_line, unjudged};
pub use minimise::minimise;
pub use skeleton::skeleton;

use fastrand::Rng;
use flowops_contracts::Options;

use crate::expected;
use crate::vector::{Form, VectorOptions};
use draw::{chance, one};

/// A value and what it is judged with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mutant {
    /// The value.
    pub form: Form,
    /// What it is judged with, where not the default.
    pub options: VectorOptions,
}

impl Mutant {
    /// The options in a unit.
    #[must_use]
    pub fn options(&self, unit: flowops_contracts::Unit) -> Options {
        expected::options(self.options, unit)
    }
}

/// The mutant of this number; the same for the same seed, whichever were drawn before.
#[must_use]
pub fn mutant(seed: u64, number: u64) -> Mutant {
    // numbers that follow each other are sent far apart
    let mut rng = Rng::with_seed(seed.rotate_left(32) ^ number.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let form = form(&mut rng);
    let options = options(&mut rng, form.bytes().len());
    Mutant { form, options }
}

fn form(rng: &mut Rng) -> Form {
    if chance(rng, 5) {
        return Form::Null;
    }
    let seed = seed::seed(rng);
    let times = *one(rng, &[1, 1, 1, 1, 1, 1, 1, 2, 2, 3]);
    let text = match rng.u32(0..100) {
        0..30 => return bytes::mutate(rng, &seed, times),
        30..70 => tokens::mutate(rng, seed, times),
        _ => contract::mutate(rng, seed, times),
    };
    if rng.bool() { Form::Text(text) } else { Form::Bytes(text.into_bytes()) }
}

fn options(rng: &mut Rng, size: usize) -> VectorOptions {
    VectorOptions {
        strict: chance(rng, 200),
        max_bytes: match rng.u32(0..100) {
            0..8 => Some((size + rng.usize(0..5)).saturating_sub(2)),
            8 => Some(rng.usize(0..3)),
            9 => Some(Options::LARGEST),
            _ => None,
        },
        max_findings: match rng.u32(0..10) {
            0..4 => Some(rng.usize(0..=5)),
            4 => Some(*one(rng, &[7, 20, Options::LARGEST])),
            _ => None,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_and_a_number_give_the_same_mutant() {
        for number in 0..200 {
            assert_eq!(mutant(7, number), mutant(7, number));
        }
        assert_ne!(mutant(7, 1), mutant(8, 1));
    }

    #[test]
    fn a_line_holds_the_whole_mutant() {
        for number in 0..200 {
            let mutant = mutant(3, number);
            for topic in flowops_contracts::TOPICS {
                let read = of_line(&line(topic, &mutant));
                assert_eq!(read.map(|read| read.form), Ok(mutant.form.clone()));
            }
        }
    }
}
