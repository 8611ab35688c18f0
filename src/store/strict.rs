//! Reads JSON strictly: no duplicate keys, safe integers only, limits on everything, and it knows on
//! the way whether the bytes are canonical (F2). It knows nothing of records, and never writes.

use std::borrow::Cow;

use serde_json::{Map, Value};

pub(super) use super::cursor::Reader;

/// Longest line, envelope and line feed included.
pub const LINE_MAX: usize = 256 * 1024;
pub const DEPTH_MAX: u32 = 16;
pub const STRING_MAX: usize = 64 * 1024;
pub const KEYS_MAX: usize = 512;
pub const ITEMS_MAX: usize = 4096;

/// Where and why a text is refused; `at` counts bytes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{what} at byte {at}")]
pub struct StrictError {
    pub at: usize,
    pub what: StrictFault,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum StrictFault {
    #[error("not UTF-8")]
    Utf8,
    #[error("not JSON")]
    Syntax,
    #[error("the text goes on after its end")]
    Trailing,
    #[error("a key stands twice")]
    DuplicateKey,
    #[error("not an integer within ±9007199254740991")]
    Number,
    #[error("half of a surrogate pair")]
    Surrogate,
    #[error("more than 16 levels deep")]
    Depth,
    #[error("a text longer than 64 KiB")]
    String,
    #[error("an object with more than 512 keys")]
    Keys,
    #[error("an array with more than 4096 items")]
    Items,
    #[error("longer than 256 KiB")]
    Line,
    #[error("not in canonical form")]
    NotCanonical,
}

/// Returns the value of a JSON text, canonical or not.
pub fn parse(bytes: &[u8]) -> Result<Value, StrictError> {
    let mut reader = Reader::new(bytes)?;
    let value = reader.value()?;
    reader.end()?;
    Ok(value)
}

/// Checks that a JSON text is what [`super::canonical::to_bytes`] would write for its value.
pub fn check(bytes: &[u8]) -> Result<(), StrictError> {
    let mut reader = Reader::new(bytes)?;
    reader.value::<()>()?;
    reader.end_canonical()
}

/// What a reader builds: a [`Value`], or nothing at all when only the form is of interest.
pub(super) trait Build: Sized {
    type Items: Default;
    type Fields: Default;
    fn literal(value: Option<bool>) -> Self;
    fn integer(value: i64) -> Self;
    fn string(text: Cow<'_, str>) -> Self;
    fn item(items: &mut Self::Items, value: Self);
    /// Adds a field; `false` when it knows the key already.
    fn field(fields: &mut Self::Fields, key: Cow<'_, str>, value: Self) -> bool;
    fn array(items: Self::Items) -> Self;
    fn object(fields: Self::Fields) -> Self;
}

impl Build for Value {
    type Items = Vec<Value>;
    type Fields = Map<String, Value>;
    fn literal(value: Option<bool>) -> Self {
        value.map_or(Value::Null, Value::Bool)
    }
    fn integer(value: i64) -> Self {
        Value::from(value)
    }
    fn string(text: Cow<'_, str>) -> Self {
        Value::String(text.into_owned())
    }
    fn item(items: &mut Self::Items, value: Self) {
        items.push(value);
    }
    fn field(fields: &mut Self::Fields, key: Cow<'_, str>, value: Self) -> bool {
        fields.insert(key.into_owned(), value).is_none()
    }
    fn array(items: Self::Items) -> Self {
        Value::Array(items)
    }
    fn object(fields: Self::Fields) -> Self {
        Value::Object(fields)
    }
}

/// Builds nothing. It cannot see duplicate keys that are out of order, but then the text is not
/// canonical either, which [`Reader::end_canonical`] refuses.
impl Build for () {
    type Items = ();
    type Fields = ();
    fn literal(_: Option<bool>) {}
    fn integer(_: i64) {}
    fn string(_: Cow<'_, str>) {}
    fn item(_: &mut (), _value: ()) {}
    fn field(_: &mut (), _key: Cow<'_, str>, _value: ()) -> bool {
        true
    }
    fn array(_: ()) {}
    fn object(_: ()) {}
}

#[cfg(test)]
#[path = "strict_tests.rs"]
mod tests;
