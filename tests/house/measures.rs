//! What is counted in the tree, and what each count names where it is too high.

use crate::arrows::{Arrows, rings};
use crate::rust::files;
use crate::source::{Source, height};
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned;
use syn::visit::{self, Visit};
use syn::{
    Arm, Attribute, ImplItemFn, ItemConst, ItemEnum, ItemFn, ItemStatic, LitStr, Macro, Pat,
    Signature,
};

/// A count, and what it is made of, the worst first.
pub struct Measure {
    /// How much or how many.
    pub count: usize,
    /// Where, the worst first.
    pub of: Vec<String>,
}

impl Measure {
    fn of(of: Vec<String>) -> Self {
        Self {
            count: of.len(),
            of,
        }
    }

    /// What was found, each with where, its places apart; and the places where nothing is found any more:
    /// a folder, a file or a function of one.
    pub fn apart<'a>(
        found: Vec<(String, String)>,
        places: impl IntoIterator<Item = &'a str>,
    ) -> Self {
        let lies_in =
            |at: &str, place: &str| at == place || place.ends_with('/') && at.starts_with(place);
        let places: Vec<&str> = places.into_iter().collect();
        let idle = |place: &&&str| !found.iter().any(|(at, _)| lies_in(at, place));
        let idle: Vec<String> = { places.iter().filter(idle) }
            .map(|place| format!("{place}: nothing there any more, take it off its list"))
            .collect();
        let elsewhere = |(at, _): &(String, String)| !places.iter().any(|place| lies_in(at, place));
        let elsewhere = found.into_iter().filter(elsewhere);
        Self::of(elsewhere.map(|(_, what)| what).chain(idle).collect())
    }
}

/// The files of the largest ring inside a room.
pub fn ring(sources: &[Source], arrows: &Arrows, room: &str) -> Measure {
    let inside = |at: &usize| sources[*at].room() == room;
    let arrows = arrows
        .iter()
        .filter(|(from, to)| inside(from) && inside(to));
    let rings = rings(arrows.copied());
    let largest = rings.into_iter().next().unwrap_or_default();
    let mut names: Vec<String> = largest.iter().map(|at| sources[*at].name.clone()).collect();
    names.sort();
    Measure::of(names)
}

/// The arrows between the nouns of a room that no order of floors can make point down: those
/// inside a ring of nouns, a folder and its face being one noun.
pub fn up(sources: &[Source], arrows: &Arrows, room: &str) -> Measure {
    let nouns: BTreeSet<(&str, &str)> = arrows
        .iter()
        .filter(|(from, to)| sources[*from].room() == room && sources[*to].room() == room)
        .map(|(from, to)| (sources[*from].noun(), sources[*to].noun()))
        .filter(|(from, to)| from != to)
        .collect();
    let rings = rings(nouns.iter().copied());
    let same = |from: &str, to: &str| {
        rings
            .iter()
            .any(|ring| ring.contains(&from) && ring.contains(&to))
    };
    let up = nouns.iter().filter(|(from, to)| same(from, to));
    Measure::of(
        up.map(|(from, to)| format!("{room}: {from} → {to}"))
            .collect(),
    )
}

/// Files longer than so many lines.
pub fn long_files(sources: &[Source], most: usize) -> Measure {
    let mut long: Vec<&Source> = sources
        .iter()
        .filter(|source| source.lines > most)
        .collect();
    long.sort_by_key(|source| std::cmp::Reverse(source.lines));
    Measure::of(
        long.iter()
            .map(|source| format!("{} {}", source.lines, source.name))
            .collect(),
    )
}

/// The lines of the longest file.
pub fn longest_file(sources: &[Source]) -> Measure {
    let longest = sources.iter().max_by_key(|source| source.lines);
    Measure {
        count: longest.map_or(0, |source| source.lines),
        of: longest
            .map(|source| source.name.clone())
            .into_iter()
            .collect(),
    }
}

/// The lines of the longest function.
pub fn longest_function(sources: &[Source]) -> Measure {
    let of = long_functions(sources, 0).of;
    let lines = of.first().and_then(|first| first.split(' ').next());
    Measure {
        count: lines.and_then(|lines| lines.parse().ok()).unwrap_or(0),
        of: of.into_iter().take(1).collect(),
    }
}

/// Functions longer than so many lines.
pub fn long_functions(sources: &[Source], most: usize) -> Measure {
    let mut long = Vec::new();
    for source in sources {
        each_function(source, |name, span, _| {
            let lines = height(span);
            if lines > most {
                long.push((lines, format!("{lines} {}: {name}", source.name)));
            }
        });
    }
    long.sort_by(|a, b| b.cmp(a));
    Measure::of(long.into_iter().map(|(_, text)| text).collect())
}

/// Enums of more than so many variants.
pub fn wide_enums(sources: &[Source], most: usize) -> Measure {
    struct Enums<'a>(&'a Source, usize, Vec<String>);
    impl<'ast> Visit<'ast> for Enums<'_> {
        fn visit_item_enum(&mut self, item: &'ast ItemEnum) {
            if item.variants.len() > self.1 {
                self.2.push(format!(
                    "{} {}: {}",
                    item.variants.len(),
                    self.0.name,
                    item.ident
                ));
            }
        }
    }
    let found = sources.iter().flat_map(|source| {
        let mut enums = Enums(source, most, Vec::new());
        enums.visit_file(&source.code);
        enums.2
    });
    Measure::of(found.collect())
}

