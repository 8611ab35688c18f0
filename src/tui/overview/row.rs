//! A line of what waits: its subject, the stage, how it stands, since when. Which lines there are is not
//! decided here.

use super::tasks::{Task, TaskErrand, TaskSection};
use crate::domain::choice::Thing;
use crate::domain::subject::Subject;
use crate::domain::time::Time;
use crate::text::people;
use crate::text::screen::{overview as say, sitting};
use crate::text::shorten::{cell, clip_late};
use crate::text::width::{clip, width};
use crate::text::{Lang, attest, collision, words};
use crate::tui::check::interrupted::Interrupted;
use crate::tui::issues;
use crate::tui::list::{ListCell, Parts, Row};
use crate::tui::page::Scene;
use crate::tui::paint::standing;
use crate::workspace::shown::conflict::ConflictMatter;
use crate::workspace::shown::waiting::SubjectProgress;
use ratatui::style::Style;

/// Columns of a code that stands alone.
const CODE: usize = 18;
/// Columns of the mark before a row.
const MARK: usize = 3;
/// Columns that a subject's name keeps at least.
const NAME: usize = 8;
/// Columns for what an item is called.
const TITLE: usize = 24;

/// What stands in the columns of a subject's line; of other matters, none of them.
pub fn of(task: &Task, (columns, roomy): (usize, bool), scene: &Scene) -> Row {
    let (lang, theme) = (scene.lang, scene.theme);
    if let TaskErrand::Settle(ConflictMatter::Row(of, code)) = &task.errand {
        return Row::of(theme.base, []).then(changed_twice((*of, code), scene));
    }
    if let TaskErrand::Sitting {
        lots,
        elsewhere,
        unsigned,
    } = task.errand
    {
        // The heading counts the lots that are listed below it, and so does this.
        let words = match (unsigned, elsewhere) {
            (0, 0) => sitting::begin(lang, lots),
            (0, _) => sitting::begin_all(lang, lots.saturating_sub(elsewhere), elsewhere),
            _ => sitting::go_on(lang, lots, unsigned),
        };
        return Row::of(theme.base, []).then(vec![(words, theme.strong)]);
    }
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.node(&task.code));
    let Some(subject) = node.map(|node| &node.subject) else {
        return Row::of(theme.base, []);
    };
    if let TaskErrand::GoOn(one) = &task.errand {
        return Row::of(theme.base, []).then(goes_on(one, subject, columns, scene));
    }
    let beside = |text: &str| {
        if roomy {
            text.to_owned()
        } else {
            String::new()
        }
    };
    let (stands, style) = standing(task, scene);
    let (age, since) = age(task, scene);
    let cells = [
        ListCell::new(&subject.code, theme.base),
        ListCell::new(name(task, subject, scene), theme.base),
        ListCell::new(beside(&subject.location), theme.base),
        ListCell::new(beside(&subject.crew), theme.base),
        ListCell::new(lang.of_words(&task.stage), theme.base),
        ListCell::new(stands, style),
        ListCell::new(age, since),
    ];
    Row::of(theme.base, cells)
}

/// What it is called: a subject by its name, an issue by what is wrong.
fn name(task: &Task, subject: &Subject, scene: &Scene) -> String {
    let issue = match &task.errand {
        TaskErrand::Issue(id) => scene.workspace.project().and_then(|all| all.issue(id)),
        _ => None,
    };
    issue.map_or_else(
        || subject.name.clone(),
        |issue| {
            let (whereabouts, what) = issues::about(issue, scene);
            [what, whereabouts].concat().join("  ")
        },
    )
}

