//! What README, manual, RULES and GLOSSARY say, held against the program wherever it can drift: commands,
//! keys, exit codes, links, counts, codes and names. Whether they read well is for people.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

mod checklists;
mod commands;
mod glossary;
mod keys;
mod readme;
mod rules;
mod security;
mod settings;
mod steps;

use sanjian::text::Lang;
use sanjian::text::manual::Topic;
use std::fs;
use std::path::{Path, PathBuf};

const LANGUAGES: [Lang; 2] = [Lang::Zh, Lang::En];

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    let text = fs::read_to_string(path);
    text.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
        .replace("\r\n", "\n")
}

/// All pages of the manual, each with its name for whoever has to mend it.
fn pages() -> Vec<(String, Lang, String)> {
    let both = |topic: &Topic| {
        LANGUAGES.map(|lang| {
            let name = format!("{}/{}.md", lang.pick("zh", "en"), topic.word());
            (name, lang, topic.page(lang).replace("\r\n", "\n"))
        })
    };
    Topic::ALL.iter().flat_map(both).collect()
}

/// The blocks of a text between fences: what stands behind the fence, and the lines.
fn blocks(text: &str) -> Vec<(&str, Vec<&str>)> {
    let mut blocks: Vec<(&str, Vec<&str>)> = Vec::new();
    let mut inside = false;
    for line in text.lines() {
        match (line.strip_prefix("```"), blocks.last_mut()) {
            (Some(name), _) if !inside => blocks.push((name, Vec::new())),
            (None, Some((_, lines))) if inside => lines.push(line),
            _ => {}
        }
        inside ^= line.starts_with("```");
    }
    blocks
}

/// A text without its blocks, and its spans of code: each with what follows it.
fn spans(text: &str) -> Vec<(&str, &str)> {
    let mut outside = true;
    let plain = text.lines().filter(move |line| {
        let fence = line.starts_with("```");
        outside ^= fence;
        outside && !fence
    });
    plain
        .flat_map(|line| {
            let parts: Vec<&str> = line.split('`').collect();
            let spans = (1..parts.len().saturating_sub(1)).step_by(2);
            spans
                .map(|at| (parts[at], parts[at + 1]))
                .collect::<Vec<_>>()
        })
        .collect()
}

/// The files of this ending below a folder.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    paths
        .flat_map(|path| match path.is_dir() {
            true => files(&path, ending),
            false => vec![path],
        })
        .filter(|path| path.extension().is_some_and(|own| own == ending))
        .collect()
}
