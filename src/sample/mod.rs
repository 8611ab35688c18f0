//! The sample project of `sanjian demo`: a tower and its podium with five months of checks, made
//! by the program itself through the commands that everyone has, the same way every time. A build
//! that was stopped goes on where it stopped; a project that someone has worked on is left alone.

mod absent;
mod answers;
mod calendar;
mod chance;
mod counts;
mod crews;
mod documents;
mod gauge;
mod lots;
mod mending;
mod people;
mod readings;
mod said;
mod schedule;
mod shift;
mod site;
mod trades;
mod tree;
mod uppers;

use crate::domain::grade::Scheme;
use crate::domain::head::{Agreed, ProjectHead};
use crate::domain::subject::Scale;
use crate::domain::{Answer, Decimal, Project, Submission};
use crate::failure::Failure;
use crate::text::Lang;
use crate::workspace::{Command, Done, DraftEntry, Workspace};
use anyhow::anyhow;
use mending::{leave_issues, mend_before};
use said::{InBoth, said};
use schedule::ScheduledCheck;
use site::Site;
use std::collections::BTreeSet;

/// The sample's code.
pub const CODE: &str = "DEMO";

const NAME: InBoth = [
    "滨江花园 1 号楼及商业裙房（样例）",
    "Riverside Gardens, tower 1 and podium (sample)",
];

