//! Readings as they are typed, pasted or sent by a laser meter: one, or a block of them. A length is converted only
//! where its unit is written behind it, and exactly; what could mean two things is refused by its line.

use super::typed::{TypedSlip, agrees, bare, figure, fits, plain};
use crate::domain::Decimal;

/// The reading typed, in this unit: a figure, or a length with another unit of length behind it, as laser meters
/// write one (`3.214 m` is 3214 mm). Says whether it was converted.
pub fn reading(typed: &str, unit: &str) -> Result<(Decimal, bool), TypedSlip> {
    let read = figure(typed, unit);
    let (Err(TypedSlip::OtherUnit(_)), Some(to)) = (&read, power(unit)) else {
        return read.map(|figure| (figure, false));
    };
    let written = LENGTHS
        .iter()
        .find_map(|(name, from)| Some((figure(typed, name).ok()?, *from)));
    match written {
        Some((figure, from)) => moved(&figure, from - to).map(|figure| (figure, true)),
        None => read.map(|figure| (figure, false)),
    }
}

/// Units of length, each with its power of ten in metres.
const LENGTHS: [(&str, i32); 3] = [("mm", -3), ("cm", -2), ("m", 0)];

/// The power of ten of a unit of length.
fn power(unit: &str) -> Option<i32> {
    let of = LENGTHS.iter().find(|(name, _)| agrees(name, unit));
    of.map(|(_, power)| *power)
}

/// A figure with its point moved: exact, or not at all.
fn moved(figure: &Decimal, places: i32) -> Result<Decimal, TypedSlip> {
    let text = figure.as_str();
    let (sign, text) = text
        .strip_prefix('-')
        .map_or(("", text), |rest| ("-", rest));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let by = usize::try_from(places.unsigned_abs()).unwrap_or(0);
    let (whole, part) = if places >= 0 {
        let digits = format!("{part:0<by$}");
        let (more, rest) = digits.split_at(by);
        (format!("{whole}{more}"), rest.to_owned())
    } else {
        let digits = format!("{whole:0>by$}");
        let (rest, less) = digits.split_at(digits.len() - by);
        (rest.to_owned(), format!("{less}{part}"))
    };
    let point = if part.is_empty() { "" } else { "." };
    bare(&format!("{sign}{whole}{point}{part}"))
}

/// A text among several that is no figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// The line it stands on, from 1.
    pub line: usize,
    /// The text.
    pub text: String,
    /// Why not.
    pub slip: TypedSlip,
}

/// What a block of readings comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedBlock {
    /// The readings, in order.
    pub readings: Vec<Decimal>,
    /// What is none.
    pub unread: Vec<Unread>,
    /// How many lengths were converted from the unit behind them.
    pub converted: usize,
}

/// The readings of a block, and every text in it that is none. They are parted by blanks, tabs and line ends, by
/// signs for a list, and by a comma with a blank behind it; a comma within a text may be a decimal point, and is
/// refused. A unit that stands alone belongs to the figure before it.
pub fn block(text: &str, unit: &str) -> TypedBlock {
    let mut block = TypedBlock::default();
    for (line, text) in (1..).zip(text.lines()) {
        for text in parted(text, unit) {
            match reading(&text, unit) {
                Ok((figure, converted)) => {
                    block.readings.push(figure);
                    block.converted += usize::from(converted);
                }
                Err(slip) => block.unread.push(Unread { line, text, slip }),
            }
        }
    }
    block
}

/// The texts of a line that each are to be a reading, with the unit behind them.
fn parted(line: &str, unit: &str) -> Vec<String> {
    let between = |c: char| plain(c).is_whitespace() || matches!(c, '、' | ';' | '；');
    let texts = line.split(between);
    let texts = texts.map(|text| text.trim_end_matches([',', '，']));
    let mut parts: Vec<String> = Vec::new();
    for text in texts.filter(|text| !text.is_empty()) {
        let is_unit = agrees(text, unit) || LENGTHS.iter().any(|(name, _)| agrees(text, name));
        match parts.last_mut() {
            Some(before) if is_unit && before.ends_with(|c| fits(plain(c))) => {
                before.push_str(text);
            }
            _ => parts.push(text.to_owned()),
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_parted_by_blanks_tabs_and_line_ends() {
        let read = |text: &str| {
            let block = block(text, "mm");
            let read: Vec<&str> = block.readings.iter().map(Decimal::as_str).collect();
            (read.join(" "), block.unread)
        };
        assert_eq!(
            read("3 4\t-5\r\n６　7mm\n8 mm\n"),
            ("3 4 -5 6 7 8".into(), vec![])
        );
        assert_eq!(read("3, 4，\t-5、6；7\n").0, "3 4 -5 6 7");
        let (good, bad) = read("3\n1,5\nabc\n4 mm mm");
        assert_eq!(good, "3 4");
        let bad: Vec<(usize, &str)> = bad
            .iter()
            .map(|one| (one.line, one.text.as_str()))
            .collect();
        assert_eq!(bad, [(2, "1,5"), (3, "abc"), (4, "mm")]);
        assert_eq!(read(" \n"), (String::new(), vec![]));
    }

    #[test]
    fn a_length_is_converted_where_its_unit_is_written_and_exactly() {
        let cases = [
            ("3.214 m", "mm", "3214"),
            ("3.2m", "mm", "3200"),
            ("-4.5cm", "mm", "-45"),
            ("3.2145 m", "mm", "3214.5"),
            ("0.004 米", "mm", "4"),
            ("12 mm", "m", "0.012"),
            ("1500mm", "m", "1.500"),
            ("7", "mm", "7"),
        ];
        for (typed, unit, wanted) in cases {
            let (figure, converted) = reading(typed, unit).unwrap();
            assert_eq!(figure.as_str(), wanted, "{typed}");
            assert_eq!(converted, wanted != "7", "{typed}");
        }
        let other = |unit: &str| Err(TypedSlip::OtherUnit(unit.into()));
        assert_eq!(reading("3 m2", "mm"), other("mm"));
        assert_eq!(reading("3 m", "MPa"), other("MPa"));
        assert_eq!(reading("0.00001 mm", "m"), Err(TypedSlip::TooLong));
        let laser = block("3.214 m\n3.310 m\n2 985 mm", "mm");
        let read: Vec<&str> = laser.readings.iter().map(Decimal::as_str).collect();
        assert_eq!(
            (read.join(" ").as_str(), laser.converted),
            ("3214 3310 2 985", 2)
        );
    }
}
