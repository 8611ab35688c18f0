//! Whether the words of an item say, in either language, what judges it: the figure of its limit with its
//! unit, and the share of its sample. What the words mean beyond figures is left to people.

use crate::domain::flaw::Discord;
use crate::domain::limit::Limit;
use crate::domain::sampling::Rule;
use crate::domain::{Decimal, Item, Words};

/// Lengths that people write for each other, in thousandths of a millimetre.
const LENGTHS: [(&str, i128); 3] = [("mm", 1_000), ("cm", 10_000), ("m", 1_000_000)];

/// A figure in words.
struct SpokenFigure<'a> {
    text: &'a str,
    micro: i64,
    /// Whether ± stands before it.
    both_ways: bool,
    /// What stands before it, and behind.
    around: (&'a str, &'a str),
}

/// The figures of a text, each with what stands around it.
fn spoken(words: &str) -> Vec<SpokenFigure<'_>> {
    let digit = |c: char| c.is_ascii_digit();
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = words.get(from..).and_then(|rest| rest.find(digit)) {
        let (before, rest) = words.split_at(from + at);
        let end = rest.find(|c: char| !digit(c) && c != '.');
        let (text, after) = rest.split_at(end.unwrap_or(rest.len()));
        let before = before.trim_end();
        from = words.len() - after.len();
        let text = text.trim_end_matches('.');
        if let Ok(figure) = Decimal::parse(text) {
            found.push(SpokenFigure {
                text,
                micro: figure.micro(),
                both_ways: before.ends_with('±'),
                around: (before, after.trim_start()),
            });
        }
    }
    found
}

impl SpokenFigure<'_> {
    /// The letters behind it; none where they go on to an area or a rate.
    fn unit(&self) -> &str {
        let after = self.around.1;
        let end = after.find(|c: char| !c.is_ascii_alphabetic());
        let (unit, rest) = after.split_at(end.unwrap_or(after.len()));
        match rest.starts_with(['²', '³', '/', '2', '3']) {
            true => "",
            false => unit,
        }
    }

    fn is_in(&self, unit: &str) -> bool {
        match unit.chars().all(|c| c.is_ascii_alphabetic()) {
            true => self.unit() == unit,
            false => self.around.1.starts_with(unit),
        }
    }

    /// Whether a sign stands before it, as one side of `+8 / -5 mm` whose unit follows later.
    fn is_signed(&self) -> bool {
        self.around.0.ends_with(['+', '-', '−', '＋', '－'])
    }

    /// Whether it is this figure of that unit, or the same length in another.
    fn is(&self, micro: i64, unit: &str) -> bool {
        match (length(self.unit()), length(unit)) {
            (Some(own), Some(judged)) => i128::from(self.micro) * own == i128::from(micro) * judged,
            _ => self.micro == micro,
        }
    }
}

fn length(unit: &str) -> Option<i128> {
    let known = LENGTHS.iter().find(|(name, _)| *name == unit);
    known.map(|(_, size)| *size)
}

/// What the words of an item say otherwise than it is judged and sampled.
pub(super) fn discords(item: &Item) -> Vec<Discord> {
    let Some(words) = &item.requirement else {
        return Vec::new();
    };
    [false, true]
        .into_iter()
        .flat_map(|en| {
            let (own, title) = (side(words, en), side(&item.title, en));
            let mut found = limits(item, (own, title), en);
            found.extend(sample(item, own, en));
            found
        })
        .collect()
}

fn side(words: &Words, en: bool) -> &str {
    if en { &words.en } else { &words.zh }
}

/// A limit that is a figure stands in the words; one that follows a dimension is written as its formula.
fn limits(item: &Item, (own, title): (&str, &str), en: bool) -> Vec<Discord> {
    // Beside stricter figures of a firm the words stay those of the standard, and both are shown.
    let Some(unit) = item.judge.unit().filter(|_| item.national.is_none()) else {
        return Vec::new();
    };
    let (own, title) = (spoken(own), spoken(title));
    let mut found: Vec<Discord> = Vec::new();
    for limit in item.judge.limits() {
        let Limit::Fixed(figure) = limit else {
            continue;
        };
        let micro = figure.micro().abs();
        let mut said = own.iter().chain(&title);
        if micro != 0 && !said.any(|said| said.is(micro, unit)) {
            let discord = missing(&own, (figure.as_str(), micro, unit), en);
            if !found.contains(&discord) {
                found.push(discord);
            }
        }
    }
    found
}

/// What is said in place of a figure that judges. Words that reckon (10 d where d = 25 mm) only lack it.
fn missing(said: &[SpokenFigure], (figure, micro, unit): (&str, i64, &str), en: bool) -> Discord {
    let judged = format!("{figure} {unit}");
    if let Some(same) = said.iter().find(|said| said.micro == micro) {
        let said = format!("{} {}", same.text, same.unit());
        return Discord::Unit { en, said, judged };
    }
    let plain =
        |said: &SpokenFigure| (said.both_ways || said.is_in(unit)) && !said.around.0.ends_with('=');
    let texts: Vec<&str> = said.iter().map(|said| said.text).collect();
    match said.iter().any(plain) && said.iter().all(|said| plain(said) || said.is_signed()) {
        false => Discord::Unsaid { en, judged },
        true => Discord::Words {
            en,
            said: format!("{} {unit}", texts.join(" / ")),
            judged,
        },
    }
}

/// Words that speak of how much is looked at, and words that speak of a rate instead.
const SAMPLING: [[&str; 4]; 2] = [
    ["抽查", "抽检", "抽样", "抽"],
    ["sampl", "inspect", "check", "spot"],
];
const RATES: [&str; 2] = ["率", "rate"];
const LEAST: [&str; 2] = ["不少于", "at least"];

/// The share that the words ask to be looked at, and its least number, where they differ from the rule.
fn sample(item: &Item, words: &str, en: bool) -> Option<Discord> {
    // Other rules say the same in other words: 20 % of panels of 5 m is two points a panel.
    let Rule::Percent { percent, at_least } = &item.sampling.rule else {
        return None;
    };
    let row = usize::from(en);
    let sampling = |part: &&str| {
        let speaks = SAMPLING[row].iter().any(|word| part.contains(word));
        speaks && !RATES.iter().any(|word| part.contains(word))
    };
    let mut parts = words.split(['；', '。', ';']).filter(sampling);
    parts.find_map(|part| {
        let said = spoken(part);
        let share = said.iter().find(|said| said.around.1.starts_with('%'))?;
        let least = said
            .iter()
            .find(|said| said.around.0.ends_with(LEAST[row]))
            .and_then(|said| said.text.parse::<u64>().ok());
        let same_share = percent.micro() == share.micro;
        let same_least = least.is_none() || least == *at_least;
        (!same_share || !same_least).then(|| Discord::Sample {
            en,
            said: part.trim().to_owned(),
        })
    })
}
