//! A dry run: a checklist judges sample answers, item by item, and nothing is recorded.

use crate::domain::chain::ACCEPTANCE;
use crate::domain::judge::{self, Case, ItemJudged};
use crate::domain::limit::Dims;
use crate::domain::trouble::Miswritten;
use crate::domain::{Answer, Checklist, Fault, Outcome, Quantity, StatedCounts};
use crate::failure::Failure;
use crate::workspace::check::batch::{self, BatchPieces};
use crate::workspace::tables::import;
use serde_json::{Map, Value};
use std::io::BufRead;
use std::path::Path;

/// What came of one set of answers.
#[derive(Debug)]
pub struct Tried {
    /// The stage.
    pub stage: String,
    /// Each applicable item, judged, or why it cannot be.
    pub items: Vec<(String, ItemJudged)>,
    /// Faults of the whole.
    pub faults: Vec<Fault>,
    /// The verdict, when nothing was at fault.
    pub outcome: Option<Outcome>,
}

/// Sample answers as they were given.
struct Trial {
    stage: String,
    variants: Vec<String>,
    capacity: Option<Quantity>,
    counts: StatedCounts,
    dims: Dims,
    answers: Vec<Answer>,
}

/// Tries every set of answers in a text, one JSON object or one a line; each is told as soon as it is
/// tried, so that a text of any length takes no memory.
pub(super) fn try_all(
    list: &Checklist,
    (path, input): (&Path, impl BufRead),
    each: &mut dyn FnMut(Tried) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let unread = |error| Failure::input(path, error);
    let mut pieces = BatchPieces::of(input);
    while let Some(mut piece) = pieces.next().map_err(unread)? {
        batch::spell_answers(Some(list), &mut piece.fields);
        each(match piece.trouble {
            None => tried(list, &piece.fields),
            Some(trouble) => Tried::refused(vec![Fault::whole(trouble)]),
        })?;
    }
    Ok(())
}

impl Tried {
    fn refused(faults: Vec<Fault>) -> Self {
        Self {
            stage: ACCEPTANCE.to_owned(),
            items: Vec::new(),
            faults,
            outcome: None,
        }
    }
}

fn tried(list: &Checklist, value: &Map<String, Value>) -> Tried {
    let trial = match trial(list, value) {
        Ok(trial) => trial,
        Err(faults) => return Tried::refused(faults),
    };
    let case = Case {
        checklist: list,
        stage: &trial.stage,
        variants: &trial.variants,
        capacity: trial.capacity,
        counts: &trial.counts,
        dims: &trial.dims,
        children: (0, 0),
    };
    let judged = judge::judge(&case, &trial.answers);
    let items: Vec<_> = list
        .applicable(&trial.variants, &trial.stage)
        .map(|item| {
            let answer = trial.answers.iter().find(|answer| answer.item == item.id);
            (item.id.clone(), judge::judge_item(&case, item, answer))
        })
        .collect();
    // What is wrong with an item that applies is said at the item.
    let whole = |fault: &Fault| {
        !items.iter().any(|(id, found)| {
            fault.item.as_ref() == Some(id) && found.as_ref().is_err_and(|own| own.contains(fault))
        })
    };
    let (faults, outcome) = match &judged {
        Ok(verdict) => (Vec::new(), Some(verdict.outcome())),
        Err(faults) => (
            faults
                .iter()
                .filter(|fault| whole(fault))
                .cloned()
                .collect(),
            None,
        ),
    };
    Tried {
        stage: trial.stage.clone(),
        faults,
        outcome,
        items,
    }
}

fn trial(list: &Checklist, value: &Map<String, Value>) -> Result<Trial, Vec<Fault>> {
    let mut faults = Vec::new();
    let stage = match value.get("stage") {
        None | Some(Value::Null) => ACCEPTANCE.to_owned(),
        Some(Value::String(stage)) => stage.clone(),
        Some(_) => {
            faults.push(Fault::whole(Miswritten::Malformed("stage")));
            String::new()
        }
    };
    let variants = match value.get("variants") {
        None | Some(Value::Null) => Vec::new(),
        Some(Value::Array(names)) if names.iter().all(Value::is_string) => {
            let names = names.iter().filter_map(Value::as_str);
            names.map(|name| import::variant_id(list, name)).collect()
        }
        Some(_) => {
            faults.push(Fault::whole(Miswritten::Malformed("variants")));
            Vec::new()
        }
    };
    let trial = Trial {
        stage,
        variants,
        capacity: batch::capacity(value, &mut faults),
        counts: batch::counts(value, &mut faults),
        dims: batch::dims(value, &mut faults),
        answers: batch::answers(value, &mut faults),
    };
    if faults.is_empty() {
        Ok(trial)
    } else {
        Err(faults)
    }
}
