//! `project set`: what a project is measured against and has agreed, shown and changed.

use crate::cli::args::Agreement;
use crate::cli::args::value::{entered, percent};
use crate::cli::out::Out;
use crate::cli::out::said;
use crate::domain::head::{Agreed, AgreedFigure, Papers, ProjectHead};
use crate::domain::issue::Blocking;
use crate::domain::issuing;
use crate::domain::spent::SpentOn;
use crate::domain::subject::Scale;
use crate::domain::zone::Zone;
use crate::domain::{Decimal, Kind};
use crate::failure::{Exit, Expected, Failure, WrittenAs};
use crate::report::column::Columns;
use crate::text::day::DaySide;
use crate::text::refusal::{self, RefusalNames};
use crate::text::{Lang, agreement, head, percent as text_percent, typed, words as trade};
use crate::workspace::{Command, Done, Workspace};
use std::collections::BTreeMap;

impl Agreement {
    /// Whether it only asks to be shown.
    pub fn changes_nothing(&self) -> bool {
        *self == Self::default()
    }
}

pub fn set(asked: &Agreement, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let before = &workspace.entered()?.head;
    let head = changed(asked, before, workspace, out)?;
    if head != *before
        && let Done::Refused(faults) = workspace.execute(Command::Agree(Box::new(head)))?
    {
        let names = RefusalNames {
            lang: out.lang,
            chain: None,
            checklist: None,
        };
        for fault in &faults {
            out.say(&format!("✗ {}", refusal::sentence(&names, fault)));
        }
        return Ok(Exit::Refused);
    }
    show(workspace, out)
}

/// The head as it was asked for.
fn changed(
    asked: &Agreement,
    before: &ProjectHead,
    workspace: &Workspace,
    out: &Out,
) -> Result<ProjectHead, Failure> {
    let mut head = before.clone();
    if let Some(name) = &asked.name {
        head.name = entered(name);
        if head.name.is_empty() || crate::text::escape::needs_escape(&head.name) {
            return Err(Failure::usage("--name", name, Expected::Text));
        }
    }
    figure(
        "--target-first-pass",
        &asked.target_first_pass,
        &mut head.target_first_pass,
    )?;
    figure(
        "--target-excellence",
        &asked.target_excellence,
        &mut head.target_excellence,
    )?;
    match asked.scale.as_deref() {
        Some("large_medium") => head.scale = Some(Scale::LargeMedium),
        Some("other") => head.scale = Some(Scale::Other),
        Some(_) => head.scale = None,
        None => {}
    }
    agree(asked, &mut head.agreed, workspace, out)?;
    Ok(head)
}

/// What was agreed for this project alone.
fn agree(
    asked: &Agreement,
    agreed: &mut Agreed,
    workspace: &Workspace,
    out: &Out,
) -> Result<(), Failure> {
    figure("--veto-below", &asked.veto_below, &mut agreed.veto_below)?;
    for pair in &asked.chains {
        let (kind, chain) = chain_of(pair, out.lang)?;
        match chain {
            "none" => agreed.chains.remove(&kind),
            chain => agreed.chains.insert(kind, chain.to_owned()),
        };
    }
    on_papers(asked, &mut agreed.papers)?;
    for typed in &asked.limits {
        let wrong = || Failure::usage("--limit", typed, Expected::Written(WrittenAs::Limit));
        agree_limit(agreed, typed).ok_or_else(wrong)?;
    }
    what_it_costs(asked, agreed)?;
    if let Some(zone) = asked.zone {
        agreed.zone = Some(zone).filter(|zone| *zone != Zone::default());
    }
    match asked.began.as_deref() {
        None => {}
        Some("none") => agreed.began = None,
        Some(typed) => {
            let day = said::day(workspace, out, ("--began", typed), DaySide::Past)?;
            agreed.began = Some(day);
        }
    }
    if let Some(word) = &asked.expired_instruments {
        agreed.flag_expired_instruments = word == "flag";
    }
    if let Some(word) = &asked.signatures {
        agreed.signatures_required = word == "required";
    }
    match asked.blocking_issues.as_deref() {
        Some("serious") => agreed.blocking_issues = Blocking::Serious,
        Some("all") => agreed.blocking_issues = Blocking::All,
        Some(_) => agreed.blocking_issues = Blocking::None,
        None => {}
    }
    Ok(())
}

/// What stands on papers, and how they are numbered.
fn on_papers(asked: &Agreement, papers: &mut Papers) -> Result<(), Failure> {
    let said = || Expected::Written(WrittenAs::Said);
    let numbering = || Expected::Written(WrittenAs::Numbering);
    for pair in &asked.said {
        said_once(("--say", pair), said(), &mut papers.said)?;
    }
    for pair in &asked.numbers {
        said_once(("--number", pair), numbering(), &mut papers.numbers)?;
        if !papers
            .numbers
            .values()
            .all(|pattern| issuing::counts(pattern))
        {
            return Err(Failure::usage("--number", pair, numbering()));
        }
    }
    Ok(())
}

