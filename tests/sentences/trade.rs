//! The trade's words, storeys, days, registers, issues, division plans.

use crate::book::Book;
use crate::samples::{chain, day, round, texts};
use crate::{each, say};
use sanjian::domain::cause::CauseGroup;
use sanjian::domain::chain::Point;
use sanjian::domain::check::{Flag, Remedy};
use sanjian::domain::checklist::Variant;
use sanjian::domain::cost::CostBy;
use sanjian::domain::cost::{CostKind, Reckoning};
use sanjian::domain::issue::{IssueState, Route, Step};
use sanjian::domain::register::Validity;
use sanjian::domain::ruling::{PaperKind, What};
use sanjian::domain::severity::Severity;
use sanjian::domain::spent::SpentOn;
use sanjian::domain::subject::Scale;
use sanjian::domain::warranted::Term;
use sanjian::domain::warranty::Period;
use sanjian::domain::wish::WishFault;
use sanjian::domain::zone::Zone;
use sanjian::domain::{Class, Grade, Kind, Outcome, Role};
use sanjian::text::manual::Topic;
use sanjian::text::typed::TypedSlip;
use sanjian::text::{cost, day, division, document, issue, register, storey, words};
use std::collections::BTreeSet;

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    names(&mut book);
    rounds(&mut book);
    registers(&mut book);
    issues(&mut book);
    plans(&mut book);
    documents(&mut book);
    costs(&mut book);
    book
}

fn costs(book: &mut Book) {
    each! { book; cost::kind of CostKind::ALL }
    each! { book; cost::reckoning of [Reckoning::Estimate, Reckoning::Actual] }
    each! { book; cost::spent_on of SpentOn::ALL }
    each! { book; cost::unit_of of SpentOn::ALL }
    each! { book; cost::cause_group of CauseGroup::ALL }
    each! { book; cost::grouped of CostBy::ALL }
    say! { book;
        cost::of_which_unknown(3, 12);
        cost::without_price(2);
        cost::two_said(1);
        cost::no_such_cause("people.x");
    }
}

fn names(book: &mut Book) {
    let topics = Topic::ALL.iter().copied();
    book.each("manual::Topic::title", topics, |lang, topic| {
        topic.title(lang)
    });
    each! { book; words::kind of Kind::ALL }
    each! { book; words::role of Role::ALL }
    each! { book; words::ruling of What::ALL }
    each! { book; words::paper of PaperKind::ALL }
    each! { book; words::issue_state of IssueState::ALL }
    let severities = [Severity::Slight, Severity::Ordinary, Severity::Serious];
    each! { book; words::severity of severities }
    let points = [Point::Hold, Point::Witness, Point::StandBy];
    each! { book; words::point of points }
    let outcomes = [Outcome::Accepted, Outcome::Rejected];
    each! { book; words::outcome of outcomes }
    let grades = [Grade::Excellent, Grade::Qualified];
    each! { book; words::grade of grades }
    let graded = [None, Some(Grade::Qualified), Some(Grade::Excellent)];
    book.each("words::graded", graded, |lang, grade| {
        words::graded(lang, Outcome::Accepted, *grade)
    });
    let classes = [Class::Dominant, Class::General];
    each! { book; words::class of classes }
    let remedies = [Remedy::Redone, Remedy::Repaired];
    each! { book; words::remedy of remedies }
    let scales = [Scale::LargeMedium, Scale::Other];
    each! { book; words::scale of scales }
    let usual = chain();
    say! { book;
        words::roles(&[Role::Worker, Role::Owner]);
        words::nothing_in_batch();
        words::recorded_before(3);
        words::days_of(Zone::parse("+08:00"));
        words::days_of(None);
        words::annulled();
        words::stage(None, "self");
        words::stage(Some(&usual), "self");
        words::stage(Some(&usual), "unheard_of");
    }
    book.say("words::SchemeName::mixed", |lang| {
        words::SchemeName::mixed(lang).title
    });
}

fn rounds(book: &mut Book) {
    let flags = [
        Flag::Instrument {
            code: "QL-1".into(),
            until: Some("2026-01-01".into()),
        },
        Flag::Instrument {
            code: "QL-1".into(),
            until: None,
        },
        Flag::ShortNotice {
            given: 10,
            hours: 48,
        },
        Flag::Unwitnessed,
    ];
    book.each("words::flag", flags, words::flag);
    let mut round = round();
    round.annulled = Some("d-2".into());
    round.ruling = Some(What::Deemed);
    round.flags = vec![Flag::Unwitnessed];
    book.say("words::remarks", |lang| words::remarks(lang, &round));
}

