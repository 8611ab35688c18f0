//! The only place where things happen. Both faces call [`Workspace::execute`], or
//! [`Workspace::execute_watched`] where it may take a while; there is no other way to disk, so the
//! screen can do nothing that the command line cannot.
//!
//! | room | noun |
//! |---|---|
//! | `door` | what may be done, and its being done |
//! | `enter` | a project of a data folder entered, by the device that wrote it |
//! | `check` | what people type: checks in progress, many from a file, codes and days |
//! | `evidence` | photos and documents kept, waiting, looked at |
//! | `signing` | keys of people, what they sign |
//! | `tables` | tables read, division plans, checklists written |
//! | `paper` | papers drawn, issued and looked up again, what people say on them, written as files, in documents of a firm's own and the fonts of this machine |
//! | `shown` | what is open and for whom, reasons, registers, rates, conflicts |
//! | `settings` | what is remembered beside the records: what was chosen, what was opened last |
//! | `exchange` | meeting other devices, handing out, what is remembered of it |
//! | `headquarters` | what headquarters takes in and answers, and what is done about it |
//! | `trust` | records looked through, how far they hold, times in doubt |
//! | `outside` | files and folders that the user names |
//! | `care` | help when something breaks: reports of faults, the doctor |
//! | `held` | what a workspace holds: time, checklists, the project entered, notes of exchanges |

pub mod care;
pub mod check;
pub mod door;
mod enter;
pub mod evidence;
pub mod exchange;
pub mod headquarters;
pub mod held;
pub mod outside;
pub mod paper;
mod settings;
pub mod shown;
pub mod signing;
pub mod tables;
pub mod trust;

pub use check::draft::{Draft, DraftEntry};
pub use check::unfinished::Unfinished;
pub use door::command::{
    Command, Concluded, CostCommand, Done, Inspecting, PlaceCommand, Remembering,
};
pub use enter::projects::Card;
pub use enter::second::SecondLook;
pub use held::surroundings::Surroundings;

pub use crate::store::device::pin::Pin;
pub use crate::store::device::wrapped::Cost;
pub use crate::store::{Access, Soundness, StoreNotice};

use crate::checklist::Library;
use crate::domain::Project;
use crate::domain::time::Time;
use crate::domain::zone::Zone;
use crate::failure::Failure;
use crate::paper::form::shelf::FormShelf;
use crate::store::{Device, Disk, RealDisk};
use held::clock::{Clock, SystemClock};
use held::opened::OpenProject;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A data folder with its device, its checklists and, once entered, one project.
pub struct Workspace {
    disk: Arc<dyn Disk>,
    root: PathBuf,
    clock: Arc<dyn Clock>,
    library: Library,
    forms: held::library::Forms,
    device: Option<Device>,
    key_cost: Cost,
    surroundings: Surroundings,
    /// How it is a second look, where it is one.
    beside: Option<held::beside::LooksBeside>,
    /// New ids that this device had to take.
    renewed: Vec<StoreNotice>,
    open: Option<OpenProject>,
    /// The folder of photos to watch in this run.
    inbox: Option<PathBuf>,
    /// What was handed over, as far as this device remembers.
    exchanges: held::handed::Exchanges,
    /// What the last exchange of this run did.
    exchanged: Option<Arc<held::exchanged::Exchanged>>,
    /// What the last look at a stick found.
    inspected: Option<Arc<held::exchanged::Inspected>>,
    /// The projects counted last in this run.
    surveyed: Option<Arc<held::surveyed::Surveyed>>,
    /// The folder that papers of this run were written to last, and the ending of their files.
    printed_to: Option<(PathBuf, &'static str)>,
    /// What was chosen for this program, where a file says so.
    settings: Option<held::settings::file::SettingsFile>,
    /// Where somebody wants to read what was done.
    log: Option<Arc<held::log::RunLog>>,
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
        let (library, forms) = held::library::load(disk.as_ref(), root)?;
        let exchanges = held::handed::Exchanges::load(disk.as_ref(), root);
        Ok(Self {
            disk,
            root: root.to_path_buf(),
            clock,
            library,
            forms,
            device: None,
            key_cost: Cost::USUAL,
            surroundings: Surroundings::default(),
            beside: None,
            renewed: Vec::new(),
            open: None,
            inbox: None,
            exchanges,
            exchanged: None,
            inspected: None,
            surveyed: None,
            printed_to: None,
            settings: None,
            log: None,
        })
    }

    /// Makes new keys at another cost of trying a PIN; tests need not wait.
    pub fn set_key_cost(&mut self, cost: Cost) {
        self.key_cost = cost;
    }

    /// Writes down in this run what is done.
    pub fn use_log(&mut self, log: Arc<held::log::RunLog>) {
        self.log = Some(log);
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
    pub fn forms(&self) -> &FormShelf {
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
    pub fn notices(&self) -> &[StoreNotice] {
        self.open.as_ref().map_or(&[], |open| &open.notices)
    }

    /// New ids that this device had to take, each with the reason (S9).
    pub fn renewed(&self) -> &[StoreNotice] {
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
