//! Words of headquarters' board: six questions and their answers. A project outside its limits is worth asking
//! about; nothing here calls one bad.

use super::lang::Lang;
use crate::phrases;

phrases! {
    title: "工程质量总览", "Quality board";
    on_target: "达标了吗", "Are we on target?";
    worse: "在变差吗", "Is it getting worse?";
    who: "先问问谁", "Who is worth asking?";
    place: "差在哪里", "Where?";
    what: "什么问题最多", "What fails most?";
    stuck: "卡在哪里", "What is stuck?";
    silent: "谁没有上报", "Who has not reported?";
    every_project: "全部工程", "All projects";
    contents: "目录", "Contents";
    matters: "先看这些", "Look at these first";
    no_matters: "没有损坏、待裁定或缺失的记录。", "No record is damaged, disputed or missing.";
    made_at: "生成", "Made";
    period: "期间", "Period";
    whole_time: "全部记录", "all records";

    points_rate: "实测合格率", "Measured points conforming";
    closing_rate: "整改完结率", "Issues closed";
    timely_rate: "及时整改完结率", "Issues closed in time";
    lots: "检验批", "Inspection lots";
    issues: "不合格项", "Issues";
    met: "达标", "on target";
    not_met: "未达标", "below target";
    just_below: "（略低于目标）", " (just below)";
    no_target: "未定目标", "no target";
    differing_targets: "各工程目标不同", "targets differ by project";
    this_month: "本月", "This month";
    levels: "各层级", "By level";
    level: "层级", "Level";
    target: "目标", "Target";
    first_pass_is: "首轮验收合格的批数 ÷ 首轮已有结论的批数；返工后再合格也不改变。检验批合格按 GB 50300-2013 第 5.0.1 条；率的算法国家标准没有规定，按本程序约定。",
        "Lots that passed their first concluded acceptance round ÷ lots with one; later rounds never change it. A lot passes by GB 50300-2013, 5.0.1; no national standard defines the rate, it is this program's.";
    excellence_is: "优良的批数 ÷ 已评等级的批数，不是已验收数；按评定标准：",
        "Lots graded excellent ÷ lots graded, not lots accepted; graded by: ";
    points_is: "首轮合格点数 ÷ 首轮检查点数；限值按各专业验收规范的条文。",
        "Conforming points ÷ measured points of first rounds; limits by the clauses of the trade codes.";
    closing_is: "已关闭的不合格项 ÷ 已发现的不合格项，按发现月份；处理按 GB 50300-2013 第 5.0.6 条，率的算法国家标准没有规定。",
        "Issues closed ÷ issues opened, by the month they were opened; dealt with by GB 50300-2013, 5.0.6; no national standard defines the rate.";
    timely_is: "不晚于整改期限关闭的 ÷ 已发现的不合格项；还没到期而未关闭的也在分母里，没有期限的不算晚。",
        "Closed not after the day they were due ÷ issues opened; those not yet due and open are in the denominator, without a due day nothing is late.";
    shown_is: "百分数按 GB/T 8170-2008 修约，达标与否按未修约的全数值比较；“—”是没有数据。",
        "Percentages are rounded by GB/T 8170-2008; on target or not is decided by the unrounded value. “—” is no data.";

    month: "月份", "Month";
    rate: "一次验收合格率", "First-pass rate";
    rate_percent: "一次验收合格率 %", "First-pass rate %";
    limits: "界限", "Limits";
    centre: "总平均", "Average of all";
    limit_line: "界限", "limits";
    lies: "位置", "Lies";
    within: "界内", "within";
    below: "低于下限", "below";
    above: "高于上限", "above";
    unjudged: "批数太少，不判", "too few lots, not judged";
    no_months: "还没有首轮验收有结论的检验批。", "No lot has had its first acceptance round yet.";
    all_within: "各月都在界限之内：起伏不超过偶然。", "All months lie within their limits: no more than chance.";
    months_figures: "各月数字", "Figures by month";
    control_is: "p 控制图（GB/T 17989.2-2020）：总平均 ± 3 个标准差，按各月批数。界外值得问一问，不是结论。",
        "p-chart (GB/T 17989.2-2020): average of all ± 3 standard deviations by each month's lots. Outside is worth asking about, no verdict.";
    not_widened: "各月、各工程的差别没有超过偶然（或还太少，看不出），界限没有放宽。",
        "Months and projects differ no more than by chance, or are too few to tell: the limits are not widened.";

    one_project: "只有一个工程，没有可比的。", "There is one project only, nothing to compare it with.";
    nothing_outside: "没有工程落在界外：工程之间的高低可以是偶然。", "No project lies outside: the differences can be chance.";
    funnel_is: "漏斗图：横轴是批数，越少界限越宽，批数少的工程不会因偶然排在两头。这不是排名；界外只说明值得问一问，高的也值得问问怎么做的。",
        "Funnel plot: lots along the axis, and the fewer, the wider the limits, so that small projects do not stand at both ends by chance. It is no ranking; outside is worth asking about, above as well as below.";
    sites_not_widened: "界限没有按工程之间的差别放宽：差别没有超过偶然，或有 20 批的工程不足 10 个。",
        "The limits are not widened by the spread between projects: it is no more than chance, or fewer than 10 projects have 20 lots.";
    ask: "值得问一问", "Worth asking about";
    ask_how: "值得问问怎么做的", "Worth asking how they do it";
    project: "工程", "Project";
    lots_axis: "检验批数（对数刻度）", "lots (logarithmic scale)";

    region: "地区", "Region";
    company: "公司", "Company";
    kind: "类型", "Type";
    trade: "分项", "Work item";
    building: "楼栋", "Building";
    not_listed: "（台账未列）", "(not in the ledger)";
    no_ledger: "按地区、公司、类型看，要加 --ledger 工程台账。", "Regions, companies and types need --ledger.";
    by_size: "按批数多少排列，不按率。", "In order of how many lots, never of rates.";
    upright: "竖线是目标。", "The upright line is the target.";

    item: "检查项", "Item";
    clause: "条文", "Clause";
    item_and_clause: "检查项、条文", "Item, clause";
    failures: "不合格次数", "Times failed";
    up_to: "累计占比", "Cumulative share";
    in_projects: "工程数", "Projects";
    pareto_is: "检验批各道检查首轮不合格的检查项，每轮一次；累计占比 = 到此项为止的次数 ÷ 全部次数。",
        "Items that did not conform in first rounds of lots, once a round; cumulative share = failures up to this item ÷ all failures.";
    nothing_failed: "没有不合格的检查项。", "No item has failed.";

    overdue: "超期未关闭", "Overdue";
    no_overdue: "没有超期的不合格项。", "No issue is overdue.";
    subject: "对象", "Subject";
    crew: "班组", "Crew";
    due: "期限", "Due";
    days_late: "超期天数", "Days late";
    severity: "程度", "Severity";
    crews_below: "低于界限的班组", "Crews below their limit";
    no_crews: "有 20 批以上的班组都不低于界限。", "No crew with 20 lots or more lies below its limit.";
    crews_is: "界限是工程约定的质量否决界限，没有约定的按一次验收合格率目标；不足 20 批的不列。",
        "The limit is the project's agreed limit of the veto, else its first-pass target; crews with fewer than 20 lots are left out.";
    limit: "界限", "Limit";
    veto: "否决界限", "veto";

    newest: "最新记录", "Newest record";
    age: "距今天数", "Days ago";
    no_record: "没有记录", "no record";
    ahead: "日期在今天之后，请查时钟", "after today: look at the clock";
    never: "台账里有、这次没有汇总到", "In the ledger, but not among those counted";
    code: "编号", "Code";
    name: "名称", "Name";
    unsound: "记录有损坏、缺失或读不出，数字没有核实", "records damaged, missing or unreadable: unverified";
    more: "其余", "The rest";

    /// Where it was written.
    written(file: &str): "总览：{file}", "The board was written to {file}";
    /// How many projects.
    projects(count: usize): "{count} 个工程", "Projects: {count}";
    /// How many of those with a target meet their own.
    meeting(met: u64, of: u64): "达到各自目标的工程 {met}/{of}", "Projects on their own target: {met}/{of}";
    /// Months outside, below and above.
    outside(months: &str): "界外的月份：{months}。", "Months outside: {months}.";
    /// By how much the limits are wider.
    widened(times: &str): "差别大于偶然：界限按 {times} 倍放宽（Laney p′）。", "There is more difference than chance: the limits are {times} times as wide (Laney p′).";
    /// By how much the limits are wider, of projects.
    sites_widened(times: &str): "工程之间的差别大于偶然：界限按 {times} 倍放宽。", "Projects differ more than by chance: the limits are {times} times as wide.";
    /// A picture in words, for those who do not see it.
    months_picture(from: &str, to: &str, months: usize): "逐月的一次验收合格率，{from} 至 {to}，共 {months} 个月", "First-pass rate by month, {from} to {to}, {months} months";
    /// A picture in words, for those who do not see it.
    funnel_picture(projects: usize, below: usize, above: usize): "{projects} 个工程的一次验收合格率对批数；低于下限 {below} 个，高于上限 {above} 个", "First-pass rate of {projects} projects by their lots; {below} below, {above} above their limits";
    /// Projects with few lots.
    few(count: usize): "不足 20 批、不判的工程：{count} 个（空心点）。", "Not judged, with fewer than 20 lots (hollow): {count}.";
    /// What is not shown one by one.
    others(count: usize): "其余 {count} 项合计", "{count} others together";
    /// Overdue issues not shown.
    more_overdue(count: u64): "共超期 {count} 项，这里列最早的。", "Overdue: {count}; the oldest are listed.";
    /// How old the records are.
    ages(week: usize, month: usize, older: usize): "7 天内有记录 {week} 个，8–30 天 {month} 个，更久 {older} 个。", "Projects with a record within 7 days: {week}; the newest 8–30 days old: {month}; older: {older}.";
    /// Subjects that count by their worse side.
    disputed(project: &str, count: u64): "{project}：{count} 个对象有两种记录待裁定，按较差的计", "{project}: subjects with two records, not settled, that count by the worse: {count}";
    /// Projects of the ledger that did not come.
    missing(count: usize): "台账里的 {count} 个工程没有汇总到", "Of the ledger's projects {count} did not come";
    /// Projects that the ledger does not name.
    unlisted(count: usize): "{count} 个工程不在台账里", "Projects not in the ledger: {count}";
    /// More of a list.
    and_more(count: usize): "另有 {count} 项", "{count} more";
}

