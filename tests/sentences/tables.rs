//! Tables that come in: faults of their rows and cells, what was understood otherwise than it stands,
//! and what an import changes.

use crate::book::Book;
use crate::samples::{person, texts, words};
use crate::say;
use sanjian::domain::flaw::Flaw as Rule;
use sanjian::domain::misfit::{Column, Misfit, ReviewMisfit, RowFault, Unmatched};
use sanjian::domain::subject::Scale;
use sanjian::domain::{Kind, Role};
use sanjian::failure::Failure;
use sanjian::table::book::{CellFlaw, Foreign, TableError};
use sanjian::table::fault::{ColumnSpot, TableFault, TableFlaw};
use sanjian::table::listing::Misentry;
use sanjian::text::listing::CLASSES;
use sanjian::text::screen;
use sanjian::text::table::note::{self, Note, Sense};
use sanjian::text::table::{self, misfit};
use std::path::Path;

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    book.each("table::misfit", misfits(), misfit);
    for one in misfits() {
        match one {
            Misfit::Unmatched(why) => _ = book.occurs(&why),
            Misfit::Review(why) => _ = book.occurs(&why),
            _ => {}
        }
    }
    faults(&mut book);
    unreadable(&mut book);
    book.each("table::note::lines", notes(), |lang, one| {
        note::lines(lang, std::slice::from_ref(one))
    });
    let merged: Vec<Note> = (1..15)
        .map(|row| merged(&format!("G{row}:G{}", row + 1)))
        .collect();
    book.say("table::note::lines of many", |lang| {
        note::lines(lang, &merged).split_off(12)
    });
    changes(&mut book);
    book
}

fn misfits() -> Vec<Misfit> {
    use Misfit as M;
    let text = || "别的".to_owned();
    vec![
        M::Twice(3),
        M::Alike(3, "l-1".into()),
        M::Kept("l-1".into()),
        M::NoParent(String::new()),
        M::NoParent("I9".into()),
        M::WrongParent(Kind::Lot),
        M::NeedsNoParent,
        M::Review(ReviewMisfit::OtherVersion("1.1.0".into())),
        M::Review(ReviewMisfit::NotADay(text())),
        M::Review(ReviewMisfit::Ahead("2099-01-01".into())),
        M::Circle,
        M::NoChecklist("t.none".into()),
        M::ChecklistFor("item".into()),
        M::NoVariant("beam".into()),
        M::KindChanged(Kind::Item),
        M::ParentChanged("I1".into()),
        M::NoChain("x".into()),
        M::NoLotBefore("I1".into()),
        M::AfterItself,
        M::Capacity(600_000),
        M::Empty,
        M::NotAKind(text()),
        M::NotACount(text()),
        M::OtherUnit("m2".into(), words("件", "pieces")),
        M::NotAnArea(text()),
        M::NotAScale(text()),
        M::NotARole(text()),
        M::NoPart("资料员".into()),
        M::TooLong(60),
        M::Taken,
        M::Unmatched(Unmatched::Nowhere("T9".into())),
        M::Unmatched(Unmatched::Several(
            "T1".into(),
            texts(&["2bnc2geokkcl", "xip666f6oy67"]),
        )),
        M::Unmatched(Unmatched::OtherCode("T1".into())),
        M::ChooseChecklist(texts(&["t.a", "t.b"])),
        M::ChooseVariant(vec![
            ("slab".into(), words("板", "slabs")),
            ("wall".into(), words("墙", "walls")),
        ]),
    ]
}

fn spot(letter: &str, heading: &str) -> ColumnSpot {
    ColumnSpot {
        letter: letter.into(),
        heading: heading.into(),
    }
}

fn fault(sheet: &str, row: usize, column: ColumnSpot, what: TableFlaw) -> TableFault {
    TableFault {
        sheet: sheet.into(),
        row,
        column,
        what,
    }
}

fn flaws() -> Vec<CellFlaw> {
    let text = || "46143".to_owned();
    vec![
        CellFlaw::ErrorValue("#REF!".into()),
        CellFlaw::NotCalculated,
        CellFlaw::Unclosed,
        CellFlaw::NotFinite,
        CellFlaw::DigitsLost,
        CellFlaw::Date("2026-05-01".into()),
        CellFlaw::NotAsShown(text()),
        CellFlaw::Hidden('\u{200b}'),
        CellFlaw::TooLong(70_000),
        CellFlaw::Beyond,
        CellFlaw::Across("A1:C1".into()),
    ]
}

