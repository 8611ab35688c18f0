//! The columns of a rates table and what stands in each; how a cell is written is the matter of
//! the file's format.

use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::rates::{By, Counts, RowKey, Targets};
use crate::text::words::SchemeName;
use crate::text::{Lang, sheet, words};

/// A row with all that its cells depend on.
#[derive(Clone, Copy)]
pub struct At<'a> {
    pub key: &'a RowKey,
    pub counts: &'a Counts,
    pub targets: &'a Targets,
    pub lang: Lang,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell<'a> {
    /// A name that someone typed.
    Name(&'a str),
    /// A word of our own.
    Word(&'static str),
    /// Whether a target is met.
    Met(bool),
    /// A count.
    Count(u64),
    /// A rate as shown; whether it looks like its target but is lower.
    Rate(String, bool),
    /// A target.
    Target(&'a Decimal),
    /// Nothing to say.
    Absent,
}

/// Columns that belong together under one heading.
#[derive(Clone, Copy)]
pub enum Band {
    /// What the row is about.
    Row,
    FirstPass,
    Excellence,
    Final,
    Rework,
    Concessions,
    Points,
    Disputed,
    /// A stage of the default chain.
    Stage(fn(Lang) -> &'static str),
}

/// One column.
pub struct Column {
    pub id: &'static str,
    pub band: Band,
    pub name: fn(Lang) -> &'static str,
    pub cell: for<'a> fn(&At<'a>) -> Cell<'a>,
}

const fn column(
    id: &'static str,
    band: Band,
    name: fn(Lang) -> &'static str,
    cell: for<'a> fn(&At<'a>) -> Cell<'a>,
) -> Column {
    Column {
        id,
        band,
        name,
        cell,
    }
}

const SELF: Band = Band::Stage(words::self_check);
const MUTUAL: Band = Band::Stage(words::mutual_check);
const HANDOVER: Band = Band::Stage(words::handover_check);
const ACCEPTANCE: Band = Band::Stage(words::acceptance);

/// All columns, in order.
pub const COLUMNS: [Column; 29] = [
    column("level", Band::Row, sheet::level, |at| {
        Cell::Word(words::kind(at.lang, at.key.level.kind()))
    }),
    column("group", Band::Row, sheet::group, group),
    column("first_pass.passed", Band::FirstPass, sheet::passed, |at| {
        Cell::Count(at.counts.first_pass.part)
    }),
    column(
        "first_pass.concluded",
        Band::FirstPass,
        sheet::concluded,
        |at| Cell::Count(at.counts.first_pass.whole),
    ),
    column(
        "first_pass.rate",
        Band::FirstPass,
        sheet::first_pass_rate,
        |at| rate(at.counts.first_pass, at.targets.first_pass.as_ref()),
    ),
    column("first_pass.target", Band::FirstPass, sheet::target, |at| {
        target(at.targets.first_pass.as_ref())
    }),
    column("first_pass.met", Band::FirstPass, sheet::met, |at| {
        met(at.counts.first_pass, at.targets.first_pass.as_ref())
    }),
    column(
        "excellence.excellent",
        Band::Excellence,
        sheet::excellent,
        |at| Cell::Count(at.counts.excellence.part),
    ),
    column("excellence.graded", Band::Excellence, sheet::graded, |at| {
        Cell::Count(at.counts.excellence.whole)
    }),
    column(
        "excellence.accepted",
        Band::Excellence,
        sheet::accepted,
        |at| Cell::Count(at.counts.accepted),
    ),
    column(
        "excellence.rate",
        Band::Excellence,
        sheet::excellence_rate,
        |at| rate(at.counts.excellence, at.targets.excellence.as_ref()),
    ),
    column("excellence.target", Band::Excellence, sheet::target, |at| {
        target(at.targets.excellence.as_ref())
    }),
    column("excellence.met", Band::Excellence, sheet::met, |at| {
        met(at.counts.excellence, at.targets.excellence.as_ref())
    }),
    column("final.accepted", Band::Final, sheet::accepted, |at| {
        Cell::Count(at.counts.finally.part)
    }),
    column("final.concluded", Band::Final, sheet::concluded, |at| {
        Cell::Count(at.counts.finally.whole)
    }),
    column("rework.reworked", Band::Rework, sheet::reworked, |at| {
        Cell::Count(at.counts.rework.part)
    }),
    column("rework.concluded", Band::Rework, sheet::concluded, |at| {
        Cell::Count(at.counts.rework.whole)
    }),
    column("concessions", Band::Concessions, sheet::concessions, |at| {
        Cell::Count(at.counts.concessions)
    }),
    column("points.conforming", Band::Points, sheet::conforming, |at| {
        Cell::Count(at.counts.points.part)
    }),
    column("points.checked", Band::Points, sheet::checked, |at| {
        Cell::Count(at.counts.points.whole)
    }),
    column("self.passed", SELF, sheet::passed, |at| {
        Cell::Count(at.counts.stage("self").part)
    }),
    column("self.concluded", SELF, sheet::concluded, |at| {
        Cell::Count(at.counts.stage("self").whole)
    }),
    column("mutual.passed", MUTUAL, sheet::passed, |at| {
        Cell::Count(at.counts.stage("mutual").part)
    }),
    column("mutual.concluded", MUTUAL, sheet::concluded, |at| {
        Cell::Count(at.counts.stage("mutual").whole)
    }),
    column("handover.passed", HANDOVER, sheet::passed, |at| {
        Cell::Count(at.counts.stage("handover").part)
    }),
    column("handover.concluded", HANDOVER, sheet::concluded, |at| {
        Cell::Count(at.counts.stage("handover").whole)
    }),
    column("acceptance.passed", ACCEPTANCE, sheet::passed, |at| {
        Cell::Count(at.counts.stage("acceptance").part)
    }),
    column("acceptance.concluded", ACCEPTANCE, sheet::concluded, |at| {
        Cell::Count(at.counts.stage("acceptance").whole)
    }),
    column("disputed", Band::Disputed, sheet::disputed, |at| {
        Cell::Count(at.counts.disputed)
    }),
];

fn group<'a>(at: &At<'a>) -> Cell<'a> {
    match at.key.group.as_deref() {
        None => Cell::Word(sheet::total(at.lang)),
        Some("") => Cell::Word(sheet::unnamed(at.lang)),
        Some(name) => Cell::Name(name),
    }
}

