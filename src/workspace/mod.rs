//! The only place where things happen. Both faces call [`Workspace::execute`], or
//! [`Workspace::execute_watched`] where it may take a while; there is no other way to disk, so the
//! screen can do nothing that the command line cannot.
//!
//! | file | noun |
//! |---|---|
//! | `command`, `execute` | what may be done, and its being done |
//! | `open`, `opened`, `projects`, `library`, `cache` | a project entered and what is held of it, all of a data folder, its checklists |
//! | `identity`, `surroundings`, `clock`, `room` | this device, the machine around it, its time, room on its disk |
//! | `planning`, `import`, `authoring`, `former` | division plans, tables read, checklists written, chains as the records had them |
//! | `draft`, `batch`, `meant`, `when`, `unfinished` | a check in progress, many from a file, codes and days as people type them, forms left |
//! | `evidence`, `inbox`, `viewing`, `outside` | photos kept, waiting, looked at; files and folders that the user names |
//! | `keys`, `signing` | keys of people, what they sign |
//! | `finding`, `reasons`, `register`, `figures`, `rollup` | what an issue is about, why it was judged so, registers, rates, all sites together |
//! | `waiting`, `blocked`, `conflict` | what is open and for whom, what holds it up, what a person has to settle |
//! | `sync`, `exchanged`, `exchanges`, `handed`, `strangers` | meeting other devices, what came of it, what is remembered of it, projects only they have |
//! | `export`, `target`, `left` | handing out, where to, what stays behind |
//! | `papers`, `words`, `press`, `fonts` | papers drawn, issued and looked up, what people say on them, written as files, the fonts of this machine |
//! | `verify`, `damage`, `doubtful`, `made` | records looked through, how far they hold, times in doubt, when records were made |

pub mod authoring;
pub mod batch;
mod blocked;
mod cache;
pub mod clock;
pub mod command;
pub mod conflict;
pub mod damage;
mod doubtful;
pub mod draft;
pub mod evidence;
pub mod exchanged;
pub mod exchanges;
mod execute;
pub mod export;
pub mod figures;
pub mod finding;
mod fonts;
mod former;
mod handed;
mod identity;
pub mod import;
pub mod inbox;
pub mod keys;
pub mod left;
mod library;
mod made;
mod meant;
mod open;
mod opened;
pub mod outside;
pub mod papers;
mod planning;
pub mod press;
mod projects;
mod reasons;
pub mod register;
mod rollup;
mod room;
pub mod signing;
pub mod strangers;
mod surroundings;
mod sync;
mod target;
mod unfinished;
mod verify;
mod viewing;
pub mod waiting;
mod when;
pub mod words;

pub use command::{Command, Concluded, Done};
pub use draft::{Draft, Entry};
pub use projects::Card;
pub use surroundings::Surroundings;
pub use unfinished::Unfinished;

pub use crate::store::pin::Pin;
pub use crate::store::wrapped::Cost;
pub use crate::store::{Access, Notice, Soundness};

use crate::checklist::Library;
use crate::domain::Project;
use crate::domain::time::Time;
use crate::domain::zone::Zone;
use crate::failure::Failure;
use crate::paper::form::shelf::Shelf;
use crate::store::{Device, Disk, RealDisk};
use clock::{Clock, SystemClock};
use opened::OpenProject;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A data folder with its device, its checklists and, once entered, one project.
pub struct Workspace {
    disk: Arc<dyn Disk>,
    root: PathBuf,
    clock: Arc<dyn Clock>,
    library: Library,
    forms: library::Forms,
    device: Option<Device>,
    key_cost: Cost,
    surroundings: Surroundings,
    /// New ids that this device had to take.
    renewed: Vec<Notice>,
    open: Option<OpenProject>,
    /// The folder of photos to watch in this run.
    inbox: Option<PathBuf>,
    /// What was handed over, as far as this device remembers.
    exchanges: handed::Exchanges,
    /// What the last exchange of this run did.
    exchanged: Option<Arc<exchanged::Exchanged>>,
    /// What the last look at a stick found.
    inspected: Option<exchanged::Inspected>,
}

impl Workspace {
    /// Opens a data folder on the real disk with the system's clock. Nothing is written yet.
    pub fn open(root: &Path) -> Result<Self, Failure> {
        Self::open_by(root, Arc::new(SystemClock::start()))
    }

    /// Opens a data folder by any clock.
    pub fn open_by(root: &Path, clock: Arc<dyn Clock>) -> Result<Self, Failure> {
        let root = std::path::absolute(root).map_err(|error| Failure::folder(root, &error))?;
        let disk: Arc<dyn Disk> = Arc::new(RealDisk::new(&root)?);
        Self::with(disk, &root, clock)
    }

    /// Opens a data folder on any disk, by any clock.
    pub fn with(disk: Arc<dyn Disk>, root: &Path, clock: Arc<dyn Clock>) -> Result<Self, Failure> {
        let (library, forms) = library::load(disk.as_ref(), root)?;
        let exchanges = handed::Exchanges::load(disk.as_ref(), root);
        Ok(Self {
            disk,
            root: root.to_path_buf(),
            clock,
            library,
            forms,
            device: None,
            key_cost: Cost::USUAL,
            surroundings: Surroundings::default(),
            renewed: Vec::new(),
            open: None,
            inbox: None,
            exchanges,
            exchanged: None,
            inspected: None,
        })
    }

    /// Makes new keys at another cost of trying a PIN; tests need not wait.
    pub fn set_key_cost(&mut self, cost: Cost) {
        self.key_cost = cost;
    }

    /// The data folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// Checklists and chains, with the faults of those left out.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// All forms: shipped and the site's own.
    pub fn forms(&self) -> &Shelf {
        self.forms.shelf()
    }

    /// The project entered, as its records say.
    pub fn project(&self) -> Option<&Project> {
        self.open.as_ref().map(|open| &open.state)
    }

    /// The project entered, or the failure that none is.
    pub fn entered(&self) -> Result<&Project, Failure> {
        self.project().ok_or(Failure::NoProject)
    }

    /// The id of the project entered.
    pub fn project_id(&self) -> Option<&str> {
        self.open.as_ref().map(|open| open.store.pid())
    }

    /// Whether the project entered may be written, and if not, who has it.
    pub fn access(&self) -> Option<&Access> {
        self.open.as_ref().map(|open| open.store.access())
    }

    /// This device's id, once a project is entered.
    pub fn device_id(&self) -> Option<&str> {
        self.open.as_ref().map(|open| open.store.did())
    }

    /// What opening the project found.
    pub fn notices(&self) -> &[Notice] {
        self.open.as_ref().map_or(&[], |open| &open.notices)
    }

    /// New ids that this device had to take, each with the reason (S9).
    pub fn renewed(&self) -> &[Notice] {
        &self.renewed
    }

    /// Records of kinds or versions that only a newer program knows.
    pub fn unknown_records(&self) -> u64 {
        self.open.as_ref().map_or(0, |open| open.unknown)
    }

    /// The time now, RFC 3339 with the local offset, to the second.
    pub fn now(&self) -> Time {
        let now = self.clock.now().format("%Y-%m-%dT%H:%M:%S%:z");
        now.to_string().into()
    }

    /// The zone of the site of the project entered; China's when none is.
    pub fn site_zone(&self) -> Zone {
        let zone = self.project().map(|project| project.head.zone());
        zone.unwrap_or_default()
    }

    /// Today's date on that site.
    pub fn today(&self) -> chrono::NaiveDate {
        self.site_zone().here(self.clock.now()).date_naive()
    }
}