fn entries() -> Vec<Misentry> {
    use Misentry as M;
    let text = || "别的".to_owned();
    vec![
        M::Empty,
        M::NotOneOf(CLASSES, text()),
        M::NotANumber(text()),
        M::NotALimit(text()),
        M::NotASampling(text()),
        M::NotCounted(text()),
        M::NotSets(text()),
        M::NotAShare(text()),
        M::NoVariant(text()),
        M::NotUsed(text()),
        M::Twice(4),
        M::NoSuchRow(text()),
        M::NotAPlace,
        M::MoreThanOne,
        M::NoRow,
        M::NoItems,
        M::SidesTwice,
    ]
}

fn table_flaws() -> Vec<TableFlaw> {
    let twin = |sheet: &str, spelt: Option<&str>| TableFlaw::Twin {
        sheet: sheet.into(),
        row: 3,
        spelt: spelt.map(str::to_owned),
    };
    let missing = || texts(&["编号", "名称"]);
    let found = vec![spot("A", "序号"), spot("B", "姓名")];
    let mut all = vec![
        TableFlaw::Row(Misfit::Empty),
        twin("", None),
        twin("二", None),
        twin("", Some("l-1")),
        twin("二", Some("l-1")),
        TableFlaw::NoColumns {
            missing: missing(),
            found: Vec::new(),
        },
        TableFlaw::NoColumns {
            missing: missing(),
            found,
        },
        TableFlaw::TwoColumns(spot("B", "姓名")),
        TableFlaw::More(9),
    ];
    all.extend(flaws().into_iter().map(TableFlaw::Cell));
    all.extend(entries().into_iter().map(TableFlaw::Entry));
    let rules = [
        Rule::Sides,
        Rule::Negative,
        Rule::NoDocuments,
        Rule::Lenient,
    ];
    all.extend(rules.map(TableFlaw::Rule));
    all.extend([Rule::NoChoice("member".into()), Rule::Crossed].map(TableFlaw::Rule));
    all
}

/// The sentences of a failure, and of the faults in it.
fn faults(book: &mut Book) {
    flaws().iter().for_each(|one| _ = book.occurs(one));
    entries().iter().for_each(|one| _ = book.occurs(one));
    book.each(
        "failure::words::Failure::sentences of a table",
        table_flaws(),
        |lang, what| {
            let faults = vec![fault("", 3, spot("C", "类别"), what.clone())];
            Failure::Table { faults }.sentences(lang).split_off(1)
        },
    );
    let kind = |text: &str| TableFlaw::Row(Misfit::NotAKind(text.into()));
    let lots = |count: usize| {
        (3..3 + count).map(move |row| fault("一", row, spot("", "类别"), kind("别的")))
    };
    let both = [kind("别的"), kind("另一种")];
    let both: Vec<TableFault> = both
        .into_iter()
        .zip(3..)
        .map(|(what, row)| fault("", row, spot("C", ""), what))
        .collect();
    let many: Vec<TableFault> = (1..=205)
        .map(|row| fault("", row, spot("", ""), TableFlaw::Row(Misfit::Twice(row))))
        .collect();
    for faults in [both, lots(1).collect(), lots(25).collect(), many] {
        book.say("failure::words::Failure::sentences of several", |lang| {
            let mut lines = Failure::Table {
                faults: faults.clone(),
            }
            .sentences(lang);
            lines.drain(2.min(lines.len() - 1)..lines.len() - 1);
            lines
        });
    }
    book.each(
        "failure::words::Failure::sentences of an entry",
        Column::ALL,
        |lang, column| {
            let (row, column, misfit) = (0, *column, Misfit::Empty);
            Failure::Entry(vec![RowFault {
                row,
                column,
                misfit,
            }])
            .sentences(lang)
        },
    );
    for (sheet, column) in [("一", spot("C", "类别")), ("", spot("", "类别"))] {
        book.say("failure::faulty::Faulty::sentence", |lang| {
            let faults = vec![fault(sheet, 3, column.clone(), TableFlaw::More(9))];
            let faulty = Failure::Table { faults }.faulty(lang, "人员.csv");
            faulty
                .iter()
                .map(|one| one.sentence(lang))
                .collect::<Vec<_>>()
        });
    }
    book.say("failure::faulty::Faulty::sentence", |lang| {
        let faulty = Failure::NoProject.faulty(lang, "人员.csv");
        faulty
            .iter()
            .map(|one| one.sentence(lang))
            .collect::<Vec<_>>()
    });
}

