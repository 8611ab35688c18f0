//! Screens, driven by keys on a real temporary workspace and looked at as text.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

#[path = "screens/answers.rs"]
mod answers;
#[path = "screens/around.rs"]
mod around;
#[path = "screens/conclusion.rs"]
mod conclusion;
#[path = "screens/readings.rs"]
mod readings;
#[path = "screens/site.rs"]
mod site;
