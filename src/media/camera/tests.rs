//! Photos with honest, odd and hostile camera data.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

use super::*;
use exif::experimental::Writer;
use proptest::prelude::*;

fn ascii(tag: Tag, text: &str) -> Field {
    Field {
        tag,
        ifd_num: In::PRIMARY,
        value: Value::Ascii(vec![text.as_bytes().to_vec()]),
    }
}

fn rationals(tag: Tag, parts: &[(u32, u32)]) -> Field {
    let parts = parts.iter().map(|(num, denom)| Rational {
        num: *num,
        denom: *denom,
    });
    Field {
        tag,
        ifd_num: In::PRIMARY,
        value: Value::Rational(parts.collect()),
    }
}

fn raw(fields: &[Field]) -> Vec<u8> {
    let mut writer = Writer::new();
    fields.iter().for_each(|field| writer.push_field(field));
    let mut out = Cursor::new(Vec::new());
    writer.write(&mut out, true).unwrap();
    out.into_inner()
}

/// A JPEG of no pixels with these camera data.
fn jpeg(raw: &[u8]) -> Vec<u8> {
    let mut bytes = b"\xff\xd8\xff\xe1".to_vec();
    let length = u16::try_from(raw.len() + 8).unwrap();
    bytes.extend(length.to_be_bytes());
    bytes.extend(b"Exif\0\0");
    bytes.extend(raw);
    bytes.extend(b"\xff\xd9");
    bytes
}

fn of(fields: &[Field]) -> Shot {
    shot("image/jpeg", &jpeg(&raw(fields)))
}

fn gps(north: &str, east: &str, latitude: &[(u32, u32)], longitude: &[(u32, u32)]) -> Shot {
    of(&[
        ascii(Tag::GPSLatitudeRef, north),
        rationals(Tag::GPSLatitude, latitude),
        ascii(Tag::GPSLongitudeRef, east),
        rationals(Tag::GPSLongitude, longitude),
    ])
}

type Degrees = [(u32, u32); 3];

const SHANGHAI: (Degrees, Degrees) = (
    [(31, 1), (14, 1), (1234, 100)],
    [(121, 1), (28, 1), (2554, 100)],
);

#[test]
fn time_keeps_the_offset_when_the_camera_knew_it() {
    let time = ascii(Tag::DateTimeOriginal, "2026:03:01 09:30:05");
    assert_eq!(of(std::slice::from_ref(&time)).taken, "2026-03-01T09:30:05");
    let offset = ascii(Tag::OffsetTimeOriginal, "+08:00");
    assert_eq!(
        of(&[time.clone(), offset]).taken,
        "2026-03-01T09:30:05+08:00"
    );
    let nonsense = ascii(Tag::OffsetTimeOriginal, "\u{1b}[31m");
    assert_eq!(of(&[time, nonsense]).taken, "2026-03-01T09:30:05");
}

#[test]
fn an_impossible_time_is_none() {
    for odd in [
        "2026:02:30 09:30:05",
        "    :  :     :  :  ",
        "0000:00:00 00:00:00",
        "",
    ] {
        assert_eq!(
            of(&[ascii(Tag::DateTimeOriginal, odd)]).taken,
            "",
            "{odd:?}"
        );
    }
}

#[test]
fn south_and_west_are_below_zero() {
    let (latitude, longitude) = SHANGHAI;
    let at = |north, east| gps(north, east, &latitude, &longitude).position.unwrap();
    assert_eq!(at("N", "E"), ("31.236761".into(), "121.473761".into()));
    assert_eq!(at("S", "W"), ("-31.236761".into(), "-121.473761".into()));
    let zero = [(0, 1), (0, 1), (0, 1)];
    let origin = gps("S", "W", &zero, &zero).position.unwrap();
    assert_eq!(origin, ("0.000000".into(), "0.000000".into()));
}

#[test]
fn a_position_that_cannot_be_is_none() {
    let (latitude, longitude) = SHANGHAI;
    let none = |north, east, latitude: &[_], longitude: &[_]| {
        assert_eq!(gps(north, east, latitude, longitude).position, None);
    };
    none("X", "E", &latitude, &longitude);
    none("N", "E", &[(91, 1), (0, 1), (0, 1)], &longitude);
    none("N", "E", &latitude, &[(180, 1), (1, 1), (0, 1)]);
    none("N", "E", &[(31, 0), (14, 1), (0, 1)], &longitude);
    none(
        "N",
        "E",
        &[(u32::MAX, 1), (u32::MAX, u32::MAX), (1, u32::MAX)],
        &longitude,
    );
}

#[test]
fn a_png_says_it_too() {
    let raw = raw(&[ascii(Tag::DateTimeOriginal, "2026:03:01 09:30:05")]);
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    use image::ImageEncoder;
    encoder.set_exif_metadata(raw).unwrap();
    let white = [255_u8; 3];
    encoder
        .write_image(&white, 1, 1, image::ExtendedColorType::Rgb8)
        .unwrap();
    assert_eq!(shot("image/png", &bytes).taken, "2026-03-01T09:30:05");
}

/// A box of a HEIF file.
fn boxed(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut bytes = u32::try_from(content.len() + 8)
        .unwrap()
        .to_be_bytes()
        .to_vec();
    bytes.extend(kind);
    bytes.extend(content);
    bytes
}

