//! Units of readings as people call them. What a checklist writes is the same in every language, and so are figures
//! that are typed; only what is shown is said here. How a unit is converted is not decided here.

use super::lang::Lang;

/// What is counted, by its word in a checklist: Chinese, English. Everything else is a sign that reads the same.
const COUNTED: [(&str, &str, &str); 5] = [
    ("pcs", "个", "pcs"),
    ("pcs/m²", "个/m²", "pcs/m²"),
    ("sides", "面", "sides"),
    ("runs", "次", "runs"),
    ("turns", "扣", "turns"),
];

/// A unit as it is shown.
pub fn shown(lang: Lang, unit: &str) -> &str {
    let known = COUNTED.into_iter().find(|(word, ..)| *word == unit);
    known.map_or(unit, |(_, zh, en)| lang.pick(zh, en))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_counted_is_said_in_words_and_signs_stay() {
        assert_eq!(shown(Lang::Zh, "pcs"), "个");
        assert_eq!(shown(Lang::En, "pcs"), "pcs");
        assert_eq!(shown(Lang::Zh, "mm"), "mm");
        assert_eq!(shown(Lang::Zh, ""), "");
    }
}
