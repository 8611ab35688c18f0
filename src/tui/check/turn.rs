//! Whose turn a stage is, before anything is typed: who may conclude it, and what is against whoever sits here.
//! The rules are those that would refuse it in the end.

use crate::domain::node::Node;
use crate::domain::{Person, Stage};
use crate::text::screen::subject as say;
use crate::text::{people, words};
use crate::tui::page::Scene;
use crate::tui::paint::faults::sentences;

/// So many people are named.
const NAMED: usize = 4;

/// That whoever sits here may not conclude a stage, by the rule that is against it.
pub fn may_not(node: &Node, stage: &Stage, scene: &Scene) -> Option<String> {
    let me = scene.me?;
    let fault = scene.workspace.person_fault(node, stage, me)?;
    let why = sentences(scene, &node.subject.code, &[fault]).join(" ");
    let people = scene.workspace.project().map(|project| &project.people);
    let name = people::called(people, me);
    Some(format!("{name}{}{why}", scene.lang.colon()))
}

/// Who may conclude a stage, as far as a line has room for; empty where nobody may.
pub fn who_may(node: &Node, stage: &Stage, scene: &Scene) -> String {
    let all = scene.workspace.who_may(node, stage);
    let people = scene.workspace.project().map(|project| &project.people);
    let name = |person: &&Person| {
        let role = words::role(scene.lang, person.role);
        let name = people::called(people, &person.code);
        format!("{name}{}", scene.lang.in_brackets(role))
    };
    let names: Vec<String> = all.iter().take(NAMED).map(name).collect();
    let more = all.len().saturating_sub(NAMED);
    match more {
        0 => names.join(scene.lang.between()),
        more => say::and_more(scene.lang, &names.join(scene.lang.between()), more),
    }
}
