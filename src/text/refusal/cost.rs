//! Refusals in words: costs of failures and their causes. A trouble without words does not compile.

use super::names::RefusalNames;
use crate::domain::trouble::Costing;
use crate::phrases;
use crate::text::cost as trade;
use crate::text::escape::quoted;

pub(super) fn costing(names: &RefusalNames, trouble: &Costing) -> String {
    let lang = names.lang;
    match trouble {
        Costing::Nothing => nothing(lang).into(),
        Costing::NoPurpose => no_purpose(lang).into(),
        Costing::Unlikely { on, most, places } => {
            let what = on.map_or(trade::delay(lang), |on| trade::spent_on(lang, on));
            unlikely(lang, what, *most, *places)
        }
        Costing::TooMany { most } => too_many(lang, *most),
        Costing::Unnamed(on) => unnamed(lang, trade::spent_on(lang, *on)),
        Costing::Overlong { most } => overlong(lang, *most),
        Costing::TwoMatters => two_matters(lang).into(),
        Costing::OtherMatter => other_matter(lang).into(),
        Costing::NoSuchCost(record) => no_such_cost(lang, &quoted(record)),
        Costing::NotOfIssue(kind) => not_of_issue(lang, trade::kind(lang, *kind)),
        Costing::NotMended => not_mended(lang).into(),
        Costing::AlreadySaid(record) => already_said(lang, &quoted(record)),
        Costing::AlreadyCorrected(by) => already_corrected(lang, &quoted(by)),
    }
}

phrases! {
    nothing: "一项也没有填：工时、材料、机械、金额、误工天数，至少填一项；不知道的留空。", "Nothing is entered: give at least one of hours, material, machines, money or days of delay; leave empty what is not known.";
    no_purpose: "须写明用在何处；更正的，写明原因。", "Say what it was for; of a correction, why.";
    /// A quantity that cannot be.
    unlikely(what: &str, most: u64, places: u32): "「{what}」须大于 0、不超过 {most}，小数不多于 {places} 位。", "{what}: more than 0, at most {most}, with no more than {places} decimal places.";
    /// Too many lines.
    too_many(most: usize): "一次最多 {most} 项，其余另记。", "At most {most} lines at once; enter the rest by themselves.";
    /// A name is needed.
    unnamed(what: &str): "「{what}」须写明名称。", "{what}: its name is needed.";
    /// A name is too long.
    overlong(most: usize): "名称和单位不超过 {most} 字。", "Names and units have at most {most} characters.";
    two_matters: "一笔只记在一处：不合格项，或部位，不能两处都填。", "One entry is about one thing: an issue, or a subject, not both.";
    other_matter: "要更正的那笔记的不是这件事（不合格项、部位、类别、估算或实际须相同）。", "What is to be corrected is about something else (issue, subject, kind and estimate or actual have to be the same).";
    /// What is corrected is not there.
    no_such_cost(record: &str): "没有编号为「{record}」的费用记录。", "There is no cost record \"{record}\".";
    /// A kind that issues do not have.
    not_of_issue(kind: &str): "不合格项只记内部损失或外部损失，不记「{kind}」。", "Of an issue, failure costs are recorded, internal or external; not: {kind}.";
    not_mended: "尚未整改：实际费用和原因在整改之后填，现在可先填估算。", "It is not mended yet: actual costs and the cause are entered afterwards; an estimate can be entered now.";
    /// It was said already.
    already_said(record: &str): "已记过一次（记录 {record}）；有误的，更正那一笔。", "It was entered already (record {record}); if that is wrong, correct it.";
    /// It was corrected already.
    already_corrected(by: &str): "那一笔已更正过（记录 {by}），请更正最新的一笔。", "That one was corrected already (record {by}); correct the latest.";
}
