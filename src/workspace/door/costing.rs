//! What something cost, and why it failed, on its way into a record: prices are those that the project has agreed
//! today, so that a price changed later changes nothing that was entered before.

use super::command::{CostCommand, Done};
use crate::domain::Event;
use crate::domain::cause::CauseRecord;
use crate::domain::cost::CostRecord;
use crate::domain::spent::{Spent, SpentOn, price_of};
use crate::failure::Failure;
use crate::workspace::Workspace;

impl Workspace {
    pub(super) fn of_costs(&mut self, command: CostCommand) -> Result<Done, Failure> {
        match command {
            CostCommand::Spent(said) => self.enter_cost(*said),
            CostCommand::Cause(said) => self.enter_cause(said),
        }
    }

    /// Records what something cost, or says why not.
    fn enter_cost(&mut self, said: CostRecord) -> Result<Done, Failure> {
        let by = said.by.clone();
        let said = self.priced(said)?;
        let event = Event::Cost(Box::new(said));
        self.enter_event(event, &by).map(Done::from)
    }

    /// Records why something failed, in the words of the list as it is today, or says why not.
    fn enter_cause(&mut self, said: CauseRecord) -> Result<Done, Failure> {
        let by = said.by.clone();
        let known = self.library.causes.named(&said.cause);
        let called = known.map(|cause| cause.name.clone()).or(said.called);
        let event = Event::Cause(CauseRecord { called, ..said });
        self.enter_event(event, &by).map(Done::from)
    }

    /// The same with the agreed price wherever none was said.
    fn priced(&self, said: CostRecord) -> Result<CostRecord, Failure> {
        let prices = &self.entered()?.head.agreed.prices;
        let priced = |line: Spent| {
            let agreed = price_of(prices, line.on, &line.name, &line.unit);
            let agreed = agreed.filter(|_| line.on != SpentOn::Money);
            let price = line
                .price
                .clone()
                .or(agreed.map(|agreed| agreed.price.clone()));
            Spent { price, ..line }
        };
        let spent = said.spent.into_iter().map(priced).collect();
        Ok(CostRecord { spent, ..said })
    }
}