/// The headings of the rates in the workbook.
pub fn book_rates(lang: Lang) -> [&'static str; 11] {
    let [part, whole, percent] = counts(lang);
    [
        lang.pick("指标", "Rate"),
        lang.pick("对象", "Of"),
        part,
        whole,
        percent,
        lang.pick("目标 %", "Target %"),
        target(lang),
        lang.pick("本月分子", "This month, numerator"),
        lang.pick("本月分母", "This month, denominator"),
        lang.pick("本月 %", "This month, %"),
        lang.pick("算法", "How it is counted"),
    ]
}

/// The headings of the months.
pub fn book_months(lang: Lang) -> [&'static str; 8] {
    let [passed, concluded, percent] = lots_counts(lang);
    [
        month(lang),
        passed,
        concluded,
        percent,
        lang.pick("总平均 %", "Average %"),
        lang.pick("下限 %", "Lower limit %"),
        lang.pick("上限 %", "Upper limit %"),
        lies(lang),
    ]
}

/// The headings of the projects.
pub fn book_sites(lang: Lang) -> [&'static str; 22] {
    let [passed, concluded, percent] = lots_counts(lang);
    [
        code(lang),
        name(lang),
        region(lang),
        company(lang),
        kind(lang),
        passed,
        concluded,
        percent,
        limits(lang),
        lies(lang),
        target(lang),
        lang.pick("优良", "Excellent"),
        lang.pick("已评", "Graded"),
        lang.pick("优良率 %", "Excellence rate %"),
        lang.pick("合格点", "Conforming points"),
        lang.pick("检查点", "Measured points"),
        lang.pick("实测合格率 %", "Conforming %"),
        lang.pick("已关闭", "Issues closed"),
        lang.pick("已发现", "Issues opened"),
        lang.pick("整改完结率 %", "Closed %"),
        lang.pick("及时整改完结率 %", "Closed in time %"),
        newest(lang),
    ]
}

