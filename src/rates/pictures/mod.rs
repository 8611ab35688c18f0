//! Figures made to be looked at: what stands in a picture, in plain values. How it is drawn and what it is
//! called is not known here.
//!
//! | file | noun |
//! |---|---|
//! | `floors` | storeys by trades, how far each is |
//! | `control` | the first-pass rate month by month, with the limits of its chance |
//! | `funnel`, `spread` | projects by how many lots they have; how much more they differ than chance lets them |
//! | `pareto` | what fails most, in first rounds |
//! | `readings`, `histogram` | the readings of an item over all lots, the bars made of them |
//! | `stages` | what the three checks and acceptance found conforming |

pub mod control;
pub mod floors;
pub mod funnel;
pub mod histogram;
pub mod pareto;
pub mod readings;
pub mod spread;
pub mod stages;
