//! Two journals under one device id (X5): where they part, and who wrote on which. Whether they verify is
//! for `journal`.
//!
//! | file | noun |
//! |---|---|
//! | `parting` | where the journals of a restored backup or a clone part, and where each lies |
//! | `lineage` | the author of each branch |
//! | `numbers` | the records of a journal by their numbers, to be compared |

pub(super) mod lineage;
mod numbers;
pub(super) mod parting;
