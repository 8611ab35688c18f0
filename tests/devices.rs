//! Two or three laptops on one project without a network: whatever order they meet in, whole or in part,
//! by whatever clocks, they end with the same state and nothing is lost; what was concluded twice is asked
//! about; a restored backup or a clone is noticed before it writes under the old id.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "devices/beside.rs"]
mod beside;
#[path = "devices/clocks.rs"]
mod clocks;
#[path = "devices/clones.rs"]
mod clones;
#[path = "devices/conflicts.rs"]
mod conflicts;
#[path = "devices/forged.rs"]
mod forged;
#[path = "devices/forks.rs"]
mod forks;
#[path = "devices/full.rs"]
mod full;
#[path = "devices/hostile.rs"]
mod hostile;
#[path = "devices/identity.rs"]
mod identity;
#[path = "devices/issues.rs"]
mod issues;
#[path = "devices/lost.rs"]
mod lost;
#[path = "devices/passes.rs"]
mod passes;
#[path = "devices/protected.rs"]
mod protected;
#[path = "devices/queue.rs"]
mod queue;
#[path = "devices/reckoning.rs"]
mod reckoning;
#[path = "devices/rows.rs"]
mod rows;
#[path = "devices/schedules.rs"]
mod schedules;
#[path = "devices/signatures.rs"]
mod signatures;
#[path = "devices/signing.rs"]
mod signing;
#[path = "crash/sim_disk.rs"]
#[allow(dead_code, reason = "the crash tests use all of it")]
mod sim_disk;
#[path = "devices/site.rs"]
mod site;
