//! Words for what two devices concluded at once, and for two laptops that meet.

use super::escape::{quoted, shown};
use super::lang::Lang;
use crate::domain::node::Node;
use crate::phrases;

phrases! {
    mark: "与另一设备同时", "beside another device's";
    aside: "不作数，留存", "set aside, kept";
    mark_short: "两机", "twice";
    aside_short: "不作数", "aside";
    may: "可由以下人员裁定", "May be settled by";
    none: "没有待裁定的。", "Nothing has to be settled.";
    unsettled: "待裁定：两台设备互不知情，各作了结论", "To be settled: two devices concluded it without knowing of each other";
    disputed_short: "待裁定", "disputed";
    disputed: "待裁定：同一设备号下的两份记录，不能都作数", "To be settled: two histories under one device id speak of it, and not both can stand";
    how: "裁定：sanjian conflict resolve 编号 --stands 记录 --by 人员 --why 理由", "Settle it: sanjian conflict resolve SUBJECT --stands RECORD --by PERSON --why REASON";
    kept: "各条记录都保留；一次验收合格率不因裁定而提高。", "Every record is kept; settling never raises the first-pass rate.";
}

/// What has to be settled about a subject.
pub fn question(lang: Lang, node: &Node) -> &'static str {
    match node.is_disputed() {
        true => disputed(lang),
        false => unsettled(lang),
    }
}

/// What stands beside a verdict that is in question.
pub fn marked(lang: Lang, node: &Node) -> &'static str {
    match node.is_disputed() {
        true => disputed_short(lang),
        false => mark(lang),
    }
}

/// The same on the screen, where no command is needed.
pub fn open_here(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("有 {count} 个对象的结论待裁定"),
        (Lang::En, 1) => "1 subject has to be settled".to_owned(),
        (Lang::En, _) => format!("{count} subjects have to be settled"),
    }
}

/// How many subjects wait for a person's word.
pub fn open(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => {
            format!("有 {count} 个对象的结论待裁定（sanjian conflict list）")
        }
        (Lang::En, 1) => "1 subject has to be settled: sanjian conflict list".to_owned(),
        (Lang::En, _) => format!("{count} subjects have to be settled: sanjian conflict list"),
    }
}

/// Who said which check stands, and why.
pub fn settlement(lang: Lang, stands: &str, by: &str, why: &str) -> String {
    let (stands, by, why) = (quoted(stands), quoted(by), shown(why));
    match lang {
        Lang::Zh => format!("{by} 裁定以 {stands} 为准：{why}"),
        Lang::En => format!("{by} settled that {stands} stands: {why}"),
    }
}
