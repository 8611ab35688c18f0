//! `cost sum`: quality costs by group.

use crate::cli::args::PeriodTyped;
use crate::cli::out::Out;
use crate::cli::out::format::Telling;
use crate::domain::cost::CostBy;
use crate::failure::{Exit, Failure};
use crate::rates::cost::spending::shown;
use crate::rates::cost::{CostAsked, CostCounts, CostTable, json};
use crate::report::column::{Cell, Columns};
use crate::text::cost as say;
use crate::text::head::{self, called};
use crate::text::sheet;
use crate::workspace::Workspace;
use crate::workspace::shown::costs::group_name;

pub fn run(
    by: CostBy,
    period: &PeriodTyped,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let (from, to) = period.days(workspace)?;
    let asked = CostAsked { by, from, to };
    let project = workspace.entered()?;
    let table = CostTable::of(project, asked);
    if out.telling() == Telling::Document {
        out.json(&json::document(project, &table, asked))?;
        return Ok(Exit::Done);
    }
    print(&table, by, workspace, out)?;
    if out.telling() == Telling::Words {
        doubts(&table.all, out);
    }
    Ok(Exit::Done)
}

fn print(
    table: &CostTable,
    by: CostBy,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    let lang = out.lang;
    let groups = table.groups.iter().map(|(key, counts)| (Some(key), counts));
    let rows = std::iter::once((None, &table.all)).chain(groups);
    let columns = Columns::of(lang, rows)
        .words(head::GROUP, |(key, _)| match key {
            Some(key) => Cell::term(key, group_name(workspace, by, key, lang)),
            None => Cell::from(sheet::every_group(lang)),
        })
        .figures(called("matters", say::matters), |(_, counts)| {
            counts.matters
        })
        .figures(called("unknown", say::unknown), |(_, counts)| {
            counts.unknown
        })
        .figures(called("estimated", say::estimated), |(_, counts)| {
            counts.estimated
        })
        .figures(called("yuan", say::yuan), |(_, counts)| {
            counts.spent.yuan().unwrap_or_default()
        })
        .figures(called("unpriced", say::unpriced), |(_, counts)| {
            counts.spent.unpriced
        })
        .figures(called("hours", say::hour), |(_, counts)| {
            known(counts, counts.spent.hours)
        })
        .figures(called("delay_days", say::delay), |(_, counts)| {
            known(counts, counts.spent.delay)
        });
    out.table(columns)
}

fn known(counts: &CostCounts, micro: i128) -> String {
    match counts.known() == 0 {
        true => String::new(),
        false => shown(micro),
    }
}

/// What the sums are without.
fn doubts(all: &CostCounts, out: &Out) {
    let lang = out.lang;
    if all.unknown > 0 {
        out.say(&format!(
            "! {}",
            say::of_which_unknown(lang, all.unknown, all.matters)
        ));
    }
    if all.spent.unpriced > 0 {
        out.say(&format!(
            "! {}",
            say::without_price(lang, all.spent.unpriced)
        ));
    }
    if all.doubled > 0 {
        out.say(&format!("! {}", say::two_said(lang, all.doubled)));
    }
}
