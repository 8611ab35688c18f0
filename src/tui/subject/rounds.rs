//! The rounds of a subject, and what is to be done now: what its page lists. How it looks is not decided
//! here.

use crate::domain::check::CheckSummary;
use crate::domain::choice::Thing;
use crate::domain::node::Node;
use crate::domain::timely::OddTime;
use crate::domain::trouble::OutOfTurn;
use crate::domain::{Chain, Fault, Subject, Trouble, gate};
use crate::tui::page::Scene;
use crate::tui::paint::faults::sentences;
use crate::workspace::shown::conflict::ConflictMatter;
use std::collections::BTreeMap;

/// What is odd about the times of a check.
#[derive(Debug)]
pub struct Times {
    /// Of its record: what speaks against the clock.
    pub clock: String,
    /// Of the check itself.
    pub odd: Option<OddTime>,
}

/// What stands behind the page: read anew for every frame, so that it is never out of date.
pub struct RoundsStanding<'a> {
    pub node: &'a Node,
    pub chain: &'a Chain,
    /// The open stage, if any.
    pub open: Option<usize>,
    /// Whether its row was changed on two devices at once.
    pub changed_twice: bool,
    pub times: &'a BTreeMap<String, Times>,
}

/// A row of the list.
pub enum RoundRow<'a> {
    /// A concluded round.
    Round(&'a CheckSummary),
    /// The stage that is open now.
    Open(usize),
    /// What a person has to settle first.
    Settle(ConflictMatter),
}

impl<'a> RoundsStanding<'a> {
    pub fn rows(&self) -> Vec<RoundRow<'a>> {
        let rounds = self.node.checks.iter().map(RoundRow::Round);
        let code = &self.node.subject.code;
        let unsettled = self.node.conflict.is_open();
        let checks = unsettled.then(|| RoundRow::Settle(ConflictMatter::Checks(code.clone())));
        let twice = || RoundRow::Settle(ConflictMatter::Row(Thing::Subject, code.clone()));
        let row = self.changed_twice.then(twice);
        // Nothing goes on before it is settled which check stands.
        let open = self.open.filter(|_| !unsettled).map(RoundRow::Open);
        rounds.chain(row).chain(checks).chain(open).collect()
    }

    /// Why the open stage cannot begin yet.
    pub fn closed(&self, scene: &Scene) -> Option<String> {
        let fault = self.opening_fault(scene)?;
        Some(sentences(scene, &self.node.subject.code, &[fault]).join(" "))
    }

    /// The lot of the work before that has to be concluded first.
    pub fn before<'p>(&self, scene: &Scene<'p>) -> Option<&'p Subject> {
        let fault = self.opening_fault(scene)?;
        let Trouble::OutOfTurn(OutOfTurn::ProcessBefore { lot, .. }) = fault.trouble else {
            return None;
        };
        let node = scene.workspace.project()?.node(&lot)?;
        Some(&node.subject)
    }

    fn opening_fault(&self, scene: &Scene) -> Option<Fault> {
        let project = scene.workspace.project()?;
        let rulebook = &scene.workspace.library().rulebook;
        gate::opening_fault(project, rulebook, self.chain, self.node)
    }
}