fn unreadable(book: &mut Book) {
    let foreign = [
        Foreign::WebPage,
        Foreign::Xml2003,
        Foreign::Xml,
        Foreign::OpenDocument,
        Foreign::BinaryWorkbook,
        Foreign::Document,
        Foreign::Pdf,
        Foreign::Picture,
        Foreign::Json,
        Foreign::Archive,
        Foreign::Sylk,
    ];
    foreign.iter().for_each(|one| _ = book.occurs(one));
    let mut errors = vec![
        TableError::TooLarge { bytes: 99_000_000 },
        TableError::TooManyRows(50_000),
        TableError::TooMuch,
        TableError::Empty,
        TableError::NotText,
        TableError::OldOrLocked,
        TableError::NotAWorkbook,
        TableError::Damaged("no central directory".into()),
        TableError::Bomb,
    ];
    errors.extend(foreign.map(TableError::Foreign));
    book.each(
        "failure::words::Failure::sentences of no table",
        errors,
        |lang, error| {
            Failure::unreadable_table(Path::new("人员.xlsx"), error.clone()).sentences(lang)
        },
    );
}

fn merged(range: &str) -> Note {
    Note::Merged {
        sheet: "一".into(),
        range: range.into(),
        heading: "班组".into(),
        value: "一班".into(),
    }
}

fn notes() -> Vec<Note> {
    let sheet = || "一".to_owned();
    let meant = |sense| Note::Meant {
        written: "工长".into(),
        sense,
        count: 2,
    };
    vec![
        Note::Headings {
            sheet: String::new(),
            lines: (3, 3),
        },
        Note::Headings {
            sheet: sheet(),
            lines: (3, 4),
        },
        Note::Sheets(vec![("一".into(), 3), ("二".into(), 4)]),
        Note::PassedOver(texts(&["说明", "封面"])),
        Note::Closing {
            sheet: sheet(),
            rows: vec![9, 10],
        },
        Note::Hidden(texts(&["旧"])),
        merged("G6:G8"),
        Note::Same {
            sheet: sheet(),
            heading: "班组".into(),
            count: 3,
        },
        meant(Sense::Role(Role::Foreman)),
        meant(Sense::Kind(Kind::Lot)),
        meant(Sense::Scale(Scale::Other)),
        meant(Sense::Plain("-5 … 10".into())),
        Note::ShownAs {
            heading: "编号".into(),
            value: "1".into(),
            shown: "001".into(),
            count: 4,
        },
        Note::NumberCode {
            sheet: sheet(),
            cell: "C5".into(),
            value: "5.1".into(),
        },
        Note::Carried(4),
        Note::Division {
            lots: 9,
            unlisted: 0,
        },
        Note::Division {
            lots: 9,
            unlisted: 2,
        },
        Note::Unknown(texts(&["备用"])),
        Note::Guessed,
    ]
}

fn changes(book: &mut Book) {
    let senses = [
        Sense::Role(Role::Foreman),
        Sense::Kind(Kind::Lot),
        Sense::Scale(Scale::Other),
        Sense::Plain("x".into()),
    ];
    senses.iter().for_each(|one| _ = book.occurs(one));
    let old = person("P1", "张三", Role::Worker, ["一建", ""]);
    let new = person("P1", "张山", Role::Foreman, ["二建", "一班"]);
    say! { book;
        table::people::added(&new);
        table::people::changed(&old, &new);
        screen::people::added("P1", "张山", "工长");
        screen::people::change_title("张山");
        screen::people::sits("张山");
        screen::people::taken("P1", "张山");
        table::people::counts([1, 2, 3, 4]);
        table::people::imported(5);
    }
    book.say("table::people::changes", |lang| {
        table::people::changes(lang, &old, &new).join("\n")
    });
}
