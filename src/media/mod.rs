//! What a file of evidence is and what stands in it, from its bytes alone. Nothing is believed of its
//! name, and nothing is written.
//!
//! | file | noun |
//! |---|---|
//! | `kind` | the media type, by the first bytes |
//! | `whole` | whether all of it is there |
//! | `camera` | when and where it was taken, and the small picture in it |
//! | `parts` | the chunks and boxes that pictures are made of |

pub mod camera;
mod kind;
mod parts;
pub mod whole;

/// Columns and rows of pixels of a JPEG or PNG picture; none of anything else.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    let drawn = matches!(of(bytes), Some("image/jpeg" | "image/png"));
    let reader = image::ImageReader::new(std::io::Cursor::new(bytes));
    let reader = reader.with_guessed_format().ok().filter(|_| drawn)?;
    reader.into_dimensions().ok()
}

pub use kind::{HEAD, agrees, ending, looks_like_picture, of};
