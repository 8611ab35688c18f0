//! What a subject's page says beside its rounds: what was decided about it, its open issues, and who
//! was told of the inspection that is due, with the hours left to wait.

use super::rounds::RoundsStanding;
use crate::domain::node::Node;
use crate::domain::notice::Given;
use crate::domain::notify;
use crate::domain::ruling::{Ruled, What};
use crate::domain::time::moment;
use crate::text::people;
use crate::text::screen::{issues as board, rulings as say};
use crate::text::{Lang, words};
use crate::tui::page::Scene;
use crate::tui::paint::doubt;
use crate::tui::paint::pen::Pen;

/// So many rulings are shown, the latest.
const MOST_RULINGS: usize = 3;

/// Writes what there is; nothing when there is nothing.
pub fn view(pen: &mut Pen, standing: &RoundsStanding, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let rulings = &standing.node.rulings;
    let hidden = rulings.len().saturating_sub(MOST_RULINGS);
    for ruled in rulings.iter().skip(hidden) {
        let style = if is_annulled(standing.node, ruled) {
            theme.dim
        } else {
            theme.warn
        };
        pen.labelled_within(
            (say::standing(lang), theme.dim),
            (&ruling(lang, standing.node, ruled), style),
            2,
        );
        // What was deemed rests on its notice: who was told of it, and when.
        if let Some(given) = ignored(standing.node, ruled) {
            let given = given_to(given, scene);
            pen.labelled_within((say::given(lang), theme.dim), (&given, style), 2);
        }
    }
    let Some(project) = scene.workspace.project() else {
        return;
    };
    let today = scene.workspace.today().to_string();
    let open = project.issues_of(&standing.node.subject.code);
    let open: Vec<_> = open.filter(|issue| issue.is_open()).collect();
    if !open.is_empty() {
        let late = open.iter().filter(|issue| issue.is_overdue(&today)).count();
        let late = match late {
            0 => String::new(),
            late => format!("   ! {}", board::overdue(lang, late)),
        };
        let count = open.len().to_string();
        pen.line(&[
            (board::issue_count(lang), theme.dim),
            (" ", theme.base),
            (&count, theme.bad),
            (&late, theme.bad),
        ]);
    }
    let stage = standing.open.and_then(|at| standing.chain.stages.get(at));
    if let Some((stage, _)) = stage.and_then(|stage| Some((stage, stage.notice_hours?))) {
        let given = notify::in_force(standing.node, &stage.id);
        let (said, style) = match given {
            Some(given) => (told(given, scene), theme.base),
            None => (say::told_none(lang).to_owned(), theme.warn),
        };
        pen.labelled_within((say::given(lang), theme.dim), (&said, style), 2);
    }
}

/// Whether a ruling, or the round it concluded, was annulled.
fn is_annulled(node: &Node, ruled: &Ruled) -> bool {
    let mut rounds = node.checks.iter();
    let round = rounds.find(|check| check.record == ruled.record);
    ruled.annulled.is_some() || round.is_some_and(|round| round.annulled.is_some())
}

/// The notice that nobody followed, of what was deemed for that.
fn ignored<'a>(node: &'a Node, ruled: &Ruled) -> Option<&'a Given> {
    let deemed = ruled.ruling.what == What::Deemed;
    let mut given = node.notices.iter().filter(|_| deemed);
    given.find(|given| given.record == ruled.ruling.of)
}

fn ruling(lang: Lang, node: &Node, ruled: &Ruled) -> String {
    let ruling = &ruled.ruling;
    let annulled = match is_annulled(node, ruled) {
        true => words::annulled(lang),
        false => String::new(),
    };
    let papers = ruling
        .papers
        .iter()
        .map(|paper| format!("{} {} {}", paper.no, paper.date, paper.signer));
    let papers = papers.collect::<Vec<_>>().join(lang.semicolon());
    let day = ruling.at.day();
    let what = words::ruling(lang, ruling.what);
    format!("{day} {what}{annulled}  {papers}  {}", ruling.reason)
}

/// When a notice was given, for when, and to whom.
fn given_to(given: &Given, scene: &Scene) -> String {
    let lang = scene.lang;
    let minute = words::time;
    let notice = &given.notice;
    let hours = notice.hours().unwrap_or_default();
    let said = say::told(lang, [&minute(&notice.at), &minute(&notice.meet)], hours);
    let people = scene.workspace.project().map(|project| &project.people);
    let name = |to: &String| people::called(people, to);
    let names: Vec<String> = notice.to.iter().map(name).collect();
    let said = format!("{said}   {}", names.join(lang.between()));
    match say::entered(lang, notice) {
        Some(entered) => format!("{said}   {}", doubt::marked(entered)),
        None => said,
    }
}

fn told(given: &Given, scene: &Scene) -> String {
    let (lang, notice) = (scene.lang, &given.notice);
    let left = match (notice.meet.moment(), moment(&scene.workspace.now())) {
        (Some(meet), Some(now)) if meet > now => {
            // Whole hours, the broken one counted: whoever waits must not come too early.
            let minutes = (meet - now).num_minutes();
            say::left(lang, (minutes + 59) / 60)
        }
        _ => say::come(lang).to_owned(),
    };
    format!("{left}   {}", given_to(given, scene))
}
