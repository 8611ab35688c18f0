//! When a notice may be given, delayed, and when its hours are over, so that work may go on without the
//! other side.

use crate::domain::chain::{ACCEPTANCE, Chain};
use crate::domain::fault::Fault;
use crate::domain::node::Node;
use crate::domain::notice::{Given, Notice};
use crate::domain::person::{CONTRACTOR, OTHER_SIDE, Role};
use crate::domain::project::Project;
use crate::domain::time::moment;
use crate::domain::trouble::{
    Course, Finished, Misruled, Miswritten, Notifying, Trouble, Unentitled, Untimely,
};
use chrono::Duration;

/// Delay is asked for at least so long before the inspection (GF-2017-0201, 5.3.2).
const ASKED_BEFORE_HOURS: i64 = 24;

/// And puts it off by at most so much.
const LONGEST_DELAY_HOURS: i64 = 48;

/// Every fault that keeps a notice from being recorded.
pub fn faults(project: &Project, chain: &Chain, notice: &Notice) -> Vec<Fault> {
    let Some(node) = project.node(&notice.subject) else {
        let code = notice.subject.clone();
        return vec![Fault::whole(Course::NoSuchSubject(code))];
    };
    let mut faults: Vec<Trouble> = closed(chain, node, &notice.stage).into_iter().collect();
    faults.extend(person_fault(project, notice));
    for text in [&notice.at, &notice.meet] {
        if text.moment().is_none() {
            faults.push(Untimely::NotATime(text.to_string()).into());
        }
    }
    if let (Some(at), Some(meet)) = (notice.at.moment(), notice.meet.moment())
        && meet < at
    {
        faults.push(Miswritten::Malformed("meet").into());
    }
    faults.extend(notice.paper_fault());
    faults.extend(match notice.delays.is_empty() {
        true => untold(project, notice),
        false => delay_fault(node, notice),
    });
    faults.into_iter().map(Fault::whole).collect()
}

/// Why nothing is inspected any more at this stage.
fn closed(chain: &Chain, node: &Node, stage: &str) -> Option<Trouble> {
    let Some((at, _)) = chain.stage(stage) else {
        return Some(Course::NoSuchStage(stage.to_owned()).into());
    };
    if node.forbidden().is_some() || node.retired().is_some() {
        return Some(crate::domain::closed::closed_by(node));
    }
    let formal = chain.stage(ACCEPTANCE).is_none_or(|(last, _)| at <= last);
    (formal && node.accepted().is_some()).then_some(Finished::AlreadyAccepted.into())
}

/// Roles that may give a notice, or ask for its delay.
pub fn roles(delays: bool) -> &'static [Role] {
    match delays {
        true => &OTHER_SIDE,
        false => &CONTRACTOR,
    }
}

fn person_fault(project: &Project, notice: &Notice) -> Option<Trouble> {
    let may = roles(!notice.delays.is_empty());
    match project.people.get(&notice.by) {
        None => Some(Unentitled::NoSuchPerson(notice.by.clone()).into()),
        Some(person) if !may.contains(&person.role) => {
            Some(Trouble::Unentitled(Unentitled::WrongRole {
                has: person.role,
                may: may.to_vec(),
            }))
        }
        Some(_) => None,
    }
}

/// A notice reaches the other side: one of its people on the list, or a name from outside.
fn untold(project: &Project, notice: &Notice) -> Option<Trouble> {
    let reaches = |to: &String| match project.people.get(to.trim()) {
        Some(person) => person.role.is_other_side(),
        None => !to.trim().is_empty(),
    };
    (!notice.to.iter().any(reaches)).then_some(Notifying::NobodyTold.into())
}

/// A delay is asked of the notice in force, in time, and once.
fn delay_fault(node: &Node, notice: &Notice) -> Option<Trouble> {
    let first = in_force(node, &notice.stage).filter(|given| given.record == notice.delays);
    let Some(first) = first else {
        return Some(Notifying::NoNotice { hours: 0 }.into());
    };
    let (asked, meet) = (notice.since().moment()?, first.notice.meet.moment()?);
    let put_off = notice.meet.moment()? - meet;
    let again = !first.notice.delays.is_empty();
    let late = meet - asked < Duration::hours(ASKED_BEFORE_HOURS);
    let long = put_off > Duration::hours(LONGEST_DELAY_HOURS) || put_off < Duration::zero();
    (again || late || long).then_some(Notifying::DelayRefused.into())
}

/// The notice in force for the next round of a stage: the latest one given for it, unless its
/// inspection is over.
pub fn in_force<'a>(node: &'a Node, stage: &str) -> Option<&'a Given> {
    let round = node.round_of(stage);
    let fits = |given: &&Given| given.notice.stage == stage && given.round == round;
    node.notices
        .iter()
        .rfind(|given| fits(given) && given.spent.is_none())
}

/// Whether the other side had its hours and the time has come, so that work may go on without it.
pub fn ripe(given: &Given, hours: u32, now: &str) -> bool {
    let first_enough =
        !given.notice.delays.is_empty() || given.notice.hours() >= Some(i64::from(hours));
    let come = match (given.notice.meet.moment(), moment(now)) {
        (Some(meet), Some(now)) => now >= meet,
        _ => false,
    };
    first_enough && come
}

impl Notice {
    fn paper_fault(&self) -> Option<Trouble> {
        let paper = self.paper.as_ref()?;
        if !paper.is_complete() {
            return Some(Misruled::PaperIncomplete(paper.kind).into());
        }
        let other_day = paper.date != *self.at.day();
        other_day.then(|| Trouble::Notifying(Notifying::PaperOfOtherDay(paper.date.to_string())))
    }
}
