//! What an encrypted file is called: `NAME.SHA256.LENGTH.MARKS.age`, with the name that it has when it is read, hash and
//! length of what is in it, and a mark of each recipient. All of it is a claim of whoever gave the name.

use super::age::sealed_len;
use super::keys::AgeRecipient;
use crate::store::is_hash;
use std::collections::BTreeSet;

/// How the names of age files end.
const ENDING: &str = ".age";
/// A file is for no more.
pub const MOST_RECIPIENTS: usize = 8;
/// Digits of a mark.
const MARK: usize = 8;

/// The name of an encrypted file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HiddenName {
    /// What it is called when it is read.
    pub shown: String,
    /// The hash of what is in it.
    pub sha: String,
    /// How many bytes that are.
    pub len: u64,
    marks: BTreeSet<String>,
}

impl HiddenName {
    /// That of a file for recipients.
    pub fn of(shown: &str, (len, sha): (u64, &str), to: &[AgeRecipient]) -> Self {
        Self {
            shown: shown.to_owned(),
            sha: sha.to_owned(),
            len,
            marks: to.iter().map(AgeRecipient::mark).collect(),
        }
    }

    /// Reads a name; nothing where it is none of these.
    pub fn parse(file: &str) -> Option<Self> {
        let mut parts = file.strip_suffix(ENDING)?.rsplitn(4, '.');
        let marks: BTreeSet<String> = parts.next()?.split('-').map(str::to_owned).collect();
        let (len, sha, shown) = (parts.next()?, parts.next()?, parts.next()?);
        let hex = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let is_mark = |mark: &String| mark.len() == MARK && mark.bytes().all(hex);
        let name = Self {
            shown: shown.to_owned(),
            sha: sha.to_owned(),
            len: len.parse().ok()?,
            marks,
        };
        let fits = !shown.is_empty() && is_hash(sha) && name.marks.iter().all(is_mark);
        (fits && name.marks.len() <= MOST_RECIPIENTS && name.file() == file).then_some(name)
    }

    /// It as a file has it.
    pub fn file(&self) -> String {
        let marks: Vec<&str> = self.marks.iter().map(String::as_str).collect();
        let (shown, sha, len) = (&self.shown, &self.sha, self.len);
        format!("{shown}.{sha}.{len}.{}{ENDING}", marks.join("-"))
    }

    /// Whether it says that all of these can read it.
    pub fn is_for_all(&self, recipients: &[AgeRecipient]) -> bool {
        recipients
            .iter()
            .all(|one| self.marks.contains(&one.mark()))
    }

    /// Whether it says that one of these can.
    pub fn is_for(&self, marks: &[String]) -> bool {
        marks.iter().any(|mark| self.marks.contains(mark))
    }

    /// How long such a file of ours is.
    pub fn file_len(&self) -> u64 {
        sealed_len(self.len, self.marks.len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_as_it_was_given_and_no_other_is() {
        let hash = "0123456789abcdef".repeat(4);
        let to: Vec<AgeRecipient> = (1..4).map(|n| AgeRecipient([n; 32])).collect();
        let name = HiddenName::of("00000001.jsonl", (4096, &hash), &to);
        let file = name.file();
        assert_eq!(HiddenName::parse(&file), Some(name.clone()));
        assert!(name.is_for_all(&to) && name.is_for(&[to[1].mark()]));
        assert!(!name.is_for_all(&[AgeRecipient([9; 32])]) && !name.is_for(&[]));
        for wrong in [
            file.replace("4096", "04096"),
            file.replace("4096", "+4096"),
            file.replace("4096", "99999999999999999999"),
            file.replace(&hash, &hash.to_uppercase()),
            file.replace(".age", ".AGE"),
            file.replace("00000001.jsonl.", "."),
            file.replace("00000001.jsonl.", ""),
            format!("{hash}.age"),
            ".age".to_owned(),
        ] {
            assert_eq!(HiddenName::parse(&wrong), None, "{wrong}");
        }
    }
}
