//! Places that are no disk, by the real program against real servers on this machine: S3 (moto; and s3rver, which
//! ignores every condition), WebDAV (WsgiDAV) and SFTP (OpenSSH); through lines that break, stall and lie. The servers
//! are installed beside the build; what cannot be had is skipped with a word.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

mod encrypted;
mod faults;
mod journeys;
mod once;
mod place;
mod secrets;
mod servers;
#[path = "../cli/site.rs"]
#[allow(dead_code, reason = "not all of it is needed here")]
mod site;
mod wire;
