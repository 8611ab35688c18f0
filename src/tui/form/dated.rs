//! The question whether an odd date is right, before something that bears it is recorded. What is odd is
//! known to the workspace, what is recorded to the page that asks.

use crate::text::Lang;
use crate::text::screen::conclude::is_date_right;

/// Whether it was asked if the date is right: doing it once more says so.
#[derive(Debug, Default)]
pub struct DateAsked(bool);

impl DateAsked {
    /// The question, where something is odd and that was not asked yet.
    pub fn question(&mut self, odd: Option<&str>, lang: Lang, now: &str) -> Option<String> {
        let odd = odd.filter(|_| !std::mem::replace(&mut self.0, true))?;
        Some(is_date_right(lang, odd, now))
    }
}
