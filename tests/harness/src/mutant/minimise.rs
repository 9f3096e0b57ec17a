//! From a mutant that shows something to the smallest one that still does.

use super::Mutant;
use crate::vector::{Form, VectorOptions};

/// Up to so many bytes, parts around others are looked for.
const FEW: usize = 64;

/// What may stand before something with its bracket.
const LEAD: usize = 6;

/// Deletes parts of the value and what its options ask for, as long as the mutant stays as is wanted.
#[must_use]
pub fn minimise(mut mutant: Mutant, wanted: impl Fn(&Mutant) -> bool) -> Mutant {
    let VectorOptions { strict, max_bytes, max_findings } = mutant.options;
    for options in [
        VectorOptions::default(),
        VectorOptions { strict, ..VectorOptions::default() },
        VectorOptions { max_bytes, ..VectorOptions::default() },
        VectorOptions { max_findings, ..VectorOptions::default() },
    ] {
        let simpler = Mutant { options, ..mutant.clone() };
        if wanted(&simpler) {
            mutant = simpler;
            break;
        }
    }
    let wanted = |form: &Form| wanted(&Mutant { form: form.clone(), options: mutant.options });
    let mut form = mutant.form.clone();
    loop {
        form = shorter(form, &wanted);
        match without_around(&form, &wanted) {
            Some(found) => form = found,
            None => return Mutant { form, ..mutant },
        }
    }
}

/// Deletes one part after another, the large ones first.
fn shorter(mut form: Form, wanted: &impl Fn(&Form) -> bool) -> Form {
    let mut size = form.bytes().len().next_power_of_two();
    while size > 0 {
        // small parts at every place, large ones side by side
        let step = if size <= 16 { 1 } else { size };
        let mut at = 0;
        while at < form.bytes().len() {
            match without(&form, at, size).filter(wanted) {
                Some(found) => form = found,
                None => at += step,
            }
        }
        size = if size <= 8 { size - 1 } else { size / 2 };
    }
    form
}

/// Deletes what stands around something: a bracket, perhaps with a key, and another bracket after it.
fn without_around(form: &Form, wanted: &impl Fn(&Form) -> bool) -> Option<Form> {
    let length = form.bytes().len();
    if length > FEW {
        return None;
    }
    let ends = (0..length).flat_map(|start| (start + 1..length).map(move |end| (start, end)));
    ends.filter_map(|(start, end)| without(form, end, 1).map(|form| (form, start, end)))
        .flat_map(|(form, start, end)| {
            (1..=LEAD.min(end - start)).filter_map(move |size| without(&form, start, size))
        })
        .find(wanted)
}

/// The value without a part; none where what is left could not be of its form.
fn without(form: &Form, at: usize, size: usize) -> Option<Form> {
    let mut bytes = form.bytes().to_vec();
    let end = (at + size).min(bytes.len());
    bytes.drain(at..end);
    match form {
        Form::Text(_) => String::from_utf8(bytes).ok().map(Form::Text),
        Form::Bytes(_) => Some(Form::Bytes(bytes)),
        Form::Wtf8(_) => Some(Form::Wtf8(bytes)).filter(is_wtf8),
        Form::Null => None,
    }
}

/// Whether the bytes are text of a host that has raw halves of pairs, and at least one of these.
fn is_wtf8(form: &Form) -> bool {
    let mut halves = 0;
    for chunk in form.bytes().utf8_chunks() {
        // each of the three bytes of a half is a chunk of its own
        halves += usize::from(matches!(chunk.invalid(), [0xed]));
        if !matches!(chunk.invalid(), [] | [0xed | 0x80..=0xbf]) {
            return false;
        }
    }
    halves > 0
}
