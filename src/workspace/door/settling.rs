//! A person's word on what stands of what was said side by side, on its way into a record.

use super::command::Done;
use crate::domain::choice::Thing;
use crate::domain::settle::SettlementAsked;
use crate::domain::{Event, collision, settle};
use crate::failure::Failure;
use crate::workspace::Workspace;

impl Workspace {
    /// Records a person's word on which of several checks stands.
    pub(super) fn settle(&mut self, asked: &SettlementAsked) -> Result<Done, Failure> {
        match settle::decide(self.entered()?, asked) {
            Err(faults) => Ok(Done::Refused(faults)),
            Ok(settlement) => self
                .record(Event::Settle(settlement), &asked.by)
                .map(Done::Entered),
        }
    }

    /// Records a person's word on which version of a row is right.
    pub(super) fn choose(&mut self, of: Thing, asked: &SettlementAsked) -> Result<Done, Failure> {
        match collision::decide(self.entered()?, of, asked) {
            Err(faults) => Ok(Done::Refused(faults)),
            Ok(choice) => self
                .record(Event::Choose(choice), &asked.by)
                .map(Done::Entered),
        }
    }
}
