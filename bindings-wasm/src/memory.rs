//! Memory that is written and read on both sides: a value, and the slots of the event that it is.

use std::borrow::Cow;
use std::cell::Cell;

use flowops_contracts::Value;
use flowops_contracts::record::Slots;
use wasm_bindgen::prelude::wasm_bindgen;

#[global_allocator]
static ALLOCATOR: rlsf::SmallGlobalTlsf = rlsf::SmallGlobalTlsf::new();

thread_local! {
    static VALUE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    static SLOTS: Cell<Vec<u64>> = const { Cell::new(Vec::new()) };
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

/// Lets `write` fill the slots. Gives their address, and 1 more where `write` says so; 0 where it has nothing.
pub(crate) fn fill_slots(write: impl FnOnce(&mut Vec<u64>) -> Option<bool>) -> usize {
    let mut slots = SLOTS.take();
    // slots are aligned to eight bytes
    let address = write(&mut slots).map_or(0, |more| slots.as_ptr().addr() | usize::from(more));
    SLOTS.set(slots);
    address
}

/// Reads a text of the slots that were filled last, and writes it behind the value of so many bytes that they are
/// of, as far as there is room. Gives twice its length, and 1 more where it is ASCII.
pub(crate) fn write_behind(
    size: usize,
    read: impl for<'v> FnOnce(Slots<'_, &'v [u8]>) -> Cow<'v, str>,
) -> usize {
    let (mut memory, slots) = (VALUE.take(), SLOTS.take());
    let (value, behind) = memory.split_at_mut_checked(size).unwrap_or_default();
    let text = read(Slots::new(value, &slots));
    if let Some(place) = behind.get_mut(..text.len()) {
        place.copy_from_slice(text.as_bytes());
    }
    let answer = text.len() << 1 | usize::from(text.is_ascii());
    drop(text);
    VALUE.set(memory);
    SLOTS.set(slots);
    answer
}
