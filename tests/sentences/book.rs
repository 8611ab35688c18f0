//! What the program says, written down: who says it, of what, and the words in both languages; and how
//! it is compared with the pages that are kept.

use sanjian::text::Lang;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Debug;
use std::fs;
use std::path::{Path, PathBuf};

/// The sentences of one area, in the order in which they were asked for.
#[derive(Default)]
pub struct Book {
    told: Vec<Told>,
    /// Each enum that was put into words by its path, with the variants that occurred.
    pub variants: BTreeMap<&'static str, BTreeSet<String>>,
}

/// One question and its answers.
struct Told {
    by: String,
    of: String,
    words: [Vec<String>; 2],
}

/// Words in one language, whatever shape a function gives them.
pub trait Said {
    /// The lines.
    fn lines(self) -> Vec<String>;
}

impl Said for &str {
    fn lines(self) -> Vec<String> {
        vec![self.to_owned()]
    }
}

impl Said for String {
    fn lines(self) -> Vec<String> {
        vec![self]
    }
}

impl<S: Said> Said for Vec<S> {
    fn lines(self) -> Vec<String> {
        self.into_iter().flat_map(Said::lines).collect()
    }
}

impl<S: Said, const N: usize> Said for [S; N] {
    fn lines(self) -> Vec<String> {
        self.into_iter().flat_map(Said::lines).collect()
    }
}

impl<S: Said + Copy> Said for &[S] {
    fn lines(self) -> Vec<String> {
        self.iter().copied().flat_map(Said::lines).collect()
    }
}

impl<S: Said> Said for Option<S> {
    fn lines(self) -> Vec<String> {
        self.map_or_else(|| vec!["(none)".to_owned()], Said::lines)
    }
}

impl<A: Said, B: Said> Said for (A, B) {
    fn lines(self) -> Vec<String> {
        [self.0.lines(), self.1.lines()].concat()
    }
}

impl Book {
    /// Writes down what a function says.
    pub fn say<S: Said>(&mut self, by: &str, say: impl Fn(Lang) -> S) {
        self.named(by, "", say);
    }

    /// Writes down what a function says of each of these; enums are noted with their variants.
    pub fn each<T: Debug, S: Said>(
        &mut self,
        by: &str,
        things: impl IntoIterator<Item = T>,
        say: impl Fn(Lang, &T) -> S,
    ) {
        for thing in things {
            let variant = self.occurs(&thing);
            self.named(by, &variant, |lang| say(lang, &thing));
        }
    }

    /// Notes the variant of an enum that stands inside another value.
    pub fn occurs<T: Debug>(&mut self, thing: &T) -> String {
        let variant = head(thing);
        let of = std::any::type_name::<T>().trim_start_matches('&');
        let of = of.split('<').next().unwrap_or(of);
        let seen = self.variants.entry(of).or_default();
        seen.insert(variant.clone());
        variant
    }

    /// Writes down what a function says of something that has this name.
    pub fn named<S: Said>(&mut self, by: &str, of: &str, say: impl Fn(Lang) -> S) {
        let words = [Lang::Zh, Lang::En].map(|lang| say(lang).lines());
        let by = by.trim_start_matches(':').to_owned();
        let of = of.to_owned();
        self.told.push(Told { by, of, words });
    }

    /// The functions that were asked.
    pub fn asked(&self) -> impl Iterator<Item = &str> {
        self.told.iter().map(|told| told.by.as_str())
    }

    /// The page as it is kept.
    pub fn page(&self) -> String {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        let mut page = String::new();
        for Told { by, of, words } in &self.told {
            let heading = format!("{by} {of}").trim_end().to_owned();
            let nth = times.entry(heading.clone()).or_default();
            *nth += 1;
            let again = match *nth {
                1 => String::new(),
                nth => format!(" #{nth}"),
            };
            page.push_str(&format!("{heading}{again}\n"));
            for (lang, lines) in ["zh", "en"].into_iter().zip(words) {
                for line in lines {
                    page.push_str(&answer(lang, line));
                }
            }
        }
        page
    }
}

