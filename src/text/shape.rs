//! What a reader of JSON says of a text that is not of the form it should have, in the words of people: names
//! of fields and values stay as they are written, names of types are never shown. Nothing here reads JSON.

use super::escape::quoted;
use super::lang::Lang;

/// What was said, in the language of the user.
pub fn said(lang: Lang, error: &str) -> String {
    let (what, place) = placed(lang, error);
    format!("{}{place}", told(lang, what))
}

/// What was said, and where.
fn placed(lang: Lang, error: &str) -> (&str, String) {
    let parts = || {
        let (what, place) = error.rsplit_once(" at line ")?;
        let (line, column) = place.split_once(" column ")?;
        let (line, column): (u32, u32) = (line.parse().ok()?, column.parse().ok()?);
        Some((what, line, column))
    };
    match (parts(), lang) {
        (None, _) => (error, String::new()),
        // What is read from a value knows no place and says line 0.
        (Some((what, 0, _)), _) => (what, String::new()),
        (Some((what, line, column)), Lang::Zh) => {
            (what, format!("（第 {line} 行第 {column} 个字符）"))
        }
        (Some((what, line, column)), Lang::En) => {
            (what, format!(" (line {line}, character {column})"))
        }
    }
}

fn told(lang: Lang, what: &str) -> String {
    let names = named(what);
    let [first, rest @ ..] = names.as_slice() else {
        return unnamed(lang, what);
    };
    let first = quoted(first);
    let allowed = quoted(&rest.join(lang.between()));
    let begins = |words| what.starts_with(words);
    match (lang, allowed.is_empty()) {
        (Lang::Zh, true) if begins("unknown variant") => format!("不认识「{first}」"),
        (Lang::Zh, false) if begins("unknown variant") => {
            format!("不认识「{first}」；可写：{allowed}")
        }
        (Lang::Zh, true) if begins("unknown field") => format!("没有字段「{first}」"),
        (Lang::Zh, false) if begins("unknown field") => {
            format!("没有字段「{first}」；可写：{allowed}")
        }
        (Lang::Zh, _) if begins("missing field") => format!("缺少字段「{first}」"),
        (Lang::Zh, _) if begins("duplicate field") => format!("字段「{first}」写了两次"),
        (Lang::En, true) if begins("unknown variant") => format!("{first} is not known"),
        (Lang::En, false) if begins("unknown variant") => {
            format!("{first} is not known; write one of: {allowed}")
        }
        (Lang::En, true) if begins("unknown field") => format!("there is no field {first}"),
        (Lang::En, false) if begins("unknown field") => {
            format!("there is no field {first}; write one of: {allowed}")
        }
        (Lang::En, _) if begins("missing field") => format!("the field {first} is missing"),
        (Lang::En, _) if begins("duplicate field") => format!("the field {first} stands twice"),
        (Lang::Zh | Lang::En, true | false) => unnamed(lang, what),
    }
}

/// The beginnings of what a reader says, and what it means to people; the first that fits.
const MEANT: [(&str, &str, &str); 11] = [
    (
        "a limit is",
        "限值写成引号中的数，如 \"5\"，单位写在 unit；随尺寸变化的写成 {\"of\": \"H\", \"per\": \"1000\"}",
        "a limit is a figure in quotes such as \"5\", its unit stands in `unit`; one that follows a dimension is {\"of\": \"H\", \"per\": \"1000\"}",
    ),
    (
        "not a decimal",
        "须为引号中的数，如 \"0.80\"：不带单位，至多 12 位整数、6 位小数",
        "write a figure in quotes such as \"0.80\": no unit, at most 12 digits and 6 places",
    ),
    (
        "recursion limit",
        "一层套一层，套得过深",
        "it is nested too deeply",
    ),
    ("EOF", "没有写完就结束了", "it ends before it is complete"),
    (
        "trailing",
        "结束之后还有文字",
        "something stands behind its end",
    ),
    (
        "data did not match",
        "写法不对，见 checklist schema",
        "it is not written as it should be, see: checklist schema",
    ),
    (
        "invalid length",
        "个数不对，见 checklist schema",
        "the number of entries is wrong, see: checklist schema",
    ),
    ("expected", NO_JSON.0, NO_JSON.1),
    ("invalid", NO_JSON.0, NO_JSON.1),
    ("key must", NO_JSON.0, NO_JSON.1),
    ("control", NO_JSON.0, NO_JSON.1),
];
const NO_JSON: (&str, &str) = (
    "不是 JSON：缺逗号、冒号或引号，或多了什么",
    "this is no JSON: a comma, colon or quote is missing, or something is too much",
);

fn unnamed(lang: Lang, what: &str) -> String {
    let given = what
        .split_once(": ")
        .and_then(|(_, rest)| rest.split_once(", expected "));
    if let Some((given, wanted)) = given.filter(|_| what.starts_with("invalid")) {
        let (given, wanted) = (self::given(lang, given), form(lang, wanted));
        return match lang {
            Lang::Zh => format!("写的是 {given}，须为{wanted}"),
            Lang::En => format!("it says {given}; write {wanted}"),
        };
    }
    let meant = MEANT.iter().find(|(begins, ..)| what.starts_with(begins));
    meant.map_or_else(|| quoted(what), |(_, zh, en)| lang.pick(zh, en).to_owned())
}

