//! AnswerRun: what the store holds of a project is verified byte for byte, and of each device whose journal is
//! whole a receipt is signed up to its last record, with the contents that its records name. Of two histories a
//! report is signed in its place. Answers are laid beside the records in the store and where they came from, never
//! over one that is there (X3).

use super::carry;
use super::key::HqSigner;
use crate::audit::answers::{HqAnswers, answers, contents};
use crate::domain::Project;
use crate::domain::receipt::{
    FORK, ForkReport, HeldBlobs, MOST_MISSING, RECEIPT, Receipt, file, signed_text,
};
use crate::domain::time::Time;
use crate::failure::Failure;
use crate::replay::{self, Along, Content};
use crate::store::{
    Blobs, Disk, FaultKind, Heads, ReceiptName, ReceiptShelf, Record, SeenHead, StoreError,
    StoreFault, VerifyReport, device_of, is_hash, verify_and_open,
};
use crate::sync::taken::Side;
use crate::workspace::held::received::ReceivedProject;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;

/// So many faults are told one by one.
const TOLD: usize = 5;

/// One project to be answered for.
pub(super) struct AnswerRun<'a> {
    pub signer: Option<&'a HqSigner>,
    pub at: Time,
    pub pid: &'a str,
    pub here: &'a Side,
}

/// The contents that the records of each device name.
#[derive(Default)]
struct Named(BTreeMap<String, BTreeSet<String>>);

impl Along for Named {
    fn before(&mut self, _: &Project, record: &Record, content: &Content) {
        if let Ok(Some(event)) = content {
            let named = self.0.entry(record.did.clone()).or_default();
            named.extend(contents(event).into_iter().filter(|hash| is_hash(hash)));
        }
    }
}

