//! The kinds of judges in words: what each is called, its figures, and what it found, so that an
//! inspector can check it by hand. Grades and what surrounds a verdict are said in [`super::reason`].

use super::document;
use super::escape;
use super::lang::Lang;
use super::listing::{self, MeantWords};
use super::unit;
use crate::domain::Class;
use crate::domain::appearance::{AppearanceGrade as G, appearance_grade};
use crate::domain::criterion::{Deviation, Judge, Range};
use crate::domain::decimal::{STEPS, shown};
use crate::domain::limit::Limit;
use crate::domain::plan::PlanNumbers;
use crate::domain::ratio::Ratio;
use crate::domain::verdict::{Bounds, Crowd, Finding, ItemVerdict};

/// What the kinds are called, by their words in a checklist.
pub const NAMES: MeantWords = &[
    ("attribute", &["观察"]),
    ("deviation", &["偏差"]),
    ("range", &["实测值"]),
    ("document", &["资料"]),
    ("appearance", &["观感"]),
    ("computed", &["汇总"]),
];
/// The kind of a judge.
pub fn name(lang: Lang, judge: &Judge) -> String {
    listing::shown(lang, NAMES, judge.word())
}

/// The figures of a judge that has any: limits with their unit, documents.
pub fn figures(lang: Lang, judge: &Judge) -> Option<String> {
    match judge {
        Judge::Deviation(deviation) => Some(deviation_limits(lang, deviation)),
        Judge::Range(range) => Some(range_limits(lang, range)),
        Judge::Document(papers) => Some(papers.required.join("、")),
        Judge::Attribute(_) | Judge::Appearance | Judge::Computed(_) => None,
    }
}

fn deviation_limits(lang: Lang, deviation: &Deviation) -> String {
    let limits = match &deviation.limit {
        Some(limit) => format!("±{}", limit_text(limit)),
        None => sides(deviation.lower.as_ref(), deviation.upper.as_ref()),
    };
    format!("{limits} {}", unit::shown(lang, &deviation.unit))
}

fn range_limits(lang: Lang, range: &Range) -> String {
    let limits = sides(range.min.as_ref(), range.max.as_ref());
    format!("{limits} {}", unit::shown(lang, &range.unit))
}

fn sides(low: Option<&Limit>, high: Option<&Limit>) -> String {
    match (low, high) {
        (Some(low), Some(high)) => format!("{} … {}", limit_text(low), limit_text(high)),
        (Some(low), None) => format!("≥ {}", limit_text(low)),
        (None, Some(high)) => format!("≤ {}", limit_text(high)),
        (None, None) => String::new(),
    }
}

fn limit_text(limit: &Limit) -> String {
    match limit {
        Limit::Fixed(figure) => figure.to_string(),
        Limit::Follows(slope) => {
            let plus = slope
                .plus
                .as_ref()
                .map_or_else(String::new, |plus| format!(" + {plus}"));
            let most = slope
                .at_most
                .as_ref()
                .map_or_else(String::new, |most| format!(", ≤ {most}"));
            format!("({}/{}{plus}{most})", slope.of, slope.per)
        }
    }
}

/// The arithmetic of a verdict: inputs, comparison, result.
pub fn found(lang: Lang, item: &ItemVerdict, unit: &str) -> String {
    match &item.finding {
        Finding::NotApplicable { note } => not_applicable(lang, note),
        Finding::Stated { .. } => stated(lang, item.conforming).to_owned(),
        Finding::Share {
            checked,
            failed,
            rate,
            ..
        } => share(lang, item, *checked, *failed, *rate),
        Finding::Sampled {
            checked,
            failed,
            draw,
            numbers,
            ..
        } => sampled(lang, [*checked, *failed], *draw, *numbers),
        Finding::Measured { .. } => measured(lang, item, unit::shown(lang, unit)),
        // Called 缺 as a whole, without saying which.
        Finding::Documents { missing, .. } if missing.is_empty() && !item.conforming => lang
            .pick("所需资料不齐。", "Not all required documents are present.")
            .to_owned(),
        Finding::Documents { missing, required } => documents(lang, missing, *required),
        Finding::Appearance { places, .. } => appearance(lang, *places),
        Finding::Children { accepted, total } => children(lang, *accepted, *total),
    }
}

