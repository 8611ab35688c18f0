//! Whether a photo or a document is all there. A card pulled out early leaves the beginning of a file,
//! sometimes with nothing but zeros behind it: its kind is right, and nobody can ever see it. Only the
//! outline is looked at; whether the content makes sense is not known here.

use super::parts::FileParts;
use std::io::BufRead;

/// So far from the end a PDF says where it ends; some programs write a little behind it.
const PDF_TAIL: usize = 8 * 1024;
/// The end of an archive with the longest remark behind it.
const ZIP_TAIL: usize = 22 + 65_535;

/// Whether a content of this media type goes on to its end.
pub fn is_whole(media: &str, bytes: &[u8]) -> bool {
    match media {
        "image/jpeg" => jpeg(bytes),
        "image/png" => png(bytes),
        "image/webp" => webp(bytes),
        "image/heif" | "image/avif" => boxes(bytes),
        "image/tiff" => tiff(bytes).unwrap_or(false),
        "application/pdf" => ends_near(bytes, b"%%EOF", PDF_TAIL),
        "application/rtf" => trimmed(bytes).ends_with(b"}"),
        "application/zip" => ends_near(bytes, b"PK\x05\x06", ZIP_TAIL),
        // Word, Excel and PowerPoint of today are archives.
        media if media.contains("openxmlformats") => ends_near(bytes, b"PK\x05\x06", ZIP_TAIL),
        _ => true,
    }
}

/// Walks from marker to marker to the end of the picture; cameras put more behind it.
fn jpeg(bytes: &[u8]) -> bool {
    const END: u8 = 0xd9;
    let walk = || {
        let mut rest = bytes.get(2..)?;
        loop {
            rest.skip_until(0xff).ok()?;
            let (code, behind) = rest.split_first()?;
            match code {
                // Filled up, part of the pixels, or a mark without content.
                0xff => continue,
                0x00 | 0x01 | 0xd0..=0xd8 => rest = behind,
                &END => return Some(()),
                _ => {
                    let (len, _) = behind.split_first_chunk::<2>()?;
                    rest = behind.get(usize::from(u16::from_be_bytes(*len))..)?;
                }
            }
        }
    };
    trimmed(bytes).ends_with(&[0xff, END]) || walk().is_some()
}

fn png(bytes: &[u8]) -> bool {
    FileParts::of_png(bytes).any(|part| part.kind == *b"IEND" && part.is_whole)
}

fn webp(bytes: &[u8]) -> bool {
    let stated = bytes.get(4..).and_then(|rest| rest.first_chunk::<4>());
    let stated = stated.map_or(0, |len| u64::from(u32::from_le_bytes(*len)));
    let picture = [*b"VP8 ", *b"VP8L", *b"ANMF"];
    // A last chunk of odd length may lack its padding.
    stated <= (bytes.len() as u64).saturating_sub(7)
        && FileParts::of_webp(bytes).any(|part| picture.contains(&part.kind) && part.is_whole)
}

/// The list of what is inside, and the pixels. Phones put data of their own behind them.
fn boxes(bytes: &[u8]) -> bool {
    let whole = FileParts::of_boxes(bytes).take_while(|part| part.is_whole);
    let (mut list, mut pixels) = (false, false);
    for part in whole {
        list |= part.kind == *b"meta";
        // A small picture may lie inside the list; four bytes of version stand before its boxes.
        let inside = part.body.get(4..).unwrap_or_default();
        pixels |= part.kind == *b"mdat"
            || part.kind == *b"meta"
                && FileParts::of_boxes(inside).any(|part| part.kind == *b"idat");
    }
    list && pixels
}

/// The first directory lies anywhere in the file, often at its end.
fn tiff(bytes: &[u8]) -> Option<bool> {
    let (order, at) = (bytes.get(..2)?, bytes.get(4..)?.first_chunk::<4>()?);
    let (at, number): (u32, fn([u8; 2]) -> u16) = match order {
        b"II" => (u32::from_le_bytes(*at), u16::from_le_bytes),
        _ => (u32::from_be_bytes(*at), u16::from_be_bytes),
    };
    let behind = bytes.get(usize::try_from(at).ok()?..)?;
    let (count, entries) = behind.split_first_chunk::<2>()?;
    Some(entries.len() >= usize::from(number(*count)) * 12)
}

