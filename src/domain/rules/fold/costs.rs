//! The fold of costs and causes, and what stands of them: what was corrected stays beside what stands in its place.

use crate::domain::cause::{CauseRecord, CauseSaid};
use crate::domain::cost::{CostRecord, CostSaid};
use crate::domain::project::Project;
use std::sync::Arc;

impl Project {
    /// All that was said of costs, in order, what was corrected too.
    pub fn costs(&self) -> &[CostSaid] {
        &self.costs
    }

    /// What stands of it.
    pub fn standing_costs(&self) -> impl Iterator<Item = &CostSaid> {
        self.costs.iter().filter(|cost| cost.stands())
    }

    /// What a record said of a cost.
    pub fn cost(&self, record: &str) -> Option<&CostSaid> {
        self.costs.iter().find(|cost| cost.record == record)
    }

    /// What was said of the cause of an issue, the last word last.
    pub fn causes_of(&self, issue: &str) -> &[CauseSaid] {
        self.causes.get(issue).map_or(&[], Vec::as_slice)
    }

    /// What is taken to be the cause of an issue.
    pub fn cause_of(&self, issue: &str) -> Option<&CauseRecord> {
        self.causes_of(issue).last().map(|last| &last.said)
    }

    pub(in crate::domain) fn take_cost(&mut self, said: CostRecord, record: &str) {
        let costs = Arc::make_mut(&mut self.costs);
        let corrects = costs.iter_mut().rfind(|cost| cost.record == said.corrects);
        if let Some(known) = corrects.filter(|known| known.stands()) {
            known.corrected = Some(record.to_owned());
        }
        costs.push(CostSaid {
            record: record.to_owned(),
            said,
            corrected: None,
        });
    }

    pub(in crate::domain) fn take_cause(&mut self, said: CauseRecord, record: &str) {
        let causes = Arc::make_mut(&mut self.causes);
        let of_issue = causes.entry(said.issue.clone()).or_default();
        of_issue.push(CauseSaid {
            record: record.to_owned(),
            said,
        });
    }

    /// Takes back what someone did not know of costs and causes.
    pub(in crate::domain) fn forget_costs(&mut self, knew: &dyn Fn(&str) -> bool) {
        if self.costs.iter().any(|cost| !knew(&cost.record)) {
            let costs = Arc::make_mut(&mut self.costs);
            costs.retain(|cost| knew(&cost.record));
            for cost in costs {
                cost.corrected.take_if(|by| !knew(by));
            }
        }
        let all = self.causes.values().flatten();
        if all.clone().any(|said| !knew(&said.record)) {
            let causes = Arc::make_mut(&mut self.causes);
            causes
                .values_mut()
                .for_each(|said| said.retain(|one| knew(&one.record)));
        }
    }
}
