//! The lines and pictures of a cell. Every line is exactly as high as it was measured, and breaks where the other
//! formats break it.

use crate::paper::form::Align;
use crate::paper::sheet::fit::{free, parts, picture_sizes};
use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Face, Pane, Placed};
use crate::paper::value::{Picture, Piece, plain};
use crate::text::{escape, paper as words};
use quick_xml::escape::escape as escaped;

/// Where nothing stands: a cell must have a paragraph.
pub const NOTHING: &str = "<w:p><w:pPr><w:spacing w:line=\"20\" w:lineRule=\"exact\"/><w:rPr>\
    <w:sz w:val=\"2\"/><w:szCs w:val=\"2\"/></w:rPr></w:pPr></w:p>";

/// The pictures of a document, each with its number from 1.
#[derive(Default)]
pub struct Pictures {
    files: Vec<Picture>,
}

impl Pictures {
    fn number(&mut self, picture: &Picture) -> usize {
        self.files.push(picture.clone());
        self.files.len()
    }

    /// Their files: number, what the name ends with, bytes.
    pub fn files(&self) -> impl Iterator<Item = (usize, &'static str, &[u8])> {
        let numbered = (1..).zip(&self.files);
        numbered.map(|(number, picture)| (number, picture.kind(), &picture.bytes[..]))
    }
}

/// Text as it may stand in XML: what XML forbids is made visible.
pub fn safe(text: &str) -> String {
    escaped(escape::shown(text)).into_owned()
}

/// All that stands in a cell.
pub fn paragraphs(placed: &Placed, pictures: &mut Pictures) -> String {
    let pane = &placed.pane;
    let lines = pane.lines.iter().map(|line| paragraph(line, pane));
    let mut xml: String = lines.collect();
    if !pane.pictures.is_empty() {
        let sized = pane.pictures.iter().zip(picture_sizes(pane));
        let drawn: String = sized
            .map(|(picture, size)| drawing(pictures.number(picture), size))
            .collect();
        xml.push_str(&format!(
            "<w:p><w:pPr><w:jc w:val=\"center\"/></w:pPr>{drawn}</w:p>"
        ));
    }
    if xml.is_empty() {
        xml.push_str(NOTHING);
    }
    xml
}

fn paragraph(line: &[Piece], pane: &Pane) -> String {
    let look = pane.look;
    let align = match look.align {
        Align::Left => "left",
        Align::Centre => "center",
        Align::Right => "right",
    };
    // Size in half points, line height in twentieths.
    let (half, height) = (look.size / 5, look.size * look.leading / 50);
    let indent = match free(pane).twips() {
        0 => String::new(),
        free => format!("<w:ind w:right=\"{free}\"/>"),
    };
    let face = match look.face {
        Face::Text => String::new(),
        Face::Title => fonts(&words::hei()),
    };
    let face = format!("<w:rPr>{face}<w:sz w:val=\"{half}\"/><w:szCs w:val=\"{half}\"/></w:rPr>");
    let parts = parts(pane, line, look.size);
    let texts = shown(&parts).into_iter();
    let texts = texts.filter(|text| !text.is_empty());
    let texts = texts.map(|text| format!("<w:t xml:space=\"preserve\">{}</w:t>", safe(&text)));
    let run = match texts.collect::<Vec<_>>() {
        texts if texts.is_empty() => String::new(),
        texts => format!("<w:r>{face}{}</w:r>", texts.join("<w:br/>")),
    };
    format!(
        "<w:p><w:pPr><w:spacing w:line=\"{height}\" w:lineRule=\"exact\"/>{indent}\
         <w:jc w:val=\"{align}\"/>{face}</w:pPr>{run}</w:p>"
    )
}

/// Lines as they are written. A blank before a break becomes a line of its own where the line is full: the break
/// stands for it.
fn shown(lines: &[Vec<Piece>]) -> Vec<String> {
    let mut texts: Vec<String> = lines.iter().map(|line| plain(line)).collect();
    if let Some((_, broken)) = texts.split_last_mut() {
        for text in broken {
            text.truncate(text.trim_end_matches(' ').len());
        }
    }
    texts
}

/// One face for Chinese and Latin: a word processor takes another for what is not said.
pub fn fonts(face: &str) -> String {
    let kinds = ["ascii", "hAnsi", "eastAsia", "cs"];
    let kinds = kinds.map(|kind| format!(" w:{kind}=\"{face}\""));
    format!("<w:rFonts{}/>", kinds.concat())
}

/// A picture in a line of text.
fn drawing(number: usize, (width, height): (Length, Length)) -> String {
    // In English metric units.
    let [width, height] = [width, height].map(|length| i64::from(length.0) * 36);
    format!(
        "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\">\
         <wp:extent cx=\"{width}\" cy=\"{height}\"/><wp:docPr id=\"{number}\" name=\"{number}\"/>\
         <a:graphic><a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
         <pic:pic><pic:nvPicPr><pic:cNvPr id=\"{number}\" name=\"{number}\"/><pic:cNvPicPr/></pic:nvPicPr>\
         <pic:blipFill><a:blip r:embed=\"rIdPicture{number}\"/><a:stretch><a:fillRect/></a:stretch>\
         </pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/>\
         </a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>\
         </a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
}
