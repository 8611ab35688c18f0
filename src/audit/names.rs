//! Names that were ever on record: of the project, its places and people. A sheet that is signed shows
//! no others.

use super::signable::Signable;
use crate::domain::Event;
use crate::domain::signature::Labels;
use crate::domain::statement::Statement;
use std::collections::BTreeSet;

#[derive(Default)]
pub(super) struct AuditNames(BTreeSet<String>);

impl AuditNames {
    pub fn note(&mut self, event: &Event) {
        match event {
            Event::Project(head) => _ = self.0.insert(project(&head.code, &head.name)),
            Event::People(people) => {
                for one in people {
                    self.0.insert(person(&one.code, &one.name, &one.org));
                    self.0.insert([one.code.as_str(), &one.name].join("\0"));
                }
            }
            Event::Plan(subjects) => {
                for one in subjects {
                    let name = place_name(&one.code, &one.name, &one.location);
                    self.0.insert(name);
                }
            }
            _ => {}
        }
    }

    pub fn know_person(&self, code: &str, name: &str, org: &str) -> bool {
        self.0.contains(&person(code, name, org))
    }

    /// Whether all that a sheet showed are among them.
    pub fn know(&self, signable: &Signable, statement: &Statement, labels: &Labels) -> bool {
        let names = [
            project(&labels.project, &labels.project_name),
            place_name(&statement.subject, &labels.subject_name, &labels.location),
            person(&statement.by, &labels.signer, &labels.org),
        ];
        let known = names.iter().all(|name| self.0.contains(name));
        let mut people: Vec<(&str, &String)> = vec![(signable.maker(), &labels.maker)];
        people.extend(
            labels
                .people
                .iter()
                .map(|(code, name)| (code.as_str(), name)),
        );
        let named = |(code, name): &(&str, &String)| {
            let name = [code, name.as_str()].join("\0");
            self.0.contains(&name)
        };
        known && people.iter().all(named)
    }
}

fn project(code: &str, name: &str) -> String {
    ["project", code, name].join("\0")
}

fn place_name(code: &str, name: &str, location: &str) -> String {
    ["subject", code, name, location].join("\0")
}

fn person(code: &str, name: &str, org: &str) -> String {
    ["person", code, name, org].join("\0")
}
