//! What tables would change, in lines, or every fault in them. Nothing is imported here.

use crate::failure::Failure;
use crate::text::Lang;
use crate::text::screen::tables as say;
use crate::text::table::{note, people as people_say};
use crate::text::words;
use crate::tui::page::Scene;
use crate::workspace::tables::import::{PeopleDifference, PlanDifference};
use std::path::PathBuf;

/// What was read from the files.
#[derive(Debug)]
pub struct TablesPreview {
    /// What changes in the list of people.
    pub people: PeopleDifference,
    /// What changes in the plan.
    pub plan: PlanDifference,
    /// What would change, a line each.
    pub lines: Vec<String>,
}

impl TablesPreview {
    /// What both files would change, or everything that is wrong with either.
    pub fn read([people, plan]: [Option<PathBuf>; 2], scene: &Scene) -> Result<Self, Vec<String>> {
        let (workspace, lang) = (scene.workspace, scene.lang);
        let people = people.map(|file| workspace.read_people(&file)).transpose();
        let plan = plan.map(|file| workspace.read_plan(&file)).transpose();
        let failures = [people.as_ref().err(), plan.as_ref().err()];
        let named = failures
            .into_iter()
            .zip([say::people(lang), say::plan(lang)]);
        let wrong = named.filter_map(|(failure, table)| Some(faults(failure?, table, lang)));
        let wrong: Vec<String> = wrong.flatten().collect();
        match (people, plan) {
            (Ok(people), Ok(plan)) => Ok(Self::of(people, plan, lang)),
            _ => Err(wrong),
        }
    }

    fn of(people: Option<PeopleDifference>, plan: Option<PlanDifference>, lang: Lang) -> Self {
        let mut lines = Vec::new();
        if let Some(people) = &people {
            lines.extend(people_lines(people, lang));
        }
        if let Some(plan) = &plan {
            lines.extend(plan_lines(plan, lang));
        }
        let (people, plan) = (people.unwrap_or_default(), plan.unwrap_or_default());
        let new = people.added.iter();
        lines.extend(new.map(|person| people_say::added(lang, person)));
        let changed = people.changed.iter();
        lines.extend(changed.map(|(old, new)| people_say::changed(lang, old, new)));
        lines.extend(plan.added.iter().map(|subject| {
            let kind = words::kind(lang, subject.kind);
            format!("+ {} {kind} {}", subject.code, subject.name)
        }));
        lines.extend(
            plan.changed
                .iter()
                .map(|(_, new)| format!("~ {} {}", new.code, new.name)),
        );
        Self {
            people,
            plan,
            lines,
        }
    }

    /// Whether nothing would change.
    pub fn is_empty(&self) -> bool {
        self.people.people().is_empty()
            && self.plan.added.is_empty()
            && self.plan.changed.is_empty()
    }
}

fn plan_lines(plan: &PlanDifference, lang: Lang) -> Vec<String> {
    let counts = [
        plan.added.len(),
        plan.changed.len(),
        plan.same,
        plan.absent.len(),
    ];
    let mut lines = vec![say::plan_found(lang, counts)];
    lines.extend(note::lines(lang, &plan.notes));
    lines
}

fn people_lines(people: &PeopleDifference, lang: Lang) -> Vec<String> {
    let counts = [
        people.added.len(),
        people.changed.len(),
        people.same,
        people.absent,
    ];
    let notes = note::lines(lang, &people.notes);
    std::iter::once(people_say::counts(lang, counts))
        .chain(notes)
        .collect()
}

/// What is wrong with a table, under its name.
fn faults(failure: &Failure, table: &str, lang: Lang) -> Vec<String> {
    let mut lines = vec![format!("{table}:")];
    lines.extend(failure.sentences(lang));
    lines
}
