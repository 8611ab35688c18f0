//! Several devices: exchange, what two concluded or changed at once, and what has to be settled.

use crate::book::Book;
use crate::samples::{decimal, lot, person, texts};
use crate::{each, say};
use sanjian::domain::choice::Thing;
use sanjian::domain::collision::CollidingRow;
use sanjian::domain::fork::ForkBranch;
use sanjian::domain::head::ProjectHead;
use sanjian::domain::node::Node;
use sanjian::domain::subject::Scale;
use sanjian::domain::timely::OddTime;
use sanjian::domain::{Event, Project, Quantity, Role};
use sanjian::text::exchange::{DoubtfulTarget, Figures, Unsealed};
use sanjian::text::{collision, conflict, exchange};

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    exchanges(&mut book);
    clocks(&mut book);
    conflicts(&mut book);
    collisions(&mut book);
    rows(&mut book);
    book
}

fn exchanges(book: &mut Book) {
    let figures = Figures {
        segments_in: 1,
        records_in: 20,
        blobs_in: 2,
        present: 3,
        written: 4,
        bytes: 5_000,
        there: 6,
    };
    say! { book;
        exchange::summary("T1", &figures);
        exchange::awaited(1);
        exchange::awaited(3);
        exchange::unfounded(3, "L1");
        exchange::unjudged(1);
        exchange::unjudged(3);
        exchange::waits("000002.jsonl", "d-9");
        exchange::strange("T1 副本");
        exchange::strangers(2);
        exchange::take_in("T2");
    }
    let doubts = [DoubtfulTarget::Made, DoubtfulTarget::SameDisk];
    each! { book; exchange::doubtful_target of doubts }
    let unsealed = [Unsealed::Held, Unsealed::Full, Unsealed::Failed];
    book.each("exchange::left", unsealed, |lang, why| {
        exchange::left(lang, 3, *why)
    });
}

fn clocks(book: &mut Book) {
    for flag in ["back", "jump", "unset", "ok"] {
        say! { book;
            exchange::clock(flag);
            exchange::clock_in_doubt(flag, "2026-05-01T09:30:00+08:00");
        }
    }
    say! { book; exchange::months_in_doubt(&texts(&["2026-04", "2026-05"]), 3); }
    let odd = [OddTime::Ahead, OddTime::Backwards, OddTime::BeforeProject];
    each! { book; exchange::odd_date of odd }
    each! { book; exchange::odd_step of odd }
}

/// A lot that something is to be settled about.
fn node(forked: bool) -> Node {
    let mut project = Project::default();
    project.apply(Event::Plan(vec![lot()]), "d-1");
    let mut node = serde_json::to_value(project.node("L1").unwrap()).unwrap();
    node["conflict"]["open"] = true.into();
    node["conflict"]["forked"] = forked.into();
    serde_json::from_value(node).unwrap()
}

fn conflicts(book: &mut Book) {
    for node in [node(false), node(true)] {
        say! { book; conflict::question(&node); conflict::marked(&node); }
    }
    say! { book;
        conflict::open_here(1);
        conflict::open_here(3);
        conflict::open(1);
        conflict::open(3);
        conflict::settlement("d-1", "P1", "照片为准");
    }
}

fn collisions(book: &mut Book) {
    let things = [
        Thing::Journal,
        Thing::Project,
        Thing::Person,
        Thing::Subject,
    ];
    each! { book; collision::thing of things }
    each! { book; collision::unsettled of things }
    each! { book; collision::meanwhile of things }
    each! { book; collision::remains of things }
    say! { book;
        collision::forked(&texts(&["d1"]));
        collision::forked(&texts(&["d1", "d2"]));
        collision::forked_here(1);
        collision::forked_here(2);
        collision::disputed(1);
        collision::disputed(2);
        collision::disputed_here(1);
        collision::disputed_here(2);
        collision::open(1);
        collision::open(2);
        collision::or_nothing("");
        collision::or_nothing("一班");
    }
}

fn rows(book: &mut Book) {
    let mut one = lot();
    one.capacity = Quantity::of(36);
    one.area_m2 = Some(decimal("8000.5"));
    one.scale = Some(Scale::LargeMedium);
    one.variants = texts(&["slab", "wall"]);
    let head = ProjectHead {
        code: "T1".into(),
        name: "一号楼".into(),
        target_first_pass: Some(decimal("96")),
        ..ProjectHead::default()
    };
    let branch = |author, first| ForkBranch {
        author,
        subjects: 3,
        first,
    };
    let someone = person("P1", "张三", Role::Worker, ["一建", "一班"]);
    let all = [
        CollidingRow::Branch(branch(None, false)),
        CollidingRow::Branch(branch(Some("d"), true)),
        CollidingRow::Branch(branch(Some("d"), false)),
        CollidingRow::Project(&head),
        CollidingRow::Person(&someone),
        CollidingRow::Subject(&one),
    ];
    book.each("collision::fields", all, |lang, row| {
        let fields = collision::fields(lang, *row).into_iter();
        fields
            .map(|(label, value)| format!("{label}: {value}"))
            .collect::<Vec<_>>()
    });
    let other = person("P1", "张三", Role::Foreman, ["一建", ""]);
    say! { book; collision::lines(&[CollidingRow::Person(&someone), CollidingRow::Person(&other)]); }
}
