//! The lines at the head of the overview: rates against targets, how far the lots are, and what
//! the user should know about the data. What waits stands below, in the list.

use super::summary::Summary;
use crate::domain::Decimal;
use crate::domain::head::ProjectHead;
use crate::domain::issue::IssueState;
use crate::domain::ratio::Ratio;
use crate::failure::{self, Failure};
use crate::text::escape::shown;
use crate::text::screen::{figure, issues as board, overview as say};
use crate::text::shorten::clip_middle;
use crate::text::width::{fit, width, wrap};
use crate::text::{Lang, collision, conflict, words};
use crate::tui::list::Parts;
use crate::tui::page::Scene;
use crate::tui::paint::gauge;
use crate::tui::paint::pen::Pen;
use crate::workspace::Access;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of a rate, but on fewer columns of the screen than these.
const RATE: usize = 23;
const NARROW: usize = 76;
/// Columns of the bar.
const BAR: usize = 24;

/// The lines, as many as are needed.
pub fn lines(summary: &Summary, columns: usize, scene: &Scene) -> Vec<Parts> {
    let Some(project) = scene.workspace.project() else {
        return Vec::new();
    };
    let (head, lang) = (&project.head, scene.lang);
    let counts = &summary.all;
    let rates = [
        (
            say::first_pass(lang),
            counts.first_pass,
            &head.target_first_pass,
        ),
        (
            say::excellence(lang),
            counts.excellence,
            &head.target_excellence,
        ),
    ];
    let mut lines = vec![name(head, columns, scene)];
    lines.extend(
        rates.map(|(label, ratio, target)| held(label, (ratio, target.as_ref()), columns, scene)),
    );
    lines.push(graded(summary, scene));
    lines.push(progress(summary, columns, scene));
    lines.extend(issues(summary, columns, scene));
    lines.extend(registers(summary, scene));
    lines.extend(damage(summary, columns, scene));
    let notes = notes(summary, scene).into_iter();
    lines.extend(notes.flat_map(|note| noted(&note, scene.theme.warn, columns)));
    lines
}

/// What is due in the registers, of a project that keeps any.
fn registers(summary: &Summary, scene: &Scene) -> Option<Parts> {
    let (due, expired) = summary.registers;
    let style = match expired {
        0 => scene.theme.base,
        _ => scene.theme.warn,
    };
    let label = label(say::registers(scene.lang), scene.lang);
    let words = say::registers_due(scene.lang, due, expired);
    (due > 0).then(|| vec![(label, scene.theme.base), (words, style)])
}

/// Draws them.
pub fn view(buffer: &mut Buffer, area: Rect, lines: &[Parts]) {
    let mut pen = Pen::new(buffer, area);
    for line in lines {
        let parts: Vec<_> = line
            .iter()
            .map(|(text, style)| (text.as_str(), *style))
            .collect();
        pen.line(&parts);
    }
}

/// A label, as wide as the widest of them.
fn label(words: &str, lang: Lang) -> String {
    let all = [say::first_pass, say::excellence, say::accepted_lots];
    let widest = all.iter().map(|words| width(words(lang))).max();
    fit(&format!(" {words}"), widest.unwrap_or(0) + 3)
}

/// The project's code and name, and by which scheme excellence is graded.
fn name(head: &ProjectHead, columns: usize, scene: &Scene) -> Parts {
    let lang = scene.lang;
    let name = format!(" {} {}", head.code, head.name);
    let scheme = |words: &str| format!("   {} {words}", figure::scheme(lang));
    let known = scene.workspace.library().scheme_name(&head.scheme, lang);
    let full = scheme(&known.title);
    // The scheme stands beside the name even when the name is long, then by its short name.
    let scheme = match width(&name) + width(&full) < columns {
        true => full,
        false => scheme(&known.short),
    };
    let name = clip_middle(&name, columns.saturating_sub(width(&scheme) + 1));
    vec![(name, scene.theme.strong), (scheme, scene.theme.dim)]
}

/// Of how many lots the excellence rate speaks.
fn graded(summary: &Summary, scene: &Scene) -> Parts {
    let (theme, lang) = (scene.theme, scene.lang);
    let counts = &summary.all;
    let graded = figure::graded_of(lang, counts.excellence.whole, counts.accepted);
    vec![(label("", lang), theme.base), (graded, theme.dim)]
}

fn held(
    words: &str,
    (ratio, target): (Ratio, Option<&Decimal>),
    columns: usize,
    scene: &Scene,
) -> Parts {
    let theme = scene.theme;
    let style = match target.and_then(|target| ratio.meets(target)) {
        Some(true) => theme.good,
        Some(false) => theme.bad,
        None => theme.base,
    };
    let label = label(words, scene.lang);
    let rate = rate(ratio, columns);
    let room = columns.saturating_sub(width(&label) + width(&rate) + 1);
    let said = figure::held_within(scene.lang, (ratio, target), room);
    vec![(label, theme.base), (rate, theme.strong), (said, style)]
}

