//! What a project may agree on where the standards leave it open.

use crate::domain::costing;
use crate::domain::fault::Fault;
use crate::domain::head::ProjectHead;
use crate::domain::rulebook::Rulebook;
use crate::domain::subject::Kind;
use crate::domain::trouble::Course;

/// Every fault that keeps a project from agreeing on this: chains that are not there, a grading scheme other
/// than the one it began with, prices that cannot be.
pub fn faults(rulebook: &Rulebook, head: &ProjectHead, before: &ProjectHead) -> Vec<Fault> {
    let serves = |kind: &Kind, id: &str| {
        let mut chains = rulebook.chains.iter();
        chains.any(|chain| chain.id == id && chain.subjects.contains(kind))
    };
    let chains = head.agreed.chains.iter();
    let strange = chains.filter(|(kind, id)| !serves(kind, id));
    let mut faults: Vec<Fault> = strange
        .map(|(kind, id)| Fault::whole(Course::NoChain(*kind, id.clone())))
        .collect();
    if head.scheme != before.scheme {
        faults.push(Fault::whole(Course::SchemeStays));
    }
    faults.extend(costing::agreed_faults(&head.agreed));
    faults
}
