//! Coming into a project of a data folder, and what is looked at before anything is written. What happens
//! in it afterwards comes by the door.
//!
//! | file | noun |
//! |---|---|
//! | `projects` | all projects of a data folder |
//! | `open`, `cache`, `packs` | a project entered, and its state kept from the last time, in parts |
//! | `counted` | what was counted of a large project, kept likewise |
//! | `identity` | whether this is still the device that wrote here (S9) |
//! | `room` | room on its disk |
//! | `sure` | a project that was entered by what was kept of it, gone over |
//! | `walk` | its checks gone through one by one |
//! | `second` | the same project looked at from another thread |

pub(in crate::workspace) mod cache;
mod counted;
mod identity;
mod open;
mod packs;
pub(super) mod projects;
mod room;
pub(super) mod second;
mod sure;
pub(super) mod walk;
