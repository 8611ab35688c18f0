//! Words for rows that two devices changed without knowing of each other: a person, a row of the plan
//! or of a register, what the project agreed.

use super::lang::Lang;
use super::words;
use crate::domain::choice::Thing;
use crate::domain::collision::CollidingRow;
use crate::domain::fork::ForkBranch;
use crate::domain::head::ProjectHead;
use crate::domain::{Person, Subject};
use crate::phrases;

phrases! {
    row_unsettled: "待裁定：两台设备互不知情，各改了这一行", "To be settled: two devices changed this row without knowing of each other";
    row_meanwhile: "裁定以前，两台设备上都按下面最后一条计", "Until it is settled, the last one below counts, on both devices";
    fork_unsettled: "待裁定：同一设备号下有两份记录（备份恢复、克隆或伪造）", "To be settled: two histories under one device id (a restored backup, a clone, or a forgery)";
    fork_meanwhile: "裁定以前按较差的一份计：只有一份说合格的不计，有一份说不合格的照计，涉及的对象不能往下做", "Until it is settled the worse side counts: what only one of them says passed does not, what one says failed does, and work on those subjects waits";
    fork_kept: "各份都留存；不作数的一份里的不合格照样计入首轮。", "All are kept; what failed in one that is set aside still counts in its first round.";
    journal: "同号两份记录", "Two histories";
    branch: "分支", "branch";
    touches: "涉及", "touches";
    vouched: "见证", "witnesses";
    all_stand: "各份都作数（都是本项目的人做的）", "all of them stand (all were made by the people of this project)";
    named_first: "各设备都先见到或写下这一份", "every device met or wrote this one first";
    not_named: "各设备说法不一，或没有", "the devices differ, or say nothing";
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
        Thing::Journal => journal(lang),
        Thing::Project => project(lang),
        Thing::Person => person(lang),
        Thing::Subject => row(lang),
    }
}

/// What has to be settled about it.
pub fn unsettled(lang: Lang, of: Thing) -> &'static str {
    match of {
        Thing::Journal => fork_unsettled(lang),
        Thing::Project | Thing::Person | Thing::Subject => row_unsettled(lang),
    }
}

/// What counts until it is settled.
pub fn meanwhile(lang: Lang, of: Thing) -> &'static str {
    match of {
        Thing::Journal => fork_meanwhile(lang),
        Thing::Project | Thing::Person | Thing::Subject => row_meanwhile(lang),
    }
}

/// What becomes of the sides that do not stand.
pub fn remains(lang: Lang, of: Thing) -> &'static str {
    match of {
        Thing::Journal => fork_kept(lang),
        Thing::Project | Thing::Person | Thing::Subject => kept(lang),
    }
}

/// How many devices wrote twice, and what to do.
pub fn forked(lang: Lang, devices: &[String]) -> String {
    let (count, named) = (devices.len(), devices.join(lang.between()));
    match (lang, count) {
        (Lang::Zh, _) => format!(
            "有 {count} 个设备号下各有两份记录（{named}：备份恢复、克隆或伪造），都保留，裁定以前按较差的一份计；请裁定：sanjian conflict list"
        ),
        (Lang::En, 1) => format!(
            "there are two histories under one device id ({named}: a restored backup, a clone, or a forgery); both are kept, and the worse one counts until it is settled: sanjian conflict list"
        ),
        (Lang::En, _) => format!(
            "there are two histories under each of {count} device ids ({named}: restored backups, clones, or forgeries); all are kept, and the worse ones count until it is settled: sanjian conflict list"
        ),
    }
}

/// The same on the screen, where no command is needed.
pub fn forked_here(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("有 {count} 个设备号下各有两份记录，按较差的一份计，须由人裁定"),
        (Lang::En, 1) => {
            "two histories under one device id: the worse one counts until a person settles it"
                .to_owned()
        }
        (Lang::En, _) => format!(
            "two histories under each of {count} device ids: the worse ones count until a person settles it"
        ),
    }
}

/// How many subjects count by the worse side.
pub fn disputed(lang: Lang, count: u64) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!(
            "有 {count} 个对象在同一设备号的两份记录里，待裁定：一次验收合格率按较差的一份计。sanjian conflict list"
        ),
        (Lang::En, 1) => "1 subject stands in two histories under one device id and counts by the worse one until it is settled: sanjian conflict list".to_owned(),
        (Lang::En, _) => format!(
            "{count} subjects stand in two histories under one device id and count by the worse one until they are settled: sanjian conflict list"
        ),
    }
}

/// The same on the screen.
pub fn disputed_here(lang: Lang, count: u64) -> String {
    match (lang, count) {
        (Lang::Zh, _) => {
            format!("有 {count} 个对象待裁定（同一设备号下有两份记录），按较差的一份计")
        }
        (Lang::En, 1) => {
            "1 disputed (two histories under one device id): it counts by the worse one".to_owned()
        }
        (Lang::En, _) => format!(
            "{count} disputed (two histories under one device id): they count by the worse one"
        ),
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
pub fn fields(lang: Lang, row: CollidingRow<'_>) -> Vec<(&'static str, String)> {
    match row {
        CollidingRow::Branch(branch) => of_branch(lang, &branch),
        CollidingRow::Project(head) => of_head(lang, head),
        CollidingRow::Person(person) => of_person(lang, person),
        CollidingRow::Subject(subject) => of_subject(lang, subject),
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
pub fn lines(lang: Lang, rows: &[CollidingRow<'_>]) -> Vec<String> {
    let versions: Vec<_> = rows.iter().map(|row| fields(lang, *row)).collect();
    let differing = differing(&versions);
    let line = |fields: &Vec<(&'static str, String)>| {
        let named = differing.iter().filter_map(|at| fields.get(*at));
        let named = named.map(|(label, value)| format!("{label} {}", or_nothing(lang, value)));
        named.collect::<Vec<_>>().join(lang.comma())
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

fn of_branch(lang: Lang, it: &ForkBranch<'_>) -> Vec<(&'static str, String)> {
    let Some(author) = it.author else {
        let none = || "-".to_owned();
        return vec![
            (branch(lang), all_stand(lang).to_owned()),
            (touches(lang), none()),
            (vouched(lang), none()),
        ];
    };
    let subjects = match lang {
        Lang::Zh => format!("{} 个对象", it.subjects),
        Lang::En => format!("{} subjects", it.subjects),
    };
    let witnesses = match it.first {
        true => named_first(lang),
        false => not_named(lang),
    };
    vec![
        (branch(lang), author.to_owned()),
        (touches(lang), subjects),
        (vouched(lang), witnesses.to_owned()),
    ]
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

fn of_head(lang: Lang, head: &ProjectHead) -> Vec<(&'static str, String)> {
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
