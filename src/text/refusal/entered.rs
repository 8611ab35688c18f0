//! Refusals of what was handed in but cannot be read or meant: a batch that is none, a field of another
//! form, a time that cannot be. Each says what may stand there.

use crate::domain::Trouble;
use crate::domain::judge::MOST_READINGS;
use crate::domain::unlike::Unlike;
use crate::phrases;
use crate::text::escape::quoted;
use crate::text::lang::Lang;
use crate::text::screen;

/// A piece of a batch that is no check.
pub fn no_check(lang: Lang, line: u64, why: &Unlike) -> String {
    let zh = lang == Lang::Zh;
    match why {
        Unlike::Cut if zh => format!(
            "第 {line} 行：从这一行开始的对象没有写完（末尾被截断，缺少 }}）；补全后整份再来，已记录的不会重复。"
        ),
        Unlike::Cut => format!(
            "line {line}: the object that begins here breaks off (cut, its }} is missing); complete it and run the whole again, nothing is recorded twice."
        ),
        Unlike::Syntax { line, column } if zh => format!(
            "第 {line} 行第 {column} 个字符处不合 JSON 写法（缺逗号、冒号、引号，或多了什么）。"
        ),
        Unlike::Syntax { line, column } => format!(
            "line {line}, character {column}: not written as JSON (a comma, a colon or a quotation mark is missing, or something is too much)."
        ),
        Unlike::Twice(field) if zh => format!(
            "第 {line} 行：「{}」写了两次，不知以哪个为准；留一个。",
            quoted(field)
        ),
        Unlike::Twice(field) => format!(
            "line {line}: \"{}\" stands twice, and nobody knows which counts; keep one.",
            quoted(field)
        ),
        Unlike::NoObject if zh => format!("第 {line} 行：每次检查须是一个对象，如 {EXAMPLE}。"),
        Unlike::NoObject => {
            format!("line {line}: each check has to be an object such as {EXAMPLE}.")
        }
        Unlike::Deep if zh => format!("第 {line} 行：括号嵌套太深，记录中放不下。"),
        Unlike::Deep => format!("line {line}: nested deeper than a record can be."),
        Unlike::Encoding if zh => {
            format!("第 {line} 行起：文字不是 UTF-8 编码；请把文件另存为 UTF-8 再来。")
        }
        Unlike::Encoding => {
            format!("line {line}: the text is not UTF-8; save the file as UTF-8 and try again.")
        }
        Unlike::Stray { last, table } => stray(lang, (line, *last), *table),
    }
}

const EXAMPLE: &str = r#"{"schema":"sanjian.check/1","subject":"L1",…}"#;

fn stray(lang: Lang, (first, last): (u64, u64), table: bool) -> String {
    let lines = match (lang, first == last) {
        (Lang::Zh, true) => format!("第 {first} 行"),
        (Lang::Zh, false) => format!("第 {first}～{last} 行"),
        (Lang::En, true) => format!("line {first}"),
        (Lang::En, false) => format!("lines {first} to {last}"),
    };
    match (lang, table) {
        (Lang::Zh, true) => format!(
            "{lines}像一张表，不是检查记录：检查的批量文件每行是一个 JSON 对象，如 {EXAMPLE}；工程表用 project import，人员表用 people import。"
        ),
        (Lang::Zh, false) => format!("{lines}不是检查记录：每行须是一个 JSON 对象，如 {EXAMPLE}。"),
        (Lang::En, true) => format!(
            "{lines}: a table, not checks; a batch of checks has one JSON object a line, such as {EXAMPLE}; a project table goes in by project import, people by people import."
        ),
        (Lang::En, false) => {
            format!("{lines}: no checks; each line has to be a JSON object such as {EXAMPLE}.")
        }
    }
}

