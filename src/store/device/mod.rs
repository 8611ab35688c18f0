//! What a device keeps of its own and never hands over: its id, and private keys of people, each wrapped
//! by a PIN. Nothing here is a record.
//!
//! | file | noun |
//! |---|---|
//! | `id` | who this device is |
//! | `chance` | where ids and private keys come from |
//! | `vault`, `wrapped` | private keys, each opened for one use; what such a file holds |
//! | `pin`, `common_pin`, `tries` | what opens a key, what is tried first, how long to wait after wrong ones |

pub(super) mod chance;
mod common_pin;
pub(super) mod id;
pub mod pin;
pub(super) mod tries;
pub mod vault;
pub mod wrapped;
