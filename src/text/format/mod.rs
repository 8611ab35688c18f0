//! How records are read without the program: the page that goes with them, and each record as a paragraph. What stands in
//! a record is told as it stands, whatever kind it is; a field that has no name here is called as it is written.
//!
//! | file | noun |
//! |---|---|
//! | `kinds` | kinds of records, by their words in the file |
//! | `names` | names of fields, by their words in the file |

mod kinds;
mod names;

use super::Lang;
use super::escape::shown;
use super::manual::Topic;
use crate::phrases;
use serde_json::Value;

pub use kinds::{KINDS, kind_words};
pub use names::{FIELDS, field_words};

phrases! {
    kinds_title: "记录的种类", "Kinds of records";
    fields_title: "内容中的各项", "Fields of the content";
    other_kind: "更新的程序写的种类", "a kind of a newer program";
    /// The head of a paragraph: which record, when, by whom.
    head(nth: usize, id: &str, time: &str, zone: &str, by: &str): "第 {nth} 条  {id}  {time}（{zone}）  {by}", "Record {nth}  {id}  {time} ({zone})  {by}";
    by_program: "由程序", "by the program";
    /// A clock that could not be believed.
    clock(flag: &str): "时钟不可信（{flag}）", "the clock could not be believed ({flag})";
    text_title: "逐条文字：每条记录一段，按次序", "In plain text: a paragraph for each record, in their order";
    text_is_no_proof: "本文由记录生成，供阅读；凭证是记录本身（见 FORMAT.txt）。", "This text is made from the records, to be read; the records themselves are the evidence (see FORMAT.txt).";
}

/// What is written beside records: the page of the format in both languages, Chinese first.
pub fn page() -> String {
    let mut text = String::new();
    for lang in [Lang::Zh, Lang::En] {
        text += Topic::Format.page(lang);
        text += &tables(lang);
        text += "\n";
    }
    text
}

/// Kinds and fields, as they are declared.
pub fn tables(lang: Lang) -> String {
    let mut text = format!("\n## {}\n\n", kinds_title(lang));
    for (word, zh, en) in KINDS {
        text += &format!("- `{word}` {}\n", lang.pick(zh, en));
    }
    text += &format!("\n## {}\n\n", fields_title(lang));
    for (word, zh, en) in FIELDS {
        text += &format!("- `{word}` {}\n", lang.pick(zh, en));
    }
    text
}

/// What a record says of itself.
pub struct ToldHead<'a> {
    /// Its place among all.
    pub nth: usize,
    /// Device and number.
    pub id: String,
    /// When, by its device's clock.
    pub t: &'a str,
    /// The zone of that clock.
    pub tz: &'a str,
    /// The flag of the clock.
    pub clk: &'a str,
    /// Who, by name; empty where it was the program.
    pub by: String,
    /// Its kind.
    pub kind: &'a str,
}

/// A record as a paragraph.
pub fn paragraph(lang: Lang, record: &ToldHead<'_>, payload: &Value) -> String {
    let by = match record.by.is_empty() {
        true => by_program(lang),
        false => &record.by,
    };
    let mut text = head(
        lang,
        record.nth,
        &record.id,
        record.t,
        record.tz,
        &shown(by),
    );
    if record.clk != "ok" {
        text += &format!("{}{}", lang.comma(), clock(lang, record.clk));
    }
    let kind = kind_words(lang, record.kind);
    let said = content(lang, payload);
    format!("{text}\n{}\n", shown(&lang.about(kind, said)))
}

/// What stands in a content, field by field.
fn content(lang: Lang, value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let each = fields.iter().map(|(name, value)| {
                let said = match value {
                    Value::Object(_) => lang.in_brackets(&content(lang, value)),
                    Value::Array(_) => content(lang, value),
                    other => format!(" {}", plain(other)),
                };
                format!("{}{said}", field_words(lang, name))
            });
            let each: Vec<String> = each.collect();
            each.join(lang.semicolon())
        }
        Value::Array(all) => {
            let each = all.iter().map(|one| match one {
                Value::Object(_) => lang.in_brackets(&content(lang, one)),
                other => content(lang, other),
            });
            let each: Vec<String> = each.collect();
            format!(" {}", each.join(lang.between()))
        }
        other => plain(other),
    }
}

/// A value on one line; nothing is a hyphen.
fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.lines().collect::<Vec<_>>().join(" / "),
        Value::Null => "-".to_owned(),
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_paragraph_leaves_nothing_out() {
        let record = ToldHead {
            nth: 7,
            id: "d7k2-3".into(),
            t: "2026-11-22T22:46:08.203+08:00",
            tz: "Asia/Shanghai",
            clk: "back",
            by: "P4 陈立新".into(),
            kind: "issue",
        };
        let payload = json!({"step": "open", "due": null, "evidence": [{"name": "a.jpg", "size": 3}],
            "text": "露筋\n两处", "later": {"x": [1, 2]}});
        let zh = paragraph(Lang::Zh, &record, &payload);
        for said in [
            "第 7 条",
            "d7k2-3",
            "P4 陈立新",
            "back",
            "露筋 / 两处",
            "a.jpg",
            "later",
            "1、2",
        ] {
            assert!(zh.contains(said), "{said}: {zh}");
        }
        assert_eq!(zh.lines().count(), 2);
        let en = paragraph(
            Lang::En,
            &ToldHead {
                kind: "later",
                ..record
            },
            &payload,
        );
        assert!(en.contains("a kind of a newer program"), "{en}");
    }
}
