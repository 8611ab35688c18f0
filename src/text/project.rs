//! Projects in words: made, their table taken in, and how far each subject has come.

use crate::phrases;

phrases! {
    imported: "已导入：", "Imported: ";
    under_way: "检查中", "under way";
    awaiting: "待验收", "awaiting acceptance";
    rejected: "不合格，整改中", "rejected, being mended";
    excellent: "已验收，优良", "accepted, excellent";
    forbidden: "严禁验收", "acceptance forbidden";
    retired: "已取消、拆分或合并", "cancelled, split or merged";
    making_sample: "正在生成样例工程", "Making the sample project";
    sample_lies_in: "样例工程在：", "The sample project lies in: ";
    /// A project was made.
    made(code: &str, name: &str): "已新建工程 {code} {name}。", "Made the project {code} {name}.";
    /// What a table would change.
    counted(added: usize, changed: usize, same: usize, absent: usize): "新增 {added}，变更 {changed}，不变 {same}，表中没有而保留 {absent}。", "{added} new, {changed} changed, {same} the same, {absent} not in the table and kept.";
}
