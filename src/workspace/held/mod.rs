//! What a workspace holds, each by itself: the time, what lies around, the project entered, notes of
//! exchanges. Nothing here knows the workspace or does anything by itself.
//!
//! | file | noun |
//! |---|---|
//! | `clock`, `surroundings` | the time, the machine around the data folder |
//! | `library` | checklists of the data folder and of the program |
//! | `opened`, `made` | the project entered: its store and its state; when its records were made, by what clock |
//! | `kept` | what is known of a project before its records are read |
//! | `beside` | that another thread has the same folder open |
//! | `handed`, `exchanged` | what was handed over and up to where; what an exchange came to |
//! | `surveyed`, `rolled` | the projects of a folder, counted; of many folders, and what is made of them |
//! | `received`, `recorded` | what headquarters took in; the evidence that records name |
//! | `log` | a log file that somebody asked for |
//! | `settings` | what somebody chose for the program, and the file that says so |
//! | `left`, `strangers` | what stayed behind, projects that only others have |

pub(super) mod beside;
pub mod clock;
pub mod exchanged;
pub(super) mod handed;
pub(super) mod kept;
pub mod left;
pub(super) mod library;
pub mod log;
pub(super) mod made;
pub(super) mod opened;
pub mod received;
pub mod recorded;
pub mod rolled;
pub mod settings;
pub mod strangers;
pub(super) mod surroundings;
pub mod surveyed;
