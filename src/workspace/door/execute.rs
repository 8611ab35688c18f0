//! Doing: a command becomes records on disk, then state; nothing is said to be done before it is
//! durable (S3).

use super::command::{Command, Concluded, Done, Inspecting, PlaceCommand, Remembering};
use crate::domain::agree;
use crate::domain::code;
use crate::domain::decide::{self, Decision};
use crate::domain::event::KIND_VERSION;
use crate::domain::head::ProjectHead;
use crate::domain::ruling::Ruling;
use crate::domain::{Event, Fault, Submission, papers};
use crate::failure::Failure;
use crate::store::{Access, NewRecord, Store, draft_name};
use crate::workspace::check::draft::DraftEntry;
use crate::workspace::headquarters::HqCommand;
use crate::workspace::held::exchanged::Watch;
use crate::workspace::held::opened::OpenProject;
use crate::workspace::{Workspace, outside};
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

/// So many people or subjects go into one record; a record's line has a limit.
const PER_RECORD: usize = 200;

impl Workspace {
    /// Does one thing. A refusal by a rule is an answer ([`Done::Refused`]), not a failure.
    pub fn execute(&mut self, command: Command) -> Result<Done, Failure> {
        self.execute_watched(command, &mut |_| ControlFlow::Continue(()))
    }

    /// Does it.
    pub(super) fn act(&mut self, command: Command, watch: &mut Watch) -> Result<Done, Failure> {
        match self.as_kept(command) {
            Command::CreateProject(head) => self.create(head),
            Command::ListPeople(people) => self.record_all(&people, Event::People),
            Command::PlanSubjects(subjects) => self.record_all(&subjects, Event::Plan),
            Command::Agree(head) => self.agree(*head),
            Command::Keep {
                subject,
                stage,
                entry,
            } => self.keep(&subject, &stage, &entry),
            Command::Attach(attaching) => self.attach(&attaching),
            Command::Conclude(submission) => self.conclude(&submission),
            Command::Rule(ruling) => self.rule(ruling),
            Command::Notify(mut notice) => {
                let by = notice.by.clone();
                notice.entered = self.now();
                self.enter_event(Event::Notice(notice), &by).map(Done::from)
            }
            Command::Issue(step) => {
                let by = step.by.clone();
                self.enter_event(Event::Issue(step), &by).map(Done::from)
            }
            Command::Cost(command) => self.of_costs(command),
            Command::Paper(step) => self.enter_paper(step).map(Done::from),
            Command::Say(wanted, words) => self
                .say(&wanted, &words)
                .map(|()| Done::Recorded(words.len())),
            Command::Settle(None, asked) => self.settle(&asked),
            Command::Settle(Some(of), asked) => self.choose(of, &asked),
            Command::Headquarters(command) => self.of_headquarters(&command, watch),
            Command::Key(command) => self.change_key(&command),
            Command::Sign(sheet, pin) => self.sign(&sheet, &pin),
            Command::Place(command) => self.of_places(&command),
            Command::Exchange(meeting) => self.exchange(&meeting, watch).map(Done::Exchanged),
            Command::MakeReady(command) => self.make_ready(&command).map(|()| Done::Unrecorded),
            Command::Export(to, lang, how) => {
                self.export(&to, (lang, how), watch).map(Done::Exported)
            }
            Command::HandOut(held, folder) => self.hand_out(&held, &folder).map(Done::HandedOut),
            Command::Inspect(what, folder) => self.look_into(what, &folder, watch),
            Command::TakeUp(brought) => self.take_up(&brought).map(|()| Done::Unrecorded),
            Command::View(evidence) => self.view(&evidence).map(|()| Done::Unrecorded),
            Command::KeepList { file, bytes } => {
                self.keep_list(&file, &bytes).map(|()| Done::Unrecorded)
            }
            Command::Write(file, bytes) => {
                outside::write_new(&file, &bytes).map(|()| Done::Unrecorded)
            }
            Command::Print(printing) => self.print(&printing, watch).map(Done::Printed),
            Command::Prefer(preference) => self.prefer(preference),
            Command::Remember(what) => self.remember(&what).map(|()| Done::Unrecorded),
        }
    }

    fn of_headquarters(&mut self, command: &HqCommand, watch: &mut Watch) -> Result<Done, Failure> {
        Ok(match command {
            HqCommand::NewKey(name, pin) => match self.new_hq_key(name, pin)? {
                Ok(card) => Done::HqKey(Box::new(card)),
                Err(faults) => Done::Refused(faults),
            },
            HqCommand::NewIdentity(file) => Done::HqIdentity(self.new_identity(file)?.to_string()),
            HqCommand::Receive(asked) => Done::Received(self.receive(asked, watch)?),
            HqCommand::Trust { code, by } => Done::from(self.trust(code, by)?),
            HqCommand::Distrust { key, by, reason } => Done::from(self.distrust(key, by, reason)?),
            HqCommand::Relieve => Done::Relieved(self.relieve()?),
            HqCommand::Recall => Done::Recalled(self.recall()?),
        })
    }

