//! Checklists as a whole, in words: two of them compared, one taken in or written out, one tried.

use crate::phrases;

phrases! {
    enterprise: "内控", "enterprise";
    own: "自有", "own";
    built_in: "内置", "built in";
    no_faults: "没有错误。", "No faults.";
    capacity_unit: "容量单位", "Capacity in";
    stricter_than: "内控标准，依据", "Enterprise standard, stricter than";
    not_in_standard: "标准无此项", "not in the standard";
    conforms: "符合", "conforms";
    does_not_conform: "不符合", "does not conform";
    not_judged: "不能判定", "not judged";
    mend_first: "拒绝：先补正上面的问题", "refused: mend the above first";
    verdict: "结论：", "Verdict: ";
    dry_run: "（试判，未记录）", " (a dry run, nothing was recorded)";
    same_content: "内容相同。", "The same in every figure and word.";
    no_project_named: "没有指定工程；加 --project 看对草稿和已验收检验批的影响。", "No project named; add --project to see drafts and accepted lots.";
    drafts_touched: "涉及的草稿", "Checks in progress it touches";
    answered: "已填", "answered";
    open: "未填", "open";
    stays_accepted: "合格 → 合格", "accepted → accepted";
    would_be_rejected: "合格 → 不合格", "accepted → rejected";
    would_be_undecided: "合格 → 不能判定", "accepted → cannot be told";
    not_in_record: "原记录没有", "not in the record:";
    left_out: "表中没有位置而略去的字段：", "Fields without a place in the table, left out: ";
    written: "已写入：", "Written: ";
    same_there: "与现有的相同，没有改动。", "The same is there already; nothing changes.";
    not_yet: "尚未导入；加 --apply 确认。对草稿和已验收检验批的影响见 checklist diff。", "Nothing was imported yet; confirm with --apply. What it does to drafts and accepted lots: checklist diff.";
    replaces: "取代现有版本", "takes the place of version";
    /// Nothing is wrong for certain.
    only_asked(count: usize): "没有错误；以上 {count} 处请对照原文核对。", "No faults; please compare the above with the print: {count}.";
    /// How many items it has.
    items(count: usize): "{count} 项", "{count} items";
    /// What would become of accepted lots.
    accepted_again(all: usize, rejected: usize, undecided: usize, same: usize): "已验收 {all}：将不合格 {rejected}，记录不足以判定 {undecided}，不变 {same}（按原记录的答案重判，什么都没有改动）", "Accepted {all}: would be rejected {rejected}, cannot be told from the record {undecided}, the same {same} (recorded answers judged again, nothing was touched)";
}
