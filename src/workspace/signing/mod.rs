//! Keys of people, and what they sign. Who may sign what is for `domain`.
//!
//! | file | noun |
//! |---|---|
//! | `keys` | keys made, replaced, ended |
//! | `sign` | the lines that are signed, and the signature |

pub mod keys;
pub mod sign;
