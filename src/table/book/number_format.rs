//! What a number format makes of a number, as far as codes go: `000` shows 1 as 001, `0.00` shows 5.1 as
//! 5.10, `"P"00` shows 7 as P07. Formats that are more than that are not understood, and said to be so.

use super::sheet::Shown;

/// A format of a workbook, reduced to what matters for codes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberFormat {
    /// Shows the value as it is.
    AsIs,
    /// Words, a run of digits, perhaps places behind a point, words.
    Digits {
        /// What stands before.
        before: String,
        /// At least so many digits.
        digits: usize,
        /// So many places behind the point.
        places: usize,
        /// What stands behind.
        behind: String,
    },
    /// More than is understood here.
    Other,
}

/// Digits of a format beyond which nobody numbers anything.
const MOST_DIGITS: usize = 30;

impl NumberFormat {
    /// A built-in format by its number; days and times are told elsewhere.
    pub fn built_in(id: u32) -> Self {
        match id {
            2 => Self::of("0.00"),
            3 | 4 | 9..=13 | 37..=40 | 43 | 48 => Self::Other,
            _ => Self::AsIs,
        }
    }

    /// A format of the workbook's own.
    pub fn of(code: &str) -> Self {
        let positive = first_section(code);
        if positive.eq_ignore_ascii_case("general") || positive.trim() == "@" {
            return Self::AsIs;
        }
        read(positive).unwrap_or(Self::Other)
    }

    /// How a number is shown by it, if otherwise than its value.
    pub fn shows(&self, value: f64, text: &str) -> Option<Shown> {
        let shown = match self {
            Self::AsIs => return None,
            Self::Other => return Some(Shown::Otherwise),
            // A minus before zeros is no code, and a rounded one is not the value.
            Self::Digits { .. } if value < 0.0 => return Some(Shown::Otherwise),
            Self::Digits {
                before,
                digits,
                places,
                behind,
            } => {
                let width = digits + places + usize::from(*places > 0);
                format!("{before}{value:0width$.places$}{behind}")
            }
        };
        (shown != text).then_some(Shown::As(shown))
    }
}

/// The part of a format that is for positive numbers: up to the first semicolon outside quotes.
fn first_section(code: &str) -> &str {
    let (mut quoted, mut escaped) = (false, false);
    let end = code.find(|c| {
        if std::mem::take(&mut escaped) {
            return false;
        }
        match c {
            '"' => quoted = !quoted,
            '\\' if !quoted => escaped = true,
            _ => {}
        }
        c == ';' && !quoted
    });
    code.get(..end.unwrap_or(code.len())).unwrap_or(code)
}

fn read(section: &str) -> Option<NumberFormat> {
    let (mut before, mut behind) = (String::new(), String::new());
    let (mut digits, mut places, mut begun, mut point, mut ended) = (0, 0, false, false, false);
    let mut rest = section.chars();
    while let Some(c) = rest.next() {
        let literal = match c {
            '0' if !ended => {
                begun = true;
                *(if point { &mut places } else { &mut digits }) += 1;
                continue;
            }
            // A digit that is shown only where there is one.
            '#' if !ended && !point && digits == 0 => {
                begun = true;
                continue;
            }
            '.' if begun && !point && !ended => {
                point = true;
                continue;
            }
            // A blank as wide as a sign; a colour; a character to fill up with.
            '_' | '*' => {
                rest.next();
                ended = begun;
                continue;
            }
            '[' => {
                let name: String = rest.by_ref().take_while(|c| *c != ']').collect();
                if !name.chars().all(char::is_alphabetic) {
                    return None;
                }
                continue;
            }
            '\\' => rest.next()?.to_string(),
            '"' => rest.by_ref().take_while(|c| *c != '"').collect(),
            ' ' | '-' | '(' | ')' | '+' | ':' => c.to_string(),
            c if !c.is_ascii() => c.to_string(),
            _ => return None,
        };
        ended = begun;
        let side = if begun { &mut behind } else { &mut before };
        side.push_str(&literal);
    }
    let sound = begun && !(point && places == 0) && digits + places <= MOST_DIGITS;
    sound.then(|| NumberFormat::Digits {
        before: before.trim_start().to_owned(),
        digits: digits.max(1),
        places,
        behind: behind.trim_end().to_owned(),
    })
}

#[cfg(test)]
mod tests {
    use super::{NumberFormat, Shown};

    #[test]
    fn plain_zeros_and_words_are_shown_as_the_sheet_shows_them() {
        for (format, value, expected) in [
            ("000", 1.0, "001"),
            ("0000;-0000", 12.0, "0012"),
            ("0.00", 5.1, "5.10"),
            ("0.00_ ", 5.1, "5.10"),
            ("\"P\"00", 7.0, "P07"),
            ("\\L\\-000", 7.0, "L-007"),
            ("00\"号\"", 3.0, "03号"),
            ("[Red]000", 5.0, "005"),
        ] {
            let shown = NumberFormat::of(format).shows(value, &value.to_string());
            assert_eq!(shown, Some(Shown::As(expected.to_owned())), "{format}");
        }
    }

    #[test]
    fn what_shows_the_value_itself_says_nothing() {
        for (format, value) in [
            ("General", 5.1),
            ("000", 1234.0),
            ("0", 12.0),
            ("@", 3.0),
            ("0_ ", 12.0),
            ("#", 4.0),
        ] {
            assert_eq!(
                NumberFormat::of(format).shows(value, &value.to_string()),
                None,
                "{format}"
            );
        }
        assert_eq!(NumberFormat::built_in(0).shows(5.1, "5.1"), None);
    }

    #[test]
    fn more_than_that_is_not_guessed() {
        for format in [
            "#,##0", "0%", "0.00E+00", "# ?/?", "[>100]0", "000-0000", "0.", "yyyy",
        ] {
            let shown = NumberFormat::of(format).shows(12.0, "12");
            assert_eq!(shown, Some(Shown::Otherwise), "{format}");
        }
        assert_eq!(
            NumberFormat::of("000").shows(-1.0, "-1"),
            Some(Shown::Otherwise)
        );
        assert_eq!(
            NumberFormat::built_in(9).shows(0.1, "0.1"),
            Some(Shown::Otherwise)
        );
    }
}
