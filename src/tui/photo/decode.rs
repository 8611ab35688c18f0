//! From a file's bytes to what a terminal draws. The bytes come from outside: dimensions and memory
//! are bounded before a pixel is unpacked, and what cannot be drawn is said, never tried again.

use super::means::{Canvas, Means};
use super::placed::{Side, placed};
use image::imageops::FilterType;
use image::{DynamicImage, ImageDecoder, ImageReader, Limits};
use ratatui::layout::Size;
use ratatui_image::FontSize;
use ratatui_image::protocol::Protocol;
use ratatui_image::protocol::halfblocks::Halfblocks;
use ratatui_image::protocol::iterm2::Iterm2;
use ratatui_image::protocol::sixel::Sixel;
use std::io::Cursor;

/// Longer sides than any camera makes.
const LONGEST_SIDE: u32 = 30_000;
/// More pixels than any camera on a site makes.
const MOST_PIXELS: u64 = 120_000_000;
/// Memory that unpacking may take.
const MOST_MEMORY: u64 = 512 << 20;

/// Why a photo is not drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undrawn {
    /// It is not there any more, or was changed.
    Lost,
    /// Of a kind that is not drawn here.
    Kind,
    /// Damaged.
    Damaged,
    /// Too large to be unpacked.
    TooLarge,
}

/// Unpacks a photo, upright and no larger than needed.
pub fn unpacked(bytes: &[u8], longest: u32) -> Result<DynamicImage, Undrawn> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|_| Undrawn::Damaged)?;
    if reader.format().is_none() {
        return Err(Undrawn::Kind);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(|error| why(&error))?;
    let (across, down) = decoder.dimensions();
    if u64::from(across) * u64::from(down) > MOST_PIXELS {
        return Err(Undrawn::TooLarge);
    }
    let orientation = decoder.orientation();
    let photo = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    let mut small = match across.max(down) > longest {
        true => photo.thumbnail(longest, longest),
        false => photo,
    };
    if let Ok(orientation) = orientation {
        small.apply_orientation(orientation);
    }
    Ok(small)
}

fn why(error: &image::ImageError) -> Undrawn {
    match error {
        image::ImageError::Limits(_) => Undrawn::TooLarge,
        image::ImageError::Unsupported(_) => Undrawn::Kind,
        _ => Undrawn::Damaged,
    }
}

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
        true => Side::Width,
        false => Side::Height,
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
    use proptest::prelude::*;

    fn encoded(photo: &RgbImage, format: ImageFormat) -> Vec<u8> {
        let mut out = Cursor::new(Vec::new());
        photo.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    #[test]
    fn a_large_photo_comes_out_small() {
        let photo = RgbImage::from_pixel(1200, 600, Rgb([200, 30, 30]));
        let small = unpacked(&encoded(&photo, ImageFormat::Png), 100).unwrap();
        assert_eq!((small.width(), small.height()), (100, 50));
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

    #[test]
    fn a_small_file_of_many_pixels_is_not_unpacked() {
        let wide = RgbImage::new(1, 1);
        for (across, down) in [(30_000_u32, 30_000_u32), (12_000, 12_000), (30_001, 1)] {
            let mut bomb = encoded(&wide, ImageFormat::Png);
            bomb[16..20].copy_from_slice(&across.to_be_bytes());
            bomb[20..24].copy_from_slice(&down.to_be_bytes());
            let sum = crc(&bomb[12..29]);
            bomb[29..33].copy_from_slice(&sum.to_be_bytes());
            let why = unpacked(&bomb, 10).unwrap_err();
            assert_eq!(why, Undrawn::TooLarge, "{across} x {down}");
        }
    }

    /// The sum at the end of a PNG's chunk.
    fn crc(bytes: &[u8]) -> u32 {
        let mut crc = u32::MAX;
        for byte in bytes {
            crc ^= u32::from(*byte);
            for _ in 0..8 {
                crc = (crc >> 1) ^ (0xedb8_8320 & 0_u32.wrapping_sub(crc & 1));
            }
        }
        !crc
    }

    #[test]
    fn says_why_it_draws_nothing() {
        assert_eq!(unpacked(b"%PDF-1.7", 10).unwrap_err(), Undrawn::Kind);
        assert_eq!(
            unpacked(b"\xff\xd8\xff\xd9", 10).unwrap_err(),
            Undrawn::Damaged
        );
        // A PNG that claims 60000 by 60000 pixels.
        let mut bomb = encoded(&RgbImage::new(1, 1), ImageFormat::Png);
        bomb[16..24].copy_from_slice(&[0, 0, 0xea, 0x60, 0, 0, 0xea, 0x60]);
        assert!(unpacked(&bomb, 10).is_err());
    }

    proptest! {
        #[test]
        fn broken_photos_never_break_us(at in 0_usize..600, flip in 1_u8.., cut in 0_usize..900) {
            let photo = RgbImage::from_fn(24, 24, |x, y| Rgb([x as u8 * 9, y as u8 * 7, 90]));
            let format = [ImageFormat::Png, ImageFormat::Jpeg, ImageFormat::WebP][at % 3];
            let mut bytes = match format {
                ImageFormat::WebP => b"RIFF\x24\0\0\0WEBPVP8L\x10\0\0\0\x2f\x07\xc0\x01\0\x07\x10\x11\xfd".to_vec(),
                _ => encoded(&photo, format),
            };
            let at = at % bytes.len();
            bytes[at] ^= flip;
            bytes.truncate(cut.max(8));
            _ = unpacked(&bytes, 16);
        }
    }
}