fn ends_near(bytes: &[u8], mark: &[u8], tail: usize) -> bool {
    let bytes = trimmed(bytes);
    let tail = bytes.get(bytes.len().saturating_sub(tail)..);
    let tail = tail.unwrap_or(bytes);
    tail.windows(mark.len()).any(|window| window == mark)
}

/// Without the zeros and blanks at the end.
fn trimmed(bytes: &[u8]) -> &[u8] {
    let filler = |byte: &u8| *byte == 0 || byte.is_ascii_whitespace();
    let end = bytes.iter().rposition(|byte| !filler(byte));
    bytes.get(..end.map_or(0, |at| at + 1)).unwrap_or(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{ImageFormat, Rgb, RgbImage};
    use std::io::Cursor;

    fn encoded(format: ImageFormat) -> Vec<u8> {
        let photo = RgbImage::from_fn(40, 40, |x, y| Rgb([x as u8 * 6, y as u8 * 5, 90]));
        let mut out = Cursor::new(Vec::new());
        photo.write_to(&mut out, format).unwrap();
        out.into_inner()
    }

    fn heic() -> Vec<u8> {
        let brand = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        [
            &brand[..],
            b"\0\0\0\x0cmeta\0\0\0\0",
            b"\0\0\0\x10mdatpixels!!",
        ]
        .concat()
    }

    const PDF: &[u8] = b"%PDF-1.7\n1 0 obj <<>> endobj\nstartxref\n9\n%%EOF\n";
    const ZIP: &[u8] = b"PK\x03\x04name and content PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0";
    const TIFF: &[u8] = b"II*\0\x0a\0\0\0pp\x01\0\0\x01\x03\0\x01\0\0\0\x01\0\0\0\0\0\0\0";

    #[test]
    fn whatever_is_cut_off_is_missed() {
        let whole = [
            ("image/jpeg", encoded(ImageFormat::Jpeg)),
            ("image/png", encoded(ImageFormat::Png)),
            ("image/webp", encoded(ImageFormat::WebP)),
            ("image/heif", heic()),
        ];
        for (media, bytes) in whole {
            assert!(is_whole(media, &bytes), "{media}");
            for len in 12..bytes.len() {
                let cut = bytes.get(..len).unwrap();
                assert!(!is_whole(media, cut), "{media}, {len} of {}", bytes.len());
                // As a power cut leaves it: as long as it should be, and zeros.
                let mut filled = cut.to_vec();
                filled.resize(bytes.len(), 0);
                // Of boxes and chunks only the outline shows; of these two the end is in the pixels.
                if ["image/jpeg", "image/png"].contains(&media) && len + 8 < bytes.len() {
                    assert!(!is_whole(media, &filled), "{media}, {len}");
                }
            }
        }
    }

    #[test]
    fn a_document_cut_short_is_missed() {
        for (media, bytes) in [
            ("application/pdf", PDF),
            ("application/zip", ZIP),
            ("image/tiff", TIFF),
        ] {
            assert!(is_whole(media, bytes), "{media}");
            assert!(!is_whole(media, &bytes[..20]), "{media}");
        }
        assert!(is_whole("application/rtf", b"{\\rtf1 a}\r\n\0"));
        assert!(!is_whole("application/rtf", b"{\\rtf1 a"));
    }

    #[test]
    fn what_cameras_put_behind_the_picture_does_no_harm() {
        let mut photo = encoded(ImageFormat::Jpeg);
        // A moving picture behind the photo, itself cut.
        photo.extend(b"\0\0\0\x18ftypmp42 and more");
        assert!(is_whole("image/jpeg", &photo));
        let mut phone = heic();
        phone.extend(b"\0\0\x40\0sefdSEFH");
        assert!(is_whole("image/heif", &phone));
    }

    #[test]
    fn a_small_picture_of_the_camera_inside_is_not_the_end() {
        let small = encoded(ImageFormat::Jpeg);
        let mut photo = b"\xff\xd8\xff\xe1".to_vec();
        photo.extend(u16::try_from(small.len() + 2).unwrap().to_be_bytes());
        photo.extend(&small);
        photo.extend(b"\xff\xda\0\x02pixels");
        assert!(!is_whole("image/jpeg", &photo));
        photo.extend(b"\xff\0\xff\xd0more\xff\xd9");
        assert!(is_whole("image/jpeg", &photo));
    }
}
