//! Figures that need the readings themselves: records are gone through one after the other, and no
//! more is remembered of them than the counting room asks for.

use super::Workspace;
use crate::domain::rulebook::Pinned;
use crate::domain::{CheckRecord, Checklist, Event};
use crate::failure::Failure;
use crate::rates::plausible::{Look, Looked, Reference, Sheet};
use crate::rates::responsibility::{self, Asked, Pairs, Table};
use std::collections::BTreeMap;
use std::sync::Arc;

pub use crate::report::{plausible as listing, responsibility as duty};

impl Workspace {
    /// 质量责任制: the figures of each crew, foreman or contractor.
    pub fn responsibility(&self, asked: &Asked) -> Result<Table, Failure> {
        let project = self.entered()?;
        let mut pairs = Pairs::new(project, asked);
        self.each_check(&mut |_, check, checklist| pairs.take(check, checklist))?;
        Ok(responsibility::table(project, asked, pairs, self.today()))
    }

    /// 防凑数: the checks whose readings ought to be taken again. Goes through the records twice,
    /// first for what is usual.
    pub fn plausible(&self) -> Result<Looked, Failure> {
        let project = self.entered()?;
        let crew = |check: &CheckRecord| {
            let node = project.node(&check.submission.subject);
            node.map_or("", |node| node.subject.crew.as_str())
        };
        let mut reference = Reference::default();
        self.each_check(&mut |record, check, checklist| {
            reference.take(&Sheet::of(record, crew(check), check, checklist));
        })?;
        let usual = reference.settle();
        let mut look = Look::new(&usual);
        self.each_check(&mut |record, check, checklist| {
            look.take(Sheet::of(record, crew(check), check, checklist));
        })?;
        Ok(look.done())
    }

    /// Shows every recorded check with the checklist that judged it.
    fn each_check(
        &self,
        each: &mut dyn FnMut(&str, &CheckRecord, &Checklist),
    ) -> Result<(), Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        let mut lists: BTreeMap<String, Arc<Pinned>> = BTreeMap::new();
        let mut failed = None;
        open.store.records(&mut |record| {
            let event = Event::read(&record.kind, record.kv, &record.payload);
            let Ok(Some(Event::Check(check))) = event else {
                return;
            };
            let hash = &check.checklist.hash;
            if !lists.contains_key(hash) {
                match self.pinned(hash) {
                    Ok(pinned) => _ = lists.insert(hash.clone(), pinned),
                    Err(failure) => failed = failed.take().or(Some(failure)),
                }
            }
            if let Some(pinned) = lists.get(hash) {
                each(&record.record_id().to_string(), &check, &pinned.checklist);
            }
        })?;
        failed.map_or(Ok(()), Err)
    }
}
