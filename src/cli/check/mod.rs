//! `check record|show|list|offers`, a file each; signing is not of a check alone and stands beside.

mod list;
mod offers;
mod record;
mod show;

use super::args::CheckVerb;
use super::out::Out;
use super::signing;
use crate::domain::check::Remedy;
use crate::failure::{Exit, Failure};
use crate::workspace::Workspace;

pub fn run(verb: CheckVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        CheckVerb::Record { file } => record::record(&file, workspace, out),
        CheckVerb::Show { subject } => show::show(&subject, workspace, out),
        CheckVerb::List => list::list(workspace, out),
        CheckVerb::Offers { subject, redone } => {
            let remedy = if redone {
                Remedy::Redone
            } else {
                Remedy::Repaired
            };
            offers::offers((&subject, remedy), workspace, out)
        }
        CheckVerb::Sign(asked) => signing::sign(&asked, workspace, out),
    }
}
