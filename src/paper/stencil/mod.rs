//! A firm's own document, DOCX or XLSX, with places for values: `{title}`, `{location|/}`, and `{points.problem}` in
//! what is repeated for each row of a table. Its places are filled, all else of it stays byte for byte as it is. The
//! document comes from outside: nothing in it is believed, and nothing it names is opened.
//!
//! | file | noun |
//! |---|---|
//! | `beside` | comments and charts, where nothing is filled in |
//! | `package` | the parts of the document: read within limits, copied as they are |
//! | `xml` | the tags and texts of a part, each with its place in it |
//! | `runs` | text cut into runs by whoever wrote it, and the places in it |
//! | `names` | which names a place may use |
//! | `story` | a part of a DOCX, or shapes: paragraphs and rows of tables |
//! | `book` | an XLSX: its sheets, and what it says of them elsewhere |
//! | `sheet` | a part of an XLSX: rows of cells |
//! | `cell` | a cell with places, its text its own or shared |
//! | `margin` | the top and the foot of its pages |
//! | `growth` | where cells stand after rows were repeated |
//! | `fault` | what can be wrong, and where |
//! | `said` | how that is said |

mod beside;
mod book;
mod cell;
pub mod fault;
mod growth;
mod margin;
mod names;
mod package;
mod runs;
pub mod said;
mod sheet;
mod story;
#[cfg(test)]
mod tests;
mod xml;

pub use package::LARGEST;

use super::fields::About;
use super::sheet::PaperSheet;
use book::StencilBook;
use fault::{Position, StencilFaults, StencilFlaw};
use names::{RepeatedRows, StencilNames};
use package::Package;
use std::collections::{BTreeMap, BTreeSet};
use story::Story;

/// A document with places.
pub struct Stencil {
    package: Package,
    filled: StencilParts,
    /// The names in its places.
    used: BTreeSet<String>,
}

/// The parts that have places.
enum StencilParts {
    /// Of a DOCX, by name.
    Stories(BTreeMap<String, Story>),
    /// Of an XLSX.
    Book(StencilBook),
}

impl Stencil {
    /// Reads a document for papers about this, or names all that is wrong with it.
    pub fn read(bytes: Vec<u8>, about: About) -> Result<Self, StencilFaults> {
        let whole = |flaw| vec![(Position::Whole, flaw)];
        let mut package = Package::open(bytes).map_err(whole)?;
        let mut names = StencilNames::of(about);
        let filled = match package.is_workbook() {
            true => StencilBook::read(&mut package, &mut names).map(StencilParts::Book),
            false => story::read_all(&mut package, &mut names).map(StencilParts::Stories),
        };
        let filled = filled.map_err(whole)?;
        beside::look(&mut package, &mut names).map_err(whole)?;
        let (mut faults, used) = names.told();
        if faults.is_empty() && used.is_empty() {
            faults.push((Position::Whole, StencilFlaw::NoPlace));
        }
        match faults.is_empty() {
            true => Ok(Self {
                package,
                filled,
                used,
            }),
            false => Err(faults),
        }
    }

    /// Whether a field has a place in it.
    pub fn shows(&self, field: &str) -> bool {
        self.used.contains(field)
    }

    /// Whether it is a workbook, and not a document of a word processor.
    pub fn is_workbook(&self) -> bool {
        self.package.is_workbook()
    }

    /// The document with what stands on a paper in its places.
    pub fn filled(&self, paper: &PaperSheet) -> Result<Vec<u8>, StencilFlaw> {
        let rows = RepeatedRows::of(paper);
        let parts = match &self.filled {
            StencilParts::Book(book) => book.filled(&rows)?,
            StencilParts::Stories(stories) => {
                let filled = stories.iter();
                let filled = filled.map(|(name, story)| Ok((name.clone(), story.filled(&rows)?)));
                filled.collect::<Result<_, StencilFlaw>>()?
            }
        };
        self.package.with(&parts)
    }
}
