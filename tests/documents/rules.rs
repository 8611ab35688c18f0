//! RULES has every code that a comment cites, and none that nobody cites.

use crate::{files, read, root};
use std::collections::{BTreeMap, BTreeSet};

/// What the codes of rules begin with; behind it stand one or two digits.
const PREFIXES: &str = "SFTXIKG";

fn is_code(word: &str) -> bool {
    let digits = word.trim_start_matches(|c| PREFIXES.contains(c));
    word.len() == digits.len() + 1
        && (1..=2).contains(&digits.len())
        && digits.chars().all(|c| c.is_ascii_digit())
}

/// The comments of a source, without drawings and spans of code: keys and cells stand there.
fn comments(source: &str) -> String {
    let mut outside = true;
    let lines = source
        .lines()
        .filter_map(|line| Some(line.split_once("//")?.1));
    let said = lines.filter(|line| {
        let fence = line.contains("```");
        outside ^= fence;
        outside && !fence
    });
    let plain = |line: &str| line.split('`').step_by(2).collect::<Vec<_>>().join(" ");
    said.map(plain).collect::<Vec<_>>().join("\n")
}

#[test]
fn every_code_that_is_cited_has_its_rule_and_the_reverse() {
    let mut cited: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for path in ["src", "tests"]
        .iter()
        .flat_map(|folder| files(&root().join(folder), "rs"))
    {
        let comments = comments(&read(&path));
        let words = comments.split(|c: char| !c.is_alphanumeric() && c != '-' && c != ':');
        for code in words
            .map(|word| word.trim_matches(':'))
            .filter(|word| is_code(word))
        {
            let name = path.strip_prefix(root()).unwrap().display().to_string();
            cited.entry(code.to_owned()).or_default().insert(name);
        }
    }
    assert!(cited.len() > 50, "{cited:?}");
    let rules = read(&root().join("src/docs/rules.md"));
    let entries = rules
        .lines()
        .filter_map(|line| line.strip_prefix("- **")?.split_once("** "));
    let ruled: BTreeSet<String> = entries.map(|(code, _)| code.to_owned()).collect();
    let missing: Vec<_> = cited
        .iter()
        .filter(|(code, _)| !ruled.contains(*code))
        .collect();
    assert!(missing.is_empty(), "cited, and no rule: {missing:#?}");
    let idle: Vec<_> = ruled
        .iter()
        .filter(|code| !cited.contains_key(*code))
        .collect();
    assert!(idle.is_empty(), "ruled, and cited nowhere: {idle:?}");
}
