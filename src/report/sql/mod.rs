//! Queries of facts, version 2: statements in files of their own, in the part of SQL that every engine we know
//! takes alike. What each says must be what `rates` says; `tests/parity` holds them against each other.
//!
//! The part that holds: no division of whole numbers but exact ones, no `MOD`, no quotes around names, no
//! `FILTER`, no `QUALIFY`, no `::`.

mod engine;

pub use crate::text::statement::Statement;
pub use engine::Engine;

use chrono::NaiveDate;

/// What was counted on an earlier day too counts once.
const ONCE: &str = "earlier_day IS NULL";

/// The same, of months.
const ONCE_A_MONTH: &str = "(earlier_day IS NULL OR same_month = 0)";

/// The text of a statement.
pub fn text(statement: Statement) -> &'static str {
    match statement {
        Statement::Rates => include_str!("rates.sql"),
        Statement::Crews => include_str!("crews.sql"),
        Statement::Trades => include_str!("trades.sql"),
        Statement::Buildings => include_str!("buildings.sql"),
        Statement::Months => include_str!("months.sql"),
        Statement::Projects => include_str!("projects.sql"),
        Statement::Regions => include_str!("regions.sql"),
        Statement::Shown => include_str!("shown.sql"),
        Statement::BelowTarget => include_str!("below-target.sql"),
        Statement::FailedFirst => include_str!("failed-first.sql"),
        Statement::Control => include_str!("control.sql"),
        Statement::Funnel => include_str!("funnel.sql"),
        Statement::Pareto => include_str!("pareto.sql"),
        Statement::Overdue => include_str!("overdue.sql"),
        Statement::Closing => include_str!("closing.sql"),
        Statement::OutcomesAgree => include_str!("outcomes-agree.sql"),
    }
}

/// Whether a statement can be asked of a period; what holds whole tables against each other cannot.
pub fn knows_period(statement: Statement) -> bool {
    statement != Statement::OutcomesAgree && text(statement).contains(ONCE)
}

/// The text of a statement for a period; all of it without one.
pub fn within(statement: Statement, from: Option<NaiveDate>, to: Option<NaiveDate>) -> String {
    let text = text(statement);
    if !knows_period(statement) || (from.is_none() && to.is_none()) {
        return text.to_owned();
    }
    let months = once(from, to, " OR same_month = 0");
    let others = format!("WHERE {}", once(from, to, ""));
    let text = text.replace(ONCE_A_MONTH, &months);
    text.replace(&format!("WHERE {ONCE}"), &others)
}

/// What counts in a period: by its day, or by none, unless an earlier day of the period counted it.
fn once(from: Option<NaiveDate>, to: Option<NaiveDate>, months: &str) -> String {
    let from_on = from.map(|from| format!("day >= DATE '{from}'"));
    let up_to = to.map(|to| format!("day <= DATE '{to}'"));
    let days: Vec<String> = from_on.into_iter().chain(up_to).collect();
    let before = from.map(|from| format!(" OR earlier_day < DATE '{from}'"));
    format!(
        "(figure = 'planned' OR figure = 'disputed' OR ({})) AND (earlier_day IS NULL{}{months})",
        days.join(" AND "),
        before.unwrap_or_default()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_in_every_place_where_once_is_counted() {
        let day = NaiveDate::from_ymd_opt(2026, 3, 1);
        for statement in Statement::ALL {
            let places = text(*statement).matches("WHERE").count();
            let within = within(*statement, day, None);
            assert_eq!(within.matches("WHERE").count(), places);
            let counted = text(*statement).matches("FROM counts").count();
            let found = within.matches("day >= DATE '2026-03-01'").count();
            let expected = if knows_period(*statement) { counted } else { 0 };
            assert_eq!(found, expected, "{}", statement.word());
        }
    }

    #[test]
    fn statements_stay_within_what_every_engine_takes() {
        for statement in Statement::ALL {
            let said = text(*statement).to_uppercase();
            for word in ["::", "MOD(", "FILTER", "QUALIFY", "//", "\"", "`", ";"] {
                assert!(!said.contains(word), "{}: {word}", statement.word());
            }
        }
    }
}
