//! What waits, as the overview lists it: whose it is, headings with counts, and a line for each thing.

use super::Overview;
use super::begin::Begin;
use super::row;
use super::tasks::{OVERDUE_DAYS, Task, TaskParty, TaskSection};
use crate::text::people;
use crate::text::screen::{overview as say, settle, signing};
use crate::text::shorten::clip_middle;
use crate::text::width::width;
use crate::tui::list::{List, Parts, Row, WHOLE};
use crate::tui::page::{Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::paint::{doubt, hits};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// From so many columns on crew and place are shown too.
const ROOMY: usize = 120;
/// To how many columns each may be cut: code, name, place, crew, stage, standing, age.
const LEAST: [usize; 7] = [12, 10, 8, 8, WHOLE, 12, WHOLE];

/// ```text
///  等谁处理  < 全部人员 >
///  逾期（等待或不合格未复查超过 7 天） 1
///  > L-001   一层剪力墙钢筋安装        验收      x 不合格    12 天
///  可以开始 96
///    L-010   二层剪力墙钢筋安装        自检      . 未开始
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, page: &Overview, scene: &Scene) {
    let theme = scene.theme;
    let mut pen = Pen::new(buffer, area);
    if page.says_whose() {
        whose(&mut pen, page, scene);
    }
    if let Some(lead) = page.lead(scene) {
        return lead.draw(pen.skip(), theme.warn, scene);
    }
    let columns = pen.columns();
    let roomy = columns >= ROOMY;
    let begin = page.begin.iter().copied().map(OverviewLine::Begin);
    let lines = begin.chain(page.counted.tasks.list.iter().map(OverviewLine::Task));
    let list = List::headed(lines, page.cursor, |before, line| {
        let first = before.map(OverviewLine::section) != Some(line.section());
        first.then(|| match line {
            OverviewLine::Begin(_) => vec![(format!(" {}", say::begin(scene.lang)), theme.strong)],
            OverviewLine::Task(task) => heading(task.section, page, columns, scene),
        })
    });
    list.columns(&LEAST)
        .draw(&mut pen, scene, |line| match line {
            OverviewLine::Begin(begin) => {
                let words = (begin.words())(scene.lang).to_owned();
                Row::of(theme.base, []).then(vec![(words, theme.base)])
            }
            OverviewLine::Task(task) => row::of(task, (columns, roomy), scene),
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

/// Whose it is that is listed, and how to see that of others, or only one's own.
fn whose(pen: &mut Pen, page: &Overview, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let party = format!("< {} >", party(page, scene));
    let label = format!(" {}  ", say::waits_for(lang));
    let known = scene.workspace.project();
    let known = known.is_some_and(|project| !project.people.is_empty());
    let hint = match scene.me {
        Some(_) => say::turn_whose(lang),
        None if known => say::to_my_day(lang),
        None => "",
    };
    let used = width(&label) + width(&party);
    let hint = match used + width(hint) + 3 <= pen.columns() {
        true => format!("   {hint}"),
        false => String::new(),
    };
    let parts = [
        (label.as_str(), theme.base),
        (&party, theme.strong),
        (&hint, theme.dim),
    ];
    scene.hits.note_turned(hits::part(pen.rest(), &parts, 1));
    pen.line(&parts);
}

fn party(page: &Overview, scene: &Scene) -> String {
    let lang = scene.lang;
    let words = match page.party {
        TaskParty::Me => {
            let people = scene.workspace.project().map(|project| &project.people);
            return people::called(people, scene.me.unwrap_or_default());
        }
        TaskParty::Everyone => say::everyone(lang),
        TaskParty::Crews => say::crews(lang),
        TaskParty::Foremen => say::foremen(lang),
        TaskParty::Office => say::office(lang),
        TaskParty::Supervision => say::supervision(lang),
        TaskParty::Owners => say::owners(lang),
    };
    words.to_owned()
}

fn heading(section: TaskSection, page: &Overview, columns: usize, scene: &Scene) -> Parts {
    let (theme, lang) = (scene.theme, scene.lang);
    let words = match section {
        TaskSection::Unsettled => doubt::marked(settle::section(lang)),
        TaskSection::Overdue => format!("! {}", say::overdue(lang, OVERDUE_DAYS)),
        TaskSection::Drafts => say::drafts(lang).to_owned(),
        TaskSection::Unsigned => signing::unsigned_section(lang).to_owned(),
        TaskSection::Waiting | TaskSection::Mine => say::waiting(lang).to_owned(),
        TaskSection::Notices => say::notices_due(lang).to_owned(),
        TaskSection::Issues => say::issues_due(lang).to_owned(),
        TaskSection::Untouched => say::untouched(lang).to_owned(),
    };
    let style = match section {
        TaskSection::Overdue | TaskSection::Unsettled => theme.bad,
        _ => theme.strong,
    };
    let count = page.counted.tasks.count(section);
    let listed = page
        .counted
        .tasks
        .list
        .iter()
        .filter(|task| task.section == section)
        .count();
    let more = match listed < count {
        true => format!("   {}", say::more_in_tree(lang)),
        false => String::new(),
    };
    // How many there are is not cut off.
    let words = clip_middle(&words, columns.saturating_sub(8));
    vec![
        (" ".to_owned(), theme.base),
        (format!("{words} {count}"), style),
        (more, theme.dim),
    ]
}
