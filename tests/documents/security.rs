//! The page on security: behind each "cannot" stands a test that there is, and both languages name the same.

use crate::{files, read, root};
use sanjian::text::Lang;
use sanjian::text::manual::Topic;
use std::collections::BTreeSet;

/// The tests that a page names: what stands in back-quotes in the last column.
fn named(lang: Lang) -> BTreeSet<String> {
    let rows = Topic::Security.page(lang).lines();
    let rows = rows.filter_map(|line| line.strip_prefix("| ")?.strip_suffix(" |"));
    let tests = rows.filter_map(|row| row.rsplit(" | ").next());
    let quoted = tests.flat_map(|cell| cell.split('`').skip(1).step_by(2));
    quoted.map(str::to_owned).collect()
}

#[test]
fn every_cannot_has_a_test_that_there_is() {
    let (zh, en) = (named(Lang::Zh), named(Lang::En));
    assert!(zh.len() > 15, "{zh:?}");
    assert_eq!(zh, en);
    let sources = ["src", "tests"].iter();
    let sources = sources.flat_map(|folder| files(&root().join(folder), "rs"));
    let sources: Vec<String> = sources.map(|path| read(&path)).collect();
    let is_there = |name: &&String| {
        let written = format!("#[test]\nfn {name}() {{");
        let inner = format!("#[test]\n    fn {name}() {{");
        { sources.iter() }.any(|source| source.contains(&written) || source.contains(&inner))
    };
    let missing: Vec<&String> = zh.iter().filter(|name| !is_there(name)).collect();
    assert!(missing.is_empty(), "no such tests: {missing:?}");
}
