//! What to check: the shipped checklists and chains, those a site adds, and the faults of both.
//!
//! Bytes come in, a [`Rulebook`] and faults come out; nobody here touches a disk.

mod admission;
pub mod agreed;
pub mod by_height;
pub mod catalogue;
mod catalogue_faults;
pub mod causes;
pub mod division_plan;
pub mod editions;
mod enterprise;
pub mod grading;
mod later;
mod lint;
mod lint_chain;
mod lint_sense;
mod lint_words;
pub mod planning;
mod read;
pub mod reviews;
#[cfg(test)]
mod tests;

pub use crate::domain::flaw::{FileFault, Flaw};
pub use enterprise::{MADE_FROM, Override};
pub use grading::RateTarget;

use crate::domain::edition::{Edition, OutOfForce};
use crate::domain::lists::Checklists;
use crate::domain::lists::Pinned;
use crate::domain::review::Review;
use crate::domain::rulebook::Rulebook;
use crate::domain::scheme::SchemeRules;
use crate::domain::{Chain, Checklist};
use crate::shipped;
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use catalogue::Catalogue;
use causes::Causes;
use editions::Editions;
use later::Later;
use planning::PlanningFile;
use reviews::ReviewsFile;

/// Files that few commands ask for.
const CATALOGUE_FILE: &str = "checklists/catalogue.json";
const PLANNING_FILE: &str = "checklists/planning.json";
const EDITIONS_FILE: &str = "checklists/editions.json";
const CAUSES_FILE: &str = "checklists/causes.json";

/// The schema word of a form of papers, which is read by others.
const FORM: &str = "sanjian.form/1";

/// The largest checklist file that is read, in bytes.
pub const LARGEST_FILE: usize = 1 << 20;

/// A file read from outside: its name and its bytes.
#[derive(Clone, Debug)]
pub struct File {
    /// The name to show when something is wrong with it.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// All checklists and chains, and where each came from.
#[derive(Clone, Debug, Default)]
pub struct Library {
    /// The rules for deciding.
    pub rulebook: Rulebook,
    /// The file of each checklist, by id.
    pub files: BTreeMap<String, String>,
    /// Ids of checklists that the site added or replaced.
    pub added: Vec<String>,
    /// Targets set by outlines and others.
    pub targets: Vec<RateTarget>,
    /// 分部, 子分部 and 分项 to plan from.
    pub catalogue: Later<Catalogue>,
    /// How a division plan is usually made.
    pub planning: Later<PlanningFile>,
    /// From when to when the standards are in force.
    pub editions: Later<Editions>,
    /// Why something may have failed.
    pub causes: Later<Causes>,
    /// Who compared which checklist with the print.
    pub reviews: Vec<Review>,
    planning_file: String,
    /// The checklists in whose place stands what the project entered agreed on.
    displaced: BTreeMap<String, Arc<Pinned>>,
    /// The shipped checklists as they are, whatever a site put in their place.
    pub national: Checklists,
    /// Faults of files: of those left out, and places that the catalogue does not have.
    pub faults: Vec<FileFault>,
}

impl Library {
    /// The shipped checklists and chains, with a site's own added or put in their place by id.
    pub fn load(own: &[File]) -> Self {
        let mut library = Self::inside().clone();
        // Overrides may rest on a whole checklist of the site, so those come first.
        let (overrides, whole): (Vec<&File>, Vec<&File>) =
            own.iter().partition(|file| enterprise::is_one(&file.bytes));
        let mut own_catalogue = false;
        for file in whole.into_iter().chain(overrides) {
            let entry = library
                .admit(file)
                .and_then(|entry| library.new_id(file, entry));
            own_catalogue |= matches!(
                entry,
                Ok(ChecklistEntry::Catalogue(_) | ChecklistEntry::Planning(_))
            );
            if let Some(id) = library.take(&file.name, entry) {
                library.added.push(id);
            }
        }
        // That what is shipped fits the shipped catalogue is shown by a test, and not asked at every start.
        let strange = match own_catalogue {
            true => library.strange_places(library.files.keys()),
            false => library.strange_lists(&library.added),
        };
        library.faults.extend(strange);
        library
    }

    /// What the program brings along, read once a run.
    fn inside() -> &'static Self {
        static INSIDE: OnceLock<Library> = OnceLock::new();
        INSIDE.get_or_init(|| {
            let mut library = Self {
                catalogue: Later::of(|| brought(CATALOGUE_FILE, catalogue_faults::catalogue)),
                planning: Later::of(|| brought(PLANNING_FILE, catalogue_faults::planning)),
                editions: Later::of(|| brought(EDITIONS_FILE, Editions::read)),
                causes: Later::of(|| brought(CAUSES_FILE, Causes::read)),
                planning_file: PLANNING_FILE.to_owned(),
                ..Self::default()
            };
            let later = [CATALOGUE_FILE, PLANNING_FILE, EDITIONS_FILE, CAUSES_FILE];
            for (at, file) in within().filter(|(_, file)| !later.contains(&file.name)) {
                match file.list.map(|list| list.map(str::to_owned)) {
                    // That each of them is sound is shown by a test, and not asked at every start.
                    Some([id, subject]) => {
                        library.files.insert(id.clone(), file.name.to_owned());
                        let lists = &mut library.rulebook.checklists;
                        lists.shelve(id, subject, at, shipped_list);
                    }
                    None => _ = library.take(file.name, entry(file.name, file.bytes())),
                }
            }
            library.national = library.rulebook.checklists.clone();
            library
        })
    }

