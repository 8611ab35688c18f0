//! Taking over: what a check need not ask again, because another check of the same side said it. Nothing of
//! it counts until somebody confirmed it as their own, and what was measured is measured by everyone.
//!
//! | file | noun |
//! |---|---|
//! | `whence` | the checks that something may be taken over from, and the items that are asked anew |
//! | `offers` | the answers that may stand as they are said there |
//! | `taken` | whether an answer that was taken over may be |

pub mod offers;
pub mod taken;
pub mod whence;
