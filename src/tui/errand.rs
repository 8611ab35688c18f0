//! What a page asks for that is no command and may take a while: going into a project, having the
//! sample made. Pages only name it; [`super::app::App`] runs it.

use crate::failure::Failure;
use crate::rates::responsibility::Asked;
use crate::text::Lang;
use crate::text::responsibility;
use crate::text::screen::bar as say;
use crate::workspace::Workspace;

/// Something to be done to the workspace as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Enter the project of this id.
    Enter(String),
    /// Enter the sample project, made first if it is not there.
    Sample,
    /// Gather the figures of those who answer for lots.
    Duty(Asked),
    /// Gather the list for re-measuring.
    List,
}

impl Errand {
    /// What is being done.
    pub fn words(&self, lang: Lang) -> &'static str {
        match self {
            Errand::Enter(_) => say::entering(lang),
            Errand::Sample => say::making_sample(lang),
            Errand::Duty(_) | Errand::List => responsibility::counting(lang),
        }
    }

    /// Whether all pages begin anew afterwards: another project may be entered then.
    pub fn starts_again(&self) -> bool {
        matches!(self, Errand::Enter(_) | Errand::Sample)
    }

    /// Runs it; `progress` hears how much of how much is done.
    pub fn run(
        &self,
        workspace: &mut Workspace,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<(), Failure> {
        match self {
            Errand::Enter(id) => workspace.enter_id(id),
            Errand::Sample => workspace.sample(progress),
            Errand::Duty(asked) => workspace.gather_duty(asked, progress),
            Errand::List => workspace.gather_list(progress),
        }
    }
}
