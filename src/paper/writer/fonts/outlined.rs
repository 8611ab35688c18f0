//! A font file in which nobody finds the pictures that some fonts have of their glyphs, for screens of long ago: paper
//! takes outlines, and looking for each glyph's picture took two thirds of the time of a paper. What a font has
//! besides is not touched.

use skrifa::{FontRef, Tag};

/// The table that says where the pictures are.
const PICTURES: [u8; 4] = *b"EBLC";
/// A name that no table has, and that sorts as the other does.
const NO_TABLE: [u8; 4] = *b"EBLD";

/// A copy of the file whose face of this number has no pictures.
pub fn outlined(bytes: &[u8], index: u32) -> Vec<u8> {
    let mut own = bytes.to_vec();
    let entry = entry(bytes, index);
    let at = entry.and_then(|entry| own.windows(entry.len()).position(|window| window == entry));
    if let Some(name) = at.and_then(|at| own.get_mut(at..at + NO_TABLE.len())) {
        name.copy_from_slice(&NO_TABLE);
    }
    own
}

/// What the directory of the face has of the table, as it stands in the file.
fn entry(bytes: &[u8], index: u32) -> Option<Vec<u8>> {
    let font = FontRef::from_index(bytes, index).ok()?;
    let mut records = font.table_directory().table_records().iter();
    let record = records.find(|record| record.tag() == Tag::new(&PICTURES))?;
    let place = [record.checksum(), record.offset(), record.length()].map(u32::to_be_bytes);
    Some([PICTURES.as_slice(), place.as_flattened()].concat())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::writer::typecase::Type;
    use write_fonts::FontBuilder;

    #[test]
    fn the_pictures_are_gone_and_all_else_is_there() {
        let plain = Type::of("SimSun", "中").bytes();
        let mut builder = FontBuilder::new();
        for (tag, bytes) in [(b"EBDT", [0_u8; 4]), (b"EBLC", [0, 2, 0, 0])] {
            builder.add_raw(Tag::new(tag), bytes.to_vec());
        }
        builder.copy_missing_tables(FontRef::new(&plain).unwrap());
        let bytes = builder.build();
        let has = |bytes: &[u8], tag: &[u8; 4]| {
            let font = FontRef::new(bytes).unwrap();
            font.table_data(Tag::new(tag)).is_some()
        };
        assert!(has(&bytes, b"EBLC"));
        let own = outlined(&bytes, 0);
        assert!(!has(&own, b"EBLC"));
        for tag in [b"EBDT", b"glyf", b"cmap", b"head"] {
            assert!(has(&own, tag), "{tag:?}");
        }
        assert_eq!(outlined(&plain, 0), plain);
    }
}