/// The variant's name, or the first word of any other value.
fn head(thing: &impl Debug) -> String {
    let text = format!("{thing:?}");
    let word = text.trim_start_matches(|c: char| !c.is_alphanumeric() && c != '-');
    let end = word.find(|c: char| !(c.is_alphanumeric() || "-_.".contains(c)));
    word.get(..end.unwrap_or(word.len()))
        .unwrap_or_default()
        .to_owned()
}

/// A line of a page; a blank at its end, which editors cut off, is made visible.
pub fn answer(lang: &str, words: &str) -> String {
    let words = words.replace('\n', "\\n");
    match words.strip_suffix(' ') {
        Some(rest) => format!("  {lang} {rest}␣\n"),
        None if words.is_empty() => format!("  {lang}\n"),
        None => format!("  {lang} {words}\n"),
    }
}

/// Where the pages are kept.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sentences")
}

/// What differs from the page that is kept; with `SENTENCES=write` the page is written anew instead.
pub fn compare(area: &str, page: &str) -> Vec<String> {
    let path = folder().join(format!("{area}.txt"));
    if std::env::var_os("SENTENCES").is_some() {
        fs::write(&path, page).unwrap();
        return Vec::new();
    }
    let kept = fs::read_to_string(&path).unwrap_or_default();
    differences(area, &kept.replace("\r\n", "\n"), page)
}

/// Each question that is answered otherwise, or no longer or newly asked: old lines and new ones.
pub fn differences(area: &str, kept: &str, page: &str) -> Vec<String> {
    let (old, new) = (answers(kept), answers(page));
    let asked: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let differs = asked.into_iter().filter(|one| old.get(one) != new.get(one));
    let none = Vec::new();
    let told = |one| {
        let [old, new] = [&old, &new].map(|page| page.get(one).unwrap_or(&none));
        let lines = [lines("-", old, new), lines("+", new, old)].concat();
        format!("{area}.txt: {one}\n{lines}")
    };
    differs.map(told).collect()
}

/// The lines of an answer that the other one has not; all of them where only their order differs.
fn lines(sign: &str, of: &[&str], other: &[&str]) -> String {
    let only: Vec<&&str> = of.iter().filter(|line| !other.contains(line)).collect();
    let reordered = of.len() == other.len() && only.is_empty();
    let of = if reordered { of.iter().collect() } else { only };
    of.iter().map(|line| format!("  {sign}{line}\n")).collect()
}

/// The questions of a page, each with its answers.
fn answers(page: &str) -> BTreeMap<&str, Vec<&str>> {
    let mut all: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let mut question = "";
    for line in page.lines() {
        match line.strip_prefix("  ") {
            Some(answer) => all.entry(question).or_default().push(answer),
            None => {
                question = line;
                all.entry(question).or_default();
            }
        }
    }
    all
}

/// Writes down what functions say: `say! { book; issue::late(1); issue::late(3); }`, the language left out.
#[macro_export]
macro_rules! say {
    ($book:ident; $($($path:ident)::+ ($($arg:expr),* $(,)?);)*) => {$(
        $book.say(
            concat!($("::", stringify!($path)),+),
            |lang| $($path)::+(lang, $($arg),*),
        );
    )*};
}

/// Writes down what a function says of each of these, taken as they are or `by` reference:
/// `each! { book; words::kind of Kind::ALL }`.
#[macro_export]
macro_rules! each {
    ($book:ident; $($path:ident)::+ of $things:expr) => {
        $book.each(concat!($("::", stringify!($path)),+), $things, |lang, one| {
            $($path)::+(lang, *one)
        });
    };
    ($book:ident; $($path:ident)::+ by $things:expr) => {
        $book.each(concat!($("::", stringify!($path)),+), $things, |lang, one| {
            $($path)::+(lang, one)
        });
    };
}