/// The headings of the funnel's limits.
pub fn book_curve(lang: Lang) -> [&'static str; 3] {
    [
        lots(lang),
        lang.pick("下限 %", "Lower limit %"),
        lang.pick("上限 %", "Upper limit %"),
    ]
}

/// The headings of groups.
pub fn book_places(lang: Lang) -> [&'static str; 6] {
    let [passed, concluded, percent] = lots_counts(lang);
    let group = [lang.pick("分组", "Group"), name(lang)];
    [group[0], group[1], passed, concluded, percent, target(lang)]
}

/// The headings of items that failed.
pub fn book_failing(lang: Lang) -> [&'static str; 6] {
    [
        item(lang),
        clause(lang),
        lang.pick("检查表", "Checklist"),
        failures(lang),
        in_projects(lang),
        lang.pick("累计占比 %", "Cumulative share %"),
    ]
}

/// The headings of overdue issues.
pub fn book_overdue(lang: Lang) -> [&'static str; 7] {
    [
        project(lang),
        subject(lang),
        item(lang),
        crew(lang),
        severity(lang),
        due(lang),
        days_late(lang),
    ]
}

/// The headings of crews.
pub fn book_crews(lang: Lang) -> [&'static str; 6] {
    let [passed, concluded, percent] = lots_counts(lang);
    let limit = lang.pick("界限 %", "Limit %");
    [project(lang), crew(lang), passed, concluded, percent, limit]
}

fn counts(lang: Lang) -> [&'static str; 3] {
    [
        lang.pick("分子", "Numerator"),
        lang.pick("分母", "Denominator"),
        "%",
    ]
}

fn lots_counts(lang: Lang) -> [&'static str; 3] {
    [
        lang.pick("首轮合格", "Passed at once"),
        lang.pick("首轮已验", "Concluded"),
        lang.pick("一次验收合格率 %", "First-pass rate %"),
    ]
}
