//! Refusals of checks, rulings, issue steps and signatures: every trouble.

use crate::book::Book;
use crate::samples::{chain, list, texts, words};
use sanjian::domain::cost::CostKind;
use sanjian::domain::doubt::DoubtReason;
use sanjian::domain::evidence::Unfit;
use sanjian::domain::issue::IssueState;
use sanjian::domain::reference::Unfounded;
use sanjian::domain::ruling::{PaperKind, What};
use sanjian::domain::sampling::Counted;
use sanjian::domain::spent::SpentOn;
use sanjian::domain::trouble::{
    Answering, Conflicting, Costing, Course, Described, Drawn, Finished, Issuing, Misread,
    Misruled, Misstep, Miswritten, Notifying, OutOfTurn, Proof, Signing, Unentitled, Untimely,
};
use sanjian::domain::unlike::Unlike;
use sanjian::domain::{Fault, Kind, Role, Trouble, Words};
use sanjian::text::refusal::{self, RefusalNames};

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
        of_costs(),
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
    for trouble in all {
        let variant = occurs(book, &trouble);
        book.named("refusal::sentence", &variant, |lang| {
            let names = RefusalNames {
                lang,
                chain: Some(&chain),
                checklist: Some(&list),
            };
            refusal::sentence(&names, &Fault::whole(trouble.clone()))
        });
    }
}

/// Notes a trouble, and gives the name it has among those of its noun.
fn occurs(book: &mut Book, trouble: &Trouble) -> String {
    book.occurs(trouble);
    match trouble {
        Trouble::OutOfTurn(one) => book.occurs(one),
        Trouble::Finished(one) => book.occurs(one),
        Trouble::Conflicting(one) => book.occurs(one),
        Trouble::Unentitled(one) => book.occurs(one),
        Trouble::Untimely(one) => book.occurs(one),
        Trouble::Signing(one) => book.occurs(one),
        Trouble::Issuing(one) => book.occurs(one),
        Trouble::Proof(one) => book.occurs(one),
        Trouble::Notifying(one) => book.occurs(one),
        Trouble::Misruled(one) => book.occurs(one),
        Trouble::Misstep(one) => book.occurs(one),
        Trouble::Course(one) => book.occurs(one),
        Trouble::Described(one) => book.occurs(one),
        Trouble::Answering(one) => book.occurs(one),
        Trouble::Drawn(one) => book.occurs(one),
        Trouble::Misread(one) => book.occurs(one),
        Trouble::Costing(one) => book.occurs(one),
        Trouble::Miswritten(one) => book.occurs(one),
    }
}

/// The item before the trouble, and names that nobody knows.
fn sentences_about_items(book: &mut Book) {
    let list = list();
    for (checklist, item) in [(Some(&list), "m"), (None, "m")] {
        book.say("refusal::sentence of an item", |lang| {
            let names = RefusalNames {
                lang,
                chain: None,
                checklist,
            };
            let stage = Trouble::OutOfTurn(OutOfTurn::StageNotOpen {
                open: "mutual".into(),
            });
            [Trouble::Answering(Answering::NotAnswered), stage]
                .map(|one| refusal::sentence(&names, &Fault::at(item, one)))
        });
    }
}

