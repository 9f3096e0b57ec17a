//! Events as producers write them, drawn from a seed: what benches time and budgets count.
//!
//! An event is drawn as a tree ([`tree`]), perhaps broken ([`fault`]), and written as one of the encoders that
//! are in use would ([`form`]). Each corpus has a seed of its own, and its first events are the same however
//! many are asked for.

mod event;
mod fault;
mod form;
mod tree;

use fastrand::Rng;

use crate::form::{Form, PLAIN_FORMS};

/// A corpus: a name, what is in it, and how one of its events is made.
pub struct Corpus {
    /// The name, which is that of its file too.
    pub name: &'static str,
    /// What a reader of results has to know.
    pub says: &'static str,
    make: fn(&mut Rng) -> Vec<u8>,
    most: usize,
}

/// All of them.
pub const CORPORA: &[Corpus] = &[
    many("valid", "contract order, compact", |rng| plain(rng, 0)),
    many("valid-spaced", "contract order, `, ` and `: `", |rng| plain(rng, 1)),
    many("sorted", "sorted keys, compact", |rng| plain(rng, 2)),
    many("sorted-spaced", "sorted keys, `, ` and `: `", |rng| plain(rng, 3)),
    many("random", "each object in an order of its own, compact", |rng| plain(rng, 4)),
    many("random-spaced", "each object in an order of its own, `, ` and `: `", |rng| plain(rng, 5)),
    many(
        "hard",
        "shuffled members, escapes, non-ASCII, white space and unknown members in every event",
        hard,
    ),
    many("mixed", "all six plain forms, a tenth broken", |rng| {
        if rng.u8(..10) == 0 { broken(rng) } else { any_plain(rng) }
    }),
    many("broken", "one to three faults in each, of 20 kinds; a fifth hard otherwise", broken),
    Corpus { name: "large", says: "one event of 1 MB, contract order, compact", make: large, most: 1 },
];

/// How many events benches take of a corpus.
pub const EVENTS: usize = 10_000;

const fn many(name: &'static str, says: &'static str, make: fn(&mut Rng) -> Vec<u8>) -> Corpus {
    Corpus { name, says, make, most: usize::MAX }
}

impl Corpus {
    /// Its first so many events.
    #[must_use]
    pub fn events(&self, count: usize) -> Vec<Vec<u8>> {
        // FNV-1a of the name
        let seed = self.name.bytes().fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
        });
        let mut rng = Rng::with_seed(seed);
        (0..count.min(self.most)).map(|_| (self.make)(&mut rng)).collect()
    }
}

fn plain(rng: &mut Rng, form: usize) -> Vec<u8> {
    let tree = event::plain(rng);
    PLAIN_FORMS.get(form).map_or_else(Vec::new, |form| form.write(&tree, rng))
}

fn any_plain(rng: &mut Rng) -> Vec<u8> {
    let form = rng.usize(..PLAIN_FORMS.len());
    plain(rng, form)
}

fn hard(rng: &mut Rng) -> Vec<u8> {
    let tree = event::hard(rng);
    Form::hard(rng).write(&tree, rng)
}

fn broken(rng: &mut Rng) -> Vec<u8> {
    let is_hard = rng.u8(..5) == 0;
    let mut tree = if is_hard { event::hard(rng) } else { event::plain(rng) };
    let form = if is_hard { Form::hard(rng) } else { pick(rng, PLAIN_FORMS) };
    fault::break_event(&mut tree, &form, rng)
}

/// 30 bytes an item: 1,000,000 bytes, within the limit that consumers have by default.
fn large(rng: &mut Rng) -> Vec<u8> {
    let tree = event::created(rng, 33_500);
    PLAIN_FORMS.first().map_or_else(Vec::new, |form| form.write(&tree, rng))
}

/// One of some.
fn pick<T: Clone>(rng: &mut Rng, of: &[T]) -> T {
    let index = rng.usize(..of.len());
    #[expect(clippy::indexing_slicing, reason = "drawn below the length, and lists of choices are not empty")]
    of[index].clone()
}
