//! Writing one's own checklists: reading a file of any form with all its faults, putting it into the
//! data folder, trying it, and telling what it would change. Nothing here touches a record.

mod effect;
#[cfg(test)]
mod tests;
mod trial;

pub use effect::{Replayed, TouchedDraft, VersionEffect, Would};
pub use trial::Tried;

use crate::checklist::{self, ChecklistEntry, File, FileFault, Flaw};
use crate::domain::Checklist;
use crate::domain::difference::{self, Change};
use crate::domain::lists::Pinned;
use crate::failure::Failure;
use crate::report;
use crate::table::book;
use crate::table::fault::{TableFault, TableFlaw};
use crate::table::listing::{self, Listing};
use crate::text::Lang;
use crate::text::table::note::Note;
use crate::workspace::held::library;
use crate::workspace::{Workspace, outside};
use anyhow::anyhow;
use serde_json::{Map, Value};
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

/// Behind an id: the standard's own checklist, whatever stands in its place.
const NATIONAL: &str = "@national";

/// A checklist read from a file, and what there is to tell of the reading.
#[derive(Clone, Debug)]
pub struct ReadList {
    /// What the file comes to.
    pub pinned: Arc<Pinned>,
    /// What would be kept of it in the data folder.
    pub kept: Vec<u8>,
    /// What there is to tell of the reading.
    pub notes: Vec<Note>,
}

/// What importing a checklist would do.
#[derive(Clone, Debug)]
pub struct NewList {
    /// The checklist.
    pub read: ReadList,
    /// The file in the data folder, as the library names it.
    pub file: String,
    /// What stands there now, and what would change.
    pub replaces: Option<(Arc<Pinned>, Vec<Change>)>,
    /// Whether the very same is there already.
    pub is_same: bool,
    /// What does not fit together in it; it may be taken in all the same.
    pub discords: Vec<FileFault>,
}

/// A form in which a checklist is written for people.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthoringForm {
    /// A workbook.
    Xlsx,
    /// The same tables as text.
    Csv,
}

impl Workspace {
    /// A checklist by its id, or by its id and `@national`, or from a file of any form.
    pub fn find_list(&self, name: &str) -> Result<Arc<Pinned>, Failure> {
        let library = self.library();
        let known = match name.strip_suffix(NATIONAL) {
            Some(id) => library.national.get(id),
            None => library.rulebook.checklists.get(name),
        };
        match known {
            Some(pinned) => Ok(Arc::clone(pinned)),
            None if Path::new(name).exists() => Ok(self.read_list(Path::new(name))?.pinned),
            None => Err(Failure::NoSuchChecklist(name.to_owned())),
        }
    }

    /// A checklist from a file: JSON, an override, a workbook or a CSV; or every fault in it.
    pub fn read_list(&self, path: &Path) -> Result<ReadList, Failure> {
        let bytes = outside::read(path, book::MOST_BYTES)?;
        let name = path.display().to_string();
        if is_json(path, &bytes) {
            let file = File { name, bytes };
            let pinned = self
                .admitted(&file)
                .map_err(|faults| Failure::Checklist { faults })?;
            return Ok(ReadList {
                pinned,
                kept: file.bytes,
                notes: Vec::new(),
            });
        }
        let book = book::read(&name, &bytes, book::MOST_PAGE_ROWS)
            .map_err(|error| Failure::unreadable_table(path, error))?;
        self.listed(listing::read(&book))
    }

    /// What may not fit together in a file of the checklist folder, or in one that could be imported into it; or
    /// every fault of it, and what contradicts itself.
    pub fn lint_list(&self, path: &Path) -> Result<Vec<FileFault>, Failure> {
        let bytes = outside::read(path, book::MOST_BYTES)?;
        let (library, name) = (self.library(), path.display().to_string());
        let faults = match is_json(path, &bytes) {
            false => {
                let read = self.read_list(path)?;
                library.discords(&name, &read.pinned.checklist)
            }
            true => {
                let file = File { name, bytes };
                let faults = library.lint(&file);
                match (faults.is_empty(), library.admit(&file)) {
                    (true, Ok(ChecklistEntry::Checklist(pinned))) => {
                        library.discords(&file.name, &pinned.checklist)
                    }
                    _ => faults,
                }
            }
        };
        match faults.iter().all(FileFault::is_asked) {
            true => Ok(faults),
            false => Err(Failure::Checklist { faults }),
        }
    }