fn of_gates() -> Vec<Trouble> {
    use Trouble as T;
    let unsigned = |parties| {
        T::Signing(Signing::Unsigned {
            subject: "L1".into(),
            stage: "self".into(),
            parties,
        })
    };
    let instrument = |until: Option<&str>| {
        T::Proof(Proof::Instrument {
            code: "QL-1".into(),
            until: until.map(str::to_owned),
        })
    };
    vec![
        T::OutOfTurn(OutOfTurn::StageNotOpen {
            open: "mutual".into(),
        }),
        T::OutOfTurn(OutOfTurn::StageNotOpen {
            open: "elsewhere".into(),
        }),
        T::OutOfTurn(OutOfTurn::ChildrenOpen {
            accepted: 1,
            total: 3,
        }),
        T::OutOfTurn(OutOfTurn::ProcessBefore {
            lot: "L0".into(),
            stage: words("验收", "Acceptance"),
        }),
        T::OutOfTurn(OutOfTurn::EntryOpen { code: "C1".into() }),
        unsigned(Vec::new()),
        unsigned(vec![
            words("移交方", "Handing over"),
            words("接收方", "Receiving"),
        ]),
        T::Signing(Signing::ShownChanged),
        T::Signing(Signing::AlreadyTrusted("28cd17f57c932bbf".into())),
        T::Signing(Signing::NotTrusted("28cd17f57c932bbf".into())),
        T::Issuing(Issuing::NoSuchPaper("d1-7".into())),
        T::Issuing(Issuing::NumberTaken("notice-2026-001".into())),
        T::Issuing(Issuing::Withdrawn("notice-2026-001".into())),
        T::OutOfTurn(OutOfTurn::OpenIssues(texts(&["X1", "X2"]))),
        T::Proof(Proof::NoImage { needed: 2, got: 1 }),
        T::Proof(Proof::NoEvidence("ab12".into())),
        T::Proof(Proof::EvidenceDiffers("ab12".into())),
        T::Proof(Proof::UnfitEvidence {
            path: "一.jpg".into(),
            why: Unfit::Empty,
        }),
        T::Notifying(Notifying::NoStandBy),
        T::Notifying(Notifying::NoNotice { hours: 48 }),
        T::Notifying(Notifying::DelayRefused),
        instrument(Some("2026-01-01")),
        instrument(None),
        T::Proof(Proof::NoSuchInstrument("QL-9".into())),
        T::Finished(Finished::AlreadyAccepted),
        T::Conflicting(Conflicting::InConflict),
        T::Conflicting(Conflicting::NoConflict),
        T::Conflicting(Conflicting::NotASide {
            sides: texts(&["d-1", "e-2"]),
        }),
        T::Notifying(Notifying::NobodyTold),
        T::Course(Course::NoChain(Kind::Lot, "x".into())),
        T::Course(Course::OtherChain("x".into())),
        T::Course(Course::ChainLost("ab12cd".into())),
        T::Course(Course::SchemeStays),
        T::Course(Course::NoAgreedLimit(
            "household.dwelling".into(),
            "b1".into(),
        )),
    ]
}

fn of_costs() -> Vec<Trouble> {
    let unlikely = |on, most, places| Costing::Unlikely { on, most, places };
    let all = [
        Costing::Nothing,
        Costing::NoPurpose,
        unlikely(Some(SpentOn::Hours), 100_000, 3),
        unlikely(None, 3_650, 1),
        Costing::TooMany { most: 40 },
        Costing::Unnamed(SpentOn::Material),
        Costing::Overlong { most: 60 },
        Costing::TwoMatters,
        Costing::OtherMatter,
        Costing::NoSuchCost("k3f9-12".into()),
        Costing::NotOfIssue(CostKind::Prevention),
        Costing::NotMended,
        Costing::AlreadySaid("k3f9-12".into()),
        Costing::AlreadyCorrected("k3f9-13".into()),
    ];
    all.into_iter().map(Trouble::Costing).collect()
}

fn of_rulings() -> Vec<Trouble> {
    use Trouble as T;
    vec![
        T::Finished(Finished::Forbidden),
        T::Finished(Finished::Retired(What::Cancelled)),
        T::Misruled(Misruled::NotThisLevel(Kind::Item)),
        T::Misruled(Misruled::NothingRejected),
        T::Misruled(Misruled::NotAccepted),
        T::Misruled(Misruled::NeverDeemed),
        T::Misruled(Misruled::NoPaper(PaperKind::LabReport)),
        T::Misruled(Misruled::PaperIncomplete(PaperKind::Agreement)),
        T::Notifying(Notifying::PaperOfOtherDay("2026-05-01".into())),
        T::Misruled(Misruled::NoGround),
        T::Misstep(Misstep::NoSuchIssue("X9".into())),
        T::Misstep(Misstep::IssueStands(IssueState::Rectified)),
        T::Misstep(Misstep::OwnWork),
        T::Misstep(Misstep::NothingShown),
        T::Misstep(Misstep::DueBefore),
        T::Misruled(Misruled::DefectNoted(texts(&["X1", "X2"]))),
        T::Misruled(Misruled::NoHeir("L9".into())),
    ]
}

