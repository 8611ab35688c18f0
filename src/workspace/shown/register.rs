//! Registers as the faces show them: each entry with the stage it waits for, the certificate of an
//! instrument and the warranty periods, as they stand today.

use super::waiting::SubjectProgress;
use crate::domain::node::Node;
use crate::domain::register::{self, Validity};
use crate::domain::warranted::{self, Term};
use crate::domain::{Kind, Stage, Subject};
use crate::failure::Failure;
use crate::workspace::Workspace;
use crate::workspace::tables::import::variant_id;
use chrono::NaiveDate;

/// An entry of a register.
#[derive(Clone, Debug)]
pub struct Registered<'a> {
    /// The subject with what happened to it.
    pub node: &'a Node,
    /// The stage it waits for; none when it is done or went out of the plan.
    pub open: Option<&'a Stage>,
    /// The round of that stage.
    pub round: u32,
    /// How it stands.
    pub progress: SubjectProgress,
    /// Of an instrument: its certificate.
    pub validity: Option<Validity>,
    /// Of a return visit: what is warranted, and how long.
    pub terms: Vec<Term<'a>>,
}

impl Registered<'_> {
    /// Whether somebody has something to do about it: a stage waits, or a certificate is missing,
    /// over or about to end.
    pub fn is_due(&self) -> bool {
        match self.validity {
            Some(validity) => !matches!(validity, Validity::Until(_)),
            None => self.open.is_some(),
        }
    }

    /// Whether the certificate of an instrument is over.
    pub fn is_expired(&self) -> bool {
        matches!(self.validity, Some(Validity::Expired(_)))
    }

    /// The warranty period that ends next; when all are over, the one that ended last.
    pub fn next_end(&self, today: NaiveDate) -> Option<NaiveDate> {
        let days = || self.terms.iter().filter_map(Term::last_day);
        days()
            .filter(|day| *day >= today)
            .min()
            .or_else(|| days().max())
    }
}

impl Workspace {
    /// The entries of one register, or of all, in the order they were made.
    pub fn register(&self, kind: Option<Kind>) -> Vec<Registered<'_>> {
        let Some(project) = self.project() else {
            return Vec::new();
        };
        let wanted = |node: &&Node| match kind {
            Some(kind) => node.subject.kind == kind,
            None => node.subject.kind.is_register(),
        };
        let nodes = project.nodes().iter().filter(wanted);
        nodes.map(|node| self.registered(node)).collect()
    }

    fn registered<'a>(&'a self, node: &'a Node) -> Registered<'a> {
        let open = self.chain(node).and_then(|chain| chain.open_stage(node));
        let open = open.map(|(_, stage)| stage);
        let instrument = node.subject.kind == Kind::Instrument;
        let validity = || Validity::of(node.valid_until(), self.today());
        let terms = |kind: Kind| match (kind, self.project()) {
            (Kind::Warranty, Some(project)) => {
                warranted::terms(project, &self.library.rulebook, node)
            }
            _ => Vec::new(),
        };
        Registered {
            node,
            open,
            round: open.map_or(1, |stage| node.round_of(&stage.id)),
            progress: self.progress_of(node),
            validity: instrument.then(validity),
            terms: terms(node.subject.kind),
        }
    }

    /// An entry as it would be planned, its code made and its variants named by their ids, or
    /// every fault in it. Nothing is recorded yet: [`super::Command::PlanSubjects`] does.
    pub fn new_entry(&self, asked: Subject) -> Result<Subject, Failure> {
        let project = self.entered()?;
        let rulebook = &self.library.rulebook;
        let mut asked = asked;
        if let Some(pinned) = rulebook.checklist_of(&asked) {
            let ids = asked.variants.iter();
            let ids = ids.map(|text| variant_id(&pinned.checklist, text));
            asked.variants = ids.collect();
        }
        let did = self.open.as_ref().map_or("", |open| open.store.did());
        register::entry(project, rulebook, asked, did).map_err(Failure::Entry)
    }
}
