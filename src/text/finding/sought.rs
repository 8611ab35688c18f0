//! What was typed to find something, and how well it fits what a thing is called. All of its words must fit,
//! in any order; the better each fits, the better the thing does.

use super::haystack::{BETWEEN, FoldedLetter, Haystack, folded, plain_sign};
use super::slip::SpellingSlip;
use super::{pinyin, storey};

/// How well a word fits, or all of them together; 0 for not at all.
pub type Fit = u16;

const WHOLE: Fit = 100;
const BEGINNING: Fit = 80;
const WORD: Fit = 60;
const INSIDE: Fit = 40;
/// At most so much where letters were left out, and a point less for each.
const WITH_GAPS: Fit = 20;
/// What is found by a slip only.
const SLIPPED: Fit = 10;
/// So many letters at least, and so many left out for each, or anything would be found.
const LEAST_WITH_GAPS: usize = 3;
const GAPS: usize = 2;
/// How much less than its name a code, a place, anything else counts.
const BY_TEXT: [Fit; 4] = [0, 0, 10, 15];
/// What is found by how it is read counts a little less than what is found as it is written.
const READ: Fit = 2;

/// What was typed.
#[derive(Clone, Debug)]
pub struct Sought {
    words: Vec<SoughtWord>,
}

/// A word of it: as it stands, or with the storeys that it names for what they are.
#[derive(Clone, Debug)]
struct SoughtWord {
    ways: Vec<Vec<Needle>>,
    names_storey: bool,
    /// The same typed with a slip, where that is looked for.
    slip: Option<SpellingSlip>,
}

/// Letters that stand together.
#[derive(Clone, Debug)]
struct Needle {
    letters: Vec<char>,
    signs: u64,
}

impl Sought {
    /// What was typed, word by word.
    pub fn of(typed: &str) -> Self {
        let words = typed.split_whitespace().map(SoughtWord::of);
        Self {
            words: words.collect(),
        }
    }

    /// The same where each word may have been typed with a slip.
    pub fn with_slips(mut self) -> Self {
        for word in &mut self.words {
            let typed = word.ways.first().and_then(|needles| needles.first());
            word.slip = typed.and_then(|typed| SpellingSlip::of(&typed.letters));
        }
        self
    }

    /// Whether nothing is looked for.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// How well one of the words fits.
    pub fn word_fit(&self, word: usize, haystack: &Haystack) -> Fit {
        self.words.get(word).map_or(0, |word| word.fit(haystack))
    }

    /// Whether all of it stands there, with nothing left out.
    pub fn is_in(&self, haystack: &Haystack) -> bool {
        self.words.iter().all(|word| word.fit(haystack) > WITH_GAPS)
    }
}

impl SoughtWord {
    fn of(word: &str) -> Self {
        let letters = folded(word);
        let storeys = storey::said(&letters);
        let names_storey = !storeys.is_empty();
        let mut ways = vec![vec![Needle::of(letters.clone())]];
        if storeys
            .iter()
            .any(|said| said.storeys.start() == said.storeys.end())
        {
            let mut parts = Vec::new();
            let mut from = 0;
            for said in storeys {
                parts.push(
                    letters
                        .get(from..*said.at.start())
                        .unwrap_or_default()
                        .to_vec(),
                );
                parts.push(said.storeys.map(storey::sign).take(1).collect());
                from = said.at.end() + 1;
            }
            parts.push(letters.get(from..).unwrap_or_default().to_vec());
            let parts = parts.into_iter().filter(|part| !part.is_empty());
            ways.push(parts.map(Needle::of).collect());
        }
        Self {
            ways,
            names_storey,
            slip: None,
        }
    }

    fn fit(&self, haystack: &Haystack) -> Fit {
        let way = |needles: &Vec<Needle>| needles.iter().map(|one| one.fit(haystack)).min();
        // Where storeys are named they are compared as such: `2层` is no part of 12层.
        let skip = usize::from(self.names_storey && haystack.names_storeys);
        let ways = self.ways.iter().skip(skip);
        match (ways.filter_map(way).max().unwrap_or(0), &self.slip) {
            (0, Some(slip)) if slip.is_in(haystack) => SLIPPED,
            (fit, _) => fit,
        }
    }
}

impl Needle {
    fn of(letters: Vec<char>) -> Self {
        let signs = letters.iter().fold(0, |all, c| all | plain_sign(*c));
        Self { letters, signs }
    }