fn of_people() -> Vec<Trouble> {
    use Trouble as T;
    vec![
        T::Signing(Signing::CannotSign(DoubtReason::TooLate)),
        T::Signing(Signing::CannotKey(DoubtReason::KeyTaken)),
        T::Unentitled(Unentitled::NoSuchPerson("P9".into())),
        T::Unentitled(Unentitled::NoSuchPerson(String::new())),
        T::Unentitled(Unentitled::WrongRole {
            has: Role::Worker,
            may: vec![Role::Inspector, Role::Foreman],
        }),
        T::Unentitled(Unentitled::SamePerson {
            stage: "self".into(),
        }),
        T::Course(Course::NoSuchSubject("L9".into())),
        T::Course(Course::NoSuchStage("third".into())),
        T::Course(Course::NoChecklist("t.none".into())),
    ]
}

fn of_answers() -> Vec<Trouble> {
    use Trouble as T;
    let mut all = vec![
        T::Answering(Answering::NoSuchItem),
        T::Answering(Answering::AnsweredTwice),
        T::Answering(Answering::Computed),
        T::Answering(Answering::NotAnswered),
        T::Misruled(Misruled::NoWhy),
        T::Answering(Answering::NoReason),
        T::Answering(Answering::NothingInspected),
        T::Answering(Answering::UnknownResult("maybe".into())),
        T::Described(Described::NoSuchVariant("beam".into())),
        T::Described(Described::ChooseVariant("member".into())),
        T::Miswritten(Miswritten::OwnField("grade".into())),
        T::Proof(Proof::StrangeDocument {
            kind: "信".into(),
            asks: texts(&["合格证", "复验报告"]),
        }),
        T::Misread(Misread::Crowded),
        T::Proof(Proof::FutureDocument("2026-09-01".into())),
        T::Untimely(Untimely::Future {
            at: "2026-09-01 09:00".into(),
            now: "2026-05-01 09:00".into(),
        }),
        T::Untimely(Untimely::BeforeProject {
            at: "2020-01-01 09:00".into(),
            first: "2026-01-01".into(),
        }),
        T::Miswritten(Miswritten::Schema),
        T::Miswritten(Miswritten::TooLarge),
    ];
    all.extend(
        unfounded()
            .into_iter()
            .map(|why| T::Answering(Answering::Unfounded(why))),
    );
    all.extend(
        unlike()
            .into_iter()
            .map(|why| T::Miswritten(Miswritten::NoCheck { line: 7, why })),
    );
    all
}

fn of_figures() -> Vec<Trouble> {
    use Trouble as T;
    let mut all = vec![
        T::Drawn(Drawn::TooFew { needed: 5, got: 3 }),
        T::Drawn(Drawn::SecondDraw { size: 8 }),
        T::Drawn(Drawn::NeedlessDraw),
        T::Drawn(Drawn::TooMany {
            capacity: 30,
            got: 40,
        }),
        T::Drawn(Drawn::BeyondTable(600_000)),
        T::Described(Described::Capacity),
        T::Described(Described::NoCapacity(None)),
        T::Described(Described::NoCapacity(Some(Words {
            zh: "间（房间）".into(),
            en: "rooms".into(),
        }))),
        T::Described(Described::Count("bend".into())),
        T::Described(Described::NoCount(Counted {
            id: "bend".into(),
            zh: "弯头".into(),
            en: "bends".into(),
        })),
        T::Misread(Misread::Negative {
            nth: 2,
            text: "-3".into(),
        }),
        T::Misread(Misread::NotInGroups { size: 3, got: 7 }),
        T::Misread(Misread::NotANumber {
            nth: 2,
            text: "三".into(),
        }),
        T::Untimely(Untimely::NotATime("明天".into())),
        T::Described(Described::NoDimension("H".into())),
        T::Described(Described::BadDimension("H".into())),
    ];
    all.extend(FIELDS.map(|field| T::Miswritten(Miswritten::Malformed(field))));
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
        Unfounded::Unlike,
        Unfounded::OtherSide,
        Unfounded::Differs,
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
