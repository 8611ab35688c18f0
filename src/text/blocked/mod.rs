//! 卡在哪 in words: what stands in the way, one sentence each.

mod said;

use super::escape::quoted;
use super::lang::Lang;
use super::words;
use crate::domain::Words;
use crate::domain::blocked::Obstacle;
use crate::domain::issue::IssueState;
use crate::domain::project::Project;
use crate::domain::ruling::What;
use crate::phrases;
use said as say;

phrases! {
    held: "卡住的", "Held up";
    what: "卡在哪", "By what";
    at: "到哪里办", "Where";
    since: "自", "Since";
    who: "谁能办", "Who";
    nothing: "没有卡住的。", "Nothing is held up.";
    nobody: "没有出路", "nobody";
}

/// What stands in the way.
pub fn obstacle(lang: Lang, project: &Project, at: &str, obstacle: &Obstacle) -> String {
    let at = quoted(at);
    match obstacle {
        Obstacle::Unsettled => super::conflict::unsettled(lang).to_owned(),
        Obstacle::Forbidden => words::ruling(lang, What::Forbidden).to_owned(),
        Obstacle::Stage {
            stage,
            hold,
            handover,
            mending,
        } => match (lang.of_words(stage), *mending, *hold, *handover) {
            (stage, true, ..) => say::rejected(lang, stage),
            (stage, _, true, _) => say::hold_point(lang, stage),
            (stage, .., true) => say::not_handed_over(lang, stage),
            (stage, ..) => say::next(lang, stage),
        },
        Obstacle::Before(stage) => say::before(lang, &at, lang.of_words(stage)),
        Obstacle::BeforeUnsigned { stage, parties } => {
            let who = match parties.as_slice() {
                [] => say::whoever_concluded(lang).to_owned(),
                parties => joined(lang, parties),
            };
            say::before_unsigned(lang, &at, lang.of_words(stage), &who)
        }
        Obstacle::Entry => say::entry(lang, &at),
        Obstacle::Below => say::below(lang, &at),
        Obstacle::NoNotice { stage, hours } => say::no_notice(lang, lang.of_words(stage), *hours),
        Obstacle::Notified { stage, until } => {
            say::notified(lang, lang.of_words(stage), &words::time(until))
        }
        Obstacle::Unsigned { stage, parties } => match (lang.of_words(stage), parties.as_slice()) {
            (stage, []) => say::unsigned_by_maker(lang, stage),
            (stage, parties) => say::unsigned(lang, stage, &joined(lang, parties)),
        },
        Obstacle::Issue {
            id,
            state,
            overdue,
            blocks,
        } => {
            let handle = project
                .issue(id)
                .map_or(id.as_str(), |one| project.handle(one));
            say::issue(lang, handle, &standing(lang, *state, [*overdue, *blocks]))
        }
    }
}

/// The same where its row has the name of what an issue is about, which tells more than its number.
pub fn in_row(
    lang: Lang,
    project: &Project,
    at: &str,
    (found, title): (&Obstacle, &str),
) -> String {
    match found {
        Obstacle::Issue {
            state,
            overdue,
            blocks,
            ..
        } if !title.is_empty() => {
            let said = standing(lang, *state, [*overdue, *blocks]);
            format!("{title}{}{said}", lang.colon())
        }
        other => obstacle(lang, project, at, other),
    }
}

fn joined(lang: Lang, parties: &[Words]) -> String {
    let parties: Vec<&str> = parties.iter().map(|one| lang.of_words(one)).collect();
    parties.join(lang.between())
}

/// Where an issue stands, whether its day has passed, and whether its subject waits for it.
fn standing(lang: Lang, state: IssueState, [late, holds]: [bool; 2]) -> String {
    let late = late.then(|| say::overdue(lang));
    let holds = holds.then(|| say::blocks(lang));
    let said = [words::issue_state(lang, state)].into_iter();
    let said: Vec<&str> = said.chain(late).chain(holds).collect();
    said.join(lang.comma())
}
