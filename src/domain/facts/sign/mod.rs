//! What is signed and by which keys. Whether a signature holds is for the rules.
//!
//! | file | noun |
//! |---|---|
//! | `statement`, `signature` | the lines that are signed, and the signature under them |
//! | `key`, `proof` | a person's key, and what shows that it signed |
//! | `receipt`, `trust` | what headquarters answers, and whose answers a project believes |

pub mod key;
pub mod proof;
pub mod receipt;
pub mod signature;
pub mod statement;
pub mod trust;
