//! Papers as files: a document in a format, written where somebody named it. Fonts are looked for once, and only
//! when a format needs them.

use super::fonts;
use super::papers::Drawn;
use crate::failure::{Failure, PaperFailure};
use crate::paper::writer::fonts::Fonts;
use crate::paper::writer::{docx, html, pdf, text, xlsx};
use crate::text::Lang;
use crate::workspace::{Workspace, outside};
use std::path::Path;
use std::sync::Arc;

/// The format of a paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Press {
    /// A workbook.
    Xlsx,
    /// A document for a word processor.
    Docx,
    /// PDF/A-2b.
    Pdf,
    /// A page for a browser.
    Html,
    /// Plain text, for looking.
    Text,
}

impl Press {
    /// All, as they are named.
    pub const ALL: [(&str, Press); 5] = [
        ("pdf", Press::Pdf),
        ("xlsx", Press::Xlsx),
        ("docx", Press::Docx),
        ("html", Press::Html),
        ("txt", Press::Text),
    ];

    /// The format of a word or a file's ending.
    pub fn of(word: &str) -> Option<Self> {
        let mut all = Self::ALL.into_iter();
        let found = all.find(|(name, _)| name.eq_ignore_ascii_case(word));
        found.map(|(_, press)| press)
    }

    /// The ending of its files.
    pub fn ending(self) -> &'static str {
        let mut all = Self::ALL.into_iter();
        all.find(|(_, press)| *press == self)
            .map_or("", |(name, _)| name)
    }
}

/// Columns of a paper as text in a file.
const COLUMNS: usize = 100;

impl Workspace {
    /// Papers as one file, the pages numbered through; PDF by a font that was named, or by those installed.
    pub fn press(
        &self,
        drawn: &[Drawn],
        press: Press,
        (lang, font): (Lang, Option<&Path>),
    ) -> Result<Vec<u8>, Failure> {
        let document = self.paginate(drawn);
        let made = drawn.iter().filter_map(|one| one.made).max();
        let made = made.unwrap_or_default();
        Ok(match press {
            Press::Xlsx => xlsx::write(&document, made).map_err(Failure::internal)?,
            Press::Docx => docx::write(&document, made).map_err(Failure::internal)?,
            Press::Html => html::html(&document).into_bytes(),
            Press::Text => (text::lines(&document, COLUMNS).join("\n") + "\n").into_bytes(),
            Press::Pdf => {
                let fonts = self.fonts(font, lang)?;
                pdf::pdf(&document, &fonts, made).map_err(|fault| told(lang, &fault))?
            }
        })
    }

    /// The fonts for PDF; or what is missing, and what to install.
    pub fn fonts(&self, named: Option<&Path>, lang: Lang) -> Result<Arc<Fonts>, Failure> {
        let found = match named {
            Some(file) => fonts::with(outside::read(file, fonts::LARGEST)?),
            None => fonts::installed(),
        };
        found.map_err(|fault| told(lang, &pdf::PdfFault::Fonts(fault)))
    }
}

fn told(lang: Lang, fault: &pdf::PdfFault) -> Failure {
    let lines = fault.told(lang);
    PaperFailure::Fonts(lines.lines().map(str::to_owned).collect()).into()
}
