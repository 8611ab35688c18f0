//! Figures made to be looked at: what stands in a picture, in plain values. How it is drawn and what it is
//! called is not known here.
//!
//! | file | noun |
//! |---|---|
//! | `floors` | storeys by trades, how far each is |

pub mod floors;
