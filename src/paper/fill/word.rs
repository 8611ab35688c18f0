//! What each side concluded, as far as it did. A conclusion of the formal round stands on a paper once somebody of that
//! side stands by it: with a signature, or, before anybody was enrolled to sign, by having concluded the check. The
//! contractor's rounds before it are his word by themselves.

use super::FillBook;
use crate::domain::Outcome;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::check::CheckSummary;
use crate::domain::node::Node;
use crate::domain::person::{CONTRACTOR, Role};
use crate::domain::statement::Stand;
use crate::paper::value::Values;

impl FillBook<'_> {
    /// What the other side concluded in the formal round.
    pub fn others_outcome(&self, node: &Node) -> Option<Outcome> {
        let formal = formal(node)?;
        let theirs = self.is_stood_by(formal, Role::is_other_side);
        theirs.then_some(formal.outcome)
    }

    /// What the contractor concluded, in a round of his own or by signing the formal one.
    pub fn own_outcome(&self, node: &Node) -> Option<Outcome> {
        let own = node.checks.iter().rfind(|check| check.stage != ACCEPTANCE);
        own.map(|check| check.outcome).or_else(|| {
            let formal = formal(node)?;
            let ours = self.is_stood_by(formal, |role| CONTRACTOR.contains(&role));
            ours.then_some(formal.outcome)
        })
    }

    fn is_stood_by(&self, check: &CheckSummary, side: fn(Role) -> bool) -> bool {
        let given = self.project.signatures(&check.record);
        let signed = given
            .iter()
            .any(|one| side(one.role) && one.stand == Stand::Agree);
        let by = self.project.people.get(&check.by);
        let concluded = by.is_some_and(|person| side(person.role));
        let since = self.project.signing_since();
        signed || concluded && since.is_none_or(|since| check.date() < since)
    }
}

/// Says in a field what a side concluded, by the words for accepted and for rejected; nothing before it did.
pub fn put(
    values: &mut Values,
    field: &'static str,
    outcome: Option<Outcome>,
    [accepted, rejected]: [fn() -> String; 2],
) {
    match outcome {
        Some(Outcome::Accepted) => values.set(field, accepted()),
        Some(Outcome::Rejected) => values.set(field, rejected()),
        None => {}
    }
}

/// The last formal round of a node.
pub fn formal(node: &Node) -> Option<&CheckSummary> {
    node.checks.iter().rfind(|check| check.stage == ACCEPTANCE)
}
