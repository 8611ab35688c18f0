//! Figures and what is asked of them: exact decimals, amounts, limits, plans. Nothing here knows a
//! checklist or a subject.
//!
//! | file | noun |
//! |---|---|
//! | `decimal`, `ratio`, `quantity` | exact figures, shares, amounts with a unit |
//! | `limit` | what a figure has to keep to |
//! | `plan`, `appearance` | sampling by attributes, points for looks |

pub mod appearance;
pub mod decimal;
pub mod limit;
pub mod plan;
pub mod quantity;
pub mod ratio;