    fn remember(&mut self, what: &Remembering) -> Result<(), Failure> {
        match what {
            Remembering::Opened(codes) => self.remember_opened(codes),
            Remembering::Left { before, now } => self.leave_unfinished(before, now),
        }
    }

    fn of_places(&mut self, command: &PlaceCommand) -> Result<Done, Failure> {
        Ok(match command {
            PlaceCommand::Watch(folder) => Done::Watched(self.set_inbox(folder.as_deref())?),
            PlaceCommand::Add(asked) => Done::RemoteAdded(Box::new(self.add_remote(asked)?)),
            PlaceCommand::Test(name) => Done::RemoteTested(self.test_remote(name)?),
            PlaceCommand::Remove(name) => {
                self.remove_remote(name)?;
                Done::Unrecorded
            }
        })
    }

    fn rule(&mut self, mut ruling: Ruling) -> Result<Done, Failure> {
        let by = ruling.by.clone();
        ruling.entered = self.now();
        self.enter_event(Event::Ruling(ruling), &by).map(Done::from)
    }

    fn look_into(
        &mut self,
        what: Inspecting,
        folder: &Path,
        watch: &mut Watch,
    ) -> Result<Done, Failure> {
        match what {
            Inspecting::Bytes => self.inspect(folder, watch).map(Done::Inspected),
            Inspecting::Rates => self.survey(folder, watch).map(Done::Surveyed),
        }
    }

    fn make_ready(&mut self, command: &Command) -> Result<(), Failure> {
        match command {
            Command::Export(..) => self.seal()?,
            Command::Exchange(_) => {
                self.seal()?;
                self.forget_outcome();
            }
            Command::Inspect(..) => self.forget_outcome(),
            Command::Print(printing) => self.remember_target(printing),
            _ => {}
        }
        Ok(())
    }

    fn create(&mut self, mut head: ProjectHead) -> Result<Done, Failure> {
        if !head.scheme.is_none() {
            let known = self.library.rulebook.schemes.get(head.scheme.as_str());
            head.grading = known.cloned().map(Box::new);
        }
        let cards = self.projects()?.into_iter().map(|card| card.head.code);
        if let Some(there) = cards
            .into_iter()
            .find(|there| code::alike(there, &head.code))
        {
            return Err(Failure::ProjectExists(there));
        }
        self.open = None;
        let (device, pid) = (self.device()?, self.surroundings.chance.id()?);
        let mut store = Store::create(
            Arc::clone(&self.disk),
            &self.project_dir(&pid),
            &pid,
            &device,
        )?;
        self.attend(&mut store);
        self.open = Some(OpenProject::empty(store));
        self.record(Event::Project(head), "")?;
        if let Some(open) = &self.open {
            let notices = self.provide(&open.store);
            self.open
                .iter_mut()
                .for_each(|open| open.notices.clone_from(&notices));
        }
        Ok(Done::Created(pid))
    }

    /// The code stays, other devices know the project by it; so do the thresholds chosen at the
    /// beginning.
    fn agree(&mut self, head: ProjectHead) -> Result<Done, Failure> {
        let before = &self.entered()?.head;
        let head = ProjectHead {
            code: before.code.clone(),
            grading: before.grading.clone(),
            ..head
        };
        let mut faults = agree::faults(&self.library.rulebook, &head, before);
        faults.extend(self.library.agreed_faults(&head.agreed, &before.agreed));
        if !faults.is_empty() {
            return Ok(Done::Refused(faults));
        }
        self.record(Event::Project(head), "").map(Done::Entered)
    }

    fn record_all<T: Clone>(
        &mut self,
        all: &[T],
        event: impl Fn(Vec<T>) -> Event,
    ) -> Result<Done, Failure> {
        for part in all.chunks(PER_RECORD) {
            self.record(event(part.to_vec()), "")?;
        }
        Ok(Done::Recorded(all.len()))
    }

    pub(in crate::workspace) fn keep(
        &mut self,
        subject: &str,
        stage: &str,
        entry: &DraftEntry,
    ) -> Result<Done, Failure> {
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        writable(open.store.access())?;
        let name = draft_name(subject, stage);
        let mut line = serde_json::to_value(entry).map_err(Failure::internal)?;
        if let Some(line) = line.as_object_mut() {
            let now = self.clock.now().format("%Y-%m-%dT%H:%M:%S%.3f%:z");
            line.insert(
                crate::workspace::check::draft::AT.to_owned(),
                now.to_string().into(),
            );
        }
        open.store.drafts().append(&name, &line)?;
        open.drafts.insert(name);
        Ok(Done::Recorded(1))
    }

