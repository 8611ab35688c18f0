//! Phrases of the pictures: the map of the site, the control chart, what fails most, readings, the three checks.

use crate::phrases;
use crate::text::{Lang, unit};

phrases! {
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
    control: "合格率控制图", "Rate chart";
    mean: "平均", "mean";
    outside: "界限以外", "outside";
    few: "批数太少", "too few lots";
    limits: "控制界限", "limits";
    first_rounds: "首轮验收", "first acceptance rounds";
    /// The limits of a month.
    between(low: &str, high: &str): "界限 {low} 至 {high}", "limits {low} to {high}";
    lies_within: "在界限以内：平常的起伏", "within the limits: ordinary ups and downs";
    lies_below: "低于下限：值得问一问", "below the lower limit: worth asking about";
    lies_above: "高于上限：值得问一问好在哪", "above the upper limit: worth asking what went well";
    /// A month with fewer lots than that.
    lies_unjudged(few: u64): "不足 {few} 批，不作判断", "fewer than {few} lots: not judged";
    rough: "（预期合格或不合格的不足 5 批，界限只是大概）", " (fewer than 5 expected to pass or to fail: the limits are rough)";
    pareto: "不合格排列图", "Pareto of failing items";
    /// First rounds, and those in which something failed.
    rounds_failed(whole: u64, failed: u64): "首轮检查 {whole} 次（自检、互检、交接检、验收各算一次），其中 {failed} 次有不符合的项", "{whole} first-round checks (self, mutual, handover, acceptance: one each), {failed} of them with an item that does not conform";
    /// How often an item failed, of the first rounds by its checklist.
    failed_in(part: u64, whole: u64): "用这份检查表的首轮检查 {whole} 次，这一项不符合 {part} 次", "did not conform in {part} of {whole} first-round checks by this checklist";
    /// What this and all above are of all.
    up_to_here(rate: &str): "到这一项累计占全部的 {rate}", "up to here {rate} of all";
    /// Shares of an item.
    pareto_sum(share: &str, so_far: &str): "占所查的 {share}；累计 {so_far}", "of those checked {share}; so far {so_far}";
    none_failed: "首轮检查没有不符合的项。", "No item failed in a first round.";
    times: "次数", "Times";
    so_far: "累计", "So far";
    clause: "条文", "Clause";
    item: "检查项目", "Item";
    checklist: "检查表", "Checklist";
    readings: "直方图", "Histogram";
    stage: "阶段", "Stage";
    nominal: "设计值", "nominal";
    /// Figures of readings.
    readings_told(count: usize, mean: &str, outside: usize): "n {count}，均值 {mean}，超出 {outside}", "n {count}, mean {mean}, {outside} beyond";
    /// Readings of a bar, and the lots they were taken on.
    readings_on(count: usize, lots: usize, beyond: &str): "{count} 个读数，在 {lots} 批上{beyond}", "{count} readings on {lots} lots{beyond}";
    beyond: "，超出允许", ", beyond the limit";
    /// A limit between the bars.
    lower_limit(limit: &str): "---- 下限 {limit} ----", "---- lower limit {limit} ----";
    /// A limit between the bars.
    upper_limit(limit: &str): "---- 上限 {limit} ----", "---- upper limit {limit} ----";
    no_readings: "这个阶段还没有实测的读数；按空格换一个阶段。", "No readings at this stage yet; Space turns to another one.";
    stages: "三检差", "Gap of the three checks";
    by_class: "按类别", "By class";
    by_trade: "按分项", "By trade";
    gap: "自检-验收", "Gap";
    counted: "项 / 批", "items / lots";
    worth_asking: "值得问一问", "worth asking about";
    /// The gap, of so many items of so many lots.
    gap_told(gap: &str, items: u64, lots: usize): "自检 - 验收 = {gap} 个百分点，{items} 项、{lots} 批", "self-check less acceptance {gap} points, on {items} items of {lots} lots";
    /// Its mean with the interval.
    gap_sure(interval: &str): "95 % 区间 {interval}", "95 % interval {interval}";
    gap_unsure: "批数、或有差异的批太少，不给区间", "too few lots, or too few that differ, for an interval";
    /// What conformed at the self-check and not at acceptance.
    gap_missed(items: u64, lots: usize): "自检符合而验收不符合的 {items} 项、{lots} 批", "{items} items of {lots} lots conformed at the self-check and not at acceptance";
    /// Acceptance from the self-check.
    gap_sum(own: &str, acceptance: &str, gap: &str): "{own} - {acceptance} = {gap} 个百分点", "{own} - {acceptance} = {gap} points";
    missed_lots: "自检符合而验收不符合的批", "conforming at the self-check, not at acceptance";
    all_lots: "全部的批", "all lots";
    no_stages: "还没有一批的自检和验收都作过结论。", "No lot has both its self-check and its acceptance concluded yet.";
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

/// What the limits of readings allow.
pub fn allowed(lang: Lang, limits: [Option<&str>; 2], unit: &str) -> String {
    let allowed = lang.pick("允许", "allowed");
    let limits = match limits {
        [Some(lower), Some(upper)] => format!("{lower} ~ {upper}"),
        [None, Some(upper)] => format!("<= {upper}"),
        [Some(lower), None] => format!(">= {lower}"),
        [None, None] => String::new(),
    };
    format!("{allowed} {limits} {}", unit::shown(lang, unit))
}

/// What the map shows.
pub fn floors_why(lang: Lang) -> [&'static str; 2] {
    [
        lang.pick(
            "一格是一层里一个分部（或分项）的检验批。楼层从位置里读，没有就从名称里读；跨几层的批在每一层都算；看不出楼层的在「其他」。已取消的批不算。",
            "A cell has the lots of a division (or work item) on a storey. The storey is read from the location, else from the name; a lot of several storeys counts on each; what names none is under other. Lots out of the plan are left out.",
        ),
        lang.pick(
            "符号说最要紧的：x 有不合格、严禁验收、待裁定的，或有没关闭的不合格项；? 有等我的；~ 有等别人的；. 有没开始的，没有在等的；v 全部验收。数字是这样的批数，不是全部就写明总数。",
            "The sign says what is most pressing: x rejected, forbidden, to be settled or with an open issue; ? for me; ~ for others; . something not begun and nothing waiting; v all accepted. The number says how many lots are so, and of how many where that differs.",
        ),
    ]
}

/// What the control chart counts, and its formula.
pub fn control_why(lang: Lang) -> [&'static str; 3] {
    [
        lang.pick(
            "每个月的点 p = 首轮验收合格的批 ÷ 首轮已有结论的批 n，与指标页按月的数是同一个数。",
            "A month's point p = lots that passed their first acceptance round ÷ lots n whose first round was concluded: the figures of the rates by month.",
        ),
        lang.pick(
            "中心线 P = 各月合格的和 ÷ 各月 n 的和；界限 = P ± 3√(P(1-P)/n)，小于 0 取 0，大于 1 取 1。出处：GB/T 17989.2-2020（ISO 7870-2:2013）的 p 图。",
            "Centre P = all that passed ÷ all n; limits = P ± 3√(P(1-P)/n), cut at 0 and 1. Source: the p-chart of GB/T 17989.2-2020 (ISO 7870-2:2013).",
        ),
        lang.pick(
            "不足 20 批的月不作判断；预期合格或不合格不足 5 批时界限只是大概。各批难易不同，界限以外只是值得问一问，不是结论。",
            "Months of fewer than 20 lots are not judged; where fewer than 5 are expected to pass or to fail the limits are rough. Lots are not all alike: outside the limits is worth asking about, and no verdict.",
        ),
    ]
}

/// The arithmetic of a month: passed and all of all months, lots of the month, the centre with what lies to either
/// side of it, and the limits.
pub fn control_sum(
    lang: Lang,
    counts: [u64; 3],
    [centre, reach]: [f64; 2],
    limits: [&str; 2],
) -> String {
    let ([passed, all, n], [low, high]) = (counts, limits);
    let rest = 1.0 - centre;
    let sum = format!("P = {passed}/{all} = {centre:.4}");
    let reach = format!("3√({centre:.4}×{rest:.4}/{n}) = {reach:.4}");
    let between = between(lang, low, high);
    let stop = lang.semicolon();
    format!("{sum}{stop}{reach}{stop}{between}")
}

/// What the Pareto counts.
pub fn pareto_why(lang: Lang) -> [&'static str; 2] {
    [
        lang.pick(
            "数的是：每批每个阶段的首轮检查（就是指标所依据的那一次）中，这一项判为不符合的次数，一次检查算一次。整改以后再查又不符合的不再算；检查表的各个版本合在一起。",
            "Counted are the first rounds of each stage of each lot (those that the rates go by) in which the item did not conform, once a check. What fails again after it was mended does not count again; versions of a checklist go together.",
        ),
        lang.pick(
            "按次数从多到少排列，累计 = 到这一项为止的次数 ÷ 全部次数。次数多也可能只是查得多，所以旁边写明用这份检查表查了多少次。",
            "The most frequent first; so far = what was counted up to this item ÷ all. What is checked often also fails often: how many checks there were by this checklist stands beside it.",
        ),
    ]
}

/// What the histogram counts.
pub fn readings_why(lang: Lang) -> [&'static str; 2] {
    [
        lang.pick(
            "数的是：每批在这个阶段的首轮检查中，这一项的全部读数；限值不同的（例如随高度而变）各成一张。填实测尺寸的，已减去设计值。",
            "Counted are all readings of the item in the first round of this stage of each lot; where limits differ (as they follow a height) each has a picture of its own. Of measured sizes the design value was taken off.",
        ),
        lang.pick(
            "一行是读到的一个值，或相邻的几个；最外一行装下更远的全部。正在限值上的算合格，与判定相同。只画来看，不作判定，也不算 Cp、Cpk：各批、各班组的读数不是同一个稳定的过程。",
            "A row is a figure that was read, or some beside each other; the outermost holds all that lies further out. What lies on a limit conforms, as it is judged. Nothing is judged by it, and no Cp or Cpk is made of it: readings of different lots and crews are no one steady process.",
        ),
    ]
}

/// What the gap of the three checks counts.
pub fn stages_why(lang: Lang) -> [&'static str; 3] {
    [
        lang.pick(
            "数的是：自检和验收都有首轮结论的批，每一项在各阶段首轮中符合还是不符合；只数这一批的每个阶段都判过的项，资料不算。比例 = 符合的项 ÷ 判过的项。",
            "Counted are the lots whose self-check and acceptance both have a first round: whether each item conformed in the first round of each stage; only items judged at every stage of the lot, papers left out. Share = items conforming ÷ items judged.",
        ),
        lang.pick(
            "差 = 自检的比例 - 验收的比例。5 个百分点以上、且 95 % 区间（以批为单位）不含 0 的，标「值得问一问」：量法、部位、时间都可能是原因，不是对谁的结论。",
            "Gap = the share at the self-check less that at acceptance. From 5 points on, where its 95 % interval (by lots) does not reach 0, it is called worth asking about: ways of measuring, places, time may be the reason; it is no verdict on anybody.",
        ),
        lang.pick(
            "质量责任制里的落差按班组，比的是通过的一轮和其后的验收，用合格点的比例；这里比的都是首轮，按项数。",
            "The gap of the responsibility page is by crew, of the round that passed and the acceptance that followed it, by the share of points; here all are first rounds, by items.",
        ),
    ]
}

/// How the rates are counted.
pub fn rates_why(lang: Lang) -> [&'static str; 4] {
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
