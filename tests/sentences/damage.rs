//! Damage and accidents in stored files.

use crate::book::Book;
use sanjian::failure::{damage_in_brief, fault, notice};
use sanjian::store::format::envelope::EnvelopeFault;
use sanjian::store::format::strict::{StrictError, StrictFault};
use sanjian::store::{
    DeviceDoubt, FaultKind, LineFault, RecordId, StoreFault, StoreNotice, Unopened,
};

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    book.each("failure::damage::notice", notices(), notice);
    book.each(
        "failure::damage::damage_in_brief",
        notices(),
        |lang, one| damage_in_brief(lang, one, Some("L1")),
    );
    let unnamed = StoreNotice::Damaged(StoreFault {
        record: None,
        ..found(FaultKind::NoHeader)
    });
    book.each(
        "failure::damage::damage_in_brief",
        [unnamed],
        |lang, one| damage_in_brief(lang, one, None),
    );
    lines().iter().for_each(|one| _ = book.occurs(one));
    envelopes().iter().for_each(|one| _ = book.occurs(one));
    DOUBTS.iter().for_each(|one| _ = book.occurs(one));
    UNOPENED.iter().for_each(|one| _ = book.occurs(one));
    book.each("failure::damage::fault", kinds(), |lang, kind| {
        fault(lang, &found(kind.clone()))
    });
    book
}

const UNOPENED: [Unopened; 4] = [
    Unopened::OfOthers,
    Unopened::Changed,
    Unopened::Otherwise,
    Unopened::TooLarge,
];

const DOUBTS: [DeviceDoubt; 5] = [
    DeviceDoubt::Machine,
    DeviceDoubt::Copy,
    DeviceDoubt::Backup,
    DeviceDoubt::Elsewhere,
    DeviceDoubt::Headquarters,
];

fn found(kind: FaultKind) -> StoreFault {
    StoreFault {
        file: "log/d.1/000001.jsonl".into(),
        line: 3,
        record: Some(RecordId::new("d", 3)),
        kind,
    }
}

fn notices() -> Vec<StoreNotice> {
    let missing = |to| StoreNotice::Missing {
        did: "d".into(),
        from: 3,
        to,
    };
    let mut all = vec![
        StoreNotice::Interrupted {
            file: "log/d.1/000001.jsonl".into(),
            line: 9,
            bytes: 40,
            kind: None,
            id: None,
        },
        missing(3),
        missing(5),
        StoreNotice::Damaged(found(FaultKind::NoHeader)),
        StoreNotice::Damaged(found(FaultKind::Unreadable("Input/output error".into()))),
        StoreNotice::Forked(found(FaultKind::Fork {
            other: "ab12".into(),
        })),
        StoreNotice::LowSpace {
            free: 9_000_000,
            reserved: true,
        },
        StoreNotice::LowSpace {
            free: 9_000_000,
            reserved: false,
        },
        StoreNotice::Exposed,
        StoreNotice::ReadOnly {
            detail: "device-1".into(),
        },
    ];
    all.extend(DOUBTS.map(|why| StoreNotice::Renewed {
        was: "d1".into(),
        now: "d2".into(),
        why,
    }));
    all
}

fn envelopes() -> Vec<EnvelopeFault> {
    let json = StrictError {
        at: 7,
        what: StrictFault::Syntax,
    };
    vec![EnvelopeFault::Json(json), EnvelopeFault::Field("seq")]
}

fn lines() -> Vec<LineFault> {
    let mut all = vec![LineFault::Shape, LineFault::TooLong, LineFault::Hash];
    all.extend(envelopes().into_iter().map(LineFault::Envelope));
    all
}

fn kinds() -> Vec<FaultKind> {
    use FaultKind as K;
    let missing = |to, declared| K::Missing {
        from: 3,
        to,
        declared,
    };
    let hash = || "ab12".to_owned();
    let mut all: Vec<FaultKind> = lines().into_iter().map(K::Line).collect();
    all.extend([
        K::WrongProject { found: "p2".into() },
        K::WrongDevice { found: "e".into() },
        K::Chain {
            expected: hash(),
            found: "cd34".into(),
        },
        missing(3, false),
        missing(5, false),
        missing(5, true),
        K::Order { after: 5, found: 4 },
        K::Fork { other: hash() },
        K::Branch {
            file: "log/d.2/000001.jsonl".into(),
            line: 4,
            other: hash(),
        },
        K::Lamport { last: 9, found: 8 },
        K::Leap {
            last: 9,
            found: 900_000,
        },
        K::NoHeader,
        K::StrayHeader,
        K::Length {
            stated: 100,
            found: 90,
        },
        K::SegmentHash {
            stated: hash(),
            found: "cd34".into(),
        },
        K::MissingSegment { n: 2 },
        K::Torn { bytes: 40 },
        K::Acknowledged { seq: 9 },
        K::HeadDiffers {
            acknowledged: hash(),
        },
        K::Blob { found: hash() },
        K::NoFile,
        K::TooLarge { bytes: 99_000_000 },
        K::Unreadable("Input/output error".into()),
    ]);
    all.extend(UNOPENED.map(K::Unopened));
    all
}
