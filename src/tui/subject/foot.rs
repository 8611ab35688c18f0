//! What is said below the rounds of a subject, of the selected one. The rounds themselves are drawn
//! elsewhere.

use super::rounds::{RoundRow, RoundsStanding};
use crate::domain::check::CheckSummary;
use crate::text::screen::{conclude, evidence, settle, subject as say};
use crate::text::{attest, collision, conflict, edition, exchange, words};
use crate::tui::check::turn;
use crate::tui::page::Scene;
use crate::tui::paint::doubt;
use crate::tui::paint::pen::Pen;
use crate::workspace::shown::conflict::ConflictMatter;

/// Draws it.
pub fn view(pen: &mut Pen, standing: &RoundsStanding, row: &RoundRow, scene: &Scene) {
    match row {
        RoundRow::Settle(matter) => unsettled(pen, standing, matter, scene),
        RoundRow::Open(at) => open(pen, standing, *at, scene),
        RoundRow::Round(check) => {
            doubts(pen, standing, check, scene);
            found(pen, standing, check, scene);
        }
    }
}

/// What has to be settled, and who may.
fn unsettled(pen: &mut Pen, standing: &RoundsStanding, matter: &ConflictMatter, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let words = match matter {
        ConflictMatter::Checks(_) => conflict::question(lang, standing.node),
        ConflictMatter::Row(of, _) => collision::unsettled(lang, *of),
    };
    pen.text(words, theme.warn);
    let roles = words::roles(lang, &scene.workspace.may_settle(matter));
    pen.labelled((settle::may(lang), theme.dim), (&roles, theme.base));
}

/// Who may begin the open stage, or why nobody can yet.
fn open(pen: &mut Pen, standing: &RoundsStanding, at: usize, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    if let Some(closed) = standing.closed(scene) {
        pen.text(&closed, theme.warn);
    }
    if let Some(lot) = standing.before(scene) {
        let called = [lot.code.as_str(), &lot.name, &lot.location].join("  ");
        pen.labelled((say::before(lang), theme.dim), (&called, theme.strong));
    }
    let Some(stage) = standing.chain.stages.get(at) else {
        return;
    };
    match turn::may_not(standing.node, stage, scene) {
        // By whom says the rule, or follows.
        Some(words) => _ = pen.text(&words, theme.warn),
        None => {
            let roles = words::roles(lang, &stage.roles);
            pen.labelled((say::may(lang), theme.dim), (&roles, theme.base));
        }
    }
    let people = turn::who_may(standing.node, stage, scene);
    if !people.is_empty() {
        pen.labelled((say::who_may(lang), theme.dim), (&people, theme.base));
    } else if scene
        .workspace
        .project()
        .is_some_and(|all| !all.people.is_empty())
    {
        pen.text(say::nobody_may(lang), theme.warn);
    }
}

/// What speaks against a round or its times, and the photos that it keeps.
fn doubts(pen: &mut Pen, standing: &RoundsStanding, check: &CheckSummary, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    let record = check.record.as_str();
    let disputed = standing.node.conflict.is_open() && standing.node.sides().contains(&record);
    let times = standing.times.get(record);
    let odd = times.and_then(|times| times.odd);
    let edition = out_of_force(check, scene);
    let doubts = [
        disputed.then(|| conflict::question(lang, standing.node)),
        times.map(|times| exchange::clock(lang, &times.clock)),
        odd.map(|odd| exchange::odd_date(lang, odd)),
        edition.as_deref(),
    ];
    for words in doubts
        .into_iter()
        .flatten()
        .filter(|words| !words.is_empty())
    {
        pen.text(&doubt::marked(words), theme.warn);
    }
    if !check.evidence.is_empty() {
        let count = evidence::count(lang, check.evidence.len());
        let words = format!("{count}  {}", evidence::with_f12(lang));
        pen.labelled((evidence::title(lang), theme.dim), (&words, theme.base));
    }
}

/// That the edition behind a round's checklist was not in force on its day; of a checklist that has changed since
/// the round's own page says it.
fn out_of_force(check: &CheckSummary, scene: &Scene) -> Option<String> {
    let library = scene.workspace.library();
    let pinned = library.rulebook.checklists.get(&check.checklist.id)?;
    let same = pinned.hash == check.checklist.hash;
    let out = same.then(|| library.out_of_force(&pinned.checklist, &check.at));
    let (of, why) = out??;
    Some(edition::out_of_force(scene.lang, of, why))
}

/// What came of a round.
fn found(pen: &mut Pen, standing: &RoundsStanding, check: &CheckSummary, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    if check.ruling.is_some() || check.annulled.is_some() {
        let remarks = words::remarks(lang, check).join("  ");
        pen.text(&remarks, theme.warn);
        return;
    }
    let refusal = refusal(check, scene);
    if let Some(refusal) = &refusal {
        pen.text(&format!("x {refusal}"), theme.bad);
    }
    if !check.failing.is_empty() {
        let titles = failing(standing, check, scene);
        pen.labelled((say::failing(lang), theme.bad), (&titles, theme.base));
    } else if refusal.is_none() {
        pen.text(conclude::all_conform(lang), theme.base);
    }
    missing(pen, standing, check, scene);
}

/// The items that do not conform, one a line.
fn failing(standing: &RoundsStanding, check: &CheckSummary, scene: &Scene) -> String {
    let rulebook = &scene.workspace.library().rulebook;
    let list = rulebook.checklist_of(&standing.node.subject);
    let titles = check.failing.iter().map(|id| {
        let item = list.and_then(|list| list.checklist.item(id));
        let title = item.map_or("", |item| scene.lang.of_words(&item.title));
        format!("{id} {title}")
    });
    titles.collect::<Vec<_>>().join("\n")
}

/// Who refused to sign a round, and why.
fn refusal(check: &CheckSummary, scene: &Scene) -> Option<String> {
    attest::refusal(scene.lang, scene.workspace.project()?, check)
}

/// The parties that have not signed a round.
fn missing(pen: &mut Pen, standing: &RoundsStanding, check: &CheckSummary, scene: &Scene) {
    let code = &standing.node.subject.code;
    let words = crate::tui::signing::pending(scene, code, &check.record);
    if !words.is_empty() {
        pen.text(&words, scene.theme.warn);
    }
}
