//! Kinds of records, each by the word that stands in its file. Which of them a program makes is known elsewhere.

use super::{Lang, other_kind};

/// Every kind that this program writes: its word, and what it says in both languages.
pub const KINDS: &[(&str, &str, &str)] = &[
    (
        "seg",
        "段首：一段从这里开始，写明前一段的长度和散列",
        "head of a segment: length and hash of the one before",
    ),
    (
        "recovered",
        "断电恢复：有一条没有写完，没有记下",
        "recovery: an entry was in progress when the power failed and was not recorded",
    ),
    (
        "gap",
        "缺失：曾经保存过的几条不在了",
        "gap: records that were saved are not there",
    ),
    (
        "device",
        "换号：这台设备以前用另一个设备号",
        "device: this device wrote under another id before",
    ),
    (
        "project",
        "工程：编号、名称、评定标准、目标和约定",
        "project: code, name, scheme, targets and what was agreed",
    ),
    ("people", "人员：新加的或改了的", "people: added or changed"),
    (
        "plan",
        "划分：新加的或改了的对象",
        "plan: subjects added or changed",
    ),
    (
        "check",
        "检查：一个阶段一轮的全部答案和结论",
        "check: all answers of one round of one stage, and the outcome",
    ),
    (
        "ruling",
        "处置：法定出路、撤回、更正、作废",
        "ruling: a legal exit, a withdrawal, a correction, an annulment",
    ),
    (
        "notice",
        "通知：告知对方何时检查",
        "notice: the other side was told of an inspection",
    ),
    (
        "issue",
        "不合格项的一步：提出、指派、整改、复验、关闭",
        "a step of an issue: opened, assigned, rectified, verified, closed",
    ),
    (
        "key",
        "密钥：登记、更换或停用一个人的公钥",
        "key: a person's public key enrolled, replaced or ended",
    ),
    (
        "sign",
        "签字：对一条记录同意或拒签",
        "signature: a person agreed to a record, or refused",
    ),
    (
        "settle",
        "裁定：几次检查中哪一次为准",
        "settlement: which of several checks stands",
    ),
    (
        "choose",
        "裁定：一行资料的几个版本、或一个设备号下的两份记录哪个为准",
        "choice: which of several versions of a row, or of two histories of a device, stands",
    ),
    (
        "paper",
        "打印：一份资料的印发或撤回",
        "paper: one was issued or withdrawn",
    ),
    (
        "trust",
        "总部：确认或不再认一把总部密钥",
        "trust: a headquarters' key is believed, or no more",
    ),
    (
        "cost",
        "费用：某项不合格、某个部位或全工程花了多少，估算或实际",
        "cost: what an issue, a subject or the project cost, estimated or as it came to be",
    ),
    (
        "cause",
        "原因：某项不合格为什么会出，对它做了什么",
        "cause: why an issue happened, and what is done against it",
    ),
];

/// What a kind says.
pub fn kind_words(lang: Lang, kind: &str) -> String {
    match KINDS.iter().find(|(word, _, _)| *word == kind) {
        Some((_, zh, en)) => {
            let words = lang.pick(zh, en);
            let name = words.split(['：', ':']).next().unwrap_or(words);
            name.to_owned()
        }
        None => format!("{kind}{}", lang.in_brackets(other_kind(lang))),
    }
}
