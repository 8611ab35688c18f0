//! Phrases of the board of issues, of one issue, and of the steps that are taken there.

use crate::phrases;

phrases! {
    title: "不合格项", "Issues";
    detail: "不合格项", "Issue";
    all_crews: "全部班组", "all crews";
    no_crew: "（未定班组）", "(no crew)";
    none: "没有不合格项。", "There is no issue.";
    with_closed: "连同已关闭的。", "The closed ones too.";
    open_only: "只列未关闭的。", "The open ones alone.";
    none_open: "没有未关闭的不合格项。", "No issue is open.";
    see_closed: "看已关闭的", "See the closed ones";
    open_one: "在这里手工开立一项", "Open one here by hand";
    to_subject: "到工程树打开一处，在那里按 9", "Open a place in the tree and press 9 there";
    no_due: "未定期限", "No due day";
    open_by_hand: "手工开立不合格项", "Open an issue by hand";
    assign: "分配", "Assign";
    rectify: "整改完成", "Rectified";
    verify_pass: "复查合格", "Re-check passed";
    verify_fail: "复查不合格，退回", "Re-check failed, back it goes";
    close: "关闭（不经复查）", "Close without a re-check";
    due_hint: "日期（如 3.1），或 +天数", "a date such as 3.1, or +days";
    same_crew: "各自的班组", "each its own crew";
    crew_hint: "由谁整改，如钢筋班", "who is to mend it";
    needs_note: "请填说明：什么问题、为什么。", "Fill in the note: what is wrong, or why.";
    needs_fault: "请填说明：哪里还不合格，怎样不合格。", "Fill in the note: what is still wrong, and where.";
    needs_crew: "请填责任班组：由谁整改。", "Name the crew that is to mend it.";
    same_severity: "不变", "as it is";
    no_item: "不针对检查项", "about no item";
    not_a_day: "期限应为日期（如 2026-05-03、5.3）或 +天数（如 +3）。", "The due day is a date (2026-05-03, 5.3) or +days (+3).";
    found_at: "发现人", "Found by";
    assign_first: "先按 1 分配。", " Assign it first: 1.";
    rectify_first: "先按 2 记整改完成。", " Say first that it was rectified: 2.";
    verify_first: "按 3、4 复查。", " Re-check it: 3 or 4.";
    pick_first: "先选一项。", "Choose an issue first.";
    issue_count: "不合格项未关闭", "Issues open";
    /// How many are chosen.
    chosen(count: usize): "已选 {count} 项", "{count} chosen";
    /// So many were recorded.
    recorded(count: usize): "已记录 {count} 项", "{count} recorded";
    /// How many are overdue.
    overdue(count: usize): "逾期 {count}", "{count} overdue";
}
