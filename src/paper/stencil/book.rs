//! A workbook: its sheets, and what it says of them elsewhere: their names, which ranges are printed, and that
//! formulas are reckoned again when it is opened.

use super::cell::{Rich, texts};
use super::fault::{DocxPart, Position, StencilFlaw};
use super::growth::Growth;
use super::names::{RepeatedRows, StencilNames};
use super::package::Package;
use super::sheet::{self, StencilSheet};
use super::story::{self, Story};
use super::xml::{self, Is};
use quick_xml::escape::partial_escape;
use std::collections::BTreeMap;

const SHEETS: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
const SHAPES: &str = "application/vnd.openxmlformats-officedocument.drawing+xml";
const SHARED: &str =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml";

/// A workbook with places.
pub struct StencilBook {
    /// Its sheets, by the names of their parts.
    sheets: BTreeMap<String, StencilSheet>,
    /// The shapes on them, by the names of their parts.
    shapes: BTreeMap<String, Story>,
    /// The part that names the sheets, and its text.
    workbook: (String, String),
}

impl StencilBook {
    /// Reads all sheets of a workbook.
    pub fn read(package: &mut Package, names: &mut StencilNames) -> Result<Self, StencilFlaw> {
        let main = package.workbook();
        let text = package.text(&main)?;
        let called = called(package, &main, &text)?;
        for name in called.values() {
            names.elsewhere(&Position::SheetName(name.clone()), name);
        }
        let mut shared: Vec<Rich> = Vec::new();
        for part in package.parts(SHARED) {
            let part = package.text(&part)?;
            shared.extend(texts(&part, &xml::tokens(&part)?, "si"));
        }
        let mut sheets = BTreeMap::new();
        for part in package.parts(SHEETS) {
            let name = called.get(&part).unwrap_or(&part).clone();
            let sheet = sheet::read(name, package.text(&part)?, &shared, names)?;
            sheets.insert(part, sheet);
        }
        if sheets.values().any(StencilSheet::repeats) {
            for (spot, fixed) in sheets.values().filter_map(|sheet| sheet.fixed.as_ref()) {
                names.flaw(spot, StencilFlaw::Fixed(*fixed));
            }
        }
        Ok(Self {
            sheets,
            shapes: story::read_kind(package, SHAPES, DocxPart::Shapes, names)?,
            workbook: (main, text),
        })
    }

    /// The parts with what stands on a paper in their places.
    pub fn filled(&self, paper: &RepeatedRows) -> Result<BTreeMap<String, String>, StencilFlaw> {
        let (mut parts, mut grown) = (BTreeMap::new(), BTreeMap::new());
        for (part, sheet) in self.sheets.iter().filter(|(_, sheet)| sheet.has_places()) {
            let (text, growth) = sheet.filled(paper)?;
            parts.insert(part.clone(), text);
            if !growth.is_none() {
                grown.insert(sheet.name.as_str(), growth);
            }
        }
        for (part, shapes) in &self.shapes {
            parts.insert(part.clone(), shapes.filled(paper)?);
        }
        let (part, text) = &self.workbook;
        let again = self.sheets.values().any(|sheet| sheet.fixed.is_some());
        if again || !grown.is_empty() {
            parts.insert(part.clone(), workbook(text, &grown)?);
        }
        Ok(parts)
    }
}

/// What the sheet of each part is called.
fn called(
    package: &mut Package,
    main: &str,
    text: &str,
) -> Result<BTreeMap<String, String>, StencilFlaw> {
    let (folder, file) = main.rsplit_once('/').unwrap_or(("", main));
    let within = |folder: &str, file: &str| match folder {
        "" => file.to_owned(),
        folder => format!("{folder}/{file}"),
    };
    let relations = package.text(&within(folder, &format!("_rels/{file}.rels")))?;
    let mut targets = BTreeMap::new();
    for token in xml::tokens(&relations)? {
        if let Is::Open(tag) | Is::Empty(tag) = &token.is {
            let said = xml::attribute(tag, "Id").zip(xml::attribute(tag, "Target"));
            targets.extend(said);
        }
    }
    let mut called = BTreeMap::new();
    for token in xml::tokens(text)? {
        if let Is::Open(tag) | Is::Empty(tag) = &token.is
            && xml::name(tag) == "sheet"
            && let Some(name) = xml::attribute(tag, "name")
            && let Some(target) = xml::attribute(tag, "r:id").and_then(|id| targets.get(&id))
        {
            let part = match target.strip_prefix('/') {
                Some(whole) => whole.to_owned(),
                None => within(folder, target),
            };
            called.insert(part, name);
        }
    }
    Ok(called)
}

/// What a workbook says of its sheets, after rows of them were repeated.
fn workbook(text: &str, grown: &BTreeMap<&str, Growth>) -> Result<String, StencilFlaw> {
    let text = xml::rewritten(text, |name, _| {
        let reckons = vec![("fullCalcOnLoad", Some(String::from("1")))];
        (name == "calcPr").then(|| vec![reckons])
    })?;
    let (mut out, mut at, mut is_name) = (String::new(), 0, false);
    for token in xml::tokens(&text)? {
        match &token.is {
            Is::Open(tag) => is_name = xml::name(tag) == "definedName",
            Is::Text(said) if is_name => {
                out.push_str(text.get(at..token.span.start).unwrap_or_default());
                let ranges = said.split(',').map(|range| moved(range, grown));
                out.push_str(&partial_escape(ranges.collect::<Vec<_>>().join(",")));
                at = token.span.end;
            }
            Is::Close(_) => is_name = false,
            _ => {}
        }
    }
    out.push_str(text.get(at..).unwrap_or_default());
    Ok(out)
}

/// `'Sheet'!$A$1:$C$9` where it stands now.
fn moved(range: &str, grown: &BTreeMap<&str, Growth>) -> String {
    let parted = range.rsplit_once('!').and_then(|(sheet, cells)| {
        let name = sheet.trim_matches('\'').replace("''", "'");
        Some((sheet, grown.get(name.as_str())?.range(cells)))
    });
    parted.map_or_else(
        || range.to_owned(),
        |(sheet, cells)| format!("{sheet}!{cells}"),
    )
}
