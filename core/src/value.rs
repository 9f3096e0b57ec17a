//! What a Kafka client hands over as a record's value.

/// A record's value: bytes, text or null (meaning 1.1).
///
/// ```
/// use flowops_contracts::Value;
///
/// assert_eq!(Value::from(b"{}".as_slice()), Value::Bytes(b"{}"));
/// assert_eq!(Value::from("{}"), Value::Text("{}"));
/// assert_eq!(Value::from(None::<&[u8]>), Value::Null);
///
/// let report = flowops_contracts::order_events::check(Value::Unread(2_000_000));
/// assert_eq!(report.findings[0].code.as_str(), "too_large");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Value<'a> {
    /// The bytes as they came; they need not be UTF-8.
    Bytes(&'a [u8]),
    /// Text, read as its UTF-8 bytes.
    Text(&'a str),
    /// No value: a tombstone.
    Null,
    /// Bytes that a host keeps to itself, since they are more than `max_bytes`: so many. They are judged as
    /// too large, so that nobody has to copy them for that.
    Unread(usize),
}

impl<'a> Value<'a> {
    /// The bytes that are read; none for null, nor for what was kept back.
    ///
    /// ```
    /// use flowops_contracts::Value;
    ///
    /// assert_eq!(Value::Text("é").bytes(), [0xc3, 0xa9]);
    /// assert!(Value::Unread(5).bytes().is_empty());
    /// ```
    #[inline]
    #[must_use]
    pub fn bytes(self) -> &'a [u8] {
        match self {
            Value::Bytes(bytes) => bytes,
            Value::Text(text) => text.as_bytes(),
            Value::Null | Value::Unread(_) => &[],
        }
    }

    /// How many bytes there are (meaning 1.4).
    ///
    /// ```
    /// use flowops_contracts::Value;
    ///
    /// assert_eq!((Value::Text("é").size(), Value::Null.size(), Value::Unread(5).size()), (2, 0, 5));
    /// ```
    #[inline]
    #[must_use]
    pub fn size(self) -> usize {
        match self {
            Value::Unread(size) => size,
            _ => self.bytes().len(),
        }
    }
}

impl<'a> From<&'a [u8]> for Value<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Value::Bytes(bytes)
    }
}

impl<'a, const N: usize> From<&'a [u8; N]> for Value<'a> {
    fn from(bytes: &'a [u8; N]) -> Self {
        Value::Bytes(bytes)
    }
}

impl<'a> From<&'a std::vec::Vec<u8>> for Value<'a> {
    fn from(bytes: &'a std::vec::Vec<u8>) -> Self {
        Value::Bytes(bytes)
    }
}

impl<'a> From<&'a str> for Value<'a> {
    fn from(text: &'a str) -> Self {
        Value::Text(text)
    }
}

impl<'a> From<&'a std::string::String> for Value<'a> {
    fn from(text: &'a std::string::String) -> Self {
        Value::Text(text)
    }
}

/// What Kafka clients give: `None` is a tombstone.
impl<'a, V: Into<Value<'a>>> From<Option<V>> for Value<'a> {
    fn from(value: Option<V>) -> Self {
        value.map_or(Value::Null, Into::into)
    }
}
