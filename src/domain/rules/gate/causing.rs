//! When somebody may say why something failed: once it is mended, so that it is never in the way of a check.

use crate::domain::cause::CauseRecord;
use crate::domain::costing::said_by;
use crate::domain::fault::Fault;
use crate::domain::issue::IssueState;
use crate::domain::project::Project;
use crate::domain::trouble::{Costing, Misstep, Miswritten, Trouble};

/// The longest id of a cause.
const LONGEST: usize = 60;

/// Every fault that keeps a cause from being recorded. Whether the site's list has it is asked when it is entered: lists
/// change, and what was said stays.
pub fn faults(project: &Project, cause: &CauseRecord) -> Vec<Fault> {
    let mut faults: Vec<Trouble> = said_by(project, &cause.by, &cause.at);
    match project.issue(&cause.issue) {
        None => faults.push(Misstep::NoSuchIssue(cause.issue.clone()).into()),
        Some(issue) if !matches!(issue.state, IssueState::Rectified | IssueState::Closed) => {
            faults.push(Costing::NotMended.into());
        }
        Some(_) => {}
    }
    let in_group = cause.cause.split('.').next() == Some(cause.group.as_str());
    let fits = cause.cause.is_empty() || (in_group && cause.cause.len() <= LONGEST);
    if !fits {
        faults.push(Miswritten::Malformed("cause").into());
    }
    faults.into_iter().map(Fault::whole).collect()
}
