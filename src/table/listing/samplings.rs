//! Sampling rules as people and official forms write them: `全数`, `10%且不少于3处`, `每20m 1处`. What names no
//! number stands in words, and says so.

use super::Misentry;
use super::cell::{LEAST, ONE, after_any, both, decimal, plain};
use crate::domain::Decimal;
use crate::domain::sampling::{Rule, Sampling};

/// Words before a number that say nothing more.
const LEADS: &[&str] = &[
    "按检验批",
    "每检验批",
    "每批",
    "应抽查",
    "抽查",
    "抽检",
    "抽取",
    "抽样",
    "检查",
    "按",
    "随机",
    "应",
];
/// Words for looking at every piece.
const ALL: &[&str] = &[
    "全数",
    "全数检查",
    "全部",
    "全部检查",
    "全检",
    "全数检验",
    "100%",
    "all",
];
const TABLE: &[&str] = &[
    "表3.0.9",
    "按表3.0.9",
    "抽样表",
    "最小抽样数量",
    "table3.0.9",
    "table",
];

/// What stands before a rule that is only words.
const STATED: [&str; 4] = ["说明：", "说明:", "stated:", "stated："];
/// Words for looking at some.
const LOOKING: &[&str] = &["抽查", "抽检", "检查", "抽样"];
/// What a share is taken of.
const SHARES: &[&str] = &["总数的", "总量的", "数量的", "检验批容量的"];
/// What can be measured off.
const MEASURES: [&str; 9] = [
    "m",
    "米",
    "延米",
    "延长米",
    "平方米",
    "㎡",
    "立方米",
    "t",
    "吨",
];
const NO_FEWER: &[&str] = &["不少于", "至少"];
/// What a word before a number may begin with.
const LEAD_SIGNS: [char; 5] = ['抽', '检', '应', '至', '不'];

/// A sampling rule.
pub fn read(text: &str) -> Result<Sampling, Misentry> {
    let wrong = || Misentry::NotASampling(text.to_owned());
    if let Some(words) = STATED.iter().find_map(|lead| text.strip_prefix(lead)) {
        return Ok(Rule::Stated {
            text: both(words).ok_or_else(wrong)?,
        }
        .into());
    }
    let plain = plain(text).to_lowercase();
    let plain = plain.trim_end_matches(['.', '。']);
    if ALL.contains(&plain) {
        return Ok(Rule::All.into());
    }
    if TABLE.contains(&plain) {
        return Ok(Rule::Table.into());
    }
    let bare = without_leads(plain);
    let rule = per(bare)
        .or_else(|| least(bare).map(|at_least| Rule::Count { at_least }))
        .or_else(|| percent(bare))
        .or_else(|| counted(bare).map(|at_least| Rule::Count { at_least }));
    rule.map(Sampling::from).ok_or_else(wrong)
}

fn without_leads(text: &str) -> &str {
    let mut bare = text;
    while let Some(rest) = after_any(bare, LEADS) {
        bare = rest;
    }
    bare
}

/// `不少于5处`.
fn least(text: &str) -> Option<u64> {
    number(after_any(text, LEAST)?)
}

/// `5处`: a number with what it counts; a bare one may be a percentage.
fn counted(text: &str) -> Option<u64> {
    let bare = text.trim_end_matches(|c: char| !c.is_ascii_digit());
    (bare != text).then(|| number(text))?
}

/// What is said behind a rule: nothing, or no fewer than so many.
fn and_least(rest: &str) -> Option<Option<u64>> {
    let rest = without_joints(rest);
    if rest.is_empty() {
        return Some(None);
    }
    Some(Some(number(after_any(rest, LEAST)?)?))
}

fn without_joints(text: &str) -> &str {
    let mut bare = text;
    loop {
        let next = bare.trim_start_matches([',', ';', '且', '并', '、', '均', '应']);
        let next = next.strip_prefix("and").unwrap_or(next);
        let next = after_any(next, LOOKING).unwrap_or(next);
        if next == bare {
            return bare;
        }
        bare = next;
    }
}

/// `10%`, `10%，不少于3件`; or `0.1`, which is what a spreadsheet makes of `10%`.
fn percent(text: &str) -> Option<Rule> {
    let Some((percent, rest)) = text.split_once('%') else {
        let part = decimal(text).filter(|part| (1..ONE).contains(&part.micro()))?;
        return Some(Rule::Percent {
            percent: Decimal::of_micro(part.micro().checked_mul(100)?)?,
            at_least: None,
        });
    };
    let percent = after_any(percent, SHARES).unwrap_or(percent);
    Some(Rule::Percent {
        percent: decimal(percent)?,
        at_least: and_least(rest)?,
    })
}

/// `每20m 1处`, `每20m抽查1处，不少于3处`, `1 per 20 m`.
fn per(text: &str) -> Option<Rule> {
    let rest = text.strip_prefix('每')?;
    let end = rest.find(|c: char| !c.is_ascii_digit() && c != '.')?;
    let (every, rest) = rest.split_at_checked(end)?;
    let unit = rest.find(|c: char| c.is_ascii_digit() || is_lead(c))?;
    let (unit, rest) = rest.split_at_checked(unit)?;
    // A storey or a room is no measure: so many of them are known to nobody here.
    let rest = match unit {
        "m" if rest.starts_with(['2', '3']) => rest.get(1..)?,
        unit if MEASURES.contains(&unit) => rest,
        _ => return None,
    };
    let rest = after_any(rest, LEADS).unwrap_or(rest);
    let (points, rest) = match rest.split_once([',', ';', '且']) {
        Some((points, rest)) => (points, and_least(rest)?),
        None => (rest, None),
    };
    let points = after_any(points, NO_FEWER).unwrap_or(points);
    let every = decimal(every).filter(|every| every.micro() > 0)?;
    Some(Rule::Per {
        every,
        points: number(points)?,
        at_least: rest,
    })
}

fn is_lead(c: char) -> bool {
    LEAD_SIGNS.contains(&c)
}

/// A whole number above 0, perhaps with what it counts behind it: `3件`.
fn number(text: &str) -> Option<u64> {
    let end = text
        .find(|c: char| !c.is_ascii_digit())
        .unwrap_or(text.len());
    let (number, unit) = text.split_at_checked(end)?;
    let is_unit = unit.chars().all(char::is_alphabetic);
    number.parse().ok().filter(|number| is_unit && *number > 0)
}
