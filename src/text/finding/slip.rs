//! A slip of the finger or of the input method: one letter missing, doubled, changed, or two of them swapped, of
//! how something is read; and a character that is read alike, such as 模版 for 模板. Looked for only where nothing
//! is found as it was typed.

use super::haystack::{BETWEEN, FoldedLetter, Haystack, plain_sign};
use super::pinyin;

/// Fewer letters with one of them wrong would find anything; more than these are no name.
const LEAST: usize = 5;
const MOST: usize = 60;

/// A word by the letters of its reading, which may be typed with one slip.
#[derive(Clone, Debug)]
pub(super) struct SpellingSlip {
    long: usize,
    /// Signs of the letters there are.
    signs: u64,
    /// For each letter, where it stands in the word.
    places: [u64; 26],
}

/// How far the word has come in a text: exactly, and with one slip; a bit for each place that is reached.
#[derive(Clone, Copy, Default)]
struct SlipReach {
    exact: u64,
    slipped: u64,
    /// The exact one a letter ago, and that letter's places.
    before: u64,
    last: u64,
}

impl SpellingSlip {
    /// That of a word; none where it is too short, or says a figure: of those a slip is another one.
    pub fn of(word: &[char]) -> Option<Self> {
        let letters: Vec<char> = word.iter().flat_map(|c| spelled(*c)).collect();
        let is_plain = letters.iter().all(char::is_ascii_lowercase);
        if !is_plain || !(LEAST..=MOST).contains(&letters.len()) {
            return None;
        }
        let mut places = [0; 26];
        for (at, letter) in letters.iter().enumerate() {
            if let Some(place) = place(*letter).and_then(|nth| places.get_mut(nth)) {
                *place |= 1 << at;
            }
        }
        Some(Self {
            long: letters.len(),
            signs: letters.iter().fold(0, |all, c| all | plain_sign(*c)),
            places,
        })
    }

    /// Whether it stands in one of the texts, with one slip at most.
    pub fn is_in(&self, haystack: &Haystack) -> bool {
        // Of all its letters one may be another.
        let missing = self.signs & !haystack.signs;
        let mut texts = haystack.letters.split(|letter| letter.c == BETWEEN);
        missing.count_ones() <= 1 && texts.any(|text| self.is_in_text(text))
    }

    fn is_in_text(&self, text: &[FoldedLetter]) -> bool {
        let end = 1 << (self.long - 1);
        let mut reach = SlipReach {
            slipped: 1,
            ..SlipReach::default()
        };
        let mut read = text.iter().flat_map(|letter| spelled(letter.c));
        read.any(|letter| {
            let places = place(letter).and_then(|nth| self.places.get(nth));
            reach = reach.on(places.copied().unwrap_or(0));
            reach.slipped & end != 0
        })
    }
}

impl SlipReach {
    /// One letter further, which stands at these places of the word.
    fn on(self, places: u64) -> Self {
        let exact = ((self.exact << 1) | 1) & places;
        let further = ((self.slipped << 1) | 1) & places;
        // Missing in what was typed; changed; typed once too often; swapped with the one before.
        let missing = self.exact;
        let changed = (self.exact << 1) | 1;
        let doubled = exact << 1;
        let swapped = ((((self.before << 1) | 1) & places) << 1) & self.last;
        Self {
            exact,
            slipped: further | missing | changed | doubled | swapped,
            before: self.exact,
            last: places,
        }
    }
}

fn place(letter: char) -> Option<usize> {
    let nth = u32::from(letter).checked_sub(u32::from('a'))?;
    usize::try_from(nth).ok().filter(|nth| *nth < 26)
}

/// The letters under which a character is typed: those of its reading, or itself.
fn spelled(c: char) -> impl Iterator<Item = char> {
    let reading = pinyin::reading(c);
    let own = reading.is_none().then_some(c);
    let read = reading.unwrap_or_default().chars().map(pinyin::key);
    read.chain(own)
}
