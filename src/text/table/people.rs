//! What importing a people table changes, in words.

use crate::domain::Person;
use crate::phrases;
use crate::text::{Lang, words};

phrases! {
    not_yet: "尚未导入；加 --apply 确认。", "Nothing was imported yet; confirm with --apply.";
    name: "姓名", "name";
    role: "岗位", "role";
    org: "单位", "organisation";
    crew: "班组", "crew";
    /// That they are in the list now.
    imported(count: usize): "已导入：{count} 人。", "Imported: {count} people.";
}

/// A new person.
pub fn added(lang: Lang, person: &Person) -> String {
    let role = words::role(lang, person.role);
    let parts = [&person.code, &person.name, role, &person.org, &person.crew];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    format!("+ {}", parts.join(" "))
}

/// What changes of a person, a field a line: what it is, what it becomes.
pub fn changes(lang: Lang, old: &Person, new: &Person) -> Vec<String> {
    let role = |person: &Person| words::role(lang, person.role).to_owned();
    let fields = [
        (name(lang), old.name.clone(), new.name.clone()),
        (self::role(lang), role(old), role(new)),
        (org(lang), old.org.clone(), new.org.clone()),
        (crew(lang), old.crew.clone(), new.crew.clone()),
    ];
    let dash = |text: String| {
        if text.is_empty() {
            "—".to_owned()
        } else {
            text
        }
    };
    let changes = fields.into_iter().filter(|(_, old, new)| old != new);
    let change = |(field, old, new): (&str, String, String)| {
        lang.about(field, format!("{} → {}", dash(old), dash(new)))
    };
    changes.map(change).collect()
}

/// The same in one line.
pub fn changed(lang: Lang, old: &Person, new: &Person) -> String {
    let changes = changes(lang, old, new).join(lang.semicolon());
    format!("~ {} {changes}", new.code)
}

/// How many are new, changed, the same, and in the list only.
pub fn counts(lang: Lang, [added, changed, same, absent]: [usize; 4]) -> String {
    match lang {
        Lang::Zh => {
            format!("人员：新增 {added}，变更 {changed}，不变 {same}，表中没有而保留 {absent}。")
        }
        Lang::En => format!(
            "People: {added} new, {changed} changed, {same} the same, {absent} not in the table and kept."
        ),
    }
}
