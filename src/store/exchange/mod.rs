//! What passes between devices, as far as the disk knows: what may be handed over, what arrives, and what
//! others saw of this device. When they meet is for `sync`.
//!
//! | file | noun |
//! |---|---|
//! | `seal` | sealed segments and blobs that may be handed over (X1, X2) |
//! | `arrival` | segments from elsewhere, looked at before anything is taken (X4) |
//! | `twin` | a journal that was restored or cloned (S9) |

pub(super) mod arrival;
pub(super) mod seal;
mod twin;
