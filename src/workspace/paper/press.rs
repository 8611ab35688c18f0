//! Papers as files: a document in a format, written where somebody named it. Fonts are looked for once, and only
//! when a format needs them.

use super::fonts;
use super::papers::{DrawnPaper, paginate};
use super::stencils::Own;
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

/// How papers are written: by which writer, with all that it needs.
#[derive(Clone)]
pub enum Manner {
    /// A workbook.
    Xlsx,
    /// A document for a word processor.
    Docx,
    /// A page for a browser.
    Html,
    /// Plain text.
    Text,
    /// PDF in these fonts; in this language it is said what none of them has.
    Pdf(Arc<Fonts>, Lang),
    /// A document of a firm's own, each paper by itself; in this language it is said what is wrong with it.
    Stencil(Arc<Own>, Lang),
}

/// Columns of a paper as text in a file.
const COLUMNS: usize = 100;

impl Workspace {
    /// How papers are written in a format; PDF by a font that was named, or by those installed: they are looked for
    /// once, however many papers follow.
    pub fn manner(
        &self,
        press: Press,
        (lang, font): (Lang, Option<&Path>),
    ) -> Result<Manner, Failure> {
        let fonts = match (press, font) {
            (Press::Xlsx, _) => return Ok(Manner::Xlsx),
            (Press::Docx, _) => return Ok(Manner::Docx),
            (Press::Html, _) => return Ok(Manner::Html),
            (Press::Text, _) => return Ok(Manner::Text),
            (Press::Pdf, Some(file)) => fonts::with(outside::read(file, fonts::LARGEST)?),
            (Press::Pdf, None) => fonts::installed(),
        };
        let fonts = fonts.map_err(|fault| told(lang, &pdf::PdfFault::Fonts(fault)))?;
        Ok(Manner::Pdf(fonts, lang))
    }

    /// Papers as one file, the pages numbered through.
    pub fn press(&self, drawn: &[DrawnPaper], manner: &Manner) -> Result<Vec<u8>, Failure> {
        manner.press(drawn, &self.author())
    }
}

impl Manner {
    /// Papers as one file, the pages numbered through; `author` is whose they are.
    pub fn press(&self, drawn: &[DrawnPaper], author: &str) -> Result<Vec<u8>, Failure> {
        let document = paginate(drawn, author);
        let made = drawn.iter().filter_map(|one| one.made).max();
        let made = made.unwrap_or_default();
        Ok(match self {
            Manner::Xlsx => xlsx::write(&document, made).map_err(Failure::internal)?,
            Manner::Docx => docx::write(&document, made).map_err(Failure::internal)?,
            Manner::Html => html::html(&document).into_bytes(),
            Manner::Text => (text::lines(&document, COLUMNS).join("\n") + "\n").into_bytes(),
            Manner::Pdf(fonts, lang) => {
                pdf::pdf(&document, fonts, made).map_err(|fault| told(*lang, &fault))?
            }
            Manner::Stencil(own, lang) => own.filled(drawn, *lang)?,
        })
    }
}

fn told(lang: Lang, fault: &pdf::PdfFault) -> Failure {
    let lines = fault.told(lang);
    PaperFailure::Fonts(lines.lines().map(str::to_owned).collect()).into()
}
