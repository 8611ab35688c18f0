//! Refusals of what was handed in but cannot be read: a batch that is none, a field of another form. Each
//! says what may stand there.

use super::names::RefusalNames;
use super::said as say;
use crate::domain::trouble::Miswritten;
use crate::domain::unlike::Unlike;
use crate::phrases;
use crate::text::escape::quoted;
use crate::text::lang::Lang;
use crate::text::screen;

pub(super) fn miswritten(names: &RefusalNames, trouble: &Miswritten) -> String {
    let lang = names.lang;
    match trouble {
        Miswritten::Malformed(field) => malformed(lang, field),
        Miswritten::NoCheck { line, why } => no_check(lang, *line, why),
        Miswritten::OwnField(field) => say::own_field(lang, &quoted(field)),
        Miswritten::Schema => say::schema(lang).into(),
        Miswritten::TooLarge => say::too_large(lang).into(),
    }
}

/// A piece of a batch that is no check.
fn no_check(lang: Lang, line: u64, why: &Unlike) -> String {
    match why {
        Unlike::Cut => cut(lang, line),
        Unlike::Syntax { line, column } => syntax(lang, *line, *column),
        Unlike::Twice(field) => twice(lang, line, &quoted(field)),
        Unlike::NoObject => no_object(lang, line, EXAMPLE),
        Unlike::Deep => deep(lang, line),
        Unlike::Encoding => encoding(lang, line),
        Unlike::Stray { last, table } => {
            let lines = lines(lang, line, *last);
            match table {
                true => no_batch(lang, &lines, EXAMPLE),
                false => no_checks(lang, &lines, EXAMPLE),
            }
        }
    }
}

const EXAMPLE: &str = r#"{"schema":"sanjian.check/1","subject":"L1",…}"#;

fn lines(lang: Lang, first: u64, last: u64) -> String {
    match (lang, first == last) {
        (Lang::Zh, true) => format!("第 {first} 行"),
        (Lang::Zh, false) => format!("第 {first}～{last} 行"),
        (Lang::En, true) => format!("line {first}"),
        (Lang::En, false) => format!("lines {first} to {last}"),
    }
}

/// A field that is not of its form.
fn malformed(lang: Lang, field: &str) -> String {
    let form = form(lang, field);
    match called(field).map(|name| name(lang)) {
        Some(name) => wrong_named(lang, name, field, form),
        None => wrong_value(lang, field, form),
    }
}

/// What a field is called where it is filled in by hand; in a batch it has its own name.
fn called(field: &str) -> Option<fn(Lang) -> &'static str> {
    Some(match field {
        "checked" => screen::check::checked,
        "failed" => screen::check::failed,
        "excellent" => screen::check::excellent_places,
        "good" => screen::check::good,
        "fair" => screen::check::fair,
        "poor" => screen::check::poor,
        "design" => screen::check::design,
        "readings" | "measured" => readings,
        "meet" => meeting,
        "due" => due,
        "dims" => dimensions,
        _ => return None,
    })
}

phrases! {
    readings: "读数", "readings";
    meeting: "约定检查的时间", "time to meet";
    due: "期限", "due";
    dimensions: "尺寸", "dimensions";
    /// A value of a field that has a name of its own for people.
    wrong_named(name: &str, field: &str, form: &str): "「{name}」（{field}）的值不对：{form}。", "the value of \"{name}\" ({field}) is not right: {form}.";
    /// A value of any other field.
    wrong_value(field: &str, form: &str): "「{field}」的值不对：{form}。", "the value of \"{field}\" is not right: {form}.";
    /// An object that breaks off.
    cut(line: u64): "第 {line} 行：从这一行开始的对象没有写完（末尾被截断，缺少 }}）；补全后整份再来，已记录的不会重复。", "line {line}: the object that begins here breaks off (cut, its }} is missing); complete it and run the whole again, nothing is recorded twice.";
    /// What is no JSON.
    syntax(line: u64, column: usize): "第 {line} 行第 {column} 个字符处不合 JSON 写法（缺逗号、冒号、引号，或多了什么）。", "line {line}, character {column}: not written as JSON (a comma, a colon or a quotation mark is missing, or something is too much).";
    /// A field that stands twice.
    twice(line: u64, field: &str): "第 {line} 行：「{field}」写了两次，不知以哪个为准；留一个。", "line {line}: \"{field}\" stands twice, and nobody knows which counts; keep one.";
    /// What is no object.
    no_object(line: u64, example: &str): "第 {line} 行：每次检查须是一个对象，如 {example}。", "line {line}: each check has to be an object such as {example}.";
    /// What is nested deeper than a record can be.
    deep(line: u64): "第 {line} 行：括号嵌套太深，记录中放不下。", "line {line}: nested deeper than a record can be.";
    /// Bytes that are no characters.
    encoding(line: u64): "第 {line} 行起：文字不是 UTF-8 编码；请把文件另存为 UTF-8 再来。", "line {line}: the text is not UTF-8; save the file as UTF-8 and try again.";
    /// Lines of a table.
    no_batch(lines: &str, example: &str): "{lines}像一张表，不是检查记录：检查的批量文件每行是一个 JSON 对象，如 {example}；工程表用 project import，人员表用 people import。", "{lines}: a table, not checks; a batch of checks has one JSON object a line, such as {example}; a project table goes in by project import, people by people import.";
    /// Lines of anything else.
    no_checks(lines: &str, example: &str): "{lines}不是检查记录：每行须是一个 JSON 对象，如 {example}。", "{lines}: no checks; each line has to be a JSON object such as {example}.";
}

