//! The figures of crews, foremen and contractors as rows of words, the same in a file and on a
//! terminal. How they are counted is not known here.

use super::spreadsheet::Sheet;
use crate::domain::Decimal;
use crate::domain::ratio::Ratio;
use crate::rates::responsibility::{Gap, Party, Row, Table, Unsure};
use crate::text::responsibility as say;
use crate::text::{Lang, reason};

/// The stages with a gap, in the order of the default chain.
pub const STAGES: [&str; 3] = ["self", "mutual", "handover"];

/// Whose figures, in a word.
pub fn party(lang: Lang, by: Party) -> &'static str {
    match by {
        Party::Crew => say::crew(lang),
        Party::Foreman => say::foreman(lang),
        Party::Contractor => say::contractor(lang),
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
pub fn veto(lang: Lang, row: &Row, below: Option<&Decimal>) -> String {
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

/// The columns on a terminal: a key and a heading each.
pub fn columns(lang: Lang, by: Party) -> [(&'static str, &'static str); 12] {
    [
        ("who", party(lang, by)),
        ("first_pass", say::first_pass(lang)),
        ("veto", say::veto(lang)),
        ("self", say::self_check(lang)),
        ("mutual", say::mutual(lang)),
        ("handover", say::handover(lang)),
        ("rework", say::rework(lang)),
        ("open", say::open_issues(lang)),
        ("overdue", say::overdue(lang)),
        ("gap_self", say::gap_self(lang)),
        ("gap_mutual", say::gap_mutual(lang)),
        ("gap_handover", say::gap_handover(lang)),
    ]
}

/// The cells of a row under [`columns`].
pub fn cells(lang: Lang, who: Option<&str>, row: &Row, below: Option<&Decimal>) -> Vec<String> {
    let counts = &row.counts;
    let rate = |ratio: Ratio| reason::pair(&ratio);
    let mut cells = vec![
        name(lang, who).to_owned(),
        rate(counts.first_pass),
        veto(lang, row, below),
    ];
    cells.extend(STAGES.map(|stage| rate(counts.stage(stage))));
    cells.push(rate(counts.rework));
    cells.push(row.issues.open.to_string());
    cells.push(row.issues.overdue.to_string());
    cells.extend(STAGES.map(|stage| gap(lang, &row.gap(stage))));
    cells
}

/// The table for spreadsheets: every count in a cell of its own.
pub fn sheet(table: &Table, by: Party, below: Option<&Decimal>, lang: Lang) -> Sheet {
    let mut heads = vec![party(lang, by), say::first_pass(lang), say::lots(lang), "%"];
    heads.push(say::veto(lang));
    for stage in [
        say::self_check(lang),
        say::mutual(lang),
        say::handover(lang),
    ] {
        heads.extend([stage, say::lots(lang)]);
    }
    heads.extend([
        say::rework(lang),
        say::open_issues(lang),
        say::overdue(lang),
    ]);
    heads.extend([say::late(lang), say::returns(lang)]);
    for gap in [
        say::gap_self(lang),
        say::gap_mutual(lang),
        say::gap_handover(lang),
    ] {
        heads.extend([gap, say::gap_low(lang), say::gap_high(lang)]);
        heads.extend([say::pairs(lang), say::lots(lang), say::missed(lang)]);
    }
    let rows = table
        .iter()
        .map(|(who, row)| counted(lang, who.as_deref(), row, below))
        .collect();
    Sheet {
        name: party(lang, by).to_owned(),
        heads,
        rows,
    }
}

fn counted(lang: Lang, who: Option<&str>, row: &Row, below: Option<&Decimal>) -> Vec<String> {
    let first = row.counts.first_pass;
    let mut cells = vec![
        name(lang, who).to_owned(),
        first.part.to_string(),
        first.whole.to_string(),
        first.percent().unwrap_or_default(),
        veto(lang, row, below),
    ];
    for stage in STAGES {
        let ratio = row.counts.stage(stage);
        cells.extend([ratio.part.to_string(), ratio.whole.to_string()]);
    }
    let issues = row.issues;
    let counts = [
        row.counts.rework.part,
        issues.open,
        issues.overdue,
        issues.late,
        issues.returns,
    ];
    cells.extend(counts.map(|count| count.to_string()));
    for stage in STAGES {
        let gap = row.gap(stage);
        cells.extend(match gap.estimate() {
            Ok(sure) => [sure.mean, sure.low, sure.high].map(|points| format!("{points:.2}")),
            Err(_) => [self::gap(lang, &gap), String::new(), String::new()],
        });
        cells.extend([gap.items, gap.lots, gap.missed].map(|count| count.to_string()));
    }
    cells
}