fn registers(book: &mut Book) {
    let until = day("2026-06-30");
    let all = [
        Validity::Missing,
        Validity::Until(until),
        Validity::Soon(until),
        Validity::Expired(until),
    ];
    each! { book; register::validity of all }
    say! { book;
        register::warranty(until, day("2026-06-30"));
        register::warranty(until, day("2026-07-01"));
        day::said_back(("--due", "3-1"), "2026-03-01");
        storey::above(3);
        storey::above(21);
        storey::below(1);
        storey::section(0);
        storey::section(26);
        storey::entrance(1);
        storey::dwelling(1, "502");
        storey::common(2);
    }
    let scope = Variant {
        group: "scope".into(),
        id: "roof".into(),
        zh: "屋面防水".into(),
        en: "roofing".into(),
        period: None,
    };
    let periods = [Period::Years(5), Period::Seasons(2), Period::DesignLife];
    for from in [None, Some(day("2026-05-01"))] {
        book.each("register::term", periods, |lang, period| {
            let (scope, period) = (&scope, *period);
            register::term(
                lang,
                &Term {
                    scope,
                    period,
                    from,
                },
                day("2026-07-01"),
            )
        });
    }
    let slips = [
        TypedSlip::NoFigure,
        TypedSlip::Comma,
        TypedSlip::Several,
        TypedSlip::OtherUnit(String::new()),
        TypedSlip::OtherUnit("mm".into()),
        TypedSlip::TooLong,
        TypedSlip::NotACount,
    ];
    book.each("typed::TypedSlip::short", slips.clone(), |lang, slip| {
        slip.short(lang)
    });
    book.each("typed::TypedSlip::words", slips, |lang, slip| {
        slip.words(lang, "1,5 cm")
    });
}

fn issues(book: &mut Book) {
    let assigned = |severity| Step::Assign {
        crew: "一班".into(),
        due: "2026-05-05".into(),
        severity,
    };
    let steps = [
        Step::Open {
            subject: "L1".into(),
            item: "m".into(),
            severity: Severity::Slight,
            place: "三轴".into(),
        },
        assigned(None),
        assigned(Some(Severity::Serious)),
        Step::Rectify,
        Step::Verify { passed: true },
        Step::Verify { passed: false },
        Step::Close,
    ];
    each! { book; issue::step by &steps }
    each! { book; issue::order by &steps }
    let routes = [
        Route::Recheck,
        Route::Decided,
        Route::Ruling(What::Concession),
    ];
    each! { book; issue::ended of routes }
    say! { book;
        issue::late(1);
        issue::late(3);
        issue::late_in_short(31);
        issue::unnamed("X9", &[]);
        issue::unnamed("X9", &texts(&["X91", "X92"]));
        issue::none_taken("P1");
    }
}

fn plans(book: &mut Book) {
    let text = || "0209".to_owned();
    let faults = [
        WishFault::Code,
        WishFault::Name,
        WishFault::Taken(Kind::Lot),
        WishFault::Parts(text()),
        WishFault::NoPlace(text()),
        WishFault::NoPreset(text()),
        WishFault::NoRule(text()),
        WishFault::Variants(text()),
        WishFault::Nothing,
        WishFault::Dwellings("5;四".into()),
        WishFault::TooMany(20_000),
    ];
    book.each("division::fault", faults, division::fault);
    say! { book;
        division::and_more("柱、梁；板", 4);
        division::taken("检验批");
        division::no_parts("二楼半");
        division::no_dwellings("5;四");
        division::dwellings(76);
        division::too_many(70_000);
        division::number(1);
        division::number(4);
        division::chosen(3, 40);
        division::unlisted(2);
        division::coverage(625, 632);
        division::guessed(2);
        division::open(3);
        division::follows(2, "2.6", "3.6");
        division::by_height(2, [280, 600]);
        division::capacity("件（间、面）");
        division::before("钢筋安装", 44, 46);
        division::crew("钢筋班");
        division::put_after(690);
        division::given_crews(520);
    }
}

/// Every kind of document that the shipped checklists ask for has its English name.
fn documents(book: &mut Book) {
    let mut kinds: BTreeSet<String> = BTreeSet::new();
    let library = sanjian::checklist::Library::load(&[]);
    for pinned in library.rulebook.checklists.values() {
        for item in &pinned.checklist.items {
            if let Some(required) = item.judge.papers() {
                kinds.extend(required.iter().cloned());
            }
        }
    }
    book.each("document::kind", &kinds, |lang, kind| {
        document::kind(lang, kind).to_owned()
    });
    let two: Vec<String> = kinds.into_iter().take(2).collect();
    book.say("document::kinds", |lang| document::kinds(lang, &two));
}
