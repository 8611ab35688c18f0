//! Faults of checklist and chain files.

use crate::book::Book;
use crate::demands::change;
use crate::samples::decimal;
use crate::say;
use sanjian::domain::Kind;
use sanjian::domain::checklist::Basis;
use sanjian::domain::difference::{Bearing, Facet, Figure};
use sanjian::domain::edition::{DayBasis, Edition};
use sanjian::domain::flaw::{ChainField, Discord, FileFault, Flaw, Looser};
use sanjian::domain::review::Review;
use sanjian::domain::time::Day;
use sanjian::failure::Failure;
use sanjian::text::flaw::discord;
use sanjian::text::{edition, flaw, review, shape, words};

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    let fields = [
        ChainField::Kind,
        ChainField::Role,
        ChainField::Point,
        ChainField::Restart,
    ];
    fields.iter().for_each(|one| _ = book.occurs(one));
    let mut all = of_files();
    all.extend(of_chains());
    all.extend(discords().into_iter().map(Flaw::Discord));
    book.each("flaw::discord::what", discords(), discord::what);
    say! {
        book;
        flaw::discord::words("…", "12 mm", "10 mm");
        flaw::discord::unsaid("…", "10 mm");
        flaw::discord::unit("…", "10 cm", "10 mm");
        flaw::discord::sample("…", "抽 20 %");
        flaw::discord::point("5.5.3-1", "15 mm", "10 mm");
        flaw::discord::unused("pile");
    }
    all.extend(fields.map(|field| Flaw::Unknown(field, "x".into())));
    book.each("flaw::what", all, flaw::what);
    for item in [None, Some("m".to_owned())] {
        let fault = FileFault {
            file: "own.json".into(),
            item,
            flaw: Flaw::Cap,
        };
        say! { book; flaw::sentence(&fault); }
        book.say(
            "failure::words::Failure::sentences of a checklist",
            |lang| {
                let faults = vec![fault.clone(), fault.clone()];
                let failure = Failure::Checklist { faults };
                let faulty = failure.faulty(lang, "own.json");
                let faulty = faulty.iter().map(|one| one.sentence(lang));
                [failure.sentences(lang), faulty.collect()].concat()
            },
        );
    }
    editions(&mut book);
    for error in SHAPES {
        say! { book; shape::said(error); }
    }
    book
}

/// Editions: of each basis, replaced and not, and a day that is outside.
fn editions(book: &mut Book) {
    let bases = [
        None,
        Some(DayBasis::Verified),
        Some(DayBasis::Known),
        Some(DayBasis::Unprinted),
    ];
    let named = |basis: Option<DayBasis>| Edition {
        standard: "GB 50204-2015".into(),
        in_force: basis.map(|_| Day::from("2015-09-01")),
        basis,
        ..Edition::default()
    };
    for basis in bases {
        let of = named(basis);
        basis.iter().for_each(|one| _ = book.occurs(one));
        say! { book; edition::standing(&of); edition::basis(&of); }
        say! { book; edition::codes([&of]); }
    }
    for by in [None, Some("GB 50204-2026".to_owned())] {
        let replaced_on = Some(Day::from("2027-05-01"));
        let of = Edition {
            replaced_on,
            replaced_by: by,
            ..named(Some(DayBasis::Known))
        };
        say! { book; edition::standing(&of); }
        for day in ["2015-08-31", "2027-05-01"] {
            let why = of.out_of_force(day).unwrap();
            book.occurs(&why);
            say! { book; edition::out_of_force(&of, why); }
        }
    }
    let review = Review {
        version: "1.0.0".into(),
        name: "张工".into(),
        date: Day::from("2026-11-30"),
        edition: "2016 年第 3 次印刷".into(),
        ..Review::default()
    };
    let remarked = Review {
        remark: "第 5 行待查".into(),
        ..review.clone()
    };
    for one in [&review, &remarked] {
        for same in [true, false] {
            say! { book; review::line((one, same)); }
        }
    }
    say! { book; review::kept(3, "checklists/reviews/x.json"); }
    say! { book;
        edition::since("2015-09-01");
        edition::replaced("2027-05-01", "GB 50204-2026");
        edition::ended("2027-05-01");
        edition::above("GB 55008-2021");
        edition::not_yet("GB 50204-2015", "2015-09-01");
        edition::no_longer("GB 50204-2015", "…");
        review::compared("2026-11-30", "张工", "…");
        review::compared_other("2026-11-30", "张工", "…", "1.0.0");
    }
    for basis in [None, Some(Basis::Verified), Some(Basis::Known)] {
        basis.iter().for_each(|one| _ = book.occurs(one));
        say! { book; words::basis(basis); }
    }
    say! { book; edition::as_of("2026-11-29"); edition::some_unprinted(19); }
}

