//! Phrases of rulings and notices on the screen.

use crate::domain::notice::Notice;
use crate::domain::ruling::RulingPaper;
use crate::phrases;
use crate::text::{Lang, words};

phrases! {
    title: "处置", "Rulings";
    none: "对它没有可作的处置。", "Nothing can be decided about it.";
    can: "现在可以作：", "Can be made now:";
    cannot: "现在不能作：", "Cannot be made now:";
    papers: "须有文件", "Documents";
    no_papers: "不需文件，须写明理由", "none; the reason in words";
    may: "可由", "By";
    no: "编号", "number";
    date: "日期", "date";
    date_hint: "如 3.1、2026/3/1、昨天", "3.1, 2026/3/1, yesterday";
    signer: "签署人", "signer";
    into: "接替的检验批", "Lots in its place";
    into_hint: "编号，用空格隔开", "codes, blanks between";
    done: "已记录：", "Recorded: ";
    standing: "处置", "Ruling";

    notice: "检查通知", "Notice of an inspection";
    kind: "类别", "Kind";
    give: "发出通知", "give a notice";
    delay: "对方要求延期", "the other side asks for a delay";
    meet: "检查时间", "To be at";
    meet_hint: "如 5.3 9:00，或 +小时", "5.3 9:00, or +hours";
    to: "通知谁", "Told";
    outside: "另通知（姓名）", "Told too (a name)";
    what: "内容、部位", "What, where";
    not_a_time: "检查时间应如 2026-05-03 09:00、5.3 9:00 或 +48（小时）。", "The time is like 2026-05-03 09:00, 5.3 9:00 or +48 hours.";
    no_stage: "没有要检查的阶段。", "No stage is open.";
    given: "通知", "Notice";
    told_none: "未通知", "none given";
    come: "约定时间已到", "the agreed time has come";
    given_at: "通知时间", "Given at";
    given_at_hint: "补录时填，不填为现在", "when entered afterwards; blank: now";
    paper_no: "书面通知编号", "Number of its paper";
    paper_hint: "补录才需，F12 附扫描件", "when entered afterwards; F12: scan";
    received_by: "签收人", "Received by";
    not_given_at: "通知时间应如 2026-05-03 09:00、5.3 9:00 或 昨天 9:00。", "The time it was given is like 2026-05-03 09:00, 5.3 9:00 or yesterday 9:00.";
    scan: "扫描件", "scan";
    no_scan: "无", "none";
    scan_hint: "F12 附", "F12 adds";
    images: "须有影像", "Photos";
    possible: "可以", "can be made";
    impossible: "不能", "cannot";
    delayed: "延期后有效", "in force, delayed";
    over: "已用完", "over";
    /// How long until the agreed time.
    left(hours: i64): "还须等 {hours} h", "{hours} h to wait";
    /// How many photos have to come with it.
    images_needed(count: usize): "至少 {count} 张，在表中按 F12 附上", "at least {count}; F12 in the form attaches them";
}

/// When a notice was given for when.
pub fn told(lang: Lang, [at, meet]: [&str; 2], hours: i64) -> String {
    match lang {
        Lang::Zh => format!("{at} 通知，约定 {meet}（提前 {hours} h）"),
        Lang::En => format!("given {at} for {meet} ({hours} h ahead)"),
    }
}

/// How a notice that was entered afterwards counts; nothing when it was entered at once.
pub fn entered(lang: Lang, notice: &Notice) -> Option<String> {
    if !notice.is_late() {
        return None;
    }
    let entered = words::time(&notice.entered);
    Some(match (lang, &notice.paper) {
        (Lang::Zh, Some(paper)) => format!("{entered} 补录，有书面通知 {}", paper_line(paper)),
        (Lang::En, Some(paper)) => format!("entered {entered}, on paper: {}", paper_line(paper)),
        (Lang::Zh, None) => format!("{entered} 补录，无书面通知，从登记时起算"),
        (Lang::En, None) => format!("entered {entered} without paper: counts from then"),
    })
}

/// A paper by its number, date and who signed it.
pub fn paper_line(paper: &RulingPaper) -> String {
    format!("{} {} {}", paper.no, paper.date, paper.signer)
}
