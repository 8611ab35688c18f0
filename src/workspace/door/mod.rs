//! The door: what may be done, and its being done. Whatever changes a project's records comes this way.
//!
//! | file | noun |
//! |---|---|
//! | `command` | what may be done, and what comes of it |
//! | `execute` | a command becomes records on disk, then state |
//! | `logged` | what is written down of it, where somebody asked for a log |
//! | `issuing` | a paper issued or withdrawn, and what is said on it before |
//! | `costing` | what something cost and why it failed, at the prices of today |
//! | `settling` | a person's word on what stands |
//! | `former` | chains as the records had them, kept before the record |

pub mod command;
mod costing;
pub(super) mod execute;
mod former;
mod issuing;
mod logged;
mod settling;
