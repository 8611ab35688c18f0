//! Who tells the kinds of judges apart, who looks into the fields of an answer, and who knows the
//! formats: each has its places, and a new kind or format touches no other file.

use crate::measures::Measure;
use crate::source::Source;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use syn::Macro;
use syn::visit::{self, Visit};

/// What the kinds are given and find, what they do, say, show, and how they stand in tables and on papers.
const OF_KINDS: [&str; 7] = [
    "domain/facts/checklist/criterion.rs",
    "domain/facts/check/verdict.rs",
    "domain/rules/judge/",
    "text/judge.rs",
    "tui/check/sheet/kind.rs",
    "table/listing/judge.rs",
    "paper/fill/row.rs",
];

/// Where an answer's fields are read and written.
const OF_ANSWERS: [&str; 2] = ["domain/facts/check/answer/", "domain/rules/judge/"];

/// Where formats are told apart.
const OF_FORMATS: [&str; 1] = ["cli/out/format.rs"];

/// The files that name a kind of judge or of finding, its own places apart.
pub fn telling_judges_apart(sources: &[Source]) -> Measure {
    naming(sources, &OF_KINDS, &["Judge", "Finding"])
}

/// The files that name a format, its own place apart.
pub fn knowing_formats(sources: &[Source]) -> Measure {
    let of_cli: Vec<&Source> = sources.iter().filter(|one| one.room() == "cli").collect();
    naming(of_cli, &OF_FORMATS, &["Format"])
}

/// The files that look into the fields of an answer, its own places apart.
pub fn looking_into_answers(sources: &[Source]) -> Measure {
    let ways = [
        "answer.body",
        "self.body.get",
        ".body.get(\"",
        ".body.get_mut(\"",
        ".body.contains_key(",
    ];
    let looks = |source: &&Source| {
        let text: String = source.text.split_whitespace().collect();
        ways.iter().any(|way| text.contains(way))
    };
    named(sources.iter().filter(looks), &OF_ANSWERS)
}

fn naming<'a>(
    sources: impl IntoIterator<Item = &'a Source>,
    places: &[&str],
    enums: &'static [&'static str],
) -> Measure {
    let names = |source: &&Source| {
        let mut variants = Variants {
            enums,
            found: BTreeSet::new(),
        };
        variants.visit_file(&source.code);
        !variants.found.is_empty()
    };
    named(sources.into_iter().filter(names), places)
}

fn named<'a>(sources: impl Iterator<Item = &'a Source>, places: &[&str]) -> Measure {
    let names = sources.map(|source| (source.name.clone(), source.name.clone()));
    Measure::apart(names.collect(), places.iter().copied())
}

/// The variants of some enums that a file names: `Judge::Range`, not `Judge::unit`.
struct Variants {
    enums: &'static [&'static str],
    found: BTreeSet<String>,
}

impl Variants {
    fn pair(&mut self, of: &str, name: &str) {
        if self.enums.contains(&of) && name.starts_with(char::is_uppercase) {
            self.found.insert(name.to_owned());
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        let mut of = String::new();
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(name) => {
                    self.pair(&of, &name.to_string());
                    of = name.to_string();
                }
                TokenTree::Punct(point) if point.as_char() == ':' => {}
                TokenTree::Punct(_) | TokenTree::Literal(_) => of.clear(),
            }
        }
    }
}

impl<'ast> Visit<'ast> for Variants {
    fn visit_path(&mut self, path: &'ast syn::Path) {
        let words: Vec<String> = { path.segments.iter() }
            .map(|word| word.ident.to_string())
            .collect();
        for pair in words.windows(2) {
            self.pair(&pair[0], &pair[1]);
        }
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, item: &'ast Macro) {
        self.tokens(item.tokens.clone());
    }
}
