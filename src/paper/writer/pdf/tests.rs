//! PDF of the lot form, and of what people and machines may write into it.

use super::*;
use crate::paper::sheet::{Document, ValueTable};
use crate::paper::value::{Picture, Piece};
use crate::paper::writer::specimen::{hostile, lot, made, pack, shelf};
use crate::paper::writer::typecase::{Type, characters, machine};
use image::{ImageFormat, RgbImage};
use lopdf::content::Content;
use lopdf::{Document as Read, Object};
use std::io::Cursor;

fn fonts_of(document: &Document, wide: u16) -> Fonts {
    let all = characters(document);
    let text = Type {
        wide,
        ..Type::of("SimSun", &all)
    };
    Fonts::of(machine(&[text, Type::of("SimHei", &all)]), None).unwrap()
}

fn written(document: &Document) -> Vec<u8> {
    pdf(document, &fonts_of(document, 1_000), made()).unwrap()
}

fn bare(text: &str) -> String {
    let drawn = ['△', '○', '☐', '☑'];
    let kept = |c: &char| !c.is_whitespace() && !drawn.contains(c);
    text.chars().filter(kept).collect()
}

/// What stands on a page, in the order in which it is read.
fn on_page(page: &PaperPage, number: usize, count: usize) -> String {
    let panes = page.panes.iter().map(|placed| placed.pane.plain());
    panes.chain(page.footer(number, count)).collect()
}

#[test]
fn the_texts_of_every_page_can_be_read_in_their_order() {
    let lots = [lot(3, 7), lot(37, 23), pack(&[3, 20])];
    for document in lots.into_iter().chain(shelf()) {
        let read = Read::load_mem(&written(&document)).unwrap();
        assert_eq!(read.get_pages().len(), document.pages.len());
        for (page, number) in document.pages.iter().zip(1..) {
            let text = read.extract_text(&[number]).unwrap();
            let number = usize::try_from(number).unwrap();
            let stands = on_page(page, number, document.pages.len());
            assert_eq!(bare(&text), bare(&stands), "page {number}");
        }
    }
}

#[test]
fn signs_that_are_drawn_can_be_copied() {
    let document = lot(4, 0);
    let read = Read::load_mem(&written(&document)).unwrap();
    let page = read.get_pages()[&1];
    let content = Content::decode(&read.get_page_content(page).unwrap()).unwrap();
    let mut signs = Vec::new();
    for operand in content.operations.iter().flat_map(|one| &one.operands) {
        if let Object::Dictionary(properties) = operand
            && let Ok(text) = properties.get(b"ActualText").and_then(Object::as_str)
        {
            signs.push(text.to_vec());
        }
    }
    let utf16 = |sign: u16| [&[0xFE, 0xFF], &sign.to_be_bytes()[..]].concat();
    assert_eq!(signs, [utf16(0x25B3), utf16(0x25CB)]);
}

#[test]
fn it_says_that_it_is_an_archive_copy_and_what_is_in_it() {
    let mut document = pack(&[3, 20]);
    for page in &mut document.pages {
        page.title = format!("场地平整 {}", page.sheet + 1);
    }
    let bytes = written(&document);
    let text = String::from_utf8_lossy(&bytes);
    for word in [
        "<pdfaid:part>2</pdfaid:part>",
        "<pdfaid:conformance>B</pdfaid:conformance>",
        "报验资料",
        "中建某局",
        "2026-03-01T08:00:00+08:00",
        "GTS_PDFA1",
    ] {
        assert!(text.contains(word), "{word}");
    }
    let marks = Read::load_mem(&bytes).unwrap().get_toc().unwrap().toc;
    let marks: Vec<(&str, usize)> = marks.iter().map(|one| (&*one.title, one.page)).collect();
    assert_eq!(marks, [("场地平整 1", 1), ("场地平整 2", 2)]);
}

#[test]
fn the_same_records_give_the_same_bytes() {
    let document = lot(9, 8);
    assert_eq!(written(&document), written(&document));
    let later = made() + chrono::TimeDelta::seconds(1);
    let later = pdf(&document, &fonts_of(&document, 1_000), later).unwrap();
    assert_ne!(written(&document), later);
}

#[test]
fn characters_that_no_font_has_are_told_all_at_once_with_their_line() {
    let document = lot(1, 4);
    let all: String = characters(&document).replace(['某', '抽'], "");
    let fonts = Fonts::of(machine(&[Type::of("SimSun", &all)]), None).unwrap();
    let fault = pdf(&document, &fonts, made()).unwrap_err();
    let missing = |character, field: Option<&str>, text: &str| Missing {
        character,
        text: text.to_owned(),
        field: field.map(str::to_owned),
    };
    let expected = vec![
        missing('某', Some("contractor"), "中建某局集团第二建筑工程有限公司"),
        missing('抽', None, "最小/实际抽样数量"),
        missing('抽', Some("record"), "抽查10处，合格10处"),
        missing('抽', Some("record"), "抽查10处，合格9处"),
    ];
    assert_eq!(fault, PdfFault::Missing(expected));
    for (lang, word) in [(Lang::Zh, "没有"), (Lang::En, "No font")] {
        let told = fault.told(lang);
        assert!(told.contains(word) && told.contains("中建某局"), "{told}");
        assert!(told.contains("--font"), "{told}");
    }
}

