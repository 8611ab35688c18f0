//! `rule`: the legal exits, rounds that ended without an inspection, corrections, lots that go out
//! of the plan. Without a ruling it says which could be made now, and on which documents.

use super::evidence::taken_in;
use super::out::Out;
use super::out::format::Telling;
use super::out::said::{self, Said};
use crate::domain::rule;
use crate::domain::ruling::{PaperKind, Ruling, RulingPaper, What};
use crate::domain::time::Time;
use crate::domain::{Fault, Trouble};
use crate::failure::{Exit, Expected, Failure};
use crate::report::column::{Cell, Columns};
use crate::text::day::DaySide;
use crate::text::screen::rulings;
use crate::text::{escape, evidence, head, people, words as trade};
use crate::workspace::{Command, Workspace};
use clap::ValueEnum;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct RulingSaid {
    /// The subject's code / 对象编号
    subject: String,
    /// The ruling; none: which could be made now / 处置；不填则列出现在能作的
    #[arg(value_enum, ignore_case = true, requires = "by")]
    what: Option<WhatWord>,
    /// Who decides: a person's code / 办理人编号
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// When; now when not said / 时间，不填为现在
    #[arg(long, value_name = "TIME")]
    at: Option<String>,
    /// A document, KIND:NO:DATE:SIGNER, or NO:DATE:SIGNER where one kind is asked for / 文件
    #[arg(long, value_name = "PAPER")]
    paper: Vec<String>,
    /// A copy of a document to be kept, in the order of --paper / 文件的扫描件，按 --paper 的次序
    #[arg(long, value_name = "FILE", requires = "paper")]
    scan: Vec<PathBuf>,
    /// A photo or document that goes with it; a deemed acceptance needs a photo / 影像资料
    #[arg(long, value_name = "FILE")]
    photo: Vec<PathBuf>,
    /// Why / 理由
    #[arg(long, default_value = "")]
    reason: String,
    /// The record it is about; found by itself when not said / 所指记录
    #[arg(long, value_name = "RECORD")]
    of: Option<String>,
    /// With split and merge: the lots that take its place / 接替的检验批
    #[arg(long, value_name = "CODE")]
    into: Vec<String>,
}

/// The rulings as people type them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum WhatWord {
    /// 检测鉴定达到设计要求 (5.0.6-2)
    #[value(alias = "检测鉴定达到设计要求")]
    LabProof,
    /// 设计核算认可 (5.0.6-3)
    #[value(alias = "设计核算认可")]
    Designer,
    /// 让步接收 (5.0.6-4)
    #[value(alias = "让步接收")]
    Concession,
    /// 严禁验收 (5.0.8)
    #[value(alias = "严禁验收")]
    Forbid,
    /// 撤回报验
    #[value(alias = "撤回报验")]
    Withdraw,
    /// 检查开始后撤回
    #[value(alias = "检查开始后撤回")]
    WithdrawLate,
    /// 验收未进行
    #[value(alias = "验收未进行")]
    NotHeld,
    /// 资料不全不予验收
    #[value(alias = "资料不全不予验收")]
    RecordsIncomplete,
    /// 视为合格
    #[value(alias = "视为合格")]
    Deem,
    /// 撤销验收结论
    #[value(alias = "撤销验收结论")]
    Annul,
    /// 取消检验批
    #[value(alias = "取消检验批")]
    Cancel,
    /// 拆分检验批
    #[value(alias = "拆分检验批")]
    Split,
    /// 并入其他检验批
    #[value(alias = "并入其他检验批")]
    Merge,
}

impl WhatWord {
    const ALL: [(WhatWord, What); 13] = [
        (WhatWord::LabProof, What::LabProof),
        (WhatWord::Designer, What::Designer),
        (WhatWord::Concession, What::Concession),
        (WhatWord::Forbid, What::Forbidden),
        (WhatWord::Withdraw, What::Withdrawn),
        (WhatWord::WithdrawLate, What::WithdrawnLate),
        (WhatWord::NotHeld, What::NotHeld),
        (WhatWord::RecordsIncomplete, What::RecordsIncomplete),
        (WhatWord::Deem, What::Deemed),
        (WhatWord::Annul, What::Annulled),
        (WhatWord::Cancel, What::Cancelled),
        (WhatWord::Split, What::Split),
        (WhatWord::Merge, What::Merged),
    ];

    fn what(self) -> What {
        let known = Self::ALL.iter().find(|(word, _)| *word == self);
        known.map_or(What::NotHeld, |(_, what)| *what)
    }

    fn of(what: What) -> String {
        let known = Self::ALL.iter().find(|(_, known)| *known == what);
        let value = known.and_then(|(word, _)| word.to_possible_value());
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    }
}

impl RulingSaid {
    /// Whether it decides something, or only asks what could be decided.
    pub fn decides(&self) -> bool {
        self.what.is_some() && self.by.is_some()
    }
}

pub fn run(asked: RulingSaid, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    match (asked.what, asked.by.clone()) {
        (Some(word), Some(by)) => decide(asked, word.what(), by, workspace, out),
        _ => offered(&asked.subject, workspace, out),
    }
}

