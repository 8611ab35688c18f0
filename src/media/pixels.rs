//! The pixels of a picture: unpacked within bounds, upright, and as large as they are needed. The bytes come from
//! outside: dimensions and memory are bounded before a pixel is unpacked.

use super::camera::preview;
use super::inks::is_of_inks;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder, ImageFormat, ImageReader, Limits};
use std::borrow::Cow;
use std::io::Cursor;

/// Longer sides than any camera makes.
const LONGEST_SIDE: u32 = 30_000;
/// What the pixels of a photo may take on the screen, and what a decoder may take beside them: colour profiles and
/// the like unpack to gigabytes if they are let.
const ON_SCREEN: u64 = 64 << 20;
/// What they may take on paper, where one is unpacked after the other: what cameras make today.
const ON_PAPER: u64 = 384 << 20;
/// Pixels of the longer side on paper: as wide as a page, more than a printer shows.
const LONGEST_ON_PAPER: u32 = 1_600;
/// How well a photo is packed again, of 100.
const QUALITY: u8 = 85;

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
    let photo = photo(bytes, longest, ON_SCREEN, FilterType::Nearest)?;
    Ok(photo.pixels)
}

/// A picture as papers show it: JPEG or PNG, and columns and rows of its pixels.
pub type PrintedPicture<'b> = (Cow<'b, [u8]>, (u32, u32));

/// A picture as papers show it, upright and no larger than needed.
pub fn printed(bytes: &[u8]) -> Result<PrintedPicture<'_>, Undrawn> {
    let photo = photo(bytes, LONGEST_ON_PAPER, ON_PAPER, FilterType::Triangle)?;
    let size = (photo.pixels.width(), photo.pixels.height());
    let kind = super::of(bytes);
    let is_shown = match kind {
        Some("image/jpeg") => !is_of_inks(bytes),
        kind => kind == Some("image/png"),
    };
    if photo.is_as_kept && is_shown {
        return Ok((Cow::Borrowed(bytes), size));
    }
    let mut out = Cursor::new(Vec::new());
    let packed = match kind {
        Some("image/png") => photo.pixels.write_to(&mut out, ImageFormat::Png),
        _ => {
            let encoder = JpegEncoder::new_with_quality(&mut out, QUALITY);
            photo.pixels.to_rgb8().write_with_encoder(encoder)
        }
    };
    packed.map_err(|_| Undrawn::Damaged)?;
    Ok((Cow::Owned(out.into_inner()), size))
}

/// A picture that was unpacked.
struct UnpackedPhoto {
    pixels: DynamicImage,
    /// Whether its file shows the same pixels the same way.
    is_as_kept: bool,
}

/// Unpacks a picture; of one too large, or of a kind that is not unpacked, the small one that the camera put beside
/// it.
fn photo(bytes: &[u8], longest: u32, most: u64, by: FilterType) -> Result<UnpackedPhoto, Undrawn> {
    let why = match large(bytes, longest, most, by) {
        Err(why @ (Undrawn::TooLarge | Undrawn::Kind)) => why,
        whole => return whole,
    };
    let preview = super::of(bytes).and_then(|kind| preview(kind, bytes));
    let preview = preview.ok_or(why)?;
    let small = large(&preview.bytes, longest, most, by);
    let mut pixels = small.map_err(|_| why)?.pixels;
    if let Some(orientation) = Orientation::from_exif(preview.orientation) {
        pixels.apply_orientation(orientation);
    }
    Ok(UnpackedPhoto {
        pixels,
        is_as_kept: false,
    })
}

/// What unpacks a photo, with all its bounds.
fn bounded(bytes: &[u8], most: u64) -> Result<impl ImageDecoder, Undrawn> {
    let reader = ImageReader::new(Cursor::new(bytes)).with_guessed_format();
    let mut reader = reader.map_err(|_| Undrawn::Damaged)?;
    if reader.format().is_none() {
        return Err(Undrawn::Kind);
    }
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(most);
    reader.limits(limits);
    let decoder = reader.into_decoder().map_err(|error| why(&error))?;
    match decoder.total_bytes() > most {
        true => Err(Undrawn::TooLarge),
        false => Ok(decoder),
    }
}

