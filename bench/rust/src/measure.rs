//! Samples: each candidate reads the same few events, one after the other in an order drawn anew, so that what
//! disturbs the machine is shared and none is always behind the same one. Processor time is taken: time in which
//! something else ran is no one's.

use std::collections::BTreeMap;
use std::hint::black_box;

use cpu_time::ThreadTime;

use crate::candidate::{self, Read};

/// Few enough that all candidates find them in the cache, many enough for the clock.
const EVENTS: usize = 500;

/// For each candidate, nanoseconds an event in each sample; every round reads all events once.
pub fn measure(events: &[Vec<u8>], rounds: usize) -> BTreeMap<&'static str, Vec<f64>> {
    let mut candidates: Vec<_> = candidate::all().collect();
    let mut times: BTreeMap<_, Vec<f64>> = BTreeMap::new();
    let mut rng = fastrand::Rng::with_seed(1);
    // the first round warms up
    for round in 0..=rounds {
        for sample in events.chunks(EVENTS) {
            rng.shuffle(&mut candidates);
            for (name, read) in &candidates {
                let spent = time(sample, *read);
                if round > 0 {
                    times.entry(*name).or_default().push(spent);
                }
            }
        }
    }
    times
}

#[inline(never)]
fn time(events: &[Vec<u8>], read: Read) -> f64 {
    let start = ThreadTime::now();
    for event in events {
        black_box(read(black_box(event)));
    }
    start.elapsed().as_nanos() as f64 / events.len() as f64
}