    /// The faults of those files of the data folder that were left out, and what does not fit in those in use.
    pub fn lint_folder(&self) -> Vec<FileFault> {
        let library = self.library();
        let own = library.added.iter().filter_map(|id| {
            let pinned = library.rulebook.checklists.get(id)?;
            Some(library.discords(library.files.get(id)?, &pinned.checklist))
        });
        library
            .faults
            .iter()
            .cloned()
            .chain(own.flatten())
            .collect()
    }

    fn admitted(&self, file: &File) -> Result<Arc<Pinned>, Vec<FileFault>> {
        let faults = self.library().lint(file);
        if !faults.is_empty() {
            return Err(faults);
        }
        match self.library().admit(file)? {
            ChecklistEntry::Checklist(pinned) => Ok(Arc::new(*pinned)),
            _ => Err(vec![FileFault {
                file: file.name.clone(),
                item: None,
                flaw: Flaw::Schema(checklist::schema_of(&file.bytes)),
            }]),
        }
    }

    /// A checklist from tables, its own faults shown in the cells they stem from.
    fn listed(&self, listing: Listing) -> Result<ReadList, Failure> {
        let Listing {
            mut list,
            places,
            mut faults,
            notes,
        } = listing;
        self.carry_along(&mut list);
        self.library().annotate(&mut list);
        let bytes = serde_json::to_vec_pretty(&list).map_err(Failure::internal)?;
        let file = File {
            name: list.id.clone(),
            bytes,
        };
        let admitted = self.admitted(&file);
        let unread = faults.clone();
        for FileFault { item, flaw, .. } in admitted.as_ref().err().into_iter().flatten() {
            if !places.is_known(item.as_deref(), flaw, &unread) && !follows(flaw, &unread) {
                faults.push(places.fault(item.as_deref(), flaw));
            }
        }
        match admitted {
            Ok(pinned) if faults.is_empty() => Ok(ReadList {
                pinned,
                kept: file.bytes,
                notes,
            }),
            _ => {
                faults.sort_by(|a, b| (&a.sheet, a.row).cmp(&(&b.sheet, b.row)));
                Err(Failure::Table { faults })
            }
        }
    }

    /// Tries a checklist on sample answers, one JSON object or one a line; each is told by itself.
    pub fn try_list(
        &self,
        list: &Pinned,
        answers: &Path,
        each: &mut dyn FnMut(Tried) -> Result<(), Failure>,
    ) -> Result<(), Failure> {
        let input = BufReader::new(outside::open(answers)?);
        trial::try_all(&list.checklist, (answers, input), each)
    }

    /// Fields that a table has no place for stay as they are in the checklist of the same id.
    fn carry_along(&self, list: &mut Checklist) {
        let Some(known) = self.library().rulebook.checklists.get(&list.id) else {
            return;
        };
        let has_place = |field: &str| listing::EXTRA.contains(&field);
        let others = |extra: &Map<String, Value>| {
            let others = extra.iter().filter(|(field, _)| !has_place(field));
            others
                .map(|(field, value)| (field.clone(), value.clone()))
                .collect::<Vec<_>>()
        };
        let of_head = others(&known.checklist.extra).into_iter();
        list.extra
            .extend(of_head.filter(|(field, _)| field != checklist::MADE_FROM));
        for variant in &mut list.variants {
            let mut variants = known.checklist.variants.iter();
            let known = variants.find(|known| known.id == variant.id);
            variant.period = known.and_then(|known| known.period);
        }
        for item in &mut list.items {
            let Some(known) = known.checklist.item(&item.id) else {
                continue;
            };
            item.expires = known.expires;
            item.points = known.points;
            (item.part, item.aspect) = (known.part.clone(), known.aspect.clone());
            item.extra.extend(others(&known.extra));
        }
    }

