//! The figures of crews, foremen and contractors as rows of words, the same in a file and on a
//! terminal. How they are counted is not known here.

use super::column::{Cell, Columns};
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::rates::responsibility::{
    Estimate, Gap, ResponsibilityRow, ResponsibilityTable, ResponsibleParty, Unsure,
};
use crate::text::head::{Phrase, called};
use crate::text::responsibility as say;
use crate::text::{Lang, reason};

/// The stages with a gap, in the order of the default chain.
pub const STAGES: [&str; 3] = ["self", "mutual", "handover"];

/// Whose figures, in a word.
pub fn party(by: ResponsibleParty) -> Phrase {
    match by {
        ResponsibleParty::Crew => say::crew,
        ResponsibleParty::Foreman => say::foreman,
        ResponsibleParty::Contractor => say::contractor,
    }
}

/// A row's name.
pub fn name(lang: Lang, who: Option<&str>) -> &str {
    match who {
        None => say::all(lang),
        Some("") => say::nobody(lang),
        Some(name) => name,
    }
}

/// The veto with its figures, or that it is not reached.
pub fn veto(lang: Lang, row: &ResponsibilityRow, below: Option<&Decimal>) -> String {
    match (below, row.vetoed(below)) {
        (None, _) => say::no_threshold(lang).to_owned(),
        (Some(below), Some(true)) => {
            say::vetoed(lang, &reason::pair(&row.counts.first_pass), below.as_str())
        }
        (Some(_), Some(false)) => say::not_reached(lang).to_owned(),
        (Some(_), None) => "—".to_owned(),
    }
}

/// A gap in percentage points with its interval, or why there is none.
pub fn gap(lang: Lang, gap: &Gap) -> String {
    match gap.estimate() {
        Ok(sure) => say::interval(sure.mean, sure.low, sure.high),
        Err(_) if gap.items == 0 => "—".to_owned(),
        Err(Unsure::FewLots) => format!("{} ({})", say::few_lots(lang), gap.lots),
        Err(Unsure::FewDiffer) => {
            format!("{} ({}/{})", say::few_differ(lang), gap.differing, gap.lots)
        }
    }
}

/// Whose they are, and the figures.
type ResponsibleFigures<'a> = (Option<&'a str>, &'a ResponsibilityRow);

fn of(table: &ResponsibilityTable) -> impl Iterator<Item = ResponsibleFigures<'_>> {
    table.iter().map(|(who, row)| (who.as_deref(), row))
}

/// The table for a terminal: every rate in a column of its own.
pub fn figures<'a>(
    table: &'a ResponsibilityTable,
    by: ResponsibleParty,
    below: Option<&Decimal>,
    lang: Lang,
) -> Columns<ResponsibleFigures<'a>> {
    let rate = |ratio: Ratio| reason::pair(&ratio);
    let stage = |stage| move |(_, row): ResponsibleFigures| rate(row.counts.stage(stage));
    let points = |stage| move |(_, row): ResponsibleFigures| gap(lang, &row.gap(stage));
    Columns::of(lang, of(table))
        .words(called("who", party(by)), |(who, _)| name(lang, who))
        .figures(called("first_pass", say::first_pass), |(_, row)| {
            rate(row.counts.first_pass)
        })
        .words(called("veto", say::veto), |(_, row)| veto(lang, row, below))
        .figures(called("self", say::self_check), stage("self"))
        .figures(called("mutual", say::mutual), stage("mutual"))
        .figures(called("handover", say::handover), stage("handover"))
        .figures(called("rework", say::rework), |(_, row)| {
            rate(row.counts.rework)
        })
        .figures(called("open", say::open_issues), |(_, row)| row.issues.open)
        .figures(called("overdue", say::overdue), |(_, row)| {
            row.issues.overdue
        })
        .figures(called("gap_self", say::gap_self), points("self"))
        .figures(called("gap_mutual", say::gap_mutual), points("mutual"))
        .figures(
            called("gap_handover", say::gap_handover),
            points("handover"),
        )
}

/// The table for spreadsheets: every count in a cell of its own.
pub fn counts<'a>(
    table: &'a ResponsibilityTable,
    by: ResponsibleParty,
    below: Option<&Decimal>,
    lang: Lang,
) -> Columns<ResponsibleFigures<'a>> {
    let lots = called("lots", say::lots);
    let mut columns = Columns::of(lang, of(table))
        .words(called("who", party(by)), |(who, _)| name(lang, who))
        .figures(called("first_pass", say::first_pass), |(_, row)| {
            row.counts.first_pass.part
        })
        .figures(lots, |(_, row)| row.counts.first_pass.whole)
        .figures(called("rate", |_| "%"), |(_, row)| {
            row.counts.first_pass.percent().map(Cell::Figure)
        })
        .words(called("veto", say::veto), |(_, row)| veto(lang, row, below));
    let heads: [(&str, Phrase, Phrase); 3] = [
        ("self", say::self_check, say::gap_self),
        ("mutual", say::mutual, say::gap_mutual),
        ("handover", say::handover, say::gap_handover),
    ];
    for (stage, said, _) in heads {
        columns = columns
            .figures(called(stage, said), |(_, row)| row.counts.stage(stage).part)
            .figures(lots, |(_, row)| row.counts.stage(stage).whole);
    }
    columns = columns
        .figures(called("rework", say::rework), |(_, row)| {
            row.counts.rework.part
        })
        .figures(called("open", say::open_issues), |(_, row)| row.issues.open)
        .figures(called("overdue", say::overdue), |(_, row)| {
            row.issues.overdue
        })
        .figures(called("late", say::late), |(_, row)| row.issues.late)
        .figures(called("returns", say::returns), |(_, row)| {
            row.issues.returns
        });
    for (stage, _, said) in heads {
        columns = gap_columns(columns, stage, said, lang);
    }
    columns
}

/// The gap of a stage with its bounds, or why there is none; and what it was counted from.
fn gap_columns<'a>(
    columns: Columns<ResponsibleFigures<'a>>,
    stage: &str,
    said: Phrase,
    lang: Lang,
) -> Columns<ResponsibleFigures<'a>> {
    let bound = |of: fn(&Estimate) -> f64| {
        move |(_, row): ResponsibleFigures| match row.gap(stage).estimate() {
            Ok(sure) => Some(Cell::Figure(format!("{:.2}", of(&sure)))),
            Err(_) => None,
        }
    };
    let mean = bound(|sure| sure.mean);
    columns
        .figures(called("gap", said), |of| {
            mean(of).unwrap_or_else(|| gap(lang, &of.1.gap(stage)).into())
        })
        .figures(called("low", say::gap_low), bound(|sure| sure.low))
        .figures(called("high", say::gap_high), bound(|sure| sure.high))
        .figures(called("pairs", say::pairs), |(_, row)| row.gap(stage).items)
        .figures(called("lots", say::lots), |(_, row)| row.gap(stage).lots)
        .figures(called("missed", say::missed), |(_, row)| {
            row.gap(stage).missed
        })
}