    fn conclude(&mut self, submission: &Submission) -> Result<Done, Failure> {
        let project = self.entered()?;
        let paced = Submission {
            pace: match submission.pace.is_empty() {
                true => self.pace(&submission.subject, &submission.stage),
                false => submission.pace.clone(),
            },
            ..submission.clone()
        };
        let submission = &paced;
        let decision = decide::check(
            project,
            &self.library.rulebook,
            (submission, &self.earlier(&submission.answers)),
        );
        let mut entered = self.evidence_faults(&submission.evidence)?;
        entered.extend(self.entry_faults(submission));
        entered.extend(self.misplaced(submission));
        let decision = match decision {
            Ok(decision) if entered.is_empty() => decision,
            other => {
                let faults = other.err().into_iter().flatten().chain(entered);
                return Ok(Done::Refused(faults.collect()));
            }
        };
        self.pin(&decision)?;
        let record = self.record(
            Event::Check(Box::new(decision.record.clone())),
            &submission.by,
        )?;
        self.forget_draft(submission);
        Ok(Done::Concluded(Box::new(Concluded { record, decision })))
    }

    /// What is asked of a check when it is handed in, and of no record made earlier: a time and
    /// documents that can be meant.
    fn entry_faults(&self, submission: &Submission) -> Vec<Fault> {
        let frame = self.frame();
        let mut faults: Vec<Fault> = frame.fault(&submission.at).into_iter().collect();
        let node = self
            .project()
            .and_then(|project| project.node(&submission.subject));
        let list = node.and_then(|node| self.library.rulebook.checklist_of(&node.subject));
        let list = list.map(|pinned| &pinned.checklist);
        faults.extend(
            list.into_iter()
                .flat_map(|list| papers::faults(list, &submission.answers, &frame)),
        );
        faults
    }

    /// Records an event unless a rule is against it; the record's id, or why not.
    pub(in crate::workspace) fn enter_event(
        &mut self,
        event: Event,
        by: &str,
    ) -> Result<Result<String, Vec<Fault>>, Failure> {
        let event = decide::by_chain(self.entered()?, &self.library.rulebook, event);
        let mut faults = decide::refusal(self.entered()?, &self.library.rulebook, &event);
        faults.extend(decide::refusal_from_now(&event));
        faults.extend(self.unkept(&event)?);
        let at = match &event {
            Event::Ruling(ruling) => Some(&ruling.at),
            Event::Notice(notice) => Some(&notice.at),
            Event::Issue(step) => Some(&step.at),
            Event::Cost(cost) => Some(&cost.at),
            Event::Cause(cause) => Some(&cause.at),
            _ => None,
        };
        faults.extend(at.and_then(|at| self.frame().fault(at)));
        if !faults.is_empty() {
            return Ok(Err(faults));
        }
        self.keep_chain(event.chain())?;
        self.record(event, by).map(Ok)
    }

    /// Stores the files of checklist and chain before the record that names their hashes.
    fn pin(&mut self, decision: &Decision) -> Result<(), Failure> {
        self.keep_chain(decision.record.chain.as_ref())?;
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        let pinned = &decision.checklist;
        if !open.stored.contains(&pinned.hash) {
            open.store.put_with_record(&pinned.bytes)?;
            open.stored.insert(pinned.hash.clone());
        }
        Ok(())
    }

    /// The answers are in the record now; a draft that cannot be removed does no harm.
    fn forget_draft(&mut self, submission: &Submission) {
        if let Some(open) = self.open.as_mut() {
            let name = draft_name(&submission.subject, &submission.stage);
            if open.drafts.remove(&name) {
                _ = open.store.drafts().discard(&name);
            }
        }
    }

    /// Whether anything can be recorded, before keys are opened for it.
    pub(in crate::workspace) fn writable(&self) -> Result<(), Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        writable(open.store.access())
    }

    /// Records one event and applies it; gives the record's id.
    pub(in crate::workspace) fn record(
        &mut self,
        event: Event,
        by: &str,
    ) -> Result<String, Failure> {
        let clock = Arc::clone(&self.clock);
        let open = self.open.as_mut().ok_or(Failure::NoProject)?;
        writable(open.store.access())?;
        let new = NewRecord {
            kind: event.kind().to_owned(),
            kv: KIND_VERSION,
            id: None,
            by: by.to_owned(),
            payload: event.payload().map_err(Failure::internal)?,
        };
        let stamp = open.stamp(clock.as_ref());
        let record = open.store.append(&new, &stamp)?;
        open.note(&record);
        let id = record.record_id().to_string();
        // A header before it stated all that this device has seen.
        let seen = open.store.stated().into_iter();
        let seen = seen.map(|(did, head)| (did, head.seq));
        open.state.hear(&id, None, seen);
        let agrees = matches!(event, Event::Project(_) | Event::Choose(_));
        open.state.apply(event, &id);
        if agrees {
            self.recall_limits();
        }
        Ok(id)
    }
}

pub(in crate::workspace) fn writable(access: &Access) -> Result<(), Failure> {
    match access {
        Access::Writer => Ok(()),
        Access::ReadOnly { holder, reason } => Err(Failure::ReadOnly {
            holder: holder.clone(),
            reason: *reason,
        }),
    }
}
