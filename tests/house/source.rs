//! The tree as source: every file of production code parsed, its tests taken out.

use crate::rust::{files, for_tests};
use proc_macro2::Span;
use std::fs;
use std::path::{Path, PathBuf};
use syn::spanned::Spanned;
use syn::{Attribute, File, Item};

/// One file of production code.
pub struct Source {
    /// Its path below `src`, with `/`: `domain/fork.rs`.
    pub name: String,
    /// The module it is, from the crate's root: `["domain", "fork"]`.
    pub module: Vec<String>,
    /// What it says, its tests taken out.
    pub code: File,
    /// Its text, its tests taken out.
    pub text: String,
    /// Its lines without tests.
    pub lines: usize,
}

impl Source {
    /// The room it belongs to: `domain`, `lib`, `main`.
    pub fn room(&self) -> &str {
        self.name.split(['/', '.']).next().unwrap_or_default()
    }

    /// What it is inside its room, a folder and its face being one: `fork`; the room's own face is
    /// `mod`. In a room of several floors the noun stands on one of them.
    pub fn noun(&self) -> &str {
        let inside = self.module.get(1).map_or("mod", String::as_str);
        let on_floor = self.module.get(2).filter(|_| self.floor().is_some());
        on_floor.map_or(inside, String::as_str)
    }

    /// The floor of its room that it stands on, where the room has floors.
    pub fn floor(&self) -> Option<&str> {
        let floor = self.module.get(1).filter(|_| self.room() == "domain");
        floor.map(String::as_str)
    }
}

/// The production code of the crate: no tests, and no file that only tests declare.
pub fn tree(src: &Path) -> Vec<Source> {
    let of_tests = |path: &PathBuf| {
        let inside = path.strip_prefix(src).unwrap();
        inside
            .iter()
            .any(|part| part == "tests" || part == "tests.rs")
    };
    let paths = files(src).into_iter().filter(|path| !of_tests(path));
    let mut sources = Vec::new();
    let mut only_tests: Vec<Vec<String>> = Vec::new();
    for path in paths {
        let (source, tests) = read(src, &path);
        sources.push(source);
        only_tests.extend(tests);
    }
    let tests = |source: &Source| {
        only_tests
            .iter()
            .any(|module| source.module.starts_with(module))
    };
    sources.retain(|source| !tests(source));
    sources
}

/// A file without its tests, and the modules it declares for tests only.
fn read(src: &Path, path: &Path) -> (Source, Vec<Vec<String>>) {
    let inside = path.strip_prefix(src).unwrap();
    let name = inside.to_string_lossy().replace('\\', "/");
    let words = name.trim_end_matches(".rs").split('/');
    let mut module: Vec<String> = words.map(str::to_owned).collect();
    if ["mod", "lib", "main"].contains(&module.last().unwrap().as_str()) {
        module.pop();
    }
    let text = fs::read_to_string(path).unwrap();
    let mut code = syn::parse_file(&text).unwrap_or_else(|fault| panic!("{name}: {fault}"));
    let (tests, production): (Vec<Item>, Vec<Item>) = code
        .items
        .into_iter()
        .partition(|item| attributes(item).iter().any(for_tests));
    code.items = production;
    let only_tests = tests
        .iter()
        .filter_map(|item| declared(&module, &name, item))
        .collect();
    let spans: Vec<Span> = tests.iter().map(Spanned::span).collect();
    let of_tests = |line: usize| {
        let mut spans = spans.iter();
        spans.any(|span| (span.start().line..=span.end().line).contains(&line))
    };
    let kept = text.lines().zip(1..).filter(|(_, at)| !of_tests(*at));
    let kept: Vec<&str> = kept.map(|(line, _)| line).collect();
    let (text, lines) = (kept.join("\n"), kept.len());
    (
        Source {
            name,
            module,
            code,
            text,
            lines,
        },
        only_tests,
    )
}

/// The module in a file of its own that an item declares.
fn declared(module: &[String], name: &str, item: &Item) -> Option<Vec<String>> {
    let Item::Mod(inner) = item else { return None };
    if inner.content.is_some() {
        return None;
    }
    let Some(file) = inner.attrs.iter().find_map(elsewhere) else {
        let child = [inner.ident.to_string()];
        return Some(module.iter().cloned().chain(child).collect());
    };
    let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
    let words = folder.split('/').chain([file.trim_end_matches(".rs")]);
    Some(
        words
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect(),
    )
}

/// The file that an attribute `path` names.
fn elsewhere(attribute: &Attribute) -> Option<String> {
    let syn::Meta::NameValue(pair) = &attribute.meta else {
        return None;
    };
    let syn::Expr::Lit(syn::ExprLit {
        lit: syn::Lit::Str(text),
        ..
    }) = &pair.value
    else {
        return None;
    };
    pair.path.is_ident("path").then(|| text.value())
}

/// The lines that a piece of source takes.
pub fn height(span: Span) -> usize {
    span.end().line + 1 - span.start().line
}

fn attributes(item: &Item) -> &[Attribute] {
    match item {
        Item::Const(item) => &item.attrs,
        Item::Enum(item) => &item.attrs,
        Item::Fn(item) => &item.attrs,
        Item::Impl(item) => &item.attrs,
        Item::Macro(item) => &item.attrs,
        Item::Mod(item) => &item.attrs,
        Item::Static(item) => &item.attrs,
        Item::Struct(item) => &item.attrs,
        Item::Trait(item) => &item.attrs,
        Item::Type(item) => &item.attrs,
        Item::Use(item) => &item.attrs,
        _ => &[],
    }
}
