//! The items of a check in the text to be signed: each with its answer as it was given and its
//! verdict. No field of an answer is left out, known or not (K2).

use super::SigningLines;
use crate::domain::{Answer, CheckRecord, Checklist, Item};
use crate::text::escape::shown;
use crate::text::lang::Lang;
use crate::text::words;
use serde_json::Value;

/// Fields of a document in the order people read them.
const DOCUMENT: [&str; 4] = ["kind", "no", "date", "until"];
/// Fields of a point left out, in that order.
const SKIPPED: [&str; 3] = ["nth", "point", "why"];

/// A line for each item that applies, in the order of the form.
pub(super) fn items(lines: &mut SigningLines, check: &CheckRecord, list: &Checklist) {
    for item in list.applicable(&check.variants, &check.submission.stage) {
        add(lines, check, item);
    }
}

/// The line of one item.
pub(super) fn one(lines: &mut SigningLines, check: &CheckRecord, list: &Checklist, id: &str) {
    if let Some(item) = list.item(id) {
        add(lines, check, item);
    }
}

fn add(lines: &mut SigningLines, check: &CheckRecord, item: &Item) {
    let mut answers = check.submission.answers.iter();
    let answer = answers.find(|one| one.item == item.id);
    let text = line(lines.lang, item, answer, &check.failing);
    lines.plain(text);
}

fn line(lang: Lang, item: &Item, answer: Option<&Answer>, failing: &[String]) -> String {
    let fails = failing.contains(&item.id);
    let skipped = answer.is_some_and(Answer::is_not_applicable);
    let verdict = match (skipped, fails) {
        (true, _) => lang.pick("- 不适用", "- not applicable"),
        (_, true) => lang.pick("x 不符合", "x does not conform"),
        (_, false) => lang.pick("+ 符合", "+ conforms"),
    };
    let given = answer.map_or_else(
        || lang.pick("由下级得出", "derived").to_owned(),
        |answer| fields(lang, answer),
    );
    let unit = item
        .judge
        .unit()
        .map_or(String::new(), |unit| format!(" {unit}"));
    let class = words::class(lang, item.class);
    let title = lang.of_words(&item.title);
    let text = format!("[{}] {class} {title}: {given}{unit}  {verdict}", item.id);
    shown(&text).into_owned()
}

/// An answer as it was given, every field of it.
pub fn fields(lang: Lang, answer: &Answer) -> String {
    let mut names: Vec<&String> = answer.body.keys().collect();
    // In one order, whichever way the answer was written.
    names.sort();
    let each = names.into_iter().filter_map(|name| {
        let value = answer.body.get(name)?;
        Some(field(lang, name, value))
    });
    each.collect::<Vec<_>>().join("; ")
}

fn field(lang: Lang, name: &str, value: &Value) -> String {
    let label = match name {
        "result" => return result(lang, value),
        "documents" => return documents(lang, value),
        "skipped" => return skipped(lang, value),
        "points" => return points(lang, value),
        "readings" => lang.pick("读数", "readings"),
        "measured" => lang.pick("实测", "measured"),
        "design" => lang.pick("设计值", "design"),
        "checked" => lang.pick("查", "checked"),
        "failed" => lang.pick("不符合", "failed"),
        "excellent" => lang.pick("优良", "excellent"),
        "good" => lang.pick("好", "good"),
        "fair" => lang.pick("一般", "fair"),
        "poor" => lang.pick("差", "poor"),
        "note" => lang.pick("理由", "reason"),
        "problem" => lang.pick("问题", "problem"),
        "place" => lang.pick("部位", "place"),
        "as_in" => lang.pick("沿用记录", "as in record"),
        "carried_from" => lang.pick("沿用并确认自记录", "taken over and confirmed from record"),
        "carried_why" => lang.pick("一并确认的理由", "confirmed together because"),
        other => other,
    };
    format!("{label} {}", plain(value))
}

fn result(lang: Lang, value: &Value) -> String {
    let word = match value.as_str() {
        Some("pass") => lang.pick("全部符合", "all conform"),
        Some("excellent") => lang.pick("全部符合且优良", "all conform, excellent"),
        Some("fail") => lang.pick("不符合", "fails"),
        Some("na") => lang.pick("不适用", "not applicable"),
        _ => return plain(value),
    };
    word.to_owned()
}

