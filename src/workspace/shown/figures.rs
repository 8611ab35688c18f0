//! Figures that need the readings themselves: records are gone through one after the other, and no
//! more is remembered of them than the counting room asks for.

use crate::failure::Failure;
use crate::rates::pictures::readings::{MeasuredItem, ReadingsTaken};
use crate::rates::pictures::stages::{StagesTable, StagesTaken};
use crate::rates::plausible::{Looked, PlausibleLook, ReadingSheet, Reference, Settled};
use crate::rates::responsibility::{
    self as counting, FoundItems, Pairs, ResponsibilityAsked, ResponsibilityTable,
};
use crate::workspace::Workspace;
use crate::workspace::enter::walk::RecordWalk;

pub use crate::report::{plausible as listing, responsibility};
pub use crate::workspace::enter::walk::FiguresProgress;

impl Workspace {
    /// 质量责任制: the figures of each crew, foreman or contractor.
    pub fn responsibility(
        &self,
        asked: &ResponsibilityAsked,
        progress: FiguresProgress,
    ) -> Result<ResponsibilityTable, Failure> {
        let project = self.entered()?;
        let mut pairs = Pairs::new(project, asked);
        let mut walk = RecordWalk::new(self, 1, progress);
        walk.each(&mut |_, check, checklist| pairs.take(&FoundItems::of(check, checklist)))?;
        Ok(counting::table(project, asked, pairs, self.today()))
    }

    /// 防凑数: the checks whose readings ought to be taken again. Goes through the records twice,
    /// first for what is usual.
    pub fn plausible(&self, progress: FiguresProgress) -> Result<Looked, Failure> {
        let project = self.entered()?;
        let mut walk = RecordWalk::new(self, 2, progress);
        let mut reference = Reference::default();
        walk.each(&mut |record, check, checklist| {
            reference.take(&ReadingSheet::of_lot(project, (record, check), checklist));
        })?;
        self.unusual(&reference.settle(), &mut walk)
    }

    /// The checks that are not as is usual.
    pub(in crate::workspace) fn unusual(
        &self,
        usual: &Settled,
        walk: &mut RecordWalk<'_>,
    ) -> Result<Looked, Failure> {
        let project = self.entered()?;
        let mut look = PlausibleLook::new(usual);
        walk.each(&mut |record, check, checklist| {
            look.take(ReadingSheet::of_lot(project, (record, check), checklist));
        })?;
        Ok(look.done())
    }

    /// Gathers the figures of those who answer for lots, for [`Workspace::gathered_responsibility`].
    pub fn gather_responsibility(
        &mut self,
        asked: &ResponsibilityAsked,
        progress: FiguresProgress,
    ) -> Result<(), Failure> {
        let table = self.responsibility(asked, progress)?;
        if let Some(open) = self.open.as_mut() {
            open.gathered.responsibility = Some((*asked, table));
        }
        Ok(())
    }

    /// Gathers the list for re-measuring, for [`Workspace::gathered_list`].
    pub fn gather_list(&mut self, progress: FiguresProgress) -> Result<(), Failure> {
        let looked = self.plausible(progress)?;
        if let Some(open) = self.open.as_mut() {
            open.gathered.looked = Some(looked);
        }
        Ok(())
    }

    /// Gathers what the checks and acceptance found, for [`Workspace::gathered_stages`].
    pub fn gather_stages(&mut self, progress: FiguresProgress) -> Result<(), Failure> {
        let mut taken = StagesTaken::new(self.entered()?);
        let mut walk = RecordWalk::new(self, 1, progress);
        walk.each(&mut |record, check, checklist| taken.take(record, check, checklist))?;
        let table = taken.done();
        if let Some(open) = self.open.as_mut() {
            open.gathered.stages = Some(table);
        }
        Ok(())
    }

    /// Gathers the readings of the first rounds of a stage, for [`Workspace::gathered_readings`].
    pub fn gather_readings(
        &mut self,
        stage: &str,
        progress: FiguresProgress,
    ) -> Result<(), Failure> {
        let mut taken = ReadingsTaken::new(self.entered()?, stage);
        let mut walk = RecordWalk::new(self, 1, progress);
        walk.each(&mut |record, check, checklist| taken.take(record, check, checklist))?;
        let items = taken.done();
        if let Some(open) = self.open.as_mut() {
            open.gathered.readings = Some((stage.to_owned(), items));
        }
        Ok(())
    }

    /// What the checks and acceptance found, as it was gathered last.
    pub fn gathered_stages(&self) -> Option<&StagesTable> {
        self.open.as_ref()?.gathered.stages.as_ref()
    }

    /// The readings gathered last, if they are of this stage.
    pub fn gathered_readings(&self, stage: &str) -> Option<&[MeasuredItem]> {
        let (of, items) = self.open.as_ref()?.gathered.readings.as_ref()?;
        (of == stage).then_some(items.as_slice())
    }

    /// The figures gathered last, if they are those asked for.
    pub fn gathered_responsibility(
        &self,
        asked: &ResponsibilityAsked,
    ) -> Option<&ResponsibilityTable> {
        let (of, table) = self.open.as_ref()?.gathered.responsibility.as_ref()?;
        (of == asked).then_some(table)
    }

    /// The list gathered last.
    pub fn gathered_list(&self) -> Option<&Looked> {
        self.open.as_ref()?.gathered.looked.as_ref()
    }
}
