//! Codes as people write them: `p01`, `P01` and `Ｐ０１` mean one thing. What two spellings have in
//! common is compared only, never kept, shown or signed (I5); records are looked up by what they say.

use crate::domain::node::Node;
use crate::domain::person::Person;
use crate::domain::project::Project;
use std::collections::BTreeSet;
use unicode_normalization::UnicodeNormalization;

/// What all spellings of one code have in common: NFC, without case, without width.
pub fn key(code: &str) -> String {
    let narrow = code.nfc().map(narrow);
    // Through capitals first: ß and ẞ, σ and ς come to the same.
    let capitals = narrow.flat_map(char::to_uppercase);
    capitals.flat_map(char::to_lowercase).nfc().collect()
}

/// The character in its usual width: full-width ASCII and the ideographic blank become plain ones.
fn narrow(c: char) -> char {
    match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    }
}

/// Whether two codes differ in their spelling only.
pub fn alike(one: &str, other: &str) -> bool {
    one == other || key(one) == key(other)
}

/// The first free code of this kind: the letters, then a number of at least so many digits.
pub fn free<'a>(letters: &str, digits: usize, taken: impl Iterator<Item = &'a str>) -> String {
    let taken: BTreeSet<String> = taken.map(key).collect();
    let code = |nth: usize| format!("{letters}{nth:0digits$}");
    let mut free = (1..).map(code).filter(|code| !taken.contains(&key(code)));
    free.next().unwrap_or_default()
}

/// The only one of several codes that a person can mean: as written, or else the one spelt alike.
pub fn meant<'a>(written: &str, mut codes: impl Iterator<Item = &'a String>) -> Option<&'a String> {
    let wanted = key(written);
    let mut found: Option<&String> = None;
    let mut several = false;
    let hit = codes.find(|code| {
        let is_alike = key(code) == wanted;
        several |= is_alike && found.is_some();
        if is_alike {
            found = found.or(Some(code));
        }
        code.as_str() == written
    });
    hit.or(found.filter(|_| !several))
}

impl Project {
    /// The node whose code a person means.
    pub fn called(&self, written: &str) -> Option<&Node> {
        let exact = self.node(written);
        exact.or_else(|| self.node(meant(written, self.by_code.keys())?))
    }

    /// The person whose code somebody means.
    pub fn person(&self, written: &str) -> Option<&Person> {
        let exact = self.people.get(written);
        exact.or_else(|| self.people.get(meant(written, self.people.keys())?))
    }
}

#[cfg(test)]
mod tests {
    use super::{alike, free, key, meant};

    #[test]
    fn a_free_code_is_none_that_is_there_in_any_spelling() {
        assert_eq!(free("P", 2, [].into_iter()), "P01");
        assert_eq!(free("P", 2, ["P01", "ｐ０２", "P04"].into_iter()), "P03");
        assert_eq!(free("P", 1, ["p1"].into_iter()), "P2");
    }

    #[test]
    fn case_width_and_composition_make_no_difference() {
        for (one, other) in [
            ("p01", "P01"),
            ("P01", "Ｐ０１"),
            ("L－１", "l-1"),
            ("é", "e\u{301}"),
            ("STRASSE", "straße"),
            ("甲　1", "甲 1"),
        ] {
            assert!(alike(one, other), "{one} {other}");
        }
        for (one, other) in [("P01", "P1"), ("①", "1"), ("P01", "P 01"), ("甲", "乙")] {
            assert!(!alike(one, other), "{one} {other}");
        }
        assert_eq!(key("Ｐ０１"), "p01");
    }

    #[test]
    fn the_one_as_written_is_meant_first_and_of_several_alike_none() {
        let codes = ["P01", "p01", "Q1"].map(str::to_owned);
        assert_eq!(meant("p01", codes.iter()), Some(&codes[1]));
        assert_eq!(meant("ｑ1", codes.iter()), Some(&codes[2]));
        assert_eq!(meant("Ｐ０１", codes.iter()), None);
        assert_eq!(meant("x", codes.iter()), None);
    }
}
