//! Grades: points of a lot, and shares of what it belongs to. What may be graded at all is for `gate`.
//!
//! | file | noun |
//! |---|---|
//! | `score` | points and grade of one check |
//! | `shares` | the grade of what lots belong to |

pub mod score;
pub mod shares;
