//! Issues in words: the steps of their way, how they ended, what is said beside them.

use super::lang::Lang;
use super::words;
use crate::domain::issue::{Route, Step};
use crate::phrases;

phrases! {
    id: "编号", "Id";
    subject: "对象", "Subject";
    item: "检查项", "Item";
    severity: "程度", "Severity";
    state: "状态", "State";
    crew: "责任班组", "Crew";
    due: "期限", "Due";
    overdue: "逾期", "overdue";
    opened: "开立", "Opened";
    by: "办理人", "By";
    place: "部位", "Place";
    step_head: "步骤", "Step";
    text: "说明", "Note";
    readings: "实测", "Readings";
    found: "判定", "Found";
    photos: "影像", "Photos";
    trail: "经过", "Trail";
    route: "结果", "Ended";
    returns: "退回", "Given back";
    recorded: "已记录", "recorded";
    refused: "不予办理", "refused";
    none: "没有符合条件的不合格项。", "No issue matches.";
}

/// What a step did.
pub fn step(lang: Lang, step: &Step) -> &'static str {
    match step {
        Step::Open { .. } => lang.pick("开立", "Opened"),
        Step::Assign { .. } => lang.pick("分配", "Assigned"),
        Step::Rectify => lang.pick("整改", "Rectified"),
        Step::Verify { passed: true } => lang.pick("复查合格", "Re-check passed"),
        Step::Verify { passed: false } => lang.pick("复查不合格", "Re-check failed"),
        Step::Close => lang.pick("关闭", "Closed"),
    }
}

/// The figures of a step, if it has any: who mends it until when.
pub fn order(lang: Lang, step: &Step) -> String {
    match step {
        Step::Assign {
            crew,
            due,
            severity,
        } => {
            let severity = severity.map(|one| words::severity(lang, one));
            let parts = [Some(crew.as_str()), Some(due.as_str()), severity];
            parts.into_iter().flatten().collect::<Vec<_>>().join("  ")
        }
        Step::Open { .. } | Step::Rectify | Step::Verify { .. } | Step::Close => String::new(),
    }
}

/// How an issue ended.
pub fn ended(lang: Lang, route: Route) -> &'static str {
    match route {
        Route::Recheck => lang.pick("复查合格", "re-checked"),
        Route::Decided => lang.pick("说明理由后关闭", "closed with a reason"),
        Route::Ruling(what) => words::ruling(lang, what),
    }
}

/// How many days past its due day.
pub fn late(lang: Lang, days: i64) -> String {
    match (lang, days) {
        (Lang::Zh, _) => format!("逾期 {days} 天"),
        (Lang::En, 1) => "1 day late".to_owned(),
        (Lang::En, _) => format!("{days} days late"),
    }
}

/// The same where there is little room: the word of it is never what is cut.
pub fn late_in_short(lang: Lang, days: i64) -> String {
    match lang {
        Lang::Zh => late(lang, days),
        Lang::En => format!("late {days} d"),
    }
}

/// A handle that names none, or several.
pub fn unnamed(lang: Lang, handle: &str, several: &[String]) -> String {
    let handle = super::escape::quoted(handle);
    match (lang, several) {
        (Lang::Zh, []) => format!("没有不合格项「{handle}」。"),
        (Lang::En, []) => format!("There is no issue \"{handle}\"."),
        (Lang::Zh, _) => format!("「{handle}」不止一项：{}。", several.join("、")),
        (Lang::En, _) => format!("\"{handle}\" names several: {}.", several.join(", ")),
    }
}

/// That a person took no step that could be signed.
pub fn none_taken(lang: Lang, by: &str) -> String {
    let by = super::escape::quoted(by);
    match lang {
        Lang::Zh => {
            format!("{by} 没有办过这一项的任何一步；检查开立的一步请签那次检查（check sign）。")
        }
        Lang::En => format!(
            "{by} took no step of this issue; what a check opened is signed with that check (check sign)."
        ),
    }
}

/// Readings in a line, those beyond their limits marked.
pub fn marked(readings: &[(String, bool)]) -> String {
    let mark = |(reading, within): &(String, bool)| match within {
        true => reading.clone(),
        false => format!("{reading}!"),
    };
    readings.iter().map(mark).collect::<Vec<_>>().join("  ")
}