/// Enters the sample project, made first in this language if it is not there, completed first if an
/// earlier build was stopped, in the language that was begun. `progress` hears how many of how many checks are recorded.
pub fn enter(
    workspace: &mut Workspace,
    lang: Lang,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<(), Failure> {
    let cards = workspace.projects()?;
    match cards.into_iter().find(|card| card.head.code == CODE) {
        Some(card) => workspace.enter_id(&card.id)?,
        None => _ = workspace.execute(Command::CreateProject(head(lang)))?,
    }
    let lang = begun_in(workspace.entered()?, lang);
    let site = Site::new(lang);
    let todo = remaining(workspace.entered()?, lang, &site);
    if todo.is_empty() {
        return Ok(());
    }
    prepare(workspace, lang, &site)?;
    let total = site.steps.len();
    for (nth, step) in (total - todo.len()..).zip(&todo) {
        progress(nth, total);
        // Drafts and issues come before the last check, whose record says that all is there.
        if nth + 1 == total {
            keep_drafts(workspace, &site)?;
            leave_issues(workspace, lang)?;
        }
        mend_before(workspace, lang, step)?;
        take(workspace, &site, step)?;
    }
    progress(total, total);
    Ok(())
}

/// Lists people and plans subjects that are not there yet.
fn prepare(workspace: &mut Workspace, lang: Lang, site: &Site) -> Result<(), Failure> {
    let project = workspace.entered()?;
    let mut people = people::people(lang);
    people.retain(|person| !project.people.contains_key(&person.code));
    let mut subjects = site.subjects();
    subjects.retain(|subject| project.node(&subject.code).is_none());
    if !people.is_empty() {
        workspace.execute(Command::ListPeople(people))?;
    }
    if !subjects.is_empty() {
        workspace.execute(Command::PlanSubjects(subjects))?;
    }
    Ok(())
}

fn take(workspace: &mut Workspace, site: &Site, step: &ScheduledCheck) -> Result<(), Failure> {
    let submission = submission(workspace, site, step)?;
    match workspace.execute(Command::Conclude(submission))? {
        Done::Refused(faults) => {
            let why: Vec<String> = faults.iter().map(|fault| format!("{fault:?}")).collect();
            let ScheduledCheck { code, stage, .. } = step;
            Err(Failure::internal(anyhow!(
                "{code} {stage}: {}",
                why.join("; ")
            )))
        }
        _ => Ok(()),
    }
}

fn submission(
    workspace: &Workspace,
    site: &Site,
    step: &ScheduledCheck,
) -> Result<Submission, Failure> {
    let rulebook = &workspace.library().rulebook;
    site.submission(workspace.entered()?, rulebook, step)
        .ok_or_else(|| Failure::internal(anyhow!("no checklist for {}", step.code)))
}

/// Leaves two checks half typed, as if someone had been called away.
fn keep_drafts(workspace: &mut Workspace, site: &Site) -> Result<(), Failure> {
    for step in site.half_typed() {
        let submission = submission(workspace, site, step)?;
        let Submission {
            remedy,
            by,
            counts,
            dims,
            ..
        } = submission;
        let mut entries = vec![DraftEntry::By(by)];
        entries.extend(remedy.map(DraftEntry::Remedy));
        entries.extend(
            counts
                .into_iter()
                .map(|(id, there)| DraftEntry::Count(id, there)),
        );
        entries.extend(
            dims.into_iter()
                .map(|(name, size)| DraftEntry::Dimension(name, size)),
        );
        entries.extend(half(submission.answers).into_iter().map(DraftEntry::Answer));
        for entry in entries {
            workspace.execute(Command::Keep {
                subject: step.code.clone(),
                stage: step.stage.to_owned(),
                entry,
            })?;
        }
    }
    Ok(())
}

/// The first half of the answers, the last of them with the readings typed so far.
fn half(mut answers: Vec<Answer>) -> Vec<Answer> {
    let middle = answers.len() / 2;
    let is_typed = |answer: &Answer| !answer.is_sized() && !answer.typed_readings().is_empty();
    let measured = answers.iter().skip(middle).position(&is_typed);
    answers.truncate(middle + 1 + measured.unwrap_or(0));
    if let Some(last) = answers.last_mut().filter(|last| is_typed(last)) {
        let count = last.typed_readings().len();
        last.drop_readings(count.saturating_sub(2));
    }
    answers
}

/// The steps not recorded yet; none when the project holds anything that is not the sample's own.
fn remaining(project: &Project, lang: Lang, site: &Site) -> Vec<ScheduledCheck> {
    let checks = || {
        project
            .nodes()
            .iter()
            .flat_map(|node| node.checks.iter().map(move |c| (node, c)))
    };
    let recorded: BTreeSet<(&str, &str, &str)> = checks()
        .map(|(node, check)| {
            (
                node.subject.code.as_str(),
                check.stage.as_str(),
                check.at.as_str(),
            )
        })
        .collect();
    let done = |step: &ScheduledCheck| {
        recorded.contains(&(
            step.code.as_str(),
            step.stage,
            calendar::stamp(step.when).as_str(),
        ))
    };
    let todo: Vec<ScheduledCheck> = site
        .steps
        .iter()
        .filter(|step| !done(step))
        .cloned()
        .collect();
    let known = ProjectHead {
        grading: None,
        ..project.head.clone()
    };
    let own = known == head(lang) && site.steps.len() - todo.len() == recorded.len();
    if own { todo } else { Vec::new() }
}

/// The language in which this sample was begun.
fn begun_in(project: &Project, lang: Lang) -> Lang {
    match project.head.name == head(lang.other()).name {
        true => lang.other(),
        false => lang,
    }
}

fn head(lang: Lang) -> ProjectHead {
    ProjectHead {
        code: CODE.to_owned(),
        name: said(lang, NAME),
        scheme: Scheme::gbj300(),
        target_first_pass: Decimal::parse("96").ok(),
        target_excellence: Decimal::parse("40").ok(),
        scale: Some(Scale::Other),
        agreed: Agreed {
            veto_below: Decimal::parse("90").ok(),
            ..Agreed::default()
        },
        ..ProjectHead::default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Grade, Outcome};
    use answers::Aim;

    #[test]
    fn every_step_ends_as_it_was_meant() {
        let folder = tempfile::tempdir().unwrap();
        let mut workspace = Workspace::open(folder.path()).unwrap();
        enter(&mut workspace, Lang::Zh, &mut |_, _| {}).unwrap();
        let project = workspace.entered().unwrap();
        let site = Site::new(Lang::Zh);
        let lots = |step: &&ScheduledCheck| step.code.matches('-').count() == 4;
        for step in site.steps.iter().filter(lots) {
            let node = project.node(&step.code).unwrap();
            let at = calendar::stamp(step.when);
            let check = node.checks.iter().find(|check| check.at == at).unwrap();
            let meant = (step.aim == Aim::Fail, step.aim == Aim::Excellent);
            let rejected = check.outcome == Outcome::Rejected;
            let excellent = check.grade == Some(Grade::Excellent);
            assert_eq!(rejected, meant.0, "{} {at}", step.code);
            if step.stage == "acceptance" {
                assert_eq!(excellent, meant.1, "{} {at}", step.code);
            }
        }
    }

    #[test]
    fn all_who_conclude_are_listed() {
        let people = people::people(Lang::Zh);
        for step in &Site::new(Lang::Zh).steps {
            assert!(people.iter().any(|person| person.code == step.by));
        }
    }
}
