//! The lines at the head of the overview: rates against targets, how far the lots are, and what
//! the user should know about the data. What waits stands below, in the list.

use super::summary::Summary;
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::failure::Failure;
use crate::text::screen::{figure, overview as say};
use crate::text::width::{clip_middle, fit, width};
use crate::text::words;
use crate::tui::gauge;
use crate::tui::pen::Pen;
use crate::tui::screen::Scene;
use crate::workspace::Access;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of the label and of the rate.
const LABEL: usize = 31;
const RATE: usize = 23;
/// Columns of the bar.
const BAR: usize = 24;

/// A line of parts.
pub type Line = Vec<(String, Style)>;

/// The lines, as many as are needed.
pub fn lines(summary: &Summary, scene: &Scene) -> Vec<Line> {
    let Some(project) = scene.workspace.project() else {
        return Vec::new();
    };
    let head = &project.head;
    let counts = &summary.all;
    let graded = figure::graded_of(scene.lang, counts.excellence.whole, counts.accepted);
    let mut lines = vec![
        name(scene),
        held(
            say::first_pass(scene.lang),
            counts.first_pass,
            head.target_first_pass.as_ref(),
            scene,
        ),
        held(
            say::excellence(scene.lang),
            counts.excellence,
            head.target_excellence.as_ref(),
            scene,
        ),
        progress(summary, scene),
    ];
    if let Some(excellence) = lines.get_mut(2) {
        excellence.push((format!("   {graded}"), scene.theme.dim));
    }
    lines.extend(notes(scene));
    lines
}

/// Draws them.
pub fn view(buffer: &mut Buffer, area: Rect, lines: &[Line]) {
    let mut pen = Pen::new(buffer, area);
    for line in lines {
        let parts: Vec<_> = line
            .iter()
            .map(|(text, style)| (text.as_str(), *style))
            .collect();
        pen.line(&parts);
    }
}

/// The project's code and name, and the scheme that excellence goes by.
fn name(scene: &Scene) -> Line {
    let (theme, lang) = (scene.theme, scene.lang);
    let Some(project) = scene.workspace.project() else {
        return Line::new();
    };
    let head = &project.head;
    let scheme = format!(
        "   {} {}",
        figure::scheme(lang),
        words::scheme(lang, head.scheme)
    );
    let room = 78_usize.saturating_sub(width(&scheme) + 1);
    let name = clip_middle(&format!("{} {}", head.code, head.name), room.max(20));
    vec![(format!(" {name}"), theme.strong), (scheme, theme.dim)]
}

fn held(label: &str, ratio: Ratio, target: Option<&Decimal>, scene: &Scene) -> Line {
    let theme = scene.theme;
    let style = match target.and_then(|target| ratio.meets(target)) {
        Some(true) => theme.good,
        Some(false) => theme.bad,
        None => theme.base,
    };
    vec![
        (fit(&format!(" {label}"), LABEL), theme.base),
        (fit(&figure::rate(ratio), RATE), theme.strong),
        (figure::held(scene.lang, ratio, target), style),
    ]
}

fn progress(summary: &Summary, scene: &Scene) -> Line {
    let theme = scene.theme;
    let label = fit(&format!(" {}", say::accepted_lots(scene.lang)), LABEL);
    let rate = fit(&figure::rate(summary.lots), RATE);
    let mut line = vec![(label, theme.base), (rate, theme.strong)];
    line.extend(gauge::bar(summary.lots, None, BAR, theme));
    line
}

/// Who writes when we may only read, and what opening found.
fn notes(scene: &Scene) -> Vec<Line> {
    let (theme, lang) = (scene.theme, scene.lang);
    let mut notes = Vec::new();
    if let Some(Access::ReadOnly { holder, reason }) = scene.workspace.access() {
        let failure = Failure::ReadOnly {
            holder: holder.clone(),
            reason: *reason,
        };
        let why = failure.sentences(lang).join(" ");
        notes.push(format!("{}: {why}", say::read_only(lang)));
    }
    if !scene.workspace.notices().is_empty() {
        notes.push(say::notices(lang, scene.workspace.notices().len()));
    }
    if scene.workspace.unknown_records() > 0 {
        notes.push(say::unknown(lang, scene.workspace.unknown_records()));
    }
    let line = |note: String| vec![(format!(" ! {note}"), theme.warn)];
    notes.into_iter().map(line).collect()
}
