//! Writes canonical JSON (RFC 8785, with our allowed numbers): keys sorted by UTF-16 code units, no
//! spaces, minimal escapes. It knows nothing of records, and never reads.

use std::cmp::Ordering;

use serde_json::{Map, Number, Value};

/// Largest integer that survives every JSON reader: 2^53 − 1.
pub(super) const MAX_INTEGER: i64 = 9_007_199_254_740_991;

/// A value that has no canonical form here.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the number {0} is not an integer within ±9007199254740991")]
pub struct NotAllowed(pub String);

/// Returns the canonical bytes of a value.
pub fn to_bytes(value: &Value) -> Result<Vec<u8>, NotAllowed> {
    let mut out = Vec::with_capacity(256);
    write(value, &mut out)?;
    Ok(out)
}

pub(super) fn write(value: &Value, out: &mut Vec<u8>) -> Result<(), NotAllowed> {
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(number) => write_number(number, out)?,
        Value::String(text) => write_string(text, out),
        Value::Array(items) => write_array(items, out)?,
        Value::Object(map) => write_object(map, out)?,
    }
    Ok(())
}

fn write_number(number: &Number, out: &mut Vec<u8>) -> Result<(), NotAllowed> {
    match number.as_i64() {
        Some(n) if (-MAX_INTEGER..=MAX_INTEGER).contains(&n) => {
            out.extend_from_slice(n.to_string().as_bytes());
            Ok(())
        }
        _ => Err(NotAllowed(number.to_string())),
    }
}

fn write_array(items: &[Value], out: &mut Vec<u8>) -> Result<(), NotAllowed> {
    out.push(b'[');
    for (i, item) in items.iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write(item, out)?;
    }
    out.push(b']');
    Ok(())
}

fn write_object(map: &Map<String, Value>, out: &mut Vec<u8>) -> Result<(), NotAllowed> {
    let mut fields: Vec<_> = map.iter().collect();
    fields.sort_by(|a, b| key_order(a.0, b.0));
    out.push(b'{');
    for (i, (key, value)) in fields.into_iter().enumerate() {
        if i > 0 {
            out.push(b',');
        }
        write_string(key, out);
        out.push(b':');
        write(value, out)?;
    }
    out.push(b'}');
    Ok(())
}

/// Compares keys by UTF-16 code units: U+10000 and up sort before U+E000.
pub(super) fn key_order(a: &str, b: &str) -> Ordering {
    if a.is_ascii() && b.is_ascii() {
        return a.cmp(b);
    }
    a.encode_utf16().cmp(b.encode_utf16())
}

fn write_string(text: &str, out: &mut Vec<u8>) {
    out.push(b'"');
    for byte in text.bytes() {
        match (short_escape(byte), byte) {
            (Some(letter), _) => out.extend_from_slice(&[b'\\', letter]),
            (None, 0..0x20) => out.extend_from_slice(format!("\\u{byte:04x}").as_bytes()),
            _ => out.push(byte),
        }
    }
    out.push(b'"');
}

/// Returns the letter after the backslash for characters that have a short escape.
pub(super) fn short_escape(byte: u8) -> Option<u8> {
    match byte {
        b'"' | b'\\' => Some(byte),
        0x08 => Some(b'b'),
        b'\t' => Some(b't'),
        b'\n' => Some(b'n'),
        0x0c => Some(b'f'),
        b'\r' => Some(b'r'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn text(value: &Value) -> String {
        String::from_utf8(to_bytes(value).unwrap()).unwrap()
    }

    #[test]
    fn keys_are_sorted_by_utf16_units() {
        // The example of RFC 8785 section 3.2.3.
        let value = json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5,
            "\u{80}": 6, "\u{f6}": 7});
        let order: String = text(&value).chars().filter(char::is_ascii_digit).collect();
        // "1" is a key, its value 4 follows it.
        assert_eq!(order, "2146715 3".replace(' ', ""));
    }

    #[test]
    fn escapes_are_minimal() {
        let value = json!("\u{0}\u{1f}\u{8}\t\n\u{c}\r\"\\/\u{7f}é\u{2028}𠀀");
        assert_eq!(
            text(&value),
            "\"\\u0000\\u001f\\b\\t\\n\\f\\r\\\"\\\\/\u{7f}é\u{2028}𠀀\""
        );
    }

    #[test]
    fn only_safe_integers_pass() {
        assert_eq!(
            text(&json!([0, -1, MAX_INTEGER, -MAX_INTEGER])),
            "[0,-1,9007199254740991,-9007199254740991]"
        );
        for bad in [
            json!(1.5),
            json!(-0.0),
            json!(1e3),
            json!(MAX_INTEGER + 1),
            json!(u64::MAX),
        ] {
            assert!(to_bytes(&bad).is_err(), "{bad}");
        }
    }
}
