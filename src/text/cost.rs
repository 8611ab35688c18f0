//! Words of quality costs and causes.

use super::Lang;
use crate::domain::cause::CauseGroup;
use crate::domain::cost::{CostBy, CostKind, Reckoning};
use crate::domain::spent::SpentOn;
use crate::phrases;

phrases! {
    cost: "费用", "cost";
    cause: "原因", "cause";
    measure: "措施", "measure";
    estimate: "估算", "estimate";
    actual: "实际", "actual";
    internal: "内部损失", "internal failure";
    external: "外部损失", "external failure";
    appraisal: "鉴定成本", "appraisal";
    prevention: "预防成本", "prevention";
    hours: "人工", "labour";
    material: "材料", "material";
    machine: "机械", "machine";
    money: "其他费用", "money";
    delay: "误工天数", "days of delay";
    hour: "工时", "h";
    shift: "台班", "shift";
    yuan: "元", "CNY";
    people: "人", "people";
    machines: "机", "machine";
    materials: "料", "material";
    method: "法", "method";
    environment: "环", "surroundings";
    measurement: "测", "measurement";
    by_kind: "按类别", "by kind";
    by_cause: "按原因", "by cause";
    by_item: "按检查项目", "by item";
    matters: "件数", "count";
    unknown: "未填", "not entered";
    unpriced: "未定价", "without price";
    estimated: "仅估算", "estimate only";
    corrected: "已更正", "corrected";
    contract_sum: "合同额", "contract sum";
    nobody: "（未定）", "(not known)";
    none: "没有费用记录。", "No costs are recorded.";
    whole_project: "全工程", "whole project";
    quantity: "数量", "quantity";
    price: "单价", "price";
    reckoned: "估算/实际", "reckoned";
    entered_by: "填写人", "by";
    kind_head: "类别", "kind";
    purpose: "用途", "what for";
    /// What nobody entered is named.
    of_which_unknown(unknown: u64, matters: u64): "共 {matters} 件，其中 {unknown} 件没有人填费用：下列合计不含它们。", "{matters} in all; of {unknown} nobody entered what they cost, and the sums below are without them.";
    /// What has no price is named.
    without_price(lines: u64): "有 {lines} 项没有约定单价，金额未知，不计入合计；在约定中定价后再记的即有金额。", "{lines} line(s) have no agreed price: their money is unknown and not in the sums; what is entered after a price was agreed has one.";
    /// What two devices said at once.
    two_said(count: u64): "有 {count} 件由两台设备各记一笔，按较大的计。", "Of {count}, two devices entered a cost each; the greater counts.";
    /// A cause that is not in the list.
    no_such_cause(id: &str): "原因表中没有「{id}」；sanjian cause list 列出可选的原因。", "The list has no cause \"{id}\"; sanjian cause list shows those there are.";
}

/// The kind of a quality cost.
pub fn kind(lang: Lang, kind: CostKind) -> &'static str {
    match kind {
        CostKind::Internal => internal(lang),
        CostKind::External => external(lang),
        CostKind::Appraisal => appraisal(lang),
        CostKind::Prevention => prevention(lang),
    }
}

/// Whether it is estimated.
pub fn reckoning(lang: Lang, step: Reckoning) -> &'static str {
    match step {
        Reckoning::Estimate => estimate(lang),
        Reckoning::Actual => actual(lang),
    }
}

/// What was spent.
pub fn spent_on(lang: Lang, on: SpentOn) -> &'static str {
    match on {
        SpentOn::Hours => hours(lang),
        SpentOn::Material => material(lang),
        SpentOn::Machine => machine(lang),
        SpentOn::Money => money(lang),
    }
}

/// The unit that a sort is counted in, as far as the sort says it.
pub fn unit_of(lang: Lang, on: SpentOn) -> &'static str {
    match on {
        SpentOn::Hours => hour(lang),
        SpentOn::Material => "",
        SpentOn::Machine => shift(lang),
        SpentOn::Money => yuan(lang),
    }
}

/// Where a cause lies.
pub fn cause_group(lang: Lang, group: CauseGroup) -> &'static str {
    match group {
        CauseGroup::People => people(lang),
        CauseGroup::Machine => machines(lang),
        CauseGroup::Material => materials(lang),
        CauseGroup::Method => method(lang),
        CauseGroup::Environment => environment(lang),
        CauseGroup::Measurement => measurement(lang),
    }
}

/// What costs are grouped by.
pub fn grouped(lang: Lang, by: CostBy) -> &'static str {
    match by {
        CostBy::Kind => by_kind(lang),
        CostBy::Crew => super::sheet::by_crew(lang),
        CostBy::Trade => super::sheet::by_trade(lang),
        CostBy::Building => super::sheet::by_building(lang),
        CostBy::Month => super::sheet::by_month(lang),
        CostBy::Cause => by_cause(lang),
        CostBy::Item => by_item(lang),
    }
}
