//! Photos and drawings in a pane, below its text, side by side.

use super::setting::pictures_top;
use crate::paper::sheet::Placed;
use crate::paper::sheet::area::Area;
use crate::paper::sheet::fit::picture_sizes;
use crate::paper::sheet::length::Length;
use crate::paper::value::Picture;
use image::codecs::jpeg::JpegDecoder;
use image::{ExtendedColorType, ImageDecoder};
use krilla::geom::{Size, Transform};
use krilla::image::Image;
use krilla::surface::Surface;
use std::io::Cursor;

/// Draws the pictures of a pane.
///
/// # Errors
/// The place of one that cannot be read, from 0.
pub fn draw(surface: &mut Surface, placed: &Placed, area: Area) -> Result<(), usize> {
    let sizes = picture_sizes(&placed.pane);
    let count = u32::try_from(sizes.len()).unwrap_or(1);
    let top = area.top + pictures_top(placed, area.height);
    for (number, (picture, (width, height))) in placed.pane.pictures.iter().zip(sizes).enumerate() {
        let image = read(picture).ok_or(number)?;
        let at = u32::try_from(number).unwrap_or_default();
        let (from, to) = (area.width.part(at, count), area.width.part(at + 1, count));
        let left = area.left + from + (to - from - width).part(1, 2).max(Length::default());
        let size = Size::from_wh(width.points(), height.points()).ok_or(number)?;
        surface.push_transform(&Transform::from_translate(left.points(), top.points()));
        surface.draw_image(image, size);
        surface.pop();
    }
    Ok(())
}

fn read(picture: &Picture) -> Option<Image> {
    let bytes = &picture.bytes[..];
    if !picture.is_jpeg() {
        return Image::from_png(bytes.to_vec().into(), false).ok();
    }
    let decoder = JpegDecoder::new(Cursor::new(bytes)).ok()?;
    match decoder.original_color_type() {
        // An archive takes no colours of a printing press without saying of which.
        ExtendedColorType::Cmyk8 => {
            let (width, height) = decoder.dimensions();
            let colours = image::DynamicImage::from_decoder(decoder)
                .ok()?
                .into_rgba8();
            Some(Image::from_rgba8(colours.into_raw(), width, height))
        }
        _ => Image::from_jpeg(bytes.to_vec().into(), false).ok(),
    }
}
