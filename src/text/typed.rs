//! Figures as people and input methods type them: full-width digits, `。` for a point, `－` for a
//! minus, a known unit behind. The one reader of every number field. What could mean two things is
//! refused with its reason and never guessed (I7); nothing is rounded, converted or dropped here.

use super::Lang;
use super::escape::quoted;
use crate::domain::Decimal;

/// Why what was typed is not the figure that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypedSlip {
    /// Nothing that could be a figure.
    NoFigure,
    /// A comma: a decimal point to some, to others what stands between figures.
    Comma,
    /// Several figures where one is asked for.
    Several,
    /// A figure with another unit behind it than this one.
    OtherUnit(String),
    /// More digits than a figure may have.
    TooLong,
    /// Not a whole number of 0 or above.
    NotACount,
}

/// The plain form of a full-width digit, sign, point, per cent or space; any other character as it
/// is.
pub fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '．' | '。' | '｡' => '.',
        '－' | '−' | '–' | '—' | 'ー' | '﹣' => '-',
        '＋' => '+',
        '％' => '%',
        '　' | '\u{a0}' => ' ',
        other => other,
    }
}

/// The half-width form of a full-width letter, digit or sign, as an input method types it; any other character as it
/// is.
pub fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Whether a plain character may stand in a figure.
pub fn fits(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '+' | '.')
}

/// The decimal typed, in this unit; an empty unit takes none behind the figure. A plus sign, zeros in
/// front and a point at either end are forgiven; zeros at the end are kept, they state the
/// instrument's resolution.
pub fn figure(typed: &str, unit: &str) -> Result<Decimal, TypedSlip> {
    let typed: String = typed.trim().chars().map(plain).collect();
    let typed = typed.trim();
    let end = typed.find(|c| !fits(c)).unwrap_or(typed.len());
    let (digits, tail) = typed.split_at(end);
    let tail = tail.trim();
    let is_figure = digits.contains(|c: char| c.is_ascii_digit());
    match tail {
        _ if typed.contains([',', '，']) => return Err(TypedSlip::Comma),
        "" => {}
        tail if is_figure && agrees(tail, unit) => {}
        tail if is_figure && is_several(tail) => return Err(TypedSlip::Several),
        tail if is_figure && KNOWN.iter().any(|known| agrees(tail, known)) => {
            return Err(TypedSlip::OtherUnit(unit.to_owned()));
        }
        _ => return Err(TypedSlip::NoFigure),
    }
    bare(digits)
}

/// The amount typed, perhaps with what is counted behind it: `36`, `36 件`, `113.68㎡`.
pub fn amount(typed: &str, unit: &str) -> Result<Decimal, TypedSlip> {
    let measures: &[&str] = if unit.is_empty() {
        &["m", "m2", "m3"]
    } else {
        &[]
    };
    let units = [unit]
        .into_iter()
        .chain(COUNTERS)
        .chain(measures.iter().copied());
    let read = units.filter_map(|unit| figure(typed, unit).ok()).next();
    read.map_or_else(|| figure(typed, unit), Ok)
}

/// The count typed, perhaps with what is counted behind it: a whole number.
pub fn count(typed: &str, unit: &str) -> Result<u64, TypedSlip> {
    let figure = amount(typed, unit).map_err(|slip| match slip {
        TypedSlip::NoFigure | TypedSlip::TooLong => TypedSlip::NotACount,
        other => other,
    })?;
    let text = figure.as_str();
    let (whole, places) = text.split_once('.').unwrap_or((text, ""));
    match places.trim_end_matches('0') {
        "" => whole.parse().map_err(|_| TypedSlip::NotACount),
        _ => Err(TypedSlip::NotACount),
    }
}

/// Words that count, whatever is counted.
const COUNTERS: [&str; 4] = ["处", "个", "点", "件"];

/// A figure without its unit.
pub(super) fn bare(typed: &str) -> Result<Decimal, TypedSlip> {
    let (sign, digits) = match typed.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", typed.strip_prefix('+').unwrap_or(typed)),
    };
    let one_point = digits.matches('.').count() <= 1;
    if digits.contains(['-', '+']) || !one_point || !digits.contains(|c: char| c.is_ascii_digit()) {
        return Err(TypedSlip::NoFigure);
    }
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    let bare = digits.trim_start_matches('0');
    let zero = if bare.is_empty() || bare.starts_with('.') {
        "0"
    } else {
        ""
    };
    Decimal::parse(&format!("{sign}{zero}{bare}")).map_err(|_| TypedSlip::TooLong)
}