/// What a reader of JSON says.
const SHAPES: [&str; 14] = [
    "unknown variant `up`, expected `left` or `right` at line 1 column 11",
    "unknown field `wide`, expected `way` or `long` at line 1 column 20",
    "missing field `long` at line 1 column 14",
    "duplicate field `long`",
    "invalid type: string \"x\", expected u32 at line 1 column 11",
    "EOF while parsing an object at line 1 column 9",
    "trailing characters at line 2 column 1",
    "expected `:` at line 1 column 9",
    "expected value at line 1 column 1",
    "a limit is a figure, or follows a dimension",
    "not a decimal of up to 12 digits and 6 places",
    "invalid type: map, expected a string at line 3 column 4",
    "unknown variant `up`, there are no variants",
    "something else",
];

fn looser(bearing: Bearing, whole: bool) -> Flaw {
    let figures = ["5", "8"].map(|text| Figure::Factor(decimal(text)));
    Flaw::Looser(Box::new(Looser {
        base: "gb.x".into(),
        standard: "GB 50204-2015".into(),
        change: change(Facet::Cap, bearing, figures),
        whole,
    }))
}

fn of_files() -> Vec<Flaw> {
    let id = || "t.x".to_owned();
    let miscount = |place: &str| Flaw::Miscount {
        place: place.into(),
        level: Kind::SubDivision,
        listed: 3,
        stated: 4,
    };
    vec![
        Flaw::TooLarge(1_048_576),
        Flaw::Form,
        Flaw::Schema("x/2".into()),
        Flaw::Shape("missing field `items` at line 1 column 14".into()),
        Flaw::Empty("title"),
        Flaw::Unshowable("title"),
        Flaw::BadId(id()),
        Flaw::BadVersion("1".into()),
        Flaw::Twice(id()),
        Flaw::NoVariant(id()),
        Flaw::NoChoice("member".into()),
        Flaw::EmptyGroup("member".into()),
        Flaw::Share("pass_rate"),
        Flaw::Hundred("parts".into()),
        Flaw::Cap,
        Flaw::Lenient,
        Flaw::Sides,
        Flaw::Crossed,
        Flaw::Negative,
        Flaw::Slope,
        Flaw::Sampling,
        Flaw::Unsigned,
        Flaw::Groups,
        Flaw::CountedTwice("bend".into()),
        Flaw::Misspelt {
            field: "pionts".into(),
            known: "points",
        },
        Flaw::Beside("edition"),
        Flaw::NoDocuments,
        Flaw::NoRule("all".into()),
        Flaw::NoItems,
        Flaw::PlaceParts,
        Flaw::NoPlace("02 0299".into()),
        Flaw::BadCode("2".into()),
        miscount(""),
        miscount("02"),
        looser(Bearing::Looser, false),
        looser(Bearing::Looser, true),
        looser(Bearing::Unclear, false),
        Flaw::NoBase(id()),
        Flaw::NoItem,
        Flaw::Misplaced("limit"),
        Flaw::BadDay("2026-13-01".into()),
        Flaw::EndsFirst,
        Flaw::SameId("other.json".into()),
    ]
}

fn discords() -> Vec<Discord> {
    let (said, judged) = (String::from("12 mm"), String::from("10 mm"));
    let both = |en| {
        let (said, judged) = (said.clone(), judged.clone());
        let unsaid = Discord::Unsaid {
            en,
            judged: judged.clone(),
        };
        let unit = Discord::Unit {
            en,
            said: said.clone(),
            judged: judged.clone(),
        };
        let sample = Discord::Sample {
            en,
            said: "抽 20 %".into(),
        };
        [Discord::Words { en, said, judged }, unsaid, unit, sample]
    };
    let mut all: Vec<Discord> = [false, true].into_iter().flat_map(both).collect();
    all.extend([
        Discord::Point {
            other: "5.5.3-1".into(),
            figures: [said.clone(), judged.clone()],
        },
        Discord::Worded,
        Discord::NoPlace,
        Discord::Unused("pile".into()),
    ]);
    all
}

fn of_chains() -> Vec<Flaw> {
    let stage = || "mutual".to_owned();
    vec![
        Flaw::NoAcceptance,
        Flaw::NoRoles(stage()),
        Flaw::NotEarlier(stage()),
        Flaw::Circle("self".into(), stage()),
        Flaw::NoStage(stage()),
        Flaw::NobodyLeft(stage()),
        Flaw::Unreachable(stage()),
        Flaw::DeemedUntold,
        Flaw::TooMuch("notice_hours"),
    ]
}
