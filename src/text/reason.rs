//! 「为什么」: the arithmetic behind a verdict, in one sentence an inspector can check by hand.

use super::judge;
use super::lang::Lang;
use super::words;
use crate::domain::Decimal;
use crate::domain::grade::{Condition, Grading};
use crate::domain::ratio::Ratio;
use crate::domain::reference::{AnswerSource, TakenAnswer};
use crate::domain::verdict::ItemVerdict;

/// Why an item conforms, or does not: inputs, comparison, result; and, where an enterprise demands
/// more than the standard, what the standard demands.
pub fn sentence(lang: Lang, item: &ItemVerdict, unit: &str) -> String {
    let why = match &item.source {
        None => judge::found(lang, item, unit),
        Some(source) => taken_over(lang, source) + &judge::found(lang, item, unit),
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
fn taken_over(lang: Lang, source: &AnswerSource) -> String {
    let AnswerSource { round, at, by, .. } = source;
    let (day, by) = (at.get(..10).unwrap_or(at), super::escape::quoted(by));
    match (lang, &source.taken) {
        (Lang::Zh, None) => format!("沿用第 {round} 轮（{day}，{by}）："),
        (Lang::En, None) => format!("As in round {round} ({day}, {by}): "),
        (_, Some(taken)) => confirmed(lang, taken, (day, &by)),
    }
}

/// From which check an answer was taken over and confirmed, and why, where that was said.
fn confirmed(lang: Lang, taken: &TakenAnswer, (day, by): (&str, &str)) -> String {
    let subject = super::escape::quoted(&taken.subject);
    let why = super::escape::quoted(&taken.why);
    match (lang, why.is_empty()) {
        (Lang::Zh, true) => format!("沿用 {subject}（{day}，{by}），经确认："),
        (Lang::Zh, false) => format!("沿用 {subject}（{day}，{by}），经确认（{why}）："),
        (Lang::En, true) => format!("Taken over from {subject} ({day}, {by}), confirmed: "),
        (Lang::En, false) => {
            format!("Taken over from {subject} ({day}, {by}), confirmed ({why}): ")
        }
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
