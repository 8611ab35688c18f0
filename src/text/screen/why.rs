//! Phrases of the popup that explains a verdict.

use crate::phrases;
use crate::text::Lang;

phrases! {
    title: "为什么", "Why";
    readings: "读数", "Readings";
    dominant_rule: "主控项目须全部符合（GB 50300-2013 第 5.0.1 条）。", "A dominant item must conform wholly (GB 50300-2013, 5.0.1).";
    general_rule: "一般项目按所列合格点率和最大偏差判定（GB 50300-2013 第 5.0.1 条）。", "A general item is judged by the stated share of points and the cap (GB 50300-2013, 5.0.1).";
    not_yet: "还不能判定", "No verdict yet";
}

/// Where the required number comes from.
pub fn needed(lang: Lang, needed: u64, capacity: Option<u64>) -> String {
    match (lang, capacity) {
        (Lang::Zh, Some(n)) => format!("容量 {n}，本项的规定与表 3.0.9 取大者：应查 {needed}"),
        (Lang::Zh, None) => format!("容量未知：至少 {needed}"),
        (Lang::En, Some(n)) => {
            format!("Capacity {n}; the larger of the item's rule and Table 3.0.9: {needed}")
        }
        (Lang::En, None) => format!("Capacity unknown: at least {needed}"),
    }
}
