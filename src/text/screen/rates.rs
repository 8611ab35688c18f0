//! Phrases of the page of rates.

use crate::phrases;
use crate::text::Lang;

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

/// How the rates are counted.
pub fn counted_how(lang: Lang) -> [&'static str; 4] {
    [
        lang.pick(
            "一次验收合格率 = 首轮正式验收合格的数量 ÷ 首轮已有结论的数量，按首轮日期计入期间。以后返工合格、检测鉴定、设计认可、让步接收都不改变它。",
            "First-pass rate = subjects whose first concluded acceptance round passed ÷ subjects with a concluded first round, by the date of that round. Rework, a laboratory's proof, the designer's consent and concessions change nothing of it.",
        ),
        lang.pick(
            "优良率 = 评为优良的数量 ÷ 已验收且已评定的数量，按最终验收日期。",
            "Excellence rate = graded excellent ÷ accepted and graded, by the date of final acceptance.",
        ),
        lang.pick(
            "合计是数量相加，不是百分数的平均；显示值按 GB/T 8170 修约，与目标比较用未修约值。",
            "Sums add up counts, never percentages; figures are rounded by GB/T 8170, targets are compared with unrounded ones.",
        ),
        lang.pick(
            "Enter 看首轮不合格的；都合格时看所计的全部。",
            "Enter shows what failed the first time; where nothing did, all that is counted.",
        ),
    ]
}
