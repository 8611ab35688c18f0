//! What could not be done: every failure, the store's and the disk's, and values that cannot be used.

use crate::book::Book;
use crate::samples::texts;
use anyhow::anyhow;
use sanjian::domain::evidence::Unfit;
use sanjian::domain::misfit::{Column, Misfit, RowFault};
use sanjian::domain::wish::WishFault;
use sanjian::failure::{self, Doing, Expected, Failure, Locked, PaperFailure, WrittenAs};
use sanjian::fleet::FolderTrouble;
use sanjian::remote::RemoteTrouble;
use sanjian::store::device::pin::UnfitPin;
use sanjian::store::device::vault::VaultError;
use sanjian::store::format::canonical::NotAllowed;
use sanjian::store::format::strict::{StrictError, StrictFault};
use sanjian::store::{
    DiskError, FaultKind, ReadOnlyReason, RecordId, Refused, StoreError, StoreFault, StoreNotice,
    Unopened,
};
use sanjian::table::book::TableError;
use std::io::{Error, ErrorKind};
use std::path::PathBuf;

/// Who says all of it.
const BY: &str = "failure::words::Failure::sentences";

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    let all = [of_finding(), of_files()];
    book.each(BY, all.into_iter().flatten(), |lang, one| {
        one.sentences(lang)
    });
    for one in of_places() {
        let variant = book.occurs(&one);
        let error = DiskError::io("reach", &path())(one.into());
        let failure = Failure::Disk(error);
        book.occurs(&failure);
        book.named(BY, &variant, |lang| failure.sentences(lang));
    }
    use UnfitPin as U;
    for why in [
        U::NotPlain,
        U::Short,
        U::Repeated,
        U::Row,
        U::Date,
        U::Mobile,
        U::Listed,
    ] {
        let variant = book.occurs(&why);
        let failure = Failure::from(Locked::WeakPin(why));
        book.named(BY, &variant, |lang| failure.sentences(lang));
    }
    for one in of_keys() {
        let variant = book.occurs(&one);
        let failure = Failure::from(one);
        book.occurs(&failure);
        book.named(BY, &variant, |lang| failure.sentences(lang));
    }
    let doings = [
        Doing::WatchingSignals,
        Doing::TakingTerminal,
        Doing::ReadingKeys,
        Doing::Drawing,
        Doing::Making("rates.xlsx"),
    ];
    book.each("failure::doing::Doing::words", doings, |lang, doing| {
        doing.words(lang)
    });
    for error in stores() {
        let variant = book.occurs(&error);
        let failure = Failure::Store(error);
        book.named(&format!("{BY} of a store"), &variant, |lang| {
            failure.sentences(lang)
        });
    }
    for error in vaults() {
        let variant = book.occurs(&error);
        let failure = Failure::from(error);
        book.named(&format!("{BY} of a vault"), &variant, |lang| {
            failure.sentences(lang)
        });
    }
    of_strictness(&mut book);
    disks(&mut book);
    book.each("failure::words::read_only", REASONS, |lang, reason| {
        failure::read_only(lang, Some("device-1 4711"), *reason)
    });
    book.each("failure::words::left", REASONS, |lang, reason| {
        failure::left(lang, 3, *reason)
    });
    let troubles = [
        FolderTrouble::Missing,
        FolderTrouble::Nothing,
        FolderTrouble::Empty,
        FolderTrouble::Copy("p4x8".into()),
        FolderTrouble::Misnamed("../p4x8".into()),
        FolderTrouble::Unreadable(sanjian::store::StoreError::NoProject),
        FolderTrouble::Failed,
        FolderTrouble::Fork(RecordId::new("d7k2", 9)),
        FolderTrouble::Notice(StoreNotice::Exposed),
    ];
    book.each("failure::fleet::folder_trouble", troubles, |lang, one| {
        failure::folder_trouble(lang, one)
    });
    values(&mut book);
    book
}

const REASONS: [ReadOnlyReason; 8] = [
    ReadOnlyReason::Held,
    ReadOnlyReason::Asked,
    ReadOnlyReason::Beside,
    ReadOnlyReason::Protected,
    ReadOnlyReason::Gone,
    ReadOnlyReason::Unreadable,
    ReadOnlyReason::Full,
    ReadOnlyReason::Failed,
];

fn path() -> PathBuf {
    PathBuf::from("/data/甲.csv")
}

fn of_finding() -> Vec<Failure> {
    use Failure as F;
    let not_open = |open: Option<&str>| F::StageNotOpen {
        stage: "self".into(),
        open: open.map(str::to_owned),
    };
    vec![
        F::NoProject,
        F::Vanished("p1".into()),
        F::ManyProjects(texts(&["T1", "T2"])),
        F::NoSuchProject {
            code: "T9".into(),
            have: texts(&["T1", "T2"]),
        },
        F::ProjectExists("T1".into()),
        F::Paper(PaperFailure::NoSuchForm("lots".into())),
        F::NoSuchCheck("d-9".into()),
        F::NotSignable("d-9".into()),
        F::NoSuchSubject("L9".into()),
        F::NoSuchChecklist("t.none".into()),
        F::NoSuchEvidence("ab12".into()),
        F::NoSuchItem {
            item: "x".into(),
            have: texts(&["a", "m"]),
        },
        not_open(Some("mutual")),
        not_open(None),
        F::Wish(vec![WishFault::Code, WishFault::Name]),
        F::usage("--due", "soon", Expected::Day),
        F::Stopped {
            line: 7,
            recorded: 6,
            why: Box::new(F::NoProject),
        },
        F::internal(anyhow!("index out of range")),
        F::internal(anyhow!("no lot").context("L-001").context("plan")),
        while_doing(Doing::TakingTerminal),
    ]
}