fn not_applicable(lang: Lang, note: &str) -> String {
    format!(
        "{}{}",
        lang.pick("不适用：", "Not applicable: "),
        escape::shown(note)
    )
}

fn stated(lang: Lang, conforming: bool) -> &'static str {
    if conforming {
        lang.pick("检查结果：符合。", "Inspected: conforms.")
    } else {
        lang.pick("检查结果：不符合。", "Inspected: does not conform.")
    }
}

fn share(lang: Lang, item: &ItemVerdict, checked: u64, failed: u64, rate: i64) -> String {
    let conforming = checked - failed;
    if item.class == Class::Dominant {
        return match lang {
            Lang::Zh => format!("查 {checked} 处，不符合 {failed} 处；主控项目须全部符合。"),
            Lang::En => format!(
                "{checked} inspected, {failed} nonconforming; a dominant item must conform wholly."
            ),
        };
    }
    let sign = compared(item.conforming);
    let share = Ratio {
        part: conforming,
        whole: checked,
    };
    let (share, needed) = (percent(share), rate_percent(rate));
    match lang {
        Lang::Zh => format!(
            "查 {checked} 处，符合 {conforming} 处，{conforming}/{checked} = {share} % {sign} {needed} %。"
        ),
        Lang::En => format!("{conforming} of {checked} conform: {share} % {sign} {needed} %."),
    }
}

fn sampled(lang: Lang, [checked, failed]: [u64; 2], draw: u8, numbers: PlanNumbers) -> String {
    let PlanNumbers { accept, reject } = numbers;
    match lang {
        Lang::Zh => format!(
            "附录D第 {draw} 次抽样：n = {checked}，不合格 {failed}；合格判定数 {accept}，不合格判定数 {reject}。"
        ),
        Lang::En => format!(
            "Appendix D, draw {draw}: n = {checked}, defects {failed}; accept at {accept}, reject at {reject}."
        ),
    }
}

fn measured(lang: Lang, item: &ItemVerdict, unit: &str) -> String {
    let Finding::Measured {
        within,
        points,
        rate,
        bounds,
        cap,
        beyond,
        outside,
        crowd,
    } = &item.finding
    else {
        return String::new();
    };
    let limits = limits(bounds);
    if let (Some((nth, value)), Some(cap)) = (beyond, cap) {
        let (value, cap) = (shown(*value), self::limits(cap));
        return match lang {
            Lang::Zh => format!(
                "第 {nth} 点 {value} {unit} 超出最大偏差 {cap}；允许 {limits}，{within}/{points} 点合格。"
            ),
            Lang::En => format!(
                "Point {nth}, {value} {unit}, lies beyond the cap {cap}; allowed {limits}, {within} of {points} within."
            ),
        };
    }
    if let Some(crowd) = crowd {
        return crowded(lang, crowd, unit);
    }
    if let (Class::Dominant, Some((nth, value))) = (item.class, outside) {
        let value = shown(*value);
        return match lang {
            Lang::Zh => format!(
                "第 {nth} 点 {value} {unit} 超出允许 {limits}；主控项目各点须全部合格，合格 {within}/{points}。"
            ),
            Lang::En => format!(
                "Point {nth}, {value} {unit}, is outside {limits}; every point of a dominant item must be within, {within} of {points} are."
            ),
        };
    }
    let share = Ratio {
        part: *within,
        whole: *points,
    };
    let sign = compared(share.reaches(*rate));
    let (share, needed) = (percent(share), rate_percent(*rate));
    match lang {
        Lang::Zh => format!(
            "允许 {limits} {unit}，合格点 {within}/{points} = {share} % {sign} {needed} %。"
        ),
        Lang::En => format!(
            "Allowed {limits} {unit}; points within {within}/{points} = {share} % {sign} {needed} %."
        ),
    }
}