fn decide(
    asked: RulingSaid,
    what: What,
    by: String,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let at = match &asked.at {
        Some(typed) => said::time(workspace, out, ("--at", typed), DaySide::Past)?,
        None => workspace.now(),
    };
    let papers = asked.paper.iter();
    let papers: Result<Vec<RulingPaper>, Failure> = papers
        .map(|typed| paper(typed, what, workspace, out))
        .collect();
    let mut papers = papers?;
    if let Some(surplus) = asked.scan.get(papers.len()) {
        let surplus = surplus.display().to_string();
        return Err(Failure::usage("--scan", &surplus, Expected::FewerScans));
    }
    for (paper, scan) in papers.iter_mut().zip(taken_in(&asked.scan, workspace)?) {
        *paper = paper.clone().scanned(&scan);
    }
    let evidence = taken_in(&asked.photo, workspace)?;
    let node = workspace.entered()?.called(&asked.subject);
    let target = node.map(|node| rule::target(node, what));
    let ruling = Ruling {
        subject: asked.subject.clone(),
        what,
        at,
        by,
        reason: asked.reason,
        papers,
        of: asked.of.or(target).unwrap_or_default(),
        into: asked.into,
        chain: None,
        evidence,
        entered: Time::default(),
    };
    let done = workspace.execute(Command::Rule(ruling))?;
    let subject = asked.subject;
    let about = format!("{subject} {}", trade::ruling(out.lang, what));
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

/// `KIND:NO:DATE:SIGNER`; the kind may be left out where the ruling asks for one alone.
pub fn paper(
    typed: &str,
    what: What,
    workspace: &Workspace,
    out: &Out,
) -> Result<RulingPaper, Failure> {
    let kinds = PaperKind::ALL.map(|kind| kind.as_str().replace('_', "-"));
    let wrong = || Failure::usage("--paper", typed, Expected::Paper(kinds.to_vec()));
    let typed_plainly = typed.replace('：', ":");
    let mut parts: Vec<&str> = typed_plainly.split(':').map(str::trim).collect();
    let named = parts
        .first()
        .and_then(|word| PaperKind::parse(&word.replace('-', "_")));
    let kind = match (named, what.papers()) {
        (Some(kind), _) => {
            parts.remove(0);
            kind
        }
        (None, [only]) => *only,
        (None, []) => PaperKind::Other,
        (None, _) => return Err(wrong()),
    };
    let [no @ .., date, signer] = parts.as_slice() else {
        return Err(wrong());
    };
    Ok(RulingPaper {
        kind,
        no: no.join(":"),
        // What is no day is refused with the paper it is on.
        date: said::day(workspace, out, ("--paper", date), DaySide::Past)
            .unwrap_or_else(|_| (*date).into()),
        signer: (*signer).to_owned(),
        blob: String::new(),
        size: 0,
        media: String::new(),
    })
}

fn offered(code: &str, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let project = workspace.entered()?;
    let node = project.called(code);
    let Some((node, chain)) = node.and_then(|node| Some((node, workspace.chain(node)?))) else {
        return Err(Failure::NoSuchSubject(code.to_owned()));
    };
    let code = node.subject.code.as_str();
    let rulebook = &workspace.library().rulebook;
    let may = rule::offered(project, rulebook, chain, node, &workspace.now());
    let papers = |what: What| {
        let words: Vec<&str> = what.papers().iter().map(|kind| kind.as_str()).collect();
        let names = what.papers().iter().map(|kind| trade::paper(lang, *kind));
        Cell::term(words.join(", "), names.collect::<Vec<_>>().join(", "))
    };
    let open = |troubles: &[Trouble]| match troubles.is_empty() {
        true => Cell::term("yes", rulings::possible(lang)),
        false => Cell::term("no", rulings::impossible(lang)),
    };
    // For people, who may decide what cannot be decided now is only in the way.
    let roles = |what: What, troubles: &[Trouble]| {
        let roles = trade::roles(lang, what.roles());
        let shown = if troubles.is_empty() {
            roles.clone()
        } else {
            String::new()
        };
        Cell::term(roles, shown)
    };
    let why = |troubles: &[Trouble]| {
        let faults: Vec<Fault> = troubles.iter().cloned().map(Fault::whole).collect();
        said::sentences(code, &faults, workspace, out).join(" ")
    };
    let columns = Columns::of(
        lang,
        may.iter()
            .map(|(what, troubles)| (*what, troubles.as_slice())),
    )
    .words(head::RULING, |(what, _)| {
        Cell::term(what.as_str(), trade::ruling(lang, what))
    })
    .words(head::COMMAND, |(what, _)| WhatWord::of(what))
    .words(head::NOW, |(_, troubles)| open(troubles))
    .words(head::PAPERS, |(what, _)| papers(what))
    .words(head::MAY_RULE, |(what, troubles)| roles(what, troubles))
    .words(head::WHY_NOT, |(_, troubles)| why(troubles));
    out.table(columns)?;
    standing(code, workspace, out)?;
    Ok(Exit::Done)
}

/// What was ruled before, for people.
fn standing(code: &str, workspace: &Workspace, out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let project = workspace.entered()?;
    let node = project.node(code);
    let between = lang.semicolon();
    for ruled in node.iter().flat_map(|node| &node.rulings) {
        let ruling = &ruled.ruling;
        let papers = ruling.papers.iter().map(|paper| {
            format!(
                "{} {} {} {}",
                trade::paper(lang, paper.kind),
                paper.no,
                paper.date,
                paper.signer
            )
        });
        let annulled = match ruled.annulled {
            Some(_) => trade::annulled(lang),
            None => String::new(),
        };
        let photos = ruling.evidence.iter().map(evidence::line);
        let line = format!(
            "{}  {}  {}{annulled}  {}  {}  {}  [{}]",
            trade::time(&ruling.at),
            people::called(Some(&project.people), &ruling.by),
            trade::ruling(lang, ruling.what),
            papers.collect::<Vec<_>>().join(between),
            ruling.reason,
            photos.collect::<Vec<_>>().join(between),
            ruled.record
        );
        if out.telling() == Telling::Words {
            out.line(&escape::shown(&line))?;
        }
    }
    Ok(())
}
