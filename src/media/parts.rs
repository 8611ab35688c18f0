//! The parts that a picture's file is made of: the chunks of PNG and WebP, the boxes of HEIC and AVIF.
//! Nothing is unpacked here, no length that a part claims is ever believed beyond the file's end, and
//! what a part means is for others.

/// A part of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FilePart<'a> {
    /// Its four letters.
    pub kind: [u8; 4],
    /// What of its content is there.
    pub body: &'a [u8],
    /// Whether all of it is there.
    pub is_whole: bool,
}

/// How the parts of a file follow one another.
#[derive(Clone, Copy)]
enum FileLayout {
    Png,
    Riff,
    Boxes,
}

/// Walks through a file part by part, and ends at one that is not all there.
pub struct FileParts<'a> {
    rest: &'a [u8],
    layout: FileLayout,
}

impl<'a> FileParts<'a> {
    /// Those of a PNG.
    pub fn of_png(bytes: &'a [u8]) -> Self {
        Self::new(bytes, 8, FileLayout::Png)
    }

    /// Those of a WebP.
    pub fn of_webp(bytes: &'a [u8]) -> Self {
        Self::new(bytes, 12, FileLayout::Riff)
    }

    /// Those of a HEIC or an AVIF, or those inside one of its boxes.
    pub fn of_boxes(bytes: &'a [u8]) -> Self {
        Self::new(bytes, 0, FileLayout::Boxes)
    }

    fn new(bytes: &'a [u8], lead: usize, layout: FileLayout) -> Self {
        let rest = bytes.get(lead..).unwrap_or_default();
        Self { rest, layout }
    }
}

impl<'a> Iterator for FileParts<'a> {
    type Item = FilePart<'a>;

    fn next(&mut self) -> Option<FilePart<'a>> {
        let (first, rest) = self.rest.split_first_chunk::<4>()?;
        let (second, mut body) = rest.split_first_chunk::<4>()?;
        let big = u64::from(u32::from_be_bytes(*first));
        // How long the content is, what follows it, and what it is called.
        let (len, tail, kind) = match self.layout {
            FileLayout::Png => (big, 4, *second),
            FileLayout::Riff => {
                let len = u64::from(u32::from_le_bytes(*second));
                (len, len & 1, *first)
            }
            FileLayout::Boxes if big == 0 => (body.len() as u64, 0, *second),
            FileLayout::Boxes if big == 1 => {
                let (long, rest) = body.split_first_chunk::<8>()?;
                body = rest;
                (u64::from_be_bytes(*long).checked_sub(16)?, 0, *second)
            }
            FileLayout::Boxes => (big.checked_sub(8)?, 0, *second),
        };
        let there = body.len() as u64;
        let least = match self.layout {
            // The last chunk of a RIFF file may lack its padding.
            FileLayout::Riff => len,
            _ => len.saturating_add(tail),
        };
        let cut = |len: u64| usize::try_from(len.min(there)).unwrap_or(body.len());
        let (content, _) = body.split_at(cut(len));
        (_, self.rest) = body.split_at(cut(len.saturating_add(tail)));
        Some(FilePart {
            kind,
            body: content,
            is_whole: least <= there,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn walks_through_each_kind() {
        let names = |parts: FileParts<'_>| {
            let parts = parts.map(|part| (part.kind, part.body.len(), part.is_whole));
            parts.collect::<Vec<_>>()
        };
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x02aaaaxxCRC_\0\0\0\0IENDCRC_";
        let both = [(*b"aaaa", 2, true), (*b"IEND", 0, true)];
        assert_eq!(names(FileParts::of_png(png)), both);
        let webp = b"RIFF\x1a\0\0\0WEBPodd_\x01\0\0\0x\0EXIF\x01\0\0\0y";
        let both = [(*b"odd_", 1, true), (*b"EXIF", 1, true)];
        assert_eq!(names(FileParts::of_webp(webp)), both);
        let boxes = b"\0\0\0\x09abcdx\0\0\0\x01long\0\0\0\0\0\0\0\x12yy\0\0\0\0restzzz";
        let all = [
            (*b"abcd", 1, true),
            (*b"long", 2, true),
            (*b"rest", 3, true),
        ];
        assert_eq!(names(FileParts::of_boxes(boxes)), all);
    }

    #[test]
    fn a_part_that_is_not_all_there_is_the_last() {
        let mut parts = FileParts::of_boxes(b"\0\0\0\x40meta1234");
        let part = parts.next().unwrap();
        assert!(part.body == b"1234" && !part.is_whole);
        assert_eq!(parts.next(), None);
    }

    proptest! {
        #[test]
        fn noise_ends(noise in prop::collection::vec(any::<u8>(), 0..200)) {
            for parts in [FileParts::of_png(&noise), FileParts::of_webp(&noise), FileParts::of_boxes(&noise)] {
                prop_assert!(parts.count() <= 200);
            }
        }
    }
}
