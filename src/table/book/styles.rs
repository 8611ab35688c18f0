//! The number formats of a workbook's cells, which the reader of values does not tell. Read beside it,
//! cell by cell in the same order, and only where a workbook has formats that matter.

use super::number_format::NumberFormat;
use quick_xml::XmlVersion;
use quick_xml::events::{BytesStart, Event};
use quick_xml::reader::Reader;
use std::collections::BTreeMap;
use std::io::{BufReader, Cursor};
use zip::ZipArchive;
use zip::read::ZipFile;

/// More formats than any workbook has.
const MOST: usize = 100_000;

type Zip<'a> = ZipArchive<Cursor<&'a [u8]>>;
type Xml<'a, 'zip> = Reader<BufReader<ZipFile<'zip, Cursor<&'a [u8]>>>>;

/// The formats of a workbook, by the number that cells name them by.
pub struct Styles<'a> {
    zip: Zip<'a>,
    formats: Vec<NumberFormat>,
    /// Where each sheet stands in the zip.
    paths: BTreeMap<String, String>,
}

/// The formats of one sheet's cells, one after the other.
pub struct CellFormats<'a, 'zip> {
    xml: Xml<'a, 'zip>,
    formats: &'zip [NumberFormat],
    buffer: Vec<u8>,
}

impl<'a> Styles<'a> {
    /// The formats of a workbook that shows numbers otherwise than they are, and says so in the usual
    /// places.
    pub fn of(bytes: &'a [u8]) -> Option<Self> {
        let mut zip = ZipArchive::new(Cursor::new(bytes)).ok()?;
        let formats = formats(&mut zip)?;
        if formats.iter().all(|format| *format == NumberFormat::AsIs) {
            return None;
        }
        let mut targets = BTreeMap::new();
        elements(&mut zip, "xl/_rels/workbook.xml.rels", |element, xml| {
            if let (Some(id), Some(target)) =
                (text(element, xml, "Id"), text(element, xml, "Target"))
            {
                targets.insert(id, target);
            }
        })?;
        let mut paths = BTreeMap::new();
        elements(&mut zip, "xl/workbook.xml", |element, xml| {
            let id = text(element, xml, "r:id");
            let target = id.and_then(|id| targets.get(&id));
            if let (Some(name), Some(target)) = (text(element, xml, "name"), target) {
                let below = || format!("xl/{target}");
                let path = target.strip_prefix('/').map_or_else(below, str::to_owned);
                paths.insert(name, path);
            }
        })?;
        Some(Self {
            zip,
            formats,
            paths,
        })
    }

    /// The formats of a sheet's cells.
    pub fn cells(&mut self, sheet: &str) -> Option<CellFormats<'a, '_>> {
        let path = self.paths.get(sheet)?;
        Some(CellFormats {
            xml: open(&mut self.zip, path)?,
            formats: &self.formats,
            buffer: Vec::new(),
        })
    }
}

impl CellFormats<'_, '_> {
    /// The format of the next cell.
    pub fn next(&mut self) -> Option<&NumberFormat> {
        loop {
            self.buffer.clear();
            match self.xml.read_event_into(&mut self.buffer).ok()? {
                Event::Start(element) if element.local_name().as_ref() == b"c" => {
                    let style = text(&element, &self.xml, "s");
                    let style: usize = style.map_or(Some(0), |style| style.parse().ok())?;
                    return self.formats.get(style);
                }
                Event::Eof => return None,
                _ => {}
            }
        }
    }
}

/// The format of each style of cells, in order.
fn formats(zip: &mut Zip) -> Option<Vec<NumberFormat>> {
    let (mut own, mut formats) = (BTreeMap::new(), Vec::new());
    let mut of_cells = false;
    elements(zip, "xl/styles.xml", |element, xml| {
        let id = text(element, xml, "numFmtId").and_then(|id| id.parse::<u32>().ok());
        match element.local_name().as_ref() {
            b"numFmt" => {
                let code = text(element, xml, "formatCode");
                own.extend(id.zip(code.map(|code| NumberFormat::of(&code))));
            }
            b"cellXfs" => of_cells = true,
            b"cellStyles" | b"dxfs" => of_cells = false,
            b"xf" if of_cells && formats.len() < MOST => {
                let id = id.unwrap_or(0);
                let built_in = || NumberFormat::built_in(id);
                formats.push(own.get(&id).cloned().unwrap_or_else(built_in));
            }
            _ => {}
        }
    })?;
    Some(formats)
}

fn open<'a, 'zip>(zip: &'zip mut Zip<'a>, path: &str) -> Option<Xml<'a, 'zip>> {
    let mut xml = Reader::from_reader(BufReader::new(zip.by_name(path).ok()?));
    xml.config_mut().expand_empty_elements = true;
    Some(xml)
}

/// Looks at every element of a part; a part that is broken says nothing.
fn elements<'a>(
    zip: &mut Zip<'a>,
    path: &str,
    mut look: impl FnMut(&BytesStart, &Xml<'a, '_>),
) -> Option<()> {
    let mut xml = open(zip, path)?;
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match xml.read_event_into(&mut buffer).ok()? {
            Event::Start(element) => look(&element, &xml),
            Event::Eof => return Some(()),
            _ => {}
        }
    }
}

fn text(element: &BytesStart, xml: &Xml, name: &str) -> Option<String> {
    let attribute = element.try_get_attribute(name).ok()??;
    let value = attribute.decoded_and_normalized_value(XmlVersion::Implicit1_0, xml.decoder());
    value.ok().map(|value| value.into_owned())
}
