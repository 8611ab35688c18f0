//! Handles: how people name an issue. Its id is the record that opened it and the item; nobody types
//! that. The end of it, `12/5.5.1`, or any beginning that only one issue has, will do.

use crate::domain::issue::Issue;
use crate::domain::project::Project;

/// Why a handle names no issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unnamed {
    /// None has it.
    Nobody,
    /// Several have it: their ids.
    Several(Vec<String>),
}

/// The id without the device that made it: `12/5.5.1` of `d7k2-12/5.5.1`.
fn tail(id: &str) -> &str {
    let (record, item) = id.split_at(id.find('/').unwrap_or(id.len()));
    let from = record.rfind('-').map_or(0, |at| at + 1);
    id.get(from..).unwrap_or(item)
}

impl Project {
    /// The shortest handle of an issue that no other has.
    pub fn handle<'a>(&self, issue: &'a Issue) -> &'a str {
        let short = tail(&issue.id);
        let mut same = self
            .issues()
            .iter()
            .filter(|other| tail(&other.id) == short);
        match (same.next(), same.next()) {
            (Some(_), None) => short,
            _ => &issue.id,
        }
    }

    /// The issue that a handle names.
    pub fn issue_named(&self, handle: &str) -> Result<&Issue, Unnamed> {
        if let Some(issue) = self.issue(handle) {
            return Ok(issue);
        }
        let of_record = format!("{handle}/");
        let ways: [&dyn Fn(&Issue) -> bool; 4] = [
            &|issue| tail(&issue.id) == handle,
            &|issue| tail(&issue.id).starts_with(&of_record),
            &|issue| tail(&issue.id).starts_with(handle),
            &|issue| issue.id.starts_with(handle),
        ];
        for way in ways.into_iter().filter(|_| !handle.is_empty()) {
            let found: Vec<&Issue> = self.issues().iter().filter(|issue| way(issue)).collect();
            match found.as_slice() {
                [] => {}
                [one] => return Ok(one),
                several => {
                    let ids = several.iter().map(|issue| self.handle(issue).to_owned());
                    return Err(Unnamed::Several(ids.collect()));
                }
            }
        }
        Err(Unnamed::Nobody)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::event::Event;
    use crate::domain::issue::{IssueStep, Severity, Step};

    fn project(records: &[&str]) -> Project {
        let mut project = Project::default();
        for record in records {
            let step = IssueStep {
                issue: String::new(),
                step: Step::Open {
                    subject: "L".into(),
                    item: String::new(),
                    severity: Severity::Slight,
                    place: String::new(),
                },
                at: "2026-03-01T08:00:00+08:00".into(),
                by: "P".into(),
                text: "x".into(),
                evidence: Vec::new(),
            };
            project.apply(Event::Issue(step), record);
        }
        project
    }

    #[test]
    fn the_end_or_any_beginning_that_only_one_has_will_do() {
        let project = project(&["abcd-12", "abcd-13", "wxyz-13", "wxyz-140"]);
        let id = |handle: &str| project.issue_named(handle).map(|issue| issue.id.clone());
        assert_eq!(id("12"), Ok("abcd-12".into()));
        assert_eq!(id("14"), Ok("wxyz-140".into()));
        assert_eq!(id("abcd-13"), Ok("abcd-13".into()));
        let both = vec!["abcd-13".to_owned(), "wxyz-13".to_owned()];
        assert_eq!(id("13"), Err(Unnamed::Several(both)));
        assert_eq!(id("x"), Err(Unnamed::Nobody));
        assert_eq!(id(""), Err(Unnamed::Nobody));
    }

    #[test]
    fn every_handle_names_its_issue() {
        let project = project(&["a-1", "b-1", "a-11", "a-2"]);
        for issue in project.issues() {
            let named = project.issue_named(project.handle(issue));
            assert_eq!(named.map(|one| one.id.as_str()), Ok(issue.id.as_str()));
        }
    }
}
