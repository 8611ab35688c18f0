//! Amounts as they stand in tables and on forms: `113.68㎡`, `36 件`, `1,200`, full-width. A unit that
//! would change the figure (万, km) is never dropped; whether the unit fits is asked elsewhere.

use super::number::plain;
use unicode_normalization::UnicodeNormalization;

/// Units that may stand behind an amount: lengths, areas, volumes, masses, and words of counting.
const UNITS: [&[&str]; 5] = [
    &["m", "米", "延米", "延长米", "metres", "meters"],
    &["m2", "平方米", "平米", "平方", "sqm"],
    &["m3", "立方米", "立方", "方"],
    &["t", "吨", "kg", "公斤", "千克"],
    &[
        "件",
        "根",
        "个",
        "处",
        "樘",
        "块",
        "组",
        "套",
        "台",
        "榀",
        "片",
        "间",
        "层",
        "段",
        "户",
        "批",
        "点",
        "条",
        "把",
        "节",
        "座",
        "副",
        "扇",
        "面",
        "道",
        "孔",
        "桩",
        "支",
        "幅",
        "张",
        "只",
        "部",
        "环",
        "构件",
        "区",
        "跨",
        "区域",
        "检验批",
        "pcs",
        "pieces",
        "members",
    ],
];

/// An amount: its figure in plain digits, and the unit behind it, if one stands there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// The figure.
    pub figure: String,
    /// The unit as it is compared; empty when none is written.
    pub unit: String,
}

/// The amount that a text states; none where it could be read in two ways.
pub fn read(text: &str) -> Option<Amount> {
    let trimmed = text.trim();
    let narrow: String = trimmed
        .nfkc()
        .map(|c| if c == '。' { '.' } else { c })
        .collect();
    let end = narrow.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',' | '-')));
    let (figure, unit) = narrow.split_at_checked(end.unwrap_or(narrow.len()))?;
    let unit = unit.trim().to_lowercase();
    let known = unit.is_empty() || kind(&unit).is_some();
    let figure = grouped(figure)?;
    known.then_some(Amount { figure, unit })
}

/// Whether two units measure the same sort of thing; what is not known agrees with everything.
pub fn agree(one: &str, other: &str) -> bool {
    let plain = |unit: &str| unit.nfkc().collect::<String>().trim().to_lowercase();
    match (kind(&plain(one)), kind(&plain(other))) {
        (Some(one), Some(other)) => one == other,
        _ => true,
    }
}

fn kind(unit: &str) -> Option<usize> {
    UNITS.iter().position(|units| units.contains(&unit))
}

/// The figure without the commas that set thousands apart; `1,5` is no such figure.
fn grouped(figure: &str) -> Option<String> {
    let (whole, places) = match figure.split_once('.') {
        Some((whole, places)) => (whole, Some(places)),
        None => (figure, None),
    };
    let mut groups = whole.split(',');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    let sound = rest.iter().all(|group| group.len() == 3 && digits(group));
    let head = first.trim_start_matches('-');
    let sound =
        sound && (rest.is_empty() || (1..=3).contains(&head.len()) && !head.starts_with('0'));
    let mut joined = format!("{first}{}", rest.concat());
    if let Some(places) = places {
        joined = format!("{joined}.{places}");
    }
    sound.then(|| plain(&joined).into_owned())
}

#[cfg(test)]
mod tests {
    use super::{agree, read};

    #[test]
    fn amounts_as_they_stand_on_forms() {
        for (text, figure, unit) in [
            ("113.68㎡", "113.68", "m2"),
            ("113.68 m²", "113.68", "m2"),
            ("36件", "36", "件"),
            ("1,200", "1200", ""),
            ("1，234，567.5 m", "1234567.5", "m"),
            ("36.0", "36.0", ""),
            ("３６．５　ｍ３", "36.5", "m3"),
            ("-5", "-5", ""),
        ] {
            let found = read(text).unwrap();
            assert_eq!(
                (found.figure.as_str(), found.unit.as_str()),
                (figure, unit),
                "{text}"
            );
        }
    }

    #[test]
    fn what_could_be_two_things_is_no_amount() {
        for text in [
            "1,5", "12,00", "0,500", "3万㎡", "5km", "36件4", "约36", "36-40件", "36?", "1.200,5",
        ] {
            let figure = read(text).map(|amount| amount.figure);
            let is_decimal = |text: &String| crate::domain::Decimal::parse(text).is_ok();
            assert!(
                !figure.as_ref().is_some_and(is_decimal),
                "{text}: {figure:?}"
            );
        }
    }

    #[test]
    fn units_of_one_sort_agree() {
        assert!(agree("㎡", "m2") && agree("件", "根") && agree("", "m") && agree("尺", "m"));
        assert!(!agree("件", "m²") && !agree("m", "㎡"));
    }
}
