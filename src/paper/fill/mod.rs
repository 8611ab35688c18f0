//! The values of each kind of paper, from the records. Nothing is printed that nobody recorded: what was not
//! measured and what nobody signed stays empty.
//!
//! | file | noun |
//! |---|---|
//! | `told` | a concluded check with all that a paper says of it |
//! | `head` | what stands at the top of most papers: units, people, places |
//! | `row` | an item of a check as a row of the lot form |
//! | `lot`, `original` | 检验批质量验收记录, its original record and readings |
//! | `above` | 分项, 分部 and 单位: what lies below, counted |
//! | `stages` | the three checks, handing over, concealed work, handing in |
//! | `period`, `month` | 监理月报: the rates, acceptances, issues and notices of a month |
//! | `issues` | notices, answers and lists of issues |

pub mod above;
pub mod head;
pub mod issues;
pub mod lot;
pub mod month;
pub mod original;
pub mod period;
pub mod row;
pub mod stages;
pub mod told;

#[cfg(test)]
mod tests;

use super::fields::About;
use super::value::{Picture, Values};
use crate::domain::issue::Issue;
use crate::domain::node::Node;
use crate::domain::{Kind, Project, Rulebook};
use period::Month;
use told::Told;

/// What lies behind the state: whoever has the disk hands it in.
pub trait Records {
    /// A concluded check with its answers; none when it or its checklist cannot be read.
    fn check(&self, record: &str) -> Option<Told>;
    /// A picture kept by its hash.
    fn picture(&self, hash: &str) -> Option<Picture>;
}

/// What papers are filled from.
pub struct Book<'a> {
    /// The project as it stands.
    pub project: &'a Project,
    /// The checklists and chains.
    pub rulebook: &'a Rulebook,
    /// Its records.
    pub records: &'a dyn Records,
}

/// What a paper is about.
pub enum Matter<'a> {
    /// A subject.
    Node(&'a Node),
    /// Issues, in the order in which they were named.
    Issues(Vec<&'a Issue>),
    /// A month of the whole project.
    Month(Month),
}

/// What the subject of a paper has to be; none: the paper is about issues.
pub fn kinds(about: About) -> Option<&'static [Kind]> {
    Some(match about.name {
        "lot" | "original" | "readings" | "three-checks" | "handover" | "measured" => &[Kind::Lot],
        "submit" => &[Kind::Lot, Kind::Item, Kind::Concealed],
        "item" => &[Kind::Item],
        "division" | "submit-division" => &[Kind::Division, Kind::SubDivision],
        "unit" | "submit-completion" => &[Kind::Unit, Kind::SubUnit],
        "concealed" => &[Kind::Lot, Kind::Concealed],
        "photos" => &Kind::ALL,
        _ => return None,
    })
}

/// Whether a paper is about issues.
pub fn is_of_issues(about: About) -> bool {
    let of_issues = ["issues", "notice", "reply", "suspend", "nonconformity"];
    of_issues.contains(&about.name)
}

impl Book<'_> {
    /// The values of a paper.
    pub fn values(&self, about: About, matter: &Matter) -> Values {
        match matter {
            Matter::Node(node) => {
                let mut values = self.known(about, Some(node));
                self.of_node(about, &mut values, node);
                values
            }
            Matter::Month(month) => {
                let mut values = self.known(about, None);
                self.month(&mut values, *month);
                values
            }
            Matter::Issues(issues) => {
                let node = issues
                    .first()
                    .and_then(|one| self.project.node(&one.subject));
                let mut values = self.known(about, node);
                match (about.name, issues.as_slice()) {
                    ("reply", issues) => self.reply(&mut values, issues),
                    ("nonconformity", [issue, ..]) => self.nonconformity(&mut values, issue),
                    (_, issues) => self.issues(&mut values, issues),
                }
                values
            }
        }
    }

    fn of_node(&self, about: About, values: &mut Values, node: &Node) {
        match about.name {
            "lot" => self.lot(values, node),
            "original" => self.original(values, node),
            "readings" | "measured" => self.readings(values, node),
            "three-checks" => self.three_checks(values, node),
            "handover" => self.handover(values, node),
            "concealed" => self.concealed(values, node),
            "photos" => self.photos(values, node),
            "submit" | "submit-division" | "submit-completion" => self.submit(values, node),
            "item" => self.item(values, node),
            "division" => self.division(values, node),
            "unit" => self.unit(values, node),
            _ => {}
        }
    }
}
