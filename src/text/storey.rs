//! Storeys, sections and numbered lots as people on site call them.

use super::lang::Lang;

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
