//! The arithmetic behind verdicts and grades.

use crate::book::Book;
use crate::samples::decimal;
use sanjian::domain::decimal::STEPS;
use sanjian::domain::grade::{Condition, Grading};
use sanjian::domain::limit::{Dims, Exact, Limit};
use sanjian::domain::national::National;
use sanjian::domain::plan::PlanNumbers;
use sanjian::domain::ratio::Ratio;
use sanjian::domain::reference::{AnswerSource, TakenAnswer};
use sanjian::domain::verdict::{Bounds, Crowd};
use sanjian::domain::{Class, Finding, ItemVerdict};
use sanjian::text::reason;

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    findings(&mut book);
    gradings(&mut book);
    book
}

fn verdict(class: Class, conforming: bool, finding: Finding) -> ItemVerdict {
    ItemVerdict {
        item: "m".into(),
        clause: "5.1".into(),
        class,
        conforming,
        needed: 5,
        source: None,
        national: None,
        finding,
    }
}

fn exact(text: &str) -> Exact {
    Limit::Fixed(decimal(text)).exact(&Dims::new()).unwrap()
}

fn bounds(lower: Option<&str>, upper: Option<&str>) -> Bounds {
    Bounds {
        lower: lower.map(exact),
        upper: upper.map(exact),
    }
}

/// 9 points of 10 within ±5.
struct Measured {
    cap: Option<Box<Bounds>>,
    beyond: Option<(u64, i128)>,
    outside: Option<(u64, i128)>,
    crowd: Option<Crowd>,
}

fn measured(it: Measured) -> Finding {
    let Measured {
        cap,
        beyond,
        outside,
        crowd,
    } = it;
    Finding::Measured {
        within: 9,
        points: 10,
        rate: 800_000,
        bounds: Box::new(bounds(Some("-5"), Some("5"))),
        cap,
        beyond,
        outside,
        crowd,
    }
}

fn findings(book: &mut Book) {
    let (dominant, general) = (Class::Dominant, Class::General);
    let share = || Finding::Share {
        checked: 10,
        failed: 1,
        excellent: 3,
        rate: 800_000,
    };
    let numbers = PlanNumbers {
        accept: 1,
        reject: 2,
    };
    let papers = |missing: &[&str]| Finding::Documents {
        missing: crate::samples::texts(missing),
        required: 2,
    };
    let plain = || Measured {
        cap: None,
        beyond: None,
        outside: None,
        crowd: None,
    };
    let outside = Some((3, 7 * STEPS * 1_000_000));
    let cap = || Some(Box::new(bounds(Some("-7.5"), Some("7.5"))));
    let crowd = Some(Crowd {
        group: 2,
        low: 2,
        at_most: 1,
        below: 4 * STEPS * 100_000,
    });
    let places = |places| Finding::Appearance { places, worth: 3 };
    let all = [
        (
            general,
            true,
            Finding::NotApplicable {
                note: "本批无此项".into(),
            },
        ),
        (general, true, Finding::Stated { excellent: false }),
        (general, false, Finding::Stated { excellent: false }),
        (dominant, false, share()),
        (general, true, share()),
        (general, false, share()),
        (
            general,
            true,
            Finding::Sampled {
                checked: 8,
                failed: 1,
                excellent: 0,
                draw: 2,
                numbers,
            },
        ),
        (general, true, measured(plain())),
        (
            general,
            false,
            measured(Measured {
                cap: cap(),
                beyond: outside,
                ..plain()
            }),
        ),
        (dominant, false, measured(Measured { outside, ..plain() })),
        (general, false, measured(Measured { crowd, ..plain() })),
        (dominant, true, papers(&[])),
        (dominant, false, papers(&[])),
        (dominant, false, papers(&["合格证", "复验报告"])),
        (general, true, places([5, 1, 0])),
        (general, true, places([1, 5, 0])),
        (general, false, places([1, 1, 3])),
        (
            general,
            true,
            Finding::Children {
                accepted: 2,
                total: 3,
            },
        ),
    ];
    for (class, conforming, finding) in all {
        let said = verdict(class, conforming, finding.clone());
        book.each("reason::sentence", [finding], |lang, _| {
            reason::sentence(lang, &said, "mm")
        });
    }
    let mut taken = verdict(general, true, Finding::Stated { excellent: false });
    taken.source = Some(AnswerSource {
        round: 1,
        at: "2026-05-01T09:30:00+08:00".into(),
        by: "P1".into(),
        taken: None,
    });
    taken.national = Some(Box::new(National {
        standard: "GB 1".into(),
        absent: true,
        ..National::default()
    }));
    book.say("reason::sentence taken over", |lang| {
        reason::sentence(lang, &taken, "mm")
    });
    confirmed(book, taken);
}

/// What was taken over from another check and confirmed, alone and with others.
fn confirmed(book: &mut Book, mut verdict: ItemVerdict) {
    let reasons = [("alone", ""), ("together", "看过")];
    for (how, why) in reasons {
        let taken = TakenAnswer {
            subject: "L1".into(),
            why: why.into(),
        };
        let source = verdict.source.iter_mut();
        source.for_each(|source| source.taken = Some(taken.clone()));
        book.say(&format!("reason::sentence confirmed {how}"), |lang| {
            reason::sentence(lang, &verdict, "mm")
        });
    }
}

fn gradings(book: &mut Book) {
    use Condition as C;
    let (ratio, none) = (
        Ratio {
            part: 24,
            whole: 25,
        },
        Ratio::default(),
    );
    let needed = || decimal("80");
    let all = [
        C::Fresh(true),
        C::Fresh(false),
        C::Points(ratio, needed()),
        C::Points(Ratio { part: 1, whole: 25 }, needed()),
        C::Points(none, needed()),
        C::Attributes(ratio, needed()),
        C::Children(ratio, needed()),
        C::Must("主体结构".into(), true),
        C::Must("主体结构".into(), false),
        C::Appearance(ratio, needed()),
        C::Unconceded(true),
        C::Unconceded(false),
        C::Score(ratio, needed()),
        C::Score(none, needed()),
        C::Structure(ratio, needed()),
        C::Bands(true),
        C::Bands(false),
    ];
    book.each("reason::grading", all, |lang, condition| {
        let conditions = vec![condition.clone()];
        reason::grading(lang, &Grading { conditions })
    });
    let conditions = vec![C::Fresh(true), C::Bands(true)];
    let two = Grading { conditions };
    book.say("reason::grading of two", |lang| reason::grading(lang, &two));
}
