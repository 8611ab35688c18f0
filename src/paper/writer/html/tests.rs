//! What a browser gets: the texts of the sheet and nothing that acts.

use super::*;
use crate::paper::writer::specimen::{HOSTILE, all, hostile, lines, lot, pack, sorted};

/// The lines of all cells, without what shows them.
fn read(html: &str) -> Vec<String> {
    let lines = html.split("<div>").skip(1);
    let lines = lines.map(|line| line.split("</div>").next().unwrap_or_default());
    let texts = lines.map(|line| {
        let parts = line.split('<');
        let text = parts.map(|part| part.split_once('>').map_or(part, |(_, text)| text));
        text.collect::<String>()
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
    });
    sorted(texts)
}

#[test]
fn every_line_of_every_pane_is_read_back() {
    for document in all() {
        assert_eq!(read(&html(&document)), lines(&document));
    }
}

#[test]
fn every_row_fills_the_columns() {
    for document in [lot(0, 0), lot(3, 7), lot(37, 23)] {
        for section in html(&document).split("<section").skip(1) {
            let columns = section.matches("<col ").count();
            let mut open = vec![0; section.matches("<tr ").count()];
            for (row, cells) in section.split("<tr ").skip(1).enumerate() {
                for cell in cells.split("<td ").skip(1) {
                    let of = |name: &str| {
                        let (_, from) = cell.split_once(name)?;
                        from.split('"').nth(1)?.parse::<usize>().ok()
                    };
                    let (across, down) = (of("colspan=").unwrap(), of("rowspan=").unwrap_or(1));
                    open[row..row + down]
                        .iter_mut()
                        .for_each(|row| *row += across);
                }
            }
            assert!(open.iter().all(|row| *row == columns), "{open:?} {columns}");
        }
    }
}

#[test]
fn what_people_typed_does_nothing() {
    let html = html(&hostile());
    for text in HOSTILE {
        assert!(!text.contains('<') || !html.contains(text), "{text}");
    }
    for word in ["<script", "\u{202e}", "http", "onload"] {
        assert!(!html.contains(word), "{word}");
    }
}

#[test]
fn a_page_of_paper_is_a_section() {
    let document = pack(&[3, 20]);
    let html = html(&document);
    assert_eq!(html.matches("<section").count(), document.pages.len());
    assert!(html.contains("<html lang=\"zh-CN\">"));
    assert!(html.contains("第2页 共"));
    assert!(html.contains("数据校验码 7F3K-9Q2M"));
}