fn rate<'a>(ratio: Ratio, target: Option<&Decimal>) -> Cell<'a> {
    let short = target.is_some_and(|target| ratio.looks_met(target));
    ratio
        .percent()
        .map_or(Cell::Absent, |percent| Cell::Rate(percent, short))
}

fn target(target: Option<&Decimal>) -> Cell<'_> {
    target.map_or(Cell::Absent, Cell::Target)
}

fn met<'a>(ratio: Ratio, target: Option<&Decimal>) -> Cell<'a> {
    target
        .and_then(|target| ratio.meets(target))
        .map_or(Cell::Absent, Cell::Met)
}

impl Column {
    /// The column's name; that of the group says what is grouped by.
    pub fn title(&self, by: Option<By>, lang: Lang) -> &'static str {
        match by {
            Some(by) if self.id == "group" => group_name(by)(lang),
            Some(_) | None => (self.name)(lang),
        }
    }
}

fn group_name(by: By) -> fn(Lang) -> &'static str {
    match by {
        By::Month => sheet::month,
        By::Crew => sheet::crew,
        By::Trade => sheet::trade,
        By::Building => sheet::building,
    }
}

impl Band {
    /// The heading over the band; excellence always names its scheme.
    pub fn title(self, scheme: &SchemeName, lang: Lang) -> String {
        let name = match self {
            Band::Row => return String::new(),
            Band::Excellence => return graded_by(scheme, lang),
            Band::FirstPass => sheet::first_pass(lang),
            Band::Final => sheet::finally(lang),
            Band::Rework => sheet::rework(lang),
            Band::Concessions => sheet::concessions(lang),
            Band::Points => sheet::points(lang),
            Band::Disputed => sheet::disputed(lang),
            Band::Stage(name) => name(lang),
        };
        name.to_owned()
    }
}

fn graded_by(scheme: &SchemeName, lang: Lang) -> String {
    let scheme = lang.in_brackets(&scheme.short);
    format!("{}{scheme}", sheet::excellence(lang))
}
