//! Rates as contract `sanjian.rates/1`.

use super::{Counts, Query, RatesTable, RowKey, STAGES, Targets};
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::domain::zone::Zone;
use serde_json::{Map, Value, json};

/// Whose rates they are.
#[derive(Clone, Debug)]
pub struct RatesHeading {
    /// The project's code; a list of codes when many are counted together.
    pub project: Value,
    /// The grading scheme's word.
    pub scheme: String,
    /// What the rates are held against.
    pub targets: Targets,
    /// By whose days they are counted; none when projects of several zones are counted together.
    pub zone: Option<Zone>,
    /// Records are damaged, missing or unreadable: the figures do without them.
    pub unverified: bool,
}

/// The rates as JSON.
pub fn document(table: &RatesTable, query: &Query, heading: &RatesHeading) -> Value {
    let rows: Vec<Value> = table
        .iter()
        .map(|(key, counts)| row(key, counts, &heading.targets))
        .collect();
    let mut document = json!({
        "schema": "sanjian.rates/1",
        "project": heading.project,
        "scheme": heading.scheme,
        "from": query.from.map(|day| day.to_string()),
        "to": query.to.map(|day| day.to_string()),
        "zone": heading.zone,
        "rows": rows,
    });
    if let (Some(fields), true) = (document.as_object_mut(), heading.unverified) {
        fields.insert("unverified".into(), true.into());
    }
    document
}

fn row(key: &RowKey, counts: &Counts, targets: &Targets) -> Value {
    let mut row = json!({
        "level": key.level.as_str(),
        "group": key.group,
        "first_pass": held(&["passed", "concluded"], counts.first_pass, None, targets.first_pass.as_ref()),
        "excellence": held(&["excellent", "graded"], counts.excellence, Some(counts.accepted), targets.excellence.as_ref()),
        "final": {"accepted": counts.finally.part, "concluded": counts.finally.whole},
        "rework": {"reworked": counts.rework.part, "concluded": counts.rework.whole},
        "concessions": counts.concessions,
        "points": {"conforming": counts.points.part, "checked": counts.points.whole},
        "stages": stages(counts),
    });
    if let (Some(object), true) = (
        row.as_object_mut(),
        counts.area.whole > 0 || counts.without_area > 0,
    ) {
        object.insert("first_pass_area".into(), area(counts));
    }
    if let (Some(object), true) = (row.as_object_mut(), counts.withdrawn > 0) {
        object.insert("withdrawn".into(), counts.withdrawn.into());
    }
    if let (Some(object), true) = (row.as_object_mut(), counts.disputed > 0) {
        object.insert("disputed".into(), counts.disputed.into());
    }
    row
}

fn held(
    [part, whole]: &[&str; 2],
    ratio: Ratio,
    accepted: Option<u64>,
    target: Option<&Decimal>,
) -> Value {
    let mut pair = Map::new();
    pair.insert((*part).to_owned(), ratio.part.into());
    pair.insert((*whole).to_owned(), ratio.whole.into());
    if let Some(accepted) = accepted {
        pair.insert("accepted".into(), accepted.into());
    }
    pair.insert("rate".into(), json!(ratio.percent()));
    pair.insert("target".into(), json!(target));
    pair.insert(
        "met".into(),
        json!(target.and_then(|target| ratio.meets(target))),
    );
    Value::Object(pair)
}

fn stages(counts: &Counts) -> Value {
    let mut pairs = Map::new();
    let others = counts
        .stages
        .keys()
        .map(String::as_str)
        .filter(|stage| !STAGES.contains(stage));
    for stage in STAGES.into_iter().chain(others) {
        let Ratio { part, whole } = counts.stage(stage);
        pairs.insert(
            stage.to_owned(),
            json!({"passed": part, "concluded": whole}),
        );
    }
    Value::Object(pairs)
}

/// 单位工程 also by floor area, in m².
fn area(counts: &Counts) -> Value {
    let square_metres = |hundredths: u64| format!("{}.{:02}", hundredths / 100, hundredths % 100);
    json!({
        "passed_m2": square_metres(counts.area.part),
        "concluded_m2": square_metres(counts.area.whole),
        "rate": counts.area.percent(),
        "without_area": counts.without_area,
    })
}
