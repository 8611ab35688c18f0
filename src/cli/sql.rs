//! `sql`: the queries of facts, and the lines by which an engine knows the tables. Nothing is asked of an
//! engine here.

use super::args::SqlAsked;
use super::out::Out;
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::report::facts::v2::column::{FactColumn, FactKind, FactTable};
use crate::report::facts::v2::file::PID;
use crate::report::facts::v2::tables::TABLES;
use crate::report::sql::{self, Engine, Statement};
use crate::text::facts as say;
use crate::text::head::called;
use crate::workspace::Workspace;

pub fn run(asked: &SqlAsked, workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let statement = asked.statement.as_deref().and_then(Statement::of);
    let engine = asked.engine.as_deref().and_then(Engine::of);
    if asked.columns {
        return columns(out);
    }
    if let Some(engine) = engine {
        out.line(&format!("-- {}", (engine.note())(lang)))?;
        for line in engine.tables(&asked.facts.display().to_string(), asked.readings) {
            out.line(&format!("{line};"))?;
        }
    }
    match statement {
        Some(statement) => {
            let (from, to) = asked.period.days(workspace)?;
            let period = from.is_some() || to.is_some();
            if period && !sql::knows_period(statement) {
                out.say(&format!("! {}", say::no_period(lang)));
            }
            out.line(&format!("-- {}", (statement.meaning())(lang)))?;
            out.line(&format!("{};", sql::within(statement, from, to).trim_end()))?;
        }
        None if engine.is_none() => list(out)?,
        None => {}
    }
    Ok(Exit::Done)
}

/// The statements there are.
fn list(out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let columns = Columns::of(lang, Statement::ALL)
        .words(called("statement", say::statement), |one| one.word())
        .words(called("meaning", say::meaning), |one| (one.meaning())(lang));
    out.table(columns)?;
    out.say(say::q_how(lang));
    Ok(())
}

/// The columns of all tables.
fn columns(out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let of = |table: &'static FactTable| {
        let own = table.columns.iter();
        std::iter::once(&PID)
            .chain(own)
            .map(move |column| (table, column))
    };
    let all: Vec<(&FactTable, &FactColumn)> = TABLES.iter().flat_map(of).collect();
    let columns = Columns::of(lang, all)
        .words(called("table", say::table), |(table, _)| table.name)
        .words(called("column", say::column), |(_, column)| column.name)
        .words(called("type", say::kind_of_column), |(_, column)| {
            kind(column.kind)
        })
        .words(called("meaning", say::meaning), |(_, column)| {
            (column.meaning)(lang)
        });
    out.table(columns)?;
    Ok(Exit::Done)
}

/// A type as SQL calls it.
fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Text => "VARCHAR",
        FactKind::Day => "DATE",
        FactKind::Flag => "INTEGER",
        FactKind::Number => "BIGINT",
        FactKind::Decimal => "DECIMAL(18,6)",
    }
}