/// A field that is not of its form.
pub fn malformed(lang: Lang, field: &str) -> String {
    let form = form(lang, field);
    match (lang, called(field).map(|name| name(lang))) {
        (Lang::Zh, Some(name)) => format!("「{name}」（{field}）的值不对：{form}。"),
        (Lang::Zh, None) => format!("「{field}」的值不对：{form}。"),
        (Lang::En, Some(name)) => {
            format!("the value of \"{name}\" ({field}) is not right: {form}.")
        }
        (Lang::En, None) => format!("the value of \"{field}\" is not right: {form}."),
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
        "standby" => lang.pick("须写明起止时间，如 {\"from\":\"2026-03-01T09:30:00+08:00\",\"to\":\"…\"}", "from and to when, such as {\"from\":\"2026-03-01T09:30:00+08:00\",\"to\":\"…\"}"),
        "pace" => lang.pick("须是数组，每个元素有 item、readings、millis", "a list of objects with item, readings and millis"),
        "variants" => lang.pick("须是数组，如 [\"slab\"]", "a list such as [\"slab\"]"),
        "into" => lang.pick("拆分、合并须写明接替的检验批", "a split or a merger names the lots that take its place"),
        "meet" => lang.pick("检查时间须晚于通知时间，如 \"2026-05-03 09:00\"", "a time after that of the notice, such as \"2026-05-03 09:00\""),
        _ => lang.pick("不是这里能写的内容", "not what can stand here"),
    }
}

/// Documents, fields and times that cannot be meant.
pub fn unmeant(lang: Lang, trouble: &Trouble) -> String {
    let zh = lang == Lang::Zh;
    match trouble {
        Trouble::StrangeDocument { kind, asks } => {
            let asks: Vec<String> = asks.iter().map(|kind| quoted(kind)).collect();
            let (kind, asks) = (quoted(kind), asks.join(lang.between()));
            match lang {
                Lang::Zh => format!("此项不要求「{kind}」；要求的资料是：{asks}。"),
                Lang::En => format!("this item asks for no \"{kind}\"; it asks for: {asks}."),
            }
        }
        Trouble::FutureDocument(day) if zh => {
            format!("资料的日期 {} 还没有到，请核对。", quoted(day))
        }
        Trouble::FutureDocument(day) => format!(
            "the document is dated {}, which has not come yet; look again.",
            quoted(day)
        ),
        Trouble::Future { at, now } if zh => format!(
            "时间「{}」还没有到（本机时钟 {now}）；请改正，或先校准电脑时钟。",
            quoted(at)
        ),
        Trouble::Future { at, now } => format!(
            "\"{}\" has not come yet (this computer's clock shows {now}); mend it, or set the clock first.",
            quoted(at)
        ),
        Trouble::BeforeProject { at, first } if zh => format!(
            "时间「{}」早于工程开始（最早可填 {first}）；请改正，或用 project set --began 写明开工日期。",
            quoted(at)
        ),
        Trouble::BeforeProject { at, first } => format!(
            "\"{}\" is before the project began ({first} at the earliest); mend it, or state the beginning with project set --began.",
            quoted(at)
        ),
        Trouble::OwnField(field) if zh => {
            format!("「{}」由程序得出，不能填写；请去掉。", quoted(field))
        }
        Trouble::OwnField(field) => format!(
            "\"{}\" is worked out by the program and cannot be stated; leave it out.",
            quoted(field)
        ),
        Trouble::Crowded if zh => {
            format!("一项的读数最多 {MOST_READINGS} 个；其余的分到另一次检查，或另设一项。")
        }
        Trouble::Crowded => format!(
            "one item takes at most {MOST_READINGS} readings; put the others into another check or another item."
        ),
        Trouble::UnknownResult(text) if zh => format!(
            "结果「{}」不适用于此项；可写 pass（合格）、fail（不合格）、excellent（优良，只用于观察项）、na（不适用，须写理由 note）。",
            quoted(text)
        ),
        Trouble::UnknownResult(text) => format!(
            "the result \"{}\" does not apply to this item; there are pass, fail, excellent (items looked at only) and na (not applicable, with a note).",
            quoted(text)
        ),
        _ => String::new(),
    }
}
