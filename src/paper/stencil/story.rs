//! A part of a DOCX, or the shapes of an XLSX: paragraphs, and the rows of tables. A row with a place of a table is repeated for each
//! row of that table, outside of tables the paragraph.

use super::fault::{DocxPart, Position, StencilFlaw};
use super::names::{RepeatedRows, StencilNames};
use super::package::{Package, bounded};
use super::runs::{FilledRun, Keeps, StencilRun, found, joined};
use super::xml::{self, Is};
use quick_xml::events::BytesStart;
use std::collections::BTreeMap;
use std::ops::Range;

/// The parts that people write text in, and what of the document they are.
const KINDS: [(&str, DocxPart); 5] = [
    ("document.main", DocxPart::Body),
    ("header", DocxPart::Header),
    ("footer", DocxPart::Footer),
    ("footnotes", DocxPart::Notes),
    ("endnotes", DocxPart::Notes),
];
/// Between the elements of two lines.
const LINE: &str = "br/>";

/// A part with places.
pub struct Story {
    text: String,
    filled: Vec<FilledRun>,
    repeated: Vec<Repeated>,
    /// The tag of a line's end, with the prefix that this part uses; none where a text has one line.
    line: Option<String>,
}

/// What is repeated for each row of a table.
struct Repeated {
    span: Range<usize>,
    table: String,
}

/// Reads all parts of a document that people write text in.
pub fn read_all(
    package: &mut Package,
    names: &mut StencilNames,
) -> Result<BTreeMap<String, Story>, StencilFlaw> {
    let mut stories = BTreeMap::new();
    for (kind, part) in KINDS {
        let kind =
            format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml");
        stories.extend(read_kind(package, &kind, part, names)?);
    }
    Ok(stories)
}

/// Reads the parts of a kind that have places.
pub fn read_kind(
    package: &mut Package,
    kind: &str,
    part: DocxPart,
    names: &mut StencilNames,
) -> Result<BTreeMap<String, Story>, StencilFlaw> {
    let mut stories = BTreeMap::new();
    for name in package.parts(kind) {
        let story = read(package.text(&name)?, part, names)?;
        if !story.filled.is_empty() {
            stories.insert(name, story);
        }
    }
    Ok(stories)
}

fn read(text: String, part: DocxPart, names: &mut StencilNames) -> Result<Story, StencilFlaw> {
    let mut reading = StoryReading {
        part,
        names,
        open: Open::default(),
        counted: [0; 4],
        filled: Vec::new(),
        repeated: Vec::new(),
        line: String::new(),
    };
    for token in xml::tokens(&text)? {
        match &token.is {
            Is::Open(tag) => reading.begins(tag, token.span.start),
            Is::Close(name) => reading.ends(name, token.span.end),
            Is::Text(text) => reading.says(text),
            Is::Empty(_) | Is::Other => {}
        }
    }
    let StoryReading {
        mut filled,
        mut repeated,
        line,
        ..
    } = reading;
    filled.sort_by_key(|filled| filled.span.start);
    repeated.sort_by_key(|repeated| repeated.span.start);
    Ok(Story {
        text,
        filled,
        repeated,
        line: (part != DocxPart::Shapes).then_some(line),
    })
}

/// Elements that are open: one in another, each kind with its own.
#[derive(Default)]
struct Open {
    tables: usize,
    rows: Vec<(usize, Vec<String>)>,
    paragraphs: Vec<(usize, Position, Vec<StencilRun>)>,
    run: Option<StencilRun>,
}

struct StoryReading<'n> {
    part: DocxPart,
    names: &'n mut StencilNames,
    open: Open,
    /// Paragraphs outside of tables, tables, rows of the table, cells of the row.
    counted: [usize; 4],
    filled: Vec<FilledRun>,
    repeated: Vec<Repeated>,
    line: String,
}

