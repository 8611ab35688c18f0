//! What a file of evidence is and what stands in it, from its bytes alone. Nothing is believed of its
//! name, and nothing is written.
//!
//! | file | noun |
//! |---|---|
//! | `kind` | the media type, by the first bytes |
//! | `whole` | whether all of it is there |
//! | `camera` | when and where it was taken, and the small picture in it |
//! | `pixels` | a picture unpacked, upright, as papers and screens show it |
//! | `inks` | the colours that a JPEG is made of |
//! | `parts` | the chunks and boxes that pictures are made of |

pub mod camera;
mod inks;
mod kind;
mod parts;
pub mod pixels;
pub mod whole;

pub use kind::{HEAD, agrees, ending, looks_like_picture, of};