/// Documents, each with all its fields.
fn documents(lang: Lang, value: &Value) -> String {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let one = |document: &Value| {
        let Some(fields) = document.as_object() else {
            return plain(document);
        };
        let mut names: Vec<&String> = fields.keys().collect();
        names.sort_by_key(|name| {
            (
                DOCUMENT
                    .iter()
                    .position(|known| known == name)
                    .unwrap_or(DOCUMENT.len()),
                *name,
            )
        });
        let each = names.iter().map(|name| {
            let text = fields.get(*name).map(plain).unwrap_or_default();
            match name.as_str() {
                "kind" => text,
                "no" => format!("{} {text}", lang.pick("编号", "no.")),
                "date" => format!("{} {text}", lang.pick("日期", "date")),
                "until" => format!("{} {text}", lang.pick("有效至", "valid until")),
                other => format!("{other} {text}"),
            }
        });
        each.collect::<Vec<_>>().join(" ")
    };
    let label = lang.pick("资料", "documents");
    let all: Vec<String> = list.iter().map(one).collect();
    format!("{label} {}", all.join(", "))
}

/// The names of points, in the order of their readings.
fn points(lang: Lang, value: &Value) -> String {
    let names = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let named = |name: &Value| match name {
        Value::String(text) if text.is_empty() => "-".to_owned(),
        other => plain(other),
    };
    let names: Vec<String> = names.iter().map(named).collect();
    let label = lang.pick("测点", "points");
    format!("{label} {}", names.join(lang.between()))
}

/// Points that could not be measured, each with all its fields.
fn skipped(lang: Lang, value: &Value) -> String {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    let one = |point: &Value| {
        let Some(fields) = point.as_object() else {
            return plain(point);
        };
        let mut names: Vec<&String> = fields.keys().collect();
        let place = |name: &String| SKIPPED.iter().position(|known| known == name);
        names.sort_by_key(|name| (place(name).unwrap_or(SKIPPED.len()), *name));
        let each = names.iter().map(|name| {
            let text = fields.get(*name).map(plain).unwrap_or_default();
            match (name.as_str(), lang) {
                ("nth", Lang::Zh) => format!("第 {text} 点"),
                ("nth", Lang::En) => format!("point {text}"),
                ("point" | "why", _) => text,
                (other, _) => format!("{other} {text}"),
            }
        });
        each.collect::<Vec<_>>().join(" ")
    };
    let all: Vec<String> = list.iter().map(one).collect();
    format!("{} {}", lang.pick("跳过", "left out"), all.join(", "))
}

/// A value as plain text; what is neither text nor a list of texts stands as JSON.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            texts.join(" ")
        }
        other => sorted(other).to_string(),
    }
}

/// The value with its keys in order: a record is canonical, a submission need not be.
fn sorted(value: &Value) -> Value {
    match value {
        Value::Object(map) => {
            let mut fields: Vec<_> = map.iter().collect();
            fields.sort_by_key(|(name, _)| name.as_str());
            let fields = fields.into_iter();
            Value::Object(
                fields
                    .map(|(name, each)| (name.clone(), sorted(each)))
                    .collect(),
            )
        }
        Value::Array(list) => Value::Array(list.iter().map(sorted).collect()),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_left_out_is_said_with_all_its_fields() {
        let answer = serde_json::json!({
            "item": "1", "readings": ["3", "4"], "points": ["", "3层 101"],
            "skipped": [{"why": "够不着", "nth": 2, "own": "x"}, 7],
        });
        let answer: Answer = serde_json::from_value(answer).unwrap();
        assert_eq!(
            fields(Lang::Zh, &answer),
            "测点 -、3层 101; 读数 3 4; 跳过 第 2 点 够不着 own x, 7"
        );
        assert_eq!(
            fields(Lang::En, &answer),
            "points -, 3层 101; readings 3 4; left out point 2 够不着 own x, 7"
        );
    }
}
