//! How readings lie between their limits: a small histogram of plain characters, the limits marked, what lies
//! beyond them in another sign. Drawn beside the figures, never instead of them; nothing is judged by it.

use super::pen::Pen;
use super::theme::Theme;
use crate::domain::decimal::STEPS;
use crate::domain::limit::Exact;
use crate::domain::verdict::Bounds;
use ratatui::style::Style;

/// Bars between the limits.
const WITHIN: usize = 8;
/// Bars beyond each limit there is; the outermost holds all that lies further out.
const BEYOND: usize = 3;
/// Lines below the bars: the axis, and what the limits are.
const BELOW: u16 = 2;

/// How many readings lie where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spread {
    counts: Vec<usize>,
    lower: Option<String>,
    upper: Option<String>,
}

impl Spread {
    /// Of points in steps of 10⁻¹⁸; none without points or limits.
    pub fn of(points: &[i128], bounds: &Bounds) -> Option<Self> {
        let (least, most) = (*points.iter().min()?, *points.iter().max()?);
        let steps = |limit: Option<Exact>| limit.map(|limit| limit.floor() * STEPS);
        let (from, to) = match (steps(bounds.lower), steps(bounds.upper)) {
            (Some(lower), Some(upper)) => (lower, upper),
            (None, Some(upper)) => (least.min(0).min(upper), upper),
            (Some(lower), None) => (lower, most.max(lower)),
            (None, None) => return None,
        };
        let wide = ((to - from) / i128::try_from(WITHIN).unwrap_or(1)).max(1);
        let bars = |distance: i128| usize::try_from(distance / wide).unwrap_or(usize::MAX);
        let before = if bounds.lower.is_some() { BEYOND } else { 0 };
        let after = if bounds.upper.is_some() { BEYOND } else { 0 };
        let mut counts = vec![0; before + WITHIN + after];
        for point in points {
            let at = if bounds.contain(*point) {
                before + bars((point - from).max(0)).min(WITHIN - 1)
            } else if *point < from {
                before.saturating_sub(1 + bars(from - point - 1).min(BEYOND - 1))
            } else {
                before + WITHIN + bars((point - to - 1).max(0)).min(BEYOND - 1)
            };
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
        Some(Self {
            counts,
            lower: bounds.lower.map(Exact::shown),
            upper: bounds.upper.map(Exact::shown),
        })
    }

    /// Draws it over at most so many lines; nothing where that would show nothing.
    ///
    /// ```text
    ///       |   ##           |
    ///       | ####  ##       |!!
    /// ......|----------------|......
    ///      -10               10
    /// ```
    pub fn draw(&self, pen: &mut Pen, lines: u16, theme: &Theme) {
        let lines = lines.min(pen.lines_left());
        let marks = usize::from(self.lower.is_some()) + usize::from(self.upper.is_some());
        let wide = pen.columns().saturating_sub(marks) / self.counts.len().max(1);
        let wide = wide.min(4);
        if lines <= BELOW || wide == 0 {
            return;
        }
        let high = usize::from((lines - BELOW).min(8));
        let most = self.counts.iter().copied().max().unwrap_or(0).max(1);
        for row in (1..=high).rev() {
            let filled = |count: usize| (count * high).div_ceil(most) >= row;
            self.row(pen, theme, |count, inside| match (filled(count), inside) {
                (false, _) => (" ".repeat(wide), theme.base),
                (true, true) => ("#".repeat(wide), theme.solid(theme.good)),
                (true, false) => ("!".repeat(wide), theme.solid(theme.bad)),
            });
        }
        self.row(pen, theme, |_, inside| {
            let sign = if inside { "-" } else { "." };
            (sign.repeat(wide), theme.dim)
        });
        pen.line(&[(&self.limits(wide), theme.dim)]);
    }

    /// A line: each bar's cell, and the marks of the limits between them.
    fn row(&self, pen: &mut Pen, theme: &Theme, cell: impl Fn(usize, bool) -> (String, Style)) {
        let before = if self.lower.is_some() { BEYOND } else { 0 };
        let inside = before..before + WITHIN;
        let mark = || ("|".to_owned(), theme.strong);
        let mut parts = Vec::new();
        for (at, count) in self.counts.iter().enumerate() {
            if self.lower.is_some() && at == inside.start {
                parts.push(mark());
            }
            parts.push(cell(*count, inside.contains(&at)));
            if self.upper.is_some() && at + 1 == inside.end {
                parts.push(mark());
            }
        }
        pen.parts(&parts);
    }

    /// The limits, each below its mark.
    fn limits(&self, wide: usize) -> String {
        let mut line = String::new();
        let mut put = |limit: &str, mark: usize| {
            let middle = mark.saturating_sub(limit.chars().count() / 2);
            let written = line.chars().count();
            let gap = middle.saturating_sub(written).max(usize::from(written > 0));
            line.push_str(&" ".repeat(gap));
            line.push_str(limit);
        };
        let before = if self.lower.is_some() { BEYOND } else { 0 };
        if let Some(lower) = &self.lower {
            put(lower, before * wide);
        }
        if let Some(upper) = &self.upper {
            let mark = usize::from(self.lower.is_some()) + (before + WITHIN) * wide;
            put(upper, mark);
        }
        line
    }
}

#[cfg(test)]
mod tests {
    use super::super::theme::Name;
    use super::*;
    use crate::domain::Decimal;
    use crate::domain::limit::Limit;
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;

