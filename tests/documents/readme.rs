//! The README is a doorstep: short, and every door that it points to is there; so is every file that those
//! who work on the house are sent to.

use crate::{LANGUAGES, read, root, spans};
use sanjian::text::manual::Topic;

const MOST: usize = 150;

/// Where the links and pictures of a text lead, those to other sites apart.
fn links(text: &str) -> Vec<&str> {
    let behind = text.split("](").skip(1);
    behind
        .filter_map(|rest| rest.split(')').next())
        .filter(|link| !link.starts_with('#') && !link.starts_with("https://"))
        .collect()
}

#[test]
fn the_readme_is_short_and_leads_to_every_page() {
    let readme = read(&root().join("README.md"));
    assert!(readme.lines().count() <= MOST);
    let links = links(&readme);
    let gone: Vec<&&str> = links
        .iter()
        .filter(|link| !root().join(link).exists())
        .collect();
    assert!(gone.is_empty(), "{gone:?}");
    for (topic, lang) in Topic::ALL
        .iter()
        .flat_map(|topic| LANGUAGES.map(|lang| (topic, lang)))
    {
        let page = format!(
            "src/text/manual/{}/{}.md",
            lang.pick("zh", "en"),
            topic.word()
        );
        let line = format!(
            "[{}]({page}) `sanjian manual {}`",
            topic.title(lang),
            topic.word()
        );
        assert!(readme.contains(&line), "{line}");
    }
}

#[test]
fn every_file_that_is_named_is_there() {
    for name in [".github/CONTRIBUTING.md", "src/docs/architecture.md"] {
        let text = read(&root().join(name));
        let spans = spans(&text).into_iter().map(|(span, _)| span);
        let paths: Vec<&str> = spans
            .filter(|span| {
                ["src/", "tests/", "."]
                    .iter()
                    .any(|top| span.starts_with(top))
            })
            .filter(|span| !span.contains("NAME") && !span.contains(' '))
            .collect();
        assert!(paths.len() > 5, "{name}: {paths:?}");
        let gone: Vec<&&str> = paths
            .iter()
            .filter(|path| !root().join(path).exists())
            .collect();
        assert!(gone.is_empty(), "{name}: {gone:?}");
    }
}
