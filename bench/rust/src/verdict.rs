//! What each peer says of the events, beside what the crate says.

use std::collections::{BTreeMap, BTreeSet};

use flowops_contracts::{Severity, order_events};
use serde_json::{Value, json};

use crate::candidate::{OURS, PEERS};

/// For each peer: how many events that we accept it refuses; and of those whose one fault is of a code, how
/// many there are, and how many it accepts.
pub fn verdicts(events: &[Vec<u8>]) -> Value {
    let mut codes: Vec<Option<String>> = Vec::new();
    for event in events {
        let report = order_events::check(event.as_slice());
        let accepted = report.event.is_some();
        assert!(OURS.iter().all(|(_, read)| read(event) == accepted), "the verbs disagree");
        let errors: BTreeSet<String> = report
            .findings
            .iter()
            .filter(|finding| finding.severity == Severity::Error)
            .map(|finding| finding.code.to_string())
            .collect();
        codes.push(if accepted { None } else { Some(errors.into_iter().collect::<Vec<_>>().join(" ")) });
    }
    let peers = PEERS.iter().map(|(name, read)| {
        let mut refused = 0;
        let mut missed: BTreeMap<&str, [usize; 2]> = BTreeMap::new();
        for (event, code) in events.iter().zip(&codes) {
            let accepts = read(event);
            match code {
                None => refused += usize::from(!accepts),
                Some(code) if code.contains(' ') => {}
                Some(code) => {
                    let [missed, all] = missed.entry(code).or_default();
                    *missed += usize::from(accepts);
                    *all += 1;
                }
            }
        }
        (*name, json!({ "refused": refused, "missed": missed }))
    });
    let accepted = codes.iter().filter(|code| code.is_none()).count();
    json!({ "accepted": accepted, "peers": peers.collect::<BTreeMap<_, _>>() })
}
