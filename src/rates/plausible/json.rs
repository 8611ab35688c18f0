//! The list as `sanjian.plausible/1`.

use super::{FALSE_ALARMS, ListedCheck, Looked, MeasuredPerson, Sign, SignLine};
use crate::domain::decimal::{STEPS, shown};
use serde_json::{Value, json};

/// The list of a project as JSON.
pub fn document(project: &str, looked: &Looked) -> Value {
    let listed: Vec<Value> = looked.listed.iter().map(check).collect();
    let people: Vec<Value> = looked.people.iter().map(person).collect();
    json!({
        "schema": "sanjian.plausible/1",
        "project": project,
        "false_alarms_at_most": FALSE_ALARMS,
        "checks": looked.checks,
        "known": looked.known,
        "listed": listed,
        "people_looked_at": looked.pools,
        "people": people,
    })
}

fn check(listed: &ListedCheck) -> Value {
    let lines: Vec<Value> = listed.lines.iter().map(line).collect();
    json!({
        "record": listed.record,
        "subject": listed.subject,
        "stage": listed.stage,
        "round": listed.round,
        "at": listed.at,
        "crew": listed.crew,
        "lines": lines,
    })
}

fn person(person: &MeasuredPerson) -> Value {
    let lines = person.lines.iter().map(|(one, lots)| {
        let mut figures = line(one);
        if let Some(object) = figures.as_object_mut() {
            object.insert("lots".into(), json!(lots));
        }
        figures
    });
    json!({
        "by": person.by,
        "stage": person.stage,
        "checklist": person.checklist,
        "checks": person.checks,
        "lines": lines.collect::<Vec<Value>>(),
    })
}

fn line(line: &SignLine) -> Value {
    let mut figures = figures(&line.sign);
    if let Some(object) = figures.as_object_mut() {
        object.insert("chance".into(), json!(line.chance));
    }
    figures
}

fn figures(sign: &Sign) -> Value {
    let plain = |millionths: i64| shown(i128::from(millionths) * STEPS);
    let share = |count: f64| format!("{count:.1}");
    let hundredths = |share: f64| format!("{share:.2}");
    let items = sign.items();
    match sign {
        Sign::Close {
            readings,
            range,
            usual,
            ..
        } => json!({
            "sign": "close", "items": items, "readings": readings,
            "range": plain(*range), "usual_deviation": format!("{:.2}", usual / 1e6),
        }),
        Sign::CloseTogether { of, share, .. } => json!({
            "sign": "close_together", "items": items, "of": of, "of_usual": hundredths(*share),
        }),
        Sign::CloseThroughout { of, share, .. } => json!({
            "sign": "close_throughout", "items": items, "of": of, "of_usual": hundredths(*share),
        }),
        Sign::ClearOfLimits {
            near,
            beyond,
            usual,
        } => json!({
            "sign": "clear_of_limits", "items": items, "near": near, "beyond": beyond,
            "usual_at_least": share(*usual),
        }),
        Sign::RoundFigures { round, of, usual } => json!({
            "sign": "round_figures", "items": items, "round": round, "of": of,
            "usual_at_most": share(*usual),
        }),
        Sign::Block { length, .. } => {
            json!({"sign": "block", "items": items, "length": length})
        }
        Sign::Repeats { of, .. } => json!({"sign": "repeats", "items": items, "of": of}),
        Sign::SameAs {
            subject,
            same,
            of,
            usual,
        } => json!({
            "sign": "same_as", "items": items, "other": subject, "same": same, "of": of,
            "usual_at_most": share(*usual),
        }),
        Sign::Shuffled { subject, of, .. } => {
            json!({"sign": "shuffled", "items": items, "other": subject, "of": of})
        }
        Sign::Fast {
            readings, millis, ..
        } => {
            json!({"sign": "fast", "items": items, "readings": readings, "millis": millis})
        }
    }
}
