//! When a paper may be issued or withdrawn, and its number: of a pattern, without gaps, never used twice. Two
//! devices that did not know of each other can give one number to two papers; then both say so until one is
//! withdrawn.

use crate::domain::Role;
use crate::domain::fault::Fault;
use crate::domain::issued::{Issued, LONGEST_WORDS, PaperRecord, PaperTurn};
use crate::domain::project::Project;
use crate::domain::trouble::{Issuing, Misruled, Miswritten, Trouble, Unentitled, Untimely};
use std::sync::Arc;

/// How papers are numbered where a project has not agreed another pattern.
pub const USUAL: &str = "{form}-{year}-{serial:3}";

/// The longest number.
const LONGEST: usize = 60;

/// Every fault that keeps a step from being recorded.
pub fn faults(project: &Project, step: &PaperRecord) -> Vec<Fault> {
    let mut faults: Vec<Trouble> = Vec::new();
    if !project.people.contains_key(&step.by) {
        faults.push(Unentitled::NoSuchPerson(step.by.clone()).into());
    }
    if step.at.moment().is_none() {
        faults.push(Untimely::NotATime(step.at.to_string()).into());
    }
    match &step.turn {
        PaperTurn::Issue {
            number,
            hash,
            words,
            ..
        } => {
            if words
                .values()
                .any(|said| said.chars().count() > LONGEST_WORDS)
            {
                faults.push(Miswritten::Malformed("words").into());
            }
            if number.is_empty() || number.chars().count() > LONGEST {
                faults.push(Miswritten::Malformed("number").into());
            }
            if hash.len() != 64 || !hash.bytes().all(|byte| byte.is_ascii_hexdigit()) {
                faults.push(Miswritten::Malformed("hash").into());
            }
            if project.numbered(number).next().is_some() {
                faults.push(Issuing::NumberTaken(number.clone()).into());
            }
        }
        PaperTurn::Withdraw { paper } => match project.paper(paper) {
            None => faults.push(Issuing::NoSuchPaper(paper.clone()).into()),
            Some(paper) if paper.withdrawn.is_some() => {
                faults.push(Issuing::Withdrawn(paper.number.clone()).into());
            }
            Some(_) if step.text.trim().is_empty() => faults.push(Misruled::NoWhy.into()),
            Some(_) => {}
        },
    }
    faults.into_iter().map(Fault::whole).collect()
}

/// Why somebody may not issue or withdraw a paper that is for these roles; no roles: for anybody.
pub fn not_theirs(project: &Project, by: &str, may: &[Role]) -> Option<Fault> {
    let has = project.people.get(by)?.role;
    let may = may.to_vec();
    let refused = !may.is_empty() && !may.contains(&has);
    refused.then(|| Fault::whole(Unentitled::WrongRole { has, may }))
}

/// Whether a pattern has a place for the running number.
pub fn counts(pattern: &str) -> bool {
    pattern.contains("{serial")
}

/// The number that the next paper of a form gets, by a pattern with `{form}`, `{year}` and `{serial}` or
/// `{serial:3}`: one more than the largest there is, and so without a gap.
pub fn next_number(project: &Project, pattern: &str, form: &str, year: &str) -> String {
    let with = |serial: usize| numbered(pattern, form, year, serial);
    let same_form = project.papers().iter().filter(|paper| paper.form == form);
    let mut serial = 1;
    let used: std::collections::BTreeSet<&str> = project
        .papers()
        .iter()
        .map(|paper| paper.number.as_str())
        .collect();
    // Of a pattern without a year the serial goes on over the years; so it is looked for, not counted.
    while serial <= same_form.clone().count() + used.len() && used.contains(with(serial).as_str()) {
        serial += 1;
    }
    with(serial)
}

fn numbered(pattern: &str, form: &str, year: &str, serial: usize) -> String {
    let plain = pattern.replace("{form}", form).replace("{year}", year);
    let mut number = plain.replace("{serial}", &serial.to_string());
    for width in 1..=9 {
        let place = format!("{{serial:{width}}}");
        number = number.replace(&place, &format!("{serial:0width$}"));
    }
    number
}

impl Project {
    /// Every paper that was issued, in order.
    pub fn papers(&self) -> &[Issued] {
        &self.papers
    }

    /// The paper that was issued in a record.
    pub fn paper(&self, record: &str) -> Option<&Issued> {
        self.papers.iter().find(|paper| paper.record == record)
    }

    /// The papers of a number: two when devices that did not know of each other gave it twice.
    pub fn numbered<'a>(&'a self, number: &'a str) -> impl Iterator<Item = &'a Issued> {
        let papers = self.papers.iter();
        papers.filter(move |paper| paper.number == number)
    }

