//! What waits: the stages that are open now, for whom, and since when.

use crate::domain::chain::Chain;
use crate::domain::gate;
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::signature::Demand;
use crate::domain::subject::Kind;
use crate::domain::{CheckSummary, Role, Stage, Words};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};

/// Where a subject stands, for lists and progress.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum SubjectProgress {
    /// No check concluded yet.
    NotStarted,
    /// Some stages passed.
    UnderWay,
    /// The acceptance is next.
    AwaitingAcceptance,
    /// The last check was rejected: the work is being mended.
    Rejected,
    /// Concluded on two devices at once: a person must say which stands.
    Unsettled,
    /// Accepted.
    Accepted,
    /// Accepted and graded 优良.
    Excellent,
    /// 严禁验收.
    Forbidden,
    /// It went out of the plan: cancelled, split or merged.
    Retired,
}

/// A stage that is open now.
#[derive(Clone, Debug)]
pub struct Waiting<'a> {
    /// The subject.
    pub node: &'a Node,
    /// The open stage.
    pub stage: &'a Stage,
    /// Since when it could be done, `YYYY-MM-DD`: the date of the check before it, or of the last
    /// acceptance it rests on.
    pub since: Option<&'a str>,
    /// How it stands.
    pub progress: SubjectProgress,
}

/// A check that parties have still to sign.
#[derive(Clone, Debug)]
pub struct UnsignedCheck<'a> {
    /// The subject.
    pub node: &'a Node,
    /// The check.
    pub check: &'a CheckSummary,
    /// The name of its stage.
    pub stage: Words,
    /// How many parties.
    pub parties: usize,
    /// The roles that may sign for them.
    pub roles: Vec<Role>,
}

/// Where a subject stands.
pub fn progress(chain: &Chain, node: &Node) -> SubjectProgress {
    use crate::domain::{Grade, Outcome};
    if node.forbidden().is_some() {
        return SubjectProgress::Forbidden;
    }
    if node.retired().is_some() {
        return SubjectProgress::Retired;
    }
    if node.conflict.is_open() {
        return SubjectProgress::Unsettled;
    }
    if let Some(accepted) = node.accepted() {
        return match accepted.grade {
            Some(Grade::Excellent) => SubjectProgress::Excellent,
            _ => SubjectProgress::Accepted,
        };
    }
    let Some(last) = node.line().last() else {
        return SubjectProgress::NotStarted;
    };
    if last.outcome == Outcome::Rejected {
        return SubjectProgress::Rejected;
    }
    match chain.standing(node.line()).open {
        Some(open) if open + 1 == chain.stages.len() => SubjectProgress::AwaitingAcceptance,
        _ => SubjectProgress::UnderWay,
    }
}