/// The system's fault, told in what the program was about.
fn while_doing(doing: Doing) -> Failure {
    let error = Error::from(ErrorKind::PermissionDenied);
    Failure::internal(anyhow!(error).context(doing))
}

fn of_files() -> Vec<Failure> {
    use Failure as F;
    let misfit = RowFault {
        row: 0,
        column: Column::Name,
        misfit: Misfit::Empty,
    };
    let (kind, error) = (
        ErrorKind::NotFound,
        "No such file or directory (os error 2)".to_owned(),
    );
    vec![
        F::Unfit {
            path: path(),
            why: Unfit::Empty,
        },
        F::NoViewer {
            path: path(),
            error: "No such file".into(),
        },
        F::ReadOnly {
            holder: Some("device-1 4711".into()),
            reason: ReadOnlyReason::Held,
        },
        F::ReadOnly {
            holder: None,
            reason: ReadOnlyReason::Held,
        },
        F::File {
            path: path(),
            kind,
            error,
        },
        F::output(&Error::from(ErrorKind::StorageFull)),
        F::FileExists(path()),
        F::Checklist { faults: Vec::new() },
        F::unreadable_table(&path(), TableError::Empty),
        F::Entry(vec![misfit]),
        F::Table { faults: Vec::new() },
        F::Store(StoreError::NoProject),
        F::Disk(DiskError::Outside { path: path() }),
    ]
}

fn of_places() -> Vec<RemoteTrouble> {
    use RemoteTrouble as R;
    vec![
        R::Unreachable,
        R::NotBelieved,
        R::Slow,
        R::Busy,
        R::Denied,
        R::NoKeys("SANJIAN_OFFICE_KEY".into(), "SANJIAN_OFFICE_SECRET".into()),
        R::OpenKeys(path()),
        R::NotKeys(path()),
        R::OpenIdentity,
        R::NoIdentity,
        R::NoRecipient("age1qq".into()),
        R::ManyRecipients,
        R::Missing,
        R::There,
        R::Full,
        R::Altered,
        R::odd("HTTP 418"),
        R::NoProgram,
        R::UnknownHost,
        R::BuiltWithout,
    ]
}

fn of_keys() -> Vec<Locked> {
    vec![
        Locked::WeakPin(UnfitPin::Row),
        Locked::PinsDiffer,
        Locked::NoPin,
        Locked::NoKeyHere("P1".into()),
        Locked::MayNotVouch("P1".into()),
        Locked::NoHqKey,
        Locked::HqKeyThere("28cd17f57c932bbf".into()),
        Locked::NoSuchHqKey("28cd 17f5".into()),
        Locked::StoreHeld("/srv/store".into()),
        Locked::from(VaultError::Unsafe),
    ]
}

fn fault() -> StoreFault {
    StoreFault {
        file: "log/d.1/000001.jsonl".into(),
        line: 3,
        record: Some(RecordId::new("d", 3)),
        kind: FaultKind::NoHeader,
    }
}

fn io(op: &'static str, kind: ErrorKind) -> DiskError {
    DiskError::Io {
        op,
        path: path(),
        source: Error::from(kind),
    }
}

fn stores() -> Vec<StoreError> {
    let id = || RecordId::new("d", 3);
    let number = Refused::Number(NotAllowed("1.5".into()));
    let (denied, full) = (ErrorKind::PermissionDenied, ErrorKind::StorageFull);
    vec![
        StoreError::Disk(io("write", denied)),
        StoreError::Refused(number),
        StoreError::ReadOnly,
        StoreError::WriteFailed(io("write", denied)),
        StoreError::WriteFailed(io("write", full)),
        StoreError::Unconfirmed(io("sync", denied)),
        StoreError::Unconfirmed(io("sync", full)),
        StoreError::NoRecord(id()),
        StoreError::NoBlob("ab12".into()),
        StoreError::Damaged(fault()),
        StoreError::UnknownHead(id()),
        StoreError::Name("../x".into()),
        StoreError::NoProject,
        StoreError::NoRandom,
    ]
}

