//! `project new|list|show|import|export`; `project plan` has a file of its own.
//!
//! | file | noun |
//! |---|---|
//! | `agreement` | what was agreed |
//! | `plan` | division plans |
//! | `difference` | what a table would change |

pub(super) mod agreement;
mod difference;
pub(super) mod plan;

use super::args::need::Need;
use super::args::value::{entered, percent};
use super::args::{NewProject, ProjectVerb};
use super::door;
use super::out::Out;
use crate::domain::head::{Agreed, ProjectHead};
use crate::domain::node::Node;
use crate::domain::project::Project;
use crate::domain::subject::Scale;
use crate::domain::{code, grade::Scheme};
use crate::failure::{Exit, Expected, Failure};
use crate::report::column::{Cell, Columns};
use crate::report::csv::{self, CsvReader};
use crate::text::escape::shown;
use crate::text::screen::{figure, standing};
use crate::text::{Lang, head, project as say, words as trade};
use crate::workspace::shown::waiting::SubjectProgress;
use crate::workspace::{Command, Done, Soundness, Workspace};
use std::path::Path;

pub fn run(verb: ProjectVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        ProjectVerb::New(new) => make(&new, workspace, out),
        ProjectVerb::Set(asked) => agreement::set(&asked, workspace, out),
        ProjectVerb::List => list(workspace, out),
        ProjectVerb::Show => show(workspace, out),
        ProjectVerb::Import { file, apply } => import(&file, apply, workspace, out),
        ProjectVerb::Export { file } => export(file.as_deref(), workspace, out),
        ProjectVerb::Plan(asked) => plan::run(&asked, workspace, out),
    }
}

/// The project table, as it can be changed and imported again.
fn export(file: Option<&Path>, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let subjects = workspace.planned()?;
    match file {
        Some(file) => {
            workspace.execute(workspace.plan_file(&subjects, file, out.lang)?)?;
        }
        None => {
            let sheet = workspace.plan_sheet(&subjects, out.lang);
            out.bytes(csv::text(&sheet, CsvReader::Program).as_bytes())?;
        }
    }
    Ok(Exit::Done)
}

/// Shows what a table would change, and records it when asked to.
fn import(
    file: &Path,
    apply: bool,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let difference = workspace.read_plan(file)?;
    difference::show(&difference, workspace.library(), out)?;
    difference::settle(&difference, apply, workspace, out)
}

/// The scheme of this id or title, if there is one: `GBJ300-88` and `GBJ 300-88` are `gbj300-88`.
fn scheme(written: &str, workspace: &Workspace, lang: Lang) -> Result<Scheme, Failure> {
    let schemes = workspace.library().rulebook.schemes.keys();
    let known: Vec<(String, String)> = schemes
        .map(|id| {
            let title = workspace.library().scheme_name(&Scheme::of(id), lang).title;
            (id.clone(), title)
        })
        .collect();
    let bare = |text: &str| -> String {
        code::key(text)
            .chars()
            .filter(|c| c.is_alphanumeric())
            .collect()
    };
    let means = |(id, title): &&(String, String)| {
        [id, title].iter().any(|name| bare(name) == bare(written))
    };
    match known.iter().find(means) {
        Some((id, _)) => Ok(Scheme::of(id)),
        None => Err(Failure::usage("--scheme", written, Expected::OneOf(known))),
    }
}

/// The targets of an outline, for what was not said otherwise.
fn take_over(
    head: &mut ProjectHead,
    id: &str,
    workspace: &Workspace,
    lang: Lang,
) -> Result<(), Failure> {
    let library = workspace.library();
    let known = |lang: Lang| {
        let targets = library.targets.iter();
        let named =
            targets.map(|target| (target.id.clone(), lang.of_words(&target.title).to_owned()));
        Expected::OneOf(named.collect())
    };
    let target = library.target(id);
    let target = target.ok_or_else(|| Failure::usage("--targets", id, known(lang)))?;
    let scale = head.scale;
    head.target_first_pass = head
        .target_first_pass
        .take()
        .or_else(|| target.first_pass.of(scale).cloned());
    head.target_excellence = head
        .target_excellence
        .take()
        .or_else(|| target.excellence.of(scale).cloned());
    Ok(())
}