impl StoryReading<'_> {
    fn begins(&mut self, tag: &BytesStart, at: usize) {
        let [paragraphs, tables, rows, cells] = &mut self.counted;
        let outermost = self.open.tables == 1 && self.open.paragraphs.is_empty();
        match xml::name(tag).as_str() {
            "tbl" => {
                if self.open.tables == 0 {
                    (*tables, *rows) = (*tables + 1, 0);
                }
                self.open.tables += 1;
            }
            "tr" => {
                if outermost {
                    (*rows, *cells) = (*rows + 1, 0);
                }
                self.open.rows.push((at, Vec::new()));
            }
            "tc" => *cells += usize::from(outermost),
            "p" => {
                if self.open.tables == 0 && self.open.paragraphs.is_empty() {
                    *paragraphs += 1;
                }
                let spot = self.spot();
                self.open.paragraphs.push((at, spot, Vec::new()));
            }
            "t" if self.open.run.is_none() => {
                let tag = xml::written(tag);
                let prefix = tag.strip_suffix('t').unwrap_or_default();
                self.line = format!("<{prefix}{LINE}");
                self.open.run = Some(StencilRun {
                    span: at..at,
                    tag,
                    text: String::new(),
                });
            }
            _ => {}
        }
    }

    fn spot(&self) -> Position {
        let [paragraph, table, row, cell] = self.counted;
        match self.open.tables {
            0 => Position::Paragraph(self.part, paragraph),
            _ => Position::Table {
                part: self.part,
                at: [table, row, cell],
            },
        }
    }

    fn says(&mut self, text: &str) {
        if let Some(run) = &mut self.open.run {
            run.text.push_str(text);
        }
    }

    fn ends(&mut self, name: &str, at: usize) {
        match name {
            "tbl" => self.open.tables = self.open.tables.saturating_sub(1),
            "tr" => {
                if let Some((from, tables)) = self.open.rows.pop() {
                    self.repeats(from..at, tables);
                }
            }
            "p" => {
                if let Some((from, spot, runs)) = self.open.paragraphs.pop() {
                    self.paragraph(from..at, &spot, &runs);
                }
            }
            "t" => {
                let run = self.open.run.take();
                let runs = self.open.paragraphs.last_mut();
                if let (Some(mut run), Some((.., runs))) = (run, runs) {
                    run.span.end = at;
                    runs.push(run);
                }
            }
            _ => {}
        }
    }

    fn paragraph(&mut self, span: Range<usize>, spot: &Position, runs: &[StencilRun]) {
        let found = found(runs, spot, self.names);
        self.filled.extend(found.filled);
        let mut tables = found.tables;
        if let Some((_, before)) = self.open.rows.last_mut() {
            tables.splice(0..0, before.iter().cloned());
        }
        tables.dedup();
        if let [first, second, ..] = tables.as_slice() {
            let (first, second) = (first.clone(), second.clone());
            self.names.flaw(spot, StencilFlaw::TwoTables(first, second));
            tables.truncate(1);
        }
        match self.open.rows.last_mut() {
            Some((_, before)) => *before = tables,
            None => self.repeats(span, tables),
        }
    }

    fn repeats(&mut self, span: Range<usize>, tables: Vec<String>) {
        let table = tables.into_iter().next();
        self.repeated
            .extend(table.map(|table| Repeated { span, table }));
    }
}

impl Story {
    /// The part with what stands on a paper in its places.
    pub fn filled(&self, rows: &RepeatedRows) -> Result<String, StencilFlaw> {
        let mut out = String::new();
        self.fill(&mut out, 0..self.text.len(), 0, rows)?;
        Ok(out)
    }

    /// Fills a piece of it; what is repeated comes from here on in the list.
    fn fill(
        &self,
        out: &mut String,
        span: Range<usize>,
        from: usize,
        rows: &RepeatedRows,
    ) -> Result<(), StencilFlaw> {
        let mut at = span.start;
        for (number, repeated) in self.repeated.iter().enumerate().skip(from) {
            if repeated.span.start >= span.end {
                break;
            }
            // What lies within one that was repeated was written with it.
            if repeated.span.start < at {
                continue;
            }
            self.copy(out, at..repeated.span.start, rows);
            for rows in rows.each(&repeated.table) {
                self.fill(out, repeated.span.clone(), number + 1, &rows)?;
                bounded(out)?;
            }
            at = repeated.span.end;
        }
        self.copy(out, at..span.end, rows);
        Ok(())
    }

    fn copy(&self, out: &mut String, span: Range<usize>, rows: &RepeatedRows) {
        let keeps = self.line.as_deref().map_or(Keeps::Shape, Keeps::Lines);
        let element = |filled: &FilledRun| filled.element(rows, &keeps);
        out.push_str(&joined(&self.text, span, &self.filled, element));
    }
}
