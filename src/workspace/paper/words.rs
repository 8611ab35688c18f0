//! What a person says on a paper where no record says anything: kept as a draft of this device, word by word, until
//! the paper is issued and its record has it. What records say is never said here.

use super::papers::WantedPaper;
use crate::domain::code::alike;
use crate::domain::issued::{Issued, LONGEST_WORDS, PaperWords};
use crate::failure::{Failure, PaperFailure};
use crate::store::draft_name;
use crate::text::{Lang, field};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};

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

    /// The fields of a paper that a person may fill, with what stands there now.
    pub fn open_fields(&self, wanted: &WantedPaper) -> Result<Vec<OpenField>, Failure> {
        let drawn = self.draw(wanted, "")?;
        let open = self
            .open_on(&wanted.form)?
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
    pub fn words_of(&self, form: &str, other: &str) -> Result<PaperWords, Failure> {
        let (about, open) = ([other.to_owned()], self.open_on(form)?);
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
    /// person fills is refused, and so is a text longer than any form holds.
    pub fn said_in(
        &self,
        form: &str,
        named: &str,
        said: &str,
    ) -> Result<(String, String), Failure> {
        let open = self.open_on(form)?;
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
        let said = said.trim().replace("\r\n", "\n");
        match said.chars().count() > LONGEST_WORDS {
            true => Err(PaperFailure::TooLong(name.to_owned()).into()),
            false => Ok((name.to_owned(), said)),
        }
    }

    /// The open fields that stand on a form, in order.
    fn open_on(&self, form: &str) -> Result<Vec<&'static str>, Failure> {
        let (form, about, _) = self.form(form)?;
        Ok(about.open().filter(|name| form.shows(name)).collect())
    }
}

/// The name of their draft. No stage is called like that.
pub fn draft_of(form: &str, about: &[String]) -> String {
    draft_name(&about.join("\n"), &format!("paper/{form}"))
}
