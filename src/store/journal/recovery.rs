//! Decides how to go on after whatever an audit found (S8): continue, or begin a new segment and say
//! why. It only ever adds files (S7), and deciding twice gives the same answer.

use std::path::Path;
use std::sync::Arc;

use serde_json::{Value, json};

use super::append::{Active, Journal, JournalEnd};
use super::findings::{Audit, Ending, Live, Tip};
use super::glean;
use super::log::Extent;
use super::pieces::JournalPieces;
use super::segment::{self, Bound};
use crate::store::disk::{Disk, DiskError};
use crate::store::format::hash::Running;
use crate::store::format::record::{NewRecord, kind};
use crate::store::format::seen::Heads;
use crate::store::notice::StoreNotice;

/// As many ranges as one gap record declares; more are declared at the next opening.
const RANGES_MAX: usize = 4000;

/// Returns a journal that goes on where the audit ended, and the record that must be written first.
pub(in crate::store) fn resume(
    disk: &Arc<dyn Disk>,
    project: &Path,
    pid: &str,
    audit: &Audit,
) -> Result<(Journal, Option<NewRecord>), DiskError> {
    let note = note(audit);
    let end = end(disk.as_ref(), project, audit, note.as_ref())?;
    let journal = Journal {
        disk: Arc::clone(disk),
        project: project.to_path_buf(),
        pid: pid.to_owned(),
        did: audit.did.clone(),
        tip: tip(audit),
        lc_seen: 0,
        unstated: Heads::new(),
        witness: None,
        end,
        next_n: audit.extents.last().map_or(0, |extent| extent.n) + 1,
        full: false,
    };
    Ok((journal, note))
}

/// Returns the last record that was ever acknowledged. When the journal was cut behind it, its number
/// and hash still stand in the head: the chain goes on from there, so that no number is used twice
/// and the missing records fit in again should a copy turn up.
fn tip(audit: &Audit) -> Option<Tip> {
    let last = audit.tip.clone();
    let seq = last.as_ref().map_or(0, |tip| tip.seq);
    match &audit.head {
        Some(head) if head.seq > seq => Some(Tip {
            seq: head.seq,
            h: head.h.clone(),
            lc: head.lc.max(last.as_ref().map_or(0, |tip| tip.lc)),
            t: last.map_or_else(String::new, |tip| tip.t),
        }),
        _ => last,
    }
}

/// Returns the record that tells about the accident, unless it stands there already.
fn note(audit: &Audit) -> Option<NewRecord> {
    let missing = audit.undeclared();
    if !missing.is_empty() {
        let ranges = missing.iter().take(RANGES_MAX);
        let ranges: Vec<Value> = ranges.map(|(a, b)| json!([a, b])).collect();
        return Some(own(kind::GAP, json!({ "ranges": ranges })));
    }
    let (file, from, bytes) = interrupted(audit)?;
    Some(own(
        kind::RECOVERED,
        json!({"bytes": bytes, "file": file, "from": from}),
    ))
}

fn own(kind: &str, payload: Value) -> NewRecord {
    NewRecord {
        kind: kind.into(),
        kv: 1,
        id: None,
        by: String::new(),
        payload,
    }
}

/// Returns the bytes of an entry that was in progress and of which no record tells yet.
fn interrupted(audit: &Audit) -> Option<(String, u64, u64)> {
    if let Some(ending) = audit.endings.first() {
        let extent = audit.extents.get(ending.extent)?;
        return Some((extent.file.clone(), ending.at, ending.bytes));
    }
    let live = audit.live.as_ref()?;
    let extent = audit.extents.get(live.extent)?;
    if extent.file_len > live.len {
        return Some((extent.file.clone(), live.len, extent.file_len - live.len));
    }
    // A recovery that was itself cut between the header and the record behind it.
    let stated = extent.header.as_ref()?.prev.as_ref().map_or(0, |b| b.n);
    let beyond = |e: &&Extent| e.n >= stated && e.n < extent.n && e.file_len > e.len();
    let left = audit.extents.iter().find(beyond)?;
    let fresh = live.lines == 1;
    fresh.then(|| (left.file.clone(), left.len(), left.file_len - left.len()))
}

/// Returns the end of the journal, with its last segment synced: a line that was written but not
/// synced when the program was killed is readable now, and must be durable before anything is
/// chained to it.
fn end(
    disk: &dyn Disk,
    project: &Path,
    audit: &Audit,
    note: Option<&NewRecord>,
) -> Result<JournalEnd, DiskError> {
    let Some((live, extent)) = audit
        .live
        .as_ref()
        .and_then(|live| Some((live, audit.extents.get(live.extent)?)))
    else {
        return Ok(JournalEnd::Closed(None));
    };
    let mut handle = disk.open_append(&extent.path)?;
    let synced = handle.sync_data();
    synced.map_err(DiskError::io("sync", &extent.path))?;
    disk.sync_dir(&segment::log_dir(project, &audit.did))?;
    let hash = hash(disk, extent, live)?;
    let is_last = live.extent + 1 == audit.extents.len();
    let clean = is_last && live.len == extent.file_len;
    if clean && (note.is_none() || live.lines == 1) {
        return Ok(JournalEnd::Open(Active {
            n: extent.n,
            len: live.len,
            lines: live.lines,
            hash,
            handle,
        }));
    }
    Ok(JournalEnd::Closed(Some(Bound {
        n: extent.n,
        len: live.len,
        sha: hash.so_far(),
    })))
}

fn hash(disk: &dyn Disk, extent: &Extent, live: &Live) -> Result<Running, DiskError> {
    let mut pieces = JournalPieces::new(disk, &extent.path, live.len).hashing();
    while pieces.next()?.is_some() {}
    Ok(pieces.into_hash().unwrap_or_default())
}

/// Returns what the user should be told about a journal. In that of the device `own` bytes at the end
/// are an entry in progress even before it had a head; whole lines that were handed over do not become
/// such bytes unless they are damaged.
pub(in crate::store) fn notices(disk: &dyn Disk, audit: &Audit, own: &str) -> Vec<StoreNotice> {
    let handed_over = !audit.written_here && audit.folder != own;
    // Those that a gap record declares as well: they count no more than before.
    let mut notices: Vec<_> = audit
        .missing
        .iter()
        .map(|(from, to)| StoreNotice::Missing {
            did: audit.did.clone(),
            from,
            to,
        })
        .collect();
    for ending in audit.endings.iter().filter(|_| !handed_over) {
        notices.extend(in_progress(disk, audit, ending));
    }
    for fault in &audit.faults {
        use crate::store::fault::FaultKind as F;
        let told = match fault.kind {
            F::Torn { .. } => !handed_over,
            F::Acknowledged { .. } | F::Missing { .. } => true,
            _ => false,
        };
        if !told {
            notices.push(StoreNotice::Damaged(fault.clone()));
        }
    }
    notices
}

fn in_progress(disk: &dyn Disk, audit: &Audit, ending: &Ending) -> Option<StoreNotice> {
    let extent = audit.extents.get(ending.extent)?;
    let start = disk.read_range(&extent.path, ending.at, 4096);
    let text = String::from_utf8_lossy(&start.unwrap_or_default()).into_owned();
    Some(StoreNotice::Interrupted {
        file: extent.file.clone(),
        line: ending.line,
        bytes: ending.bytes,
        kind: glean::word(&text, r#""k":""#),
        id: glean::word(&text, r#""id":""#),
    })
}
