//! How a subject stands: a symbol, a word and a colour, the same on every page. Plain symbols only,
//! so that columns keep straight on every terminal.

use super::theme::Theme;
use crate::text::Lang;
use crate::text::screen::standing as say;
use crate::workspace::shown::waiting::Progress;
use ratatui::style::Style;

/// The symbol.
pub fn symbol(progress: Progress) -> &'static str {
    match progress {
        Progress::NotStarted => ".",
        Progress::UnderWay => "~",
        Progress::AwaitingAcceptance => "?",
        Progress::Rejected => "x",
        Progress::Unsettled => "!",
        Progress::Accepted => "v",
        Progress::Excellent => "*",
        Progress::Forbidden => "!",
        Progress::Retired => "-",
    }
}

/// The word.
pub fn word(lang: Lang, progress: Progress) -> &'static str {
    match progress {
        Progress::NotStarted => say::not_started(lang),
        Progress::UnderWay => say::under_way(lang),
        Progress::AwaitingAcceptance => say::awaiting(lang),
        Progress::Rejected => say::rejected(lang),
        Progress::Unsettled => say::unsettled(lang),
        Progress::Accepted => say::accepted(lang),
        Progress::Excellent => say::excellent(lang),
        Progress::Forbidden => say::forbidden(lang),
        Progress::Retired => say::retired(lang),
    }
}

/// Symbol and word.
pub fn both(lang: Lang, progress: Progress) -> String {
    format!("{} {}", symbol(progress), word(lang, progress))
}

/// The colour.
pub fn style(theme: &Theme, progress: Progress) -> Style {
    match progress {
        Progress::NotStarted | Progress::Retired => theme.dim,
        Progress::UnderWay => theme.base,
        Progress::AwaitingAcceptance | Progress::Unsettled => theme.warn,
        Progress::Rejected | Progress::Forbidden => theme.bad,
        Progress::Accepted | Progress::Excellent => theme.good,
    }
}
