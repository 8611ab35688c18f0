//! The faces of a machine, by the role they play on paper: 宋体 for what is written, 黑体 for titles, and for
//! a character that a face lacks the next that has it. Nobody here looks for fonts: whoever knows the disk
//! hands them in.
//!
//! | file | noun |
//! |---|---|
//! | `outlined` | a face as its outlines, and what its characters take |

mod outlined;
#[cfg(test)]
mod tests;

use crate::paper::sheet::Face;
use crate::text::fonts::CHINESE;
use fontdb::{Database, ID, Style};
use krilla::text::Font;
use outlined::outlined;
use skrifa::instance::{LocationRef, Size};
use skrifa::raw::TableProvider;
use skrifa::{FontRef, MetadataProvider};
use std::ops::RangeInclusive;
use std::sync::{Arc, OnceLock};

/// Faces for what is written, the best first.
const TEXT: [&str; 6] = [
    "SimSun",
    "NSimSun",
    "Songti SC",
    "Noto Serif CJK SC",
    "Source Han Serif SC",
    "AR PL UMing CN",
];
/// Faces for titles, the best first.
const TITLE: [&str; 6] = [
    "SimHei",
    "Heiti SC",
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "WenQuanYi Zen Hei",
    "WenQuanYi Micro Hei",
];

/// Why there are no fonts to write with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FontFault {
    /// None of the machine's has Chinese.
    NoChinese,
    /// The file that was named holds no font that may be embedded.
    NotAFont,
}

/// Fonts to write with: each is read when it is first needed, and kept.
pub struct Fonts {
    database: Database,
    typefaces: Vec<Typeface>,
    /// Which typeface comes first, second … for what is written.
    text: Vec<usize>,
    /// The same for titles.
    title: Vec<usize>,
}

/// A face of a font file.
struct Typeface {
    id: ID,
    covers: OnceLock<Vec<RangeInclusive<u32>>>,
    loaded: OnceLock<Option<Loaded>>,
}

/// A face in memory.
struct Loaded {
    bytes: Arc<Vec<u8>>,
    index: u32,
    font: Font,
}

/// A character in a face.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Glyph {
    /// Which typeface, for [`Fonts::font`].
    pub typeface: usize,
    /// Which of its glyphs.
    pub id: u32,
    /// How wide it is, as a share of its size.
    pub advance: f32,
}

impl Fonts {
    /// Fonts from those of a machine, and before them one that was named.
    ///
    /// # Errors
    /// None has Chinese, or the one that was named is no font.
    pub fn of(mut database: Database, named: Option<Vec<u8>>) -> Result<Self, FontFault> {
        let mut own = Vec::new();
        if let Some(bytes) = named {
            let source = fontdb::Source::Binary(Arc::new(bytes));
            own = database.load_font_source(source).to_vec();
            own.retain(|id| !coverage(&database, *id).is_empty());
            if own.is_empty() {
                return Err(FontFault::NotAFont);
            }
        }
        let upright = database.faces().filter(|face| face.style == Style::Normal);
        let typefaces = upright.map(|face| Typeface {
            id: face.id,
            covers: OnceLock::new(),
            loaded: OnceLock::new(),
        });
        let mut fonts = Self {
            typefaces: typefaces.collect(),
            database,
            text: Vec::new(),
            title: Vec::new(),
        };
        fonts.text = fonts.chain(&own, [&TEXT, &TITLE]);
        fonts.title = fonts.chain(&own, [&TITLE, &TEXT]);
        match fonts.glyph(Face::Text, CHINESE) {
            Some(_) => Ok(fonts),
            None => Err(FontFault::NoChinese),
        }
    }

    /// A character in the first face that has it; none when no font of the machine has.
    pub fn glyph(&self, face: Face, character: char) -> Option<Glyph> {
        let chain = match face {
            Face::Text => &self.text,
            Face::Title => &self.title,
        };
        let mut having = chain.iter().filter(|at| self.covers(**at, character));
        having.find_map(|at| self.glyph_in(*at, character))
    }

    /// The family that Chinese is written with.
    pub fn family(&self, face: Face) -> Option<String> {
        let glyph = self.glyph(face, CHINESE)?;
        let info = self.database.face(self.typefaces.get(glyph.typeface)?.id)?;
        info.families.first().map(|(family, _)| family.clone())
    }

    /// The font of a typeface that a glyph was found in.
    pub fn font(&self, typeface: usize) -> Option<Font> {
        self.loaded(typeface).map(|loaded| loaded.font.clone())
    }

    fn glyph_in(&self, at: usize, character: char) -> Option<Glyph> {
        let loaded = self.loaded(at)?;
        let font = FontRef::from_index(&loaded.bytes, loaded.index).ok()?;
        let id = font.charmap().map(character)?;
        let metrics = font.glyph_metrics(Size::unscaled(), LocationRef::default());
        Some(Glyph {
            typeface: at,
            id: id.to_u32(),
            advance: metrics.advance_width(id)? / loaded.font.units_per_em(),
        })
    }