/// A rate in its column, where there is room for one.
fn rate(ratio: Ratio, columns: usize) -> String {
    let rate = figure::rate(ratio);
    match columns < NARROW {
        true => rate + " ",
        false => fit(&rate, RATE),
    }
}

fn progress(summary: &Summary, columns: usize, scene: &Scene) -> Parts {
    let theme = scene.theme;
    let label = label(say::accepted_lots(scene.lang), scene.lang);
    let rate = rate(summary.lots, columns);
    let room = columns.saturating_sub(width(&label) + width(&rate) + 3);
    let mut line = vec![(label, theme.base), (rate, theme.strong)];
    line.extend(gauge::bar(summary.lots, None, BAR.min(room), theme));
    line
}

/// How many issues are open, in which state, and how many are overdue; nothing when none is.
fn issues(summary: &Summary, columns: usize, scene: &Scene) -> Vec<Parts> {
    let (theme, lang) = (scene.theme, scene.lang);
    let open: usize = summary.issues.iter().sum();
    let states = IssueState::ALL.iter().zip(summary.issues);
    let states =
        states.map(|(state, count)| format!("{} {count}", words::issue_state(lang, *state)));
    let states = states.collect::<Vec<_>>().join("  ");
    let mut line = vec![
        (label(board::issue_count(lang), lang), theme.base),
        (format!("{open}   "), theme.strong),
    ];
    if summary.overdue > 0 {
        let overdue = board::overdue(lang, summary.overdue);
        line.push((format!("! {overdue}   "), theme.bad));
    }
    if open == 0 {
        return Vec::new();
    }
    let used: usize = line.iter().map(|(text, _)| width(text)).sum();
    if used + width(&states) > columns {
        let label = label("", lang);
        let room = columns.saturating_sub(width(&label) + 1);
        let below = wrap(&states, room).into_iter();
        let below = below.map(|states| vec![(label.clone(), theme.base), (states, theme.dim)]);
        return std::iter::once(line).chain(below).collect();
    }
    line.push((states, theme.dim));
    vec![line]
}

/// What damage opening found, before everything else there is to say: the rates above do without it.
fn damage(summary: &Summary, columns: usize, scene: &Scene) -> Vec<Parts> {
    let (workspace, lang) = (scene.workspace, scene.lang);
    // One that says which lot it is about tells more than the gap it left.
    let named = summary.damaged.as_ref();
    let named = named.and_then(|(nth, about)| Some((workspace.notices().get(*nth)?, about)));
    let brief = match (named, workspace.damage().next()) {
        (Some((notice, about)), _) => failure::damage_in_brief(lang, notice, Some(about)),
        (None, Some(notice)) => failure::damage_in_brief(lang, notice, None),
        (None, None) => return Vec::new(),
    };
    let more = say::more_found(lang, workspace.notices().len().saturating_sub(1));
    noted(&format!("{brief}{more}"), scene.theme.bad, columns)
}

/// A note behind its mark, over as many lines as it needs.
fn noted(note: &str, style: Style, columns: usize) -> Vec<Parts> {
    let lines = wrap(&shown(note), columns.saturating_sub(4));
    let lines = lines.into_iter().enumerate();
    lines
        .map(|(nth, line)| {
            let mark = if nth == 0 { " ! " } else { "   " };
            vec![(format!("{mark}{line}"), style)]
        })
        .collect()
}

/// Who writes when we may only read, and what opening found.
fn notes(summary: &Summary, scene: &Scene) -> Vec<String> {
    let lang = scene.lang;
    let mut notes = Vec::new();
    if let Some(Access::ReadOnly { holder, reason }) = scene.workspace.access() {
        let failure = Failure::ReadOnly {
            holder: holder.clone(),
            reason: *reason,
        };
        notes.push(failure.sentences(lang).join("  "));
    }
    let (found, damaged) = (
        scene.workspace.notices().len(),
        scene.workspace.damage().count(),
    );
    if found > 0 && damaged == 0 {
        notes.push(say::notices(lang, found));
    }
    let renewed = scene.workspace.renewed().iter();
    notes.extend(renewed.map(|notice| failure::notice(lang, notice)));
    let project = scene.workspace.project();
    let forks = project.map_or(0, |project| project.forked().len());
    if forks > 0 {
        notes.push(collision::forked_here(lang, forks));
    }
    let open = project.map_or(0, |project| project.conflicts().count());
    if open > 0 {
        notes.push(conflict::open_here(lang, open));
    }
    let rows = project.map_or(0, |project| project.collisions().len());
    let rows = rows.saturating_sub(forks);
    if rows > 0 {
        notes.push(collision::open(lang, rows));
    }
    if scene.workspace.unknown_records() > 0 {
        notes.push(say::unknown(lang, scene.workspace.unknown_records()));
    }
    if summary.unsigned > 0 {
        notes.push(say::unsigned(lang, summary.unsigned));
    }
    let doubts = scene
        .workspace
        .project()
        .map_or(0, |project| project.doubts().len());
    if doubts > 0 {
        notes.push(say::doubts(lang, doubts));
    }
    notes
}