/// What may stand in a field.
fn form(lang: Lang, field: &str) -> &'static str {
    match field {
        "subject" | "stage" | "at" | "by" | "crew" | "text" => lang.pick("须是加引号的文字", "a text in quotation marks"),
        "answers" => lang.pick("须是数组，每个元素是写明 item 的对象，如 [{\"item\":\"5.5.1\",\"result\":\"pass\"}]", "a list of objects that each name their item, such as [{\"item\":\"5.5.1\",\"result\":\"pass\"}]"),
        "dims" => lang.pick("须是对象，如 {\"H\":\"54000\"}", "an object such as {\"H\":\"54000\"}"),
        "counts" => lang.pick("须是对象，如 {\"landing_door\":8}", "an object such as {\"landing_door\":8}"),
        "readings" | "measured" => lang.pick("须是数组，如 [\"3\",\"-4\"]", "a list such as [\"3\",\"-4\"]"),
        "design" => lang.pick("须是数字，如 \"300\"", "a number such as \"300\""),
        "checked" | "good" | "fair" | "poor" => lang.pick("须是不小于 0 的整数", "a whole number of 0 or above"),
        "failed" => lang.pick("须是不小于 0 的整数，且不大于查的处数（checked）", "a whole number of 0 or above, no larger than the number inspected (checked)"),
        "excellent" => lang.pick("须是不小于 0 的整数，且不大于查的处数减不符合的处数（checked − failed）", "a whole number of 0 or above, no larger than the number inspected less the nonconforming (checked − failed)"),
        "draws" => lang.pick("须是一次或两次抽样的数组，如 [{\"checked\":8,\"failed\":1}]", "a list of one or two draws such as [{\"checked\":8,\"failed\":1}]"),
        "documents" => lang.pick("每份资料须有 kind 种类、no 编号、date 日期（YYYY-MM-DD）", "each document needs its kind, no and date (YYYY-MM-DD)"),
        "kind" => lang.pick("资料须写明种类", "a document needs its kind"),
        "no" => lang.pick("资料须写明编号", "a document needs its number"),
        "date" | "until" | "due" => lang.pick("须是真实的日期，如 2026-03-01", "a real day such as 2026-03-01"),
        "result" => lang.pick("须是 pass（合格）、fail（不合格）、excellent（优良）或 na（不适用）", "pass, fail, excellent or na"),
        "remedy" => lang.pick("须是 redone（返工重做）或 repaired（返修）", "redone or repaired"),
        "instruments" => lang.pick("须是计量器具编号的数组，如 [\"QL-01\"]", "a list of codes of instruments such as [\"QL-01\"]"),
        "evidence" => lang.pick("须是数组，如 [{\"path\":\"照片.jpg\"}]", "a list such as [{\"path\":\"photo.jpg\"}]"),
        "drawn" => lang.pick("须是数组，如 [{\"at\":\"2026-03-01T08:00:00+08:00\",\"seed\":\"000000000012d687\",\"places\":[\"101\",\"102\"]}]", "a list of draws such as [{\"at\":\"2026-03-01T08:00:00+08:00\",\"seed\":\"000000000012d687\",\"places\":[\"101\",\"102\"]}]"),
        "standby" => lang.pick("须写明起止时间，如 {\"from\":\"2026-03-01T09:30:00+08:00\",\"to\":\"…\"}", "from and to when, such as {\"from\":\"2026-03-01T09:30:00+08:00\",\"to\":\"…\"}"),
        "pace" => lang.pick("须是数组，每个元素有 item、readings、millis", "a list of objects with item, readings and millis"),
        "variants" => lang.pick("须是数组，如 [\"slab\"]", "a list such as [\"slab\"]"),
        "into" => lang.pick("拆分、合并须写明接替的检验批", "a split or a merger names the lots that take its place"),
        "meet" => lang.pick("检查时间须晚于通知时间，如 \"2026-05-03 09:00\"", "a time after that of the notice, such as \"2026-05-03 09:00\""),
        _ => lang.pick("不是这里能写的内容", "not what can stand here"),
    }
}
