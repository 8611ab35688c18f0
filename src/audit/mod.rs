//! Whether a project's records hold: each judged again on what its device knew, held against what stands
//! around it, its signatures attested and its evidence looked for. Records and checklists come in,
//! findings go out; nothing is written, and no project is entered.
//!
//! | file | noun |
//! |---|---|
//! | `verifying`, `findings` | one project looked through, and all that was found |
//! | `arrived` | what came in from another device, judged once |
//! | `judge`, `discrepancy` | a record judged again, and how it differs |
//! | `contrary` | a record against those around it and what this machine remembers |
//! | `attest`, `attested`, `signable` | keys and signatures, what was found of them, the documents they are about |
//! | `standing`, `names` | where each journal stands, and when; names that were ever on record |
//! | `shelves`, `mentions` | the evidence that records name; the hashes that anything mentions |
//! | `odd` | times that are odd |
//! | `answers` | what headquarters signed, and whether it agrees with the records |

pub mod answers;
pub mod arrived;
mod attest;
pub mod attested;
pub mod contrary;
pub mod discrepancy;
pub mod findings;
pub mod judge;
mod mentions;
mod names;
pub mod odd;
mod shelves;
pub mod signable;
mod standing;
mod verifying;

pub use verifying::{KnownHere, VerifyWatch, verify};