fn crowded(lang: Lang, crowd: &Crowd, unit: &str) -> String {
    let Crowd {
        group,
        low,
        at_most,
        ..
    } = crowd;
    let below = shown(crowd.below);
    match lang {
        Lang::Zh => {
            format!("第 {group} 组有 {low} 个低于 {below} {unit}；每组至多 {at_most} 个。")
        }
        Lang::En => format!(
            "Group {group} has {low} below {below} {unit}; at most {at_most} of a group may be."
        ),
    }
}

/// Limits as a range, e.g. `-5 … 10`, `≥ 0.5`.
pub fn limits(bounds: &Bounds) -> String {
    match (bounds.lower, bounds.upper) {
        (Some(lower), Some(upper)) if lower.negated() == upper => format!("±{}", upper.shown()),
        (Some(lower), Some(upper)) => format!("{} … {}", lower.shown(), upper.shown()),
        (Some(lower), None) => format!("≥ {}", lower.shown()),
        (None, Some(upper)) => format!("≤ {}", upper.shown()),
        (None, None) => "—".to_owned(),
    }
}

fn documents(lang: Lang, missing: &[String], required: usize) -> String {
    if missing.is_empty() {
        return match lang {
            Lang::Zh => format!("所需资料 {required} 种齐全。"),
            Lang::En => format!("All {required} kinds of document are present."),
        };
    }
    let missing = escape::shown(&document::kinds(lang, missing)).into_owned();
    match lang {
        Lang::Zh => format!("缺少资料：{missing}。"),
        Lang::En => format!("Missing documents: {missing}."),
    }
}

fn appearance(lang: Lang, places: [u64; 3]) -> String {
    let [good, fair, poor] = places;
    let grade = match appearance_grade(places) {
        G::Good => lang.pick("好", "good"),
        G::Fair => lang.pick("一般", "fair"),
        G::Poor => lang.pick("差，须返修", "poor, must be repaired"),
    };
    match lang {
        Lang::Zh => format!("好 {good}，一般 {fair}，差 {poor}：评为「{grade}」。"),
        Lang::En => format!("Good {good}, fair {fair}, poor {poor}: {grade}."),
    }
}

fn children(lang: Lang, accepted: usize, total: usize) -> String {
    match lang {
        Lang::Zh => format!("下级验收合格 {accepted}/{total}。"),
        Lang::En => format!("{accepted} of {total} below are accepted."),
    }
}

fn compared(reached: bool) -> &'static str {
    if reached { "≥" } else { "<" }
}

fn percent(share: Ratio) -> String {
    share.percent().unwrap_or_else(|| "—".to_owned())
}

/// A share in millionths as a percentage.
fn rate_percent(rate: i64) -> String {
    shown(i128::from(rate) * 100 * STEPS)
}

/// The limits of a measured item as a form has them: without unit, the upper one above the lower one.
pub fn limits_on_paper(judge: &Judge) -> Option<String> {
    let close = |limit: &Limit| limit_text(limit).replace(' ', "");
    let both = |low: &Limit, high: &Limit, between: &str| match between {
        "\n" => format!("{}\n{}", signed(&close(high)), signed(&close(low))),
        between => format!("{}{between}{}", close(low), close(high)),
    };
    let one = |low: Option<&Limit>, high: Option<&Limit>, between: &str| match (low, high) {
        (Some(low), Some(high)) => both(low, high, between),
        (Some(low), None) => format!("≥{}", close(low)),
        (None, Some(high)) => format!("≤{}", close(high)),
        (None, None) => String::new(),
    };
    match judge {
        Judge::Deviation(deviation) => Some(match &deviation.limit {
            Some(limit) if deviation.unsigned => format!("≤{}", close(limit)),
            Some(limit) => format!("±{}", close(limit)),
            None => one(deviation.lower.as_ref(), deviation.upper.as_ref(), "\n"),
        }),
        Judge::Range(range) => Some(one(range.min.as_ref(), range.max.as_ref(), "～")),
        _ => None,
    }
}

/// A limit above zero with its sign.
fn signed(limit: &str) -> String {
    match limit.starts_with(['-', '0', '(']) {
        true => limit.to_owned(),
        false => format!("+{limit}"),
    }
}
