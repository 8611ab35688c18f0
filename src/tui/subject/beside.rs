//! What a subject's page says beside its rounds: what was decided about it, its open issues, and who
//! was told of the inspection that is due, with the hours left to wait.

use super::Standing;
use crate::domain::check::CheckSummary;
use crate::domain::notice::{self, Given};
use crate::domain::ruling::Ruled;
use crate::text::screen::{issues as board, rulings as say};
use crate::text::{Lang, words};
use crate::tui::pen::Pen;
use crate::tui::screen::Scene;

/// So many rulings are shown, the latest.
const MOST_RULINGS: usize = 3;

/// Writes what there is; nothing when there is nothing.
pub fn view(pen: &mut Pen, standing: &Standing, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let rulings = &standing.node.rulings;
    let hidden = rulings.len().saturating_sub(MOST_RULINGS);
    for ruled in rulings.iter().skip(hidden) {
        let style = if ruled.annulled.is_some() {
            theme.dim
        } else {
            theme.warn
        };
        pen.labelled_within(
            (say::standing(lang), theme.dim),
            (&ruling(lang, ruled), style),
            2,
        );
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
        let given = notice::in_force(standing.node, &stage.id);
        let (said, style) = match given {
            Some(given) => (told(given, scene), theme.base),
            None => (say::told_none(lang).to_owned(), theme.warn),
        };
        pen.labelled_within((say::given(lang), theme.dim), (&said, style), 2);
    }
}

fn ruling(lang: Lang, ruled: &Ruled) -> String {
    let ruling = &ruled.ruling;
    let annulled = match ruled.annulled {
        Some(_) => say::annulled(lang),
        None => "",
    };
    let papers = ruling
        .papers
        .iter()
        .map(|paper| format!("{} {} {}", paper.no, paper.date, paper.signer));
    let papers = papers.collect::<Vec<_>>().join("; ");
    let day = ruling.at.get(..10).unwrap_or_default();
    let what = words::ruling(lang, ruling.what);
    format!("{day} {what}{annulled}  {papers}  {}", ruling.reason)
}

fn told(given: &Given, scene: &Scene) -> String {
    let lang = scene.lang;
    let minute = |time: &str| time.get(..16).unwrap_or(time).replace('T', " ");
    let notice = &given.notice;
    let hours = notice.hours().unwrap_or_default();
    let mut said = say::told(lang, [&minute(&notice.at), &minute(&notice.meet)], hours);
    if let Some(entered) = say::entered(lang, notice) {
        said = format!("{said}   ! {entered}");
    }
    let left = match (
        notice::time(&notice.meet),
        notice::time(&scene.workspace.now()),
    ) {
        (Some(meet), Some(now)) if meet > now => {
            // Whole hours, the broken one counted: whoever waits must not come too early.
            let minutes = (meet - now).num_minutes();
            say::left(lang, (minutes + 59) / 60)
        }
        _ => say::come(lang).to_owned(),
    };
    format!(
        "{left}   {said}   {}",
        notice.to.join(lang.pick("、", ", "))
    )
}

/// What a reader of a round has to be told: that nothing was inspected, that it was annulled, that
/// nobody came.
pub fn remarks(lang: Lang, check: &CheckSummary) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(what) = check.ruling {
        said.push(words::ruling(lang, what).to_owned());
    }
    if check.annulled.is_some() {
        said.push(say::annulled(lang).trim().to_owned());
    }
    said.extend(check.flags.iter().map(|one| words::flag(lang, one)));
    said
}