/// What stands there, without the name of its type.
fn given(lang: Lang, given: &str) -> String {
    match given {
        "sequence" => lang.pick("一个列表 [ ]", "a list [ ]").to_owned(),
        "map" => lang.pick("一组字段 { }", "fields { }").to_owned(),
        "null" | "unit value" => "null".to_owned(),
        other => {
            let bare = other.strip_prefix("string ").unwrap_or(other);
            let bare = named(bare).first().copied().unwrap_or(bare);
            quoted(bare)
        }
    }
}

/// What should stand there, by how a reader calls it.
fn form(lang: Lang, wanted: &str) -> &'static str {
    let begins = |words: &[&str]| words.iter().any(|word| wanted.starts_with(word));
    match () {
        () if begins(&["u8", "u16", "u32", "u64", "usize", "i32", "i64"]) => lang.pick(
            "不带引号的整数，如 5",
            "a whole number without quotes such as 5",
        ),
        () if begins(&["a string", "a borrowed string"]) => lang.pick(
            "引号中的文字或数，如 \"5\"",
            "words or a figure in quotes such as \"5\"",
        ),
        () if begins(&["a boolean"]) => {
            lang.pick("true 或 false，不带引号", "true or false, without quotes")
        }
        () if begins(&["a sequence", "tuple", "an array"]) => {
            lang.pick("一个列表 [ ]", "a list [ ]")
        }
        () if begins(&["a map", "struct", "internally tagged", "adjacently tagged"]) => {
            lang.pick("一组字段 { }", "fields { }")
        }
        () if begins(&["string or map", "variant", "enum"]) => lang.pick(
            "引号中规定的词之一，见 checklist schema",
            "one of the known words in quotes, see: checklist schema",
        ),
        () => lang.pick(
            "别的写法，见 checklist schema",
            "another form, see: checklist schema",
        ),
    }
}

/// What stands between back quotes.
fn named(what: &str) -> Vec<&str> {
    what.split('`').skip(1).step_by(2).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "snake_case")]
    enum Way {
        Left,
        Right,
    }

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    struct Road {
        #[expect(dead_code, reason = "only read")]
        way: Way,
        #[expect(dead_code, reason = "only read")]
        long: u32,
    }

    fn zh(json: &str) -> String {
        let error = serde_json::from_str::<Road>(json).unwrap_err();
        said(Lang::Zh, &error.to_string())
    }

    #[test]
    fn a_form_is_told_in_chinese() {
        for (json, told) in [
            (
                r#"{"way":"up","long":1}"#,
                "不认识「up」；可写：left、right（第 1 行第 11 个字符）",
            ),
            (
                r#"{"way":"left","wide":1}"#,
                "没有字段「wide」；可写：way、long（第 1 行第 20 个字符）",
            ),
            (
                r#"{"way":"left"}"#,
                "缺少字段「long」（第 1 行第 14 个字符）",
            ),
            (
                r#"{"long":1,"long":2}"#,
                "字段「long」写了两次（第 1 行第 16 个字符）",
            ),
            (
                r#"{"long":"x"}"#,
                "写的是 \"x\"，须为不带引号的整数，如 5（第 1 行第 11 个字符）",
            ),
            (r#"{"long":1"#, "没有写完就结束了（第 1 行第 9 个字符）"),
            (
                r#"{"long" 1}"#,
                "不是 JSON：缺逗号、冒号或引号，或多了什么（第 1 行第 9 个字符）",
            ),
        ] {
            assert_eq!(zh(json), told);
        }
        let deep = serde_json::from_str::<serde_json::Value>(&"[".repeat(200)).unwrap_err();
        let told = said(Lang::Zh, &deep.to_string());
        assert_eq!(told, "一层套一层，套得过深（第 1 行第 128 个字符）");
        let value = serde_json::json!({"way": "up", "long": 1});
        let error = serde_json::from_value::<Road>(value).unwrap_err();
        let told = said(Lang::Zh, &error.to_string());
        assert_eq!(told, "不认识「up」；可写：left、right");
    }

    #[test]
    fn no_type_is_named_in_either_language() {
        let limit = serde_json::from_str::<crate::domain::limit::Limit>("\"5mm\"").unwrap_err();
        let told = [Lang::Zh, Lang::En].map(|lang| said(lang, &limit.to_string()));
        assert!(
            told.iter()
                .all(|words| words.contains("\"5\"") && words.contains("unit"))
        );
        for json in [
            "[]",
            "5",
            "null",
            r#"{"way":5,"long":1}"#,
            r#"{"long":[]}"#,
            r#"{"long":-1}"#,
            r#"{"way":{"a":1}}"#,
        ] {
            let error = serde_json::from_str::<Road>(json).unwrap_err().to_string();
            for lang in [Lang::Zh, Lang::En] {
                let told = said(lang, &error);
                let raw = ["u32", "struct", "Road", "enum", "sequence", "invalid"];
                assert!(
                    !raw.iter().any(|word| told.contains(word)),
                    "{error}: {told}"
                );
            }
        }
        let missing = said(Lang::En, "missing field `at` at line 1 column 2");
        assert_eq!(missing, "the field at is missing (line 1, character 2)");
    }
}
