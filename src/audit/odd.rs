//! What is odd about the times of checks that were recorded, by the record and the checks around it.

use crate::domain::node::Node;
use crate::domain::timely::{self, Frame, OddTime};
use crate::domain::{CheckSummary, Project, clock};
use chrono::DateTime;

/// What is odd about the time of a check whose record was made then, by a clock of which this is known.
/// It follows the last one that its device knew of.
pub fn odd_of(
    project: &Project,
    node: &Node,
    check: &CheckSummary,
    (t, clk): (&str, &str),
    frame: &Frame,
) -> Option<OddTime> {
    let made = DateTime::parse_from_rfc3339(t).ok();
    let made = made.filter(|_| clk == clock::OK);
    let known = |before: &&CheckSummary| project.sight.knew(&check.record, &before.record);
    let earlier = node
        .checks
        .iter()
        .take_while(|before| before.record != check.record);
    let before = earlier.filter(known).last();
    let before = before.map(|before| before.at.as_str());
    timely::odd(&check.at, before, made, frame)
}
