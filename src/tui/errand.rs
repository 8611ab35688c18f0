//! What a page asks for that is no command: going into a project, having the sample made. Pages
//! only name it; [`super::app::App`] runs it.

use crate::failure::Failure;
use crate::workspace::Workspace;

/// Something to be done to the workspace as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Enter the project of this id.
    Enter(String),
    /// Make the sample project and enter it.
    Sample,
}

impl Errand {
    /// Runs it; says whether there is something to look at afterwards.
    pub fn run(&self, workspace: &mut Workspace) -> Result<bool, Failure> {
        match self {
            Errand::Enter(id) => workspace.enter_id(id).map(|()| true),
            Errand::Sample => workspace.sample(&mut |_, _| ()).map(|()| true),
        }
    }
}
