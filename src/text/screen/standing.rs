//! How a subject stands, in a word.

use crate::phrases;

phrases! {
    not_started: "未开始", "not started";
    under_way: "进行中", "under way";
    awaiting: "待验收", "to accept";
    unsettled: "待裁定", "to be settled";
    rejected: "不合格", "rejected";
    accepted: "合格", "accepted";
    excellent: "优良", "excellent";
    forbidden: "严禁验收", "forbidden";
    retired: "已取消", "out of plan";
}
