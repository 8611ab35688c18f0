//! Phrases of settling what two devices concluded or changed at once.

use crate::phrases;

phrases! {
    title: "裁定", "To be settled";
    press: "按 Enter 看各条，由有权的人裁定", "Press Enter to see the sides; an entitled person settles it";
    section: "待裁定", "To be settled";
    device: "设备", "Device";
    here: "本机", "this one";
    person: "人员", "Person";
    time: "时间", "Time";
    what: "检查", "Check";
    outcome: "结论", "Outcome";
    failing: "不合格项", "Failing";
    refused: "拒签", "signature refused";
    none: "无", "none";
    no_answer: "没有回答", "no answer";
    unreadable: "记录读不出", "cannot be read";
    differs: "不同之处", "What differs";
    same_items: "各项的回答相同。", "The answers to the items are the same.";
    may: "可由", "Who may settle it";
    until: "裁定以前：不算已验收，不能往下做。", "Until it is settled: not accepted, and nothing goes on.";
    first_failed: "一次验收合格率：首轮按不合格计，裁定不会提高它；与它并列的验收至多合格，不评优良。", "First-pass rate: the first round counts as failed, and settling never raises it; an acceptance beside it is qualified at most.";
    first_passed: "一次验收合格率：首轮各条都合格，照合格计。", "First-pass rate: every side of the first round passed; it counts as passed.";
    not_formal: "不是验收轮次，不影响一次验收合格率。", "It is no acceptance round; the first-pass rate is not touched.";
    why: "裁定理由", "Reason";
    by: "裁定人", "Settled by";
    settled: "已裁定；各条记录都保留。", "Settled; every record is kept.";
    gone: "已经裁定了。", "It is settled already.";
    current: "，现在按此计", ", counts for now";
    /// Which of how many sides.
    side(nth: usize, of: usize): "第 {nth} 条，共 {of} 条", "Side {nth} of {of}";
}