    fn fit(&self, haystack: &Haystack) -> Fit {
        if self.signs & !haystack.signs != 0 {
            return 0;
        }
        match self.together(&haystack.letters) {
            0 => self.with_gaps(&haystack.letters),
            fit => fit,
        }
    }

    /// How well it fits with nothing left out.
    fn together(&self, letters: &[FoldedLetter]) -> Fit {
        let Some(first) = self.letters.first() else {
            return 0;
        };
        let (mut best, mut text) = (0, 0);
        for (at, letter) in letters.iter().enumerate() {
            if letter.c == BETWEEN {
                text += 1;
            }
            let begins_alike = letter.c == *first || u8::try_from(*first) == Ok(letter.initial);
            if !begins_alike {
                continue;
            }
            let Some(long) = length(&self.letters, letters.get(at..).unwrap_or_default()) else {
                continue;
            };
            let less = BY_TEXT.get(text).or(BY_TEXT.last()).copied().unwrap_or(0);
            let read = if letter.c == *first { 0 } else { READ };
            best = best.max(standing(letters, at, at + long) - less - read);
            if best + READ >= WHOLE {
                break;
            }
        }
        best
    }

    /// How well it fits where letters may be left out, within one text; figures stand together.
    fn with_gaps(&self, letters: &[FoldedLetter]) -> Fit {
        let has_digits = self.letters.iter().any(char::is_ascii_digit);
        if self.letters.len() < LEAST_WITH_GAPS || has_digits {
            return 0;
        }
        let texts = letters.split(|letter| letter.c == BETWEEN);
        let fits = texts.zip(BY_TEXT).map(|(text, less)| {
            let gaps = self.left_out(text)?;
            let gaps = Fit::try_from(gaps).ok()?;
            Some(WITH_GAPS.saturating_sub(gaps + less / 2).max(1))
        });
        fits.flatten().max().unwrap_or(0)
    }

    /// How many letters of a text are left out between its first and its last; none where it does not fit.
    fn left_out(&self, text: &[FoldedLetter]) -> Option<usize> {
        let is_of =
            |letter: &FoldedLetter, c: char| letter.c == c || u8::try_from(c) == Ok(letter.initial);
        let first = *self.letters.first()?;
        let starts = text.iter().enumerate();
        let starts = starts.filter(|(_, letter)| letter.begins && is_of(letter, first));
        let most = self.letters.len() * (GAPS + 1);
        let mut best = None;
        for (from, _) in starts {
            let mut wanted = self.letters.iter().peekable();
            let mut long = 0;
            for letter in text.iter().skip(from).take(most) {
                let Some(c) = wanted.peek() else { break };
                long += 1;
                if is_of(letter, **c) {
                    wanted.next();
                }
            }
            if wanted.peek().is_none() {
                best = Some(best.map_or(long, |best: usize| best.min(long)));
            }
        }
        best?.checked_sub(self.letters.len())
    }
}

/// How many letters of a text what was typed takes up from its beginning: each as it is written, or by its
/// whole reading, by the beginning of that where the typing stops, by its initial.
fn length(typed: &[char], letters: &[FoldedLetter]) -> Option<usize> {
    let Some((first, rest)) = typed.split_first() else {
        return Some(0);
    };
    let (letter, behind) = letters.split_first()?;
    if letter.c == *first
        && let Some(long) = length(rest, behind)
    {
        return Some(long + 1);
    }
    if u8::try_from(*first) != Ok(letter.initial) {
        return None;
    }
    let reading = pinyin::reading(letter.c)?;
    let read = reading.chars().map(pinyin::key);
    let alike = read
        .zip(typed)
        .take_while(|(read, typed)| read == *typed)
        .count();
    let takes = |count: &usize| {
        let whole = *count == reading.chars().count() || *count == typed.len();
        let initial = *count == 1 || *count == 2 && reading.chars().nth(1) == Some('h');
        whole || initial
    };
    (1..=alike).rev().filter(takes).find_map(|count| {
        let rest = typed.get(count..)?;
        length(rest, behind).map(|long| long + 1)
    })
}

/// How well something stands from here to there.
fn standing(letters: &[FoldedLetter], from: usize, to: usize) -> Fit {
    let is_edge = |at: Option<usize>| {
        at.and_then(|at| letters.get(at))
            .is_none_or(|letter| letter.c == BETWEEN)
    };
    let begins = letters.get(from).is_some_and(|letter| letter.begins);
    match (is_edge(from.checked_sub(1)), is_edge(Some(to))) {
        (true, true) => WHOLE,
        (true, false) => BEGINNING,
        _ if begins => WORD,
        _ => INSIDE,
    }
}
