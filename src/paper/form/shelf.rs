//! All forms: those shipped with the program, and those a site adds or puts in their place by id. A file with
//! faults stays off the shelf and is named. Names and bytes come in; nobody here touches a disk.

use super::flaw::{FormFault, FormFaults, FormFlaw, FormPosition};
use super::{PaperForm, read};
use crate::shipped::{FORMS, ShippedFile, files};
use std::collections::BTreeMap;
use std::sync::OnceLock;

/// All forms.
#[derive(Clone, Debug, Default)]
pub struct FormShelf {
    forms: BTreeMap<String, Kept>,
    /// Faults of the files that were left out.
    pub faults: Vec<FormFault>,
}

/// A form on the shelf.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The form.
    pub form: PaperForm,
    /// The file it was read from.
    pub file: String,
    /// Whether the site added it or put it in the place of a shipped one.
    pub own: bool,
}

impl FormShelf {
    /// The shipped forms with a site's own, by name and bytes.
    pub fn load<'a>(own: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Self {
        let mut shelf = Self::shipped().clone();
        for (file, bytes) in own {
            shelf.take(file, bytes);
        }
        shelf
    }

    /// What the program brings along, read once a run.
    fn shipped() -> &'static Self {
        static SHELF: OnceLock<FormShelf> = OnceLock::new();
        SHELF.get_or_init(|| {
            let kept = brought().filter_map(|file| {
                // That each of them is sound is shown by a test, and not asked at every start.
                let form: PaperForm = serde_json::from_slice(file.bytes()).ok()?;
                let (file, own) = (file.name.to_owned(), false);
                Some((form.id.clone(), Kept { form, file, own }))
            });
            Self {
                forms: kept.collect(),
                faults: Vec::new(),
            }
        })
    }

    fn take(&mut self, file: &str, bytes: &[u8]) {
        let mut form = match lint(file, bytes) {
            Ok(form) => form,
            Err(faults) => return self.faults.extend(faults),
        };
        let there = self.forms.get(&form.id);
        if let Some(there) = there.filter(|there| there.own) {
            let flaw = FormFlaw::SameId {
                id: form.id,
                file: there.file.clone(),
            };
            return self
                .faults
                .push(fault(file, (FormPosition::default(), flaw)));
        }
        // Another layout of a paper is the paper of the same people.
        if let Some(there) = there.filter(|_| form.issuers.is_empty()) {
            form.issuers.clone_from(&there.form.issuers);
        }
        let (file, own) = (file.to_owned(), true);
        self.forms.insert(form.id.clone(), Kept { form, file, own });
    }

    /// The form of this id.
    pub fn get(&self, id: &str) -> Option<&PaperForm> {
        self.forms.get(id).map(|kept| &kept.form)
    }

    /// All of them, in the order of their ids.
    pub fn forms(&self) -> impl Iterator<Item = &Kept> {
        self.forms.values()
    }
}

fn brought() -> impl Iterator<Item = &'static ShippedFile> {
    files().iter().filter(|file| file.name.starts_with(FORMS))
}

/// Reads a form file, or every fault in it.
pub fn lint(file: &str, bytes: &[u8]) -> Result<PaperForm, Vec<FormFault>> {
    let named = |faults: FormFaults| faults.into_iter().map(|one| fault(file, one)).collect();
    read::form(bytes).map_err(named)
}

fn fault(file: &str, (at, flaw): (FormPosition, FormFlaw)) -> FormFault {
    FormFault {
        file: file.to_owned(),
        at,
        flaw,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    fn shipped(id: &str) -> String {
        let file = crate::shipped::file(&format!("{FORMS}{id}.json")).unwrap();
        String::from_utf8(file.bytes().to_vec()).unwrap()
    }

    #[test]
    fn everything_shipped_is_sound_and_called_like_its_file() {
        let shelf = FormShelf::load([]);
        for file in brought() {
            let form = lint(file.name, file.bytes()).unwrap();
            assert_eq!(file.name, format!("{FORMS}{}.json", form.id));
            assert_eq!(shelf.get(&form.id), Some(&form));
        }
        assert_eq!(shelf.faults, []);
        assert_eq!(shelf.forms().count(), brought().count());
    }

    #[test]
    fn a_site_adds_a_form_and_puts_one_in_the_place_of_another() {
        let other = shipped("lot").replace("\"id\": \"lot\"", "\"id\": \"lot.beijing\"");
        let mended = shipped("item").replace("分项工程质量验收记录", "分项记录");
        let own = [("a.json", other.as_bytes()), ("b.json", mended.as_bytes())];
        let shelf = FormShelf::load(own);
        assert_eq!(shelf.faults, []);
        assert!(shelf.get("lot").is_some() && shelf.get("lot.beijing").is_some());
        assert_eq!(shelf.get("item").unwrap().name.zh, "分项记录");
        let own: Vec<&str> = { shelf.forms() }
            .filter(|kept| kept.own)
            .map(|kept| kept.file.as_str())
            .collect();
        assert_eq!(own, ["b.json", "a.json"]);
    }

    #[test]
    fn another_layout_of_a_paper_is_issued_by_the_same_people_unless_it_says_otherwise() {
        let said = "\"issuers\": [\"supervisor\", \"chief_supervisor\"]";
        let issuers = |mended: &str| {
            let text = shipped("notice").replace(said, mended);
            let shelf = FormShelf::load([("a.json", text.as_bytes())]);
            assert_eq!(shelf.faults, []);
            shelf.get("notice").unwrap().issuers.clone()
        };
        let usual = [Role::Supervisor, Role::ChiefSupervisor];
        assert_eq!(issuers("\"copies\": 3"), usual);
        assert_eq!(issuers("\"issuers\": [\"owner\"]"), [Role::Owner]);
    }

    #[test]
    fn of_two_files_of_one_id_the_second_is_named_with_the_first() {
        let text = shipped("lot");
        let shelf = FormShelf::load([("a.json", text.as_bytes()), ("b.json", text.as_bytes())]);
        let flaw = FormFlaw::SameId {
            id: "lot".into(),
            file: "a.json".into(),
        };
        assert_eq!(
            shelf.faults,
            [fault("b.json", (FormPosition::default(), flaw))]
        );
    }

    #[test]
    fn a_form_with_faults_stays_off_and_the_shipped_one_stays_on() {
        let text = shipped("lot").replace("\"units\": 63", "\"units\": 0");
        let shelf = FormShelf::load([("a.json", text.as_bytes())]);
        assert!(!shelf.faults.is_empty());
        assert_eq!(shelf.get("lot").unwrap().units, 63);
    }
}
