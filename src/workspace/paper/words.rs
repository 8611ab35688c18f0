//! What a person says on a paper where no record says anything: kept as a draft of this device, word by word, until
//! the paper is issued and its record has it. What records say is never said here.

use super::papers::WantedPaper;
use super::stencils;
use crate::domain::code::alike;
use crate::domain::issued::{Issued, LONGEST_WORDS, PaperWords};
use crate::failure::{Failure, PaperFailure};
use crate::store::draft_name;
use crate::text::escape::hidden;
use crate::text::{Lang, field};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::path::Path;
use unicode_normalization::UnicodeNormalization;

/// One field as it was said: a line of the draft.
#[derive(Serialize, Deserialize)]
pub struct Saying {
    /// The field.
    pub field: String,
    /// The text; empty: nothing is said any more.
    pub said: String,
}

/// A field that a person may fill.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenField {
    /// Its name in forms.
    pub name: &'static str,
    /// What stands there: what was said, or what is proposed.
    pub stands: String,
    /// Whether a person said it on this paper.
    pub said: bool,
}

impl Workspace {
    /// What was said so far on a paper that is not issued yet.
    pub fn words(&self, form: &str, about: &[String]) -> Result<PaperWords, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let (name, mut words) = (draft_of(form, about), PaperWords::new());
        // A whole building is asked about at once, and hardly any of it has a draft.
        if !open.drafts.contains(&name) {
            return Ok(words);
        }
        let stored = open.store.drafts().read(&name)?;
        for line in stored.lines {
            let Ok(Saying { field, said }) = serde_json::from_value(line) else {
                continue;
            };
            match said.is_empty() {
                true => words.remove(&field),
                false => words.insert(field, said),
            };
        }
        Ok(words)
    }

    /// The fields of a paper that a person may fill, with what stands there now; where a document of a firm's own is
    /// filled in its place, also those that only this one has.
    pub fn open_fields(
        &self,
        wanted: &WantedPaper,
        own: OwnFile,
    ) -> Result<Vec<OpenField>, Failure> {
        let drawn = self.draw(wanted, "")?;
        let open = self
            .open_on(&wanted.form, own)?
            .into_iter()
            .map(|name| OpenField {
                name,
                stands: drawn.sheet.text(name).to_owned(),
                said: wanted.words.contains_key(name),
            });
        Ok(open.collect())
    }

    /// The words a paper begins with that is to be like another: one that was issued, by its number, or one of the
    /// same form about something else on which something was said. What has no place on this form is left.
    pub fn words_of(&self, form: &str, own: OwnFile, other: &str) -> Result<PaperWords, Failure> {
        let (about, open) = ([other.to_owned()], self.open_on(form, own)?);
        let draft = self.words(form, &about)?;
        let is_meant = |paper: &&Issued| {
            let same = paper.form == form && paper.about == about;
            same || paper.number.eq_ignore_ascii_case(other)
        };
        let mut papers = self.entered()?.papers().iter();
        let mut words = match (draft.is_empty(), papers.rfind(is_meant)) {
            (false, _) => draft,
            (true, Some(paper)) => paper.words.clone(),
            (true, None) => return Err(PaperFailure::NothingSaid(other.to_owned()).into()),
        };
        words.retain(|field, _| open.contains(&field.as_str()));
        Ok(words)
    }

    /// Which field is meant by its name in forms or what it is called, and what is said there; a field that no
    /// person fills is refused, and so is a text longer than any form holds, or with what nobody could see.
    pub fn said_in(
        &self,
        form: &str,
        own: OwnFile,
        (named, said): (&str, &str),
    ) -> Result<(String, String), Failure> {
        let open = self.open_on(form, own)?;
        let is_meant = |name: &&str| {
            let called = [Lang::Zh, Lang::En].map(|lang| field::called(lang, name));
            alike(name, named) || called.into_iter().flatten().any(|one| alike(one, named))
        };
        let none = || PaperFailure::NotOpen {
            form: form.to_owned(),
            field: named.to_owned(),
            open: open.iter().map(|&name| name.to_owned()).collect(),
        };
        let name = open.iter().copied().find(is_meant).ok_or_else(none)?;
        let said = plain(said);
        let hidden = said.split('\n').find_map(hidden);
        match (hidden, said.chars().count() > LONGEST_WORDS) {
            (Some(character), _) => {
                let field = name.to_owned();
                Err(PaperFailure::Hidden { field, character }.into())
            }
            (None, true) => Err(PaperFailure::TooLong(name.to_owned()).into()),
            (None, false) => Ok((name.to_owned(), said)),
        }
    }

    /// The open fields that stand on a form, in order, or in a document of a firm's own.
    fn open_on(&self, form: &str, own: OwnFile) -> Result<Vec<&'static str>, Failure> {
        let (form, about, _) = self.form(form)?;
        let own = own.map(|(file, lang)| stencils::read(file, about, lang));
        let own = own.transpose()?;
        let shows = |name: &&str| {
            let is_own = own.as_ref().is_some_and(|own| own.shows(name));
            is_own || form.shows(name)
        };
        Ok(about.open().filter(shows).collect())
    }
}

/// The document of a firm's own in which papers are filled, where there is one; in this language it is said what is
/// wrong with it.
pub type OwnFile<'f> = Option<(&'f Path, Lang)>;

/// A text as papers have it: composed, lines ended alike, and no tabs, which word processors and spreadsheets leave
/// between columns.
fn plain(said: &str) -> String {
    let lines = said.trim().replace("\r\n", "\n").replace('\t', "　");
    lines.nfc().collect()
}

/// The name of their draft. No stage is called like that.
pub fn draft_of(form: &str, about: &[String]) -> String {
    draft_name(&about.join("\n"), &format!("paper/{form}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_is_composed_and_has_neither_tabs_nor_foreign_line_ends() {
        assert_eq!(plain(" e\u{301}\t一\r\n二\n"), "é　一\n二");
    }
}
