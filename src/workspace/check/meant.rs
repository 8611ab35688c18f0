//! Codes that a person wrote in another spelling than they are kept in: `p01` for `P01`. Commands
//! carry on with the kept one, so that no record ever names one thing in two ways.

use crate::domain::code;
use crate::domain::issue::Step;
use crate::workspace::CostCommand;
use crate::workspace::Workspace;
use crate::workspace::door::command::Command;
use crate::workspace::headquarters::HqCommand;
use crate::workspace::signing::keys::KeyCommand;

impl Workspace {
    /// The subject's code as it is kept; as written where there is none such.
    pub fn subject_meant(&self, written: &str) -> String {
        let node = self.project().and_then(|project| project.called(written));
        node.map_or(written, |node| &node.subject.code).to_owned()
    }

    /// The person's code as it is kept; as written where there is none such.
    pub fn person_meant(&self, written: &str) -> String {
        let person = self.project().and_then(|project| project.person(written));
        person.map_or(written, |person| &person.code).to_owned()
    }

    /// The checklist's id as it is kept; as written where there is none such.
    pub fn list_meant(&self, written: &str) -> String {
        let ids = &self.library.rulebook.checklists;
        match ids.contains_key(written) {
            true => written.to_owned(),
            false => code::meant(written, ids.keys())
                .map_or(written, |id| id)
                .to_owned(),
        }
    }

    /// A command with every code as it is kept.
    pub(in crate::workspace) fn as_kept(&self, mut command: Command) -> Command {
        let subject = |code: &mut String| *code = self.subject_meant(code);
        let person = |code: &mut String| *code = self.person_meant(code);
        match &mut command {
            Command::Conclude(check) => {
                subject(&mut check.subject);
                person(&mut check.by);
                check.instruments.iter_mut().for_each(subject);
            }
            Command::Rule(ruling) => {
                subject(&mut ruling.subject);
                person(&mut ruling.by);
                ruling.into.iter_mut().for_each(subject);
            }
            Command::Notify(notice) => {
                subject(&mut notice.subject);
                person(&mut notice.by);
                notice.to.iter_mut().for_each(person);
            }
            Command::Issue(step) => {
                person(&mut step.by);
                if let Step::Open { subject: code, .. } = &mut step.step {
                    subject(code);
                }
            }
            Command::Cost(said) => cost_meant(said, subject, person),
            Command::Settle(None, asked) => {
                subject(&mut asked.subject);
                person(&mut asked.by);
            }
            Command::Print(printing) => printing.by.iter_mut().for_each(person),
            Command::Paper(step) => person(&mut step.by),
            Command::Settle(Some(_), asked) => person(&mut asked.by),
            Command::Headquarters(hq) => hq_meant(hq, person),
            Command::Attach(file) => file.check.iter_mut().for_each(|(code, _)| subject(code)),
            Command::Key(key) => key_meant(key, person),
            Command::Prefer(_) | Command::Remember(_) => {}
            Command::CreateProject(_)
            | Command::ListPeople(_)
            | Command::PlanSubjects(_)
            | Command::Agree(_)
            | Command::Keep { .. }
            | Command::Say(..)
            | Command::Sign(..)
            | Command::Exchange(_)
            | Command::Place(_)
            | Command::Inspect(..)
            | Command::MakeReady(_)
            | Command::TakeUp(_)
            | Command::Export(..)
            | Command::HandOut(..)
            | Command::View(_)
            | Command::KeepList { .. }
            | Command::Write(..) => {}
        }
        command
    }
}

/// What a cost is about, and who says so, as they are kept.
fn cost_meant(said: &mut CostCommand, subject: impl Fn(&mut String), person: impl Fn(&mut String)) {
    match said {
        CostCommand::Spent(said) => {
            person(&mut said.by);
            if !said.subject.is_empty() {
                subject(&mut said.subject);
            }
        }
        CostCommand::Cause(said) => person(&mut said.by),
    }
}

/// Whoever a command about a key names, as they are kept.
fn hq_meant(hq: &mut HqCommand, person: impl Fn(&mut String)) {
    if let HqCommand::Trust { by, .. } | HqCommand::Distrust { by, .. } = hq {
        person(by);
    }
}

fn key_meant(key: &mut KeyCommand, person: impl Fn(&mut String)) {
    let (whose, by) = match key {
        KeyCommand::Enrol {
            person, authority, ..
        } => (Some(person), authority.as_mut()),
        KeyCommand::Rotate {
            person, authority, ..
        } => (Some(person), Some(authority)),
        KeyCommand::Revoke { authority, .. } => (None, Some(authority)),
    };
    whose.into_iter().for_each(&person);
    by.into_iter().for_each(|by| person(&mut by.by));
}
