//! What headquarters answered, as it lies with a project: the furthest receipt of each key about each device, and
//! reports of two histories. Here a signature is held against its key; whether the project believes that key, and
//! whether the receipt agrees with the records, is asked of the state and the journals.

use crate::domain::evidence::Evidence;
use crate::domain::receipt::{self, ForkReport, HqAnswer, HqCard, Receipt};
use crate::domain::{Event, Project};
use crate::store::{
    DiskError, Heads, ReceiptName, ReceiptShelf, RecordId, TreeReader, device_of, kind,
};
use std::collections::{BTreeMap, BTreeSet};

/// So many files of one device are tried before it counts as unanswered: names are only labels.
const TRIES: usize = 8;

/// The answers of one key.
#[derive(Clone, Debug)]
pub struct HqAnswers {
    /// Who answered.
    pub card: HqCard,
    /// The furthest receipt of each device.
    pub receipts: BTreeMap<String, Receipt>,
    /// The furthest report of two histories of each device.
    pub forks: BTreeMap<String, ForkReport>,
    /// The files they were read from.
    pub files: Vec<(ReceiptName, Vec<u8>)>,
}

/// How a receipt agrees with the records here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Agreeing {
    /// The record it ends with is here, and is the same.
    Same,
    /// It ends with a record that is not here.
    Ahead,
    /// Another record of that number is here.
    Differs,
}

/// The answers that lie with a project, of every key whose card is there.
pub fn answers(shelf: &ReceiptShelf, pid: &str) -> Result<Vec<HqAnswers>, DiskError> {
    let mut all = Vec::new();
    for kid in shelf.keys()? {
        let card = shelf.card(&kid)?.and_then(|bytes| HqCard::read(&bytes));
        let Some(card) = card.filter(|card| card.kid == kid) else {
            continue;
        };
        all.push(of_key(shelf, card, pid)?);
    }
    Ok(all)
}

fn of_key(shelf: &ReceiptShelf, card: HqCard, pid: &str) -> Result<HqAnswers, DiskError> {
    let mut answers = HqAnswers {
        card,
        receipts: BTreeMap::new(),
        forks: BTreeMap::new(),
        files: Vec::new(),
    };
    let mut tried: BTreeMap<(String, bool), usize> = BTreeMap::new();
    // From the furthest on.
    for name in shelf.names(&answers.card.kid)?.into_iter().rev() {
        let tries = tried.entry((name.did.clone(), name.fork)).or_default();
        let has = match name.fork {
            true => answers.forks.contains_key(&name.did),
            false => answers.receipts.contains_key(&name.did),
        };
        if has || *tries >= TRIES {
            continue;
        }
        *tries += 1;
        let bytes = shelf.read(&answers.card.kid, &name, receipt::LARGEST)?;
        match receipt::read(&bytes, &answers.card.public, pid) {
            Some(HqAnswer::Receipt(receipt)) if !name.fork && receipt.did == name.did => {
                answers.receipts.insert(name.did.clone(), receipt);
            }
            Some(HqAnswer::Fork(fork)) if name.fork && fork.did == name.did => {
                answers.forks.insert(name.did.clone(), fork);
            }
            _ => continue,
        }
        answers.files.push((name, bytes));
    }
    Ok(answers)
}

/// How a receipt agrees with the records here.
pub fn agreement(reader: &TreeReader, receipt: &Receipt) -> Agreeing {
    let id = RecordId::new(&receipt.did, receipt.seq);
    let here = reader.all_of(&id);
    match here.iter().any(|record| record.h == receipt.h) {
        true => Agreeing::Same,
        false if here.is_empty() => Agreeing::Ahead,
        false => Agreeing::Differs,
    }
}

/// The contents of which a headquarters that the project believes says that it has them.
pub fn held_there(
    all: &[HqAnswers],
    state: &Project,
    reader: &TreeReader,
    named: impl IntoIterator<Item = (String, String)>,
) -> BTreeSet<String> {
    let believed = all
        .iter()
        .filter(|one| state.believes(&one.card.kid).is_some());
    let mut receipts: BTreeMap<&str, Vec<&Receipt>> = BTreeMap::new();
    for receipt in believed.flat_map(|one| one.receipts.values()) {
        // Of which contents it lacks it does not say all: then it vouches for none.
        let vouches = receipt.blobs.more == 0 && agreement(reader, receipt) == Agreeing::Same;
        if vouches {
            receipts.entry(&receipt.did).or_default().push(receipt);
        }
    }
    let is_held = |(record, hash): &(String, String)| {
        let Ok(id) = record.parse::<RecordId>() else {
            return false;
        };
        let about = receipts.get(id.did.as_str()).into_iter().flatten();
        { about }.any(|receipt| id.seq <= receipt.seq && !receipt.blobs.missing.contains(hash))
    };
    let held = named.into_iter().filter(is_held);
    held.map(|(_, hash)| hash).collect()
}

/// Of so many records of all devices here, those that a key's receipts cover.
pub fn covered(one: &HqAnswers, reader: &TreeReader, heads: &Heads) -> (u64, u64) {
    let own = heads.iter().filter(|(name, _)| device_of(name) == *name);
    own.fold((0, 0), |(held, all), (did, head)| {
        let (receipt, last) = (one.receipts.get(did), last_worth(reader, did, head.seq));
        let held_of = receipt.map_or(0, |receipt| match agreement(reader, receipt) {
            Agreeing::Differs => 0,
            Agreeing::Same | Agreeing::Ahead => receipt.seq.min(last),
        });
        (held + held_of, all + last)
    })
}

/// The last record of a device that anybody would miss: a header alone says nothing (X1).
fn last_worth(reader: &TreeReader, did: &str, last: u64) -> u64 {
    let is_header = |seq: &u64| {
        let record = reader.record(&RecordId::new(did, *seq));
        record.is_ok_and(|record| record.kind == kind::SEGMENT)
    };
    let headers = (1..=last).rev().take_while(is_header);
    last - headers.count() as u64
}

/// The contents that a record names: evidence, the checklist and the chain it went by.
pub fn contents(event: &Event) -> Vec<String> {
    let evidence = event.evidence().into_iter().map(|one| one.hash);
    let list = match event {
        Event::Check(check) => Some(check.checklist.hash.clone()),
        _ => None,
    };
    let chain = event.chain().map(|chain| chain.hash.clone());
    let pinned = list.into_iter().chain(chain);
    let named = evidence.chain(pinned.filter(|hash| !hash.is_empty()));
    named.collect()
}

/// Whether evidence is a picture: of these a laptop may be relieved, of papers not.
pub fn is_photo(evidence: &Evidence) -> bool {
    evidence.media.starts_with("image/")
}
