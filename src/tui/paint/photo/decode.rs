//! From a file's bytes to what a terminal draws. The bytes come from outside: dimensions and memory
//! are bounded before a pixel is unpacked, and what cannot be drawn is said, never tried again.

use super::means::{Canvas, Means};
use super::placed::{Side, placed};
use crate::workspace::evidence::kept::preview;
use image::imageops::FilterType;
use image::metadata::Orientation;
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
/// What the pixels of a photo may take, and what a decoder may take beside them: colour profiles and
/// the like unpack to gigabytes if they are let.
const MOST_MEMORY: u64 = 64 << 20;

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

/// Unpacks a photo, upright and no larger than needed; of one too large, the small picture that the
/// camera put beside it.
pub fn unpacked(bytes: &[u8], longest: u32) -> Result<DynamicImage, Undrawn> {
    let whole = large(bytes, longest);
    let Err(Undrawn::TooLarge) = whole else {
        return whole;
    };
    let preview = preview(bytes).ok_or(Undrawn::TooLarge)?;
    let mut small = large(&preview.bytes, longest).map_err(|_| Undrawn::TooLarge)?;
    if let Some(orientation) = Orientation::from_exif(preview.orientation) {
        small.apply_orientation(orientation);
    }
    Ok(small)
}

/// What unpacks a photo, with all its bounds.
fn bounded(bytes: &[u8]) -> Result<impl ImageDecoder, Undrawn> {
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
    let decoder = reader.into_decoder().map_err(|error| why(&error))?;
    match decoder.total_bytes() > MOST_MEMORY {
        true => Err(Undrawn::TooLarge),
        false => Ok(decoder),
    }
}

fn large(bytes: &[u8], longest: u32) -> Result<DynamicImage, Undrawn> {
    let mut decoder = bounded(bytes)?;
    let (across, down) = decoder.dimensions();
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

    /// A photo of these sizes with a small picture inside, held upright or on its side.
    fn camera_photo(across: u32, down: u32, way: u16) -> Vec<u8> {
        let small = encoded(
            &RgbImage::from_pixel(16, 8, Rgb([200, 30, 30])),
            ImageFormat::Jpeg,
        );
        let entry = |tag: u16, kind: u16, value: u32| {
            let value = match kind {
                3 => [(value as u16).to_le_bytes(), [0, 0]].concat(),
                _ => value.to_le_bytes().to_vec(),
            };
            [
                &tag.to_le_bytes()[..],
                &kind.to_le_bytes(),
                &1_u32.to_le_bytes(),
                &value,
            ]
            .concat()
        };
        let first = [
            &1_u16.to_le_bytes()[..],
            &entry(0x112, 3, way.into()),
            &26_u32.to_le_bytes(),
        ]
        .concat();
        let size = u32::try_from(small.len()).unwrap();
        let second = [
            &2_u16.to_le_bytes()[..],
            &entry(0x201, 4, 56),
            &entry(0x202, 4, size),
            &[0; 4],
        ]
        .concat();
        let exif = [b"Exif\0\0II*\0\x08\0\0\0", &first[..], &second, &small].concat();
        let length = u16::try_from(exif.len() + 2).unwrap();
        let head = [b"\xff\xd8\xff\xe1".as_slice(), &length.to_be_bytes(), &exif].concat();
        let mut photo = encoded(&RgbImage::new(8, 8), ImageFormat::Jpeg);
        let frame = photo
            .windows(2)
            .position(|mark| mark == b"\xff\xc0")
            .unwrap();
        photo[frame + 5..frame + 7].copy_from_slice(&u16::try_from(down).unwrap().to_be_bytes());
        photo[frame + 7..frame + 9].copy_from_slice(&u16::try_from(across).unwrap().to_be_bytes());
        [&head, &photo[2..]].concat()
    }

    #[test]
    fn of_a_photo_too_large_the_small_picture_inside_is_drawn() {
        for (way, size) in [(1, (16, 8)), (6, (8, 16))] {
            let small = unpacked(&camera_photo(9000, 6000, way), 100).unwrap();
            assert_eq!((small.width(), small.height()), size);
        }
    }

    #[test]
    fn a_colour_profile_that_unpacks_without_end_is_not_unpacked() {
        let photo = encoded(&RgbImage::new(1, 1), ImageFormat::Png);
        let zeros = image_profile(66 << 20);
        let body = [b"iCCPa\0\0".as_slice(), &zeros].concat();
        let len = u32::try_from(body.len() - 4).unwrap().to_be_bytes();
        let bomb = [
            &photo[..33],
            &len,
            &body,
            &crc(&body).to_be_bytes(),
            &photo[33..],
        ]
        .concat();
        assert!(bomb.len() < 1 << 20, "{}", bomb.len());
        // The photo itself is small, and drawn.
        assert!(unpacked(&bomb, 10).is_ok());
        assert_eq!(bounded(&bomb).unwrap().icc_profile().unwrap(), None);
    }

    /// So many zeros, packed.
    fn image_profile(len: u32) -> Vec<u8> {
        use image::codecs::png::{CompressionType, FilterType, PngEncoder};
        let (mut png, mut packed) = (Vec::new(), Vec::new());
        let encoder =
            PngEncoder::new_with_quality(&mut png, CompressionType::Fast, FilterType::NoFilter);
        let rows = image::GrayImage::new(1 << 14, len >> 14);
        rows.write_with_encoder(encoder).unwrap();
        let mut rest = &png[8..];
        while let Some((len, behind)) = rest.split_first_chunk::<4>() {
            let (kind, body) = behind.split_at(4);
            let (body, behind) = body.split_at(u32::from_be_bytes(*len) as usize);
            if kind == b"IDAT" {
                packed.extend(body);
            }
            rest = &behind[4..];
        }
        packed
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
