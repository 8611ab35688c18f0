//! The sentences of what stands in the way: one for each, chosen by the match of `blocked`.

use crate::phrases;

phrases! {
    overdue: "逾期", "overdue";
    blocks: "不得通过", "keeps it from passing";
    whoever_concluded: "作结论的人", "whoever concluded it";
    /// A stage that was rejected.
    rejected(stage: &str): "不合格，整改后作「{stage}」", "Rejected: mend it, then \"{stage}\"";
    /// A hold point.
    hold_point(stage: &str): "停工待检点「{stage}」未通过", "Hold point \"{stage}\" not passed";
    /// The handover to the next trade.
    not_handed_over(stage: &str): "未交接：「{stage}」", "Not handed over: \"{stage}\"";
    /// Any other stage.
    next(stage: &str): "待作「{stage}」", "\"{stage}\" is next";
    /// The process before.
    before(at: &str, stage: &str): "前道「{at}」未通过「{stage}」", "The process before, \"{at}\", has not passed \"{stage}\"";
    /// The process before waits for signatures.
    before_unsigned(at: &str, stage: &str, who: &str): "前道「{at}」的「{stage}」未签字：{who}", "\"{stage}\" of the process before, \"{at}\", not signed: {who}";
    /// What is concealed, tested or examined for it.
    entry(at: &str): "「{at}」未验收", "\"{at}\" is not accepted";
    /// Something it rests on.
    below(at: &str): "下级「{at}」未验收", "\"{at}\" below is not accepted";
    /// The other side was not told.
    no_notice(stage: &str, hours: u32): "「{stage}」未通知对方（提前 {hours} h）", "No notice of \"{stage}\" given ({hours} h ahead)";
    /// The agreed time has not come.
    notified(stage: &str, until: &str): "「{stage}」已通知，约定 {until}", "Notice of \"{stage}\" given; agreed time {until}";
    /// A check that nobody signed.
    unsigned_by_maker(stage: &str): "「{stage}」作结论的人未签字", "Whoever concluded \"{stage}\" has not signed it";
    /// A check that parties have still to sign.
    unsigned(stage: &str, parties: &str): "「{stage}」未签字：{parties}", "\"{stage}\" not signed: {parties}";
    /// An issue, and what is said of it.
    issue(handle: &str, said: &str): "不合格项 {handle}：{said}", "Issue {handle}: {said}";
}
