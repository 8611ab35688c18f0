//! What a page asks for that may take a while: going into a project, having the sample made, meeting
//! another device, printing. Pages only name it; [`super::app::App`] runs it, before the screen or beside it.

use crate::failure::Failure;
use crate::rates::responsibility::ResponsibilityAsked;
use crate::sample;
use crate::text::Lang;
use crate::text::responsibility;
use crate::text::screen::bar as say;
use crate::text::screen::{exchange, papers, survey};
use crate::workspace::held::exchanged::PlainText;
use crate::workspace::held::exchanged::{ExchangeAbout, ExchangeStep, Meeting};
use crate::workspace::paper::printing::Printing;
use crate::workspace::{Access, Command, Done, Inspecting, SecondLook, Workspace};
use std::ops::ControlFlow;
use std::path::PathBuf;

/// Hears how much of how much is done, 0 of 0 while that is not known; may stop it.
pub type ErrandProgress<'a> = dyn FnMut(usize, usize) -> ControlFlow<()> + 'a;

/// Something to be done to the workspace as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Errand {
    /// Enter the project of this id.
    Enter(String),
    /// Enter the sample project, made first if it is not there.
    Sample,
    /// Gather the figures of those who answer for lots.
    Responsibility(ResponsibilityAsked),
    /// Gather what the three checks and acceptance found.
    Stages,
    /// Gather the readings of the first rounds of the stage of this id.
    Readings(&'static str),
    /// Gather the list for re-measuring.
    List,
    /// Exchange records with a folder; a project that is only there is taken in if its id is given.
    Exchange(PathBuf, Option<String>),
    /// Look through a folder.
    Inspect(Inspecting, PathBuf),
    /// Write papers to files.
    Print(Box<Printing>),
    /// Export the project entered to a folder.
    Export(PathBuf),
}

/// So many papers are written before a hand has reached the next key.
const FEW_PAPERS: usize = 12;

impl Errand {
    /// What is being done.
    pub fn words(&self, lang: Lang) -> &'static str {
        match self {
            Errand::Enter(_) => say::entering(lang),
            Errand::Sample => say::making_sample(lang),
            Errand::Responsibility(_) | Errand::List => responsibility::counting(lang),
            Errand::Stages | Errand::Readings(_) => responsibility::counting(lang),
            Errand::Exchange(..) => exchange::exchanging(lang),
            Errand::Inspect(Inspecting::Bytes, _) => exchange::checking(lang),
            Errand::Inspect(Inspecting::Rates, _) => survey::counting(lang),
            Errand::Print(_) => papers::printing(lang),
            Errand::Export(_) => exchange::exporting(lang),
        }
    }

    /// Whether it is done beside the screen: it takes long, and goes on without what is entered meanwhile.
    pub fn is_beside(&self, workspace: &Workspace) -> bool {
        match self {
            Errand::Export(_) | Errand::Inspect(..) => true,
            // Where no project is entered there is nothing to go on with.
            Errand::Exchange(..) => matches!(workspace.access(), Some(Access::Writer)),
            Errand::Print(printing) => printing.papers.len() > FEW_PAPERS,
            Errand::Enter(_) | Errand::Sample | Errand::Responsibility(_) => false,
            Errand::List | Errand::Stages | Errand::Readings(_) => false,
        }
    }

    /// Papers that are issued: recorded one by one, by the workspace that is on the screen and no other.
    pub fn issuing(&self) -> Option<&Printing> {
        match self {
            Errand::Print(printing) => Some(&**printing).filter(|printing| printing.by.is_some()),
            _ => None,
        }
    }

    /// The workspace it is done with beside the screen: folders are not looked at from inside a project.
    pub fn seen_from(&self, look: SecondLook) -> Result<Workspace, Failure> {
        match self {
            Errand::Exchange(..) | Errand::Inspect(..) => look.around(),
            _ => look.at_project(),
        }
    }

    /// The command it is; none where it enters a project or gathers figures.
    pub fn command(&self, lang: Lang) -> Option<Command> {
        Some(match self {
            Errand::Exchange(folder, fresh) => Command::Exchange(Meeting {
                folder: folder.clone(),
                about: fresh
                    .clone()
                    .map_or(ExchangeAbout::Known, ExchangeAbout::One),
                makes_folder: false,
            }),
            Errand::Inspect(what, folder) => Command::Inspect(*what, folder.clone()),
            Errand::Print(printing) => Command::Print((**printing).clone()),
            Errand::Export(folder) => Command::Export(folder.clone(), lang, PlainText::Without),
            Errand::Enter(_) | Errand::Sample | Errand::Responsibility(_) => return None,
            Errand::List | Errand::Stages | Errand::Readings(_) => return None,
        })
    }

    /// How it can be stopped; empty when it cannot.
    pub fn stops(&self, lang: Lang) -> &'static str {
        match self {
            Errand::Exchange(..) | Errand::Print(_) => exchange::to_stop(lang),
            Errand::Export(_) | Errand::Inspect(..) => exchange::to_stop(lang),
            Errand::Enter(_) | Errand::Sample | Errand::Responsibility(_) => "",
            Errand::List | Errand::Stages | Errand::Readings(_) => "",
        }
    }

    /// Whether all pages begin anew afterwards: another project may be entered then.
    pub fn starts_again(&self) -> bool {
        matches!(self, Errand::Enter(_) | Errand::Sample)
    }

    /// Runs it; `progress` hears how much of how much is done, and may stop what can be stopped. Where it was a
    /// command, gives that with what was done.
    pub fn run(
        &self,
        workspace: &mut Workspace,
        lang: Lang,
        progress: &mut ErrandProgress,
    ) -> Result<Option<(Command, Done)>, Failure> {
        let Some(command) = self.command(lang) else {
            let mut heard = |done, all| _ = progress(done, all);
            return self.prepare(workspace, lang, &mut heard).map(|()| None);
        };
        let mut watch = |step: ExchangeStep<'_>| match step {
            ExchangeStep::Look(_) => progress(0, 0),
            ExchangeStep::In(_, done, all)
            | ExchangeStep::Out(_, done, all)
            | ExchangeStep::Check(done, all) => progress(done, all),
        };
        let done = workspace.execute_watched(command.clone(), &mut watch)?;
        Ok(Some((command, done)))
    }

    /// Enters or gathers, where it is no command.
    fn prepare(
        &self,
        workspace: &mut Workspace,
        lang: Lang,
        heard: &mut dyn FnMut(usize, usize),
    ) -> Result<(), Failure> {
        match self {
            Errand::Enter(id) => workspace.enter_id(id),
            Errand::Sample => sample::enter(workspace, lang, heard),
            Errand::Responsibility(asked) => workspace.gather_responsibility(asked, heard),
            Errand::List => workspace.gather_list(heard),
            Errand::Stages => workspace.gather_stages(heard),
            Errand::Readings(stage) => workspace.gather_readings(stage, heard),
            Errand::Exchange(..) | Errand::Inspect(..) | Errand::Print(_) => Ok(()),
            Errand::Export(_) => Ok(()),
        }
    }
}
