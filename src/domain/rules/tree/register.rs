//! Registers kept beside the tree: their kinds, the codes of their entries, how long a certificate
//! is valid, and whether a new entry fits the project. An entry is a subject like any other; its
//! checks are decided where all are.

use crate::domain::checklist::{Checklist, Variant};
use crate::domain::judge::variant_faults;
use crate::domain::lists::Pinned;
use crate::domain::misfit::{Column, Misfit, RowFault};
use crate::domain::project::Project;
use crate::domain::rulebook::Rulebook;
use crate::domain::subject::{Kind, Subject};
use crate::domain::tree;
use crate::domain::trouble::{Described, Trouble};
use crate::domain::words::Words;
use chrono::NaiveDate;
use std::sync::Arc;

/// The registers, in the order of the work.
pub const KINDS: [Kind; 13] = [
    Kind::SiteManagement,
    Kind::Material,
    Kind::Equipment,
    Kind::Instrument,
    Kind::Concealed,
    Kind::Transfer,
    Kind::SpotCheck,
    Kind::Commissioning,
    Kind::Completion,
    Kind::Dwelling,
    Kind::Warranty,
    Kind::Complaint,
    Kind::Evaluation,
];

/// What the codes of a register begin with: the initials of its name, e.g. JC for 进场.
pub fn prefix(kind: Kind) -> &'static str {
    match kind {
        Kind::Material => "JC",
        Kind::Equipment => "SB",
        Kind::Instrument => "JL",
        Kind::Concealed => "YB",
        Kind::Transfer => "JJ",
        Kind::SiteManagement => "XC",
        Kind::Commissioning => "SC",
        Kind::Completion => "JG",
        Kind::Dwelling => "FH",
        Kind::Warranty => "HF",
        Kind::Complaint => "TS",
        Kind::SpotCheck => "CC",
        Kind::Evaluation => "PJ",
        _ => "",
    }
}

/// The code of the next entry of a register: one more than the highest there is. The device that began
/// the project counts `JC-001`, `JC-002`; every other one puts a mark of its own in between, `JC-K7-001`,
/// so that two laptops without a network never give one code to two things.
pub fn next_code(project: &Project, kind: Kind, did: &str) -> String {
    let prefix = match mark(project, did) {
        Some(mark) => format!("{}-{mark}", prefix(kind)),
        None => prefix(kind).to_owned(),
    };
    let number = |code: &str| {
        let digits = code.strip_prefix(prefix.as_str())?.strip_prefix('-')?;
        digits.parse::<u32>().ok()
    };
    let taken = project.nodes().iter();
    let highest = taken.filter_map(|node| number(&node.subject.code)).max();
    format!("{prefix}-{:03}", highest.unwrap_or(0).saturating_add(1))
}

/// The fewest letters of a device's mark.
const MARK: usize = 2;

/// What a device puts into the codes it makes: the beginning of its id, as long as it takes to differ
/// from every other device that has planned anything.
fn mark(project: &Project, did: &str) -> Option<String> {
    let founder = project.founder();
    if founder.is_empty() || founder == did {
        return None;
    }
    let others: Vec<&str> = project.planners().filter(|other| *other != did).collect();
    let alike = |end: &usize| {
        let mark = did.get(..*end);
        mark.is_some_and(|mark| others.iter().any(|other| other.starts_with(mark)))
    };
    let end = (MARK..did.len()).find(|end| !alike(end));
    Some(
        did.get(..end.unwrap_or(did.len()))
            .unwrap_or(did)
            .to_uppercase(),
    )
}

/// A certificate that ends within so many days is said to end soon.
pub const SOON_DAYS: i64 = 30;

/// How long an instrument's certificate is valid.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Validity {
    /// No certificate was accepted yet.
    Missing,
    /// Up to this day.
    Until(NaiveDate),
    /// Up to this day, which comes soon.
    Soon(NaiveDate),
    /// It was, up to this day.
    Expired(NaiveDate),
}

impl Validity {
    /// What a certificate that is valid up to a day is worth today.
    pub fn of(until: Option<&str>, today: NaiveDate) -> Self {
        let day = until.and_then(|day| NaiveDate::parse_from_str(day, "%Y-%m-%d").ok());
        match day {
            None => Validity::Missing,
            Some(day) if day < today => Validity::Expired(day),
            Some(day) if (day - today).num_days() <= SOON_DAYS => Validity::Soon(day),
            Some(day) => Validity::Until(day),
        }
    }
}

/// The checklists of a register, by id.
pub fn checklists(rulebook: &Rulebook, kind: Kind) -> Vec<&Arc<Pinned>> {
    rulebook.checklists.for_subject(kind.as_str()).collect()
}

/// An entry as asked for, with its code and the only checklist of its kind filled in, or every
/// fault of it.
pub fn entry(
    project: &Project,
    rulebook: &Rulebook,
    asked: Subject,
    did: &str,
) -> Result<Subject, Vec<RowFault>> {
    let mut entry = asked;
    if entry.code.is_empty() {
        entry.code = next_code(project, entry.kind, did);
    }
    let lists = checklists(rulebook, entry.kind);
    if let ("", [only]) = (entry.checklist.as_str(), lists.as_slice()) {
        entry.checklist.clone_from(&only.checklist.id);
    }
    tree::refer(project, std::slice::from_mut(&mut entry));
    let mut faults = tree::faults(project, rulebook, std::slice::from_ref(&entry));
    let mut add = |column, misfit| {
        faults.push(RowFault {
            row: 0,
            column,
            misfit,
        });
    };
    if !entry.kind.is_register() {
        add(
            Column::Kind,
            Misfit::NotAKind(entry.kind.as_str().to_owned()),
        );
    }
    if project.node(&entry.code).is_some() {
        add(Column::Code, Misfit::Taken);
    }
    if entry.name.trim().is_empty() {
        add(Column::Name, Misfit::Empty);
    }
    match lists
        .iter()
        .find(|list| list.checklist.id == entry.checklist)
    {
        None if entry.checklist.is_empty() => {
            let ids = lists.iter().map(|list| list.checklist.id.clone());
            add(Column::Checklist, Misfit::ChooseChecklist(ids.collect()));
        }
        None => {}
        Some(list) => {
            for fault in variant_faults(&list.checklist, &entry.variants) {
                if let Trouble::Described(Described::ChooseVariant(group)) = fault.trouble {
                    let members = members(&list.checklist, &group);
                    add(Column::Variants, Misfit::ChooseVariant(members));
                }
            }
        }
    }
    if faults.is_empty() {
        Ok(entry)
    } else {
        Err(faults)
    }
}

/// The names of a group's variants.
fn members(list: &Checklist, group: &str) -> Vec<(String, Words)> {
    let of_group = |variant: &&Variant| variant.group == group;
    let words = |variant: &Variant| {
        let (zh, en) = (variant.zh.clone(), variant.en.clone());
        (variant.id.clone(), Words { zh, en })
    };
    list.variants.iter().filter(of_group).map(words).collect()
}
