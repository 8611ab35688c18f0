//! Phrases of the first page.

use crate::phrases;

phrases! {
    title: "检验批", "Inspection lots";
    no_project: "还没有打开工程。先新建或导入一个工程。", "No project is open. Make or import one first.";
    not_started: "未开始", "not started";
    under_way: "进行中", "under way";
    awaiting: "待验收", "to accept";
    rejected: "不合格", "rejected";
    accepted: "合格", "accepted";
    excellent: "优良", "excellent";
    draft: "有未完的输入", "entries not concluded";
}