    fn loaded(&self, at: usize) -> Option<&Loaded> {
        let typeface = self.typefaces.get(at)?;
        let load = || {
            let kept = |bytes: &[u8], index| (Arc::new(outlined(bytes, index)), index);
            let (bytes, index) = self.database.with_face_data(typeface.id, kept)?;
            let font = Font::new(bytes.clone().into(), index)?;
            Some(Loaded { bytes, index, font })
        };
        typeface.loaded.get_or_init(load).as_ref()
    }

    fn covers(&self, at: usize, character: char) -> bool {
        let Some(typeface) = self.typefaces.get(at) else {
            return false;
        };
        let covers = || coverage(&self.database, typeface.id);
        let ranges = typeface.covers.get_or_init(covers);
        let code = u32::from(character);
        let after = ranges.partition_point(|range| *range.end() < code);
        ranges.get(after).is_some_and(|range| range.contains(&code))
    }

    /// The typefaces in the order in which they are asked: the one that was named, those of the role, those of
    /// the other role, and the rest. Among the first, `glyf` outlines come before CFF, which some readers
    /// draw badly.
    fn chain(&self, own: &[ID], lists: [&[&str]; 2]) -> Vec<usize> {
        let known: Vec<Option<Rank>> = (self.typefaces.iter())
            .map(|typeface| self.rank(typeface.id, own, lists))
            .collect();
        // Who must write with what there is takes Latin too from a face that has Chinese.
        let none_known = known.iter().all(Option::is_none);
        let mut order: Vec<usize> = (0..known.len()).collect();
        order.sort_by_cached_key(|at| {
            let rank = known.get(*at).copied().flatten();
            let foreign = none_known && !self.covers(*at, CHINESE);
            (rank.is_none(), rank, foreign, self.name(*at))
        });
        order
    }

    fn rank(&self, id: ID, own: &[ID], lists: [&[&str]; 2]) -> Option<Rank> {
        let info = self.database.face(id)?;
        let listed = |list: &[&str]| {
            let is_called = |name: &str| info.families.iter().any(|(family, _)| family == name);
            list.iter().position(|name| is_called(name))
        };
        let (list, place) = match own.contains(&id) {
            true => (0, 0),
            false => lists
                .into_iter()
                .zip(1..)
                .find_map(|(list, at)| Some((at, listed(list)?)))?,
        };
        Some(Rank {
            list,
            is_cff: self.database.with_face_data(id, is_cff)?,
            place,
            weight: info.weight.0.abs_diff(fontdb::Weight::NORMAL.0),
        })
    }

    /// Sorts faces nobody knows, the same way on every run.
    fn name(&self, at: usize) -> Option<(&str, u32)> {
        let info = self.database.face(self.typefaces.get(at)?.id)?;
        Some((&info.post_script_name, info.index))
    }
}

/// Where a face stands among those of its role: the lowest is asked first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    list: usize,
    is_cff: bool,
    place: usize,
    weight: u16,
}

fn is_cff(bytes: &[u8], index: u32) -> bool {
    FontRef::from_index(bytes, index).is_ok_and(|font| font.glyf().is_err())
}

/// The characters that may be taken from a face: none where it may not be embedded, or draws in colours, which
/// paper has not.
fn coverage(database: &Database, id: ID) -> Vec<RangeInclusive<u32>> {
    let ranges = database.with_face_data(id, |bytes, index| {
        let font = FontRef::from_index(bytes, index).ok()?;
        if !may_be_embedded(&font) || is_coloured(&font) {
            return None;
        }
        let mut codes: Vec<u32> = font.charmap().mappings().map(|(code, _)| code).collect();
        codes.sort_unstable();
        let mut ranges: Vec<RangeInclusive<u32>> = Vec::new();
        for code in codes {
            match ranges.last_mut() {
                Some(last) if *last.end() + 1 >= code => *last = *last.start()..=code,
                _ => ranges.push(code..=code),
            }
        }
        Some(ranges)
    });
    ranges.flatten().unwrap_or_default()
}

/// Whether its maker lets parts of it into documents: not restricted, not only whole, not only as bitmaps.
fn may_be_embedded(font: &FontRef) -> bool {
    let rights = font.os2().map_or(0, |os2| os2.fs_type());
    let outlines = font.glyf().is_ok() || font.cff().is_ok() || font.cff2().is_ok();
    outlines && rights & 0xF != 2 && rights & 0x300 == 0
}

fn is_coloured(font: &FontRef) -> bool {
    let coloured = [b"COLR", b"SVG ", b"CBDT", b"sbix"];
    let has = |tag: &[u8; 4]| font.table_data(skrifa::Tag::new(tag)).is_some();
    coloured.into_iter().any(has)
}
