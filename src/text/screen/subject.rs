//! Phrases of a subject's page and of a concluded check's.

use crate::phrases;

phrases! {
    date_confirmed: "作结论人已核对", "looked at by whoever concluded it";
    date_in_doubt: "日期可疑", "odd date";
    code: "编号", "Code";
    location: "部位", "Location";
    crew: "班组", "Crew";
    capacity: "容量", "Capacity";
    checklist: "检查表", "Checklist";
    variants: "类型", "Variants";
    below: "下级验收", "Accepted below";
    chain: "阶段", "Stages";
    rounds: "检查记录", "Checks";
    passed: "合格", "qualified";
    rejected: "不合格", "not qualified";
    again: "不合格，重查", "not qualified, anew";
    on_document: "凭文件验收", "on a document";
    can_begin: "可以开始", "can begin";
    not_open: "未开", "not yet";
    to_before: "未能开始；按 Enter 到前道", "closed; Enter goes to the work before";
    before: "前道", "Before it";
    closed: "未能开始", "closed";
    start: "按 Enter 开始检查", "Press Enter to begin";
    resume: "有未完的输入，按 Enter 继续", "Entries wait, press Enter to go on";
    may: "可由", "Open to";
    who_may: "能办的人", "They may:";
    nobody_may: "名单中没有能办的人：到人员（5）添加。", "Nobody on the list may: add somebody under People (5).";
    failing: "不合格项", "Nonconforming";
    remedy: "整改", "Mended";
    /// Who may, and how many more.
    and_more(names: &str, more: usize): "{names} 等，另有 {more} 人", "{names} and {more} more";
    /// A round's row begins with its stage and number.
    round(stage: &str, round: u32): "{stage} 第 {round} 轮", "{stage}, round {round}";
}
