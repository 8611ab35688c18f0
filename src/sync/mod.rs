//! Exchange: sealed records come in from outside and go out as they are, create-only. What they mean
//! for a project is decided elsewhere.
//!
//! | file | noun |
//! |---|---|
//! | `copy` | what is sealed, copied to another folder of the same shape |
//! | `intake`, `taken` | what others wrote, looked at and taken; what that did |
//! | `meetable` | the other side, kept still while it is read |
//! | `quarantine` | what was refused, and why |

pub mod copy;
pub mod intake;
pub mod meetable;
mod quarantine;
pub mod taken;