fn make(new: &NewProject, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let mut head = ProjectHead {
        code: entered(&new.code),
        name: entered(&new.name),
        scheme: scheme(&new.scheme, workspace, out.lang)?,
        target_first_pass: percent("--target-first-pass", new.target_first_pass.as_deref())?,
        agreed: Agreed {
            veto_below: percent("--veto-below", new.veto_below.as_deref())?,
            ..Agreed::default()
        },
        target_excellence: percent("--target-excellence", new.target_excellence.as_deref())?,
        scale: new.scale.as_deref().map(|word| {
            if word == "other" {
                Scale::Other
            } else {
                Scale::LargeMedium
            }
        }),
        ..ProjectHead::default()
    };
    if let Some(id) = &new.targets {
        take_over(&mut head, id, workspace, out.lang)?;
    }
    for (what, text) in [("--code", &head.code), ("--name", &head.name)] {
        if text.is_empty() || crate::text::escape::needs_escape(text) {
            return Err(Failure::usage(what, text, Expected::Text));
        }
    }
    if let Done::Created(id) = workspace.execute(Command::CreateProject(head))? {
        out.line(&id)?;
        out.say(&say::made(out.lang, &new.code, &shown(&new.name)));
    }
    Ok(Exit::Done)
}

/// All projects of the data folder.
pub fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let cards = workspace.projects()?;
    if cards.is_empty() {
        return Err(workspace.nothing_left()?);
    }
    let scheme = |scheme: &Scheme| {
        let short = workspace.library().scheme_name(scheme, lang).short;
        Cell::term(scheme.as_str(), short)
    };
    let columns = Columns::of(lang, &cards)
        .words(head::CODE, |card| &card.head.code)
        .words(head::NAME, |card| &card.head.name)
        .words(head::SCHEME, |card| scheme(&card.head.scheme))
        .figures(head::LOTS, |card| card.lots)
        .figures(head::ACCEPTED, |card| card.accepted)
        .figures(head::CHECKS, |card| card.checks)
        .words(head::IDENTITY, |card| &card.id);
    out.table(columns)?;
    for card in &cards {
        // Of one whose records are all gone nobody knows the code.
        let name = match card.head.code.as_str() {
            "" => &card.id,
            code => code,
        };
        door::tell_of(&shown(name), &card.notices, out);
    }
    let missed = workspace.missed()?;
    for id in &missed {
        let vanished = Failure::Vanished(id.clone());
        out.say(&format!("✗ {}", vanished.sentences(lang).join(" ")));
    }
    let exit = match missed.is_empty() {
        true => Exit::Done,
        false => Exit::Damaged,
    };
    let worst = { cards.iter() }.map(|card| Soundness::of(&card.notices));
    let worst = worst.max().unwrap_or_default();
    Ok(door::exit(Need::Look, exit, worst))
}

fn show(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let project = workspace.entered()?;
    let rows = project.roots().flat_map(|root| branch(project, root, 0));
    let accepted = |node| match project.foundation(node) {
        (_, 0) => String::new(),
        (accepted, total) => format!("{accepted}/{total}"),
    };
    let columns = Columns::of(lang, rows.map(|(depth, node)| (depth, node, &node.subject)))
        .words(head::CODE, |(.., subject)| &subject.code)
        .words(head::KIND, |(.., subject)| trade::kind(lang, subject.kind))
        .words(head::NAME, |(depth, _, subject)| {
            format!("{}{}", "  ".repeat(depth), subject.name)
        })
        .words(head::LOCATION, |(.., subject)| &subject.location)
        .words(head::CREW, |(.., subject)| &subject.crew)
        .words(head::STATE, |(_, node, _)| {
            state(lang, workspace.progress_of(node))
        })
        .figures(head::ACCEPTED, |(_, node, _)| accepted(node));
    out.table(columns)?;
    Ok(Exit::Done)
}

/// A node of the levels and all below it, each with its depth.
fn branch<'a>(project: &'a Project, node: &'a Node, depth: usize) -> Vec<(usize, &'a Node)> {
    if node.subject.kind.is_register() {
        return Vec::new();
    }
    let children = project.children(node);
    let below = children.flat_map(|child| branch(project, child, depth + 1));
    [(depth, node)].into_iter().chain(below).collect()
}

pub(super) fn state(lang: Lang, progress: SubjectProgress) -> &'static str {
    match progress {
        SubjectProgress::NotStarted => standing::not_started(lang),
        SubjectProgress::UnderWay => say::under_way(lang),
        SubjectProgress::AwaitingAcceptance => say::awaiting(lang),
        SubjectProgress::Unsettled => standing::unsettled(lang),
        SubjectProgress::Rejected => say::rejected(lang),
        SubjectProgress::Accepted => figure::accepted(lang),
        SubjectProgress::Excellent => say::excellent(lang),
        SubjectProgress::Forbidden => say::forbidden(lang),
        SubjectProgress::Retired => say::retired(lang),
    }
}
