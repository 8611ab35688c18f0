//! Signatures: what people do with them, and what `verify` says to those who forge, swap, replay,
//! back-date or strip them. Every forged journal is right byte for byte but for what is forged.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that fails should fail loudly"
)]

#[path = "signing/contrary.rs"]
mod contrary;
#[path = "signing/fold.rs"]
mod fold;
#[path = "signing/forged.rs"]
mod forged;
#[path = "signing/forger.rs"]
mod forger;
#[path = "signing/issues.rs"]
mod issues;
#[path = "signing/parties.rs"]
mod parties;
#[path = "signing/people.rs"]
mod people;
#[path = "signing/pins.rs"]
mod pins;
#[path = "signing/rulings.rs"]
mod rulings;
#[path = "signing/site.rs"]
mod site;
