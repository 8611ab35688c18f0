//! A second look at the data folder, from a thread of its own: it reads beside whoever writes, so that long work
//! goes on while answers are entered. What it writes is the journals and contents of others, which nobody else
//! writes; it never takes another id for this device.

use crate::failure::Failure;
use crate::store::{Access, Disk};
use crate::workspace::Workspace;
use crate::workspace::held::beside::LooksBeside;
use crate::workspace::held::clock::Clock;
use crate::workspace::held::log::RunLog;
use crate::workspace::held::surroundings::Surroundings;
use std::path::PathBuf;
use std::sync::Arc;

/// What another thread needs to look at the same data folder.
pub struct SecondLook {
    disk: Arc<dyn Disk>,
    root: PathBuf,
    clock: Arc<dyn Clock>,
    surroundings: Surroundings,
    log: Option<Arc<RunLog>>,
    /// The project entered, and whether it is written here.
    entered: Option<(String, bool)>,
}

impl Workspace {
    /// What another thread needs to look at the same data folder.
    pub fn second_look(&self) -> SecondLook {
        SecondLook {
            disk: Arc::clone(&self.disk),
            root: self.root.clone(),
            clock: Arc::clone(&self.clock),
            surroundings: self.surroundings.clone(),
            log: self.log.clone(),
            entered: self.open.as_ref().map(|open| {
                let writes = *open.store.access() == Access::Writer;
                (open.store.pid().to_owned(), writes)
            }),
        }
    }

    /// Whether this is a second look.
    pub(in crate::workspace) fn is_second(&self) -> bool {
        self.beside.is_some()
    }

    /// Whether this is a second look, and the first one writes this project.
    pub(in crate::workspace) fn is_written_by_the_first(&self, pid: &str) -> bool {
        let written = self
            .beside
            .as_ref()
            .and_then(|beside| beside.written.as_deref());
        written == Some(pid)
    }
}

impl SecondLook {
    /// The id of the project entered.
    pub(super) fn pid(&self) -> Option<&str> {
        self.entered.as_ref().map(|(pid, _)| pid.as_str())
    }

    /// A workspace that looks at the project entered, as its records are now, and leaves no trace.
    pub fn at_project(self) -> Result<Workspace, Failure> {
        let entered = self.entered.clone();
        let (pid, _) = entered.ok_or(Failure::NoProject)?;
        let mut workspace = self.around()?;
        workspace.look_at_id(&pid)?;
        Ok(workspace)
    }

    /// A workspace with no project entered.
    pub fn around(self) -> Result<Workspace, Failure> {
        let workspace = Workspace::with(self.disk, &self.root, self.clock)?;
        let mut workspace = workspace.in_surroundings(self.surroundings);
        workspace.log = self.log;
        let written = self.entered.filter(|(_, writes)| *writes);
        workspace.beside = Some(LooksBeside {
            written: written.map(|(pid, _)| pid),
        });
        Ok(workspace)
    }
}
