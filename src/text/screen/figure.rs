//! Rates on the screen: counts always beside the percentage, and whether a target is met. Only
//! characters of certain width, since they stand in columns.

use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::phrases;
use crate::text::Lang;
use crate::text::width::width;

phrases! {
    met: "达到", "met";
    not_met: "未达到", "not met";
    target: "目标", "target";
    no_target: "未定目标", "no target";
    accepted: "已验收", "accepted";
    scheme: "评定标准", "Grading";
    final_rate: "最终合格", "Finally accepted";
    rework: "返工", "Reworked";
    points: "合格点", "Conforming points";
    concessions: "让步", "Concessions";
    by_area: "一次合格面积", "First-pass floor area";
    without_area: "个单位没有填面积", "units without a floor area";
    /// How many were graded of those accepted: an excellence rate speaks of the graded only.
    graded_of(graded: u64, accepted: u64): "已评 {graded} / 已验收 {accepted}", "{graded} graded of {accepted} accepted";
}

/// What stands where there is nothing to count: of certain width.
pub const NONE: &str = "-";

/// What was finally accepted: a rate, or in words where some of it had its first round before the
/// period.
pub fn finally(lang: Lang, ratio: Ratio) -> String {
    let Ratio { part, whole } = ratio;
    match lang {
        _ if part <= whole => rate(ratio),
        Lang::Zh => format!("{part}（首轮 {whole}）"),
        Lang::En => format!("{part} (first {whole})"),
    }
}

/// A rate with its counts, e.g. `96.0 % (24/25)`; a hyphen without data.
pub fn rate(ratio: Ratio) -> String {
    match ratio.percent() {
        // What was accepted in a period may have begun before it: then only the counts make sense.
        Some(_) if ratio.part > ratio.whole => format!("({}/{})", ratio.part, ratio.whole),
        Some(percent) => format!("{percent} % ({}/{})", ratio.part, ratio.whole),
        None => NONE.to_owned(),
    }
}

/// Whether a rate meets its target, in a word; said when the figure shown looks better than it is.
pub fn met_or_not(lang: Lang, ratio: Ratio, target: Option<&Decimal>) -> String {
    let Some(target) = target else {
        return NONE.to_owned();
    };
    let lower = match ratio.looks_met(target) {
        true => lang.pick("（略低）", ", just below"),
        false => "",
    };
    match ratio.meets(target) {
        Some(true) => format!("v {}", met(lang)),
        Some(false) => format!("x {}{lower}", not_met(lang)),
        None => NONE.to_owned(),
    }
}

/// The target, and whether a rate meets it.
pub fn held(lang: Lang, ratio: Ratio, target: Option<&Decimal>) -> String {
    let Some(percent) = target else {
        return no_target(lang).to_owned();
    };
    let aim = format!("{} {percent} %", self::target(lang));
    match ratio.meets(percent) {
        Some(_) => format!("{aim} {}", met_or_not(lang, ratio, target)),
        None => aim,
    }
}

/// The same in so many columns: where they are too few, only whether it is met.
pub fn held_within(
    lang: Lang,
    (ratio, target): (Ratio, Option<&Decimal>),
    columns: usize,
) -> String {
    let whole = held(lang, ratio, target);
    match width(&whole) > columns && target.is_some() {
        true => met_or_not(lang, ratio, target),
        false => whole,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_when_a_figure_looks_better_than_it_is() {
        let ratio = Ratio {
            part: 2399,
            whole: 2500,
        };
        let target = Decimal::parse("96").unwrap();
        assert_eq!(rate(ratio), "96.0 % (2399/2500)");
        assert_eq!(
            held(Lang::Zh, ratio, Some(&target)),
            "目标 96 % x 未达到（略低）"
        );
        assert_eq!(
            held(Lang::En, Ratio::default(), Some(&target)),
            "target 96 %"
        );
        assert_eq!(rate(Ratio::default()), "-");
    }
}
