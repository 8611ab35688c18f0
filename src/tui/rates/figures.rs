//! All figures of the selected row, each with its counts.

use super::Rates;
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::rates::{Counts, Level};
use crate::text::escape::shown;
use crate::text::screen::{figure, rates as say};
use crate::text::width::{fit, width};
use crate::text::words;
use crate::tui::page::Scene;
use crate::tui::paint::gauge;
use crate::tui::paint::pen::{Pen, PenPart};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;

/// Columns of a label, of a rate, of a bar.
const LABEL: usize = 28;
const RATE: usize = 22;
/// On fewer columns a rate takes no more than it needs.
const NARROW: usize = 76;
const BAR: usize = 24;
/// Columns of a figure beside others.
const FIGURE: usize = 38;

/// ```text
///  明细：钢筋一班（检验批）
///  一次验收合格率   95.8 % (23/24)  [###########|.]  目标 90 % v 达到
///  优良率           60.0 % (12/20)  [#######......]  目标 60 % v 达到
///                   已评 20 / 已验收 23   评定标准 GBJ 300-88
///  最终合格 …        返工 …
///  合格点 …          让步 0
///  各阶段首轮通过
///  自检 …            互检 …
///  交接检 …          验收 …
/// ```
pub fn view(buffer: &mut Buffer, area: Rect, page: &Rates, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let mut pen = Pen::new(buffer, area);
    let project = scene.workspace.project();
    let (Some((group, counts)), Some(project)) = (page.rows.get(page.cursor.at), project) else {
        return;
    };
    let head = &project.head;
    let group = shown(group.as_deref().unwrap_or(say::all(lang))).into_owned();
    let level = words::kind(lang, page.asked.level().kind());
    let title = format!(" {}", say::details_of(lang, &group, level));
    pen.skip().line(&[(&title, theme.strong)]);
    held(
        &mut pen,
        words::first_pass_rate(lang),
        counts.first_pass,
        head.target_first_pass.as_ref(),
        scene,
    );
    held(
        &mut pen,
        words::excellence_rate(lang),
        counts.excellence,
        head.target_excellence.as_ref(),
        scene,
    );
    let graded = figure::graded_of(lang, counts.excellence.whole, counts.accepted);
    let graded = format!("{}{graded}", " ".repeat(LABEL));
    let scheme = scene.workspace.library().scheme_name(&head.scheme, lang);
    let with = |name: &str| format!("{graded}   {} {name}", figure::scheme(lang));
    let fits = |line: &String| width(line) <= pen.columns();
    let full = Some(with(&scheme.title)).filter(fits);
    let short = || Some(with(&scheme.short)).filter(fits);
    pen.line(&[(&full.or_else(short).unwrap_or(graded), theme.dim)]);
    grid(&mut pen, &beside(counts, scene), scene);
    pen.line(&[(" ", theme.dim), (say::first_rounds(lang), theme.dim)]);
    grid(&mut pen, &stages(counts, scene), scene);
    if page.asked.level() == Level::Unit {
        let words = format!(" {}", area_words(counts, scene));
        pen.line(&[(&words, theme.base)]);
    }
}

/// Figures side by side, as many in a line as there is room for.
fn grid(pen: &mut Pen, figures: &[String], scene: &Scene) {
    let widest = figures.iter().map(|text| width(text) + 2).max();
    let wide = widest.unwrap_or(0).max(FIGURE);
    let in_line = (pen.columns() / wide).max(1);
    for line in figures.chunks(in_line) {
        let texts: Vec<String> = line.iter().map(|text| fit(text, wide)).collect();
        let text = format!(" {}", texts.concat());
        pen.line(&[(text.trim_end(), scene.theme.base)]);
    }
}

fn held(pen: &mut Pen, label: &str, ratio: Ratio, target: Option<&Decimal>, scene: &Scene) {
    let theme = scene.theme;
    let style: Style = match target.and_then(|target| ratio.meets(target)) {
        Some(true) => theme.good,
        Some(false) => theme.bad,
        None => theme.dim,
    };
    let label = fit(&format!(" {label}"), LABEL);
    let rate = figure::rate(ratio);
    let rate = match pen.columns() < NARROW {
        true => rate + " ",
        false => fit(&rate, RATE),
    };
    // On the smallest screen the words need the room more than the bar does.
    let bar = match pen.columns() >= 100 {
        true => gauge::bar(ratio, target, BAR, theme),
        false => Vec::new(),
    };
    let room = pen.columns().saturating_sub(width(&label) + width(&rate));
    let words = figure::held_within(scene.lang, (ratio, target), room);
    let mut parts: Vec<PenPart> = vec![(&label, theme.base), (&rate, theme.strong)];
    parts.extend(bar.iter().map(|(text, style)| (text.as_str(), *style)));
    parts.push((if bar.is_empty() { "" } else { "  " }, theme.base));
    parts.push((&words, style));
    pen.line(&parts);
}

fn beside(counts: &Counts, scene: &Scene) -> [String; 4] {
    let lang = scene.lang;
    let pair = |words: &str, ratio| format!("{words} {}", figure::rate(ratio));
    [
        format!(
            "{} {}",
            figure::final_rate(lang),
            figure::finally(lang, counts.finally)
        ),
        pair(figure::rework(lang), counts.rework),
        pair(figure::points(lang), counts.points),
        format!("{} {}", figure::concessions(lang), counts.concessions),
    ]
}

/// Passed of concluded in the first round of each stage.
fn stages(counts: &Counts, scene: &Scene) -> [String; 4] {
    let lang = scene.lang;
    let stages: [(&str, &str); 4] = [
        ("self", words::self_check(lang)),
        ("mutual", words::mutual_check(lang)),
        ("handover", words::handover_check(lang)),
        ("acceptance", words::acceptance(lang)),
    ];
    stages.map(|(id, words)| format!("{words} {}", figure::rate(counts.stage(id))))
}

/// 单位工程 also by floor area.
fn area_words(counts: &Counts, scene: &Scene) -> String {
    let lang = scene.lang;
    let whole = |hundredths: u64| format!("{} m2", hundredths / 100);
    format!(
        "{} {} / {}   {} {}",
        figure::by_area(lang),
        whole(counts.area.part),
        whole(counts.area.whole),
        counts.without_area,
        figure::without_area(lang),
    )
}
