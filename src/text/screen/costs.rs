//! Phrases of entering what failures cost and why they happen, and of the picture of it.

use crate::phrases;
use crate::text::Lang;

phrases! {
    cost_here: "费用", "Cost";
    cost_here_long: "记这一项的费用：工时、材料、机械、金额、误工", "What it cost: hours, material, machines, money, delay";
    cause_here: "原因", "Cause";
    cause_here_long: "记原因和措施（整改之后）", "Why it happened, and what is done against it (once mended)";
    kind: "类别", "Kind";
    trade: "工种", "Trade";
    material: "材料名称", "Material";
    machine: "机械名称", "Machine";
    name_hint: "名称", "its name";
    material_hint: "名称 单位，如 砂浆 m³", "name and unit, such as mortar m³";
    which: "具体原因", "Which";
    only_group: "不细分", "no more than that";
    choose_group: "先选原因：人、机、料、法、环、测。", "Choose where the cause lies first.";
    no_figure: "这里填数，不知道的留空。", "A figure goes here; leave it empty if it is not known.";
    why_corrected: "这一项已记过费用：写明更正的原因，新的一笔代替原来的。", "Its cost was entered before: say why it is corrected, and this one stands in its place.";
    recorded: "已记录。", "Recorded.";
    picture: "质量成本", "Quality costs";
    grouping: "分组（空格）", "By (Space)";
    group: "组", "Group";
    count: "件", "Count";
    unknown: "未填", "Unknown";
    yuan: "金额 元", "CNY";
    hours: "工时", "Hours";
    delay: "误工 天", "Days lost";
    estimated: "估算", "Estimated";
    no_issues: "还没有不合格项，也没有费用。", "There are no issues and no costs yet.";
    to_issues: "去看不合格项", "To the issues";
    not_known: "未知", "not known";
    /// Lines that the form has no place for.
    beyond(lines: usize): "另有 {lines} 项照旧，不在下面：要改的用 sanjian cost add --corrects。", "{lines} more line(s) stay as they are and are not below; to change them: sanjian cost add --corrects.";
    /// All of it in a sentence.
    all(matters: u64, unknown: u64): "共 {matters} 件，{unknown} 件未填费用（不算 0 元）", "{matters} in all, of {unknown} nobody entered what they cost (that is not 0)";
    /// The sum of all that is known.
    sum(yuan: &str, hours: &str, delay: &str): "已知合计：{yuan} 元，{hours} 工时，误工 {delay} 天", "Known in all: CNY {yuan}, {hours} h, {delay} days lost";
    /// What it is of the contract sum.
    share(percent: &str): "占合同额 {percent} %", "{percent} % of the contract sum";
    /// Lines without a price.
    unpriced(lines: u64): "{lines} 项未定价，不在金额内", "{lines} lines without a price are not in it";
}

/// How the picture counts.
pub fn why(lang: Lang) -> [&'static str; 4] {
    match lang {
        Lang::Zh => [
            "每个不合格项算一件，没有人填费用的也算，记「未填」，不当作 0 元。",
            "填了实际的按实际，只填估算的按估算；两台设备各填一笔的按较大的计。",
            "金额 = 数量 × 填写时约定的单价；没有约定单价的只计工时和数量，金额未知。",
            "不合格项按发现日期计入期间，其余按填写日期。",
        ],
        Lang::En => [
            "Each issue counts once, also where nobody entered what it cost: that is unknown, not 0.",
            "Actual figures count before an estimate; of two devices' entries the greater.",
            "Money is quantity × the price agreed when it was entered; without a price only hours and quantities are known.",
            "An issue falls into the period in which it was found, all else by the day it was entered.",
        ],
    }
}