/// Prices, and the contract sum.
fn what_it_costs(asked: &Agreement, agreed: &mut Agreed) -> Result<(), Failure> {
    for typed in &asked.prices {
        let wrong = || Failure::usage("--price", typed, Expected::Written(WrittenAs::Price));
        agree_price(agreed, typed).ok_or_else(wrong)?;
    }
    if let Some(typed) = asked.contract_sum.as_deref() {
        agreed.contract_sum = contract_sum(typed)?;
    }
    Ok(())
}

/// The contract sum; none: nobody says one any more.
fn contract_sum(typed: &str) -> Result<Option<Decimal>, Failure> {
    let wrong = |_| Failure::usage("--contract-sum", typed, Expected::Amount);
    match typed {
        "none" => Ok(None),
        typed => typed::figure(typed, "").map(Some).map_err(wrong),
    }
}

/// `material:砂浆:m³=420`: what one of something costs, or that nothing is agreed any more.
fn agree_price(agreed: &mut Agreed, typed: &str) -> Option<()> {
    let (what, price) = typed.split_once('=')?;
    let mut parts = what.split(':').map(str::trim);
    let sort = parts.next()?;
    let mut sorts = SpentOn::ALL.into_iter().filter(|on| *on != SpentOn::Money);
    let on = sorts.find(|on| on.as_str() == sort)?;
    let (name, unit) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    if parts.next().is_some() || crate::text::escape::needs_escape(what) {
        return None;
    }
    let price = match price.trim() {
        "none" => None,
        price => Some(typed::figure(price, "").ok()?),
    };
    agreed.set_price(on, (name, unit), price);
    Some(())
}

/// `household.dwelling:a1=15`: the checklist, which figure, and what it is; a share is said in per cent.
fn agree_limit(agreed: &mut Agreed, typed: &str) -> Option<()> {
    let (what, to) = typed.split_once('=')?;
    let (list, which) = what.split_once([':', '：'])?;
    let figure = AgreedFigure::named(which.trim());
    let to = match (to.trim(), &figure) {
        ("none", _) => None,
        (share, AgreedFigure::PassRate) => Some(text_percent::share(share)?),
        (to, _) => Some(typed::figure(to, "").ok()?),
    };
    agreed.set_limit(list.trim(), figure, to);
    Some(())
}

/// `work_basis=…`: what is said by a name; nothing takes it away.
fn said_once(
    (what, pair): (&'static str, &str),
    expected: Expected,
    said: &mut BTreeMap<String, String>,
) -> Result<(), Failure> {
    let parts = pair.split_once('=').filter(|(name, text)| {
        let plain = |c: char| c.is_ascii_lowercase() || matches!(c, '_' | '-');
        !name.is_empty() && name.chars().all(plain) && !crate::text::escape::needs_escape(text)
    });
    let (name, text) = parts.ok_or_else(|| Failure::usage(what, pair, expected))?;
    match entered(text) {
        text if text.is_empty() => _ = said.remove(name),
        text => _ = said.insert(name.to_owned(), text),
    }
    Ok(())
}

/// A figure in per cent; `none` takes it away.
fn figure(
    what: &'static str,
    asked: &Option<String>,
    figure: &mut Option<Decimal>,
) -> Result<(), Failure> {
    match asked.as_deref() {
        None => {}
        Some("none") => *figure = None,
        text => *figure = percent(what, text)?,
    }
    Ok(())
}

/// `lot=lot.with-specialist`: the kind and the chain's id.
fn chain_of(pair: &str, lang: Lang) -> Result<(Kind, &str), Failure> {
    let wrong = || Failure::usage("--chain", pair, Expected::Written(WrittenAs::Chain));
    let (kind, chain) = pair.split_once('=').ok_or_else(wrong)?;
    let kind = kind_of(kind, lang).ok_or_else(wrong)?;
    Ok((kind, chain.trim()))
}

/// The kind of a word in either language.
pub fn kind_of(word: &str, lang: Lang) -> Option<Kind> {
    let word = word.trim();
    let named = |kind: &Kind| {
        [lang, lang.other()]
            .into_iter()
            .any(|lang| trade::kind(lang, *kind).eq_ignore_ascii_case(word))
    };
    Kind::parse(word).or_else(|| Kind::ALL.into_iter().find(named))
}

fn show(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let head = &workspace.entered()?.head;
    let scheme = workspace.library().scheme_name(&head.scheme, lang).title;
    let rows = agreement::rows(head, scheme, lang, &agreement::BY_ID);
    let columns = Columns::of(lang, &rows)
        .words(head::AGREED, |(what, _)| *what)
        .words(head::VALUE, |(_, value)| value);
    out.table(columns)?;
    Ok(Exit::Done)
}
