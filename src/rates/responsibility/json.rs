//! The figures as `sanjian.responsibility/1`.

use super::{Gap, ResponsibilityAsked, ResponsibilityRow, ResponsibilityTable, Unsure};
use crate::domain::Decimal;
use crate::domain::head::ProjectHead;
use crate::domain::ratio::Ratio;
use crate::rates::STAGES;
use serde_json::{Map, Value, json};

/// The figures of a project as JSON, by the days of its zone, with its veto threshold in per cent.
pub fn document(
    head: &ProjectHead,
    table: &ResponsibilityTable,
    asked: &ResponsibilityAsked,
) -> Value {
    let (project, zone) = (&head.code, head.zone());
    let below = head.agreed.veto_below.as_ref();
    let rows = table.iter();
    let rows: Vec<Value> = rows
        .map(|(who, row)| figures(who.as_deref(), row, below))
        .collect();
    json!({
        "schema": "sanjian.responsibility/1",
        "project": project,
        "by": asked.by.as_str(),
        "from": asked.from.map(|day| day.to_string()),
        "to": asked.to.map(|day| day.to_string()),
        "zone": zone,
        "veto_below": below,
        "rows": rows,
    })
}

fn figures(who: Option<&str>, row: &ResponsibilityRow, below: Option<&Decimal>) -> Value {
    let counts = &row.counts;
    let issues = row.issues;
    let stage = |stage: &str| (stage.to_owned(), passed(counts.stage(stage)));
    let gaps = row
        .gaps
        .iter()
        .map(|(stage, gap)| (stage.clone(), difference(gap)));
    json!({
        "who": who,
        "first_pass": passed(counts.first_pass),
        "veto": row.vetoed(below),
        "stages": Value::Object(STAGES.into_iter().map(stage).collect::<Map<_, _>>()),
        "rework": {"reworked": counts.rework.part, "concluded": counts.rework.whole},
        "issues": {
            "opened": issues.opened, "open": issues.open, "overdue": issues.overdue,
            "closed_late": issues.late, "returns": issues.returns,
        },
        "gaps": Value::Object(gaps.collect::<Map<_, _>>()),
    })
}

fn passed(ratio: Ratio) -> Value {
    json!({"passed": ratio.part, "concluded": ratio.whole, "rate": ratio.percent()})
}

/// Percentage points, to a hundredth.
fn difference(gap: &Gap) -> Value {
    let means = gap.means();
    let mean = |side: usize| means.and_then(|means| means.get(side).map(|mean| shown(*mean)));
    let mut figures = json!({
        "lots": gap.lots, "items": gap.items, "missed": gap.missed,
        "stage": mean(0), "acceptance": mean(1),
    });
    let more = match gap.estimate() {
        Ok(sure) => json!({
            "mean": shown(sure.mean), "low": shown(sure.low), "high": shown(sure.high),
        }),
        Err(Unsure::FewLots) => json!({"mean": null, "why": "few_lots"}),
        Err(Unsure::FewDiffer) => json!({"mean": null, "why": "few_differ"}),
    };
    if let (Some(object), Value::Object(more)) = (figures.as_object_mut(), more) {
        object.extend(more);
    }
    figures
}

fn shown(percent: f64) -> String {
    format!("{percent:.2}")
}
