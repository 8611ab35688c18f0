//! Tables that people bring or write: what they would change, or every fault with its place. Reading cells
//! is for `table`.
//!
//! | file | noun |
//! |---|---|
//! | `import` | project and people tables |
//! | `planning` | division plans |
//! | `reviews` | who compared which checklist with the print |
//! | `authoring` | checklists of one's own, tried before they are taken in |

pub mod authoring;
pub mod import;
mod planning;
pub mod reviews;
