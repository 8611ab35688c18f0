//! Judging by the shipped checklists: every file in `judging/` is one check and what it must yield.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use sanjian::checklist::Library;
use sanjian::domain::judge::{Case, judge};
use sanjian::domain::limit::{Dims, Limit};
use sanjian::domain::{Answer, Decimal, Item, Judge, Quantity, StatedCounts};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Check {
    checklist: String,
    stage: Option<String>,
    #[serde(default)]
    variants: Vec<String>,
    capacity: Option<Quantity>,
    #[serde(default)]
    counts: StatedCounts,
    #[serde(default)]
    dims: BTreeMap<String, String>,
    /// Whether the items not named below are answered so that they conform.
    #[serde(default)]
    others_conform: bool,
    answers: BTreeMap<String, String>,
    expect: Expect,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expect {
    outcome: String,
    /// Nonconforming items and the rule that says so.
    #[serde(default)]
    failing: BTreeMap<String, String>,
    /// Rules of a refusal, each once.
    #[serde(default)]
    refused: Vec<String>,
}

#[test]
fn every_check_is_judged_as_expected() {
    let library = Library::load(&[]);
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/judging");
    let mut seen = 0;
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|ending| ending == "toml") {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let check: Check = toml::from_str(&fs::read_to_string(&path).unwrap())
                .unwrap_or_else(|error| panic!("{name}: {error}"));
            run(&name, &library, &check);
            seen += 1;
        }
    }
    assert!(seen >= 12, "only {seen} checks found");
}

fn run(name: &str, library: &Library, check: &Check) {
    let list = &library
        .rulebook
        .checklists
        .get(&check.checklist)
        .unwrap()
        .checklist;
    let dims: Dims = check
        .dims
        .iter()
        .map(|(name, size)| (name.clone(), Decimal::parse(size).unwrap()))
        .collect();
    let stage = check.stage.as_deref().unwrap_or("acceptance");
    let case = Case {
        checklist: list,
        stage,
        variants: &check.variants,
        capacity: check.capacity,
        counts: &check.counts,
        dims: &dims,
        children: (0, 0),
    };
    let mut answers: Vec<Answer> = check
        .answers
        .iter()
        .map(|(item, text)| answer(item, text))
        .collect();
    if check.others_conform {
        let unnamed = list
            .applicable(&check.variants, stage)
            .filter(|item| !check.answers.contains_key(&item.id));
        answers.extend(unnamed.map(|item| conforming(item, check)));
    }
    match judge(&case, &answers) {
        Ok(verdict) => {
            assert_eq!(verdict.outcome().as_str(), check.expect.outcome, "{name}");
            let failing: BTreeMap<String, String> = verdict
                .nonconforming()
                .map(|item| (item.item.clone(), item.rule().to_owned()))
                .collect();
            assert_eq!(failing, check.expect.failing, "{name}");
            let all_na = check.answers.values().all(|text| text.starts_with("na:"));
            assert_eq!(
                verdict.inspected(),
                check.others_conform || !all_na,
                "{name}"
            );
        }
        Err(faults) => {
            assert_eq!("refused", check.expect.outcome, "{name}: {faults:?}");
            let mut rules: Vec<&str> = faults.iter().map(|fault| fault.rule().as_str()).collect();
            rules.sort_unstable();
            rules.dedup();
            assert_eq!(rules, check.expect.refused, "{name}: {faults:?}");
        }
    }
}

/// `pass`, `excellent`, `fail`, `na: reason`, `3/20` (failed of checked), `design 300: 302 298`,
/// `good 8 fair 2 poor 0`, `papers: 合格证, 复验报告`, or readings.
fn answer(item: &str, text: &str) -> Answer {
    let body = if ["pass", "excellent", "fail"].contains(&text) {
        json!({"result": text})
    } else if let Some(reason) = text.strip_prefix("na:") {
        json!({"result": "na", "note": reason.trim()})
    } else if let Some((design, measured)) = text
        .strip_prefix("design ")
        .and_then(|rest| rest.split_once(": "))
    {
        json!({"design": design, "measured": measured.split_whitespace().collect::<Vec<_>>()})
    } else if let Some(kinds) = text.strip_prefix("papers:") {
        let paper = |kind: &str| json!({"kind": kind.trim(), "no": "1", "date": "2026-03-01"});
        json!({"documents": kinds.split(',').map(paper).collect::<Vec<_>>()})
    } else if let ["good", good, "fair", fair, "poor", poor] =
        text.split_whitespace().collect::<Vec<_>>()[..]
    {
        let number = |text: &str| text.parse::<u64>().unwrap();
        json!({"good": number(good), "fair": number(fair), "poor": number(poor)})
    } else if let Some((failed, checked)) = text.split_once('/') {
        json!({"failed": failed.parse::<u64>().unwrap(), "checked": checked.parse::<u64>().unwrap()})
    } else {
        json!({"readings": text.split_whitespace().collect::<Vec<_>>()})
    };
    let Value::Object(body) = body else { panic!() };
    Answer {
        item: item.to_owned(),
        body,
    }
}

fn conforming(item: &Item, check: &Check) -> Answer {
    let there = item.sampling.population(check.capacity, &check.counts);
    let group = match &item.judge {
        Judge::Range(range) => range.groups.as_ref().map_or(1, |groups| groups.size),
        _ => 1,
    };
    let n = item.sampling.required(there).next_multiple_of(group);
    let n = usize::try_from(n).unwrap();
    let inside = |limit: &Option<Limit>| match limit {
        Some(Limit::Fixed(figure)) => Some(figure.to_string()),
        _ => None,
    };
    let reading = match &item.judge {
        Judge::Deviation(_) => "0".to_owned(),
        Judge::Range(range) => inside(&range.min).or(inside(&range.max)).unwrap(),
        Judge::Appearance => return answer(&item.id, &format!("good {n} fair 0 poor 0")),
        _ => return answer(&item.id, "pass"),
    };
    answer(&item.id, &vec![reading; n].join(" "))
}
