//! The rows of the evidence page, and which photos of the inbox are new. Nothing is drawn here.

use crate::domain::evidence::Evidence;
use crate::text::issue as words;
use crate::text::screen::{evidence as say_evidence, issues as say};
use crate::tui::page::Scene;
use crate::workspace::evidence::kept::{EvidenceSource, Held, label, recorded};
use crate::workspace::outside::WatchedPicture;
use chrono::DateTime;
use std::collections::BTreeSet;
use std::time::{Duration, SystemTime};

/// Photos younger than this are taken to be of what is being done now.
const JUST_NOW: Duration = Duration::from_secs(60 * 60);

/// A row that can be selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EvidenceRow {
    /// A piece that is kept, by its place.
    Kept(usize),
    /// The field for a path.
    Path,
    /// A photo that the inbox offers, by its place.
    Offered(usize),
}

/// The photos of the inbox that neither the records nor these pieces know, by name and size: reading
/// a whole card to compare contents would take minutes, and a content kept twice costs nothing.
pub fn fresh(kept: &[Evidence], scene: &Scene) -> Vec<WatchedPicture> {
    let Some(inbox) = scene.inbox else {
        return Vec::new();
    };
    let sight = inbox.sight();
    if sight.pictures.is_empty() {
        return Vec::new();
    }
    let held = scene.workspace.project().map(recorded).unwrap_or_default();
    let pieces = kept.iter().chain(held.iter().map(|one| &one.evidence));
    let known: BTreeSet<(&str, u64)> = pieces.map(|one| (one.name.as_str(), one.size)).collect();
    let pictures = sight.pictures.iter();
    let is_known =
        |picture: &WatchedPicture| known.contains(&(&*label(&picture.path), picture.size));
    pictures
        .filter(|picture| !is_known(picture))
        .cloned()
        .collect()
}

/// What of it was taken just now, to be said where something is found or mended: how many, the newest by name.
pub fn just_taken(kept: &[Evidence], scene: &Scene) -> String {
    let now = DateTime::parse_from_rfc3339(scene.workspace.now().as_str());
    let now = now.map_or(SystemTime::UNIX_EPOCH, SystemTime::from);
    let recent = |picture: &WatchedPicture| {
        let age = now.duration_since(picture.changed);
        age.is_ok_and(|age| age < JUST_NOW)
    };
    let mut taken = fresh(kept, scene);
    taken.retain(recent);
    match taken.first() {
        Some(newest) => say_evidence::just_taken(scene.lang, taken.len(), &newest.name),
        None => say_evidence::attach_f12(scene.lang).to_owned(),
    }
}

/// What a piece belongs to, in words.
pub fn origin(held: &Held, scene: &Scene) -> String {
    match &held.source {
        EvidenceSource::Check(stage, round) => {
            let title = stage_title(held, stage, scene);
            crate::text::screen::subject::round(scene.lang, &title, *round)
        }
        EvidenceSource::Draft(stage) => {
            let title = stage_title(held, stage, scene);
            crate::text::evidence::in_progress(scene.lang, &title)
        }
        EvidenceSource::Issue(id) => step(id, &held.record, scene),
        EvidenceSource::Notice(_) => crate::text::screen::rulings::notice(scene.lang).to_owned(),
        EvidenceSource::Ruling(what) => crate::text::words::ruling(scene.lang, *what).to_owned(),
    }
}

fn stage_title(held: &Held, stage: &str, scene: &Scene) -> String {
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.node(&held.subject));
    let chain = node.and_then(|node| scene.workspace.chain(node));
    crate::text::words::stage(scene.lang, chain, stage).to_owned()
}

/// The step of an issue that stands in a record, by the issue's handle and the step's name.
fn step(id: &str, record: &str, scene: &Scene) -> String {
    let project = scene.workspace.project();
    let issue = project.and_then(|project| Some((project, project.issue(id)?)));
    let Some((project, issue)) = issue else {
        return id.to_owned();
    };
    let mut steps = issue.steps.iter();
    let taken = steps.find(|taken| taken.record == record);
    let name = taken.map_or("", |taken| words::step(scene.lang, &taken.step.step));
    let handle = project.handle(issue);
    format!("{} {handle} {name}", say::title(scene.lang))
}
