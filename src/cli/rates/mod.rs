//! `rates`: the rates of a project by level, group and period.

pub(super) mod responsibility;

use super::args::{ByWord, LevelWord, RatesAsked, RatesScope};
use super::out::Out;
use super::out::format::Telling;
use crate::domain::ratio::Ratio;
use crate::domain::{Decimal, Project};
use crate::failure::{Exit, Failure};
use crate::rates::{self, By, Counts, Level, Query, RatesTable, RowKey, Targets};
use crate::report;
use crate::report::column::{Cell, Columns};
use crate::report::csv::CsvReader;
use crate::text::Lang;
use crate::text::head::{self, called};
use crate::text::screen::figure;
use crate::text::words::{self as trade, SchemeName};
use crate::text::{collision, exchange, sheet};
use crate::workspace::{Soundness, Workspace};
use serde_json::Value;

impl RatesScope {
    /// What is asked of the counting room.
    pub fn query(&self, by: Option<By>, workspace: &Workspace) -> Result<Query, Failure> {
        let (from, to) = self.period.days(workspace)?;
        let levels = match self.level {
            LevelWord::Lot => vec![Level::Lot],
            LevelWord::Item => vec![Level::Item],
            LevelWord::Division => vec![Level::Division],
            LevelWord::Unit => vec![Level::Unit],
            LevelWord::All => Level::ALL.to_vec(),
        };
        Ok(Query {
            levels,
            by,
            from,
            to,
        })
    }
}

pub fn run(asked: &RatesAsked, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let by = asked.by.map(|by| match by {
        ByWord::Crew => By::Crew,
        ByWord::Trade => By::Trade,
        ByWord::Building => By::Building,
        ByWord::Month => By::Month,
    });
    let query = asked.scope.query(by, workspace)?;
    let project = workspace.entered()?;
    let table = workspace.rates(&query)?;
    let name = workspace
        .library()
        .scheme_name(&project.head.scheme, out.lang);
    let heading = heading(project, workspace.soundness() != Soundness::Sound);
    print(&table, &query, &heading, &name, out)?;
    if query.by == Some(By::Month) || query.from.is_some() || query.to.is_some() {
        doubts(workspace, out)?;
    }
    let project = workspace.entered()?;
    let forks: Vec<String> = project.forked().into_iter().map(str::to_owned).collect();
    Ok(disputed(&table, &forks, out))
}

/// Names what counts by its worse side: subjects in two histories under one device id.
pub fn disputed(table: &RatesTable, forks: &[String], out: &Out) -> Exit {
    let all = table.iter().filter(|(key, _)| key.group.is_none());
    let count: u64 = all.map(|(_, counts)| counts.disputed).sum();
    if !forks.is_empty() {
        out.say(&format!("! {}", collision::forked(out.lang, forks)));
    }
    if count > 0 {
        out.say(&format!("! {}", collision::disputed(out.lang, count)));
    }
    match count > 0 || !forks.is_empty() {
        true => Exit::Damaged,
        false => Exit::Done,
    }
}

/// Says which of the dates counted by come from a clock in doubt.
fn doubts(workspace: &Workspace, out: &Out) -> Result<(), Failure> {
    let (months, count) = workspace.months_in_doubt()?;
    if count > 0 {
        let months: Vec<String> = months.into_iter().collect();
        out.say(&format!(
            "! {}",
            exchange::months_in_doubt(out.lang, &months, count)
        ));
    }
    Ok(())
}

/// Whose rates they are.
pub fn heading(project: &Project, unverified: bool) -> rates::json::RatesHeading {
    let head = &project.head;
    rates::json::RatesHeading {
        project: Value::from(head.code.as_str()),
        scheme: head.scheme.as_str().to_owned(),
        zone: Some(head.zone()),
        targets: Targets::of(head),
        unverified,
    }
}

/// Prints rates in the form asked for.
pub fn print(
    table: &RatesTable,
    query: &Query,
    heading: &rates::json::RatesHeading,
    name: &SchemeName,
    out: &mut Out,
) -> Result<(), Failure> {
    if out.telling() == Telling::Document {
        return out.json(&rates::json::document(table, query, heading));
    }
    let lang = out.lang;
    if out.telling() == Telling::Rows {
        let heading = sheet_heading(heading, query, name);
        let sheet = report::rates::sheet(table, query.by, &heading, lang);
        return out.sheet(&sheet, CsvReader::Spreadsheet);
    }
    out.line(&title(lang, query, heading, name))?;
    if heading.unverified {
        out.line(&format!("! {}", sheet::unverified(lang)))?;
    }
    out.table(columns(table, heading.targets.first_pass.as_ref(), lang))
}

