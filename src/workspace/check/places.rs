//! What a draw of places needs of the workspace: chance from the system, and the places that were listed for the
//! lot before. How places are put in order is not known here.

use crate::domain::places::PlaceSeed;
use crate::failure::Failure;
use crate::store::random_number;
use crate::workspace::Workspace;

impl Workspace {
    /// A seed that nobody chose.
    pub fn fresh_seed(&self) -> Result<PlaceSeed, Failure> {
        Ok(PlaceSeed::of(random_number()?))
    }

    /// The places that the latest check of a subject with a draw was drawn from.
    pub fn places_before(&self, code: &str) -> Vec<String> {
        let node = self.project().and_then(|project| project.node(code));
        let checks = node.map(|node| node.checks.as_slice()).unwrap_or_default();
        let recorded = checks.iter().rev();
        let drawn = recorded.filter_map(|check| {
            let check = self.check(&check.record).ok()?;
            Some(check.submission.drawn.last()?.places.clone())
        });
        drawn.into_iter().next().unwrap_or_default()
    }
}