fn of_strictness(book: &mut Book) {
    let refused = [
        Refused::Number(NotAllowed("1.5".into())),
        Refused::Limit(StrictError {
            at: 7,
            what: StrictFault::Depth,
        }),
    ];
    refused.iter().for_each(|one| _ = book.occurs(one));
    let all = [
        StrictFault::Utf8,
        StrictFault::Syntax,
        StrictFault::Trailing,
        StrictFault::DuplicateKey,
        StrictFault::Number,
        StrictFault::Surrogate,
        StrictFault::Depth,
        StrictFault::String,
        StrictFault::Keys,
        StrictFault::Items,
        StrictFault::Line,
        StrictFault::NotCanonical,
    ];
    book.each(&format!("{BY} of a refusal"), all, |lang, what| {
        let (at, what) = (7, *what);
        let refused = Refused::Limit(StrictError { at, what });
        Failure::Store(StoreError::Refused(refused)).sentences(lang)
    });
}

fn vaults() -> Vec<VaultError> {
    vec![
        VaultError::NotHere("0011".into()),
        VaultError::WrongPin { wait: 0 },
        VaultError::WrongPin { wait: 8 },
        VaultError::Wait { wait: 8 },
        VaultError::Damaged("0011".into()),
        VaultError::Unsafe,
        VaultError::Store(StoreError::NoProject),
    ]
}

/// What the store did, and what the system says to it.
fn disks(book: &mut Book) {
    let ops = [
        "open", "read", "list", "look at", "resolve", "lock", "remove", "sync", "confirm", "write",
    ];
    for op in ops {
        let failure = Failure::Disk(io(op, ErrorKind::PermissionDenied));
        book.named(&format!("{BY} of a disk"), op, |lang| {
            failure.sentences(lang)
        });
    }
    let kinds = [
        ErrorKind::NotFound,
        ErrorKind::PermissionDenied,
        ErrorKind::ReadOnlyFilesystem,
        ErrorKind::IsADirectory,
        ErrorKind::NotADirectory,
        ErrorKind::AlreadyExists,
        ErrorKind::StorageFull,
        ErrorKind::QuotaExceeded,
    ];
    book.each(&format!("{BY} of a disk"), kinds, |lang, kind| {
        Failure::Disk(io("write", *kind)).sentences(lang)
    });
    for said in ["Input/output error (os error 5)", "Interrupted"] {
        let error = DiskError::Io {
            op: "read",
            path: path(),
            source: Error::other(said),
        };
        let failure = Failure::Disk(error);
        book.named(&format!("{BY} of a disk"), "other", |lang| {
            failure.sentences(lang)
        });
    }
    let unconfirmed = |kind| DiskError::Unconfirmed(Box::new(io("sync", kind)));
    let errors = [
        io("write", ErrorKind::NotFound),
        DiskError::Link { path: path() },
        DiskError::NoFile { path: path() },
        DiskError::Outside { path: path() },
        DiskError::Unopened {
            path: path(),
            why: Unopened::Changed,
        },
        unconfirmed(ErrorKind::PermissionDenied),
        unconfirmed(ErrorKind::StorageFull),
    ];
    for error in errors {
        let variant = book.occurs(&error);
        let failure = Failure::Disk(error);
        book.named(&format!("{BY} of a disk"), &variant, |lang| {
            failure.sentences(lang)
        });
    }
}

fn values(book: &mut Book) {
    use Expected as E;
    let one_of = E::OneOf(vec![
        ("lot".into(), "检验批".into()),
        ("x".into(), String::new()),
    ]);
    let all = [
        E::Text,
        E::Percent,
        E::Fraction,
        E::Day,
        E::DayAhead,
        E::Time,
        E::TimeBefore,
        E::Zone,
        E::Amount,
        E::Area,
        E::Written(WrittenAs::Spent),
        E::Written(WrittenAs::Price),
        E::Written(WrittenAs::Limit),
        E::Paper(texts(&["lab_report", "agreement"])),
        one_of,
        E::Written(WrittenAs::Chain),
        E::Written(WrittenAs::Said),
        E::Written(WrittenAs::Numbering),
        E::FewerScans,
        E::FileOf(".csv .xlsx"),
        E::TextFile(40_000),
        E::PlainPath,
        E::DataFolder,
        E::OtherFolder,
        E::Mounted,
        E::Folder,
        E::Ledger,
        E::RemoteName,
        E::Remote(Vec::new()),
        E::Remote(texts(&["office", "oss"])),
        E::RemoteUrl,
        E::RemoteForm,
        E::NoSecret,
        E::Endpoint,
    ];
    book.each(
        "failure::expected::Expected::sentences",
        all,
        |lang, one| one.sentences(lang, "--x", "0.96"),
    );
    let shapes = [
        WrittenAs::Chain,
        WrittenAs::Said,
        WrittenAs::Numbering,
        WrittenAs::Spent,
        WrittenAs::Price,
        WrittenAs::Limit,
    ];
    book.each(
        "failure::expected::WrittenAs::shown",
        shapes,
        |lang, one| one.shown(lang),
    );
    book.say(
        "failure::expected::Expected::sentences of nothing",
        |lang| E::Text.sentences(lang, "--x", ""),
    );
    let words = [E::Fraction.sentences(sanjian::text::Lang::Zh, "--x", "few")];
    book.say(
        "failure::expected::Expected::sentences of no figure",
        |_| words.clone().concat(),
    );
}
