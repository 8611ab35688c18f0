//! What was written, read back.

use super::write;
use crate::paper::sheet::Document;
use crate::paper::sheet::fit::parts;
use crate::paper::value::Picture;
use crate::paper::value::plain;
use crate::paper::writer::specimen::{all, hostile, lot, made, pack, sorted};
use crate::text::escape;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::io::{Cursor, Read};

fn part(document: &Document, name: &str) -> String {
    let bytes = write(document, made()).unwrap();
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut bytes = Vec::new();
    { archive.by_name(name).unwrap() }
        .read_to_end(&mut bytes)
        .unwrap();
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The texts of all paragraphs, and for each row of a table how many columns its cells have.
#[derive(Default)]
struct Found {
    paragraphs: Vec<String>,
    grids: Vec<usize>,
    rows: Vec<(usize, usize)>,
}

fn read(document: &Document) -> Found {
    let xml = part(document, "word/document.xml");
    let mut reader = Reader::from_str(&xml);
    reader.config_mut().check_end_names = true;
    let mut read = Found::default();
    let mut spans = 0;
    loop {
        let event = reader.read_event().unwrap();
        match &event {
            Event::Eof => return read,
            Event::Start(tag) => match tag.name().as_ref() {
                b"w:tblGrid" => read.grids.push(0),
                b"w:tr" => spans = 0,
                b"w:tc" => spans += 1,
                b"w:p" => read.paragraphs.push(String::new()),
                _ => {}
            },
            Event::Empty(tag) => match tag.name().as_ref() {
                b"w:br" => read.paragraphs.last_mut().unwrap().push('\n'),
                b"w:gridCol" => *read.grids.last_mut().unwrap() += 1,
                b"w:gridSpan" => {
                    let value = tag.try_get_attribute("w:val").unwrap().unwrap().value;
                    let columns: usize = std::str::from_utf8(&value).unwrap().parse().unwrap();
                    spans += columns - 1;
                }
                _ => {}
            },
            Event::End(tag) if tag.name().as_ref() == b"w:tr" => {
                read.rows.push((spans, *read.grids.last().unwrap()));
            }
            Event::Text(text) => {
                let text = text.decode().unwrap();
                if let Some(paragraph) = read.paragraphs.last_mut() {
                    paragraph.push_str(&text);
                }
            }
            Event::GeneralRef(name) => {
                let name = format!("&{};", name.decode().unwrap());
                let text = quick_xml::escape::unescape(&name).unwrap();
                read.paragraphs.last_mut().unwrap().push_str(&text);
            }
            _ => {}
        }
    }
}

/// The lines of every pane, each broken where it is broken on the page, a blank there left out.
fn broken(document: &Document) -> Vec<String> {
    let mut broken = Vec::new();
    for placed in document.pages.iter().flat_map(|page| &page.panes) {
        for line in &placed.pane.lines {
            let parts = parts(&placed.pane, line, placed.pane.look.size);
            let texts = parts
                .iter()
                .map(|part| escape::shown(&plain(part)).into_owned());
            let texts: Vec<String> = texts.collect();
            let mut text = texts.join("\n");
            while text.contains(" \n") {
                text = text.replace(" \n", "\n");
            }
            broken.push(text);
        }
    }
    sorted(broken)
}

#[test]
fn every_line_of_every_pane_is_read_back() {
    for document in all() {
        assert_eq!(sorted(read(&document).paragraphs), broken(&document));
    }
}

#[test]
fn the_cells_of_every_row_fill_the_grid_of_their_table() {
    for document in [lot(3, 7), lot(60, 23), pack(&[3, 20])] {
        let read = read(&document);
        assert_eq!(read.grids.len(), document.pages.len());
        let bands: usize = document.pages.iter().map(|page| page.bands.len()).sum();
        assert_eq!(read.rows.len(), bands);
        for (columns, grid) in read.rows {
            assert_eq!(columns, grid);
        }
    }
}

#[test]
fn pages_of_a_sheet_are_parted_by_breaks_and_sheets_by_sections() {
    let document = pack(&[3, 20, 60]);
    let xml = part(&document, "word/document.xml");
    let sections = xml.matches("<w:sectPr>").count();
    assert_eq!(sections, 3);
    let breaks = xml.matches("<w:pageBreakBefore/>").count();
    assert_eq!(breaks, document.pages.len() - sections);
    for footer in 1..=sections {
        let footer = part(&document, &format!("word/footer{footer}.xml"));
        assert!(footer.contains("数据校验码 7F3K-9Q2M"));
        assert!(footer.contains(" PAGE ") && footer.contains(" NUMPAGES "));
    }
}

#[test]
fn the_same_pages_are_the_same_bytes_and_say_when_they_were_made() {
    for document in [lot(17, 3), hostile()] {
        assert_eq!(
            write(&document, made()).unwrap(),
            write(&document, made()).unwrap()
        );
    }
    let core = part(&lot(1, 1), "docProps/core.xml");
    assert!(
        core.contains(">2026-03-01T00:00:00Z</dcterms:created>"),
        "{core}"
    );
    assert!(core.contains("<dc:creator>中建某局</dc:creator>"), "{core}");
}

#[test]
fn pictures_are_parts_of_the_archive_and_drawn_where_their_pane_is() {
    let mut document = lot(1, 1);
    let picture = Picture {
        bytes: b"\x89PNG not drawn here"[..].into(),
        size: (640, 480),
        digest: Vec::new(),
    };
    let pane = &mut document.pages[0].panes[0].pane;
    pane.pictures = vec![picture.clone(), picture];
    let xml = part(&document, "word/document.xml");
    assert_eq!(xml.matches("<w:drawing>").count(), 2);
    let relations = part(&document, "word/_rels/document.xml.rels");
    assert!(relations.contains("Target=\"media/image2.png\""));
    assert!(part(&document, "word/media/image1.png").ends_with("not drawn here"));
}
