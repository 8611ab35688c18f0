//! Refusals of checks, rulings, issue steps and signatures: every trouble.

use crate::book::Book;
use crate::samples::{chain, list, texts, words};
use sanjian::domain::doubt::Why;
use sanjian::domain::evidence::Unfit;
use sanjian::domain::issue::State;
use sanjian::domain::reference::Unfounded;
use sanjian::domain::ruling::{PaperKind, What};
use sanjian::domain::sampling::Counted;
use sanjian::domain::unlike::Unlike;
use sanjian::domain::{Fault, Kind, Role, Trouble};
use sanjian::text::refusal::{self, Names};

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    troubles(&mut book);
    sentences_about_items(&mut book);
    book
}

fn troubles(book: &mut Book) {
    let (chain, list) = (chain(), list());
    let all = [
        of_gates(),
        of_rulings(),
        of_people(),
        of_answers(),
        of_figures(),
    ]
    .concat();
    for why in unfounded() {
        book.occurs(&why);
    }
    for why in unlike() {
        book.occurs(&why);
    }
    book.each("refusal::sentence", all, |lang, trouble| {
        let names = Names {
            lang,
            chain: Some(&chain),
            checklist: Some(&list),
        };
        refusal::sentence(&names, &Fault::whole(trouble.clone()))
    });
}

/// The item before the trouble, and names that nobody knows.
fn sentences_about_items(book: &mut Book) {
    let list = list();
    for (checklist, item) in [(Some(&list), "m"), (None, "m")] {
        book.say("refusal::sentence of an item", |lang| {
            let names = Names {
                lang,
                chain: None,
                checklist,
            };
            let stage = Trouble::StageNotOpen {
                open: "mutual".into(),
            };
            [Trouble::NotAnswered, stage]
                .map(|one| refusal::sentence(&names, &Fault::at(item, one)))
        });
    }
}

fn of_gates() -> Vec<Trouble> {
    use Trouble as T;
    let unsigned = |parties| T::Unsigned {
        subject: "L1".into(),
        stage: "self".into(),
        parties,
    };
    let instrument = |until: Option<&str>| T::Instrument {
        code: "QL-1".into(),
        until: until.map(str::to_owned),
    };
    vec![
        T::StageNotOpen {
            open: "mutual".into(),
        },
        T::StageNotOpen {
            open: "elsewhere".into(),
        },
        T::ChildrenOpen {
            accepted: 1,
            total: 3,
        },
        T::ProcessBefore {
            lot: "L0".into(),
            stage: words("验收", "Acceptance"),
        },
        T::EntryOpen { code: "C1".into() },
        unsigned(Vec::new()),
        unsigned(vec![
            words("移交方", "Handing over"),
            words("接收方", "Receiving"),
        ]),
        T::ShownChanged,
        T::OpenIssues(texts(&["X1", "X2"])),
        T::NoImage { needed: 2, got: 1 },
        T::NoEvidence("ab12".into()),
        T::EvidenceDiffers("ab12".into()),
        T::UnfitEvidence {
            path: "一.jpg".into(),
            why: Unfit::Empty,
        },
        T::NoStandBy,
        T::NoNotice { hours: 48 },
        T::DelayRefused,
        instrument(Some("2026-01-01")),
        instrument(None),
        T::NoSuchInstrument("QL-9".into()),
        T::AlreadyAccepted,
        T::InConflict,
        T::NoConflict,
        T::NotASide {
            sides: texts(&["d-1", "e-2"]),
        },
        T::NobodyTold,
        T::NoChain(Kind::Lot, "x".into()),
        T::OtherChain("x".into()),
        T::ChainLost("ab12cd".into()),
        T::SchemeStays,
    ]
}

fn of_rulings() -> Vec<Trouble> {
    use Trouble as T;
    vec![
        T::Forbidden,
        T::Retired(What::Cancelled),
        T::NotThisLevel(Kind::Item),
        T::NothingRejected,
        T::NotAccepted,
        T::NeverDeemed,
        T::NoPaper(PaperKind::LabReport),
        T::PaperIncomplete(PaperKind::Agreement),
        T::PaperOfOtherDay("2026-05-01".into()),
        T::NoGround,
        T::NoSuchIssue("X9".into()),
        T::IssueStands(State::Rectified),
        T::OwnWork,
        T::NothingShown,
        T::DueBefore,
        T::DefectNoted(texts(&["X1", "X2"])),
        T::NoHeir("L9".into()),
    ]
}

