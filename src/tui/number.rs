//! Figures as people and input methods type them: full-width digits, `。` for a point, `－` for a
//! minus. What comes out is the plain form that the rules accept; nothing is ever guessed.

use crate::domain::Decimal;

/// The plain form of a full-width digit, sign, point or space; any other character as it is.
pub fn plain(c: char) -> char {
    match c {
        '０'..='９' => char::from_digit(u32::from(c) - u32::from('０'), 10).unwrap_or(c),
        '．' | '。' | '｡' => '.',
        '－' | '−' | '–' | '—' | 'ー' | '﹣' => '-',
        '＋' => '+',
        '　' => ' ',
        other => other,
    }
}

/// Whether a plain character may stand in a figure.
pub fn fits(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '-' | '+' | '.')
}

/// The decimal typed: a plus sign, zeros in front and a point at either end are forgiven; zeros at
/// the end are kept, they state the instrument's resolution.
pub fn decimal(typed: &str) -> Option<Decimal> {
    let typed: String = typed.trim().chars().map(plain).collect();
    let (sign, digits) = match typed.strip_prefix('-') {
        Some(rest) => ("-", rest),
        None => ("", typed.strip_prefix('+').unwrap_or(&typed)),
    };
    if !digits.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    let bare = digits.trim_start_matches('0');
    let zero = if bare.is_empty() || bare.starts_with('.') {
        "0"
    } else {
        ""
    };
    Decimal::parse(&format!("{sign}{zero}{bare}")).ok()
}

/// The count typed.
pub fn count(typed: &str) -> Option<u64> {
    let plain: String = typed.trim().chars().map(plain).collect();
    plain.parse().ok()
}

/// The time of day typed, `09:30`: three or four digits, or a point between.
pub fn time(typed: &str) -> Option<String> {
    let plain: String = typed.trim().chars().map(plain).collect();
    let (hour, minute) = match plain.split_once(['.', ':', '-']) {
        Some(pair) => pair,
        None => plain.split_at_checked(plain.len().checked_sub(2)?)?,
    };
    let (hour, minute) = (hour.parse::<u32>().ok()?, minute.parse::<u32>().ok()?);
    (hour < 24 && minute < 60).then(|| format!("{hour:02}:{minute:02}"))
}

/// The date typed, `2026-03-01`: points and slashes for dashes, zeros left out, or eight digits.
pub fn date(typed: &str) -> Option<String> {
    let plain: String = typed.trim().chars().map(plain).collect();
    let digits = plain.bytes().all(|b| b.is_ascii_digit()) && plain.len() == 8;
    let parts: Vec<&str> = if digits {
        vec![&plain[..4], &plain[4..6], &plain[6..]]
    } else {
        plain.split(['-', '.', '/']).collect()
    };
    let [year, month, day] = parts.as_slice() else {
        return None;
    };
    let (year, month, day) = (year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    let date = chrono::NaiveDate::from_ymd_opt(year, month, day)?;
    (1900..=9999).contains(&year).then(|| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_typed_by_digits_alone() {
        for typed in ["0930", "930", "9.30", "０９３０", "09:30"] {
            assert_eq!(time(typed).as_deref(), Some("09:30"), "{typed}");
        }
        for typed in ["", "9", "2400", "0960", "-930", "九点"] {
            assert_eq!(time(typed), None, "{typed}");
        }
    }

    #[test]
    fn an_input_method_left_on_does_no_harm() {
        let read = |typed| decimal(typed).map(|d| d.to_string());
        assert_eq!(read("－４．５").as_deref(), Some("-4.5"));
        assert_eq!(read("１２。５０").as_deref(), Some("12.50"));
        assert_eq!(read("+３").as_deref(), Some("3"));
        assert_eq!(count("３６"), Some(36));
    }

    #[test]
    fn forgives_slips_but_guesses_nothing() {
        let read = |typed| decimal(typed).map(|d| d.to_string());
        assert_eq!(read(".5").as_deref(), Some("0.5"));
        assert_eq!(read("5.").as_deref(), Some("5"));
        assert_eq!(read("007").as_deref(), Some("7"));
        assert_eq!(read("-0").as_deref(), Some("-0"));
        for bad in ["", "-", ".", "--3", "3-4", "1.2.3", "abc", "1e3"] {
            assert_eq!(read(bad), None, "{bad}");
        }
        assert_eq!(count("-3"), None);
    }

    #[test]
    fn dates_as_people_type_them() {
        for typed in ["2026-03-01", "2026.3.1", "20260301", "２０２６－３－１"] {
            assert_eq!(date(typed).as_deref(), Some("2026-03-01"), "{typed}");
        }
        for bad in ["", "2026-02-30", "3-1", "26-3-1", "20261301"] {
            assert_eq!(date(bad), None, "{bad}");
        }
    }
}