/// Where an interrupted check goes on; of a narrow line what the item and the stage are called gives way,
/// never the place and what stands there half typed.
///
/// ```text
/// 接着录：L-012 一层内墙抹灰 自检  立面垂直度  4.2.7 第 5 点「3」  李敏录的
/// ```
fn goes_on(one: &Interrupted, subject: &Subject, columns: usize, scene: &Scene) -> Parts {
    let (lang, theme) = (scene.lang, scene.theme);
    let typed = match one.typed.as_str() {
        "" => String::new(),
        typed => say::half_typed(lang, typed),
    };
    let people = scene.workspace.project().map(|project| &project.people);
    let others = one.by.as_deref().filter(|by| scene.me != Some(*by));
    let owner = others.map(|by| format!("  {}", say::of_whom(lang, &people::called(people, by))));
    let owner = owner.unwrap_or_default();
    let lead = format!("{}{} ", say::go_on(lang), subject.code);
    let (stage, title) = (lang.of_words(&one.stage), title(one, lang));
    let behind = |stage: &str, title: &str| {
        let parts = [stage, title, lang.of_words(&one.place)];
        let parts = parts.into_iter().filter(|part| !part.is_empty());
        let parts: Vec<&str> = parts.collect();
        format!("  {}{typed}", parts.join("  "))
    };
    let room = |place: &str| {
        let used = width(&lead) + width(place) + width(&owner) + MARK;
        columns.saturating_sub(used)
    };
    let mut ways = [behind(stage, &title), behind(stage, "")].into_iter();
    let fits = |place: &String| room(place) >= width(&subject.name);
    let place = ways.find(fits).unwrap_or_else(|| behind("", ""));
    let name = clip_late(&subject.name, room(&place).max(NAME));
    vec![
        (format!("{lead}{name}{place}"), theme.strong),
        (owner, theme.warn),
    ]
}

/// What the item is called, as short as it is on its row.
fn title(one: &Interrupted, lang: Lang) -> String {
    let title = one.title.as_ref().map(|title| lang.of_words(title));
    clip(title.unwrap_or_default(), TITLE)
}

/// How it stands, and the colour.
fn standing(task: &Task, scene: &Scene) -> (String, Style) {
    let (theme, lang) = (scene.theme, scene.lang);
    match &task.errand {
        TaskErrand::Sign(_, parties) => (
            format!("_ {} {parties}", attest::unsigned(lang)),
            theme.warn,
        ),
        TaskErrand::Meet(meet) => meeting(meet, scene),
        TaskErrand::Issue(id) => {
            let issue = scene.workspace.project().and_then(|all| all.issue(id));
            issue.map_or_else(Default::default, |issue| issues::due(issue, scene))
        }
        _ if was_refused(task, scene) => {
            let stands = standing::both(lang, task.progress);
            (format!("{stands} {}", attest::refused(lang)), theme.bad)
        }
        _ => (
            standing::both(lang, task.progress),
            standing::style(theme, task.progress),
        ),
    }
}

/// When people meet: the hour of today, the day that is over.
fn meeting(meet: &Time, scene: &Scene) -> (String, Style) {
    let (theme, lang) = (scene.theme, scene.lang);
    let over = meet.day() < scene.workspace.today().to_string().as_str();
    match over {
        true => (say::meeting_over(lang, &words::time(meet)), theme.bad),
        false => {
            let hour = meet.get(11..16).unwrap_or_default();
            (say::meeting_today(lang, hour), theme.warn)
        }
    }
}

/// How long it has waited; too long is marked where no heading says it, for colour never speaks alone. What
/// has a day of its own says that instead.
fn age(task: &Task, scene: &Scene) -> (String, Style) {
    let (theme, today) = (scene.theme, scene.workspace.today());
    if matches!(task.errand, TaskErrand::Meet(_) | TaskErrand::Issue(_)) {
        return Default::default();
    }
    let age = task.age(today).map(|days| say::age(scene.lang, days));
    let age = age.unwrap_or_default();
    match task.section {
        TaskSection::Overdue => (age, theme.bad),
        TaskSection::Mine if task.is_late(today) => (format!("! {age}"), theme.bad),
        _ => (age, theme.dim),
    }
}

/// Whether it was rejected by a refused signature.
fn was_refused(task: &Task, scene: &Scene) -> bool {
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.node(&task.code));
    let last = node.and_then(|node| node.line().last());
    task.progress == SubjectProgress::Rejected && last.is_some_and(|check| check.refused.is_some())
}

/// A row that was changed on two devices at once.
fn changed_twice((of, code): (Thing, &str), scene: &Scene) -> Parts {
    let (theme, lang) = (scene.theme, scene.lang);
    let thing = collision::thing(lang, of);
    let what = format!("{thing}  {}", collision::unsettled(lang, of));
    vec![(cell(code, CODE), theme.base), (what, theme.warn)]
}
