//! A headquarters' key believed, or not any more: the card came with its answers; a person compared the short code by
//! telephone and types it as it was told, so that nobody confirms what he only sees on his own screen.

use super::standing::HqStanding;
use crate::domain::receipt::is_code_of;
use crate::domain::trust::{TrustRecord, TrustTurn};
use crate::domain::{Event, Fault};
use crate::failure::{Failure, Locked};
use crate::workspace::Workspace;

/// What was recorded, or why not.
type Entered = Result<Result<String, Vec<Fault>>, Failure>;

impl Workspace {
    pub(in crate::workspace) fn trust(&mut self, code: &str, by: &str) -> Entered {
        let here = self.standings()?.into_iter();
        let meant = { here }.find(|one| is_code_of(&one.card.kid, code));
        let none = || Locked::NoSuchHqKey(code.to_owned());
        let HqStanding { card, .. } = meant.ok_or_else(none)?;
        let turn = TrustTurn::Trust {
            kid: card.kid,
            name: card.name,
            public: card.public,
        };
        self.say_of_hq(turn, by, "")
    }

    pub(in crate::workspace) fn distrust(&mut self, key: &str, by: &str, reason: &str) -> Entered {
        let known = self.entered()?.headquarters();
        let is_meant = |kid: &str| kid == key || is_code_of(kid, key);
        let kid = { known }.map(|(kid, _)| kid).find(|kid| is_meant(kid));
        let kid = kid.unwrap_or(key).to_owned();
        self.say_of_hq(TrustTurn::Distrust { kid }, by, reason)
    }

    fn say_of_hq(&mut self, turn: TrustTurn, by: &str, reason: &str) -> Entered {
        let step = TrustRecord {
            turn,
            at: self.now(),
            by: by.to_owned(),
            text: reason.to_owned(),
        };
        self.enter_event(Event::Trust(step), by)
    }
}
