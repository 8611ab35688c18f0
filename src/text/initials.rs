//! Pinyin initials: `gjaz` finds 钢筋安装. Of a character with several readings the usual one.

use pinyin::ToPinyin;

/// The text in lower case with every Chinese character replaced by the first letter of its
/// reading; what has no reading stays.
pub fn of(text: &str) -> String {
    let letter = |c: char| match c.to_pinyin() {
        Some(reading) => reading.plain().chars().next().unwrap_or(c),
        None => c.to_ascii_lowercase(),
    };
    text.chars().map(letter).collect()
}

#[cfg(test)]
mod tests {
    #[test]
    fn takes_the_first_letter_of_each_character() {
        assert_eq!(super::of("钢筋安装"), "gjaz");
        assert_eq!(super::of("B1层 砌体"), "b1c qt");
    }
}
