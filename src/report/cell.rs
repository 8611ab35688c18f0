//! The columns of a rates table and what stands in each; how a cell is written is the matter of
//! the file's format.

use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::rates::{By, Counts, RowKey, Targets};
use crate::text::words::SchemeName;
use crate::text::{Lang, sheet, words};

/// A row with all that its cells depend on.
#[derive(Clone, Copy)]
pub struct RateRow<'a> {
    pub key: &'a RowKey,
    pub counts: &'a Counts,
    pub targets: &'a Targets,
    pub lang: Lang,
}

/// What stands in a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum RateCell<'a> {
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
pub enum RateBand {
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
pub struct RateColumn {
    pub id: &'static str,
    pub band: RateBand,
    pub name: fn(Lang) -> &'static str,
    pub cell: for<'a> fn(&RateRow<'a>) -> RateCell<'a>,
}

const fn column(
    id: &'static str,
    band: RateBand,
    name: fn(Lang) -> &'static str,
    cell: for<'a> fn(&RateRow<'a>) -> RateCell<'a>,
) -> RateColumn {
    RateColumn {
        id,
        band,
        name,
        cell,
    }
}

/// Columns that somebody asks for by name.
pub mod id {
    pub const GROUP: &str = "group";
    pub const FIRST_PASS_RATE: &str = "first_pass.rate";
    pub const FIRST_PASS_TARGET: &str = "first_pass.target";
    pub const EXCELLENCE_RATE: &str = "excellence.rate";
    pub const EXCELLENCE_TARGET: &str = "excellence.target";
    pub const FINAL_CONCLUDED: &str = "final.concluded";
    pub const REWORK_CONCLUDED: &str = "rework.concluded";
    pub const ACCEPTANCE_PASSED: &str = "acceptance.passed";
    pub const ACCEPTANCE_CONCLUDED: &str = "acceptance.concluded";
    pub const DISPUTED: &str = "disputed";
}

const SELF: RateBand = RateBand::Stage(words::self_check);
const MUTUAL: RateBand = RateBand::Stage(words::mutual_check);
const HANDOVER: RateBand = RateBand::Stage(words::handover_check);
const ACCEPTANCE: RateBand = RateBand::Stage(words::acceptance);

