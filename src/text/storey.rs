//! Storeys, sections and numbered lots as people on site call them.

use super::lang::Lang;
use unicode_normalization::UnicodeNormalization;

const DIGITS: [&str; 10] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// A storey above ground: 三层, Storey 3.
pub fn above(lang: Lang, storey: u32) -> String {
    match lang {
        Lang::Zh => format!("{}层", spoken(storey)),
        Lang::En => format!("Storey {storey}"),
    }
}

/// A storey underground: 地下一层, Basement 1.
pub fn below(lang: Lang, storey: u32) -> String {
    match lang {
        Lang::Zh => format!("地下{}层", spoken(storey)),
        Lang::En => format!("Basement {storey}"),
    }
}

/// The nth section: A段, Section A; beyond the alphabet by number.
pub fn section(lang: Lang, nth: u32) -> String {
    let letter = u8::try_from(nth).ok().filter(|nth| *nth < 26);
    let name = letter.map_or_else(
        || (nth + 1).to_string(),
        |nth| char::from(b'A' + nth).to_string(),
    );
    match lang {
        Lang::Zh => format!("{name}段"),
        Lang::En => format!("Section {name}"),
    }
}

/// The nth entrance of a house: 1单元, Entrance 1.
pub fn entrance(lang: Lang, nth: usize) -> String {
    match lang {
        Lang::Zh => format!("{nth}单元"),
        Lang::En => format!("Entrance {nth}"),
    }
}

/// A dwelling by the number on its door: 1单元502, Entrance 1, 502.
pub fn dwelling(lang: Lang, entrance: usize, door: &str) -> String {
    match lang {
        Lang::Zh => format!("{entrance}单元{door}"),
        Lang::En => format!("Entrance {entrance}, {door}"),
    }
}

/// The common parts of an entrance.
pub fn common(lang: Lang, entrance: usize) -> String {
    match lang {
        Lang::Zh => format!("{entrance}单元公共部位"),
        Lang::En => format!("Entrance {entrance}, common parts"),
    }
}

/// How storeys are told apart from other numbers, in half width.
const STOREY: [&str; 7] = ["层", "楼", "f", "storeys", "storey", "floors", "floor"];
/// What stands between the first and the last storey.
const TO: [&str; 5] = ["至", "到", "-", "~", "—"];

/// The number of storeys, or of one storey, that is written: `20`, `20层`, `20F`, `二十`.
pub fn count(word: &str) -> Option<u32> {
    let word = narrow(word);
    let unit = STOREY.iter().find_map(|unit| word.strip_suffix(unit));
    figure(unit.unwrap_or(&word))
}

/// The first and the last storey of a span: `3-18`, `1至20`, `1层～20层`.
pub fn span(word: &str) -> Option<(u32, u32)> {
    let word = narrow(word);
    let (from, to) = TO.iter().find_map(|between| word.split_once(between))?;
    Some((count(from)?, count(to)?))
}

/// Whether a word begins or ends with a number.
pub fn has_number_at_an_end(word: &str) -> bool {
    let word = narrow(word);
    let ends = [word.chars().next(), word.chars().last()];
    ends.into_iter().flatten().any(|c| c.is_ascii_digit())
}

/// In half width and small letters, without blanks and 第.
fn narrow(word: &str) -> String {
    let word = word.nfkc().filter(|c| !c.is_whitespace() && *c != '第');
    word.collect::<String>().to_lowercase()
}

/// A number in figures, or as it is spoken.
fn figure(word: &str) -> Option<u32> {
    match word.bytes().all(|byte| byte.is_ascii_digit()) {
        true => word.parse().ok(),
        false => (1..MOST_SPOKEN).find(|number| spoken(*number) == word),
    }
}

/// More storeys than any building has.
const MOST_SPOKEN: u32 = 1_000;

/// A number as it is spoken: 二十一. Beyond 999 in figures.
fn spoken(number: u32) -> String {
    let digit = |digit: u32| DIGITS.get(digit as usize).copied().unwrap_or_default();
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    match (hundreds, tens, ones) {
        (10.., ..) => number.to_string(),
        (0, 0, ones) => digit(ones).to_owned(),
        (0, 1, 0) => "十".to_owned(),
        (0, 1, ones) => format!("十{}", digit(ones)),
        (0, tens, 0) => format!("{}十", digit(tens)),
        (0, tens, ones) => format!("{}十{}", digit(tens), digit(ones)),
        (hundreds, 0, 0) => format!("{}百", digit(hundreds)),
        (hundreds, 0, ones) => format!("{}百零{}", digit(hundreds), digit(ones)),
        (hundreds, tens, 0) => format!("{}百{}十", digit(hundreds), digit(tens)),
        (hundreds, tens, ones) => {
            format!("{}百{}十{}", digit(hundreds), digit(tens), digit(ones))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn storeys_are_read_as_people_write_them() {
        for word in [
            "20",
            "20层",
            "20F",
            "20楼",
            "二十",
            "二十层",
            "２０层",
            "20 storeys",
        ] {
            assert_eq!(count(word), Some(20), "{word}");
        }
        for word in [
            "3-18",
            "3至18",
            "3层～18层",
            "三到十八",
            "第3层至第18层",
            "3F-18F",
        ] {
            assert_eq!(span(word), Some((3, 18)), "{word}");
        }
        assert_eq!(
            [count("机房层"), count(""), count("20层半")],
            [None, None, None]
        );
        assert_eq!(
            ["20栋", "B2", "机房层"].map(has_number_at_an_end),
            [true, true, false]
        );
    }

    #[test]
    fn numbers_are_written_as_they_are_spoken() {
        let spoken = [1, 10, 12, 20, 33, 100, 105, 110, 118]
            .map(spoken)
            .join(" ");
        assert_eq!(
            spoken,
            "一 十 十二 二十 三十三 一百 一百零五 一百一十 一百一十八"
        );
        assert_eq!(section(Lang::Zh, 1), "B段");
        assert_eq!(section(Lang::En, 26), "Section 27");
    }
}
