//! People as they are called: by name, and by code and crew as well where two have one name, so that
//! nobody answers for another. Who they are is known to `domain`.

use crate::domain::Person;
use std::collections::BTreeMap;

/// What tells a person from others of the same name: code and crew, or nothing.
pub fn apart(people: &BTreeMap<String, Person>, person: &Person) -> String {
    let namesake = |other: &&Person| other.name == person.name && other.code != person.code;
    match people.values().find(namesake) {
        Some(_) if person.crew.is_empty() => person.code.clone(),
        Some(_) => format!("{} {}", person.code, person.crew),
        None => String::new(),
    }
}

/// The person's name, told from others.
pub fn name(people: &BTreeMap<String, Person>, person: &Person) -> String {
    match apart(people, person) {
        apart if apart.is_empty() => person.name.clone(),
        apart => format!("{} ({apart})", person.name),
    }
}

/// The name of whoever has a code; the code where it is nobody's.
pub fn called(people: Option<&BTreeMap<String, Person>>, code: &str) -> String {
    let known = people.and_then(|people| Some((people, people.get(code)?)));
    known.map_or_else(|| code.to_owned(), |(people, person)| name(people, person))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Role;

    #[test]
    fn two_of_one_name_are_told_apart_and_others_are_not_burdened() {
        let person = |code: &str, name: &str, crew: &str| Person {
            code: code.into(),
            name: name.into(),
            role: Role::Worker,
            org: String::new(),
            crew: crew.into(),
        };
        let all = [
            person("P21", "张伟", "班组1"),
            person("P22", "张伟", ""),
            person("P23", "王强", "班组1"),
        ];
        let people = all.map(|one| (one.code.clone(), one)).into();
        let name = |code| called(Some(&people), code);
        assert_eq!(name("P21"), "张伟 (P21 班组1)");
        assert_eq!(name("P22"), "张伟 (P22)");
        assert_eq!(name("P23"), "王强");
        assert_eq!(name("P24"), "P24");
    }
}