    /// Takes a step; what withdraws no paper that is known changes nothing.
    pub(in crate::domain) fn take_paper(&mut self, step: PaperRecord, record: &str) {
        match &step.turn {
            PaperTurn::Issue { .. } => {
                Arc::make_mut(&mut self.papers).extend(Issued::of(&step, record));
            }
            PaperTurn::Withdraw { paper } => {
                let paper = paper.clone();
                let mut papers = Arc::make_mut(&mut self.papers).iter_mut();
                let found = papers.find(|one| one.record == paper);
                if let Some(found) = found.filter(|found| found.withdrawn.is_none()) {
                    found.withdrawn = Some((record.to_owned(), step));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Person;
    use crate::domain::issued::PaperWords;

    fn project() -> Project {
        let mut project = Project::default();
        let person = Person {
            code: "P07".into(),
            name: "监理".into(),
            role: Role::Supervisor,
            org: String::new(),
            crew: String::new(),
        };
        project.apply(crate::domain::Event::People(vec![person]), "r1");
        project
    }

    fn issue(number: &str) -> PaperRecord {
        PaperRecord {
            turn: PaperTurn::Issue {
                form: "notice".into(),
                number: number.into(),
                hash: "ab".repeat(32),
                about: vec!["r9".into()],
                covers: vec!["r9".into()],
                words: PaperWords::new(),
                signatures: false,
            },
            at: "2026-03-01T08:00:00+08:00".into(),
            by: "P07".into(),
            text: String::new(),
        }
    }

    fn withdraw(paper: &str) -> PaperRecord {
        PaperRecord {
            turn: PaperTurn::Withdraw {
                paper: paper.into(),
            },
            text: "笔误".into(),
            ..issue("")
        }
    }

    fn told(project: &Project, step: &PaperRecord) -> Vec<Trouble> {
        let faults = faults(project, step).into_iter();
        faults.map(|fault| fault.trouble).collect()
    }

    #[test]
    fn numbers_have_no_gap_and_a_withdrawn_one_stays_used() {
        let mut project = project();
        let next = |project: &Project| next_number(project, USUAL, "notice", "2026");
        for at in 1..=3 {
            let number = next(&project);
            assert_eq!(number, format!("notice-2026-{at:03}"));
            assert_eq!(told(&project, &issue(&number)), []);
            let event = crate::domain::Event::Paper(issue(&number));
            project.apply(event, &format!("p{at}"));
        }
        let event = crate::domain::Event::Paper(withdraw("p2"));
        project.apply(event, "p4");
        assert_eq!(next(&project), "notice-2026-004");
        assert_eq!(
            next_number(&project, USUAL, "notice", "2027"),
            "notice-2027-001"
        );
        assert_eq!(
            next_number(&project, "监理[{year}]通知{serial:3}号", "notice", "2026"),
            "监理[2026]通知001号"
        );
        let taken = issue("notice-2026-002");
        let trouble = Issuing::NumberTaken("notice-2026-002".into()).into();
        assert_eq!(told(&project, &taken), [trouble]);
    }

    #[test]
    fn a_paper_is_withdrawn_once_by_somebody_who_says_why() {
        let mut project = project();
        let event = crate::domain::Event::Paper(issue("1"));
        project.apply(event, "p1");
        assert_eq!(
            told(&project, &withdraw("p9")),
            [Issuing::NoSuchPaper("p9".into()).into()]
        );
        let silent = PaperRecord {
            text: " ".into(),
            ..withdraw("p1")
        };
        assert_eq!(told(&project, &silent), [Misruled::NoWhy.into()]);
        assert_eq!(told(&project, &withdraw("p1")), []);
        project.apply(crate::domain::Event::Paper(withdraw("p1")), "p2");
        assert_eq!(
            told(&project, &withdraw("p1")),
            [Issuing::Withdrawn("1".into()).into()]
        );
    }

    #[test]
    fn a_paper_is_for_the_roles_of_its_form() {
        let told = |may: &[Role]| {
            let fault = not_theirs(&project(), "P07", may);
            fault.map(|fault| fault.trouble)
        };
        let (has, may) = (Role::Supervisor, vec![Role::ChiefSupervisor]);
        assert_eq!(
            told(&may),
            Some(
                Unentitled::WrongRole {
                    has,
                    may: may.clone()
                }
                .into()
            )
        );
        assert_eq!(told(&[Role::Supervisor, Role::ChiefSupervisor]), None);
        assert_eq!(told(&[]), None);
    }

    #[test]
    fn what_stands_in_no_project_is_named_all_at_once() {
        let strange = PaperRecord {
            turn: PaperTurn::Issue {
                form: "notice".into(),
                number: String::new(),
                hash: "x".into(),
                about: Vec::new(),
                covers: Vec::new(),
                words: PaperWords::new(),
                signatures: false,
            },
            at: "gestern".into(),
            by: "P99".into(),
            text: String::new(),
        };
        assert_eq!(told(&project(), &strange).len(), 4);
    }
}
