//! Words for rows that two devices changed without knowing of each other: a person, a row of the plan
//! or of a register, what the project agreed.

use super::lang::Lang;
use super::words;
use crate::domain::collision::{Row, Thing};
use crate::domain::project::Head;
use crate::domain::{Person, Subject};
use crate::phrases;

phrases! {
    unsettled: "待裁定：两台设备互不知情，各改了这一行", "To be settled: two devices changed this row without knowing of each other";
    meanwhile: "裁定以前，两台设备上都按下面最后一条计", "Until it is settled, the last one below counts, on both devices";
    meanwhile_here: "裁定以前，两台设备上都按最后一条计。", "Until it is settled, the last one counts, on both devices. ";
    kept: "各条都留存。裁定之后，另一条若是另一样东西，请换一个编号登记。", "Both are kept. If the other one is another thing, enter it again under a code of its own.";
    project: "工程设置", "Project settings";
    person: "人员", "Person";
    row: "工程表、登记", "Plan or register";
    code: "编号", "code";
    name: "名称", "name";
    role: "岗位", "role";
    org: "单位", "organisation";
    crew: "班组", "crew";
    parent: "上级", "parent";
    after: "前道", "after";
    kind: "类别", "kind";
    checklist: "检查表", "checklist";
    chain: "流程", "chain";
    variants: "类型", "variants";
    location: "部位", "location";
    capacity: "容量", "capacity";
    area: "建筑面积", "floor area";
    scale: "规模", "scale";
    scheme: "评定标准", "scheme";
    first_pass: "一次合格率目标", "first-pass target";
    excellence: "优良率目标", "excellence target";
    agreed: "约定", "agreed";
    nothing: "（空）", "(nothing)";
}

/// What the row is of.
pub fn thing(lang: Lang, of: Thing) -> &'static str {
    match of {
        Thing::Project => project(lang),
        Thing::Person => person(lang),
        Thing::Subject => row(lang),
    }
}

/// How many rows wait for a person's word.
pub fn open(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("有 {count} 行资料（工程表、登记、人员）被两台设备各自改过，须由人裁定"),
        (Lang::En, 1) => "1 row (plan, register, people) was changed on two devices at once; a person must settle it".to_owned(),
        (Lang::En, _) => format!("{count} rows (plan, register, people) were changed on two devices at once; a person must settle them"),
    }
}

/// A row's fields with their labels, in the order of its table.
pub fn fields(lang: Lang, row: Row<'_>) -> Vec<(&'static str, String)> {
    match row {
        Row::Project(head) => of_head(lang, head),
        Row::Person(person) => of_person(lang, person),
        Row::Subject(subject) => of_subject(lang, subject),
    }
}

/// The places of the fields in which versions differ.
pub fn differing(versions: &[Vec<(&'static str, String)>]) -> Vec<usize> {
    let Some(first) = versions.first() else {
        return Vec::new();
    };
    let differs = |at: &usize| {
        let value = first.get(*at);
        versions.iter().any(|other| other.get(*at) != value)
    };
    (0..first.len()).filter(differs).collect()
}

/// The fields in which versions differ, each version as one line.
pub fn lines(lang: Lang, rows: &[Row<'_>]) -> Vec<String> {
    let versions: Vec<_> = rows.iter().map(|row| fields(lang, *row)).collect();
    let differing = differing(&versions);
    let line = |fields: &Vec<(&'static str, String)>| {
        let named = differing.iter().filter_map(|at| fields.get(*at));
        let named = named.map(|(label, value)| format!("{label} {}", or_nothing(lang, value)));
        named.collect::<Vec<_>>().join(lang.pick("，", ", "))
    };
    versions.iter().map(line).collect()
}

/// The value, or a word for none.
pub fn or_nothing(lang: Lang, value: &str) -> &str {
    if value.is_empty() {
        nothing(lang)
    } else {
        value
    }
}

fn of_person(lang: Lang, person: &Person) -> Vec<(&'static str, String)> {
    vec![
        (name(lang), person.name.clone()),
        (role(lang), words::role(lang, person.role).to_owned()),
        (org(lang), person.org.clone()),
        (crew(lang), person.crew.clone()),
    ]
}

fn of_subject(lang: Lang, subject: &Subject) -> Vec<(&'static str, String)> {
    let number = |value: Option<String>| value.unwrap_or_default();
    vec![
        (name(lang), subject.name.clone()),
        (kind(lang), words::kind(lang, subject.kind).to_owned()),
        (parent(lang), subject.parent.clone()),
        (checklist(lang), subject.checklist.clone()),
        (variants(lang), subject.variants.join(" ")),
        (crew(lang), subject.crew.clone()),
        (location(lang), subject.location.clone()),
        (
            capacity(lang),
            number(subject.capacity.map(|count| count.to_string())),
        ),
        (after(lang), subject.after.clone()),
        (chain(lang), subject.chain.clone()),
        (
            area(lang),
            number(subject.area_m2.as_ref().map(ToString::to_string)),
        ),
        (
            scale(lang),
            number(subject.scale.map(|scale| scale.as_str().to_owned())),
        ),
    ]
}

fn of_head(lang: Lang, head: &Head) -> Vec<(&'static str, String)> {
    let target = |value: &Option<crate::domain::Decimal>| {
        value.as_ref().map(ToString::to_string).unwrap_or_default()
    };
    let agreed_on = serde_json::to_string(&head.agreed).unwrap_or_default();
    vec![
        (code(lang), head.code.clone()),
        (name(lang), head.name.clone()),
        (scheme(lang), head.scheme.as_str().to_owned()),
        (first_pass(lang), target(&head.target_first_pass)),
        (excellence(lang), target(&head.target_excellence)),
        (
            scale(lang),
            head.scale.map_or("", |scale| scale.as_str()).to_owned(),
        ),
        (agreed(lang), agreed_on),
    ]
}
