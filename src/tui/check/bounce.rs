//! Keys that come again by themselves: a worn key bounces, a held one repeats; and the reading that keys just took,
//! to which the next may belong. What follows is decided elsewhere.

use crate::tui::keymap::intent::Intent;

/// Milliseconds before a hand can press the same key again; keys that bounce or are held down come sooner.
pub const SOONEST: u64 = 50;

/// A reading just taken without Enter.
#[derive(Clone, Debug)]
pub struct JustTaken {
    /// The item's id.
    pub item: String,
    /// When its last digit took it; none where a blank did.
    pub at: Option<u64>,
}

/// The last key, and when it came.
#[derive(Debug, Default)]
pub struct LastKey(Option<(Intent, u64)>);

impl LastKey {
    /// Whether a key came again sooner than a hand can press it; in a form digits of a figure may.
    pub fn bounces(&mut self, key: Intent, now: u64, in_form: bool) -> bool {
        let before = self.0.replace((key, now));
        before.is_some_and(|(last, at)| {
            // The digit that says 不符合 would be typed into the form behind it.
            let again = last == key && !in_form;
            let echoes = last == Intent::Fail && matches!(key, Intent::Type(_));
            (again || echoes) && now.saturating_sub(at) < SOONEST
        })
    }
}
