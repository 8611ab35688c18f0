//! 「为什么」: the arithmetic behind a verdict, in one sentence an inspector can check by hand.

use super::document;
use super::lang::Lang;
use super::words;
use crate::domain::decimal::shown;
use crate::domain::grade::{Condition, Grading};
use crate::domain::plan::Numbers;
use crate::domain::ratio::Ratio;
use crate::domain::reference::Source;
use crate::domain::verdict::{Bounds, Crowd, Finding, ItemVerdict};
use crate::domain::{Class, Decimal};

/// Why an item conforms, or does not: inputs, comparison, result; and, where an enterprise demands
/// more than the standard, what the standard demands.
pub fn sentence(lang: Lang, item: &ItemVerdict, unit: &str) -> String {
    let why = match &item.source {
        None => why(lang, item, unit),
        Some(source) => taken_over(lang, source) + &why(lang, item, unit),
    };
    match &item.national {
        None => why,
        Some(national) => {
            let national = super::figure::national(lang, national);
            match lang {
                Lang::Zh => format!("{why}（内控标准；{national}）"),
                Lang::En => format!("{why} (Enterprise standard; {national})"),
            }
        }
    }
}

/// Which round an answer by reference stands in, when that was and whose it is.
fn taken_over(lang: Lang, source: &Source) -> String {
    let Source { round, at, by } = source;
    let (day, by) = (at.get(..10).unwrap_or(at), super::escape::quoted(by));
    match lang {
        Lang::Zh => format!("沿用第 {round} 轮（{day}，{by}）："),
        Lang::En => format!("As in round {round} ({day}, {by}): "),
    }
}

fn why(lang: Lang, item: &ItemVerdict, unit: &str) -> String {
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
        Finding::Measured { .. } => measured(lang, item, unit),
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
        super::escape::shown(note)
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
    let (share, needed) = (percent(conforming, checked), rate_percent(rate));
    match lang {
        Lang::Zh => format!(
            "查 {checked} 处，符合 {conforming} 处，{conforming}/{checked} = {share} % {sign} {needed} %。"
        ),
        Lang::En => format!("{conforming} of {checked} conform: {share} % {sign} {needed} %."),
    }
}

fn sampled(lang: Lang, [checked, failed]: [u64; 2], draw: u8, numbers: Numbers) -> String {
    let Numbers { accept, reject } = numbers;
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
    let sign = compared(reaches(*within, *points, *rate));
    let (share, needed) = (percent(*within, *points), rate_percent(*rate));
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

fn reaches(within: u64, points: u64, rate: i64) -> bool {
    i128::from(within) * 1_000_000 >= i128::from(points) * i128::from(rate)
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
    let missing = super::escape::shown(&document::kinds(lang, missing)).into_owned();
    match lang {
        Lang::Zh => format!("缺少资料：{missing}。"),
        Lang::En => format!("Missing documents: {missing}."),
    }
}

fn appearance(lang: Lang, places: [u64; 3]) -> String {
    let [good, fair, poor] = places;
    use crate::domain::appearance::{AppearanceGrade as G, appearance_grade};
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

/// Why an accepted subject got its grade.
pub fn grading(lang: Lang, grading: &Grading) -> String {
    let grade = words::grade(lang, grading.grade());
    let conditions: Vec<String> = grading
        .conditions
        .iter()
        .map(|condition| {
            let mark = if condition.holds() {
                ""
            } else {
                lang.pick("（不足）", " (short)")
            };
            format!("{}{mark}", self::condition(lang, condition))
        })
        .collect();
    let list = conditions.join(lang.comma());
    match lang {
        Lang::Zh => format!("{grade}：{list}。"),
        Lang::En => format!("{grade}: {list}."),
    }
}

fn condition(lang: Lang, condition: &Condition) -> String {
    use Condition as C;
    let share = |zh: &str, en: &str, ratio: &Ratio, needed: &Decimal| match lang {
        // Nothing of the kind: the condition holds, and there is no share to show.
        Lang::Zh if ratio.whole == 0 => format!("{zh}：没有可评的"),
        Lang::En if ratio.whole == 0 => format!("{en}: none to grade"),
        Lang::Zh => format!("{zh} {}（优良须 ≥ {needed} %）", pair(ratio)),
        Lang::En => format!("{en} {} (excellent needs ≥ {needed} %)", pair(ratio)),
    };
    let points = |zh: &str, en: &str, ratio: &Ratio, needed: &Decimal| {
        let shown = ratio.percent().unwrap_or_else(|| "—".to_owned());
        match lang {
            Lang::Zh => format!("{zh} {shown} 分（优良须 ≥ {needed}）"),
            Lang::En => format!("{en} {shown} points (excellent needs ≥ {needed})"),
        }
    };
    match condition {
        C::Points(ratio, needed) => {
            share("一般项目合格点", "points of general items", ratio, needed)
        }
        C::Attributes(ratio, needed) => {
            share("优良的检查项", "excellent attribute items", ratio, needed)
        }
        C::Children(ratio, needed) => share("下级优良", "excellent ones below", ratio, needed),
        C::Appearance(ratio, needed) => share("观感得分率", "appearance score", ratio, needed),
        C::Score(ratio, needed) => points("综合评价", "the whole evaluation", ratio, needed),
        C::Structure(ratio, needed) => points("结构工程", "the structure", ratio, needed),
        C::Must(name, _) => match lang {
            Lang::Zh => format!("{}须优良", super::escape::shown(name)),
            Lang::En => format!("{} must be excellent", super::escape::shown(name)),
        },
        C::Unconceded(holds) => {
            let (zh, en) = match holds {
                true => ("下级无设计认可、让步接收", "nothing below was conceded"),
                false => (
                    "下级有设计认可或让步接收，不得评优良",
                    "something below was conceded: cannot be excellent",
                ),
            };
            lang.pick(zh, en).to_owned()
        }
        C::Bands(holds) => {
            let (zh, en) = match holds {
                true => ("各项均达到二档以上", "every aspect reaches its second band"),
                false => ("有未达到二档的项", "an aspect stays below its second band"),
            };
            lang.pick(zh, en).to_owned()
        }
        C::Fresh(true) => lang
            .pick("首次验收或返工重做", "first round or fully redone")
            .to_owned(),
        C::Fresh(false) => lang
            .pick(
                "曾经不合格且未返工重做，不得评优良",
                "rejected before and not fully redone: cannot be excellent",
            )
            .to_owned(),
    }
}

/// A rate with its counts, e.g. `96.0 % (24/25)`; `—` without data.
pub fn pair(ratio: &Ratio) -> String {
    match ratio.percent() {
        // What was accepted in a period may have begun before it: then only the counts make sense.
        Some(_) if ratio.part > ratio.whole => format!("({}/{})", ratio.part, ratio.whole),
        Some(percent) => format!("{percent} % ({}/{})", ratio.part, ratio.whole),
        None => "—".to_owned(),
    }
}

fn compared(reached: bool) -> &'static str {
    if reached { "≥" } else { "<" }
}

fn percent(part: u64, whole: u64) -> String {
    Ratio { part, whole }
        .percent()
        .unwrap_or_else(|| "—".to_owned())
}

/// A share in millionths as a percentage.
fn rate_percent(rate: i64) -> String {
    shown(i128::from(rate) * 100 * crate::domain::decimal::STEPS)
}
