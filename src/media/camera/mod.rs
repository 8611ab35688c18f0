//! What a camera wrote into a photo: when it was taken, and where. It is shown as written there and
//! never believed further; a photo without it, or with nonsense in it, is a photo all the same.

use super::parts::FileParts;
use chrono::NaiveDateTime;
use exif::{Exif, Field, In, Rational, Reader, Tag, Value};
use std::io::Cursor;

/// More than a camera writes, and too little for a bomb.
const LARGEST: usize = 64 * 1024;
/// Places of a degree that are kept: a tenth of a metre.
const PLACES: usize = 6;
const MICRO: i128 = 1_000_000;

/// The small picture that a camera puts beside the large one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CameraPreview {
    /// A JPEG.
    pub bytes: Vec<u8>,
    /// How the camera was held, as EXIF counts it.
    pub orientation: u8,
}

/// What the camera knew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shot {
    /// When: RFC 3339, without the offset when the camera did not know it; empty for not known.
    pub taken: String,
    /// Where: latitude and longitude in degrees, south and west below zero.
    pub position: Option<(String, String)>,
}

/// Reads what the camera wrote into a picture of this media type.
pub fn shot(media: &str, bytes: &[u8]) -> Shot {
    let Some(exif) = written(media, bytes) else {
        return Shot::default();
    };
    Shot {
        taken: taken(&exif).unwrap_or_default(),
        position: position(&exif),
    }
}

/// Nothing is unpacked for it: beside the camera's data a picture may hold a colour profile that
/// fills the memory.
fn written(media: &str, bytes: &[u8]) -> Option<Exif> {
    let mut input = Cursor::new(bytes);
    let part = |mut parts: FileParts<'_>, kind| {
        let part = parts.find(|part| part.kind == kind)?;
        (part.body.len() <= LARGEST).then(|| part.body.to_vec())
    };
    let raw = match media {
        "image/jpeg" => exif::get_exif_attr_from_jpeg(&mut input).ok(),
        "image/png" => part(FileParts::of_png(bytes), *b"eXIf"),
        "image/webp" => part(FileParts::of_webp(bytes), *b"EXIF"),
        // This reader keeps the same bound by itself.
        "image/heif" | "image/avif" => return Reader::new().read_from_container(&mut input).ok(),
        _ => None,
    }?;
    Reader::new().read_raw(raw).ok()
}

/// The small picture in a picture, for when the large one is too large to be unpacked.
pub fn preview(media: &str, bytes: &[u8]) -> Option<CameraPreview> {
    let exif = written(media, bytes)?;
    let number = |tag, of| exif.get_field(tag, of)?.value.get_uint(0);
    let at = number(Tag::JPEGInterchangeFormat, In::THUMBNAIL)?;
    let len = number(Tag::JPEGInterchangeFormatLength, In::THUMBNAIL)?;
    let (at, len) = (usize::try_from(at).ok()?, usize::try_from(len).ok()?);
    let orientation = number(Tag::Orientation, In::PRIMARY);
    Some(CameraPreview {
        bytes: exif.buf().get(at..at.checked_add(len)?)?.to_vec(),
        orientation: orientation
            .and_then(|way| u8::try_from(way).ok())
            .unwrap_or(1),
    })
}

fn taken(exif: &Exif) -> Option<String> {
    let pairs = [
        (Tag::DateTimeOriginal, Tag::OffsetTimeOriginal),
        (Tag::DateTimeDigitized, Tag::OffsetTimeDigitized),
        (Tag::DateTime, Tag::OffsetTime),
    ];
    pairs.iter().find_map(|(time, offset)| {
        let time = text(field(exif, *time)?)?;
        let time = NaiveDateTime::parse_from_str(time.trim(), "%Y:%m:%d %H:%M:%S").ok()?;
        let local = time.format("%Y-%m-%dT%H:%M:%S").to_string();
        let offset = field(exif, *offset).and_then(text);
        let whole = format!("{local}{}", offset.unwrap_or_default().trim());
        let sound = chrono::DateTime::parse_from_rfc3339(&whole).is_ok();
        Some(if sound { whole } else { local })
    })
}

fn position(exif: &Exif) -> Option<(String, String)> {
    let latitude = degrees(exif, Tag::GPSLatitude, Tag::GPSLatitudeRef, 90, ["N", "S"])?;
    let longitude = degrees(
        exif,
        Tag::GPSLongitude,
        Tag::GPSLongitudeRef,
        180,
        ["E", "W"],
    )?;
    Some((latitude, longitude))
}

/// Degrees, minutes and seconds as one decimal, without ever leaving whole numbers.
fn degrees(
    exif: &Exif,
    tag: Tag,
    side: Tag,
    most: i128,
    [plus, minus]: [&str; 2],
) -> Option<String> {
    let Value::Rational(parts) = &field(exif, tag)?.value else {
        return None;
    };
    let side = text(field(exif, side)?)?;
    let negative = match side.trim() {
        side if side == plus => false,
        side if side == minus => true,
        _ => return None,
    };
    let micro = micro_degrees(parts)?;
    (micro <= most * MICRO).then(|| {
        let sign = if negative && micro > 0 { "-" } else { "" };
        format!("{sign}{}.{:0PLACES$}", micro / MICRO, micro % MICRO)
    })
}

fn micro_degrees(parts: &[Rational]) -> Option<i128> {
    let (mut sum, mut under) = (0_i128, 1_i128);
    for (part, per) in parts.iter().take(3).zip([1_i128, 60, 3600]) {
        if part.denom == 0 {
            return None;
        }
        let denominator = i128::from(part.denom).checked_mul(per)?;
        let added = i128::from(part.num).checked_mul(under)?;
        sum = sum.checked_mul(denominator)?.checked_add(added)?;
        under = under.checked_mul(denominator)?;
    }
    let rounded = sum.checked_mul(MICRO)?.checked_add(under / 2)?;
    (!parts.is_empty()).then_some(rounded / under)
}

fn field(exif: &Exif, tag: Tag) -> Option<&Field> {
    exif.get_field(tag, In::PRIMARY)
}

fn text(field: &Field) -> Option<String> {
    let Value::Ascii(lines) = &field.value else {
        return None;
    };
    let first = lines.first()?;
    std::str::from_utf8(first).ok().map(str::to_owned)
}

#[cfg(test)]
mod tests;