fn of_people() -> Vec<Trouble> {
    use Trouble as T;
    vec![
        T::CannotSign(Why::TooLate),
        T::CannotKey(Why::KeyTaken),
        T::NoSuchPerson("P9".into()),
        T::NoSuchPerson(String::new()),
        T::WrongRole {
            has: Role::Worker,
            may: vec![Role::Inspector, Role::Foreman],
        },
        T::SamePerson {
            stage: "self".into(),
        },
        T::NoSuchSubject("L9".into()),
        T::NoSuchStage("third".into()),
        T::NoChecklist("t.none".into()),
    ]
}

fn of_answers() -> Vec<Trouble> {
    use Trouble as T;
    let mut all = vec![
        T::NoSuchItem,
        T::AnsweredTwice,
        T::Computed,
        T::NotAnswered,
        T::NoWhy,
        T::NoReason,
        T::NothingInspected,
        T::UnknownResult("maybe".into()),
        T::NoSuchVariant("beam".into()),
        T::ChooseVariant("member".into()),
        T::OwnField("grade".into()),
        T::StrangeDocument {
            kind: "信".into(),
            asks: texts(&["合格证", "复验报告"]),
        },
        T::Crowded,
        T::FutureDocument("2026-09-01".into()),
        T::Future {
            at: "2026-09-01 09:00".into(),
            now: "2026-05-01 09:00".into(),
        },
        T::BeforeProject {
            at: "2020-01-01 09:00".into(),
            first: "2026-01-01".into(),
        },
        T::Schema,
        T::TooLarge,
    ];
    all.extend(unfounded().into_iter().map(T::Unfounded));
    all.extend(unlike().into_iter().map(|why| T::NoCheck { line: 7, why }));
    all
}

fn of_figures() -> Vec<Trouble> {
    use Trouble as T;
    let mut all = vec![
        T::TooFew { needed: 5, got: 3 },
        T::SecondDraw { size: 8 },
        T::NeedlessDraw,
        T::TooMany {
            capacity: 30,
            got: 40,
        },
        T::BeyondTable(600_000),
        T::Capacity,
        T::Count("bend".into()),
        T::NoCount(Counted {
            id: "bend".into(),
            zh: "弯头".into(),
            en: "bends".into(),
        }),
        T::Negative {
            nth: 2,
            text: "-3".into(),
        },
        T::NotInGroups { size: 3, got: 7 },
        T::NotANumber {
            nth: 2,
            text: "三".into(),
        },
        T::NotATime("明天".into()),
        T::NoDimension("H".into()),
        T::BadDimension("H".into()),
    ];
    all.extend(FIELDS.map(T::Malformed));
    all
}

/// Fields of a check, each with its own form; and one that has none.
const FIELDS: [&str; 35] = [
    "subject",
    "stage",
    "at",
    "by",
    "crew",
    "text",
    "answers",
    "dims",
    "counts",
    "readings",
    "measured",
    "design",
    "checked",
    "good",
    "fair",
    "poor",
    "failed",
    "excellent",
    "draws",
    "documents",
    "kind",
    "no",
    "date",
    "until",
    "due",
    "result",
    "remedy",
    "instruments",
    "evidence",
    "standby",
    "pace",
    "variants",
    "into",
    "meet",
    "unheard_of",
];

fn unfounded() -> Vec<Unfounded> {
    vec![
        Unfounded::FirstRound,
        Unfounded::Redone,
        Unfounded::OtherRecord("d-1".into()),
        Unfounded::Failed,
        Unfounded::Absent,
    ]
}

fn unlike() -> Vec<Unlike> {
    vec![
        Unlike::Cut,
        Unlike::Syntax { line: 8, column: 3 },
        Unlike::Twice("stage".into()),
        Unlike::NoObject,
        Unlike::Deep,
        Unlike::Encoding,
        Unlike::Stray {
            last: 7,
            table: false,
        },
        Unlike::Stray {
            last: 9,
            table: false,
        },
        Unlike::Stray {
            last: 7,
            table: true,
        },
        Unlike::Stray {
            last: 9,
            table: true,
        },
    ]
}
