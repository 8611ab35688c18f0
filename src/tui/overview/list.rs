//! What waits, as the overview lists it: headings with counts, and a line for each subject.

use super::Overview;
use super::begin::Begin;
use super::tasks::{OVERDUE_DAYS, Task, TaskSection};
use crate::domain::choice::Thing;
use crate::text::screen::{overview as say, settle, signing};
use crate::text::width::cell;
use crate::text::{attest, collision};
use crate::tui::list::{List, ListCell, Parts, Row, WHOLE};
use crate::tui::page::{Page, Scene};
use crate::tui::paint::doubt;
use crate::tui::paint::pen::Pen;
use crate::tui::paint::standing;
use crate::workspace::shown::conflict::ConflictMatter;
use crate::workspace::shown::waiting::SubjectProgress;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of a code that stands alone.
const CODE: usize = 18;
/// From so many columns on crew and place are shown too.
const ROOMY: usize = 120;
/// To how many columns each may be cut: code, name, place, crew, stage, standing, age.
const LEAST: [usize; 7] = [12, 14, 8, 8, WHOLE, 12, WHOLE];

/// ```text
///  等谁处理  < 全部人员 >
///  逾期（等待或不合格未复查超过 7 天） 1
///  > L-001   一层剪力墙钢筋安装        验收      x 不合格    12 天
///  可以开始 96
///    L-010   二层剪力墙钢筋安装        自检      . 未开始
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, page: &Overview, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let mut pen = Pen::new(buffer, area);
    if page.begin.is_empty() || !page.tasks.list.is_empty() {
        let party = format!("< {} >", party(page, scene));
        let label = format!(" {}  ", say::waits_for(lang));
        pen.line(&[(&label, theme.base), (&party, theme.strong)]);
    }
    if let Some(lead) = page.lead(scene) {
        return lead.draw(pen.skip(), theme.warn, scene);
    }
    let roomy = pen.columns() >= ROOMY;
    let begin = page.begin.iter().copied().map(OverviewLine::Begin);
    let lines = begin.chain(page.tasks.list.iter().map(OverviewLine::Task));
    let list = List::headed(lines, page.cursor, |before, line| {
        let first = before.map(OverviewLine::section) != Some(line.section());
        first.then(|| match line {
            OverviewLine::Begin(_) => vec![(format!(" {}", say::begin(lang)), theme.strong)],
            OverviewLine::Task(task) => heading(task.section, page, scene),
        })
    });
    list.columns(&LEAST)
        .draw(&mut pen, scene, |line| match line {
            OverviewLine::Begin(begin) => {
                let words = (begin.words())(lang).to_owned();
                Row::of(theme.base, []).then(vec![(words, theme.base)])
            }
            OverviewLine::Task(task) => row(task, roomy, scene),
        });
}

/// A line of the list.
enum OverviewLine<'a> {
    /// What the project still needs.
    Begin(Begin),
    /// What waits.
    Task(&'a Task),
}

impl OverviewLine<'_> {
    /// The section of what waits.
    fn section(&self) -> Option<TaskSection> {
        match self {
            OverviewLine::Begin(_) => None,
            OverviewLine::Task(task) => Some(task.section),
        }
    }
}

fn party(page: &Overview, scene: &Scene) -> &'static str {
    use super::tasks::TaskParty;
    match page.party {
        TaskParty::Everyone => say::everyone(scene.lang),
        TaskParty::Crews => say::crews(scene.lang),
        TaskParty::Foremen => say::foremen(scene.lang),
        TaskParty::Office => say::office(scene.lang),
        TaskParty::Supervision => say::supervision(scene.lang),
        TaskParty::Owners => say::owners(scene.lang),
    }
}

fn heading(section: TaskSection, page: &Overview, scene: &Scene) -> Parts {
    let (theme, lang) = (scene.theme, scene.lang);
    let words = match section {
        TaskSection::Unsettled => doubt::marked(settle::section(lang)),
        TaskSection::Overdue => format!("! {}", say::overdue(lang, OVERDUE_DAYS)),
        TaskSection::Drafts => say::drafts(lang).to_owned(),
        TaskSection::Unsigned => signing::unsigned_section(lang).to_owned(),
        TaskSection::Waiting => say::waiting(lang).to_owned(),
        TaskSection::Untouched => say::untouched(lang).to_owned(),
    };
    let style = match section {
        TaskSection::Overdue | TaskSection::Unsettled => theme.bad,
        _ => theme.strong,
    };
    let count = page.tasks.count(section);
    let listed = page
        .tasks
        .list
        .iter()
        .filter(|task| task.section == section)
        .count();
    let more = match listed < count {
        true => format!("   {}", say::more_in_tree(lang)),
        false => String::new(),
    };
    vec![
        (" ".to_owned(), theme.base),
        (format!("{words} {count}"), style),
        (more, theme.dim),
    ]
}

/// What stands in the columns of a subject's line; of other matters, none of them.
fn row(task: &Task, roomy: bool, scene: &Scene) -> Row {
    let (lang, theme) = (scene.lang, scene.theme);
    if let Some(ConflictMatter::Row(of, code)) = &task.matter {
        return Row::of(theme.base, []).then(changed_twice((*of, code), scene));
    }
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.node(&task.code));
    let Some(subject) = node.map(|node| &node.subject) else {
        return Row::of(theme.base, []);
    };
    let age = task.age(scene.workspace.today());
    let age = age.map_or(String::new(), |days| say::age(lang, days));
    let since = match task.section {
        TaskSection::Overdue => theme.bad,
        _ => theme.dim,
    };
    let beside = |text: &str| {
        if roomy {
            text.to_owned()
        } else {
            String::new()
        }
    };
    let (stands, style) = standing(task, scene);
    let cells = [
        ListCell::new(&subject.code, theme.base),
        ListCell::new(&subject.name, theme.base),
        ListCell::new(beside(&subject.location), theme.base),
        ListCell::new(beside(&subject.crew), theme.base),
        ListCell::new(lang.of_words(&task.stage), theme.base),
        ListCell::new(stands, style),
        ListCell::new(age, since),
    ];
    Row::of(theme.base, cells)
}

/// How it stands, and the colour.
fn standing(task: &Task, scene: &Scene) -> (String, Style) {
    let (theme, lang) = (scene.theme, scene.lang);
    match (&task.unsigned, task.draft) {
        (Some((_, parties)), _) => (
            format!("_ {} {parties}", attest::unsigned(lang)),
            theme.warn,
        ),
        (None, true) => (format!("+ {}", say::draft(lang)), theme.warn),
        (None, false) if was_refused(task, scene) => {
            let stands = standing::both(lang, task.progress);
            (format!("{stands} {}", attest::refused(lang)), theme.bad)
        }
        (None, false) => (
            standing::both(lang, task.progress),
            standing::style(theme, task.progress),
        ),
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
