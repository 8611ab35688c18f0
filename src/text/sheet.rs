//! Headings and notes of the rates tables, on paper and in spreadsheets.

use crate::phrases;

phrases! {
    summary: "汇总", "Summary";
    by_month: "按月", "By month";
    by_crew: "按班组", "By crew";
    by_trade: "按分项", "By work item";
    by_building: "按楼栋", "By building";

    level: "层级", "Level";
    group: "分组", "Group";
    month: "月份", "Month";
    crew: "班组", "Crew";
    trade: "分项工程", "Work item";
    building: "单位工程", "Unit project";

    first_pass: "一次验收", "First acceptance round";
    excellence: "优良", "Excellence";
    finally: "最终验收", "Final acceptance";
    rework: "返工", "Rework";
    points: "测点", "Measured points";

    passed: "合格", "Passed";
    concluded: "已验", "Concluded";
    first_pass_rate: "一次验收合格率 %", "First-pass rate %";
    excellent: "优良", "Excellent";
    graded: "已评", "Graded";
    accepted: "已验收", "Accepted";
    excellence_rate: "优良率 %", "Excellence rate %";
    target: "目标 %", "Target %";
    met: "达标", "Met";
    reworked: "返工", "Reworked";
    concessions: "让步数", "Concessions";
    disputed: "待裁定", "Disputed";
    conforming: "合格点", "Qualified";
    checked: "检查点", "Checked";

    total: "合计", "Total";
    unnamed: "（未填）", "(none)";
    yes: "是", "yes";
    no: "否", "no";

    title: "一次验收合格率与优良率", "First-pass acceptance and excellence rates";
    scheme: "评定标准", "Grading scheme";
    period: "统计期间", "Period";
    whole_time: "全部", "all";
    until: "至", "to";
    every_group: "全部", "all";
    no_project: "没有工程", "No project";
    just_below: "（略低）", ", just below";
    unverified: "未核实：有记录损坏、缺失或读不出，不在以下数字中；用 sanjian verify 查看", "Unverified: records are damaged, missing or unreadable and not in these figures; see them with: sanjian verify";
    made_at: "生成时间", "Made at";

    chart: "检验批一次验收合格率与优良率（按月）", "First-pass and excellence rates of lots, by month";
    first_pass_series: "一次验收合格率", "First-pass rate";
    first_pass_target: "一次验收合格率目标", "First-pass target";
    excellence_target: "优良率目标", "Excellence target";

    note_first_pass: "一次验收合格率 = 首轮验收合格数 ÷ 首轮已有结论数。每个对象只按首轮计一次，首轮不合格者返工后再合格也不改变；归入首轮验收所在月份。",
        "First-pass rate = subjects that passed their first concluded acceptance round ÷ subjects with one. Later rounds never change it; a subject belongs to the month of its first round.";
    note_excellence: "优良率 = 优良数 ÷ 已评数。已验收而未评者不计入；让步、返修者按合格计入已评；归入最终验收所在月份。",
        "Excellence rate = excellent ÷ graded. Accepted but ungraded subjects are left out; repaired ones and concessions count as graded, never as excellent; a subject belongs to the month of its final acceptance.";
    note_counting: "合计由计数相加得出，不对百分率求平均；“—”表示无数据；带“(−)”者显示值等于目标而实际略低，未达标。",
        "Totals add up counts, never percentages. “—” means no data. A rate marked “(−)” looks equal to its target but lies below it.";
    note_internal: "自检、互检、交接检：按该环节首次有结论的检查计，合格 ÷ 已检。",
        "Self, mutual and handover checks: by the first concluded check of that stage, passed ÷ concluded.";
}
