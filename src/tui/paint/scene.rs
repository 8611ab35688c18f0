//! What pages look at: never more than this, and never to change it.

use super::hits::Hits;
use super::photo::Photos;
use super::theme::Theme;
use crate::text::Lang;
use crate::tui::keymap::own::OwnKeys;
use crate::workspace::Workspace;
use crate::workspace::evidence::inbox::Inbox;
use crate::workspace::held::settings::Settings;
use crate::workspace::shown::shelf::FindShelf;

/// What pages look at.
#[derive(Clone, Copy)]
pub struct Scene<'a> {
    /// The workspace, to read.
    pub workspace: &'a Workspace,
    /// The language.
    pub lang: Lang,
    /// The colours.
    pub theme: &'a Theme,
    /// Photos, as this terminal draws them.
    pub photos: &'a Photos,
    /// Where new photos come from, if it is watched.
    pub inbox: Option<&'a Inbox>,
    /// The code of whoever sits here, once somebody said so.
    pub me: Option<&'a str>,
    /// The codes of the subjects that were opened, the last first.
    pub recent: &'a [String],
    /// What can be found.
    pub shelf: &'a FindShelf,
    /// What was chosen, as it is in force.
    pub settings: &'a Settings,
    /// Further keys of the user's own.
    pub own_keys: &'a OwnKeys,
    /// Notes what can be pressed with the mouse.
    pub hits: &'a Hits,
    /// Whether the page is on top, so that the terminal's cursor may stand in it.
    pub on_top: bool,
}

impl<'a> Scene<'a> {
    /// The same in other colours: those of a popup.
    pub fn in_colours<'b>(&self, theme: &'b Theme) -> Scene<'b>
    where
        'a: 'b,
    {
        Scene { theme, ..*self }
    }
}