    /// What importing a checklist would do, or every fault in it. Nothing is written yet.
    pub fn plan_list(&self, path: &Path) -> Result<NewList, Failure> {
        let read = self.read_list(path)?;
        let id = &read.pinned.checklist.id;
        let library = self.library();
        let own = library.added.contains(id);
        let file = library.files.get(id).filter(|_| own);
        let file = file
            .cloned()
            .unwrap_or_else(|| format!("checklists/{id}.json"));
        let now = library.rulebook.checklists.get(id);
        let replaces = now.map(|now| {
            let changes = difference::between(&now.checklist, &read.pinned.checklist);
            (Arc::clone(now), changes)
        });
        let is_same = own && now.is_some_and(|now| now.hash == read.pinned.hash);
        Ok(NewList {
            discords: library.discords(&path.display().to_string(), &read.pinned.checklist),
            read,
            file,
            replaces,
            is_same,
        })
    }

    /// Puts a checklist that was shown into the data folder. New checks use it; records keep theirs.
    pub(in crate::workspace) fn keep_list(
        &mut self,
        file: &str,
        bytes: &[u8],
    ) -> Result<(), Failure> {
        let path = self.root().join(file);
        if let Some(folder) = path.parent() {
            self.disk.create_dir_all(folder)?;
        }
        self.disk.replace(&path, bytes)?;
        (self.library, self.forms) = library::load(self.disk.as_ref(), &self.root)?;
        self.recall_chains();
        Ok(())
    }

    /// A checklist written for people, and the fields that such a form has no place for.
    pub fn written_list(
        &self,
        id: &str,
        form: AuthoringForm,
        lang: Lang,
    ) -> Result<(Vec<u8>, Vec<String>), Failure> {
        let pinned = self.find_list(id)?;
        let list = &pinned.checklist;
        let left_out = listing::left_out(list);
        let left_out = left_out.into_iter().map(str::to_owned).collect();
        Ok((written(list, form, lang)?, left_out))
    }

    /// A small checklist to begin one's own from.
    pub fn sample_list(&self, form: AuthoringForm, lang: Lang) -> Result<Vec<u8>, Failure> {
        let sample =
            checklist::sample().ok_or_else(|| Failure::internal(anyhow!("sample.json")))?;
        written(&sample, form, lang)
    }
}

fn written(list: &Checklist, form: AuthoringForm, lang: Lang) -> Result<Vec<u8>, Failure> {
    let tables = listing::tables(list, lang);
    match form {
        AuthoringForm::Xlsx => report::listing::xlsx(&tables, lang).map_err(Failure::internal),
        AuthoringForm::Csv => Ok(report::listing::csv(&tables, lang)),
    }
}

impl AuthoringForm {
    /// The form that a file's name asks for.
    pub fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        match ending.as_str() {
            "xlsx" => Some(AuthoringForm::Xlsx),
            "csv" => Some(AuthoringForm::Csv),
            _ => None,
        }
    }
}

fn is_json(path: &Path, bytes: &[u8]) -> bool {
    let named = path
        .extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("json"));
    named || bytes.trim_ascii_start().starts_with(b"{")
}

/// Faults that only follow from rows or columns that could not be read.
fn follows(flaw: &Flaw, unread: &[TableFault]) -> bool {
    use listing::Misentry as M;
    let any = |wanted: fn(&TableFlaw) -> bool| unread.iter().any(|fault| wanted(&fault.what));
    match flaw {
        Flaw::NoItems | Flaw::Looser(_) => any(|what| {
            matches!(
                what,
                TableFlaw::Entry(M::NoItems | M::Twice(_)) | TableFlaw::NoColumns { .. }
            )
        }),
        Flaw::BadId(id) if id.is_empty() => any(|what| {
            matches!(
                what,
                TableFlaw::Entry(M::NoRow | M::Empty) | TableFlaw::NoColumns { .. }
            )
        }),
        _ => false,
    }
}
