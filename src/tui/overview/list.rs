//! What waits, as the overview lists it: headings with counts, and a line for each subject.

use super::Overview;
use super::tasks::{OVERDUE_DAYS, Section, Task};
use crate::domain::collision::Thing;
use crate::text::screen::{overview as say, settle, signing};
use crate::text::width::cell;
use crate::text::{attest, collision};
use crate::tui::columns::{WHOLE, draw, in_sight};
use crate::tui::page::Scene;
use crate::tui::pen::Pen;
use crate::tui::standing;
use crate::workspace::conflict::Matter;
use crate::workspace::waiting::Progress;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of the mark before a line, and of a code that stands alone.
const MARK: usize = 3;
const CODE: usize = 18;
/// From so many columns on crew and place are shown too.
const ROOMY: usize = 120;
/// To how many columns each may be cut: code, name, place, crew, stage, standing, age.
const LEAST: [usize; 7] = [12, 14, 8, 8, WHOLE, 12, WHOLE];
/// Which of them says how it stands, and since when.
const STANDING: usize = 5;
const AGE: usize = 6;

/// A line of the list as it is drawn.
enum Row<'a> {
    Heading(Section),
    Task(usize, &'a Task),
}

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
    let party = format!("< {} >", party(page, scene));
    pen.line(&[
        (&format!(" {}  ", say::waits_for(lang)), theme.base),
        (&party, theme.strong),
    ]);
    if page.tasks.list.is_empty() {
        let project = scene.workspace.project();
        let words = match project.is_some_and(|project| !project.nodes().is_empty()) {
            true => say::nothing(lang),
            false => say::no_subjects(lang),
        };
        pen.skip().text(words, theme.warn);
        return;
    }
    let rows = rows(&page.tasks.list);
    let at = rows
        .iter()
        .position(|row| matches!(row, Row::Task(at, _) if *at == page.cursor.at));
    let roomy = pen.columns() >= ROOMY;
    let cells = |row: &Row| match row {
        Row::Heading(_) => Vec::new(),
        Row::Task(_, task) => cells(task, roomy, scene),
    };
    for (_, row, cells) in in_sight(&pen, (&rows, at.unwrap_or(0)), (&LEAST, MARK), cells) {
        match row {
            Row::Heading(section) => heading(&mut pen, *section, page, scene),
            Row::Task(at, task) => line(&mut pen, task, &cells, *at == page.cursor.at, scene),
        }
    }
}

fn party(page: &Overview, scene: &Scene) -> &'static str {
    use super::tasks::Party;
    match page.party {
        Party::Everyone => say::everyone(scene.lang),
        Party::Crews => say::crews(scene.lang),
        Party::Foremen => say::foremen(scene.lang),
        Party::Office => say::office(scene.lang),
        Party::Supervision => say::supervision(scene.lang),
        Party::Owners => say::owners(scene.lang),
    }
}

fn rows(tasks: &[Task]) -> Vec<Row<'_>> {
    let mut rows = Vec::with_capacity(tasks.len() + 4);
    let mut section = None;
    for (at, task) in tasks.iter().enumerate() {
        if section != Some(task.section) {
            section = Some(task.section);
            rows.push(Row::Heading(task.section));
        }
        rows.push(Row::Task(at, task));
    }
    rows
}

fn heading(pen: &mut Pen, section: Section, page: &Overview, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let words = match section {
        Section::Unsettled => format!("! {}", settle::section(lang)),
        Section::Overdue => format!("! {}", say::overdue(lang, OVERDUE_DAYS)),
        Section::Drafts => say::drafts(lang).to_owned(),
        Section::Unsigned => signing::unsigned_section(lang).to_owned(),
        Section::Waiting => say::waiting(lang).to_owned(),
        Section::Untouched => say::untouched(lang).to_owned(),
    };
    let style = match section {
        Section::Overdue | Section::Unsettled => theme.bad,
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
    let count = format!(" {count}");
    pen.line(&[
        (" ", theme.base),
        (&words, style),
        (&count, style),
        (&more, theme.dim),
    ]);
}

/// What stands in the columns of a subject's line; of other matters, none of them.
fn cells(task: &Task, roomy: bool, scene: &Scene) -> Vec<String> {
    let lang = scene.lang;
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.node(&task.code));
    let Some(subject) = node.map(|node| &node.subject) else {
        return Vec::new();
    };
    if let Some(Matter::Row(..)) = task.matter {
        return Vec::new();
    }
    let age = task.age(scene.workspace.today());
    let beside = |text: &str| {
        if roomy {
            text.to_owned()
        } else {
            String::new()
        }
    };
    vec![
        subject.code.clone(),
        subject.name.clone(),
        beside(&subject.location),
        beside(&subject.crew),
        lang.of_words(&task.stage).to_owned(),
        standing(task, scene).0,
        age.map_or(String::new(), |days| say::age(lang, days)),
    ]
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
    task.progress == Progress::Rejected && last.is_some_and(|check| check.refused.is_some())
}

fn line(pen: &mut Pen, task: &Task, cells: &[String], selected: bool, scene: &Scene) {
    let theme = scene.theme;
    if let Some(Matter::Row(of, code)) = &task.matter {
        return changed_twice(pen, (*of, code), selected, scene);
    }
    let style_of = |at: usize| match at {
        _ if selected => theme.selected,
        STANDING => standing(task, scene).1,
        AGE if task.section == Section::Overdue => theme.bad,
        AGE => theme.dim,
        _ => theme.base,
    };
    let ground = if selected { theme.selected } else { theme.base };
    let mark = if selected { " > " } else { "   " };
    draw(pen, (mark, ground), cells, style_of);
}

/// A row that was changed on two devices at once.
fn changed_twice(pen: &mut Pen, (of, code): (Thing, &str), selected: bool, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let ground = if selected { theme.selected } else { theme.base };
    let mark = if selected { " > " } else { "   " };
    let words = format!("{mark}{}", cell(code, CODE));
    let what = format!(
        "{}  {}",
        collision::thing(lang, of),
        collision::unsettled(lang, of)
    );
    let style = if selected { ground } else { theme.warn };
    pen.row(&[(&words, ground), (&what, style)], ground);
}
