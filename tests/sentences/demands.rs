//! What checklists demand: samplings, limits, rates; and what changed between two of them.

use crate::book::Book;
use crate::samples::{decimal, item, words};
use crate::{each, say};
use sanjian::domain::checklist::VariantChoice;
use sanjian::domain::criterion::{Attribute, Computed, Deviation, Range, RequiredDocument};
use sanjian::domain::difference::{Bearing, Change, Facet, Figure, NamedItem};
use sanjian::domain::limit::{Limit, Slope};
use sanjian::domain::national::National;
use sanjian::domain::plan::Plan;
use sanjian::domain::sampling::{Counted, MinimumStep, Rule, Sampling};
use sanjian::domain::{Class, Judge, Quantity};
use sanjian::text::{clause, figure, judge, screen, unit};

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    demands(&mut book);
    changes(&mut book);
    book
}

fn samplings() -> Vec<Sampling> {
    let percent = |at_least| Rule::Percent {
        percent: decimal("10"),
        at_least,
    };
    let counted = Counted {
        id: "bend".into(),
        zh: "弯头".into(),
        en: "bends".into(),
    };
    let rules = [
        Rule::All,
        percent(None),
        percent(Some(3)),
        Rule::Count { at_least: 5 },
        Rule::Fixed { at_least: 3 },
        Rule::Per {
            every: decimal("20"),
            points: 1,
            at_least: Some(3),
        },
        Rule::Table,
        Rule::Stated {
            text: words("按设计要求", "as designed"),
        },
    ];
    let mut all: Vec<Sampling> = rules.into_iter().map(Sampling::from).collect();
    all.push(Sampling {
        rule: percent(Some(3)),
        of: Some(counted),
        own: true,
        steps: vec![MinimumStep {
            below: decimal("50"),
            at_least: 2,
        }],
    });
    all
}

fn deviation(limit: Option<Limit>, lower: Option<Limit>, upper: Option<Limit>) -> Judge {
    let unit = "mm".into();
    let (unsigned, pass_rate, cap) = (false, None, None);
    Judge::Deviation(Box::new(Deviation {
        unit,
        limit,
        lower,
        upper,
        unsigned,
        pass_rate,
        cap,
    }))
}

fn judges() -> Vec<Judge> {
    let fixed = |text| Some(Limit::Fixed(decimal(text)));
    let slope = Limit::Follows(Slope {
        of: "H".into(),
        per: decimal("1000"),
        plus: Some(decimal("20")),
        at_most: Some(decimal("30")),
    });
    let range = |min, max| {
        let (unit, groups, pass_rate) = ("MPa".into(), None, None);
        Judge::Range(Box::new(Range {
            unit,
            min,
            max,
            groups,
            pass_rate,
        }))
    };
    vec![
        Judge::Attribute(Attribute { plan: None }),
        deviation(fixed("5"), None, None),
        deviation(None, fixed("-5"), fixed("10")),
        deviation(Some(slope), None, None),
        range(fixed("0.4"), None),
        range(None, fixed("2")),
        Judge::Document(RequiredDocument {
            required: crate::samples::texts(&["合格证", "复验报告"]),
        }),
        Judge::Appearance,
        Judge::Computed(Computed {
            rule: "lots_accepted".into(),
        }),
    ]
}

