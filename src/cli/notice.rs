//! `notice give|list`: who was told of an inspection, when, and for when; who asked for its delay.

use super::evidence::taken_in;
use super::out::Out;
use super::out::said::{self, ByAt, Said};
use super::rule::paper;
use crate::domain::chain::ACCEPTANCE;
use crate::domain::node::Node;
use crate::domain::notice::{Given, Notice};
use crate::domain::notify;
use crate::domain::ruling::{RulingPaper, What};
use crate::domain::time::Time;
use crate::failure::{Exit, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::attest;
use crate::text::day::DaySide;
use crate::text::screen::rulings as say;
use crate::text::{Lang, head, meant, people, words as trade};
use crate::workspace::{Command, Workspace};
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum NoticeVerb {
    /// Tell the other side of an inspection, or ask for its delay / 发出检查通知，或要求延期
    Give(NoticeAsked),
    /// Who was told when / 通知记录
    List {
        /// Of this subject alone / 只看此对象
        subject: Option<String>,
    },
}

#[derive(clap::Args)]
pub struct NoticeAsked {
    /// The subject's code / 对象编号
    subject: String,
    /// The stage; the acceptance when not said / 阶段，不填为验收
    #[arg(long, default_value = ACCEPTANCE)]
    stage: String,
    /// When it is to be: "2026-05-03 09:00", or +48 hours / 检查时间
    #[arg(long, value_name = "TIME")]
    meet: String,
    /// Who is told: codes of people, or names / 通知谁
    #[arg(long, required = true)]
    to: Vec<String>,
    /// What is inspected, and where / 内容、部位
    #[arg(long, default_value = "")]
    text: String,
    /// The paper it was given on, NO:DATE:RECEIVED-BY, when it is entered afterwards / 事后补录的书面通知
    #[arg(long, value_name = "PAPER")]
    paper: Option<String>,
    /// A copy of that paper to be kept / 书面通知的扫描件
    #[arg(long, value_name = "FILE", requires = "paper")]
    scan: Option<PathBuf>,
    /// The other side asks for the delay of the notice in force / 对方要求延期
    #[arg(long)]
    delay: bool,
    #[command(flatten)]
    by_at: ByAt,
}

pub fn run(verb: NoticeVerb, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        NoticeVerb::Give(asked) => give(asked, workspace, out),
        NoticeVerb::List { subject } => list(subject.as_deref(), workspace, out),
    }
}

fn give(mut asked: NoticeAsked, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let at = asked.by_at.time(workspace, out)?;
    let node = workspace.entered()?.called(&asked.subject);
    let chain = node.and_then(|node| workspace.chain(node));
    if let Some(stage) = chain.and_then(|chain| meant::stage(chain, &asked.stage)) {
        asked.stage = stage.to_owned();
    }
    let first = node.and_then(|node| notify::in_force(node, &asked.stage));
    let delays = match (asked.delay, first) {
        (true, Some(first)) => first.record.clone(),
        // Named so, it is refused with the words for a notice that is not there.
        (true, None) => "-".to_owned(),
        (false, _) => String::new(),
    };
    let given = Notice {
        subject: asked.subject.clone(),
        stage: asked.stage,
        at,
        meet: said::time(workspace, out, ("--meet", &asked.meet), DaySide::Ahead)?,
        by: asked.by_at.by,
        to: asked.to,
        text: asked.text,
        delays,
        chain: None,
        entered: Time::default(),
        paper: written(asked.paper.as_deref(), asked.scan, workspace, out)?,
    };
    let done = workspace.execute(Command::Notify(given))?;
    let subject = asked.subject;
    let about = subject.clone();
    said::print(
        &[Said {
            about,
            subject,
            done,
        }],
        workspace,
        out,
    )
}

/// The paper of a notice, with its scan if there is one.
fn written(
    typed: Option<&str>,
    scan: Option<PathBuf>,
    workspace: &mut Workspace,
    out: &Out,
) -> Result<Option<RulingPaper>, Failure> {
    let Some(typed) = typed else {
        return Ok(None);
    };
    // A notice asks for no kind of paper, as little as this ruling does.
    let paper = paper(typed, What::NotHeld, workspace, out)?;
    let scans = taken_in(scan.as_slice(), workspace)?;
    Ok(Some(match scans.first() {
        Some(scan) => paper.scanned(scan),
        None => paper,
    }))
}

fn list(subject: Option<&str>, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let project = workspace.entered()?;
    let subject = subject.map(|code| workspace.subject_meant(code));
    let subject = subject.as_deref();
    if let Some(code) = subject.filter(|code| project.node(code).is_none()) {
        return Err(Failure::NoSuchSubject(code.to_owned()));
    }
    let wanted = |node: &&Node| subject.is_none_or(|code| node.subject.code == code);
    let nodes = project.nodes().iter().filter(wanted);
    let notices = nodes.flat_map(|node| node.notices.iter().map(move |given| (node, given)));
    // People see names, programs what the record says.
    let name = |code: &String| people::called(Some(&project.people), code);
    let told = |told: &Notice| {
        let names = told.to.iter().map(name).collect::<Vec<_>>();
        Cell::term(told.to.join(", "), names.join(lang.between()))
    };
    let columns = Columns::of(
        lang,
        notices.map(|(node, given)| (node, given, &given.notice)),
    )
    .words(head::OBJECT, |(.., told)| &told.subject)
    .words(head::STAGE, |(node, _, told)| {
        Cell::term(
            &told.stage,
            trade::stage(lang, workspace.chain(node), &told.stage),
        )
    })
    .figures(head::ROUND, |(_, given, _)| given.round)
    .words(head::GIVEN, |(.., told)| Cell::time(&told.at))
    .words(head::MEET, |(.., told)| Cell::time(&told.meet))
    .figures(head::HOURS, |(.., told)| told.hours())
    .words(head::GIVEN_BY, |(.., told)| {
        Cell::term(&told.by, name(&told.by))
    })
    .words(head::TOLD, |(.., notice)| told(notice))
    .words(head::STATE, |(node, given, _)| state(lang, node, given))
    .words(head::ENTERED, |(.., told)| Cell::time(&told.entered))
    .words(head::PAPER, |(.., told)| {
        told.paper.as_ref().map(say::paper_line)
    })
    .words(head::CONTENT, |(.., told)| &told.text)
    .words(head::RECORD, |(_, given, _)| &given.record);
    out.table(columns)?;
    Ok(Exit::Done)
}

fn state(lang: Lang, node: &Node, given: &Given) -> Cell {
    let in_force =
        notify::in_force(node, &given.notice.stage).is_some_and(|one| one.record == given.record);
    let delay = !given.notice.delays.is_empty();
    let (word, shown) = match (in_force, delay) {
        (true, false) => ("in_force", attest::in_force(lang)),
        (true, true) => ("delayed", say::delayed(lang)),
        (false, _) => ("over", say::over(lang)),
    };
    Cell::term(word, shown)
}