/// Units that people put behind a figure: one of these that is not the one asked for is named.
const KNOWN: [&str; 14] = [
    "mm", "cm", "m", "m2", "m3", "%", "‰", "°", "℃", "MPa", "kN", "h", "d", "L",
];

/// Whether a tail is the unit, in any of the ways it is written.
pub(super) fn agrees(tail: &str, unit: &str) -> bool {
    let unit = match unit.find(['（', '(']) {
        Some(at) => unit.get(..at).unwrap_or(unit),
        None => unit,
    };
    !unit.is_empty() && spelled(tail) == spelled(unit)
}

fn spelled(unit: &str) -> String {
    let half = unit.chars().filter(|c| !c.is_whitespace());
    let half: String = half.map(half_width).collect::<String>().to_lowercase();
    let words = [
        ("平方米", "m2"),
        ("立方米", "m3"),
        ("毫米", "mm"),
        ("厘米", "cm"),
        ("米", "m"),
        ("兆帕", "mpa"),
        ("小时", "h"),
        ("天", "d"),
        ("度", "°"),
        ("㎡", "m2"),
        ("㎥", "m3"),
        ("²", "2"),
        ("³", "3"),
        ("㎜", "mm"),
        ("㎝", "cm"),
    ];
    words
        .iter()
        .fold(half, |text, (from, to)| text.replace(from, to))
}

/// Whether what follows a figure is more figures, with blanks or a sign for a list between.
fn is_several(tail: &str) -> bool {
    let between = |c: char| c.is_whitespace() || matches!(c, '、' | ';' | '；');
    tail.contains(|c: char| c.is_ascii_digit()) && tail.chars().all(|c| fits(c) || between(c))
}

/// Whether a character that was typed can belong to no figure, so that the field is marked at once.
pub fn is_foreign(c: char) -> bool {
    let c = plain(c);
    !fits(c) && !spelled(&c.to_string()).is_empty() && !UNIT_LETTERS.contains(c)
}

/// Characters of known units.
const UNIT_LETTERS: &str = "mcMCPakNhdL%‰°℃²³㎡㎥㎜㎝米毫厘平方立处个点件根台套组间面";

