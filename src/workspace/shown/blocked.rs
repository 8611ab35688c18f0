//! 卡在哪, for the faces: of one subject, of a place, of the whole project.

use crate::domain::blocked::{Blocker, GateLook};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::{Person, Role};
use crate::failure::Failure;
use crate::workspace::Workspace;

impl Workspace {
    /// What keeps the next thing from happening: on the subject of this code, on every subject at
    /// this place, or, when nothing is named, what presses anywhere.
    pub fn blocked(&self, named: Option<&str>) -> Result<Vec<Blocker>, Failure> {
        let project = self.entered()?;
        let now = self.now();
        let look = self.look(project, &now);
        let Some(named) = named else {
            return Ok(look.pressing());
        };
        if let Some(node) = project.called(named) {
            return Ok(look.at(node));
        }
        let mut here = project.nodes().iter().filter(|node| is_at(node, named));
        let Some(first) = here.next() else {
            return Err(Failure::NoSuchSubject(named.to_owned()));
        };
        let all = std::iter::once(first).chain(here);
        Ok(all.flat_map(|node| look.at(node)).collect())
    }

    fn look<'a>(&'a self, project: &'a Project, now: &'a str) -> GateLook<'a> {
        GateLook {
            project,
            rulebook: &self.library.rulebook,
            now,
        }
    }

    /// The people of the project who are of one of these roles, by code.
    pub fn people_of(&self, roles: &[Role]) -> Vec<&Person> {
        let people = self.project().into_iter();
        people
            .flat_map(|project| project.people.values())
            .filter(|person| roles.contains(&person.role))
            .collect()
    }
}

/// Whether a subject stands at a place, by the words of its location: 7 层 is not part of 17 层.
fn is_at(node: &Node, place: &str) -> bool {
    let location = node.subject.location.as_str();
    let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
    let whole = |(at, found): (usize, &str)| {
        let (before, after) = (location.get(..at), location.get(at + found.len()..));
        let cut_before = digit(found.chars().next())
            && digit(before.and_then(|before| before.chars().next_back()));
        let cut_after =
            digit(found.chars().next_back()) && digit(after.and_then(|after| after.chars().next()));
        !cut_before && !cut_after
    };
    !place.is_empty() && location.match_indices(place).any(whole)
}

#[cfg(test)]
mod tests {
    use super::is_at;
    use crate::domain::{Event, Kind, Project, Subject};

    #[test]
    fn a_place_is_found_by_whole_numbers() {
        let mut project = Project::default();
        let subject = Subject {
            location: "17 层 ①轴 B12".into(),
            ..Subject::new("L", "", Kind::Unit, "L")
        };
        project.apply(Event::Plan(vec![subject]), "d-1");
        let node = project.node("L").unwrap();
        for (place, found) in [
            ("17 层", true),
            ("7 层", false),
            ("层 ①", true),
            ("B1", false),
            ("", false),
        ] {
            assert_eq!(is_at(node, place), found, "{place}");
        }
    }
}