    /// The edition that a checklist goes by, and why it does not fit a day.
    pub fn out_of_force(&self, list: &Checklist, day: &str) -> Option<(&Edition, OutOfForce<'_>)> {
        let edition = self.editions.of(&list.standard)?;
        Some((edition, edition.out_of_force(day)?))
    }

    /// Places that these checklists and the planning hints name and the catalogue does not have. The
    /// files stay in use: a checklist without its place still judges.
    pub fn strange_places<'a>(&self, ids: impl IntoIterator<Item = &'a String>) -> Vec<FileFault> {
        let mut faults = self.strange_lists(ids);
        let hints = catalogue_faults::planning_places(&self.planning, &self.catalogue);
        faults.extend(
            hints
                .into_iter()
                .map(|flaw| whole(&self.planning_file, flaw)),
        );
        faults
    }

    /// The same of checklists alone.
    fn strange_lists<'a>(&self, ids: impl IntoIterator<Item = &'a String>) -> Vec<FileFault> {
        let found = ids.into_iter().filter_map(|id| {
            let pinned = self.rulebook.checklists.get(id)?;
            let file = self.files.get(id)?;
            Some(place_faults(file, &pinned.checklist, &self.catalogue))
        });
        found.flatten().collect()
    }

    fn take(
        &mut self,
        name: &str,
        entry: Result<ChecklistEntry, Vec<FileFault>>,
    ) -> Option<String> {
        match entry {
            Ok(ChecklistEntry::Checklist(pinned)) => {
                let id = pinned.checklist.id.clone();
                self.files.insert(id.clone(), name.to_owned());
                self.rulebook
                    .checklists
                    .insert(id.clone(), Arc::new(*pinned));
                return Some(id);
            }
            Ok(ChecklistEntry::Chain(chain)) => {
                let id = chain.id.clone();
                self.rulebook.chains.retain(|known| known.id != id);
                self.rulebook.chains.insert(0, chain);
            }
            Ok(ChecklistEntry::Scheme(rules)) => {
                let id = rules.id.clone();
                self.rulebook.schemes.insert(id, *rules);
            }
            Ok(ChecklistEntry::Targets(more)) => self.targets.extend(more),
            Ok(ChecklistEntry::Catalogue(catalogue)) => self.catalogue.put(*catalogue),
            Ok(ChecklistEntry::Planning(planning)) => {
                self.planning.put(*planning);
                self.planning_file = name.to_owned();
            }
            Ok(ChecklistEntry::Editions(more)) => {
                let mut all = Editions::clone(&self.editions);
                all.extend(*more);
                self.editions.put(all);
            }
            Ok(ChecklistEntry::Causes(more)) => {
                let mut all = Causes::clone(&self.causes);
                all.extend(*more);
                self.causes.put(all);
            }
            Ok(ChecklistEntry::Reviews(file)) => self.reviews.extend(file.reviews),
            Ok(ChecklistEntry::Override(_)) => {}
            Err(faults) => self.faults.extend(faults),
        }
        None
    }
}

/// What a file of the checklist folder holds.
#[derive(Clone, Debug)]
pub enum ChecklistEntry {
    /// A checklist.
    Checklist(Box<Pinned>),
    /// A chain.
    Chain(Chain),
    /// A grading scheme.
    Scheme(Box<SchemeRules>),
    /// Targets.
    Targets(Vec<RateTarget>),
    /// The catalogue of 分项.
    Catalogue(Box<Catalogue>),
    /// How a division plan is usually made.
    Planning(Box<PlanningFile>),
    /// Editions of standards.
    Editions(Box<Editions>),
    /// Why something may have failed.
    Causes(Box<Causes>),
    /// Who compared which checklist with the print.
    Reviews(Box<ReviewsFile>),
    /// What makes another checklist stricter.
    Override(Box<Override>),
}

fn whole(file: &str, flaw: Flaw) -> FileFault {
    FileFault {
        file: file.to_owned(),
        item: None,
        flaw,
    }
}

/// Places of a checklist that the catalogue does not have.
pub fn place_faults(file: &str, list: &Checklist, catalogue: &Catalogue) -> Vec<FileFault> {
    let flaws = catalogue_faults::checklist_places(list, catalogue);
    flaws.into_iter().map(|flaw| whole(file, flaw)).collect()
}

