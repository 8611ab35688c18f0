//! Phrases of the pictures: the map of the site.

use crate::phrases;
use crate::text::Lang;

phrases! {
    title: "看图", "Pictures";
    floors: "楼层图", "Floor map";
    columns: "列", "Columns";
    divisions: "分部", "divisions";
    items: "分项", "items";
    other: "其他", "other";
    nothing_planned: "这里没有安排检验批。", "No lot is planned here.";
    no_lots: "还没有检验批：先把工程划分好。", "There is no lot yet: plan the project first.";
    to_tree: "去工程树", "To the tree";
    all_accepted: "全部验收", "all accepted";
    failed: "不合格、未了结", "failed or open";
    waits_for_me: "等我", "for me";
    waits_for_others: "等别人", "for others";
    waits: "等检查", "waiting";
    not_started: "未开始", "not begun";
    /// Of these accepted.
    accepted(count: usize): "{count} 验收", "{count} accepted";
    /// Failed, or with something open.
    are_failed(count: usize): "{count} 不合格或未了结", "{count} failed or open";
    /// Waiting for a stage.
    await_stage(count: usize, stage: &str): "{count} 等{stage}", "{count} waiting: {stage}";
    /// Of those waiting, for whoever looks.
    await_me(count: usize): "其中 {count} 等我", "{count} of them for me";
    /// Not begun.
    are_not_started(count: usize): "{count} 未开始", "{count} not begun";
}

/// A storey, below ground less than nought, as short as it is written on a plan.
pub fn storey(lang: Lang, storey: i16) -> String {
    let number = storey.unsigned_abs();
    match (lang, storey < 0) {
        (Lang::Zh, false) => format!("{number}层"),
        (Lang::Zh, true) => format!("地下{number}层"),
        (Lang::En, false) => format!("{number}F"),
        (Lang::En, true) => format!("B{number}"),
    }
}
