//! Plain values to speak of, the same at every run.

use chrono::NaiveDate;

use sanjian::domain::ruling::{PaperKind, RulingPaper};
use sanjian::domain::{Chain, CheckSummary, Checklist, Decimal, Item, Kind, Person, Project, Role};
use sanjian::domain::{Subject, Words};
use serde_json::{Value, json};

/// Words in both languages.
pub fn words(zh: &str, en: &str) -> Words {
    Words {
        zh: zh.into(),
        en: en.into(),
    }
}

/// A figure.
pub fn decimal(text: &str) -> Decimal {
    Decimal::parse(text).unwrap()
}

/// A day.
pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Texts.
pub fn texts(all: &[&str]) -> Vec<String> {
    all.iter().map(|one| (*one).to_owned()).collect()
}

/// A person.
pub fn person(code: &str, name: &str, role: Role, [org, crew]: [&str; 2]) -> Person {
    Person {
        code: code.into(),
        name: name.into(),
        role,
        org: org.into(),
        crew: crew.into(),
    }
}

/// A lot.
pub fn lot() -> Subject {
    Subject::new("L1", "I1", Kind::Lot, "三层墙")
}

/// A paper of a ruling.
pub fn paper() -> RulingPaper {
    RulingPaper {
        kind: PaperKind::Agreement,
        no: "X-2".into(),
        date: "2026-05-01".into(),
        signer: "业主".into(),
        blob: String::new(),
        size: 0,
        media: String::new(),
    }
}

/// A round that passed.
pub fn round() -> CheckSummary {
    let round = json!([
        "d-1",
        "acceptance",
        1,
        "2026-05-01T09:30:00+08:00",
        "P1",
        ["accepted", null, null],
        [],
        [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        ["", "", ""],
        null,
        null,
        null
    ]);
    serde_json::from_value(round).unwrap()
}

/// The usual chain of lots.
pub fn chain() -> Chain {
    let file = "checklists/chains/lot.json";
    let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
    serde_json::from_slice(&std::fs::read(path).unwrap()).unwrap()
}

/// A checklist with an item for each way of judging, and variants.
pub fn list() -> Checklist {
    let item = |id: &str, class: &str, zh: &str, en: &str, judge: Value| {
        json!({"id": id, "class": class, "clause": "5.1", "title": {"zh": zh, "en": en},
            "method": {"zh": "观察", "en": "look"}, "sampling": {"rule": "all"}, "judge": judge})
    };
    let list = json!({"schema": "sanjian.checklist/1", "id": "t.list", "version": "1.0.0",
    "title": {"zh": "表", "en": "List"}, "standard": "GB 1", "place": [], "subject": "lot",
    "capacity_unit": {"zh": "件", "en": "pieces"}, "pass_rate": "0.80",
    "variants": [{"group": "member", "id": "slab", "zh": "板", "en": "slabs"},
        {"group": "member", "id": "wall", "zh": "墙", "en": "walls"}],
    "choose": {"member": "one"},
    "items": [
        item("a", "general", "外观", "Looks", json!({"kind": "attribute"})),
        item("m", "dominant", "位置", "Position", json!({"kind": "deviation", "unit": "mm", "limit": "5"})),
        item("d", "dominant", "资料", "Papers", json!({"kind": "document", "required": ["合格证"]})),
        item("n", "general", "另一项", "Another", json!({"kind": "appearance"})),
    ]});
    serde_json::from_value(list).unwrap()
}

/// One item of it.
pub fn item(id: &str) -> Item {
    list().item(id).unwrap().clone()
}

/// A project with what no ordinary value can hold: given as JSON beside an empty one.
pub fn project(beside: Value) -> Project {
    let mut whole = serde_json::to_value(Project::default()).unwrap();
    let whole = whole.as_object_mut().unwrap();
    whole.extend(beside.as_object().unwrap().clone());
    serde_json::from_value(Value::Object(whole.clone())).unwrap()
}
