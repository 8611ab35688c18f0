//! What each command needs of a project. A new command does not compile without saying so here, and
//! cannot forget to say what opening the project found. How that is said is for `door`.

use super::{
    CheckVerb, ChecklistVerb, ConflictVerb, CostVerb, HqVerb, IssueVerb, PeopleVerb, ProjectVerb,
    RegisterVerb, Verb,
};
use crate::cli::evidence::EvidenceVerb;
use crate::cli::notice::NoticeVerb;

/// What a command needs of a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// None, or it sees to that itself.
    Nothing,
    /// To read it: figures and lists.
    Look,
    /// To record in it.
    Write,
    /// To record what is judged by what stands there, or to hand out figures of it.
    Judge,
}

impl Verb {
    /// What it needs of a project.
    pub fn need(&self) -> Need {
        match self {
            Verb::Demo | Verb::Completions { .. } | Verb::Man => Need::Nothing,
            Verb::Manual { .. } | Verb::Sql(_) | Verb::Doctor => Need::Nothing,
            Verb::Sync { .. } | Verb::Rollup(_) | Verb::Verify { .. } => Need::Nothing,
            Verb::Receive(_) | Verb::Hq(HqVerb::Key { .. } | HqVerb::Identity { .. }) => {
                Need::Nothing
            }
            Verb::Remote(_) => Need::Nothing,
            Verb::Hq(
                HqVerb::List
                | HqVerb::Free {
                    apply: false,
                    recall: false,
                },
            ) => Need::Look,
            Verb::Hq(_) => Need::Write,
            Verb::Blocked { .. } | Verb::Rates(_) => Need::Look,
            Verb::Responsibility { .. } | Verb::Plausible { .. } => Need::Look,
            Verb::Export { .. } => Need::Judge,
            Verb::Form(_) => Need::Nothing,
            Verb::Report(asked) if asked.records() => Need::Judge,
            Verb::Report(asked) if asked.lists() => Need::Nothing,
            Verb::Report(_) => Need::Look,
            Verb::Rule(asked) if asked.decides() => Need::Write,
            Verb::Rule(_) => Need::Look,
            Verb::Project(verb) => project(verb),
            Verb::People(verb) => people(verb),
            Verb::Check(verb) => check(verb),
            Verb::Issue(IssueVerb::List(_) | IssueVerb::Show { .. }) => Need::Look,
            Verb::Issue(_) => Need::Write,
            Verb::Cost(CostVerb::Causes) => Need::Nothing,
            Verb::Cost(CostVerb::List { .. } | CostVerb::Sum { .. }) => Need::Look,
            Verb::Cost(_) => Need::Write,
            Verb::Notice(NoticeVerb::List { .. }) => Need::Look,
            Verb::Notice(NoticeVerb::Give(_)) => Need::Write,
            Verb::Register(RegisterVerb::List { .. } | RegisterVerb::Show { .. }) => Need::Look,
            Verb::Register(RegisterVerb::Add(_)) => Need::Write,
            Verb::Evidence(verb) => evidence(verb),
            Verb::Conflict(ConflictVerb::List) => Need::Look,
            Verb::Conflict(ConflictVerb::Resolve { .. }) => Need::Write,
            Verb::Checklist(verb) => checklist(verb),
        }
    }
}

fn project(verb: &ProjectVerb) -> Need {
    match verb {
        ProjectVerb::New(_) | ProjectVerb::List => Need::Nothing,
        ProjectVerb::Show | ProjectVerb::Export { .. } => Need::Look,
        ProjectVerb::Set(asked) if asked.changes_nothing() => Need::Look,
        ProjectVerb::Import { apply: false, .. } => Need::Look,
        ProjectVerb::Set(_) | ProjectVerb::Import { .. } => Need::Write,
        ProjectVerb::Plan(asked) if asked.list => Need::Nothing,
        ProjectVerb::Plan(asked) if asked.apply => Need::Write,
        ProjectVerb::Plan(_) => Need::Look,
    }
}

fn people(verb: &PeopleVerb) -> Need {
    match verb {
        PeopleVerb::List | PeopleVerb::Keys => Need::Look,
        PeopleVerb::Import { preview: true, .. } => Need::Look,
        PeopleVerb::Import { .. } | PeopleVerb::Enrol(_) => Need::Write,
        PeopleVerb::Rotate(_) | PeopleVerb::Revoke(_) => Need::Write,
    }
}

fn check(verb: &CheckVerb) -> Need {
    match verb {
        CheckVerb::Show { .. } | CheckVerb::List | CheckVerb::Offers { .. } => Need::Look,
        CheckVerb::Record { .. } => Need::Judge,
        CheckVerb::Sign(_) => Need::Write,
    }
}

fn evidence(verb: &EvidenceVerb) -> Need {
    match verb {
        EvidenceVerb::List { .. } | EvidenceVerb::Show { .. } => Need::Look,
        EvidenceVerb::Export { .. } => Need::Look,
        EvidenceVerb::Add(_) => Need::Write,
        EvidenceVerb::Inbox { .. } => Need::Nothing,
    }
}

/// What a change of a checklist does to a project is told if there is one.
fn checklist(verb: &ChecklistVerb) -> Need {
    match verb {
        ChecklistVerb::List
        | ChecklistVerb::Show { .. }
        | ChecklistVerb::Chains
        | ChecklistVerb::Lint { .. }
        | ChecklistVerb::Catalogue { .. }
        | ChecklistVerb::Template { .. }
        | ChecklistVerb::Export { .. }
        | ChecklistVerb::Import { .. }
        | ChecklistVerb::Try { .. }
        | ChecklistVerb::Diff { .. }
        | ChecklistVerb::Editions { .. }
        | ChecklistVerb::Reviewed { .. }
        | ChecklistVerb::Figures(_)
        | ChecklistVerb::Schema => Need::Nothing,
    }
}