#[test]
fn a_character_is_told_with_the_fields_that_say_it_and_not_with_what_is_made_of_them() {
    let row = [
        ("title", "某栋通知单"),
        ("name", "某栋"),
        ("location", "一层\n某栋东"),
    ];
    let row = row.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let table = ValueTable {
        name: String::new(),
        rows: vec![row.to_vec()],
    };
    let stands = ["某栋通知单", "在一层某栋", "某处"].map(|text| Missing {
        character: '某',
        text: text.to_owned(),
        field: None,
    });
    let told = missing::by_field(stands.to_vec(), &[vec![table]]);
    let told: Vec<_> = told
        .iter()
        .map(|one| (one.field.as_deref(), one.text.as_str()))
        .collect();
    assert_eq!(told, [(Some("name"), "某栋"), (None, "某处")]);
}

#[test]
fn what_does_not_stand_by_itself_from_left_to_right_is_told_and_not_set_wrongly() {
    for (text, odd) in [
        ("甲e\u{301}乙", Some('\u{301}')),
        ("甲ا乙", Some('ا')),
        ("甲葛\u{e0100}乙", None),
    ] {
        let mut document = lot(1, 4);
        let title = document.title.clone();
        let panes = document.pages.iter_mut().flat_map(|page| &mut page.panes);
        for placed in panes.take(1) {
            placed.broken = vec![vec![Piece::Text(text.to_owned())]];
            placed.pane.lines = placed.broken.clone();
        }
        let all = characters(&document) + text + &title;
        let fonts = Fonts::of(machine(&[Type::of("SimSun", &all)]), None).unwrap();
        let missing = match pdf(&document, &fonts, made()) {
            Err(PdfFault::Missing(missing)) => missing.first().map(|one| one.character),
            _ => None,
        };
        assert_eq!(missing, odd, "{text}");
    }
}

#[test]
fn without_a_chinese_font_it_is_told_what_to_do() {
    let fault = PdfFault::from(FontFault::NoChinese);
    for lang in [Lang::Zh, Lang::En] {
        let told = fault.told(lang);
        for word in ["--font", "XLSX", "DOCX", "HTML"] {
            assert!(told.contains(word), "{told}");
        }
    }
}

#[test]
fn hostile_texts_stay_texts() {
    let document = hostile();
    let read = Read::load_mem(&written(&document)).unwrap();
    let text: String = (1..=read.get_pages().len())
        .map(|page| read.extract_text(&[u32::try_from(page).unwrap()]).unwrap())
        .collect();
    for word in [
        "</w:t></w:r><w:br/>",
        "]]>&amp;<!--",
        "U+202E",
        "😀",
        "U+FFFE",
    ] {
        assert!(bare(&text).contains(&bare(word)), "{word}");
    }
}

#[test]
fn lines_of_a_wide_face_are_drawn_together_and_stay_in_their_room() {
    let document = lot(1, 1);
    let bytes = pdf(&document, &fonts_of(&document, 2_000), made()).unwrap();
    let read = Read::load_mem(&bytes).unwrap();
    let page = read.get_pages()[&1];
    let content = Content::decode(&read.get_page_content(page).unwrap()).unwrap();
    let moved = content.operations.iter().filter(|one| one.operator == "cm");
    let across: Vec<f32> = moved
        .map(|one| one.operands[0].as_float().unwrap())
        .collect();
    assert!(across.iter().any(|across| *across < 0.6), "{across:?}");
    assert!(across.iter().all(|across| *across <= 1.0), "{across:?}");
}

fn with_picture(bytes: Vec<u8>) -> Document {
    let mut document = lot(1, 1);
    let page = document.pages.first_mut().unwrap();
    let placed = page
        .panes
        .iter_mut()
        .max_by_key(|placed| placed.pane.width())
        .unwrap();
    placed.pane.pictures = vec![Picture {
        bytes: bytes.into(),
        size: (40, 20),
        digest: Vec::new(),
    }];
    document
}

#[test]
fn photos_are_drawn_and_a_broken_one_is_named() {
    for format in [ImageFormat::Jpeg, ImageFormat::Png] {
        let mut bytes = Cursor::new(Vec::new());
        RgbImage::new(40, 20).write_to(&mut bytes, format).unwrap();
        let bytes = bytes.into_inner();
        let document = with_picture(bytes.clone());
        let read = Read::load_mem(&written(&document)).unwrap();
        let images = read.get_page_images(read.get_pages()[&1]).unwrap();
        assert_eq!(images.len(), 1);
        let document = with_picture(bytes[..20].to_vec());
        let fault = pdf(&document, &fonts_of(&document, 1_000), made());
        assert_eq!(fault, Err(PdfFault::Picture(1, "场地平整".to_owned())));
    }
}
