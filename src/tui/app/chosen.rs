//! What somebody chose, in force: at the start as the settings have it, then as it is chosen on the screen. The
//! environment has the first word, the terminal the last: no choice gives it colours that it has not.

use super::App;
use crate::text::glyphs::Drawing;
use crate::text::settings as say;
use crate::tui::keymap::own::OwnKeys;
use crate::tui::paint::depth::TerminalKind;
use crate::tui::paint::theme::Theme;
use crate::workspace::Remembering;
use crate::workspace::held::settings::preference::Preference;
use crate::workspace::{Command, Done};

impl App {
    /// Begins as the settings have it, and says what is wrong with them.
    pub(super) fn begin_as_chosen(&mut self) {
        self.settings = self.workspace.settings();
        self.settings.language = Some(self.lang);
        self.recent = self.workspace.recently_opened();
        self.kept_recent.clone_from(&self.recent);
        let (own, faults) = OwnKeys::of(&self.settings.keys);
        self.own_keys = own;
        let said = self.workspace.settings_file().and_then(|file| {
            let path = file.path();
            match (file.faults(), faults.as_slice()) {
                ([], []) => None,
                ([], keys) => Some(say::keys_refused(self.lang, path, keys)),
                (faults, _) => Some(say::refused(self.lang, path, faults)),
            }
        });
        self.dress();
        if let Some(sentences) = said {
            self.say(sentences.join(" "), true);
        }
    }

    /// Draws for this terminal from now on.
    pub fn use_terminal(&mut self, terminal: TerminalKind) {
        self.terminal = terminal;
        self.settings.theme = terminal.first_theme(self.settings.theme);
        self.dress();
    }

    /// Whether the next frame has to be drawn as a whole: signs may be as wide as they were not before.
    pub fn take_dressed_anew(&mut self) -> bool {
        std::mem::take(&mut self.is_dressed_anew)
    }

    /// Whether the mouse is listened to.
    pub fn wants_mouse(&self) -> bool {
        self.settings.mouse
    }

    /// Puts on the colours that were chosen, as far as the terminal has them.
    fn dress(&mut self) {
        self.theme = Theme::in_depth(self.settings.theme, self.terminal.depth);
    }

    /// Takes a choice, and keeps it for the next time.
    pub(super) fn prefer(&mut self, preference: Preference) {
        self.settings.choose(preference);
        if let Preference::Speech(lang) = preference {
            self.lang = lang;
        }
        self.dress();
        self.is_dressed_anew = true;
        let why = match self.workspace.execute(Command::Prefer(preference)) {
            Ok(Done::NotKept(path, faults)) => say::refused(self.lang, &path, &faults),
            Ok(_) => return,
            Err(failure) => failure.sentences(self.lang),
        };
        let said = why.join(" ");
        self.say(format!("{} {said}", say::not_kept(self.lang)), true);
    }

    /// What is measured while it lives is measured as it is drawn.
    pub(super) fn drawing(&self) -> Drawing {
        Drawing::with(self.terminal.glyphs(&self.settings))
    }

    /// Keeps what was opened last, where it is other than what is kept; that it cannot be kept is nobody's loss.
    pub(super) fn remember_recent(&mut self) {
        if self.recent != self.kept_recent {
            self.kept_recent.clone_from(&self.recent);
            _ = self
                .workspace
                .execute(Command::Remember(Remembering::Opened(self.recent.clone())));
        }
    }
}
