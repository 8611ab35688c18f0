//! Phrases of the page of rates.

use crate::phrases;

phrases! {
    title: "指标", "Rates";
    level: "层级", "Level";
    project: "工程", "Project";
    grouping: "分组", "By";
    period: "期间", "Period";
    none: "不分组", "none";
    no_checks: "还没有作过结论：第一次检查以后才有指标。", "Nothing was concluded yet: figures begin with the first check.";
    to_lots: "去检查", "Go and check";
    crew: "班组", "crew";
    trade: "工种", "trade";
    building: "楼栋", "building";
    month: "月份", "month";
    ever: "全部", "all";
    this_month: "本月", "this month";
    three_months: "近三个月", "the last three months";
    this_year: "今年", "this year";
    all: "全部", "All";
    first_pass: "一次验收合格", "First pass";
    excellence: "优良", "Excellence";
    met: "达标", "Target";
    final_rate: "最终合格", "Finally";
    rework: "返工", "Rework";
    self_check: "自检", "Self";
    mutual: "互检", "Mutual";
    handover: "交接检", "Handover";
    no_months: "这段时间没有验收。", "No acceptance in this period.";
    chart: "空格看走势", "Space: the trend";
    figures: "空格看明细", "Space: all figures";
    missed: "首轮不合格的", "failed the first time";
    counted: "首轮已有结论的", "first round concluded";
    first_rounds: "各阶段首轮通过", "Passed at once, by stage";
    /// What stands above all figures of one row.
    details_of(group: &str, level: &str): "明细：{group}（{level}）", "Figures: {group} ({level})";
    /// From when on.
    since(day: &str): "{day} 起", "since {day}";
}
