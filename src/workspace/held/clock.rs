//! Time, as the workspace asks for it; rules never look at a clock themselves (T6).

use crate::domain::clock::{OK, far, flag};
use crate::store::Stamp;
use chrono::{DateTime, FixedOffset, Local, TimeZone, Utc};
use std::sync::Mutex;
use std::time::Duration;

/// No zone has a longer name.
const LONGEST_ZONE: usize = 64;

/// Where time comes from.
pub trait Clock: Send + Sync {
    /// Local time with its offset.
    fn now(&self) -> DateTime<FixedOffset>;
    /// Milliseconds since this run began, by a clock nobody can set.
    fn mono(&self) -> u64;
    /// Seconds since the machine was started, by a clock nobody can set; nothing where that is not known.
    fn up(&self) -> Option<i64> {
        None
    }
    /// Name of the local time zone.
    fn zone(&self) -> String;
    /// Random name of this run.
    fn boot(&self) -> &str;
}

/// The clock that nobody can set. On Linux the usual one stands still while the lid is closed, and a
/// night would look like a jump of the wall clock; this one runs on.
#[cfg(any(target_os = "linux", target_os = "android"))]
type Mono = Duration;
#[cfg(not(any(target_os = "linux", target_os = "android")))]
type Mono = std::time::Instant;

#[cfg(any(target_os = "linux", target_os = "android"))]
fn mono_now() -> Mono {
    let now = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    let seconds = u64::try_from(now.tv_sec).unwrap_or(0);
    Duration::from_secs(seconds) + Duration::from_nanos(u64::try_from(now.tv_nsec).unwrap_or(0))
}

#[cfg(any(target_os = "linux", target_os = "android"))]
fn since(began: &Mono) -> Duration {
    mono_now().saturating_sub(*began)
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn mono_now() -> Mono {
    Mono::now()
}

#[cfg(not(any(target_os = "linux", target_os = "android")))]
fn since(began: &Mono) -> Duration {
    began.elapsed()
}

/// The system's clock.
pub struct SystemClock {
    began: Mono,
    boot: String,
}

impl SystemClock {
    /// Starts a run.
    pub fn start() -> Self {
        Self {
            began: mono_now(),
            boot: crate::store::random_id().unwrap_or_default(),
        }
    }
}

impl Clock for SystemClock {
    fn now(&self) -> DateTime<FixedOffset> {
        Local::now().fixed_offset()
    }

    fn mono(&self) -> u64 {
        u64::try_from(since(&self.began).as_millis()).unwrap_or(u64::MAX)
    }

    #[cfg(any(target_os = "linux", target_os = "android"))]
    fn up(&self) -> Option<i64> {
        i64::try_from(mono_now().as_secs()).ok()
    }

    /// What the environment names goes before what the system is set to, as it does for the offset.
    fn zone(&self) -> String {
        let named = std::env::var("TZ").ok();
        let named = named.map(|name| name.trim_start_matches(':').to_owned());
        let fits = |name: &String| {
            let plain = name.bytes().all(|byte| byte.is_ascii_graphic());
            (1..=LONGEST_ZONE).contains(&name.len()) && plain
        };
        let system = || iana_time_zone::get_timezone().ok();
        let zone = named.filter(fits).or_else(system);
        zone.unwrap_or_else(|| "Etc/UTC".to_owned())
    }

    fn boot(&self) -> &str {
        &self.boot
    }
}

/// A clock that shows what it is told: for samples made the same way every time, and for tests.
pub struct SetClock {
    shows: Mutex<DateTime<FixedOffset>>,
}

impl SetClock {
    /// A clock that shows this time, RFC 3339; the year 2026 begins when it is none.
    pub fn at(time: &str) -> Self {
        let shows = DateTime::parse_from_rfc3339(time);
        let fallback = || {
            Utc.timestamp_opt(1_767_225_600, 0)
                .single()
                .unwrap_or_default()
        };
        Self {
            shows: Mutex::new(shows.unwrap_or_else(|_| fallback().fixed_offset())),
        }
    }

    /// Sets it to another time; what is no time changes nothing.
    pub fn set(&self, time: &str) {
        if let (Ok(time), Ok(mut shows)) = (DateTime::parse_from_rfc3339(time), self.shows.lock()) {
            *shows = time;
        }
    }
}

impl Clock for SetClock {
    fn now(&self) -> DateTime<FixedOffset> {
        self.shows.lock().map(|shows| *shows).unwrap_or_default()
    }

    fn mono(&self) -> u64 {
        u64::try_from(self.now().timestamp_millis()).unwrap_or(0)
    }

    fn zone(&self) -> String {
        "Asia/Shanghai".to_owned()
    }

    fn boot(&self) -> &str {
        "set"
    }
}

/// The stamp of a record made now, with the flag of a clock that cannot be believed.
pub fn stamp(
    clock: &dyn Clock,
    last: Option<&str>,
    last_here: Option<(u64, DateTime<FixedOffset>)>,
) -> Stamp {
    let now = clock.now();
    Stamp {
        t: now.format("%Y-%m-%dT%H:%M:%S%.3f%:z").to_string(),
        tz: clock.zone(),
        mono: clock.mono(),
        boot: clock.boot().to_owned(),
        clk: flag(now, clock.mono(), last, last_here).to_owned(),
    }
}

/// What speaks against the clock as it stands now. A long pause does not: whoever only reads an old
/// project has done nothing odd.
pub fn doubt(
    clock: &dyn Clock,
    last: Option<&str>,
    last_here: Option<(u64, DateTime<FixedOffset>)>,
) -> Option<&'static str> {
    let now = clock.now();
    let flag = flag(now, clock.mono(), last, last_here);
    let pause = flag == "jump" && last_here.is_none() && !far(now);
    (flag != OK && !pause).then_some(flag)
}
