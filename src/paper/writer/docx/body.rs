//! Sections, pages, and what parts them. Between two tables there must be a paragraph, and after the last one as
//! well: it is a point high, and where a page begins it stands at its top, so that it never takes a page.

use super::paragraph::Pictures;
use super::row::table;
use crate::paper::sheet::{Document, PaperPage, area};
use std::fmt::Write;

/// The body of a document, and what it refers to.
pub struct Body {
    /// The XML of its body.
    pub xml: String,
    /// The footer of each section.
    pub footers: Vec<Footer>,
    /// JPEG and PNG files in the order of their numbers.
    pub pictures: Pictures,
}

/// What stands below the pages of a section.
#[derive(Default)]
pub struct Footer {
    /// The check code, if the paper has one.
    pub check: Option<String>,
    /// Whether the pages lie on their side.
    pub landscape: bool,
}

/// The body: sections of pages that lie the same way and have the same footer.
pub fn written(document: &Document) -> Body {
    let mut body = Body {
        xml: String::new(),
        footers: Vec::new(),
        pictures: Pictures::default(),
    };
    let same = |one: &PaperPage, next: &PaperPage| {
        one.sheet == next.sheet && one.landscape == next.landscape
    };
    let sections: Vec<&[PaperPage]> = document.pages.chunk_by(same).collect();
    for (at, pages) in sections.iter().enumerate() {
        for (at, page) in pages.iter().enumerate() {
            if at > 0 {
                body.xml.push_str(&between("<w:pageBreakBefore/>", ""));
            }
            let table = table(page, &mut body.pictures);
            body.xml.push_str(&table);
        }
        let check = pages.iter().find_map(|page| page.check.clone());
        let landscape = pages.first().is_some_and(|page| page.landscape);
        body.footers.push(Footer { check, landscape });
        let properties = section(body.footers.len(), landscape);
        match at + 1 == sections.len() {
            false => body.xml.push_str(&between("", &properties)),
            true => {
                body.xml.push_str(&between("", ""));
                body.xml.push_str(&properties);
            }
        }
    }
    if sections.is_empty() {
        body.footers.push(Footer::default());
        let _ = write!(body.xml, "<w:p/>{}", section(1, false));
    }
    body
}

/// A paragraph a point high.
fn between(before: &str, section: &str) -> String {
    format!(
        "<w:p><w:pPr>{before}<w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" \
         w:lineRule=\"exact\"/><w:rPr><w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr>{section}</w:pPr></w:p>"
    )
}

/// Paper, margins and footer of a section.
fn section(footer: usize, landscape: bool) -> String {
    let (wide, high) = area::paper(landscape);
    let turned = match landscape {
        false => "",
        true => " w:orient=\"landscape\"",
    };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rIdFooter{footer}\"/>\
         <w:type w:val=\"nextPage\"/><w:pgSz w:w=\"{}\" w:h=\"{}\"{turned}/>\
         <w:pgMar w:top=\"{}\" w:right=\"{}\" w:bottom=\"{}\" w:left=\"{}\" w:header=\"{}\" \
         w:footer=\"{}\" w:gutter=\"0\"/></w:sectPr>",
        wide.twips(),
        high.twips(),
        area::TOP.twips(),
        area::right(landscape).twips(),
        area::BOTTOM.twips(),
        area::left(landscape).twips(),
        area::HEADER.twips(),
        area::FOOTER.twips(),
    )
}
