//! Photos by kitty's protocol, placed where the cursor stands. The library only knows the newer way,
//! with place holders in the text, which kitty before 0.28 and Konsole show as boxes; this one is
//! understood by all of them, and leaves what it drew until the screen is cleared.

use image::{DynamicImage, ImageError, ImageFormat};
use ratatui::layout::Size;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::iterm2::Iterm2;
use std::fmt::Write as _;
use std::io::Cursor;

/// So much of a photo goes into one sequence.
const CHUNK: usize = 4096;

/// The side of a photo that takes whole characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PhotoSide {
    Width,
    Height,
}

/// A photo over these cells; `id` names it to the terminal, which keeps one photo of a name.
pub fn placed(
    photo: &DynamicImage,
    cells: Size,
    exact: PhotoSide,
    id: u32,
) -> Result<Protocol, ImageError> {
    let mut png = Cursor::new(Vec::new());
    photo.write_to(&mut png, ImageFormat::Png)?;
    let text = base64_simd::STANDARD.encode_to_string(png.into_inner());
    let mut data = String::with_capacity(text.len() + text.len() / 100 + 1024);
    wiped(&mut data, cells);
    // One side is enough: the terminal keeps the photo's shape, whatever its letters measure.
    let side = match exact {
        PhotoSide::Width => format!("c={}", cells.width),
        PhotoSide::Height => format!("r={}", cells.height),
    };
    let mut head = format!("a=T,f=100,i={id},q=2,C=1,{side},");
    let mut left = text.as_str();
    loop {
        let (chunk, rest) = left.split_at_checked(CHUNK).unwrap_or((left, ""));
        let more = u8::from(!rest.is_empty());
        _ = write!(data, "\x1b_G{head}m={more};{chunk}\x1b\\");
        if rest.is_empty() {
            break;
        }
        (left, head) = (rest, String::new());
    }
    // The library's drawing of a sequence that stands in the first cell, the others left alone, is
    // what this needs too.
    Ok(Protocol::ITerm2(Iterm2 {
        data,
        size: cells,
        is_tmux: false,
    }))
}

/// Blanks the cells below and comes back.
fn wiped(data: &mut String, cells: Size) {
    for _ in 0..cells.height {
        _ = write!(data, "\x1b[{}X\x1b[1B", cells.width);
    }
    _ = write!(data, "\x1b[{}A", cells.height);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

    use super::*;
    use image::{Rgb, RgbImage};

    #[test]
    fn a_photo_goes_out_in_pieces_that_make_it_whole_again() {
        let noise = |x: u32, y: u32| (x * 7919 + y * 104_729) as u8;
        let photo = RgbImage::from_fn(96, 96, |x, y| {
            Rgb([noise(x, y), noise(y, x), noise(x ^ y, 3)])
        });
        let photo = DynamicImage::ImageRgb8(photo);
        let Protocol::ITerm2(made) = placed(&photo, Size::new(12, 6), PhotoSide::Width, 7).unwrap()
        else {
            unreachable!("a sequence in one cell");
        };
        let (_, sequences) = made.data.split_once("\x1b_G").unwrap();
        let sequences: Vec<&str> = sequences.split("\x1b_G").collect();
        assert!(sequences.len() > 2 && sequences[0].starts_with("a=T,f=100,i=7,q=2,C=1,c=12,m=1;"));
        let mut text = String::new();
        for (nth, sequence) in sequences.iter().enumerate() {
            let (head, chunk) = sequence.split_once(';').unwrap();
            let last = nth + 1 == sequences.len();
            assert!(head.ends_with(if last { "m=0" } else { "m=1" }));
            let chunk = chunk.strip_suffix("\x1b\\").unwrap();
            assert!(chunk.len() <= CHUNK && (last || chunk.len() % 4 == 0));
            text.push_str(chunk);
        }
        let png = base64_simd::STANDARD.decode_to_vec(text).unwrap();
        assert_eq!(image::load_from_memory(&png).unwrap(), photo);
    }
}
