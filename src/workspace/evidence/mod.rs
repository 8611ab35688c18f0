//! Photos and documents of a project: kept, waiting, looked at. Reading what a camera wrote is for `media`.
//!
//! | file | noun |
//! |---|---|
//! | `kept` | a file becomes evidence; what a record names is there |
//! | `inbox` | photos that wait in a folder or on a card |
//! | `viewing` | copies to be looked at, or handed out |

pub mod inbox;
pub mod kept;
mod viewing;
