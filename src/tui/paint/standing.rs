//! How a subject stands: a symbol, a word and a colour, the same on every page. Plain symbols only,
//! so that columns keep straight on every terminal.

use super::theme::Theme;
use crate::text::Lang;
use crate::text::screen::standing as say;
use crate::workspace::shown::waiting::SubjectProgress;
use ratatui::style::Style;

/// The symbol.
pub fn symbol(progress: SubjectProgress) -> &'static str {
    match progress {
        SubjectProgress::NotStarted => ".",
        SubjectProgress::UnderWay => "~",
        SubjectProgress::AwaitingAcceptance => "?",
        SubjectProgress::Rejected => "x",
        SubjectProgress::Unsettled => "!",
        SubjectProgress::Accepted => "v",
        SubjectProgress::Excellent => "*",
        SubjectProgress::Forbidden => "!",
        SubjectProgress::Retired => "-",
    }
}

/// The word.
pub fn word(lang: Lang, progress: SubjectProgress) -> &'static str {
    match progress {
        SubjectProgress::NotStarted => say::not_started(lang),
        SubjectProgress::UnderWay => say::under_way(lang),
        SubjectProgress::AwaitingAcceptance => say::awaiting(lang),
        SubjectProgress::Rejected => say::rejected(lang),
        SubjectProgress::Unsettled => say::unsettled(lang),
        SubjectProgress::Accepted => say::accepted(lang),
        SubjectProgress::Excellent => say::excellent(lang),
        SubjectProgress::Forbidden => say::forbidden(lang),
        SubjectProgress::Retired => say::retired(lang),
    }
}

/// Symbol and word.
pub fn both(lang: Lang, progress: SubjectProgress) -> String {
    format!("{} {}", symbol(progress), word(lang, progress))
}

/// The colour.
pub fn style(theme: &Theme, progress: SubjectProgress) -> Style {
    match progress {
        SubjectProgress::NotStarted | SubjectProgress::Retired => theme.dim,
        SubjectProgress::UnderWay => theme.base,
        SubjectProgress::AwaitingAcceptance | SubjectProgress::Unsettled => theme.warn,
        SubjectProgress::Rejected | SubjectProgress::Forbidden => theme.bad,
        SubjectProgress::Accepted | SubjectProgress::Excellent => theme.good,
    }
}
