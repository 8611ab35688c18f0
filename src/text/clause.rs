//! Clauses of standards as they are cited on the screen and in tables: numbers stay as they are, the words beside them
//! are said in both languages. On paper they are cited in full, elsewhere.

use super::lang::Lang;
use std::borrow::Cow;

/// Words of clauses, the longer before the shorter, and what they mean in English.
const WORDS: [(&str, &str); 13] = [
    ("附录 ", "Appendix "),
    ("附录", "Appendix "),
    ("表 ", "Table "),
    ("建质〔2009〕291号", "Jianzhi [2009] 291"),
    ("室内主要空间尺寸", "sizes of rooms"),
    ("地面、墙面和顶棚质量", "floors, walls and ceilings"),
    ("门窗质量", "windows and doors"),
    ("防水工程质量", "waterproofing"),
    ("给水、排水系统安装质量", "water supply and drainage"),
    ("室内电气工程安装质量", "electrical work"),
    ("建筑节能和供暖工程质量", "energy saving and heating"),
    ("栏杆、护栏质量", "railings"),
    ("合同约定的其他内容", "what the contract adds"),
];

/// A clause as it is shown.
pub fn shown(lang: Lang, clause: &str) -> Cow<'_, str> {
    let foreign = lang == Lang::En && !clause.is_ascii();
    let said = || {
        WORDS
            .iter()
            .fold(clause.to_owned(), |said, (zh, en)| said.replace(zh, en))
    };
    match foreign {
        true => Cow::Owned(said()),
        false => Cow::Borrowed(clause),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_numbers_are_said_in_english() {
        for (clause, english) in [
            ("8.3.2", "8.3.2"),
            ("附录 F", "Appendix F"),
            ("GB 50210-2018 表 4.2.10", "GB 50210-2018 Table 4.2.10"),
            (
                "建质〔2009〕291号 门窗质量",
                "Jianzhi [2009] 291 windows and doors",
            ),
            ("9.3～9.4", "9.3～9.4"),
        ] {
            assert_eq!(shown(Lang::En, clause), english);
            assert_eq!(shown(Lang::Zh, clause), clause);
        }
    }
}
