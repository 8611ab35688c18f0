//! What a reader of JSON says of a text that is not of the form it should have, in Chinese: its words are
//! English and name fields and values, which stay as they are written. Nothing here reads JSON.

use super::escape::quoted;
use super::lang::Lang;

/// What was said, in the language of the user.
pub fn said(lang: Lang, error: &str) -> String {
    let (what, place) = placed(error);
    match lang {
        Lang::En => quoted(error),
        Lang::Zh => format!("{}{place}", zh(what)),
    }
}

/// What was said, and where.
fn placed(error: &str) -> (&str, String) {
    let parts = || {
        let (what, place) = error.rsplit_once(" at line ")?;
        let (line, column) = place.split_once(" column ")?;
        let (line, column): (u32, u32) = (line.parse().ok()?, column.parse().ok()?);
        Some((what, format!("（第 {line} 行第 {column} 个字符）")))
    };
    // What is read from a value knows no place and says line 0.
    let (what, place) = parts().unwrap_or((error, String::new()));
    match place.starts_with("（第 0 行") {
        true => (what, String::new()),
        false => (what, place),
    }
}

fn zh(what: &str) -> String {
    let names = named(what);
    let [first, rest @ ..] = names.as_slice() else {
        return unnamed(what);
    };
    let first = quoted(first);
    let allowed = match rest {
        [] => String::new(),
        rest => format!("；可写：{}", quoted(&rest.join("、"))),
    };
    let begins = |words| what.starts_with(words);
    match () {
        () if begins("unknown variant") => format!("不认识「{first}」{allowed}"),
        () if begins("unknown field") => format!("没有字段「{first}」{allowed}"),
        () if begins("missing field") => format!("缺少字段「{first}」"),
        () if begins("duplicate field") => format!("字段「{first}」写了两次"),
        () => unnamed(what),
    }
}

fn unnamed(what: &str) -> String {
    let begins = |words| what.starts_with(words);
    let expected = what.split_once(", expected ").map(|(_, form)| quoted(form));
    let given = what
        .split_once(": ")
        .and_then(|(_, rest)| rest.split_once(", expected "));
    match (given, expected) {
        (Some((given, _)), Some(form)) if begins("invalid") => {
            format!("类型或值不对：写的是 {}，须为 {form}", quoted(given))
        }
        _ if begins("recursion limit") => "一层套一层，套得过深".to_owned(),
        _ if begins("EOF") => "没有写完就结束了".to_owned(),
        _ if begins("trailing") => "结束之后还有文字".to_owned(),
        _ if begins("expected") || begins("invalid") || begins("key must") || begins("control") => {
            "不是 JSON：缺逗号、冒号或引号，或多了什么".to_owned()
        }
        _ => quoted(what),
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
                "类型或值不对：写的是 string \"x\"，须为 u32（第 1 行第 11 个字符）",
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
}