/// A HEIC file of no picture, as a phone lays it out, with these camera data.
fn heic(raw: &[u8]) -> Vec<u8> {
    let brand = boxed(b"ftyp", b"heic\0\0\0\0mif1heic");
    let entry = boxed(b"infe", b"\x02\0\0\0\0\x01\0\0Exif\0");
    let items = boxed(b"iinf", &[&b"\0\0\0\0\0\x01"[..], &entry].concat());
    let exif = [&b"\0\0\0\x06Exif\0\0"[..], raw].concat();
    let meta = |at: u32| {
        let mut place = b"\0\0\0\0\x44\0\0\x01\0\x01\0\0\0\x01".to_vec();
        place.extend(at.to_be_bytes());
        place.extend(u32::try_from(exif.len()).unwrap().to_be_bytes());
        let place = boxed(b"iloc", &place);
        boxed(b"meta", &[&b"\0\0\0\0"[..], &items, &place].concat())
    };
    let at = brand.len() + meta(0).len() + 8;
    let meta = meta(u32::try_from(at).unwrap());
    [brand, meta, boxed(b"mdat", &exif)].concat()
}

#[test]
fn a_phones_heic_says_when_and_where() {
    let (latitude, longitude) = SHANGHAI;
    let bytes = heic(&raw(&[
        ascii(Tag::DateTimeOriginal, "2026:03:01 09:30:05"),
        ascii(Tag::OffsetTimeOriginal, "+08:00"),
        ascii(Tag::GPSLatitudeRef, "N"),
        rationals(Tag::GPSLatitude, &latitude),
        ascii(Tag::GPSLongitudeRef, "E"),
        rationals(Tag::GPSLongitude, &longitude),
    ]));
    let media = crate::media::of(&bytes).unwrap();
    assert_eq!(media, "image/heif");
    let found = shot(media, &bytes);
    assert_eq!(found.taken, "2026-03-01T09:30:05+08:00");
    assert!(found.position.is_some());
    for cut in 0..bytes.len() {
        _ = shot(media, &bytes[..cut]);
    }
}

/// Directories that name each other, and one that claims more than the file holds.
#[test]
fn loops_and_bombs_end() {
    let entry = |tag: u16, kind: u16, count: u32, at: u32| {
        let mut bytes = Vec::new();
        bytes.extend(tag.to_le_bytes());
        bytes.extend(kind.to_le_bytes());
        bytes.extend(count.to_le_bytes());
        bytes.extend(at.to_le_bytes());
        bytes
    };
    let directory = |entries: Vec<Vec<u8>>, next: u32| {
        let mut bytes = b"II*\0\x08\0\0\0".to_vec();
        bytes.extend(u16::try_from(entries.len()).unwrap().to_le_bytes());
        entries.iter().for_each(|entry| bytes.extend(entry));
        bytes.extend(next.to_le_bytes());
        bytes
    };
    let hostile = [
        directory(vec![entry(0x8769, 4, 1, 8)], 8),
        directory(vec![entry(0x8769, 4, u32::MAX, 8)], 0),
        directory(vec![entry(0x9003, 2, u32::MAX, 0)], u32::MAX),
        directory(vec![entry(0x8769, 4, 1, 8); 4000], 0),
        // Every entry names the whole file as its value.
        directory(vec![entry(0x8825, 4, 12_000, 8); 4000], 0),
    ];
    for raw in hostile {
        assert_eq!(shot("image/jpeg", &jpeg(&raw)), Shot::default());
        assert_eq!(shot("image/heif", &heic(&raw)), Shot::default());
    }
}

#[test]
fn camera_data_without_bound_are_not_looked_at() {
    let mut raw = raw(&[ascii(Tag::DateTimeOriginal, "2026:03:01 09:30:05")]);
    raw.resize(LARGEST + 1, 0);
    let mut bytes = Vec::new();
    let mut encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    use image::ImageEncoder;
    encoder.set_exif_metadata(raw).unwrap();
    encoder
        .write_image(&[0; 3], 1, 1, image::ExtendedColorType::Rgb8)
        .unwrap();
    assert_eq!(shot("image/png", &bytes), Shot::default());
}

const MEDIA: [&str; 5] = [
    "image/jpeg",
    "image/png",
    "image/webp",
    "image/heif",
    "image/avif",
];

proptest! {
    #[test]
    fn broken_photos_never_break_us(cut in 0_usize..400, at in 0_usize..400, flip in any::<u8>()) {
        let (latitude, longitude) = SHANGHAI;
        let mut bytes = jpeg(&raw(&[
            ascii(Tag::DateTimeOriginal, "2026:03:01 09:30:05"),
            ascii(Tag::GPSLatitudeRef, "N"),
            rationals(Tag::GPSLatitude, &latitude),
            ascii(Tag::GPSLongitudeRef, "E"),
            rationals(Tag::GPSLongitude, &longitude),
        ]));
        if let Some(byte) = bytes.get_mut(at) {
            *byte ^= flip;
        }
        bytes.truncate(cut.max(4));
        let found = shot("image/jpeg", &bytes);
        if let Some((latitude, longitude)) = found.position {
            prop_assert!(crate::domain::Decimal::parse(&latitude).is_ok());
            prop_assert!(crate::domain::Decimal::parse(&longitude).is_ok());
        }
    }

    #[test]
    fn noise_never_breaks_us(
        kind in 0_usize..5,
        lead in prop::sample::select(vec![
            &b""[..], b"\xff\xd8\xff\xe1\0\x40Exif\0\0II*\0", b"\xff\xd8\xff\xe1\0\x40Exif\0\0MM\0*",
            b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"RIFF\x40\0\0\0WEBPVP8X",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x40meta\0\0\0\0",
        ]),
        noise in prop::collection::vec(any::<u8>(), 0..300),
    ) {
        _ = shot(MEDIA[kind], &[lead, &noise[..]].concat());
    }
}
