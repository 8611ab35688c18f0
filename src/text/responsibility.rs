//! Phrases of 质量责任制: whose figures, the veto, the gap. Figures, never accusations.

use super::lang::Lang;
use crate::phrases;

phrases! {
    title: "质量责任制", "Responsibility";
    crew: "班组", "Crew";
    foreman: "工长", "Foreman";
    contractor: "施工单位", "Contractor";
    all: "全部", "All";
    nobody: "（未指明）", "(not named)";
    first_pass: "一次验收", "Acceptance";
    veto: "质量否决", "Veto";
    veto_word: "否决", "veto";
    self_check: "自检一次", "Self";
    mutual: "互检一次", "Mutual";
    handover: "交接检一次", "Handover";
    rework: "返工", "Rework";
    open_issues: "未关闭项", "Open issues";
    overdue: "逾期", "Overdue";
    late: "逾期关闭", "Closed late";
    returns: "复查退回", "Sent back";
    gap_self: "自检落差（百分点）", "Self-check gap (points)";
    gap_mutual: "互检落差（百分点）", "Mutual gap (points)";
    gap_handover: "交接检落差（百分点）", "Handover gap (points)";
    gap_low: "下限", "low";
    gap_high: "上限", "high";
    pairs: "配对项数", "Item pairs";
    lots: "批数", "Lots";
    missed: "自己判合格而验收不合格的项数", "Items passed at the stage and failed at acceptance";
    few_lots: "批数太少", "too few lots";
    few_differ: "差异太少", "too few differ";
    no_threshold: "未约定", "not agreed";
    not_reached: "不触发", "not reached";
    note: "落差 = 同一检验批、同一项目上，自己查得的合格比例 − 验收查得的合格比例（平均，95 % 区间）。先通过才轮到验收，略高于 0 属正常；宜与“全部”一行比较。只列数字，不作评价。",
        "Gap = share conforming by their own check less the share acceptance found, on the same items of the same lots (mean, 95 % interval). Acceptance only follows a passed check, so a little above 0 is chance: compare with the row of all. Figures only.";
    counting: "正在逐条统计……", "Going through the records ...";
    period: "期间", "Period";
    by_whom: "按", "By";
    /// The veto, with the figure it goes by: `below` in per cent.
    vetoed(rate: &str, below: &str): "否决：{rate} < {below} %", "veto: {rate} < {below} %";
}

/// The gap of the first, the second and the third stage, in two words.
pub fn gaps(lang: Lang) -> [&'static str; 3] {
    [
        lang.pick("自检落差", "Self gap"),
        lang.pick("互检落差", "Mutual gap"),
        lang.pick("交接落差", "Handover gap"),
    ]
}

/// A mean difference with its interval.
pub fn interval(mean: f64, low: f64, high: f64) -> String {
    // What rounds to nought has no sign.
    let [mean, low, high] = [mean, low, high].map(|points| match points.abs() < 0.05 {
        true => 0.0,
        false => points,
    });
    format!("{mean:.1} [{low:.1}, {high:.1}]")
}

/// The gap of a stage in a sentence: shares, pairs, and what follows from them.
pub fn gap_sentence(lang: Lang, [stage, acceptance]: [f64; 2], counts: [u64; 3]) -> String {
    let [items, lots, missed] = counts;
    match lang {
        Lang::Zh => {
            format!("{stage:.1} -> {acceptance:.1} %，{lots} 批 {items} 项，验收不合格 {missed} 项")
        }
        Lang::En => format!(
            "{stage:.1} -> {acceptance:.1} %, {items} items of {lots} lots, {missed} failed"
        ),
    }
}