/// A row of counts for each level, group and period.
fn columns<'a>(
    table: &'a RatesTable,
    target: Option<&'a Decimal>,
    lang: Lang,
) -> Columns<(&'a RowKey, &'a Counts)> {
    let stage = |stage| move |(_, counts): (&RowKey, &Counts)| rate(counts.stage(stage));
    let mut columns = Columns::of(lang, table)
        .words(head::LEVEL, |(key, _)| trade::kind(lang, key.level.kind()))
        .words(head::GROUP, |(key, _)| match &key.group {
            Some(group) => Cell::from(group),
            None => Cell::from(sheet::every_group(lang)),
        })
        .figures(
            called("first_pass", trade::first_pass_rate),
            |(_, counts)| rate(counts.first_pass),
        )
        .words(head::TARGET, |(_, counts)| {
            held(lang, counts.first_pass, target)
        })
        .figures(
            called("excellence", trade::excellence_rate),
            |(_, counts)| rate(counts.excellence),
        )
        .figures(called("final", trade::final_rate), |(_, counts)| {
            match counts.finally.part == 0 {
                true => rate(counts.finally),
                false => figure::finally(lang, counts.finally),
            }
        })
        .figures(called("rework", trade::rework_rate), |(_, counts)| {
            rate(counts.rework)
        })
        .figures(called("self", trade::self_check), stage("self"))
        .figures(called("mutual", trade::mutual_check), stage("mutual"))
        .figures(called("handover", trade::handover_check), stage("handover"));
    if table.values().any(|counts| counts.disputed > 0) {
        columns = columns.figures(called("disputed", sheet::disputed), |(_, counts)| {
            counts.disputed
        });
    }
    columns
}

/// Whose rates, of which time, and by which scheme the excellence is graded.
fn title(
    lang: Lang,
    query: &Query,
    heading: &rates::json::RatesHeading,
    name: &SchemeName,
) -> String {
    let project = heading
        .project
        .as_str()
        .map_or_else(|| names(lang, &heading.project), str::to_owned);
    let scheme = &name.title;
    let day =
        |day: Option<chrono::NaiveDate>| day.map_or_else(|| "…".to_owned(), |day| day.to_string());
    let period = match (query.from, query.to) {
        (None, None) => String::new(),
        (from, to) => format!("  {} ~ {}", day(from), day(to)),
    };
    let dated = !period.is_empty() || query.by == Some(By::Month);
    let days = match dated {
        true => format!("  {}", trade::days_of(lang, heading.zone)),
        false => String::new(),
    };
    let excellence = trade::excellence_rate(lang);
    let colon = lang.colon();
    format!(
        "{}{period}{days}  {excellence}{colon}{scheme}",
        crate::text::escape::shown(&project)
    )
}

/// The projects whose rates are shown together.
fn names(lang: Lang, projects: &serde_json::Value) -> String {
    let codes = projects.as_array().map_or(&[][..], Vec::as_slice);
    let codes: Vec<&str> = codes.iter().filter_map(serde_json::Value::as_str).collect();
    match codes.is_empty() {
        true => sheet::no_project(lang).to_owned(),
        false => codes.join(lang.between()),
    }
}

fn sheet_heading<'a>(
    heading: &'a rates::json::RatesHeading,
    query: &Query,
    name: &'a SchemeName,
) -> report::ReportHeading<'a> {
    report::ReportHeading {
        code: heading.project.as_str().unwrap_or_default(),
        name: "",
        scheme: name,
        targets: &heading.targets,
        from: query.from,
        to: query.to,
        zone: heading.zone,
        unverified: heading.unverified,
        made_at: Default::default(),
    }
}

fn rate(ratio: Ratio) -> String {
    crate::text::reason::pair(&ratio)
}

fn held(lang: Lang, ratio: Ratio, target: Option<&Decimal>) -> String {
    let Some(target) = target else {
        return "—".to_owned();
    };
    let lower = match ratio.looks_met(target) {
        true => sheet::just_below(lang),
        false => "",
    };
    match ratio.meets(target) {
        Some(true) => format!("≥ {target} % {}", figure::met(lang)),
        Some(false) => format!("< {target} % {}{lower}", figure::not_met(lang)),
        None => format!("{target} %"),
    }
}