fn large(bytes: &[u8], longest: u32, most: u64, by: FilterType) -> Result<UnpackedPhoto, Undrawn> {
    let mut decoder = bounded(bytes, most)?;
    let (across, down) = decoder.dimensions();
    let orientation = decoder.orientation().unwrap_or(Orientation::NoTransforms);
    let pixels = DynamicImage::from_decoder(decoder).map_err(|error| why(&error))?;
    let is_large = across.max(down) > longest;
    let mut pixels = match (is_large, by) {
        (false, _) => pixels,
        (true, FilterType::Nearest) => pixels.thumbnail(longest, longest),
        (true, by) => pixels.resize(longest, longest, by),
    };
    pixels.apply_orientation(orientation);
    Ok(UnpackedPhoto {
        pixels,
        is_as_kept: !is_large && orientation == Orientation::NoTransforms,
    })
}

fn why(error: &image::ImageError) -> Undrawn {
    match error {
        image::ImageError::Limits(_) => Undrawn::TooLarge,
        image::ImageError::Unsupported(_) => Undrawn::Kind,
        _ => Undrawn::Damaged,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{Rgb, RgbImage};
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
        assert_eq!(
            bounded(&bomb, ON_SCREEN).unwrap().icc_profile().unwrap(),
            None
        );
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

    #[test]
    fn on_paper_a_photo_stands_upright_and_is_no_larger_than_a_printer_shows() {
        let upright = camera_photo(8, 4, 1);
        let (bytes, size) = printed(&upright).unwrap();
        assert_eq!((size, matches!(bytes, Cow::Borrowed(_))), ((8, 4), true));
        let turned = camera_photo(8, 4, 6);
        let (bytes, size) = printed(&turned).unwrap();
        assert_eq!((size, matches!(bytes, Cow::Owned(_))), ((4, 8), true));
        // Nobody turns it a second time.
        assert_eq!(printed(&bytes).unwrap().1, (4, 8));
        let wide = RgbImage::from_pixel(4_000, 1_000, Rgb([200, 30, 30]));
        for format in [ImageFormat::Png, ImageFormat::Jpeg] {
            let wide = encoded(&wide, format);
            let (bytes, size) = printed(&wide).unwrap();
            assert_eq!(size, (1_600, 400));
            assert_eq!(super::super::of(&bytes), super::super::of(&wide));
        }
    }

    #[test]
    fn a_photo_in_the_inks_of_a_press_is_printed_in_the_colours_of_a_screen() {
        use image::ExtendedColorType;
        let kept = include_bytes!("../../tests/pictures/inks.jpg");
        let (bytes, size) = printed(kept).unwrap();
        assert_eq!(
            (size, super::super::of(&bytes)),
            ((8, 6), Some("image/jpeg"))
        );
        let decoder = bounded(&bytes, ON_PAPER).unwrap();
        assert_eq!(decoder.original_color_type(), ExtendedColorType::Rgb8);
        assert!(is_of_inks(kept) && !is_of_inks(&bytes));
        let grey = encoded(&RgbImage::new(8, 8), ImageFormat::Jpeg);
        assert!(matches!(printed(&grey).unwrap().0, Cow::Borrowed(_)));
    }

    #[test]
    fn what_is_no_sound_picture_is_not_printed() {
        let mut cut = encoded(&RgbImage::new(64, 64), ImageFormat::Jpeg);
        cut.truncate(200);
        assert_eq!(printed(&cut).unwrap_err(), Undrawn::Damaged);
        assert_eq!(printed(b"%PDF-1.7").unwrap_err(), Undrawn::Kind);
    }
}
