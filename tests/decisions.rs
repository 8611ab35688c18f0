//! What is decided beside the rounds: rulings, notices, issues and gates, through the workspace, and
//! as random histories.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "decisions/carried.rs"]
mod carried;
#[path = "decisions/chains.rs"]
mod chains;
#[path = "decisions/gates.rs"]
mod gates;
#[path = "decisions/histories.rs"]
mod histories;
#[path = "decisions/issues.rs"]
mod issues;
#[path = "decisions/notices.rs"]
mod notices;
#[path = "decisions/place.rs"]
mod place;
#[path = "decisions/references.rs"]
mod references;
#[path = "decisions/rulings.rs"]
mod rulings;
#[path = "decisions/ten.rs"]
mod ten;
