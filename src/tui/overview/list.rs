//! What waits, as the overview lists it: headings with counts, and a line for each subject.

use super::Overview;
use super::tasks::{OVERDUE_DAYS, Section, Task};
use crate::domain::Subject;
use crate::domain::collision::Thing;
use crate::text::screen::{overview as say, settle, signing};
use crate::text::width::cell;
use crate::text::{attest, collision};
use crate::tui::pen::Pen;
use crate::tui::screen::Scene;
use crate::tui::standing;
use crate::workspace::conflict::Matter;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of code, stage, standing and age.
const CODE: usize = 17;
const STAGE: usize = 15;
const STANDING: usize = 14;
const AGE: usize = 9;
/// From so many columns on crew and place are shown too.
const ROOMY: usize = 120;
/// Columns of crew and place.
const CREW: usize = 16;
const PLACE: usize = 20;

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
    let lines = usize::from(pen.lines_left());
    let first = crate::tui::cursor::Cursor::on(at.unwrap_or(0)).first_in_sight(rows.len(), lines);
    for row in rows.iter().skip(first).take(lines) {
        match row {
            Row::Heading(section) => heading(&mut pen, *section, page, scene),
            Row::Task(at, task) => line(&mut pen, task, *at == page.cursor.at, scene),
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

fn line(pen: &mut Pen, task: &Task, selected: bool, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let project = scene.workspace.project();
    if let Some(Matter::Row(of, code)) = &task.matter {
        return changed_twice(pen, (*of, code), selected, scene);
    }
    let Some(node) = project.and_then(|project| project.node(&task.code)) else {
        return;
    };
    let pick = |style: Style| if selected { theme.selected } else { style };
    let age = task
        .age(scene.workspace.today())
        .map(|days| say::age(lang, days));
    let age_style = if task.section == Section::Overdue {
        theme.bad
    } else {
        theme.dim
    };
    let stage = lang.of_words(&task.stage);
    let (standing, style) = match (&task.unsigned, task.draft) {
        (Some((_, parties)), _) => (
            format!("_ {} {parties}", attest::unsigned(lang)),
            theme.warn,
        ),
        (None, true) => (format!("+ {}", say::draft(lang)), theme.warn),
        (None, false) => (
            standing::both(lang, task.progress),
            standing::style(theme, task.progress),
        ),
    };
    let mark = if selected { " > " } else { "   " };
    let subject = subject(&node.subject, pen.columns());
    pen.row(
        &[
            (&format!("{mark}{subject}"), pick(theme.base)),
            (&cell(stage, STAGE), pick(theme.base)),
            (&cell(&standing, STANDING), pick(style)),
            (&cell(&age.unwrap_or_default(), AGE), pick(age_style)),
        ],
        pick(theme.base),
    );
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

/// Code and name, where there is room also place and crew.
fn subject(subject: &Subject, columns: usize) -> String {
    let aside = if columns >= ROOMY { CREW + PLACE } else { 0 };
    let name = columns.saturating_sub(3 + CODE + STAGE + STANDING + AGE + 1 + aside);
    let mut text = format!("{}{}", cell(&subject.code, CODE), cell(&subject.name, name));
    if aside > 0 {
        text.push_str(&cell(&subject.location, PLACE));
        text.push_str(&cell(&subject.crew, CREW));
    }
    text
}
