//! What happens while no key is pressed: photos are unpacked, new ones come into the inbox, another
//! instance lets go of the project.

use super::App;
use crate::text::screen::{bar as say, evidence};
use crate::workspace::evidence::inbox::Inbox;
use std::path::Path;

impl App {
    /// Whether something is under way that will change the screen soon.
    pub fn is_waiting(&self) -> bool {
        self.photos.is_waiting() || self.has_beside()
    }

    /// Whether what this canvas shows may have to be wiped off the terminal.
    pub fn may_leave_traces(&self) -> bool {
        self.photos.may_leave_traces()
    }

    /// Whether pictures of the last frame have to be wiped off the terminal.
    pub fn left_traces(&self) -> bool {
        self.photos.left_traces()
    }

    /// While no key is pressed: takes over what was unpacked or came into the inbox meanwhile; says
    /// whether the frame is stale.
    pub fn idle(&mut self) -> bool {
        let drawn =
            self.photos.collect() | self.take_over() | self.look_beside() | self.look_sure();
        let sight = self.inbox.as_ref().map(Inbox::sight).unwrap_or_default();
        if *sight == *self.sight {
            return drawn;
        }
        let before = std::mem::replace(&mut self.sight, sight);
        let known = |path: &Path| before.pictures.iter().any(|one| one.path == path);
        let fresh = self.sight.pictures.iter().filter(|one| !known(&one.path));
        let fresh = fresh.count();
        // What lay in the inbox when the program started is no news.
        if fresh > 0 && !before.folders.is_empty() && self.workspace.project().is_some() {
            self.say(evidence::arrived(self.lang, fresh), false);
        }
        self.stale = true;
        self.wake();
        true
    }

    /// A project that another instance held is written here as soon as that one is gone; says whether
    /// it was.
    fn take_over(&mut self) -> bool {
        match self.workspace.take_over() {
            Ok(false) => return false,
            Ok(true) => {
                self.shelf.forget();
                self.say(say::may_write(self.lang).to_owned(), false);
            }
            Err(failure) => self.say(failure.sentences(self.lang).join(" "), true),
        }
        self.stale = true;
        self.wake();
        true
    }
}
