//! How long an answer is waited for, and how often it is asked again: a link on a site breaks for a moment many times a
//! day, and some days it is not there at all. While nobody has answered yet, asking twice is enough.

use super::trouble::RemoteTrouble;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

/// So slow a link is waited for, in bytes a second.
#[cfg(feature = "remote")]
const SLOWEST: u64 = 8 * 1024;
/// So often it is tried once somebody has answered.
const TRIES: u32 = 5;
/// So often before.
const FIRST_TRIES: u32 = 2;
/// After this, and each time twice as long.
const PAUSE: u64 = 300;

/// Waiting, and trying again.
#[derive(Debug)]
pub struct Patience {
    wait: Duration,
    answered: AtomicBool,
    /// It was tried as often as it is worth: until somebody answers, once is enough.
    given_up: AtomicBool,
}

impl Patience {
    /// With so many seconds for an answer.
    pub fn new(seconds: u64) -> Self {
        Self {
            wait: Duration::from_secs(seconds.max(1)),
            answered: AtomicBool::new(false),
            given_up: AtomicBool::new(false),
        }
    }

    /// How long somebody is waited for who is to answer at all.
    pub fn wait(&self) -> Duration {
        self.wait
    }

    #[cfg(feature = "remote")]
    /// How long so many bytes may take.
    pub fn limit(&self, bytes: u64) -> Duration {
        self.wait + Duration::from_secs(bytes / SLOWEST)
    }

    /// How often it is worth trying.
    fn worth(&self) -> u32 {
        let is = |what: &AtomicBool| what.load(Ordering::Relaxed);
        match (is(&self.given_up), is(&self.answered)) {
            (true, _) => 1,
            (false, true) => TRIES,
            (false, false) => FIRST_TRIES,
        }
    }

    /// Tries until it is done, or cannot be.
    pub fn tries<T>(
        &self,
        mut work: impl FnMut() -> Result<T, RemoteTrouble>,
    ) -> Result<T, RemoteTrouble> {
        let mut done = 0;
        loop {
            let result = work();
            let passes = result.as_ref().err().is_some_and(RemoteTrouble::passes);
            if !passes {
                self.answered.store(true, Ordering::Relaxed);
                self.given_up.store(false, Ordering::Relaxed);
                return result;
            }
            done += 1;
            if done >= self.worth() {
                self.given_up.store(true, Ordering::Relaxed);
                return result;
            }
            let pause = PAUSE << done;
            // Laptops that lost the same link do not come back all at once.
            std::thread::sleep(Duration::from_millis(pause + fastrand::u64(..pause)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_passes_is_tried_again_and_nothing_else_is() {
        let patience = Patience::new(1);
        let mut asked = 0;
        let answer = patience.tries(|| {
            asked += 1;
            match asked {
                1 => Err(RemoteTrouble::Busy),
                _ => Ok(asked),
            }
        });
        assert_eq!(answer, Ok(2));
        asked = 0;
        let denied = patience.tries(|| -> Result<(), _> {
            asked += 1;
            Err(RemoteTrouble::Denied)
        });
        assert_eq!((denied, asked), (Err(RemoteTrouble::Denied), 1));
    }

    #[test]
    fn nobody_is_asked_for_ever() {
        let patience = Patience::new(1);
        for times in [FIRST_TRIES, 1] {
            let mut asked = 0;
            let gone = patience.tries(|| -> Result<(), _> {
                asked += 1;
                Err(RemoteTrouble::Unreachable)
            });
            assert_eq!((gone, asked), (Err(RemoteTrouble::Unreachable), times));
        }
    }
}
