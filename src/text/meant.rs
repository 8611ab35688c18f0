//! The contract's own words, and what people write instead: 合格 for `pass`, 返工重做 for `redone`. Only
//! the contract's words are ever recorded.

use super::Lang;
use super::words;
use crate::domain::Chain;
use crate::domain::check::Remedy;
use crate::domain::code::key;

/// Words of a result, the contract's first.
const RESULTS: [(&str, &[&str]); 4] = [
    ("pass", &["合格", "符合", "符合要求", "通过", "conforms"]),
    ("excellent", &["优良", "优"]),
    ("fail", &["不合格", "不符合", "不符合要求", "不通过"]),
    ("na", &["不适用", "无此项", "n/a", "not applicable"]),
];

/// The result that is meant.
pub fn result(written: &str) -> Option<&'static str> {
    let written = key(written.trim());
    let means = |(word, others): &&(&'static str, &[&str])| {
        key(word) == written || others.iter().any(|other| key(other) == written)
    };
    RESULTS.iter().find(means).map(|(word, _)| *word)
}

/// The remedy that is meant.
pub fn remedy(written: &str) -> Option<Remedy> {
    let written = key(written.trim());
    let means = |remedy: &Remedy| {
        let named = [Lang::Zh, Lang::En].map(|lang| key(words::remedy(lang, *remedy)));
        let word = match remedy {
            Remedy::Redone => ["redone", "返工"],
            Remedy::Repaired => ["repaired", "修补"],
        };
        named.contains(&written) || word.contains(&written.as_str())
    };
    [Remedy::Redone, Remedy::Repaired].into_iter().find(means)
}

/// The stage of a chain that is meant, by its id or its name in either language.
pub fn stage<'a>(chain: &'a Chain, written: &str) -> Option<&'a str> {
    let written = key(written.trim());
    let means = |id: &str, names: [&str; 2]| {
        key(id) == written || names.iter().any(|name| key(name) == written)
    };
    let mut stages = chain.stages.iter();
    let found = stages.find(|stage| means(&stage.id, [&stage.title.zh, &stage.title.en]));
    found.map(|stage| stage.id.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_and_remedies_are_understood_in_both_languages() {
        let results = ["pass", " 合格 ", "PASS", "优良", "不合格", "不适用", "也许"];
        assert_eq!(
            results.map(result),
            [
                Some("pass"),
                Some("pass"),
                Some("pass"),
                Some("excellent"),
                Some("fail"),
                Some("na"),
                None
            ]
        );
        let remedies = ["返工重做", "返修", "redone", "x"];
        let meant = [
            Some(Remedy::Redone),
            Some(Remedy::Repaired),
            Some(Remedy::Redone),
            None,
        ];
        assert_eq!(remedies.map(remedy), meant);
    }
}
