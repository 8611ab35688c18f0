//! A second look at the project entered, from a thread of its own: it reads beside whoever writes and leaves no
//! trace, so that long work which only reads goes on while answers are entered.

use crate::failure::Failure;
use crate::store::Disk;
use crate::workspace::Workspace;
use crate::workspace::held::clock::Clock;
use std::path::PathBuf;
use std::sync::Arc;

/// What another thread needs to look at the same project.
pub struct SecondLook {
    disk: Arc<dyn Disk>,
    root: PathBuf,
    clock: Arc<dyn Clock>,
    pid: String,
}

impl Workspace {
    /// What another thread needs to look at the project entered; none where none is.
    pub fn second_look(&self) -> Option<SecondLook> {
        Some(SecondLook {
            disk: Arc::clone(&self.disk),
            root: self.root.clone(),
            clock: Arc::clone(&self.clock),
            pid: self.project_id()?.to_owned(),
        })
    }
}

impl SecondLook {
    /// A workspace that looks at the project as its records are now.
    pub fn open(self) -> Result<Workspace, Failure> {
        let mut workspace = Workspace::with(self.disk, &self.root, self.clock)?;
        workspace.look_at_id(&self.pid)?;
        Ok(workspace)
    }
}
