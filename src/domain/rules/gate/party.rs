//! Who signs a stage of a subject: the parties its chain names, and those named for certain divisions
//! (分部) only where the subject lies in one of these. A plan may call a division what it likes, so
//! it is told by its code or name, and where these say nothing by what its lots are checked by.

use crate::domain::chain::{Party, Stage};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::rulebook::Rulebook;
use crate::domain::subject::Kind;
use std::collections::BTreeSet;

/// The parties that sign a stage of this subject, in order.
pub fn of_stage<'a>(
    project: &Project,
    rulebook: &Rulebook,
    stage: &'a Stage,
    node: &Node,
) -> Vec<&'a Party> {
    let somewhere = |party: &Party| !party.when.is_empty();
    let names = match stage.signatures.iter().any(somewhere) {
        true => division_names(project, rulebook, node),
        false => BTreeSet::new(),
    };
    let signs = |party: &&Party| {
        let here = |word: &String| fits(word, &names);
        party.when.is_empty() || party.when.iter().any(here)
    };
    stage.signatures.iter().filter(signs).collect()
}

/// Whether a word names the division: a code is the whole of a name, other words may stand in one.
fn fits(word: &str, names: &BTreeSet<String>) -> bool {
    let word = word.to_lowercase();
    match is_number(&word) {
        true => names.contains(&word),
        false => names.iter().any(|name| name.contains(&word)),
    }
}

fn is_number(word: &str) -> bool {
    !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit())
}

/// Everything the division of a subject may be known by.
fn division_names(project: &Project, rulebook: &Rulebook, node: &Node) -> BTreeSet<String> {
    let Some(division) = project.above(node, Kind::Division) else {
        return BTreeSet::new();
    };
    let subject = &division.subject;
    let aside = |c: char| !c.is_alphanumeric();
    let numbers = [
        subject.code.rsplit(aside).next(),
        subject.name.split(aside).next(),
    ];
    let numbers = numbers.into_iter().flatten();
    let mut names: BTreeSet<String> = numbers
        .filter(|part| is_number(part) && part.len() == 2)
        .map(str::to_owned)
        .collect();
    if names.is_empty() {
        names = checked_as(project, rulebook, division);
    }
    names.insert(subject.name.to_lowercase());
    names
}

/// The divisions whose checklists the lots below are checked by; a list that serves several says
/// nothing.
fn checked_as(project: &Project, rulebook: &Rulebook, division: &Node) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for lot in project.below(division, Kind::Lot) {
        let list = rulebook.checklist_of(&lot.subject);
        let places = list
            .into_iter()
            .flat_map(|list| list.checklist.all_places());
        let codes: BTreeSet<&String> = places.filter_map(<[String]>::first).collect();
        if let [only] = codes.iter().collect::<Vec<_>>().as_slice() {
            found.insert(String::clone(only));
        }
    }
    found
}
