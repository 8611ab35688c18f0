//! Where a subject stands in its chain: the stage that is open, and the checks of the pass under way.

use crate::domain::chain::{Chain, Restart, Stage};
use crate::domain::check::CheckSummary;
use crate::domain::node::Node;
use crate::domain::outcome::Outcome;

/// Where a subject stands in its chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing<'a> {
    /// The open stage; `None` when the subject is accepted.
    pub open: Option<usize>,
    /// The checks of this pass: since the last rejection, in stage order.
    pub pass: &'a [CheckSummary],
    /// Whether any check was rejected before this pass.
    pub rejected_before: bool,
}

impl Chain {
    /// The stage that is open for a subject, and its place; none when it takes nothing more.
    pub fn open_stage(&self, node: &Node) -> Option<(usize, &Stage)> {
        let closed = node.exit().or(node.forbidden()).or(node.retired());
        let open = self.standing(node.line()).open;
        let open = open.filter(|_| closed.is_none() && !node.conflict.is_open())?;
        self.stages.get(open).map(|stage| (open, stage))
    }

    /// Whether a run through this chain is under way: it goes on by the chain it began with, whatever
    /// the site or a newer program has put in its place since. What begins anew, after a rejection or
    /// because the chain recurs, goes by the chain of that day.
    pub fn goes_on(&self, node: &Node) -> bool {
        !self.standing(node.line()).pass.is_empty() || node.exit().is_some()
    }

    /// Where this chain was taken up among the checks: past the last one that went by another.
    fn taken_up(&self, checks: &[CheckSummary]) -> usize {
        let other = |check: &CheckSummary| check.chain.as_ref().is_some_and(|by| *by != self.hash);
        checks.iter().rposition(other).map_or(0, |at| at + 1)
    }

    /// Where the run under way begins among the checks: past the last one that came through, of a
    /// chain that recurs.
    fn begun_anew(&self, checks: &[CheckSummary]) -> usize {
        let last = self.stages.last().filter(|_| self.recurs);
        let through = last.and_then(|last| {
            let ends =
                |check: &CheckSummary| check.stage == last.id && check.outcome == Outcome::Accepted;
            checks.iter().rposition(ends)
        });
        through.map_or(0, |at| at + 1)
    }

    /// Where a subject with these checks stands. After a rejection the chain starts again, or
    /// repeats the stage if it says so; what follows an acceptance never undoes it.
    pub fn standing<'a>(&self, checks: &'a [CheckSummary]) -> Standing<'a> {
        let rejected = |check: &CheckSummary| check.outcome == Outcome::Rejected;
        let begun = self.begun_anew(checks).max(self.taken_up(checks));
        let accepted = checks.iter().rposition(CheckSummary::accepts);
        let accepted = accepted.filter(|at| *at >= begun);
        let until = checks
            .get(begun..accepted.unwrap_or(checks.len()))
            .unwrap_or_default();
        let last_rejection = until.iter().rposition(rejected);
        let earlier = checks.get(self.begun_anew(checks)..begun);
        let start = match self.after_rejection {
            Restart::Start => last_rejection.map_or(begun, |at| begun + at + 1),
            Restart::Stage => begun,
        };
        let pass = checks.get(start..).unwrap_or_default();
        let reached = pass
            .iter()
            .filter(|check| check.outcome == Outcome::Accepted)
            .filter_map(|check| self.stage(&check.stage))
            .map(|(at, _)| at + 1)
            .max();
        let reached = reached.unwrap_or(0);
        Standing {
            open: (reached < self.stages.len()).then_some(reached),
            pass,
            rejected_before: last_rejection.is_some()
                || earlier.is_some_and(|earlier| earlier.iter().any(rejected)),
        }
    }
}