impl AnswerRun<'_> {
    /// What the store holds of the project, with the answers that are new.
    pub fn answered(&self) -> Result<ReceivedProject, Failure> {
        let (disk, dir) = (&self.here.disk, self.here.dir.as_path());
        let (bytes, reader) = verify_and_open(disk, dir)?;
        let reader = reader?;
        let mut named = Named::default();
        let state = replay::all(&reader, &mut named)?.state;
        let mut project = ReceivedProject::of(self.pid);
        (project.code, project.name) = (state.head.code.clone(), state.head.name.clone());
        project.faults = bytes.faults.iter().take(TOLD).cloned().collect();
        project.forks = state.forked().into_iter().map(str::to_owned).collect();
        let here = held_blobs(disk, dir, &bytes)?;
        let all: BTreeSet<&String> = named.0.values().flatten().collect();
        let held = all.iter().filter(|hash| here.contains(**hash)).count() as u64;
        project.blobs = (held, all.len() as u64 - held);
        let shelf = self.shelf();
        let before = self.before(&shelf)?;
        for (device, ends) in ends(&reader.heads()) {
            if !is_whole(&device, &bytes) {
                project.unsound.push(device);
                continue;
            }
            match ends.as_slice() {
                [only] => {
                    let blobs = of_blobs(named.0.get(&device), &here);
                    project.held.push((device.clone(), only.seq));
                    let fresh = self.receipt(&shelf, before.as_ref(), (&device, only), blobs)?;
                    project.receipts += usize::from(fresh);
                }
                several => {
                    let fresh = self.fork(&shelf, before.as_ref(), (&device, several))?;
                    project.receipts += usize::from(fresh);
                }
            }
        }
        Ok(project)
    }

    fn shelf(&self) -> ReceiptShelf {
        ReceiptShelf::new(Arc::clone(&self.here.disk), &self.here.dir)
    }

    /// What this headquarters answered before.
    fn before(&self, shelf: &ReceiptShelf) -> Result<Option<HqAnswers>, Failure> {
        let Some(signer) = self.signer else {
            return Ok(None);
        };
        let bytes = serde_json::to_vec(&signer.card).map_err(Failure::internal)?;
        shelf.put_card(&signer.card.kid, &bytes)?;
        let all = answers(shelf, self.pid)?.into_iter();
        Ok({ all }.find(|one| one.card.kid == signer.card.kid))
    }

    /// Signs a receipt; false where it would say what was said before, or nobody signs.
    fn receipt(
        &self,
        shelf: &ReceiptShelf,
        before: Option<&HqAnswers>,
        (device, end): (&str, &SeenHead),
        blobs: HeldBlobs,
    ) -> Result<bool, Failure> {
        let Some(signer) = self.signer else {
            return Ok(false);
        };
        let said = before.and_then(|before| before.receipts.get(device));
        let said = said.filter(|said| said.seq == end.seq && said.h == end.h);
        if said.is_some_and(|said| said.blobs == blobs) {
            return Ok(false);
        }
        let receipt = Receipt {
            ctx: RECEIPT.to_owned(),
            did: device.to_owned(),
            h: end.h.clone(),
            hq: signer.card.name.clone(),
            kid: signer.card.kid.clone(),
            pid: self.pid.to_owned(),
            seq: end.seq,
            t: self.at.clone(),
            blobs,
        };
        let name = ReceiptName {
            did: device.to_owned(),
            seq: end.seq,
            have: 0,
            fork: false,
        };
        let later = ReceiptName {
            have: receipt.blobs.have,
            ..name.clone()
        };
        let bytes = signed(signer, RECEIPT, &receipt)?;
        let names = [name, later];
        self.put(shelf, &names, bytes.as_bytes())
    }

    /// Signs that a device has two histories.
    fn fork(
        &self,
        shelf: &ReceiptShelf,
        before: Option<&HqAnswers>,
        (device, ends): (&str, &[SeenHead]),
    ) -> Result<bool, Failure> {
        let Some(signer) = self.signer else {
            return Ok(false);
        };
        let ends: Vec<(u64, String)> = ends.iter().map(|end| (end.seq, end.h.clone())).collect();
        let said = before.and_then(|before| before.forks.get(device));
        if said.is_some_and(|said| said.ends == ends) {
            return Ok(false);
        }
        let seq = ends.iter().map(|(seq, _)| *seq).max().unwrap_or_default();
        let report = ForkReport {
            ctx: FORK.to_owned(),
            did: device.to_owned(),
            ends,
            hq: signer.card.name.clone(),
            kid: signer.card.kid.clone(),
            pid: self.pid.to_owned(),
            t: self.at.clone(),
        };
        let name = ReceiptName {
            did: device.to_owned(),
            seq,
            have: 0,
            fork: true,
        };
        let bytes = signed(signer, FORK, &report)?;
        self.put(shelf, &[name], bytes.as_bytes())
    }

    /// Lays an answer under the first name that is free.
    fn put(
        &self,
        shelf: &ReceiptShelf,
        names: &[ReceiptName],
        bytes: &[u8],
    ) -> Result<bool, Failure> {
        let Some(signer) = self.signer else {
            return Ok(false);
        };
        for name in names {
            if shelf.put(&signer.card.kid, name, bytes)? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Lays the answers there are into the folder that records came from.
    pub fn laid(&self, disk: &Arc<dyn Disk>, dir: &Path) -> Result<(), Failure> {
        if self.signer.is_some() {
            let there = ReceiptShelf::new(Arc::clone(disk), dir);
            carry::carry(&self.shelf(), &there, self.pid)?;
        }
        Ok(())
    }
}

/// The file of a statement that headquarters signed.
fn signed(signer: &HqSigner, ctx: &str, said: &impl Serialize) -> Result<String, Failure> {
    let text = serde_json::to_string(said).map_err(Failure::internal)?;
    let sig = signer.sign(&signed_text(ctx, &text));
    Ok(file(&text, &sig))
}

/// Where each device's histories end: one, unless it wrote twice.
fn ends(heads: &Heads) -> BTreeMap<String, Vec<SeenHead>> {
    let mut ends: BTreeMap<String, Vec<SeenHead>> = BTreeMap::new();
    for (folder, head) in heads {
        let of = ends.entry(device_of(folder).to_owned()).or_default();
        of.push(head.clone());
    }
    ends
}

/// Whether nothing is wrong with the journals of a device; that it wrote twice is said in another way.
fn is_whole(device: &str, bytes: &VerifyReport) -> bool {
    let is_theirs = |fault: &StoreFault| {
        let of_folder = fault.file.strip_prefix("log/");
        let of_folder = of_folder.and_then(|path| path.split('/').next());
        let of_record = fault.record.as_ref().map(|id| id.did.as_str());
        let named = of_folder.or(of_record).map(device_of);
        named == Some(device) && !matches!(fault.kind, FaultKind::Branch { .. })
    };
    bytes.faults.omitted == 0 && !bytes.faults.iter().any(is_theirs)
}

/// The contents in the store that are what they were.
fn held_blobs(
    disk: &Arc<dyn Disk>,
    dir: &Path,
    bytes: &VerifyReport,
) -> Result<BTreeSet<String>, StoreError> {
    let wrong: BTreeSet<&str> = bytes
        .faults
        .iter()
        .map(|fault| fault.file.as_str())
        .collect();
    let listed = Blobs::new(Arc::clone(disk), dir).list()?.into_iter();
    let sound = listed.filter(|(hash, _)| !wrong.contains(Blobs::place(hash).as_str()));
    Ok(sound.map(|(hash, _)| hash).collect())
}

fn of_blobs(named: Option<&BTreeSet<String>>, here: &BTreeSet<String>) -> HeldBlobs {
    let (held, missing): (Vec<&String>, Vec<&String>) = { named.into_iter() }
        .flatten()
        .partition(|hash| here.contains(*hash));
    HeldBlobs {
        have: held.len() as u64,
        more: missing.len().saturating_sub(MOST_MISSING) as u64,
        missing: missing.into_iter().take(MOST_MISSING).cloned().collect(),
    }
}
