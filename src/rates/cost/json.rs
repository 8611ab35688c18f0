//! Quality costs as `sanjian.costs/1`. Money is yuan; what nobody entered is `unknown`, never 0.

use super::spending::shown;
use super::{CostAsked, CostCounts, CostTable};
use crate::domain::project::Project;
use serde_json::{Value, json};

/// The figures as JSON.
pub fn document(project: &Project, table: &CostTable, asked: CostAsked) -> Value {
    let groups = table.groups.iter();
    let groups: Vec<Value> = groups.map(|(key, counts)| row(Some(key), counts)).collect();
    json!({
        "schema": "sanjian.costs/1",
        "project": project.head.code,
        "by": asked.by.as_str(),
        "from": asked.from.map(|day| day.to_string()),
        "to": asked.to.map(|day| day.to_string()),
        "zone": project.head.zone(),
        "contract_sum": project.head.agreed.contract_sum,
        "all": row(None, &table.all),
        "groups": groups,
    })
}

fn row(group: Option<&String>, counts: &CostCounts) -> Value {
    json!({
        "group": group,
        "matters": counts.matters,
        "unknown": counts.unknown,
        "estimated": counts.estimated,
        "doubled": counts.doubled,
        "yuan": counts.spent.yuan(),
        "unpriced": counts.spent.unpriced,
        "hours": shown(counts.spent.hours),
        "delay_days": shown(counts.spent.delay),
    })
}
