//! What the own journal wrote, noted in what was found of it: index and state stay in step with the disk
//! without reading again.

use std::path::Path;

use super::append::WrittenRecord;
use super::findings::{Audit, Live, Spot, Tip};
use super::log::Extent;
use super::segment;

/// Notes one record that was written.
pub(in crate::store) fn note(log: &mut Audit, project: &Path, written: &WrittenRecord) {
    if let Some(header) = &written.header {
        let stated = header.prev.as_ref();
        for extent in &mut log.extents {
            if Some(extent.n) == stated.map(|bound| bound.n) {
                extent.bound = stated.cloned();
            }
            extent.void |= extent.n > stated.map_or(0, |bound| bound.n);
        }
        log.extents.push(Extent {
            n: written.n,
            path: segment::log_dir(project, &log.did).join(segment::file_name(written.n)),
            file: segment::relative(&log.did, written.n),
            file_len: 0,
            stamp: None,
            header: Some(header.clone()),
            bound: None,
            void: false,
        });
        log.index.push(Vec::new());
    }
    let record = &written.record;
    let place = log.extents.len().saturating_sub(1);
    if let (Some(extent), Some(index)) = (log.extents.get_mut(place), log.index.get_mut(place)) {
        extent.file_len = written.at + written.len;
        extent.stamp = None;
        index.push(Spot {
            seq: record.seq,
            at: written.at,
        });
    }
    log.records += 1;
    log.live = Some(Live {
        extent: place,
        len: written.at + written.len,
        lines: log.index.get(place).map_or(0, |spots| spots.len() as u64),
    });
    log.tip = Some(Tip {
        seq: record.seq,
        h: record.h.clone(),
        lc: record.lc,
        t: record.t.clone(),
    });
}
