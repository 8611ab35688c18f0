//! Walks along one device's journal, segment by segment and record by record, looking at every byte through
//! the eyes of `lens`. What is seen on the way can be used at once, so that nothing is read twice.

use std::path::Path;

use super::findings::{Audit, AuditPlace};
use super::head::{self, JournalHead};
use super::known::KnownTree;
use super::lens::Lens;
use super::log::{self, Extent};
use super::pieces::JournalPieces;
use crate::store::disk::{Disk, DiskError};
use crate::store::format::line::RecordLine;
use crate::store::format::name::device_of;
use crate::store::format::record::Record;

/// A journal being looked at.
pub(in crate::store) struct JournalWalk<'d> {
    disk: &'d dyn Disk,
    found: Audit,
    extents: Vec<Extent>,
    /// Which of them comes next, or is being read up to a line.
    at: usize,
    open: Option<(JournalPieces<'d>, u64)>,
}

/// Audits the journal in a folder.
pub(in crate::store) fn audit(
    disk: &dyn Disk,
    project: &Path,
    folder: &str,
    lens: &mut Lens<'_>,
) -> Result<Audit, DiskError> {
    audit_rest(disk, project, folder, (lens, KnownTree::NOTHING))
}

/// The same without those segments which lie as they did when they were read before.
pub(in crate::store) fn audit_rest(
    disk: &dyn Disk,
    project: &Path,
    folder: &str,
    (lens, known): (&mut Lens<'_>, &KnownTree),
) -> Result<Audit, DiskError> {
    let mut walk = JournalWalk::new(disk, project, folder)?;
    walk.pass(known);
    walk.step(lens, &mut |_| None::<()>);
    Ok(walk.done())
}

impl<'d> JournalWalk<'d> {
    pub(in crate::store) fn new(
        disk: &'d dyn Disk,
        project: &Path,
        folder: &str,
    ) -> Result<Self, DiskError> {
        // Before the segments are measured: beside a writer the head may lag behind them, never lead.
        let head = JournalHead::load(disk, project, folder);
        let mut extents = log::extents(disk, project, folder)?;
        if let Some(head) = &head {
            head.bind(&mut extents);
        }
        let found = Audit {
            did: device_of(folder).to_owned(),
            folder: folder.to_owned(),
            index: vec![Vec::new(); extents.len()],
            written_here: head::devices(disk, project)?.contains(folder),
            head,
            ..Audit::default()
        };
        Ok(Self {
            disk,
            found,
            extents,
            at: 0,
            open: None,
        })
    }

    /// Passes over the first segments, as far as they lie as they did when they were read before.
    fn pass(&mut self, known: &KnownTree) {
        let segments = known.journals.get(&self.found.folder);
        for (i, known) in segments.into_iter().flatten().enumerate() {
            match self.extents.get(i) {
                Some(extent) if self.found.pass(i, extent, known) => self.at = i + 1,
                _ => break,
            }
        }
    }

    /// Goes on to the next accepted record that something is made of; none when the journal ends.
    pub(in crate::store) fn step<T>(
        &mut self,
        lens: &mut Lens<'_>,
        make: &mut dyn FnMut(RecordLine<'_>) -> Option<T>,
    ) -> Option<T> {
        loop {
            let extent = self.extents.get(self.at)?;
            let i = self.at;
            let Some((pieces, line)) = &mut self.open else {
                match self.found.enter(self.disk, (i, extent), lens.whole) {
                    Some(pieces) => self.open = Some((pieces, 0)),
                    None => self.at += 1,
                }
                continue;
            };
            match pieces.next() {
                Ok(Some(piece)) => {
                    *line += 1;
                    let line = *line;
                    let place = AuditPlace { i, extent, line };
                    let made = self.found.piece(&place, &piece, lens).and_then(&mut *make);
                    if made.is_some() {
                        return made;
                    }
                    continue;
                }
                Ok(None) => {}
                Err(error) => {
                    let line = *line + 1;
                    let place = AuditPlace { i, extent, line };
                    self.found.unreadable(&place, &error);
                }
            }
            if let Some((pieces, _)) = self.open.take() {
                self.found.leave(self.disk, (i, extent), pieces);
            }
            self.at += 1;
        }
    }

    /// The next accepted record.
    pub(in crate::store) fn next(&mut self, lens: &mut Lens<'_>) -> Option<Record> {
        self.step(lens, &mut |line| line.into_record().ok())
    }

    /// What was found, once the end is reached.
    pub(in crate::store) fn done(mut self) -> Audit {
        self.found.extents = self.extents;
        self.found.settle_repeated(self.disk);
        self.found.close();
        self.found
    }
}
