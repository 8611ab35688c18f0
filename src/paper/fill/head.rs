//! What stands at the top of most papers, and is filled wherever a paper lists it: units, people and places, from
//! the project's list of people and its tree. Who is not on the list is not on the paper.

use super::FillBook;
use crate::domain::node::Node;
use crate::domain::person::Role;
use crate::domain::{Kind, Person};
use crate::paper::fields::About;
use crate::paper::value::Values;
use crate::text::paper;
use std::collections::BTreeSet;

/// Who speaks for the contractor, the foremost first.
const CONTRACTOR: [Role; 4] = [
    Role::ProjectManager,
    Role::TechnicalLead,
    Role::Inspector,
    Role::Foreman,
];

impl FillBook<'_> {
    /// What is known of the fields of a paper before anything of its own is filled in.
    pub fn known(&self, about: About, node: Option<&Node>) -> Values {
        let mut values = Values::default();
        for name in about.fields() {
            let said = self.said(name);
            let known = said.or_else(|| self.party(name));
            let known = known.or_else(|| self.place(name, node?));
            if let Some(text) = known.filter(|text| !text.is_empty()) {
                values.set(name, text);
            }
        }
        values
    }

    /// A unit or a person of the project.
    fn party(&self, name: &str) -> Option<String> {
        Some(match name {
            "contractor" => self.firm(&CONTRACTOR),
            "supervisor" => self.firm(&[Role::ChiefSupervisor, Role::Supervisor]),
            "owner" => self.firm(&[Role::Owner]),
            "designer" => self.firm(&[Role::Designer]),
            "surveyor" => self.firm(&[Role::Surveyor]),
            "project_manager" => self.names(Role::ProjectManager),
            "technical_manager" => self.names(Role::TechnicalLead),
            "chief" => self.names(Role::ChiefSupervisor),
            "owner_manager" => self.names(Role::Owner),
            "designer_manager" => self.names(Role::Designer),
            "begin_date" => paper::date(&self.project.head.began()?.to_string()),
            _ => return None,
        })
    }

    /// Where a subject stands.
    fn place(&self, name: &str, node: &Node) -> Option<String> {
        let subject = &node.subject;
        Some(match name {
            "unit" => self.unit_name(node),
            "building" => self.above(node, &[Kind::Unit, Kind::SubUnit]),
            "division" => self.above(node, &[Kind::Division, Kind::SubDivision]),
            "item" => self.above(node, &[Kind::Item]),
            "lot" | "process" => subject.name.clone(),
            "location" => match subject.location.is_empty() {
                true => subject.name.clone(),
                false => subject.location.clone(),
            },
            "crew" => subject.crew.clone(),
            "code" => self.lot_code(node).unwrap_or_default().to_owned(),
            "serial" => self.serial(node),
            _ => return None,
        })
    }

    /// What the project has said once for all its papers, by the field's name.
    fn said(&self, name: &str) -> Option<String> {
        self.project.head.agreed.papers.said.get(name).cloned()
    }

    /// A subject with its place, once: many are called by it.
    pub fn placed(&self, node: &Node) -> String {
        let (name, place) = (&node.subject.name, &node.subject.location);
        match name.contains(place.as_str()) {
            true => name.clone(),
            false => format!("{place} {name}"),
        }
    }

    /// Project and unit, the unit alone where it says the project's name itself; a blank between Latin names.
    fn unit_name(&self, node: &Node) -> String {
        let project = &self.project.head.name;
        let unit = self.above(node, &[Kind::Unit, Kind::SubUnit]);
        let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
        match unit.contains(project.as_str()) {
            true => unit,
            false if latin(project.chars().next_back()) && latin(unit.chars().next()) => {
                format!("{project} {unit}")
            }
            false => format!("{project}{unit}"),
        }
    }

    /// The names of the nodes of these kinds from the node upwards, the highest first.
    pub fn above(&self, node: &Node, kinds: &[Kind]) -> String {
        let above = kinds
            .iter()
            .filter_map(|kind| self.project.above(node, *kind));
        let names: Vec<&str> = above.map(|node| node.subject.name.as_str()).collect();
        names.join("/")
    }

    /// The place of a lot among those of its form in the unit, in the order of the plan: of the same eight digits,
    /// or, where nobody says these, of the same item and checklist.
    fn serial(&self, node: &Node) -> String {
        let code = self.lot_code(node);
        let kind = code.map_or(Kind::Item, |_| Kind::Unit);
        let Some(above) = self.project.above(node, kind) else {
            return String::new();
        };
        let list = &node.subject.checklist;
        let mut lots = self.project.below(above, Kind::Lot);
        lots.retain(|lot| {
            self.lot_code(lot) == code && (code.is_some() || lot.subject.checklist == *list)
        });
        let at = lots
            .iter()
            .position(|lot| lot.subject.code == node.subject.code);
        at.map_or_else(String::new, |at| format!("{:03}", at + 1))
    }

    fn people(&self, role: Role) -> impl Iterator<Item = &Person> {
        let people = self.project.people.values();
        people.filter(move |person| person.role == role)
    }

    /// The names of those who have a role.
    fn names(&self, role: Role) -> String {
        let names: Vec<&str> = self.people(role).map(|one| one.name.as_str()).collect();
        names.join("、")
    }

    /// The name of a person; the code of who is not on the list.
    pub fn name<'a>(&'a self, code: &'a str) -> &'a str {
        let person = self.project.people.get(code);
        person.map_or(code, |person| person.name.as_str())
    }

    /// The firm of a person; none of who is not on the list.
    pub fn org(&self, code: &str) -> &str {
        let person = self.project.people.get(code);
        person.map_or("", |person| person.org.as_str())
    }

    /// The firm of the first of these roles that says one; several firms side by side.
    fn firm(&self, roles: &[Role]) -> String {
        let firms = roles.iter().map(|role| {
            let firms = self.people(*role).map(|one| one.org.as_str());
            firms
                .filter(|firm| !firm.is_empty())
                .collect::<BTreeSet<_>>()
        });
        let first = firms.into_iter().find(|firms| !firms.is_empty());
        let firms: Vec<&str> = first.into_iter().flatten().collect();
        firms.join("、")
    }
}
