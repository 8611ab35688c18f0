//! Fonts for tests: called as is asked, with just the characters that are asked for, each a square of its own
//! glyph. So no test depends on what a machine has.

use crate::paper::sheet::Document;
use fontdb::Database;
use skrifa::raw::tables::glyf::CurvePoint;
use write_fonts::FontBuilder;
use write_fonts::tables::cmap::Cmap;
use write_fonts::tables::glyf::{Bbox, Contour, GlyfLocaBuilder, Glyph, SimpleGlyph};
use write_fonts::tables::head::Head;
use write_fonts::tables::hhea::Hhea;
use write_fonts::tables::hmtx::{Hmtx, LongMetric};
use write_fonts::tables::maxp::Maxp;
use write_fonts::tables::name::{Name, NameRecord};
use write_fonts::tables::os2::Os2;
use write_fonts::tables::post::Post;
use write_fonts::types::{GlyphId, NameId};

/// Units in the square of a character.
const UNITS: u16 = 1_000;

/// A font to be made.
pub struct Type {
    /// What it is called.
    pub family: &'static str,
    /// What it has.
    pub characters: String,
    /// How wide each of them is, in thousandths of its size.
    pub wide: u16,
    /// What its maker allows: the bits of `fsType`.
    pub rights: u16,
}

impl Type {
    /// A font that may be embedded.
    pub fn of(family: &'static str, characters: &str) -> Self {
        Self {
            family,
            characters: characters.to_owned(),
            wide: UNITS,
            rights: 0,
        }
    }

    /// Its file.
    pub fn bytes(&self) -> Vec<u8> {
        let mut characters: Vec<char> = self.characters.chars().filter(|c| *c != '\n').collect();
        characters.sort_unstable();
        characters.dedup();
        let count = u16::try_from(characters.len()).unwrap() + 1;
        let mut outlines = GlyfLocaBuilder::new();
        outlines.add_glyph(&Glyph::Empty).unwrap();
        for at in 1..count {
            outlines.add_glyph(&square(at)).unwrap();
        }
        let (glyf, loca, format) = outlines.build();
        let glyphs = characters.into_iter().zip(1_u32..);
        let cmap = Cmap::from_mappings(glyphs.map(|(c, id)| (c, GlyphId::new(id)))).unwrap();
        let metric = LongMetric::new(self.wide, 0);
        let mut font = FontBuilder::new();
        font.add_table(&Head {
            units_per_em: UNITS,
            x_max: 1_000,
            y_max: 1_000,
            index_to_loc_format: format as i16,
            ..Head::default()
        })
        .unwrap()
        .add_table(&Hhea {
            ascender: 860.into(),
            descender: (-140).into(),
            advance_width_max: self.wide.into(),
            number_of_h_metrics: count,
            ..Hhea::default()
        })
        .unwrap()
        .add_table(&Maxp::new(count))
        .unwrap()
        .add_table(&Hmtx::new(vec![metric; count.into()], Vec::new()))
        .unwrap()
        .add_table(&Os2 {
            fs_type: self.rights,
            ..Os2::default()
        })
        .unwrap()
        .add_table(&self.names())
        .unwrap()
        .add_table(&Post::default())
        .unwrap()
        .add_table(&cmap)
        .unwrap()
        .add_table(&glyf)
        .unwrap()
        .add_table(&loca)
        .unwrap();
        font.build()
    }

    fn names(&self) -> Name {
        let ids = [NameId::FAMILY_NAME, NameId::POSTSCRIPT_NAME];
        let named = |id| {
            let name = match id {
                NameId::POSTSCRIPT_NAME => self.family.replace(' ', ""),
                _ => self.family.to_owned(),
            };
            NameRecord::new(3, 1, 0x409, id, name.into())
        };
        Name::new(ids.map(named).to_vec())
    }
}

/// A square that is a little smaller for each glyph, so that none is like another.
fn square(at: u16) -> Glyph {
    let side = 900 - i16::try_from(at % 400).unwrap();
    let corners = [(0, 0), (0, side), (side, side), (side, 0)];
    let points = corners.map(|(x, y)| CurvePoint::on_curve(x, y));
    Glyph::Simple(SimpleGlyph {
        bbox: Bbox {
            x_min: 0,
            y_min: 0,
            x_max: side,
            y_max: side,
        },
        contours: vec![Contour::from(points.to_vec())],
        instructions: Vec::new(),
    })
}

/// A machine with these fonts.
pub fn machine(types: &[Type]) -> Database {
    let mut database = Database::new();
    for one in types {
        database.load_font_data(one.bytes());
    }
    database
}

/// All characters of a document, and those of every footer.
pub fn characters(document: &Document) -> String {
    let panes = document.pages.iter().flat_map(|page| &page.panes);
    let mut characters: String = panes.map(|placed| placed.pane.plain()).collect();
    characters.push_str("验0123456789 第页共数据校验码-ABCDEFGHIJKLMNOPQRSTUVWXYZ[]⟦⟧+");
    characters
}
