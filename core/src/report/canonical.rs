//! JSON as RFC 8785 writes strings and numbers, compact, members in the order in which they come.

use std::io;

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

/// Writes compactly; a binary64 as ECMAScript does.
#[derive(Clone, Copy, Debug, Default)]
struct Canonical;

impl Formatter for Canonical {
    fn write_f64<W: ?Sized + io::Write>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        writer.write_all(ryu_js::Buffer::new().format_finite(value).as_bytes())
    }
}

/// The JSON of what has some: it must not hold maps with keys that are no strings. A number that is none, or has no
/// end, is null.
///
/// ```
/// use flowops_contracts::to_canonical_json;
///
/// assert_eq!(to_canonical_json(&(1e21, 0.1, f64::NAN, "é")), r#"[1e+21,0.1,null,"é"]"#);
/// ```
#[must_use]
pub fn to_canonical_json<T: Serialize + ?Sized>(value: &T) -> String {
    let mut bytes: Vec<u8> = Vec::with_capacity(256);
    let written = value.serialize(&mut Serializer::with_formatter(&mut bytes, Canonical));
    debug_assert!(written.is_ok(), "a report or an event is JSON");
    String::from_utf8(bytes).unwrap_or_default()
}

/// Writes a text between quotes.
pub(crate) fn write_text(out: &mut Vec<u8>, text: &str) {
    // writing to a Vec does not fail
    let _ = text.serialize(&mut Serializer::with_formatter(out, Canonical));
}

/// Writes a finite number; one without a fraction as a whole number.
pub(crate) fn write_number(out: &mut Vec<u8>, value: f64) {
    out.extend_from_slice(ryu_js::Buffer::new().format_finite(value).as_bytes());
}
