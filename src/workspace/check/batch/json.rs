//! Reads one JSON text for a record: every field once, numbers that a record cannot hold kept as the
//! text they were written in, never through a float. What a field means is read elsewhere.

use crate::domain::unlike::Unlike;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;
use serde_json::{Map, Value};
use std::fmt;

/// Deeper than a record may be nested, its envelope included.
const DEEPEST: u8 = 12;
/// Larger whole numbers do not survive every reader of JSON.
const LARGEST: i64 = 9_007_199_254_740_991;

/// A field of an object, its value as written.
type JsonField<'a> = (String, &'a RawValue);

/// The object that a text is.
pub fn object(text: &str) -> Result<Map<String, Value>, Unlike> {
    match of(text, DEEPEST)? {
        Value::Object(fields) => Ok(fields),
        _ => Err(Unlike::NoObject),
    }
}

/// The JSON texts that follow one another in a text, perhaps with commas between them.
pub fn several(text: &str) -> Result<Vec<&str>, Unlike> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        rest = rest.trim_start_matches([' ', '\t', '\r', '\n', ',']);
        if rest.is_empty() {
            return Ok(found);
        }
        let mut values = serde_json::Deserializer::from_str(rest).into_iter::<&RawValue>();
        let value = values.next().transpose();
        let value = value.map_err(|error| wrong(&error, text, rest))?;
        found.extend(value.map(RawValue::get));
        rest = rest.get(values.byte_offset()..).unwrap_or_default();
    }
}

/// The elements of the array that a text is.
pub fn elements(text: &str) -> Result<Vec<&str>, Unlike> {
    let list = serde_json::from_str::<Vec<&RawValue>>(text);
    let list = list.map_err(|error| wrong(&error, text, text))?;
    Ok(list.into_iter().map(RawValue::get).collect())
}

/// The words of an object's own fields, as far as they can be read before it breaks off.
pub fn words(text: &str) -> Map<String, Value> {
    let mut fields = Vec::new();
    let mut reader = serde_json::Deserializer::from_str(text);
    _ = Fields(&mut fields).deserialize(&mut reader);
    let word = |(name, value): JsonField| {
        Some((name, Value::String(serde_json::from_str(value.get()).ok()?)))
    };
    fields.into_iter().filter_map(word).collect()
}

/// The line of a place in a text, from 0.
pub fn line_of(text: &str, part: &str) -> u64 {
    let at = (part.as_ptr() as usize).saturating_sub(text.as_ptr() as usize);
    let before = text.as_bytes().get(..at).unwrap_or_default();
    before.iter().filter(|byte| **byte == b'\n').count() as u64
}

fn of(text: &str, deeper: u8) -> Result<Value, Unlike> {
    let Some(deeper) = deeper.checked_sub(1) else {
        return Err(Unlike::Deep);
    };
    let failed = |error| wrong(&error, text, text);
    match text.trim_start().as_bytes().first() {
        Some(b'{') => {
            let mut fields = Vec::new();
            let mut reader = serde_json::Deserializer::from_str(text);
            Fields(&mut fields)
                .deserialize(&mut reader)
                .map_err(failed)?;
            reader.end().map_err(failed)?;
            let mut object = Map::new();
            for (name, value) in fields {
                let value = of(value.get(), deeper)?;
                if object.insert(name.clone(), value).is_some() {
                    return Err(Unlike::Twice(name));
                }
            }
            Ok(Value::Object(object))
        }
        Some(b'[') => {
            let each = elements(text)?;
            let each = each.into_iter().map(|element| of(element, deeper));
            each.collect::<Result<_, _>>().map(Value::Array)
        }
        Some(b'-' | b'0'..=b'9') => {
            serde_json::from_str::<&RawValue>(text).map_err(failed)?;
            Ok(number(text.trim()))
        }
        _ => serde_json::from_str(text).map_err(failed),
    }
}

/// A whole number that every reader holds exactly; any other as its text.
fn number(text: &str) -> Value {
    let whole = text.parse::<i64>().ok();
    match whole.filter(|whole| whole.to_string() == text && whole.abs() <= LARGEST) {
        Some(whole) => Value::from(whole),
        None => Value::from(text),
    }
}

/// Where in the whole text a part of it stops being JSON.
fn wrong(error: &serde_json::Error, whole: &str, part: &str) -> Unlike {
    if error.classify() == Category::Eof {
        return Unlike::Cut;
    }
    let line = error.line().max(1);
    let text = part.lines().nth(line - 1).unwrap_or_default();
    // The reader counts bytes, people count characters.
    let before = text
        .char_indices()
        .take_while(|(at, _)| *at + 1 < error.column());
    let begins = line_of(whole, part);
    let lead = match line {
        1 => {
            let at = (part.as_ptr() as usize).saturating_sub(whole.as_ptr() as usize);
            let before = whole.get(..at).unwrap_or_default();
            before.chars().rev().take_while(|c| *c != '\n').count()
        }
        _ => 0,
    };
    Unlike::Syntax {
        line: begins + line as u64,
        column: lead + before.count() + 1,
    }
}

/// Gathers the fields of an object one by one, so that those before a fault are known.
struct Fields<'f, 'a>(&'f mut Vec<JsonField<'a>>);

impl<'a> DeserializeSeed<'a> for Fields<'_, 'a> {
    type Value = ();

    fn deserialize<D: Deserializer<'a>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_map(self)
    }
}

impl<'a> Visitor<'a> for Fields<'_, 'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'a>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(field) = map.next_entry()? {
            self.0.push(field);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn numbers_never_go_through_a_float() {
        let read =
            object(r#"{"a":[1,-2,1.50,1e3,-0,9007199254740993,"3"],"b":{"c":0.1}}"#).unwrap();
        let kept = json!([1, -2, "1.50", "1e3", "-0", "9007199254740993", "3"]);
        assert_eq!(Value::Object(read), json!({"a": kept, "b": {"c": "0.1"}}));
    }

    #[test]
    fn a_field_stands_once_at_every_depth() {
        let twice = |name: &str| Err(Unlike::Twice(name.to_owned()));
        assert_eq!(object(r#"{"a":1,"a":1}"#), twice("a"));
        assert_eq!(object(r#"{"a":[{"b":1,"c":2,"b":3}]}"#), twice("b"));
    }

    #[test]
    fn what_is_wrong_is_told_apart() {
        let syntax = |line, column| Err(Unlike::Syntax { line, column });
        assert_eq!(object(r#"{"a":"#), Err(Unlike::Cut));
        assert_eq!(object(r#"["a"]"#), Err(Unlike::NoObject));
        assert_eq!(object(r#"{"检":1 "b":2}"#), syntax(1, 8));
        assert_eq!(object("{\n \"a\": 01\n}"), syntax(2, 8));
        let deep = "[".repeat(20) + &"]".repeat(20);
        assert_eq!(object(&format!("{{\"a\":{deep}}}")), Err(Unlike::Deep));
    }

    #[test]
    fn what_stood_before_a_cut_is_known() {
        let read = words(r#"{"subject":"L1","capacity":3,"stage":"self","answers":[{"ite"#);
        assert_eq!(
            Value::Object(read),
            json!({"subject": "L1", "stage": "self"})
        );
    }

    #[test]
    fn several_objects_stand_in_one_text() {
        assert_eq!(
            several("{\"a\":1},\n{\"b\":2}"),
            Ok(vec!["{\"a\":1}", "{\"b\":2}"])
        );
        assert_eq!(
            several("{\"a\":1} x"),
            Err(Unlike::Syntax { line: 1, column: 9 })
        );
    }
}
