//! Who may take which step on the way of an issue, and what must come with it. The states
//! themselves are those of [`crate::domain::issue`].

use crate::domain::fault::Fault;
use crate::domain::issue::{Issue, IssueStep, Severity, Step};
use crate::domain::person::{FORMAL, OTHER_SIDE, Person, Role};
use crate::domain::project::Project;
use crate::domain::time::{Day, Time};
use crate::domain::trouble::{
    Course, Misruled, Misstep, Miswritten, Trouble, Unentitled, Untimely,
};

/// Those who may look again at what was mended.
const VERIFIERS: [Role; 5] = [
    Role::Inspector,
    Role::TechnicalLead,
    Role::Supervisor,
    Role::ChiefSupervisor,
    Role::Owner,
];
/// Those who may say that it is mended.
const MENDERS: [Role; 4] = [
    Role::Worker,
    Role::CrewLeader,
    Role::Foreman,
    Role::TechnicalLead,
];

/// Roles that may take a step of this issue; an opening has none yet. What the other side found is
/// verified, closed and made less grave by the other side alone (GB/T 50319-2013, 5.2.15).
pub fn roles(project: &Project, issue: Option<&Issue>, step: &Step) -> &'static [Role] {
    match step {
        Step::Open { .. } => &Role::ALL,
        Step::Rectify => &MENDERS,
        Step::Verify { .. } | Step::Close => verifiers(project, issue),
        Step::Assign { severity, .. } => match issue {
            Some(issue) if lessens(issue, *severity) => verifiers(project, Some(issue)),
            _ => &FORMAL,
        },
    }
}

fn verifiers(project: &Project, issue: Option<&Issue>) -> &'static [Role] {
    let finder = issue.and_then(|issue| project.people.get(&issue.by));
    match finder.is_some_and(|person| person.role.is_other_side()) {
        true => &OTHER_SIDE,
        false => &VERIFIERS,
    }
}

fn lessens(issue: &Issue, severity: Option<Severity>) -> bool {
    severity.is_some_and(|severity| severity < issue.severity)
}

/// Why a person may not take a step, if so.
pub fn person_fault(
    project: &Project,
    issue: Option<&Issue>,
    step: &Step,
    by: &str,
) -> Option<Trouble> {
    let may = roles(project, issue, step);
    let wrong = |person: &Person| {
        Trouble::Unentitled(Unentitled::WrongRole {
            has: person.role,
            may: may.to_vec(),
        })
    };
    let looks_again = matches!(step, Step::Verify { .. } | Step::Close);
    match project.people.get(by) {
        None => Some(Unentitled::NoSuchPerson(by.to_owned()).into()),
        Some(person) if !may.contains(&person.role) => Some(wrong(person)),
        Some(_) if looks_again && issue.and_then(Issue::mender) == Some(by) => {
            Some(Misstep::OwnWork.into())
        }
        Some(_) => None,
    }
}

/// Every fault that keeps a step from being taken.
pub fn faults(project: &Project, step: &IssueStep) -> Vec<Fault> {
    let issue = project.issue(&step.issue);
    let mut faults = Vec::new();
    match (&step.step, issue) {
        (Step::Open { subject, .. }, _) if project.node(subject).is_none() => {
            faults.push(Course::NoSuchSubject(subject.clone()).into());
        }
        (Step::Open { .. }, _) => {}
        (_, None) => {
            let unknown = Trouble::Misstep(Misstep::NoSuchIssue(step.issue.clone()));
            return vec![Fault::whole(unknown)];
        }
        (kind, Some(issue)) if issue.after(kind).is_none() => {
            faults.push(Misstep::IssueStands(issue.state).into());
        }
        _ => {}
    }
    let issue = issue.filter(|_| !matches!(step.step, Step::Open { .. }));
    faults.extend(person_fault(project, issue, &step.step, &step.by));
    if step.at.moment().is_none() {
        faults.push(Untimely::NotATime(step.at.to_string()).into());
    }
    faults.extend(missing(issue, step));
    faults.into_iter().map(Fault::whole).collect()
}

/// What was not always asked of a step, and is of one that is recorded now: whoever is to mend it again has to know what
/// is still wrong with it.
pub fn unsaid(step: &IssueStep) -> Option<Fault> {
    let failed = matches!(step.step, Step::Verify { passed: false });
    let silent = step.text.trim().is_empty();
    (failed && silent).then(|| Fault::whole(Misruled::NoGround))
}

/// What must come with a step: a crew and a day still to come, words where they are the reason.
fn missing(issue: Option<&Issue>, step: &IssueStep) -> Vec<Trouble> {
    let mut faults = Vec::new();
    let silent = step.text.trim().is_empty();
    match &step.step {
        Step::Assign {
            crew,
            due,
            severity,
        } => {
            if crew.trim().is_empty() {
                faults.push(Miswritten::Malformed("crew").into());
            }
            faults.extend(due_fault(due, &step.at));
            if silent && issue.is_some_and(|issue| lessens(issue, *severity)) {
                faults.push(Misruled::NoGround.into());
            }
        }
        Step::Open { .. } | Step::Close if silent => faults.push(Misruled::NoGround.into()),
        Step::Rectify if silent && step.evidence.is_empty() => {
            faults.push(Misstep::NothingShown.into())
        }
        _ => {}
    }
    faults
}

fn due_fault(due: &Day, at: &Time) -> Option<Trouble> {
    let Some(due) = due.date() else {
        return Some(Miswritten::Malformed("due").into());
    };
    let ordered = Day::from(at.day()).date()?;
    (due < ordered).then_some(Misstep::DueBefore.into())
}