    fn bounds(lower: Option<&str>, upper: Option<&str>) -> Bounds {
        let exact = |text: &str| {
            let limit: Limit = serde_json::from_str(&format!("\"{text}\"")).unwrap();
            limit.exact(&Default::default()).unwrap()
        };
        Bounds {
            lower: lower.map(exact),
            upper: upper.map(exact),
        }
    }

    fn points(texts: &[&str]) -> Vec<i128> {
        let steps = |text: &&str| Decimal::parse_reading(text).unwrap().steps();
        texts.iter().map(steps).collect()
    }

    #[test]
    fn what_lies_on_a_limit_is_within_and_what_lies_beyond_is_not() {
        let both = bounds(Some("-10"), Some("10"));
        let spread = Spread::of(&points(&["-10", "10", "10.1", "-11", "900", "0"]), &both);
        assert_eq!(
            spread.unwrap().counts,
            [0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 1, 1, 0, 1]
        );
    }

    #[test]
    fn one_side_has_one_mark() {
        let most = Spread::of(&points(&["0", "3", "5"]), &bounds(None, Some("4"))).unwrap();
        assert_eq!(most.counts, [1, 0, 0, 0, 0, 0, 1, 0, 0, 1, 0]);
        let least = Spread::of(&points(&["4", "6", "12"]), &bounds(Some("5"), None)).unwrap();
        assert_eq!(least.counts, [0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1]);
        assert_eq!(Spread::of(&[], &bounds(None, Some("4"))), None);
        assert_eq!(Spread::of(&points(&["0"]), &bounds(None, None)), None);
    }

    #[test]
    fn limits_are_marked_and_what_is_beyond_has_another_sign() {
        let both = bounds(Some("-10"), Some("10"));
        let texts = ["-4", "-3", "-3", "4", "0", "12"];
        let spread = Spread::of(&points(&texts), &both).unwrap();
        let area = Rect::new(0, 0, 34, 5);
        let mut buffer = Buffer::empty(area);
        let mut pen = Pen::new(&mut buffer, area);
        spread.draw(&mut pen, 5, &Theme::of(Name::Mono));
        let row = |y| {
            let cells = (0..34).map(|x| buffer[(x, y)].symbol());
            cells.collect::<String>().trim_end().to_owned()
        };
        let drawn: Vec<String> = (0..5).map(row).collect();
        let wanted = [
            "      |    ##          |",
            "      |    ##          |",
            "      |    ##  ####    |!!",
            "......|----------------|......",
            "     -10              10",
        ];
        assert_eq!(drawn, wanted, "{drawn:#?}");
    }
}
