//! From a file's bytes to what a terminal draws; what cannot be drawn is said, never tried again.

use super::means::{Canvas, Means};
use super::placed::{PhotoSide, placed};
use crate::workspace::evidence::kept::{Undrawn, unpacked};
use image::imageops::FilterType;
use ratatui::layout::Size;
use ratatui_image::FontSize;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::sixel::Sixel;

/// A photo as this canvas draws it, as large as fits; `id` names it to the terminal.
pub fn drawn(bytes: &[u8], canvas: Canvas, size: Size, id: u32) -> Result<Protocol, Undrawn> {
    let font = match canvas.means {
        // Each character is two square pixels here, whatever the terminal's letters look like.
        Means::Blocks => FontSize::new(8, 16),
        _ => FontSize::new(canvas.font.0, canvas.font.1),
    };
    let across = u32::from(size.width) * u32::from(font.width);
    let down = u32::from(size.height) * u32::from(font.height);
    if across == 0 || down == 0 {
        return Err(Undrawn::TooLarge);
    }
    let photo = unpacked(bytes, across.max(down))?;
    // Its own shape to the pixel: filled up to whole characters it would get a dark edge.
    let photo = photo.resize(across, down, FilterType::Triangle);
    let cells = Size::new(
        whole(photo.width(), font.width, size.width),
        whole(photo.height(), font.height, size.height),
    );
    let exact = match photo.width() == across {
        true => PhotoSide::Width,
        false => PhotoSide::Height,
    };
    let made = match canvas.means {
        Means::Kitty => return placed(&photo, cells, exact, id).map_err(|_| Undrawn::Damaged),
        Means::ITerm2 => Iterm2::new(photo, cells, false).map(Protocol::ITerm2),
        Means::Sixel => Sixel::new(photo, cells, false).map(Protocol::Sixel),
        Means::Blocks | Means::Off => Halfblocks::new(photo, cells).map(Protocol::Halfblocks),
    };
    made.map_err(|_| Undrawn::Damaged)
}

/// So many characters hold so many pixels, at most those there are.
fn whole(pixels: u32, each: u16, most: u16) -> u16 {
    let cells = pixels.div_ceil(u32::from(each.max(1)));
    u16::try_from(cells).map_or(most, |cells| cells.clamp(1, most))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};
    use std::io::Cursor;

    fn encoded(photo: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        photo.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    #[test]
    fn fits_its_room_in_every_way() {
        let photo = RgbImage::from_pixel(64, 64, Rgb([200, 30, 30]));
        let bytes = encoded(&photo, ImageFormat::Png);
        for means in [Means::Kitty, Means::ITerm2, Means::Sixel, Means::Blocks] {
            let canvas = Canvas {
                means,
                ..Canvas::default()
            };
            for room in [Size::new(30, 10), Size::new(1, 1), Size::new(7, 40)] {
                let size = drawn(&bytes, canvas, room, 1).unwrap().size();
                assert!(
                    size.width <= room.width && size.height <= room.height,
                    "{means:?}"
                );
            }
        }
    }

    #[test]
    fn a_photo_keeps_its_shape_and_gets_no_edge() {
        let photo = RgbImage::from_pixel(300, 100, Rgb([200, 30, 30]));
        let bytes = encoded(&photo, ImageFormat::Png);
        let canvas = Canvas {
            means: Means::ITerm2,
            ..Canvas::default()
        };
        let Protocol::ITerm2(made) = drawn(&bytes, canvas, Size::new(30, 20), 1).unwrap() else {
            unreachable!("what was asked for");
        };
        // 240 by 80 pixels of characters of 8 by 16.
        assert_eq!(made.size, Size::new(30, 5));
        assert!(made.data.contains("width=240px;height=80px"));
    }
}
