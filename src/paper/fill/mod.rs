//! The values of each kind of paper, from the records. Nothing is printed that nobody recorded: what was not
//! measured and what nobody signed stays empty.
//!
//! | file | noun |
//! |---|---|
//! | `told` | a concluded check with all that a paper says of it |
//! | `head` | what stands at the top of most papers: units, people, places |
//! | `row` | an item of a check as a row of the lot form |
//! | `lot`, `original` | 检验批质量验收记录, its original record and readings |
//! | `word` | what each side concluded, as far as it did |
//! | `above` | 分项, 分部 and 单位: what lies below, counted |
//! | `completion` | the tables of Appendix H, and 现场质量管理检查记录 |
//! | `material` | arrivals of materials, their submission, witnessed samples |
//! | `visit` | visits under warranty |
//! | `dwelling`, `rooms` | 住宅工程质量分户验收记录, and its rooms with their readings |
//! | `dwellings` | 住宅工程质量分户验收汇总表 |
//! | `evaluation` | 工程质量评估报告: what a unit or a division came to |
//! | `stages` | the three checks, handing over, concealed work, handing in |
//! | `period`, `month` | 监理月报: the rates, acceptances, issues and notices of a month |
//! | `course` | its bars: rates and issues over the last months, what issues are about |
//! | `day` | 监理日志: what was concluded, found and sent on a day |
//! | `signed` | signatures made in the program, where a paper is to show them |
//! | `figures` | the figures of a checklist, to be compared with the print |
//! | `issues` | notices, answers and lists of issues |

pub mod above;
pub mod completion;
mod course;
pub mod day;
mod dwelling;
mod dwellings;
pub mod evaluation;
pub mod figures;
pub mod head;
pub mod issues;
pub mod lot;
pub mod material;
pub mod month;
pub mod original;
pub mod period;
mod rooms;
pub mod row;
mod signed;
pub mod stages;
pub mod told;
pub mod visit;
pub mod word;

#[cfg(test)]
mod tests;

use super::fields::About;
use super::value::{Value, Values};
use crate::domain::issue::Issue;
use crate::domain::node::Node;
use crate::domain::{Kind, Project, Rulebook};
use chrono::NaiveDate;
use figures::ListFill;
use period::Month;
use told::ToldCheck;

/// What lies behind the state: whoever has the disk hands it in, and remembers what could not be read.
pub trait Records {
    /// A concluded check with its answers; none when the record is no check.
    fn check(&self, record: &str) -> Option<ToldCheck>;
    /// A picture kept by its hash, or what is said in its place; none when the content is none.
    fn picture(&self, hash: &str) -> Option<Value>;
}

/// What papers are filled from.
pub struct FillBook<'a> {
    /// The project as it stands.
    pub project: &'a Project,
    /// The checklists and chains.
    pub rulebook: &'a Rulebook,
    /// Its records.
    pub records: &'a dyn Records,
}

/// What a paper is about, and how it is filled from it.
#[derive(Clone, Copy)]
pub enum Filler<'b> {
    /// A subject of one of these kinds.
    Node(&'static [Kind], fn(&FillBook<'b>, &mut Values, &Node)),
    /// Issues, one paper for all that are named.
    Issues(fn(&FillBook<'b>, &mut Values, &[&Issue])),
    /// A month of the whole project.
    Month(fn(&FillBook<'b>, &mut Values, Month)),
    /// A checklist with its edition and the codes above, of no project.
    List(ListFill),
    /// A day of the whole project.
    Day(fn(&FillBook<'b>, &mut Values, NaiveDate)),
}

impl Filler<'_> {
    /// How papers about this are filled; none: they are filled by hand.
    pub fn of(about: About) -> Option<Self> {
        const LOT: &[Kind] = &[Kind::Lot];
        const DIVISION: &[Kind] = &[Kind::Division, Kind::SubDivision];
        const UNIT: &[Kind] = &[Kind::Unit, Kind::SubUnit];
        const EVALUATED: &[Kind] = &[Kind::Unit, Kind::SubUnit, Kind::Division, Kind::SubDivision];
        const SUBMITTED: &[Kind] = &[Kind::Lot, Kind::Item, Kind::Concealed];
        Some(match about.name {
            "lot" => Self::Node(LOT, FillBook::lot),
            "original" => Self::Node(LOT, FillBook::original),
            "readings" | "measured" => Self::Node(LOT, FillBook::readings),
            "three-checks" => Self::Node(LOT, FillBook::three_checks),
            "handover" => Self::Node(&[Kind::Lot, Kind::Transfer], FillBook::handover),
            "concealed" => Self::Node(&[Kind::Lot, Kind::Concealed], FillBook::concealed),
            "photos" => Self::Node(&Kind::ALL, FillBook::photos),
            "item" => Self::Node(&[Kind::Item], FillBook::item),
            "division" => Self::Node(DIVISION, FillBook::division),
            "unit" => Self::Node(UNIT, FillBook::unit),
            "unit-documents" => Self::Node(UNIT, FillBook::unit_documents),
            "unit-safety" => Self::Node(UNIT, FillBook::unit_safety),
            "unit-appearance" => Self::Node(UNIT, FillBook::unit_appearance),
            "evaluation" => Self::Node(EVALUATED, FillBook::evaluation),
            "site-management" => Self::Node(&[Kind::SiteManagement], FillBook::site_management),
            "material" => Self::Node(&[Kind::Material], FillBook::material),
            "materials" => Self::Node(&[Kind::Material], FillBook::materials),
            "witness" => Self::Node(&[Kind::Material], FillBook::witnessed),
            "dwelling" => Self::Node(&[Kind::Dwelling], FillBook::dwelling),
            "dwellings" => Self::Node(UNIT, FillBook::dwellings),
            "visit" => Self::Node(&[Kind::Warranty], FillBook::visit),
            "standby" => Self::Node(&Kind::ALL, FillBook::standby),
            "letter" => Self::Node(&Kind::ALL, FillBook::letter),
            "submit" => Self::Node(SUBMITTED, FillBook::submit),
            "submit-division" => Self::Node(DIVISION, FillBook::submit),
            "submit-completion" => Self::Node(UNIT, FillBook::submit),
            "issues" | "notice" => Self::Issues(FillBook::issues),
            "suspend" => Self::Issues(FillBook::suspend),
            "resume" => Self::Issues(FillBook::resume),
            "resume-request" => Self::Issues(FillBook::resume_request),
            "reply" => Self::Issues(FillBook::reply),
            "nonconformity" => Self::Issues(FillBook::nonconformity),
            "month" => Self::Month(FillBook::month),
            "log" => Self::Day(FillBook::day),
            "figures" => Self::List(figures::figures),
            _ => return None,
        })
    }
}
