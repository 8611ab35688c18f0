//! Reads JSON strictly: no duplicate keys, safe integers only, limits on everything, and it knows on
//! the way whether the bytes are canonical (F2). It knows nothing of records, and never writes.

use std::borrow::Cow;

use serde_json::{Map, Value};

pub(super) use super::cursor::JsonCursor;

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
    let mut reader = JsonCursor::new(bytes)?;
    let value = reader.value()?;
    reader.end()?;
    Ok(value)
}

/// Checks that a JSON text is what [`super::canonical::to_bytes`] would write for its value.
pub fn check(bytes: &[u8]) -> Result<(), StrictError> {
    let mut reader = JsonCursor::new(bytes)?;
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
/// canonical either, which [`JsonCursor::end_canonical`] refuses.
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
mod tests {
    //! Hostile JSON against the strict reader, and random values against the canonical writer.

    use proptest::prelude::*;
    use serde_json::{Map, Value, json};

    use super::super::canonical::{self, MAX_INTEGER};
    use super::*;

    fn fault(text: &[u8]) -> StrictFault {
        let error = parse(text).unwrap_err();
        assert!(check(text).is_err(), "{}", String::from_utf8_lossy(text));
        error.what
    }

    #[test]
    fn hostile_texts_are_refused() {
        use StrictFault as F;
        let cases: &[(&[u8], StrictFault)] = &[
            (br#"{"a":1,"a":2}"#, F::DuplicateKey),
            (br#"{"a":1,"b":2,"a":3}"#, F::DuplicateKey),
            (br#"{"a":1,"\u0061":3}"#, F::DuplicateKey),
            (b"1.5", F::Number),
            (b"1e3", F::Number),
            (b"1E3", F::Number),
            (b"-0", F::Number),
            (b"01", F::Number),
            (b"-", F::Number),
            (b"9007199254740992", F::Number),
            (b"-9007199254740992", F::Number),
            (b"99999999999999999999999", F::Number),
            (b"+1", F::Syntax),
            (b"NaN", F::Syntax),
            (b"Infinity", F::Syntax),
            (br#""\ud800""#, F::Surrogate),
            (br#""\udc00""#, F::Surrogate),
            (br#""\ud800\u0041""#, F::Surrogate),
            (br#""\u12g4""#, F::Syntax),
            (br#""\x""#, F::Syntax),
            (b"\"\xed\xa0\x80\"", F::Utf8),
            (b"\"\xc0\xaf\"", F::Utf8),
            (b"\xef\xbb\xbf{}", F::Syntax),
            (b"\"a\0b\"", F::Syntax),
            (b"\"a\nb\"", F::Syntax),
            (b"\0", F::Syntax),
            (b"", F::Syntax),
            (b"{}\0", F::Trailing),
            (b"{} {}", F::Trailing),
            (b"[1,]", F::Syntax),
            (br#"{"a":1,}"#, F::Syntax),
            (b"{a:1}", F::Syntax),
            (b"[1 2]", F::Syntax),
            (b"[", F::Syntax),
            (b"\"", F::Syntax),
            (b"\"\\", F::Syntax),
            (b"\"\\u", F::Syntax),
            (b"tru", F::Syntax),
            (b"'a'", F::Syntax),
            (b"// x\n1", F::Syntax),
        ];
        for (text, what) in cases {
            assert_eq!(fault(text), *what, "{}", String::from_utf8_lossy(text));
        }
    }

    #[test]
    fn limits_hold_and_are_inclusive() {
        let nested = |n: usize| format!("{}{}", "[".repeat(n), "]".repeat(n));
        assert!(check(nested(16).as_bytes()).is_ok());
        assert_eq!(fault(nested(17).as_bytes()), StrictFault::Depth);
        assert_eq!(fault("[".repeat(200_000).as_bytes()), StrictFault::Depth);
        let string = |n: usize| format!("\"{}\"", "a".repeat(n));
        assert!(check(string(STRING_MAX).as_bytes()).is_ok());
        assert_eq!(
            fault(string(STRING_MAX + 1).as_bytes()),
            StrictFault::String
        );
        let items = |n: usize| canonical::to_bytes(&json!(vec![1; n])).unwrap();
        assert!(check(&items(ITEMS_MAX)).is_ok());
        assert_eq!(fault(&items(ITEMS_MAX + 1)), StrictFault::Items);
        let keys = |n: usize| {
            let map: Map<String, Value> = (0..n).map(|i| (format!("k{i}"), json!(i))).collect();
            canonical::to_bytes(&Value::Object(map)).unwrap()
        };
        assert!(check(&keys(KEYS_MAX)).is_ok());
        assert_eq!(fault(&keys(KEYS_MAX + 1)), StrictFault::Keys);
        assert_eq!(fault(&[b' '; LINE_MAX + 1]), StrictFault::Line);
    }

    #[test]
    fn good_json_in_another_form_parses_but_is_not_canonical() {
        let cases = [
            r#"{ "a":1}"#,
            r#"{"b":1,"a":2}"#,
            r#""\/""#,
            r#""\u0041""#,
            r#""\u001F""#,
            r#""\u000a""#,
            r#""\ud83d\ude00""#,
            "{\"\u{fb33}\":1,\"\u{1f600}\":2}",
            " 1",
            "1\n",
        ];
        for text in cases {
            let value = parse(text.as_bytes()).unwrap();
            assert_ne!(canonical::to_bytes(&value).unwrap(), text.as_bytes());
            assert_eq!(
                check(text.as_bytes()).unwrap_err().what,
                StrictFault::NotCanonical
            );
        }
    }

    fn any_value() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::Bool),
            (-MAX_INTEGER..=MAX_INTEGER).prop_map(Value::from),
            any::<String>().prop_map(Value::String),
        ];
        leaf.prop_recursive(5, 40, 8, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..8).prop_map(Value::Array),
                prop::collection::vec((any::<String>(), inner), 0..8)
                    .prop_map(|fields| Value::Object(fields.into_iter().collect())),
            ]
        })
    }

    /// What F2 says, word for word.
    fn canonical_by_definition(bytes: &[u8]) -> bool {
        parse(bytes).is_ok_and(|v| canonical::to_bytes(&v).is_ok_and(|c| c == bytes))
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(value in any_value()) {
            let bytes = canonical::to_bytes(&value).unwrap();
            prop_assert!(check(&bytes).is_ok());
            prop_assert_eq!(parse(&bytes).unwrap(), value);
        }

        #[test]
        fn check_agrees_with_the_definition(value in any_value(), at in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut bytes = canonical::to_bytes(&value).unwrap();
            let at = at.index(bytes.len());
            bytes[at] = byte;
            prop_assert_eq!(check(&bytes).is_ok(), canonical_by_definition(&bytes));
        }

        #[test]
        fn json_like_noise_agrees_too(text in r#"[\[\]{}",:\\u0-9a-f \-]{0,24}"#) {
            prop_assert_eq!(check(text.as_bytes()).is_ok(), canonical_by_definition(text.as_bytes()));
            if let Ok(value) = parse(text.as_bytes()) {
                prop_assert_eq!(serde_json::from_str::<Value>(&text).unwrap(), value);
            }
        }
    }
}
