//! Bars that stand beside figures, never instead of them. The same plain characters in every theme:
//! where there are colours the filled ones melt into a block. A target is a mark on the bar.

use super::theme::Theme;
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use ratatui::style::Style;

/// Tenths of a per cent in the whole.
pub const WHOLE: u64 = 1000;

/// A ratio in tenths of a per cent, for drawing only.
pub fn tenths(ratio: Ratio) -> u64 {
    ratio.part.saturating_mul(WHOLE) / ratio.whole.max(1)
}

/// A target in tenths of a per cent, for drawing only.
pub fn target_tenths(target: &Decimal) -> u64 {
    u64::try_from(target.micro() / 100_000).unwrap_or(0)
}

/// A bar of exactly so many columns.
///
/// ```text
///   [##########|...]      mono: how far, the target, what is missing
/// ```
pub fn bar(
    ratio: Ratio,
    target: Option<&Decimal>,
    columns: usize,
    theme: &Theme,
) -> Vec<(String, Style)> {
    let inside = columns.saturating_sub(2);
    let place = |tenths: u64| {
        let columns = u64::try_from(inside).unwrap_or(0);
        usize::try_from(tenths.min(WHOLE) * columns / WHOLE).unwrap_or(0)
    };
    let filled = if ratio.whole == 0 {
        0
    } else {
        place(tenths(ratio))
    };
    let aim = target.map(|target| place(target_tenths(target)).min(inside.saturating_sub(1)));
    let colour = match target.and_then(|target| ratio.meets(target)) {
        Some(false) => theme.warn,
        _ => theme.good,
    };
    let block = theme.solid(colour);
    let mut parts = vec![("[".to_owned(), theme.dim)];
    for at in 0..inside {
        parts.push(match at {
            at if Some(at) == aim => ("|".to_owned(), theme.strong),
            at if at < filled => ("#".to_owned(), block),
            _ => (".".to_owned(), theme.dim),
        });
    }
    parts.push(("]".to_owned(), theme.dim));
    parts
}

/// A bar of its own sign, as long as it is of the most; what there is at all is seen.
///
/// ```text
///   ########
/// ```
pub fn strip(
    part: u64,
    most: u64,
    columns: usize,
    (sign, look): (&str, Style),
    theme: &Theme,
) -> Vec<(String, Style)> {
    let room = u64::try_from(columns).unwrap_or(0);
    let filled = (part * room).div_ceil(most.max(1));
    let filled = usize::try_from(filled).unwrap_or(0).min(columns);
    vec![
        (sign.repeat(filled), theme.solid(look)),
        (" ".repeat(columns - filled), theme.base),
    ]
}

#[cfg(test)]
mod tests {
    use super::super::theme::Name;
    use super::*;

    fn plain(part: u64, whole: u64, target: Option<&str>) -> String {
        let target = target.map(|text| Decimal::parse(text).unwrap());
        let theme = Theme::of(Name::Mono);
        let parts = bar(Ratio { part, whole }, target.as_ref(), 12, &theme);
        parts.into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn a_strip_shows_the_least_there_is_and_never_more_than_its_room() {
        let theme = Theme::of(Name::Mono);
        let drawn = |part, most| {
            let parts = strip(part, most, 8, ("#", theme.good), &theme);
            parts.into_iter().map(|(text, _)| text).collect::<String>()
        };
        assert_eq!(drawn(1, 1_000), "#       ");
        assert_eq!(drawn(500, 1_000), "####    ");
        assert_eq!((drawn(0, 9), drawn(9, 9)), (" ".repeat(8), "#".repeat(8)));
        assert_eq!(drawn(0, 0), " ".repeat(8));
    }

    #[test]
    fn draws_how_far_and_the_target() {
        assert_eq!(plain(5, 10, None), "[#####.....]");
        assert_eq!(plain(10, 10, Some("90")), "[#########|]");
        assert_eq!(plain(0, 0, Some("100")), "[.........|]");
        assert_eq!(plain(99, 100, None), "[#########.]");
    }
}
