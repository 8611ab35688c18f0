//! Every command that a page names is one that the program takes, and both languages name the same.

use crate::{LANGUAGES, blocks, pages, read, root, spans};
use clap::error::ErrorKind;
use sanjian::text::manual::Topic;
use std::collections::BTreeSet;

/// Words as a shell takes them, up to a remark or a redirection.
pub fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(nth, part)| match nth % 2 {
        0 => part.split_whitespace().map(str::to_owned).collect(),
        _ => vec![part.to_owned()],
    });
    words
        .take_while(|word| word != "#" && word != ">")
        .collect()
}

/// The commands that a text names: in blocks for a shell, and in spans that begin with one.
fn named(text: &str) -> Vec<String> {
    let known = |word: &str| sanjian::cli::commands().find_subcommand(word).is_some();
    let shell = blocks(text).into_iter().filter(|(name, _)| *name == "sh");
    let lines = shell.flat_map(|(_, lines)| lines).map(str::to_owned);
    let spans = spans(text).into_iter().filter_map(|(span, _)| {
        let first = span.split_whitespace().next()?;
        match first {
            "sanjian" => Some(span.to_owned()),
            first if known(first) => Some(format!("sanjian {span}")),
            _ => None,
        }
    });
    lines
        .filter(|line| line.starts_with("sanjian"))
        .chain(spans)
        .collect()
}

/// Why the program does not take a command; a command's bare name is no command line.
fn fault(command: &str) -> Option<String> {
    let topic = |word: String| match word.as_str() {
        "TOPIC" | "题目" => "keys".to_owned(),
        _ => word,
    };
    let words: Vec<String> = words(command).into_iter().map(topic).collect();
    let bare = verbs(command).split(' ').count() + 1 == words.len();
    let error = sanjian::cli::commands().try_get_matches_from(words).err()?;
    let unsaid = [
        ErrorKind::MissingRequiredArgument,
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand,
    ];
    (!bare || !unsaid.contains(&error.kind())).then(|| error.to_string())
}

#[test]
fn every_command_named_is_one() {
    let mut texts: Vec<(String, String)> = pages()
        .into_iter()
        .map(|(name, _, text)| (name, text))
        .collect();
    for name in [
        "README.md",
        ".github/CONTRIBUTING.md",
        "src/docs/glossary.md",
    ] {
        texts.push((name.to_owned(), read(&root().join(name))));
    }
    let faults: Vec<String> = texts
        .iter()
        .flat_map(|(name, text)| {
            let faults = named(text).into_iter();
            faults
                .filter_map(move |command| Some(format!("{name}: {command}: {}", fault(&command)?)))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The words of a command that name commands.
fn verbs(command: &str) -> String {
    let mut tree = sanjian::cli::commands();
    let mut path = Vec::new();
    for word in words(command).iter().skip(1) {
        let Some(below) = tree.find_subcommand(word).cloned() else {
            continue;
        };
        path.push(word.clone());
        tree = below;
    }
    path.join(" ")
}

#[test]
fn both_languages_name_the_same_commands() {
    for topic in Topic::ALL {
        let [zh, en] = LANGUAGES.map(|lang| {
            let named = named(topic.page(lang));
            named
                .iter()
                .map(|command| verbs(command))
                .collect::<BTreeSet<_>>()
        });
        assert_eq!(zh, en, "{}", topic.word());
    }
}
