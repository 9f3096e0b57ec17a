//! Memory that is written and read on both sides: a value, and the record of the event that it is.

use std::cell::Cell;

use flowops_contracts::record::Texts;
use flowops_contracts::{AnyTopic, Value};
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static VALUE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    static RECORD: Cell<(Vec<u64>, Texts)> = const { Cell::new((Vec::new(), Texts::Value)) };
}

/// How a value came.
#[wasm_bindgen]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// As bytes.
    Bytes,
    /// As a string: what stands in memory is its UTF-8, or WTF-8 where it has halves of surrogate pairs.
    Text,
    /// As null.
    Null,
    /// As more bytes than are wanted: they are not in memory.
    Unread,
}

/// Makes room for a value of so many bytes. Gives its address, or 0 where there is no memory for it.
#[wasm_bindgen]
#[must_use]
pub fn reserve(size: usize) -> usize {
    let mut value = VALUE.take();
    let more = size.saturating_sub(value.len());
    let reserved = value.try_reserve_exact(more).is_ok();
    if reserved {
        value.resize(value.len() + more, 0);
    }
    let address = if reserved { value.as_ptr().addr() } else { 0 };
    VALUE.set(value);
    address
}

/// Hands the value that stands in memory to `read`.
pub(crate) fn with_value<R>(kind: Kind, size: usize, read: impl FnOnce(Value<'_>) -> R) -> R {
    let memory = VALUE.take();
    let answer = read(match kind {
        Kind::Bytes | Kind::Text => Value::Bytes(memory.get(..size).unwrap_or_default()),
        Kind::Null => Value::Null,
        Kind::Unread => Value::Unread(size),
    });
    VALUE.set(memory);
    answer
}

/// Keeps the record of an event for JavaScript: where its texts are (lower half) and how many units (upper half),
/// then its slots. Gives its address, and 1 more where a unit of the texts has two bytes; otherwise it has one.
pub(crate) fn keep_record(topic: &AnyTopic, value: Value<'_>, event_type: usize, slots: &[u64]) -> usize {
    let Value::Bytes(value) = value else { return 0 };
    let (mut record, _) = RECORD.take();
    record.clear();
    record.push(0);
    record.extend_from_slice(slots);
    let mut texts = Texts::Value;
    let mut wide = false;
    if let Some((place, slots)) = record.split_first_mut() {
        texts = topic.texts(event_type, value, slots);
        let (address, units) = match &texts {
            Texts::Value => (value.as_ptr().addr(), value.len()),
            Texts::Ascii(text) => (text.as_ptr().addr(), text.len()),
            Texts::Utf16(text) => (text.as_ptr().addr(), text.len()),
        };
        wide = matches!(texts, Texts::Utf16(_));
        *place = address as u64 | (units as u64) << 32;
    }
    // slots are aligned to eight bytes
    let address = record.as_ptr().addr() | usize::from(wide);
    RECORD.set((record, texts));
    address
}