impl Workspace {
    /// The stages open now that have begun or stand on something accepted: lots that nobody has
    /// touched are left out, upper levels appear once all below is accepted. Oldest first.
    pub fn waiting(&self, role: Option<Role>) -> Vec<Waiting<'_>> {
        let Some(project) = self.project() else {
            return Vec::new();
        };
        let open = project
            .nodes()
            .iter()
            .filter_map(|node| self.waiting_for(project, node));
        let concerns = |one: &Waiting| role.is_none_or(|role| one.stage.roles.contains(&role));
        let mut list: Vec<Waiting> = open.filter(concerns).collect();
        list.sort_by(|a, b| a.since.cmp(&b.since));
        list
    }

    /// The chain a subject of the project follows.
    pub fn chain(&self, node: &Node) -> Option<&Chain> {
        let head = &self.project()?.head;
        self.library.rulebook.chain_for(head, node)
    }

    fn waiting_for<'a>(&'a self, project: &'a Project, node: &'a Node) -> Option<Waiting<'a>> {
        let chain = self.chain(node)?;
        let (_, stage) = chain.open_stage(node)?;
        if chain.recurs && node.accepted().is_some() {
            return None;
        }
        let last = node.line().last();
        let grouping = matches!(node.subject.kind, Kind::SubDivision | Kind::SubUnit);
        let ready = match node.subject.kind {
            // What nobody has touched stands in the tree or in its register, not here.
            kind if kind == Kind::Lot || kind.is_register() => last.is_some(),
            _ => !grouping && gate::foundation_fault(project, node).is_none(),
        };
        ready.then(|| Waiting {
            node,
            stage,
            since: last
                .map(|check| check.date())
                .or_else(|| rests_since(project, node)),
            progress: progress(chain, node),
        })
    }

    /// The open stages of all nodes, whether they can begin or not.
    fn open_stages(&self) -> impl Iterator<Item = Waiting<'_>> {
        let nodes = self.project().into_iter().flat_map(Project::nodes);
        nodes.filter_map(|node| self.open_stage(node))
    }

    fn open_stage<'a>(&'a self, node: &'a Node) -> Option<Waiting<'a>> {
        let chain = self.chain(node)?;
        Some(Waiting {
            node,
            stage: chain.open_stage(node)?.1,
            since: node.line().last().map(|check| check.date()),
            progress: progress(chain, node),
        })
    }

    /// The open stage of the subject of this code.
    pub fn open_at(&self, code: &str) -> Option<Waiting<'_>> {
        self.open_stage(self.project()?.node(code)?)
    }

    /// The open stages that have entries not yet concluded.
    pub fn drafted(&self) -> Vec<Waiting<'_>> {
        if self.open.as_ref().is_none_or(|open| open.drafts.is_empty()) {
            return Vec::new();
        }
        self.open_stages()
            .filter(|one| self.has_draft(&one.node.subject.code, &one.stage.id))
            .collect()
    }

    /// The checks that parties have still to sign, in plan order.
    pub fn unsigned(&self) -> Vec<UnsignedCheck<'_>> {
        let signing = self.project().filter(|all| all.signing_since().is_some());
        let Some(project) = signing else {
            return Vec::new();
        };
        let mut found = Vec::new();
        for node in project.nodes() {
            for check in node.line() {
                let parties = project.awaited(check);
                if let (false, Some(chain)) = (parties.is_empty(), self.chain(node)) {
                    found.push(unsigned(project, chain, node, check, &parties));
                }
            }
        }
        found
    }

    /// The lots that nobody has touched and that can begin, in plan order: the work before them is through.
    pub fn untouched(&self) -> impl Iterator<Item = Waiting<'_>> {
        self.open_stages()
            .filter(|one| one.node.subject.kind == Kind::Lot && one.node.checks.is_empty())
            .filter(|one| self.is_clear(one))
    }

    /// Whether nothing stands in the way of an open stage but the people.
    pub(super) fn is_clear(&self, one: &Waiting) -> bool {
        let Waiting { node, stage, .. } = *one;
        let Some((project, chain)) = self.project().zip(self.chain(node)) else {
            return false;
        };
        let rulebook = &self.library.rulebook;
        gate::stage_faults(project, rulebook, chain, node, &stage.id).is_empty()
    }

    /// Where a subject of the project stands.
    pub fn progress_of(&self, node: &Node) -> SubjectProgress {
        self.chain(node)
            .map_or(SubjectProgress::NotStarted, |chain| progress(chain, node))
    }
}

fn unsigned<'a>(
    project: &'a Project,
    chain: &Chain,
    node: &'a Node,
    check: &'a CheckSummary,
    parties: &[&str],
) -> UnsignedCheck<'a> {
    let demand = project.demand_of(check);
    let maker = || project.people.get(&check.by).map(|person| person.role);
    let roles = match demand {
        Demand::Maker(_) => maker().into_iter().collect(),
        Demand::Parties(_) => {
            let roles = parties.iter().filter_map(|party| demand.roles(party));
            roles.flatten().copied().collect()
        }
    };
    let id = || Words {
        zh: check.stage.clone(),
        en: check.stage.clone(),
    };
    let known = chain.stage(&check.stage);
    UnsignedCheck {
        node,
        check,
        stage: known.map_or_else(id, |(_, stage)| stage.title.clone()),
        parties: parties.len(),
        roles,
    }
}

/// When the last of what a node rests on was accepted.
fn rests_since<'a>(project: &'a Project, node: &'a Node) -> Option<&'a str> {
    let below = project.below(node, node.subject.kind.rests_on()?);
    let dates = below.iter().filter_map(|node| node.accepted());
    dates.map(|accepted| accepted.at.day()).max()
}