impl TypedSlip {
    /// What is wrong, in a word or two beside the text.
    pub fn short(&self, lang: Lang) -> &'static str {
        match self {
            TypedSlip::NoFigure => lang.pick("不是数字", "no number"),
            TypedSlip::Comma => lang.pick("有逗号", "a comma"),
            TypedSlip::Several => lang.pick("是几个数", "several numbers"),
            TypedSlip::OtherUnit(_) => lang.pick("单位不对", "another unit"),
            TypedSlip::TooLong => lang.pick("太长", "too long"),
            TypedSlip::NotACount => lang.pick("不是整数", "no whole number"),
        }
    }

    /// What is wrong and what to do instead.
    pub fn words(&self, lang: Lang, typed: &str) -> String {
        let typed = quoted(typed);
        match (self, lang) {
            (TypedSlip::NoFigure, Lang::Zh) => {
                format!("「{typed}」不是数字（如 -3 或 4.5），请改。")
            }
            (TypedSlip::NoFigure, Lang::En) => {
                format!("\"{typed}\" is no number (such as -3 or 4.5); mend it.")
            }
            (TypedSlip::Comma, Lang::Zh) => {
                format!("「{typed}」里有逗号：小数点请打「.」，几个数之间打空格。")
            }
            (TypedSlip::Comma, Lang::En) => format!(
                "\"{typed}\" has a comma: type \".\" for the decimal point, a space between numbers."
            ),
            (TypedSlip::Several, Lang::Zh) => format!("「{typed}」是几个数，这里只要一个。"),
            (TypedSlip::Several, Lang::En) => {
                format!("\"{typed}\" is several numbers; one is asked for.")
            }
            (TypedSlip::OtherUnit(unit), Lang::Zh) if unit.is_empty() => {
                format!("「{typed}」：这里不带单位，请只打数字。")
            }
            (TypedSlip::OtherUnit(unit), Lang::En) if unit.is_empty() => {
                format!("\"{typed}\": no unit here, type the number alone.")
            }
            (TypedSlip::OtherUnit(unit), Lang::Zh) => {
                format!("「{typed}」的单位不对：这里按 {unit} 填。")
            }
            (TypedSlip::OtherUnit(unit), Lang::En) => {
                format!("\"{typed}\" has another unit: this is in {unit}.")
            }
            (TypedSlip::TooLong, Lang::Zh) => {
                format!("「{typed}」太长：整数至多 12 位，小数至多 6 位。")
            }
            (TypedSlip::TooLong, Lang::En) => {
                format!("\"{typed}\" is too long: 12 digits and 6 decimals at most.")
            }
            (TypedSlip::NotACount, Lang::Zh) => {
                format!("「{typed}」须是 0 或更大的整数。")
            }
            (TypedSlip::NotACount, Lang::En) => {
                format!("\"{typed}\": it takes a whole number, 0 or above.")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<String> {
        figure(typed, "mm").ok().map(|figure| figure.to_string())
    }

    #[test]
    fn an_input_method_left_on_does_no_harm() {
        assert_eq!(read("－４．５").as_deref(), Some("-4.5"));
        assert_eq!(read("１２。５０").as_deref(), Some("12.50"));
        assert_eq!(read("+３").as_deref(), Some("3"));
        assert_eq!(count("３６", ""), Ok(36));
    }

    #[test]
    fn forgives_slips_but_guesses_nothing() {
        assert_eq!(read(".5").as_deref(), Some("0.5"));
        assert_eq!(read("5.").as_deref(), Some("5"));
        assert_eq!(read("007").as_deref(), Some("7"));
        assert_eq!(read("-0").as_deref(), Some("-0"));
        for bad in [
            "", "-", ".", "--3", "3-4", "1.2.3", "abc", "1e3", "1/2", "三",
        ] {
            assert_eq!(figure(bad, "mm"), Err(TypedSlip::NoFigure), "{bad}");
        }
        assert_eq!(count("-3", ""), Err(TypedSlip::NotACount));
        assert_eq!(count("3.5", ""), Err(TypedSlip::NotACount));
        assert_eq!(count("36.0", ""), Ok(36));
        assert_eq!(figure("1234567890123", ""), Err(TypedSlip::TooLong));
    }

    #[test]
    fn a_comma_is_refused_wherever_it_stands() {
        for typed in ["-1,5", "－1，5", "3,60", "1,200", ",5", "12,"] {
            assert_eq!(figure(typed, "mm"), Err(TypedSlip::Comma), "{typed}");
            assert_eq!(count(typed, "件"), Err(TypedSlip::Comma), "{typed}");
        }
    }

    #[test]
    fn several_figures_are_not_one() {
        for typed in ["3 4 5", "3　4", "3\t4", "3、4", "3；4"] {
            assert_eq!(figure(typed, "mm"), Err(TypedSlip::Several), "{typed}");
        }
    }

    #[test]
    fn a_unit_is_understood_where_it_agrees() {
        for typed in ["-4.5mm", "-4.5 mm", "-4.5ｍｍ", "-4.5㎜", "-4.5毫米"] {
            assert_eq!(read(typed).as_deref(), Some("-4.5"), "{typed}");
        }
        let other = Err(TypedSlip::OtherUnit("mm".into()));
        for typed in ["4.5cm", "4.5m", "4.5％", "4.5米"] {
            assert_eq!(figure(typed, "mm"), other, "{typed}");
        }
        assert_eq!(figure("96％", "%").map(|f| f.to_string()), Ok("96".into()));
        assert_eq!(
            figure("113.68平方米", "㎡").map(|f| f.micro()),
            Ok(113_680_000)
        );
        assert_eq!(figure("113.68m2", "m²").map(|f| f.micro()), Ok(113_680_000));
        assert_eq!(amount("113.68㎡", "").map(|f| f.micro()), Ok(113_680_000));
        assert_eq!(amount("36㎡", "件"), Err(TypedSlip::OtherUnit("件".into())));
        assert_eq!(count("36件", "件（同类构件）"), Ok(36));
        assert_eq!(count("36处", ""), Ok(36));
    }

    #[test]
    fn what_can_belong_to_no_figure_is_marked_at_once() {
        assert!("，,e/:*负!".chars().all(is_foreign));
        assert!(!"-+.09。－％mm㎡ ".chars().any(is_foreign));
    }

    #[test]
    fn says_what_to_do() {
        assert!(
            TypedSlip::Comma
                .words(Lang::Zh, "-1,5")
                .contains("小数点请打「.」")
        );
        let long = TypedSlip::NoFigure.words(Lang::En, &"x".repeat(500));
        assert!(long.chars().count() < 160, "{long}");
    }
}
