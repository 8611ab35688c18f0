//! What somebody at a laptop does next, given what the laptop knows: a command, or nothing where there is nothing to
//! do. Whether it works out, and what is made of it, is for the world.

use crate::plan::Deed;
use crate::site::{Laptop, STAGES};
use sanjian::domain::choice::Thing;
use sanjian::domain::evidence::Evidence;
use sanjian::domain::issue::{IssueStep, Step};
use sanjian::domain::receipt::short_code;
use sanjian::domain::ruling::{Ruling, RulingPaper, What};
use sanjian::domain::settle::SettlementAsked;
use sanjian::domain::{Kind, Quantity, Subject};
use sanjian::workspace::headquarters::HqCommand;
use sanjian::workspace::{Command, DraftEntry};

/// Lots of the plan.
pub const LOTS: usize = 4;

const CLOCKS: [&str; 5] = [
    "1970-01-01T00:00:00+00:00",
    "2098-12-31T23:59:00+08:00",
    "2026-05-02T08:00:00+08:00",
    "2025-01-01T08:00:00+08:00",
    "2026-05-01T00:00:00-05:00",
];

const RULINGS: [What; 6] = [
    What::WithdrawnLate,
    What::RecordsIncomplete,
    What::NotHeld,
    What::Concession,
    What::LabProof,
    What::Annulled,
];

pub fn lot(at: usize) -> String {
    format!("L{}", at % LOTS)
}

/// The command of a deed that is one.
pub fn command(laptop: &Laptop, deed: Deed, nth: usize) -> Option<Command> {
    match deed {
        Deed::Work(at, passes) => conclude(laptop, at, passes, Vec::new()),
        Deed::Draft(at) => Some(typed(&lot(at), nth)),
        Deed::Row(row, to) => Some(row_changed(laptop, row, to)),
        Deed::Entry => entered(laptop),
        Deed::Rule(at, what) => rule(laptop, &lot(at), RULINGS[what % RULINGS.len()]),
        Deed::Issue(at, step) => issue(laptop, at, step),
        Deed::Settle(side) => settle(laptop, side),
        Deed::Trust => trust(laptop),
        Deed::Relieve => Some(Command::Headquarters(HqCommand::Relieve)),
        _ => None,
    }
}

/// Sets the clock to one of the times that site laptops show.
pub fn set_clock(laptop: &Laptop, to: usize) {
    laptop.hands.set(CLOCKS[to % CLOCKS.len()]);
}

/// Concludes whichever stage of a lot is open.
pub fn conclude(laptop: &Laptop, at: usize, passes: bool, photo: Vec<Evidence>) -> Option<Command> {
    let lot = lot(at);
    let node = laptop.state().node(&lot)?;
    let chain = laptop.workspace.chain(node)?;
    let (_, stage) = chain.open_stage(node)?;
    let said = laptop.submission((&lot, &stage.id), passes, photo);
    Some(Command::Conclude(said))
}

fn typed(lot: &str, nth: usize) -> Command {
    Command::Keep {
        subject: lot.to_owned(),
        stage: STAGES[0].0.to_owned(),
        entry: DraftEntry::More {
            item: "a".to_owned(),
            readings: vec![nth.to_string()],
            points: Vec::new(),
        },
    }
}

fn row_changed(laptop: &Laptop, row: usize, to: usize) -> Command {
    match row % (LOTS + 2) {
        row @ (0 | 1) => {
            let code = ["P1", "P2"][row];
            let mut person = laptop.state().people[code].clone();
            person.crew = ["一班", "二班", "三班"][to % 3].into();
            Command::ListPeople(vec![person])
        }
        row => {
            let code = lot(row - 2);
            let mut subject = laptop.state().node(&code).unwrap().subject.clone();
            subject.capacity = Quantity::of([3, 5, 8][to % 3]);
            Command::PlanSubjects(vec![subject])
        }
    }
}

fn entered(laptop: &Laptop) -> Option<Command> {
    let asked = Subject::new("", "", Kind::Complaint, "渗水");
    let entry = laptop.workspace.new_entry(asked).ok()?;
    Some(Command::PlanSubjects(vec![entry]))
}

fn rule(laptop: &Laptop, lot: &str, what: What) -> Option<Command> {
    let papers = what.papers().iter().map(|kind| RulingPaper {
        kind: *kind,
        no: "7".into(),
        date: "2026-05-01".into(),
        signer: "钱工".into(),
        blob: String::new(),
        size: 0,
        media: String::new(),
    });
    let node = laptop.state().node(lot)?;
    let acceptance = node.acceptance().map(|check| &check.record);
    let of = acceptance.or(node.exit().map(|ruled| &ruled.record));
    Some(Command::Rule(Ruling {
        subject: lot.into(),
        what,
        at: laptop.workspace.now(),
        by: "P4".into(),
        reason: "如实".into(),
        papers: papers.collect(),
        of: of.cloned().unwrap_or_default(),
        into: Vec::new(),
        chain: None,
        evidence: Vec::new(),
        entered: Default::default(),
    }))
}

fn issue(laptop: &Laptop, at: usize, step: usize) -> Option<Command> {
    let issues = laptop.state().issues();
    let issue = issues.get(at % issues.len().max(1))?;
    let assigned = Step::Assign {
        crew: "一班".into(),
        due: "2026-06-01".into(),
        severity: None,
    };
    let (step, by) = match step % 4 {
        0 => (assigned, "P3"),
        1 => (Step::Rectify, "P1"),
        2 => (Step::Verify { passed: true }, "P4"),
        _ => (Step::Close, "P4"),
    };
    Some(Command::Issue(IssueStep {
        issue: issue.id.clone(),
        step,
        at: laptop.workspace.now(),
        by: by.into(),
        text: "如实".into(),
        evidence: Vec::new(),
    }))
}

/// A person says what stands of the first thing that is open: rows and journals before lots.
fn settle(laptop: &Laptop, side: usize) -> Option<Command> {
    let state = laptop.state();
    let asked = |subject: &str, stands: &str| SettlementAsked {
        subject: subject.to_owned(),
        stands: stands.to_owned(),
        why: "核对过".into(),
        by: "P4".into(),
        at: laptop.workspace.now(),
    };
    if let Some(open) = state.collisions().into_iter().next() {
        let stands = open.sides[side % open.sides.len()].0.to_string();
        return Some(Command::Settle(Some(open.of), asked(open.code, &stands)));
    }
    let node = state.conflicts().next()?;
    let sides = node.sides();
    let asked = asked(&node.subject.code, sides[side % sides.len()]);
    Some(Command::Settle(None, asked))
}

/// Settles a journal that was written twice.
pub fn settle_fork(laptop: &Laptop) -> Option<Command> {
    let open = laptop.state().collisions().into_iter().next()?;
    (open.of == Thing::Journal).then(|| settle(laptop, 0))?
}

fn trust(laptop: &Laptop) -> Option<Command> {
    let card = laptop.workspace.standings().ok()?.into_iter().next()?.card;
    Some(Command::Headquarters(HqCommand::Trust {
        code: short_code(&card.kid),
        by: "P4".into(),
    }))
}