fn demands(book: &mut Book) {
    for rule in samplings() {
        book.each("figure::sampling", [rule.rule.clone()], |lang, _| {
            figure::sampling(lang, &rule)
        });
        for there in [None, Quantity::of(36)] {
            book.each("screen::why::needed", [rule.rule.clone()], |lang, _| {
                screen::why::needed(lang, 5, &rule, there)
            });
        }
    }
    for judge in judges() {
        let mut asked = item("a");
        asked.judge = judge.clone();
        asked.requirement = Some(words("牢固", "firm"));
        book.each("judge::figures", [judge.clone()], |lang, judge| {
            judge::figures(lang, judge).unwrap_or_default()
        });
        book.each("figure::requirement", [judge], |lang, _| {
            figure::requirement(lang, &asked)
        });
    }
    let rooms = words("间", "rooms");
    let three = Rule::Per {
        every: decimal("1"),
        points: 5,
        at_least: Some(5),
    };
    book.each("figure::sampling_of", [three.clone()], |lang, _| {
        figure::sampling_of(lang, &Sampling::from(three.clone()), Some(&rooms))
    });
    say! { book;
        unit::shown("pcs");
        unit::shown("mm");
    }
    book.each("clause::shown", ["附录 F", "8.3.2"], |lang, number| {
        clause::shown(lang, number).into_owned()
    });
    book.each("judge::name", judges(), judge::name);
    let all = National {
        standard: "GB 50204-2015".into(),
        absent: false,
        class: Some(Class::General),
        judge: Some(deviation(Some(Limit::Fixed(decimal("10"))), None, None)),
        pass_rate: Some(decimal("0.8")),
        cap: Some(decimal("1.5")),
        sampling: Some(Sampling::from(Rule::All)),
    };
    let absent = National {
        standard: "GB 50204-2015".into(),
        absent: true,
        ..National::default()
    };
    say! { book;
        figure::national(&all);
        figure::national(&absent);
    }
}

const FACETS: [Facet; 21] = [
    Facet::Item,
    Facet::Class,
    Facet::Judge,
    Facet::Limits,
    Facet::Unit,
    Facet::PassRate,
    Facet::Cap,
    Facet::Plan,
    Facet::Documents,
    Facet::Sampling,
    Facet::Stages,
    Facet::When,
    Facet::Clause,
    Facet::Title,
    Facet::Requirement,
    Facet::Method,
    Facet::Variant,
    Facet::Choice,
    Facet::Subject,
    Facet::CapacityUnit,
    Facet::Standard,
];

/// A change of a figure.
pub fn change(facet: Facet, bearing: Bearing, [old, new]: [Figure; 2]) -> Change {
    let (id, clause) = ("m".into(), "5.1".into());
    let title = words("位置", "Position");
    Change {
        item: Some(NamedItem { id, clause, title }),
        facet,
        old,
        new,
        bearing,
    }
}

fn changes(book: &mut Book) {
    each! { book; figure::facet of FACETS }
    let figures = [
        Figure::Nothing,
        Figure::Class(Class::Dominant),
        Figure::Judge(Judge::Appearance),
        Figure::Judge(deviation(Some(Limit::Fixed(decimal("5"))), None, None)),
        Figure::Share(800_000),
        Figure::Factor(decimal("1.5")),
        Figure::Plan(Plan::Single),
        Figure::Plan(Plan::Double),
        Figure::Sampling(Sampling::from(Rule::All)),
        Figure::List(Vec::new()),
        Figure::List(crate::samples::texts(&["self", "mutual"])),
        Figure::Choice(VariantChoice::One),
        Figure::Choice(VariantChoice::Many),
        Figure::Words(words("牢固", "firm")),
        Figure::Text("mm".into()),
    ];
    book.each("figure::figure", figures, |lang, one| {
        figure::figure(lang, Facet::Limits, one)
    });
    say! { book; figure::figure(Facet::Item, &Figure::Nothing); }
    for one in [Plan::Single, Plan::Double] {
        book.occurs(&one);
    }
    for one in [VariantChoice::One, VariantChoice::Many] {
        book.occurs(&one);
    }
    let none = || [Figure::Nothing, Figure::Nothing];
    let bearings = [
        Bearing::Tighter,
        Bearing::Looser,
        Bearing::Unclear,
        Bearing::Neutral,
    ];
    for facet in [Facet::Item, Facet::Cap] {
        book.each("figure::bearing", bearings, |lang, bearing| {
            figure::bearing(lang, &change(facet, *bearing, none()))
        });
    }
    let tighter = change(
        Facet::Cap,
        Bearing::Tighter,
        [Figure::Nothing, Figure::Factor(decimal("1.2"))],
    );
    let was = words("牢固", "firm");
    say! { book;
        figure::enterprise(&[&tighter], "GB 1", Some(&was));
        figure::enterprise(&[&tighter], "GB 1", None);
        figure::agreed(&[&tighter], Some(&was));
    }
}
