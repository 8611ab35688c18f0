//! How the work was mended, as those who rectified what failed said it: offered where the re-check asks for it. What
//! such words mean is known to `text`, which offered them.

use super::CheckSheet;
use crate::domain::Project;
use crate::domain::check::Remedy;
use crate::domain::issue::{Issue, IssueState, Step};
use crate::text::screen::usual;

impl CheckSheet {
    /// How it was said to be mended when it was rectified, as long as the check does not say it itself.
    pub fn said_remedy(&self) -> Option<Remedy> {
        self.remedy_told.filter(|_| !self.is_settled())
    }
}

/// How the issues of a subject that are not closed were rectified, where all that says it says the same.
pub fn remedy_told(project: &Project, code: &str) -> Option<Remedy> {
    let open = project.issues_of(code);
    let open = open.filter(|issue| issue.state != IssueState::Closed);
    let mut told = open.filter_map(rectified).filter_map(usual::remedy);
    let first = told.next()?;
    told.all(|other| other == first).then_some(first)
}

/// The words with which an issue was rectified last.
fn rectified(issue: &Issue) -> Option<&str> {
    let steps = issue.steps.iter().rev().map(|taken| &taken.step);
    let mut rectified = steps.filter(|step| matches!(step.step, Step::Rectify));
    rectified.next().map(|step| step.text.as_str())
}
