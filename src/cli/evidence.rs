//! `evidence list|add|show|export|inbox`.

use super::out::Out;
use super::out::format::Telling;
use crate::domain::decide;
use crate::domain::evidence::Evidence;
use crate::failure::{Exit, Expected, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::Lang;
use crate::text::escape::{self, shown};
use crate::text::screen::subject;
use crate::text::{evidence, head, meant, words as trade};
use crate::workspace::evidence::inbox::{Inbox, InboxPlace};
use crate::workspace::evidence::kept::{Attaching, EvidenceSource, Held};
use crate::workspace::{Command, Done, PlaceCommand, Workspace};
use clap::Subcommand;
use serde_json::Value;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum EvidenceVerb {
    /// All evidence, or a subject's / 佐证列表
    List {
        /// The subject's code
        subject: Option<String>,
    },
    /// Take photos or documents in, for a check in progress or for a batch / 附照片或文件
    Add(NewEvidence),
    /// What is known about one, and opening it / 查看一件
    Show {
        /// Its hash, or the beginning of it
        hash: String,
        /// Open it in the system's viewer / 用系统看图程序打开
        #[arg(long)]
        open: bool,
    },
    /// Copy evidence to a folder / 导出到文件夹
    Export {
        /// The folder
        folder: PathBuf,
        /// Only this subject's / 只导出这个对象的
        #[arg(long, value_name = "CODE")]
        subject: Option<String>,
    },
    /// The folder of photos that this device watches / 本机的照片收件箱
    Inbox {
        /// Set it to this folder
        folder: Option<PathBuf>,
        /// Watch camera cards again / 改回自动找相机卡
        #[arg(long, conflicts_with = "folder")]
        cards: bool,
    },
}

#[derive(clap::Args)]
pub struct NewEvidence {
    /// Photos or documents
    #[arg(required = true)]
    pub files: Vec<PathBuf>,
    /// Keep them with the check in progress of this subject / 附到这个对象正在进行的检查
    #[arg(long, value_name = "CODE", requires = "stage")]
    pub subject: Option<String>,
    /// The stage of that check / 阶段
    #[arg(long, value_name = "ID", requires = "subject")]
    pub stage: Option<String>,
    /// The item they are about / 检查项
    #[arg(long, value_name = "ID")]
    pub item: Option<String>,
    /// Documents of no known kind too / 其他类型的文件也收
    #[arg(long)]
    pub any_kind: bool,
}

pub fn run(verb: EvidenceVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    if let EvidenceVerb::Inbox { folder, cards } = verb {
        return inbox(folder.as_deref(), cards, workspace, out);
    }
    match verb {
        EvidenceVerb::List { subject } => list(subject.as_deref(), workspace, out),
        EvidenceVerb::Add(new) => add(&new, workspace, out),
        EvidenceVerb::Show { hash, open } => show(&hash, open, workspace, out),
        EvidenceVerb::Export { folder, subject } => {
            export(&folder, subject.as_deref(), workspace, out)
        }
        EvidenceVerb::Inbox { .. } => Ok(Exit::Done),
    }
}

/// The evidence of a subject, or of all.
fn held(subject: Option<&str>, workspace: &Workspace) -> Result<Vec<Held>, Failure> {
    let subject = subject.map(|code| workspace.subject_meant(code));
    let subject = subject.as_deref();
    if let Some(code) = subject
        && workspace.entered()?.node(code).is_none()
    {
        return Err(Failure::NoSuchSubject(code.to_owned()));
    }
    let mut held = workspace.evidence()?;
    held.retain(|one| subject.is_none_or(|code| one.subject == code));
    Ok(held)
}

fn list(subject: Option<&str>, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    table(&held(subject, workspace)?, workspace, out)?;
    Ok(Exit::Done)
}

/// What is kept, a line each.
fn table(held: &[Held], workspace: &Workspace, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let columns = Columns::of(lang, held.iter().map(|one| (one, &one.evidence)))
        .words(head::CHECKED, |(one, _)| &one.subject)
        .words(head::SOURCE, |(one, _)| source(one, workspace, lang))
        .words(head::ITEM_CHECKED, |(_, of)| &of.item)
        .words(head::NAME, |(_, of)| &of.name)
        .words(head::MEDIA, |(_, of)| {
            Cell::term(&of.media, evidence::kind(lang, &of.media))
        })
        .figures(head::SIZE, |(_, of)| {
            Cell::term(of.size.to_string(), evidence::size(of.size))
        })
        .words(head::TAKEN, |(_, of)| {
            Cell::term(&of.taken, evidence::taken(of))
        })
        .words(head::POSITION, |(_, of)| evidence::position(of))
        .words(head::HASH, |(_, of)| Cell::term(&of.hash, of.short()))
        .words(head::RECORD, |(one, _)| &one.record);
    out.table(columns)
}

/// What it belongs to: people see names, programs what the records say.
fn source(held: &Held, workspace: &Workspace, lang: Lang) -> Cell {
    let project = workspace.project();
    let node = project.and_then(|project| project.node(&held.subject));
    let chain = node.and_then(|node| workspace.chain(node));
    let title = |stage| trade::stage(lang, chain, stage);
    let issue = |id: &str| format!("{} {id}", evidence::issue(lang));
    let notice = |stage: &str| format!("{} {stage}", evidence::notice(lang));
    match &held.source {
        EvidenceSource::Check(stage, round) => {
            let shown = subject::round(lang, title(stage), *round);
            Cell::term(format!("{stage} #{round}"), shown)
        }
        EvidenceSource::Draft(stage) => {
            let in_progress = |stage| evidence::in_progress(lang, stage);
            Cell::term(in_progress(stage), in_progress(title(stage)))
        }
        EvidenceSource::Issue(id) => {
            let handle = project.and_then(|project| Some(project.handle(project.issue(id)?)));
            Cell::term(issue(id), issue(handle.unwrap_or(id)))
        }
        EvidenceSource::Notice(stage) => Cell::term(notice(stage), notice(title(stage))),
        EvidenceSource::Ruling(what) => trade::ruling(lang, *what).into(),
    }
}

/// Takes files in; one line of JSON for each, as a batch may name it. A file that is unfit does not
/// stop the others.
fn add(new: &NewEvidence, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let mut check = new.subject.clone().zip(new.stage.clone());
    if let Some((subject, stage)) = &mut check {
        *subject = workspace.subject_meant(subject);
        *stage = stage_of(subject, stage, workspace, out.lang)?;
        workspace.may_attach(subject, stage, new.item.as_deref())?;
    }
    let mut exit = Exit::Done;
    for path in &new.files {
        let attaching = Attaching {
            path: path.clone(),
            item: new.item.clone().unwrap_or_default(),
            check: check.clone(),
            any_kind: new.any_kind,
        };
        match workspace.execute(Command::Attach(attaching)) {
            Ok(Done::Attached(one)) => {
                let line = serde_json::to_value(&one).map_err(Failure::internal)?;
                out.json_line(&line)?;
            }
            Ok(_) => {}
            Err(failure @ Failure::Unfit { .. }) => {
                out.failure(&failure);
                exit = failure.exit();
            }
            Err(failure) => return Err(failure),
        }
    }
    Ok(exit)
}

/// Takes files in for what is about to be recorded: all of them, or none is named.
pub fn taken_in(files: &[PathBuf], workspace: &mut Workspace) -> Result<Vec<Evidence>, Failure> {
    let mut all = Vec::new();
    for path in files {
        let attaching = Attaching {
            path: path.clone(),
            ..Attaching::default()
        };
        if let Done::Attached(one) = workspace.execute(Command::Attach(attaching))? {
            all.push(one);
        }
    }
    Ok(all)
}

/// The stage of a check that could be in progress, by its id or its name.
fn stage_of(
    subject: &str,
    stage: &str,
    workspace: &Workspace,
    lang: Lang,
) -> Result<String, Failure> {
    let rulebook = &workspace.library().rulebook;
    let (project, none) = (workspace.entered()?, || {
        Failure::NoSuchSubject(subject.to_owned())
    });
    let node = project.called(subject).ok_or_else(none)?;
    let chain = decide::chain_of(project, rulebook, node, None).map_err(|_| none())?;
    match meant::stage(chain, stage) {
        Some(stage) => Ok(stage.to_owned()),
        None => {
            let stages = chain.stages.iter();
            let named =
                stages.map(|stage| (stage.id.clone(), lang.of_words(&stage.title).to_owned()));
            Err(Failure::usage(
                "--stage",
                stage,
                Expected::OneOf(named.collect()),
            ))
        }
    }
}

fn show(hash: &str, open: bool, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let one = workspace.evidence_of(hash)?;
    if out.telling() == Telling::Document {
        let mut value = serde_json::to_value(&one.evidence).map_err(Failure::internal)?;
        value["subject"] = Value::from(one.subject.as_str());
        value["record"] = Value::from(one.record.as_str());
        out.json(&value)?;
    } else if out.telling() == Telling::Rows {
        table(std::slice::from_ref(&one), workspace, out)?;
    } else {
        let (lang, of) = (out.lang, &one.evidence);
        let from = source(&one, workspace, lang);
        let from = from.shown();
        let rows = [
            (head::NAME.shown(lang), of.name.clone()),
            (
                head::MEDIA.shown(lang),
                format!("{}  {}", evidence::kind(lang, &of.media), of.media),
            ),
            (head::SIZE.shown(lang), evidence::size(of.size)),
            (head::TAKEN.shown(lang), of.taken.clone()),
            (head::POSITION.shown(lang), evidence::position(of)),
            (head::SOURCE.shown(lang), format!("{}  {from}", one.subject)),
            (head::ITEM_CHECKED.shown(lang), of.item.clone()),
            (head::RECORD.shown(lang), one.record.clone()),
            ("SHA-256", of.hash.clone()),
        ];
        for (label, value) in rows.iter().filter(|(_, value)| !value.is_empty()) {
            out.line(&format!("{label}{}{}", lang.colon(), shown(value)))?;
        }
    }
    if open {
        workspace.execute(Command::View(one.evidence))?;
    }
    Ok(Exit::Done)
}

fn export(
    folder: &Path,
    subject: Option<&str>,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let held = held(subject, workspace)?;
    let done = workspace.execute(Command::HandOut(held, folder.to_path_buf()))?;
    if let Done::HandedOut(files) = done {
        for file in files {
            out.line(&file.display().to_string())?;
        }
    }
    Ok(Exit::Done)
}

fn inbox(
    folder: Option<&Path>,
    cards: bool,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let lang = out.lang;
    if folder.is_some() || cards {
        workspace.execute(Command::Place(PlaceCommand::Watch(
            folder.map(Path::to_path_buf),
        )))?;
    }
    let place = workspace.inbox_place();
    let sight = Inbox::looked(place.clone()).sight();
    out.line(&match place {
        InboxPlace::Folder(folder) => escape::place(&folder),
        InboxPlace::Cards => evidence::cards(lang).to_owned(),
    })?;
    for folder in &sight.folders {
        out.say(&escape::place(folder));
    }
    out.say(&evidence::photos(lang, sight.pictures.len()));
    Ok(Exit::Done)
}
