//! What kind of content a file has, by its first bytes and never by its name. A picture is what a
//! camera or a phone makes; a document is what papers on a site come as. The rest is unknown.

use crate::domain::evidence::UNKNOWN_MEDIA;

/// So many bytes at the beginning decide; a record's kind is checked against the same ones.
pub const HEAD: usize = 16 * 1024;

/// A kind of content: its media type, the ending of its files, how it begins.
struct KnownContent {
    media: &'static str,
    ending: &'static str,
    is: fn(&[u8]) -> bool,
}

const fn known(media: &'static str, ending: &'static str, is: fn(&[u8]) -> bool) -> KnownContent {
    KnownContent { media, ending, is }
}

/// The first that fits counts: an Office file is a ZIP archive too.
const KINDS: [KnownContent; 13] = [
    known("image/jpeg", "jpg", infer::image::is_jpeg),
    known("image/png", "png", infer::image::is_png),
    known("image/webp", "webp", infer::image::is_webp),
    known("image/heif", "heic", infer::image::is_heif),
    known("image/avif", "avif", infer::image::is_avif),
    known("image/tiff", "tif", infer::image::is_tiff),
    known("application/pdf", "pdf", infer::archive::is_pdf),
    known(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "docx",
        infer::doc::is_docx,
    ),
    known(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "xlsx",
        infer::doc::is_xlsx,
    ),
    known(
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        "pptx",
        infer::doc::is_pptx,
    ),
    // Without looking inside, an old Office file is only known to be one.
    known("application/x-ole-storage", "doc", infer::doc::is_doc),
    known("application/rtf", "rtf", infer::archive::is_rtf),
    // OFD papers among them.
    known("application/zip", "zip", infer::archive::is_zip),
];

/// The media type of a content; `None` when it is of no known kind.
pub fn of(bytes: &[u8]) -> Option<&'static str> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let kind = KINDS.iter().find(|kind| (kind.is)(head));
    kind.map(|kind| kind.media)
}

/// The ending that files of a media type get from us.
pub fn ending(media: &str) -> &'static str {
    let kind = KINDS.iter().find(|kind| kind.media == media);
    kind.map_or("bin", |kind| kind.ending)
}

/// Whether a content that begins so may be stated to be of this media type. Whoever takes in a file
/// of no known kind says so, and it stays that.
pub fn agrees(media: &str, head: &[u8]) -> bool {
    media == UNKNOWN_MEDIA || of(head) == Some(media)
}

/// Whether a file's name looks like a picture's: only a card full of files is sorted by it.
pub fn looks_like_picture(name: &str) -> bool {
    const ENDINGS: [&str; 7] = ["jpg", "jpeg", "png", "webp", "heic", "heif", "avif"];
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn content_decides_and_not_the_name() {
        assert_eq!(of(b"\xff\xd8\xff\xe0\0\x10JFIF"), Some("image/jpeg"));
        assert_eq!(of(b"\x89PNG\r\n\x1a\n"), Some("image/png"));
        assert_eq!(of(b"RIFF\x10\0\0\0WEBPVP8 "), Some("image/webp"));
        let heic = b"\0\0\0\x18ftypheic\0\0\0\0mif1heic";
        assert_eq!(of(heic), Some("image/heif"));
        assert_eq!(of(b"%PDF-1.7\n"), Some("application/pdf"));
        assert_eq!(of(b"PK\x03\x04rest"), Some("application/zip"));
        for odd in [&b""[..], b"#!/bin/sh\n", b"MZ\x90\0", b"<svg/>", b"BM"] {
            assert_eq!(of(odd), None, "{odd:?}");
        }
    }

    #[test]
    fn a_document_cannot_be_stated_to_be_a_picture() {
        assert!(agrees("application/pdf", b"%PDF-1.7"));
        assert!(!agrees("image/jpeg", b"%PDF-1.7"));
        assert!(!agrees("image/anything", b"MZ"));
        assert!(agrees(UNKNOWN_MEDIA, b"MZ"));
    }

    #[test]
    fn every_kind_has_an_ending_of_its_own() {
        for kind in &KINDS {
            assert_eq!(ending(kind.media), kind.ending);
        }
        assert_eq!(ending("text/html"), "bin");
    }

    proptest! {
        #[test]
        fn no_content_can_break_it(
            lead in prop::sample::select(vec![
                &b""[..], b"PK\x03\x04", b"PK\x03\x04\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0_rels/.rels",
                b"\0\0\0\x18ftyp", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"%PDF",
            ]),
            rest in prop::collection::vec(any::<u8>(), 0..200),
        ) {
            let bytes = [lead, &rest[..]].concat();
            _ = of(&bytes);
        }
    }
}
