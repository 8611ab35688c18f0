//! What is remembered from one run to the next beside the records: what somebody chose, what was opened last.
//!
//! | file | noun |
//! |---|---|
//! | `chosen` | what somebody chose for this program |
//! | `recent` | what was opened last |

mod chosen;
mod recent;
