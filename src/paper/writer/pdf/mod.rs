//! PDF/A-2b: the copy that cannot move. Text stays text, in reading order, in fonts cut down to what is used;
//! lines, boxes and marks are drawn. The same document with the same date gives the same bytes.
//!
//! | file | noun |
//! |---|---|
//! | `setting` | a line of a text in glyphs, as wide as its room allows |
//! | `mark` | what is drawn around a reading, and boxes |
//! | `missing` | characters that cannot be shown, and where they stand |
//! | `frame` | the lines around panes, each once |
//! | `picture` | photos |

mod frame;
mod mark;
mod missing;
mod picture;
mod setting;
#[cfg(test)]
mod tests;

use super::fonts::{FontFault, Fonts};
use crate::paper::sheet::area::{self, Area};
use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Document, PaperPage};
use crate::text::escape::{quoted, shown};
use crate::text::{Lang, fonts as words};
use chrono::{DateTime, Datelike, FixedOffset, Timelike};
use krilla::configure::{Archival, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::error::KrillaError;
use krilla::geom::Point;
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::{Document as Pdf, SerializeSettings};
pub use missing::Missing;
use setting::Setter;

/// Why there is no PDF.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PdfFault {
    /// There is nothing to write with.
    Fonts(FontFault),
    /// Characters that no font has, and where each stands.
    Missing(Vec<Missing>),
    /// A picture that cannot be read: its number on its sheet, from 1, and what that sheet is called.
    Picture(usize, String),
    /// The document cannot be archived.
    Unwritten(String),
}

impl From<FontFault> for PdfFault {
    fn from(fault: FontFault) -> Self {
        PdfFault::Fonts(fault)
    }
}

impl PdfFault {
    /// What is said of it.
    pub fn told(&self, lang: Lang) -> String {
        match self {
            PdfFault::Fonts(FontFault::NoChinese) => {
                words::none(lang, words::what_to_install(lang))
            }
            PdfFault::Fonts(FontFault::NotAFont) => words::not_a_font(lang).to_owned(),
            PdfFault::Missing(missing) => {
                let told = missing.iter().map(|one| one.told(lang));
                let advice = words::missing_advice(lang).to_owned();
                told.chain([advice]).collect::<Vec<_>>().join("\n")
            }
            PdfFault::Picture(number, sheet) => words::picture(lang, *number, &quoted(sheet)),
            PdfFault::Unwritten(reason) => words::unwritten(lang, reason),
        }
    }
}

/// A document as PDF/A-2b, made at that time.
///
/// # Errors
/// See [`PdfFault`].
pub fn pdf(
    document: &Document,
    fonts: &Fonts,
    made: DateTime<FixedOffset>,
) -> Result<Vec<u8>, PdfFault> {
    let mut writing = Writing {
        pdf: Pdf::new_with(settings()?),
        setter: Setter::new(fonts),
    };
    for (at, page) in document.pages.iter().enumerate() {
        writing.page(page, at, document.pages.len())?;
    }
    let missing = missing::by_field(writing.setter.missing(), &document.data);
    if !missing.is_empty() {
        return Err(PdfFault::Missing(missing));
    }
    writing.pdf.set_outline(bookmarks(document));
    writing.pdf.set_metadata(described(document, made));
    writing.pdf.finish().map_err(unwritten)
}

fn settings() -> Result<SerializeSettings, PdfFault> {
    let archival = ConfigurationBuilder::new().with_archival_validator(Archival::A2_B);
    let configuration = archival.finish();
    Ok(SerializeSettings {
        configuration: configuration.map_err(|fault| PdfFault::Unwritten(format!("{fault:?}")))?,
        enable_tagging: false,
        ..SerializeSettings::default()
    })
}

fn unwritten(fault: KrillaError) -> PdfFault {
    PdfFault::Unwritten(match &fault {
        KrillaError::Validation(faults) => format!("{faults:?}"),
        _ => fault.to_string(),
    })
}

fn described(document: &Document, made: DateTime<FixedOffset>) -> Metadata {
    let short = |number: u32| u8::try_from(number).unwrap_or_default();
    let offset = made.offset().local_minus_utc() / 60;
    let date = krilla::metadata::DateTime::new(u16::try_from(made.year()).unwrap_or_default())
        .month(short(made.month()))
        .day(short(made.day()))
        .hour(short(made.hour()))
        .minute(short(made.minute()))
        .second(short(made.second()))
        .utc_offset_hour(i8::try_from(offset / 60).unwrap_or_default())
        .utc_offset_minute(short(offset.unsigned_abs() % 60));
    let authors = Some(shown(&document.author).into_owned()).filter(|author| !author.is_empty());
    Metadata::new()
        .title(shown(&document.title).into_owned())
        .authors(authors.into_iter().collect())
        .creator("sanjian".to_owned())
        .language("zh-CN".to_owned())
        .creation_date(date)
}

/// A bookmark for each sheet, where it begins.
fn bookmarks(document: &Document) -> Outline {
    let mut outline = Outline::new();
    let mut before = None;
    for (at, page) in document.pages.iter().enumerate() {
        if before != Some(page.sheet) && !page.title.is_empty() {
            let top = XyzDestination::new(at, Point::from_xy(0.0, 0.0));
            outline.push_child(OutlineNode::new(shown(&page.title).into_owned(), top));
        }
        before = Some(page.sheet);
    }
    outline
}

/// A PDF being written.
struct Writing<'a> {
    pdf: Pdf,
    setter: Setter<'a>,
}

impl Writing<'_> {
    fn page(&mut self, page: &PaperPage, at: usize, count: usize) -> Result<(), PdfFault> {
        let (width, height) = area::paper(page.landscape);
        let size = PageSettings::from_wh(width.points(), height.points());
        let mut started = self.pdf.start_page_with(size.unwrap_or_default());
        let mut surface = started.surface();
        if at == 0 {
            self.setter.begin(&mut surface);
        }
        let mut pictures = 0;
        for placed in &page.panes {
            let area = page.area(placed);
            self.setter.pane(&mut surface, placed, area);
            picture::draw(&mut surface, placed, area)
                .map_err(|number| PdfFault::Picture(pictures + number + 1, page.title.clone()))?;
            pictures += placed.pane.pictures.len();
        }
        frame::draw(&mut surface, page);
        let footer = page.footer(at + 1, count);
        self.setter
            .footer(&mut surface, &footer, foot(page.landscape));
        surface.finish();
        started.finish();
        Ok(())
    }
}

/// Where the footer stands: in the lower margin, as wide as the frame.
fn foot(landscape: bool) -> Area {
    let (_, height) = area::paper(landscape);
    Area {
        left: area::left(landscape),
        top: height - Length::mm(13),
        width: area::width(landscape),
        height: Length::mm(4),
    }
}
