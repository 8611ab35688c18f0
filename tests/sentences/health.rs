//! What the doctor says of everything it looks at, and how records are told in plain text.

use crate::book::Book;
use crate::say;
use sanjian::text::doctor::{HealthMark, LiesOn, Organ, Symptom};
use sanjian::text::format::{self, ToldHead};
use serde_json::json;

/// What is said there.
pub fn told() -> Book {
    let mut book = Book::default();
    let organs = [
        Organ::Program,
        Organ::Folder,
        Organ::Disk,
        Organ::Projects,
        Organ::Clock,
        Organ::Terminal,
        Organ::Fonts,
        Organ::Keys,
        Organ::Settings,
    ];
    book.each("doctor::Organ::words", organs, |lang, one| one.words(lang));
    for mark in [HealthMark::Sound, HealthMark::Mind, HealthMark::Bad] {
        book.occurs(&mark);
    }
    for on in [LiesOn::Disk, LiesOn::Elsewhere, LiesOn::Memory] {
        book.occurs(&on);
    }
    book.each("doctor::Symptom::said", symptoms(), |lang, one| {
        one.said(lang)
    });
    let grave = { symptoms().into_iter() }.filter(|one| one.mark() > HealthMark::Sound);
    // What to install is of this system.
    let grave = grave.filter(|one| *one != Symptom::NoFont);
    book.each("doctor::Symptom::advice", grave, |lang, one| {
        one.advice(lang)
    });
    let kinds = ["seg", "check", "later"];
    book.each("format::kinds::kind_words", kinds, |lang, one| {
        format::kind_words(lang, one)
    });
    let fields = ["readings", "later"];
    book.each("format::names::field_words", fields, |lang, one| {
        format::field_words(lang, one).to_owned()
    });
    plain(&mut book);
    book
}

fn symptoms() -> Vec<Symptom> {
    use Symptom as S;
    let text = |text: &str| text.to_owned();
    vec![
        S::Program(text("sanjian 0.1.0")),
        S::Reports(2, "/data/reports".into()),
        S::NoFolder("/data".into()),
        S::Folder("/data".into()),
        S::NoUse("/data".into(), text("没有权限")),
        S::ReadOnly("/data".into()),
        S::Open("/data".into()),
        S::Room(1 << 20),
        S::Room(1 << 29),
        S::Room(96 << 30),
        S::Lies(LiesOn::Disk, "ext4"),
        S::Lies(LiesOn::Elsewhere, "exFAT"),
        S::Lies(LiesOn::Memory, "tmpfs"),
        S::Synced(4_321),
        S::Synced(432_100),
        S::NotSynced(text("设备出错")),
        S::Projects(0),
        S::Projects(2),
        S::Record(HealthMark::Bad, text("T1：损坏")),
        S::Held(text("T1"), text("4711")),
        S::Parked(text("T1"), [2, 0]),
        S::Parked(text("T1"), [0, 1]),
        S::Begun(text("T1"), 3),
        S::Clock(text("2026-11-30T18:00:00+08:00"), text("Asia/Shanghai")),
        S::Doubt(text("back"), text("2011-01-01T00:00:00+08:00")),
        S::Zone(text("T1"), [text("+00:00"), text("+08:00")]),
        S::NoTerminal,
        S::Terminal(text("xterm"), [80, 24], Some(256)),
        S::Terminal(text("vt100"), [80, 24], None),
        S::Small([60, 20]),
        S::NotUtf8(text("C")),
        S::Width(1, 1),
        S::Width(2, 1),
        S::Fonts(vec![text("SimSun"), text("SimHei")]),
        S::NoFont,
        S::Keys(0),
        S::Keys(2),
        S::Key(text("0123456789abcdef"), true),
        S::Key(text("0123456789abcdef"), false),
        S::Settings(Some("/data/settings.json".into())),
        S::Settings(None),
        S::Unsettled(vec![text("theme 不能是 drak")]),
    ]
}

fn plain(book: &mut Book) {
    let head = |kind, by: &str| ToldHead {
        nth: 7,
        id: "d7k2-3".to_owned(),
        t: "2026-11-22T22:46:08.203+08:00",
        tz: "Asia/Shanghai",
        clk: if by.is_empty() { "unset" } else { "ok" },
        by: by.to_owned(),
        kind,
    };
    let payload = json!({"subject": "L1", "answers": [{"item": "a", "readings": ["3", "-4"]}],
        "grade": null, "later": {"x": 1}});
    say! { book;
        format::head(7, "d7k2-3", "2026-11-22T22:46:08+08:00", "Asia/Shanghai", "陈立新");
        format::clock("back");
        format::paragraph(&head("check", "P4 陈立新"), &payload);
        format::paragraph(&head("later", ""), &payload);
        format::tables();
    }
}
