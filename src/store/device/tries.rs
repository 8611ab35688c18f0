//! Wrong PINs in a row, and how long to wait after them (K8). The delay is measured by the clock that
//! nobody can set, where there is one. Where the count is kept is for the vault.

use crate::store::disk::Disk;
use serde::{Deserialize, Serialize};
use std::path::Path;

/// Seconds to wait after so many wrong PINs; the last one for all that follow.
const DELAYS: [i64; 9] = [0, 0, 0, 5, 15, 60, 300, 900, 3600];

/// When a PIN is tried, in seconds: by the wall clock, and since the machine was started where that is
/// known. The second one nobody can set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// By the wall clock.
    pub wall: i64,
    /// Since the machine was started.
    pub up: Option<i64>,
}

/// Wrong PINs in a row, and when the last was.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Tries {
    wrong: usize,
    at: i64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    up: Option<i64>,
}

impl Tries {
    /// The count in a file; none when there is no such file, or no sense in it.
    pub(super) fn load(disk: &dyn Disk, path: &Path) -> Self {
        let bytes = disk.read_range(path, 0, 256);
        let read = bytes
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok());
        read.unwrap_or_default()
    }

    /// The one of two counts with more wrong PINs.
    pub(super) fn longer(self, other: Self) -> Self {
        if other.wrong > self.wrong {
            other
        } else {
            self
        }
    }

    /// One more wrong PIN.
    pub(super) fn another(&self, now: Moment) -> Self {
        Self {
            wrong: self.wrong.saturating_add(1),
            at: now.wall,
            up: now.up,
        }
    }

    /// Seconds to wait after the last wrong PIN.
    pub(super) fn delay(&self) -> i64 {
        let last = DELAYS.len() - 1;
        DELAYS
            .get(self.wrong.min(last))
            .copied()
            .unwrap_or_default()
    }

    /// Seconds still to wait, by the clock that nobody can set. After a restart it counts from there: at
    /// least so much has passed. Where there is none, a wall clock that was turned back starts anew.
    pub(super) fn remaining(&self, now: Moment) -> i64 {
        let since = match (self.up, now.up) {
            (Some(then), Some(now)) if now >= then => now - then,
            (Some(_), Some(now)) => now,
            _ => now.wall.saturating_sub(self.at).max(0),
        };
        (self.delay() - since).max(0)
    }

    /// The same as it looks at a later moment: the wait goes on, also past a restart.
    pub(super) fn seen(&self, now: Moment) -> Self {
        Self {
            wrong: self.wrong,
            at: self.at.min(now.wall),
            up: self.up.map(|then| match now.up {
                Some(now) if now < then => 0,
                _ => then,
            }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: i64 = 1_800_000_000;

    #[test]
    fn the_clock_on_the_wall_ends_no_delay() {
        let moment = |days: i64, up: i64| Moment {
            wall: NOW + days * 86_400,
            up: Some(up),
        };
        let mut tries = Tries::default();
        for _ in 0..3 {
            assert_eq!(tries.remaining(moment(0, 1000)), 0);
            tries = tries.another(moment(0, 1000));
        }
        assert_eq!(tries.remaining(moment(2, 1003)), 2);
        tries = tries.seen(moment(2, 1003));
        // Started again meanwhile: it counts from there.
        assert_eq!(tries.remaining(moment(2, 1)), 4);
        tries = tries.seen(moment(2, 1));
        assert_eq!(tries.remaining(moment(2, 3)), 2);
        assert_eq!(tries.remaining(moment(2, 5)), 0);
    }

    #[test]
    fn without_such_a_clock_one_turned_back_starts_anew() {
        let moment = |wall: i64| Moment { wall, up: None };
        let tries = (0..3).fold(Tries::default(), |tries, _| tries.another(moment(NOW)));
        assert_eq!(tries.remaining(moment(NOW + 4)), 1);
        let back = moment(NOW - 9_999);
        assert_eq!(tries.remaining(back), 5);
        assert_eq!(tries.seen(back).remaining(moment(NOW - 9_994)), 0);
    }
}
