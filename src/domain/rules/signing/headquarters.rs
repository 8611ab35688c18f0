//! Which headquarters' keys a project believes: a person of one of three roles compared the short code, and may take
//! it back. Two devices that say the same of one key are one word; what was taken back is believed again only where
//! that was known.

use crate::domain::fault::Fault;
use crate::domain::person::Role;
use crate::domain::project::Project;
use crate::domain::receipt::{hq_kid, is_name};
use crate::domain::trouble::{Misruled, Miswritten, Signing, Trouble, Unentitled, Untimely};
use crate::domain::trust::{MAY_TRUST, TrustRecord, TrustTurn, TrustedKey};

/// Every fault that keeps a record about a headquarters' key from being made.
pub fn faults(project: &Project, step: &TrustRecord) -> Vec<Fault> {
    let mut faults: Vec<Trouble> = Vec::new();
    match project.people.get(&step.by).map(|person| person.role) {
        None => faults.push(Unentitled::NoSuchPerson(step.by.clone()).into()),
        Some(has) if !MAY_TRUST.contains(&has) => faults.push(wrong_role(has)),
        Some(_) => {}
    }
    if step.at.moment().is_none() {
        faults.push(Untimely::NotATime(step.at.to_string()).into());
    }
    match &step.turn {
        TrustTurn::Trust { kid, name, public } => {
            if hq_kid(public).as_ref() != Some(kid) {
                faults.push(Miswritten::Malformed("public").into());
            }
            if !is_name(name) {
                faults.push(Miswritten::Malformed("name").into());
            }
            if project.believes(kid).is_some() {
                faults.push(Signing::AlreadyTrusted(kid.clone()).into());
            }
        }
        TrustTurn::Distrust { kid } => {
            if project.believes(kid).is_none() {
                faults.push(Signing::NotTrusted(kid.clone()).into());
            } else if step.text.trim().is_empty() {
                faults.push(Misruled::NoWhy.into());
            }
        }
    }
    faults.into_iter().map(Fault::whole).collect()
}

fn wrong_role(has: Role) -> Trouble {
    let may = MAY_TRUST.to_vec();
    Unentitled::WrongRole { has, may }.into()
}

impl Project {
    /// The headquarters' keys that were ever believed, by name.
    pub fn headquarters(&self) -> impl Iterator<Item = (&str, &TrustedKey)> {
        let keys = self.headquarters.iter();
        keys.map(|(kid, key)| (kid.as_str(), key))
    }

    /// The headquarters' key of this name, if it is believed now.
    pub fn believes(&self, kid: &str) -> Option<&TrustedKey> {
        let key = self.headquarters.get(kid);
        key.filter(|key| key.ended.is_none())
    }

    /// Takes in what is said of a key; what does not fit it changes nothing.
    pub(in crate::domain) fn take_trust(&mut self, step: TrustRecord, record: &str) {
        match step.turn {
            TrustTurn::Trust { kid, name, public } => {
                let ended = self.headquarters.get(&kid).map(|key| key.ended.clone());
                let is_settled = match ended {
                    // Said twice: the first word stands.
                    Some(None) => true,
                    Some(Some(ended)) => !self.sight.knew(record, &ended),
                    None => false,
                };
                if is_settled || hq_kid(&public).as_ref() != Some(&kid) {
                    return;
                }
                let key = TrustedKey {
                    name,
                    public,
                    by: step.by,
                    at: step.at,
                    record: record.to_owned(),
                    ended: None,
                };
                self.headquarters.insert(kid, key);
            }
            TrustTurn::Distrust { kid } => {
                if let Some(key) = self.headquarters.get_mut(&kid) {
                    key.ended.get_or_insert_with(|| record.to_owned());
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::time::Time;
    use crate::domain::{Event, Person};

    const PUBLIC: &str = "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";
    const KID: &str = "0728b3560c8ec7b4";

    fn step(by: &str, turn: TrustTurn, text: &str) -> TrustRecord {
        TrustRecord {
            turn,
            at: Time::from("2026-11-30T09:00:00+08:00".to_owned()),
            by: by.into(),
            text: text.into(),
        }
    }

    fn trusts(by: &str) -> TrustRecord {
        let (kid, name, public) = (KID.into(), "总部".into(), PUBLIC.into());
        step(by, TrustTurn::Trust { kid, name, public }, "")
    }

    fn distrusts(by: &str, text: &str) -> TrustRecord {
        step(by, TrustTurn::Distrust { kid: KID.into() }, text)
    }

    fn project() -> Project {
        let mut project = Project::default();
        let person = |code: &str, role| Person {
            code: code.into(),
            name: code.into(),
            role,
            org: String::new(),
            crew: String::new(),
        };
        let people = vec![
            person("PM", Role::ProjectManager),
            person("CL", Role::CrewLeader),
        ];
        project.apply(Event::People(people), "a-1");
        project
    }

    fn told(project: &Project, step: &TrustRecord) -> Vec<Trouble> {
        let faults = faults(project, step).into_iter();
        faults.map(|fault| fault.trouble).collect()
    }

    #[test]
    fn who_may_says_it_once_and_takes_it_back_with_a_reason() {
        let mut project = project();
        assert_eq!(told(&project, &trusts("PM")), []);
        assert!(matches!(
            told(&project, &trusts("CL"))[..],
            [Trouble::Unentitled(Unentitled::WrongRole { .. })]
        ));
        assert_eq!(
            told(&project, &distrusts("PM", "x")),
            [Signing::NotTrusted(KID.into()).into()]
        );
        project.apply(Event::Trust(trusts("PM")), "a-2");
        assert!(project.believes(KID).is_some());
        assert_eq!(
            told(&project, &trusts("PM")),
            [Signing::AlreadyTrusted(KID.into()).into()]
        );
        assert_eq!(
            told(&project, &distrusts("PM", " ")),
            [Misruled::NoWhy.into()]
        );
        project.apply(Event::Trust(distrusts("PM", "密钥外泄")), "a-3");
        assert!(project.believes(KID).is_none());
        assert_eq!(project.headquarters().count(), 1);
    }

    #[test]
    fn a_key_that_is_not_the_one_named_is_never_believed() {
        let mut project = project();
        let mut forged = trusts("PM");
        if let TrustTurn::Trust { kid, .. } = &mut forged.turn {
            *kid = "ffffffffffffffff".into();
        }
        assert_eq!(
            told(&project, &forged),
            [Miswritten::Malformed("public").into()]
        );
        project.apply(Event::Trust(forged), "a-2");
        assert_eq!(project.headquarters().count(), 0);
    }

    #[test]
    fn who_had_not_heard_that_it_was_taken_back_does_not_bring_it_again() {
        let mut project = project();
        project.apply(Event::Trust(trusts("PM")), "a-2");
        project.apply(Event::Trust(distrusts("PM", "密钥外泄")), "a-3");
        project.apply(Event::Trust(trusts("PM")), "b-1");
        assert!(project.believes(KID).is_none());
        // On the device that took it back it can be believed again.
        project.apply(Event::Trust(trusts("PM")), "a-4");
        assert!(project.believes(KID).is_some());
    }
}
