//! Records that contradict what stands around them, or do not follow from it.

use crate::book::Book;
use crate::samples::{texts, words};
use crate::{each, say};
use sanjian::audit::contrary::Contradiction;
use sanjian::audit::discrepancy::Discrepancy;
use sanjian::audit::judge::WrongVerdict;
use sanjian::cli::wrong::{contradiction, discrepancy};
use sanjian::domain::Fault;
use sanjian::domain::flaw::{FileFault, Flaw};
use sanjian::domain::outcome::Tally;
use sanjian::domain::trouble::{Answering, Misruled};
use sanjian::text::contrary;

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    book.each("cli::wrong::contradiction", contradictions(), contradiction);
    book.each("cli::wrong::discrepancy", discrepancies(), |lang, why| {
        let wrong = WrongVerdict {
            record: "d-3".into(),
            subject: "L1".into(),
            stage: "self".into(),
            why: why.clone(),
        };
        discrepancy(lang, &wrong)
    });
    of_records(&mut book);
    book
}

fn contradictions() -> Vec<Contradiction> {
    use Contradiction as C;
    let time = |last: &str| C::Time {
        t: "2026-05-01".into(),
        last: last.into(),
    };
    let seen = || "e-9".to_owned();
    vec![
        C::Folder { pid: "p2".into() },
        C::Empty,
        C::NoProjects,
        C::Vanished,
        C::Receipt("28cd17f57c932bbf".into()),
        C::Person {
            said: "P1".into(),
            content: "P2".into(),
        },
        time(""),
        time("2026-05-02"),
        C::Gone { seen: seen() },
        C::Exchanged {
            seen: seen(),
            h: "ab12".into(),
        },
        C::Early {
            seen: seen(),
            lc: 7,
        },
        C::Leap {
            last: 9,
            found: 900_000,
        },
        C::Remembered,
    ]
}

fn discrepancies() -> Vec<Discrepancy> {
    use Discrepancy as D;
    let laxer = FileFault {
        file: "gb.json".into(),
        item: Some("m".into()),
        flaw: Flaw::Cap,
    };
    vec![
        D::NoChecklist("ab12cd".into()),
        D::NoChain("ab12cd".into()),
        D::OtherChecklist {
            own: "t.own".into(),
            pinned: "t.other".into(),
        },
        D::Laxer(vec![laxer]),
        D::Refused(vec![
            Fault::whole(Misruled::NoWhy),
            Fault::at("m", Answering::NotAnswered),
        ]),
        D::Differs {
            field: "outcome",
            recorded: words("合格", "Qualified"),
            judged: words("不合格", "Not qualified"),
        },
        D::Misplaced(texts(&["L1", "L2", "L3", "L4"])),
        D::Changed("scheme"),
        D::Unreadable("missing field `at`".into()),
    ]
}

/// Parts of a record that come out otherwise.
const PARTS: [&str; 16] = [
    "parties",
    "checklist",
    "outcome",
    "grade",
    "round",
    "failing",
    "dominant",
    "flags",
    "tally",
    "variants",
    "chain",
    "entered",
    "code",
    "scheme",
    "grading",
    "other",
];

fn of_records(book: &mut Book) {
    each! { book; contrary::part by PARTS }
    let tally = Tally {
        items: 4,
        nonconforming: 1,
        points: 20,
        conforming: 19,
        general_points: 10,
        general_conforming: 9,
        general_attributes: 3,
        general_excellent: 2,
        appearance_earned: 5,
        appearance_possible: 6,
    };
    say! { book;
        contrary::other_folder("p1");
        contrary::other_person("P1", "P2");
        contrary::unflagged("2026-05-01", "");
        contrary::unflagged("2026-05-01", "2026-05-02");
        contrary::receipt("28cd 17f5");
        contrary::gone("d-1");
        contrary::exchanged("d-1", "ab12");
        contrary::early("d-1", 7);
        contrary::leap(7, 900);
        contrary::other_checklist("t.own", "t.other");
        contrary::tally(&tally);
    }
}
