//! The parts of a document: what each is, their text within limits, and the document again with some of them
//! written anew. What is not written anew is never unpacked, so nothing in it can do harm here.

use super::fault::StencilFlaw;
use super::xml::{self, Is};
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use zip::read::ZipArchive;
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// The largest document that is read, in bytes.
pub const LARGEST: usize = 32 << 20;
/// Parts of a document.
const MOST_PARTS: usize = 2_000;
/// Bytes of all parts together that are read, unpacked.
const MOST_TEXT: usize = 16 << 20;
/// Bytes of a part that is written: rows that are repeated multiply what stands in them.
const MOST_WRITTEN: usize = 32 << 20;

const KINDS: &str = "[Content_Types].xml";
const DOCUMENT: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";
const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml";

/// A document and its parts.
pub struct Package {
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
    kinds: BTreeMap<String, String>,
    workbook: Option<String>,
    /// So many bytes may still be unpacked.
    left: usize,
}

impl Package {
    /// Looks at which parts there are.
    pub fn open(bytes: Vec<u8>) -> Result<Self, StencilFlaw> {
        // Opening builds a list of all parts, so they are counted by their signatures before.
        let signatures = bytes.windows(4).filter(|four| *four == b"PK\x01\x02");
        if bytes.len() > LARGEST || signatures.count() > MOST_PARTS {
            return Err(StencilFlaw::TooMuch);
        }
        if !bytes.starts_with(b"PK") {
            return Err(StencilFlaw::Foreign);
        }
        let archive = ZipArchive::new(Cursor::new(bytes.into())).map_err(damaged)?;
        let mut package = Self {
            archive,
            kinds: BTreeMap::new(),
            workbook: None,
            left: MOST_TEXT,
        };
        package.kinds = package.read_kinds()?;
        package.workbook = package.parts(WORKBOOK).pop();
        match package.workbook.is_some() || !package.parts(DOCUMENT).is_empty() {
            true => Ok(package),
            false => Err(StencilFlaw::Foreign),
        }
    }

    fn read_kinds(&mut self) -> Result<BTreeMap<String, String>, StencilFlaw> {
        if self.archive.index_for_name(KINDS).is_none() {
            return Err(StencilFlaw::Foreign);
        }
        let text = self.text(KINDS)?;
        let mut kinds = BTreeMap::new();
        for token in xml::tokens(&text)? {
            let (Is::Open(tag) | Is::Empty(tag)) = &token.is else {
                continue;
            };
            let said = xml::attribute(tag, "PartName").zip(xml::attribute(tag, "ContentType"));
            kinds.extend(said.map(|(name, kind)| (name.trim_start_matches('/').to_owned(), kind)));
        }
        Ok(kinds)
    }

    /// Whether it is a workbook.
    pub fn is_workbook(&self) -> bool {
        self.workbook.is_some()
    }

    /// The part of a workbook that names its sheets.
    pub fn workbook(&self) -> String {
        self.workbook.clone().unwrap_or_default()
    }

    /// The parts of a kind, by name.
    pub fn parts(&self, kind: &str) -> Vec<String> {
        let named = self.kinds.iter().filter(|(_, said)| *said == kind);
        named.map(|(name, _)| name.clone()).collect()
    }

    /// The text of a part.
    pub fn text(&mut self, name: &str) -> Result<String, StencilFlaw> {
        let entry = self.archive.by_name(name).map_err(damaged)?;
        let mut bytes = Vec::new();
        let most = self.left as u64 + 1;
        entry.take(most).read_to_end(&mut bytes).map_err(damaged)?;
        let left = self.left.checked_sub(bytes.len());
        self.left = left.ok_or(StencilFlaw::TooMuch)?;
        let text = String::from_utf8(bytes).map_err(damaged)?;
        Ok(match text.strip_prefix('\u{feff}') {
            Some(text) => text.to_owned(),
            None => text,
        })
    }

    /// The document with these parts in place of its own; all others as they are packed.
    pub fn with(&self, parts: &BTreeMap<String, String>) -> Result<Vec<u8>, StencilFlaw> {
        let mut archive = self.archive.clone();
        let mut packed = ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let part = archive.by_index_raw(index).map_err(damaged)?;
            let Some(text) = parts.get(part.name()) else {
                packed.raw_copy_file(part).map_err(damaged)?;
                continue;
            };
            let options = SimpleFileOptions::default()
                .compression_method(CompressionMethod::Deflated)
                .last_modified_time(part.last_modified().unwrap_or_default());
            packed.start_file(part.name(), options).map_err(damaged)?;
            packed.write_all(text.as_bytes()).map_err(damaged)?;
        }
        let packed = packed.finish().map_err(|error: ZipError| damaged(error))?;
        Ok(packed.into_inner())
    }
}

/// Refuses a part that becomes larger than any office suite opens.
pub fn bounded(part: &str) -> Result<(), StencilFlaw> {
    match part.len() > MOST_WRITTEN {
        true => Err(StencilFlaw::TooMuch),
        false => Ok(()),
    }
}

fn damaged(error: impl std::fmt::Display) -> StencilFlaw {
    StencilFlaw::Damaged(error.to_string())
}