/// All columns, in order.
pub const COLUMNS: [RateColumn; 29] = [
    column("level", RateBand::Row, sheet::level, |at| {
        RateCell::Word(words::kind(at.lang, at.key.level.kind()))
    }),
    column(id::GROUP, RateBand::Row, sheet::group, group),
    column(
        "first_pass.passed",
        RateBand::FirstPass,
        sheet::passed,
        |at| RateCell::Count(at.counts.first_pass.part),
    ),
    column(
        "first_pass.concluded",
        RateBand::FirstPass,
        sheet::concluded,
        |at| RateCell::Count(at.counts.first_pass.whole),
    ),
    column(
        id::FIRST_PASS_RATE,
        RateBand::FirstPass,
        sheet::first_pass_rate,
        |at| rate(at.counts.first_pass, at.targets.first_pass.as_ref()),
    ),
    column(
        id::FIRST_PASS_TARGET,
        RateBand::FirstPass,
        sheet::target,
        |at| target(at.targets.first_pass.as_ref()),
    ),
    column("first_pass.met", RateBand::FirstPass, sheet::met, |at| {
        met(at.counts.first_pass, at.targets.first_pass.as_ref())
    }),
    column(
        "excellence.excellent",
        RateBand::Excellence,
        sheet::excellent,
        |at| RateCell::Count(at.counts.excellence.part),
    ),
    column(
        "excellence.graded",
        RateBand::Excellence,
        sheet::graded,
        |at| RateCell::Count(at.counts.excellence.whole),
    ),
    column(
        "excellence.accepted",
        RateBand::Excellence,
        sheet::accepted,
        |at| RateCell::Count(at.counts.accepted),
    ),
    column(
        id::EXCELLENCE_RATE,
        RateBand::Excellence,
        sheet::excellence_rate,
        |at| rate(at.counts.excellence, at.targets.excellence.as_ref()),
    ),
    column(
        id::EXCELLENCE_TARGET,
        RateBand::Excellence,
        sheet::target,
        |at| target(at.targets.excellence.as_ref()),
    ),
    column("excellence.met", RateBand::Excellence, sheet::met, |at| {
        met(at.counts.excellence, at.targets.excellence.as_ref())
    }),
    column("final.accepted", RateBand::Final, sheet::accepted, |at| {
        RateCell::Count(at.counts.finally.part)
    }),
    column(
        id::FINAL_CONCLUDED,
        RateBand::Final,
        sheet::concluded,
        |at| RateCell::Count(at.counts.finally.whole),
    ),
    column("rework.reworked", RateBand::Rework, sheet::reworked, |at| {
        RateCell::Count(at.counts.rework.part)
    }),
    column(
        id::REWORK_CONCLUDED,
        RateBand::Rework,
        sheet::concluded,
        |at| RateCell::Count(at.counts.rework.whole),
    ),
    column(
        "concessions",
        RateBand::Concessions,
        sheet::concessions,
        |at| RateCell::Count(at.counts.concessions),
    ),
    column(
        "points.conforming",
        RateBand::Points,
        sheet::conforming,
        |at| RateCell::Count(at.counts.points.part),
    ),
    column("points.checked", RateBand::Points, sheet::checked, |at| {
        RateCell::Count(at.counts.points.whole)
    }),
    column("self.passed", SELF, sheet::passed, |at| {
        RateCell::Count(at.counts.stage("self").part)
    }),
    column("self.concluded", SELF, sheet::concluded, |at| {
        RateCell::Count(at.counts.stage("self").whole)
    }),
    column("mutual.passed", MUTUAL, sheet::passed, |at| {
        RateCell::Count(at.counts.stage("mutual").part)
    }),
    column("mutual.concluded", MUTUAL, sheet::concluded, |at| {
        RateCell::Count(at.counts.stage("mutual").whole)
    }),
    column("handover.passed", HANDOVER, sheet::passed, |at| {
        RateCell::Count(at.counts.stage("handover").part)
    }),
    column("handover.concluded", HANDOVER, sheet::concluded, |at| {
        RateCell::Count(at.counts.stage("handover").whole)
    }),
    column(id::ACCEPTANCE_PASSED, ACCEPTANCE, sheet::passed, |at| {
        RateCell::Count(at.counts.stage("acceptance").part)
    }),
    column(
        id::ACCEPTANCE_CONCLUDED,
        ACCEPTANCE,
        sheet::concluded,
        |at| RateCell::Count(at.counts.stage("acceptance").whole),
    ),
    column(id::DISPUTED, RateBand::Disputed, sheet::disputed, |at| {
        RateCell::Count(at.counts.disputed)
    }),
];

fn group<'a>(at: &RateRow<'a>) -> RateCell<'a> {
    match at.key.group.as_deref() {
        None => RateCell::Word(sheet::total(at.lang)),
        Some("") => RateCell::Word(sheet::unnamed(at.lang)),
        Some(name) => RateCell::Name(name),
    }
}

fn rate<'a>(ratio: Ratio, target: Option<&Decimal>) -> RateCell<'a> {
    let short = target.is_some_and(|target| ratio.looks_met(target));
    ratio
        .percent()
        .map_or(RateCell::Absent, |percent| RateCell::Rate(percent, short))
}

fn target(target: Option<&Decimal>) -> RateCell<'_> {
    target.map_or(RateCell::Absent, RateCell::Target)
}

fn met<'a>(ratio: Ratio, target: Option<&Decimal>) -> RateCell<'a> {
    target
        .and_then(|target| ratio.meets(target))
        .map_or(RateCell::Absent, RateCell::Met)
}

impl RateColumn {
    /// The column's name; that of the group says what is grouped by.
    pub fn title(&self, by: Option<By>, lang: Lang) -> &'static str {
        match by {
            Some(by) if self.id == id::GROUP => group_name(by)(lang),
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

impl RateBand {
    /// The heading over the band; excellence always names its scheme.
    pub fn title(self, scheme: &SchemeName, lang: Lang) -> String {
        let name = match self {
            RateBand::Row => return String::new(),
            RateBand::Excellence => return graded_by(scheme, lang),
            RateBand::FirstPass => sheet::first_pass(lang),
            RateBand::Final => sheet::finally(lang),
            RateBand::Rework => sheet::rework(lang),
            RateBand::Concessions => sheet::concessions(lang),
            RateBand::Points => sheet::points(lang),
            RateBand::Disputed => sheet::disputed(lang),
            RateBand::Stage(name) => name(lang),
        };
        name.to_owned()
    }
}

fn graded_by(scheme: &SchemeName, lang: Lang) -> String {
    let scheme = lang.in_brackets(&scheme.short);
    format!("{}{scheme}", sheet::excellence(lang))
}
