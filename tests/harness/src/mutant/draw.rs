//! Drawing: what `fastrand` has, for lists that are never empty.

use fastrand::Rng;

/// True so many times in a thousand.
pub(super) fn chance(rng: &mut Rng, of_thousand: u32) -> bool {
    rng.u32(0..1000) < of_thousand
}

/// One of a list that is not empty.
pub(super) fn one<'l, T>(rng: &mut Rng, list: &'l [T]) -> &'l T {
    match list {
        [only] => only,
        _ => list.get(below(rng, list.len())).unwrap_or_else(|| one(rng, list)),
    }
}

/// One of a list of words that is not empty.
pub(super) fn word<'w>(rng: &mut Rng, words: &[&'w str]) -> &'w str {
    one::<&str>(rng, words)
}

/// A number below a bound; 0 where there is none.
pub(super) fn below(rng: &mut Rng, bound: usize) -> usize {
    if bound == 0 { 0 } else { rng.usize(..bound) }
}

/// A character border of a text.
pub(super) fn border(rng: &mut Rng, text: &str) -> usize {
    let at = below(rng, text.len() + 1);
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}
