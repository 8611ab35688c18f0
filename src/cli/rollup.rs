//! `rollup`: many folders of many projects counted together, and what headquarters makes of them.

use super::args::need::Need;
use super::args::{RollupByWord, RollupTyped};
use super::door;
use super::out::Out;
use super::out::format::Telling;
use super::rates::{disputed, print};
use crate::checklist::Library;
use crate::domain::grade::Scheme;
use crate::failure::{self, Exit, Expected, Failure};
use crate::fleet::Rollup;
use crate::rates::By;
use crate::rates::json::RatesHeading;
use crate::text::escape::place;
use crate::text::facts;
use crate::text::table::note;
use crate::text::words::SchemeName;
use crate::text::{Lang, board as board_words};
use crate::workspace::held::exchanged::FactsMade;
use crate::workspace::held::rolled::{BoardAsked, LedgerTold, RollupAsked, SiteGroup};
use crate::workspace::{Soundness, Workspace};
use clap::ValueEnum;
use serde_json::Value;
use std::path::PathBuf;

pub fn run(typed: &RollupTyped, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let asked = asked(typed, workspace, out.lang)?;
    let rolled = workspace.rollup(&typed.folders, &asked)?;
    let rollup = &rolled.rollup;
    let shared = rollup.shared.as_ref();
    let name = match shared.and_then(|shared| shared.scheme.as_ref()) {
        Some(scheme) => Library::load(&[]).scheme_name(scheme, out.lang),
        None => SchemeName::mixed(out.lang),
    };
    // A table of nothing says nothing; a program that asked gets its rows all the same.
    if !(rollup.projects.is_empty() && out.telling() == Telling::Words) {
        print(&rollup.table, &asked.query, &heading(rollup), &name, out)?;
    }
    for file in &rolled.board {
        out.say(&board_words::written(out.lang, &place(file)));
    }
    rolled.facts.iter().for_each(|made| told_facts(made, out));
    rolled.ledger.iter().for_each(|told| told_ledger(told, out));
    if rolled.ungrouped > 0 {
        out.say(&format!(
            "! {}",
            facts::ungrouped(out.lang, rolled.ungrouped)
        ));
    }
    Ok(told_troubles(rollup, out))
}

/// What is asked for; groups of the ledger need one.
fn asked(typed: &RollupTyped, workspace: &Workspace, lang: Lang) -> Result<RollupAsked, Failure> {
    let (by, site) = match typed.by {
        None => (None, None),
        Some(RollupByWord::Crew) => (Some(By::Crew), None),
        Some(RollupByWord::Trade) => (Some(By::Trade), None),
        Some(RollupByWord::Building) => (Some(By::Building), None),
        Some(RollupByWord::Month) => (Some(By::Month), None),
        Some(RollupByWord::Project) => (None, Some(SiteGroup::Project)),
        Some(RollupByWord::Region) => (None, Some(SiteGroup::Region)),
        Some(RollupByWord::Company) => (None, Some(SiteGroup::Company)),
        Some(RollupByWord::Type) => (None, Some(SiteGroup::Type)),
    };
    let needs_ledger = site.is_some_and(|site| site != SiteGroup::Project);
    if needs_ledger && typed.ledger.is_none() {
        let word = typed.by.and_then(|by| by.to_possible_value());
        let word = word.map_or_else(String::new, |word| word.get_name().to_owned());
        return Err(Failure::usage("--by", &word, Expected::Ledger));
    }
    Ok(RollupAsked {
        query: typed.scope.query(by, workspace)?,
        by: site,
        ledger: typed.ledger.clone(),
        facts: typed.facts(),
        board: board(typed, lang)?,
        fresh: typed.fresh,
    })
}

/// The board asked for: what is there under such a name is replaced, so nothing else is taken for one.
fn board(typed: &RollupTyped, lang: Lang) -> Result<Option<BoardAsked>, Failure> {
    let ends = |option, file: &Option<PathBuf>, ending| {
        let other = file
            .iter()
            .find(|file| file.extension().is_none_or(|own| own != ending));
        let fault = other.map(|file| {
            let given = file.display().to_string();
            Failure::usage(option, &given, Expected::FileOf(ending))
        });
        fault.map_or(Ok(()), Err)
    };
    ends("--html", &typed.html, "html")?;
    ends("--xlsx", &typed.xlsx, "xlsx")?;
    let is_asked = typed.html.is_some() || typed.xlsx.is_some();
    Ok(is_asked.then(|| BoardAsked {
        html: typed.html.clone(),
        xlsx: typed.xlsx.clone(),
        lang,
    }))
}

/// Names what is disputed, damaged or missing.
fn told_troubles(rollup: &Rollup, out: &Out) -> Exit {
    let disputed = disputed(&rollup.table, &rollup.forks, out);
    for (folder, trouble) in &rollup.troubles {
        let mark = if trouble.is_fault() { "✗" } else { "!" };
        let folder = place(folder);
        out.say(&format!(
            "{mark} {folder}{}{}",
            out.lang.colon(),
            failure::folder_trouble(out.lang, trouble)
        ));
    }
    let exit = if rollup.is_sound() {
        disputed
    } else {
        Exit::Damaged
    };
    door::exit(Need::Look, exit, rollup.soundness())
}

/// What the ledger says that could not be taken as it stands.
fn told_ledger(told: &LedgerTold, out: &Out) {
    let lang = out.lang;
    let notes = note::lines(lang, &told.notes);
    let faults = failure::table_places(lang, &told.faults);
    for line in notes.iter().chain(&faults) {
        out.say(&format!("! {} {line}", facts::in_ledger(lang)));
    }
    if told.unlisted > 0 {
        out.say(&format!("! {}", facts::unlisted(lang, told.unlisted)));
    }
}

/// What was made of facts, and what is not of this run.
fn told_facts(made: &FactsMade, out: &Out) {
    let lang = out.lang;
    out.say(&facts::made(lang, made.projects, &place(&made.folder)));
    if made.others > 0 {
        out.say(&format!("! {}", facts::others(lang, made.others)));
    }
    if made.unread > 0 {
        out.say(&format!("! {}", facts::unread(lang, made.unread)));
    }
}

/// One project keeps its own heading, so that its rollup equals its rates.
fn heading(rollup: &Rollup) -> RatesHeading {
    let project = match rollup.projects.as_slice() {
        [one] => Value::from(one.as_str()),
        many => Value::from(many.to_vec()),
    };
    let shared = rollup.shared.clone();
    let scheme = shared
        .as_ref()
        .map(|shared| shared.scheme.as_ref().map_or("mixed", Scheme::as_str));
    RatesHeading {
        project,
        scheme: scheme.unwrap_or("none").to_owned(),
        zone: shared.as_ref().and_then(|shared| shared.zone),
        targets: shared.map(|shared| shared.targets).unwrap_or_default(),
        unverified: rollup.soundness() != Soundness::Sound,
    }
}