/// Reads a file of the checklist folder, or every fault in it.
pub fn entry(name: &str, bytes: &[u8]) -> Result<ChecklistEntry, Vec<FileFault>> {
    let named = |faults| name_faults(name, faults);
    if bytes.len() > LARGEST_FILE {
        return Err(named(vec![(None, Flaw::TooLarge(LARGEST_FILE))]));
    }
    match read::schema(bytes).as_deref() {
        Some(read::CHAIN) => read::chain(bytes)
            .map(|chain| ChecklistEntry::Chain(filed(chain, bytes)))
            .map_err(named),
        Some(grading::SCHEME) => grading::scheme(bytes)
            .map(|rules| ChecklistEntry::Scheme(Box::new(rules)))
            .map_err(named),
        Some(grading::TARGETS) => grading::targets(bytes)
            .map(ChecklistEntry::Targets)
            .map_err(named),
        Some(catalogue::CATALOGUE) => catalogue_faults::catalogue(bytes)
            .map(|catalogue| ChecklistEntry::Catalogue(Box::new(catalogue)))
            .map_err(named),
        Some(planning::PLANNING) => catalogue_faults::planning(bytes)
            .map(|planning| ChecklistEntry::Planning(Box::new(planning)))
            .map_err(named),
        Some(editions::EDITIONS) => Editions::read(bytes)
            .map(|editions| ChecklistEntry::Editions(Box::new(editions)))
            .map_err(named),
        Some(causes::CAUSES) => Causes::read(bytes)
            .map(|causes| ChecklistEntry::Causes(Box::new(causes)))
            .map_err(named),
        Some(reviews::REVIEWS) => ReviewsFile::read(bytes)
            .map(|file| ChecklistEntry::Reviews(Box::new(file)))
            .map_err(named),
        Some(enterprise::OVERRIDE) => Override::read(bytes)
            .map(|stricter| ChecklistEntry::Override(Box::new(stricter)))
            .map_err(named),
        Some(FORM) => Err(named(vec![(None, Flaw::Form)])),
        _ => read::checklist(bytes)
            .map(|list| ChecklistEntry::Checklist(Box::new(pin(list, bytes))))
            .map_err(named),
    }
}

fn name_faults(file: &str, faults: read::ItemFlaws) -> Vec<FileFault> {
    let named = |(item, flaw)| FileFault {
        file: file.to_owned(),
        item,
        flaw,
    };
    faults.into_iter().map(named).collect()
}

/// What a file calls itself; empty when it does not say.
pub fn schema_of(bytes: &[u8]) -> String {
    read::schema(bytes).unwrap_or_default()
}

/// A checklist that a record pinned by hash, read from its blob.
pub fn pinned(bytes: &[u8]) -> Option<Pinned> {
    read::checklist(bytes).ok().map(|list| pin(list, bytes))
}

/// A chain that a record pinned by hash, read from its blob.
pub fn pinned_chain(bytes: &[u8]) -> Option<Chain> {
    let chain = read::chain(bytes).ok()?;
    Some(filed(chain, bytes))
}

/// A chain with the file it was read from.
fn filed(chain: Chain, bytes: &[u8]) -> Chain {
    Chain {
        hash: sha256(bytes),
        bytes: bytes.into(),
        ..chain
    }
}

fn pin(checklist: Checklist, bytes: &[u8]) -> Pinned {
    Pinned {
        checklist,
        hash: sha256(bytes),
        bytes: bytes.to_vec(),
    }
}

fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    let digest = sha2::Sha256::digest(bytes);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The shipped files.
pub fn shipped() -> Vec<File> {
    let owned = |(_, file): (usize, &shipped::ShippedFile)| File {
        name: file.name.to_owned(),
        bytes: file.bytes().to_vec(),
    };
    within().map(owned).collect()
}

/// The files inside the program that are read here, each with its place there.
fn within() -> impl Iterator<Item = (usize, &'static shipped::ShippedFile)> {
    let files = shipped::files().iter().enumerate();
    files.filter(|(_, file)| !file.name.starts_with(shipped::FORMS))
}

/// The checklist at a place inside the program.
fn shipped_list(at: usize) -> Option<Pinned> {
    pinned(shipped::files().get(at)?.bytes())
}

/// What one of the shipped files says; that each is sound is shown by a test.
fn brought<T: Default>(file: &str, read: fn(&[u8]) -> Result<T, read::ItemFlaws>) -> T {
    let file = shipped::file(file);
    let read = file.and_then(|file| read(file.bytes()).ok());
    read.unwrap_or_default()
}

/// A small checklist that uses every way of judging and sampling, to begin one's own from.
pub fn sample() -> Option<Checklist> {
    read::checklist(include_bytes!("sample.json")).ok()
}

/// The JSON Schema of a checklist file.
pub fn schema() -> serde_json::Value {
    let mut schema = schemars::schema_for!(Checklist);
    schema.insert("title".to_owned(), "sanjian.checklist/1".into());
    schema.to_value()
}
