//! Papers as files: a document in a format, written where somebody named it. Fonts are looked for once, and only
//! when a format needs them.

use super::papers::Drawn;
use super::{Workspace, fonts};
use crate::domain::time::moment;
use crate::failure::{Failure, PaperFailure};
use crate::paper::sheet::Document;
use crate::paper::writer::{docx, html, pdf, text, xlsx};
use crate::text::Lang;
use chrono::{DateTime, FixedOffset};

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
    /// Papers as one file, the pages numbered through.
    pub fn press(&self, drawn: &[Drawn], press: Press, lang: Lang) -> Result<Vec<u8>, Failure> {
        let document = self.paginate(drawn);
        let made = made(drawn);
        Ok(match press {
            Press::Xlsx => xlsx::write(&document, made).map_err(Failure::internal)?,
            Press::Docx => docx::write(&document, made).map_err(Failure::internal)?,
            Press::Html => html::html(&document).into_bytes(),
            Press::Text => (text::lines(&document, COLUMNS).join("\n") + "\n").into_bytes(),
            Press::Pdf => self.pdf(&document, made, lang)?,
        })
    }

    fn pdf(
        &self,
        document: &Document,
        made: DateTime<FixedOffset>,
        lang: Lang,
    ) -> Result<Vec<u8>, Failure> {
        let told = |fault: pdf::PdfFault| {
            let lines = fault.told(lang);
            PaperFailure::Fonts(lines.lines().map(str::to_owned).collect())
        };
        let fonts = fonts::installed().map_err(|fault| told(pdf::PdfFault::Fonts(fault)))?;
        Ok(pdf::pdf(document, fonts, made).map_err(told)?)
    }
}

/// When papers say they were made: when the latest of the records they rest on was, so that the same records
/// give the same file.
fn made(drawn: &[Drawn]) -> DateTime<FixedOffset> {
    let latest = drawn.iter().filter_map(|one| one.latest.as_ref());
    let latest = latest.filter_map(|time| moment(time.as_str())).max();
    latest.unwrap_or_default()
}