/// Functions that choose words for what no list can close, and why an arm `_` stands there.
const OPEN: [(&str, &str); 5] = [
    (
        "cli/args/misused.rs sentences",
        "clap adds kinds of errors; what is not said here it says itself",
    ),
    (
        "text/refusal/entered.rs called",
        "the same; one that people know by another name has it here",
    ),
    (
        "text/refusal/entered.rs form",
        "fields of a file that anybody may have written",
    ),
    (
        "text/screen/check.rs field",
        "the same fields; one without a name of its own is called details",
    ),
    (
        "text/signing/answer.rs result",
        "words on record of any version are shown as they stand",
    ),
];

/// Arms `_ =>` in functions that are given a language: a variant without words would slip through.
pub fn careless_words(sources: &[Source]) -> Measure {
    struct Arms(Vec<usize>);
    impl<'ast> Visit<'ast> for Arms {
        fn visit_arm(&mut self, arm: &'ast Arm) {
            if matches!(arm.pat, Pat::Wild(_)) && arm.guard.is_none() {
                self.0.push(arm.span().start().line);
            }
            visit::visit_arm(self, arm);
        }
    }
    let mut found = Vec::new();
    for source in sources {
        each_function(source, |name, _, function| {
            if !chooses_words(function.signature) {
                return;
            }
            let mut arms = Arms(Vec::new());
            arms.visit_block(function.block);
            let of = |line| format!("{}:{line} {name}", source.name);
            let at = format!("{} {name}", source.name);
            found.extend(arms.0.into_iter().map(|line| (at.clone(), of(line))));
        });
    }
    Measure::apart(found, OPEN.map(|(at, _)| at))
}

/// Where Chinese texts are what somebody would have typed, not what the program says, and what they are.
const TYPED: [(&str, &str); 1] = [(
    "sample/",
    "the sample project: names of its lots, places and crews, and what its people wrote",
)];

/// Chinese texts in the code of every room but `text`, the data of constants apart.
pub fn strewn_words(sources: &[Source]) -> Measure {
    let found = sources
        .iter()
        .filter(|source| source.room() != "text")
        .flat_map(|source| {
            let mut words = Strewn(Vec::new());
            words.visit_file(&source.code);
            words.0.into_iter().map(|(line, text)| {
                (
                    source.name.clone(),
                    format!("{}:{line} {text}", source.name),
                )
            })
        });
    Measure::apart(found.collect(), TYPED.map(|(at, _)| at))
}

struct Strewn(Vec<(usize, String)>);

impl Strewn {
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Literal(text) => self.text(text.span().start().line, text.to_string()),
                TokenTree::Ident(_) | TokenTree::Punct(_) => {}
            }
        }
    }

    fn text(&mut self, line: usize, text: String) {
        if text.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c)) {
            self.0.push((line, text));
        }
    }
}

impl<'ast> Visit<'ast> for Strewn {
    fn visit_attribute(&mut self, _: &'ast Attribute) {}
    fn visit_item_const(&mut self, _: &'ast ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast ItemStatic) {}
    fn visit_lit_str(&mut self, text: &'ast LitStr) {
        self.text(text.span().start().line, text.value());
    }
    fn visit_macro(&mut self, item: &'ast Macro) {
        self.tokens(item.tokens.clone());
    }
}

/// A function: what it is given, and what it does.
struct Function<'a> {
    signature: &'a Signature,
    block: &'a syn::Block,
}

fn each_function(source: &Source, mut each: impl FnMut(&str, proc_macro2::Span, Function<'_>)) {
    struct Functions<'a>(&'a mut dyn FnMut(&str, proc_macro2::Span, Function<'_>));
    impl Functions<'_> {
        fn one(&mut self, signature: &Signature, block: &syn::Block) {
            let span = signature
                .span()
                .join(block.span())
                .unwrap_or_else(|| block.span());
            (self.0)(
                &signature.ident.to_string(),
                span,
                Function { signature, block },
            );
        }
    }
    impl<'ast> Visit<'ast> for Functions<'_> {
        fn visit_item_fn(&mut self, item: &'ast ItemFn) {
            self.one(&item.sig, &item.block);
            visit::visit_item_fn(self, item);
        }
        fn visit_impl_item_fn(&mut self, item: &'ast ImplItemFn) {
            self.one(&item.sig, &item.block);
            visit::visit_impl_item_fn(self, item);
        }
    }
    Functions(&mut each).visit_file(&source.code);
}

fn chooses_words(signature: &Signature) -> bool {
    struct Names(bool);
    impl<'ast> Visit<'ast> for Names {
        fn visit_path(&mut self, path: &'ast syn::Path) {
            self.0 |= path
                .segments
                .last()
                .is_some_and(|word| word.ident == "Lang");
            visit::visit_path(self, path);
        }
    }
    let mut names = Names(false);
    names.visit_signature(signature);
    names.0
}

/// Files that no file declares, so that nobody compiles or runs them.
pub fn stray_files(root: &Path) -> Measure {
    let text = |path: PathBuf| fs::read_to_string(path).unwrap_or_default();
    let stray = |path: &PathBuf| {
        let folder = path.parent().unwrap();
        let stem = path.file_stem().unwrap().to_string_lossy().into_owned();
        if folder == root.join("tests") || ["mod", "lib", "main"].contains(&stem.as_str()) {
            return false;
        }
        let beside = files(folder)
            .into_iter()
            .filter(|other| other.parent() == Some(folder));
        let above = [folder.with_extension("rs")];
        let declares = |text: String| {
            text.contains(&format!("mod {stem};")) || text.contains(&format!("{stem}.rs\""))
        };
        !beside
            .chain(above)
            .filter(|other| other != path)
            .any(|other| declares(text(other)))
    };
    let all = ["src", "tests"].into_iter();
    let found = all.flat_map(|top| files(&root.join(top))).filter(stray);
    Measure::of(found.map(|path| path.display().to_string()).collect())
}
