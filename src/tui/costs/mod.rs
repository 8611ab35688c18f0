//! What a failure cost and why it happened, entered in a form each. What may be said is the domain's to say; a refusal
//! stays in the form, in words.
//!
//! | file | noun |
//! |---|---|
//! | `entry`, `spent` | a cost as a form; what of it stands on its lines |
//! | `cause` | a cause, chosen by digits |
//! | `told` | what is known of an issue's cost and cause, in a line each |

mod cause;
mod entry;
mod spent;
mod told;

pub use cause::CauseForm;
pub use entry::CostForm;
pub use told::{cause_line, cost_line};
