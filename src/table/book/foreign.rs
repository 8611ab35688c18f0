//! What a file is that only calls itself a table: web pages and XML that spreadsheets open under the
//! name .xls, workbooks of other programs, papers. Nothing of it is read.

/// Something that is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A web page with a table in it.
    WebPage,
    /// A workbook as XML of 2003.
    Xml2003,
    /// Other XML.
    Xml,
    /// A workbook of OpenDocument (.ods).
    OpenDocument,
    /// A binary workbook (.xlsb).
    BinaryWorkbook,
    /// A document of a word processor.
    Document,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// JSON.
    Json,
    /// Packed files.
    Archive,
    /// The old text format of spreadsheets (SYLK).
    Sylk,
}

/// How much of a text is looked at.
const BEGINNING: usize = 4096;

/// What a file is, if it is no table.
pub fn told(bytes: &[u8]) -> Option<Foreign> {
    let starts = |magic: &[u8]| bytes.starts_with(magic);
    if starts(b"%PDF") {
        return Some(Foreign::Pdf);
    }
    if starts(b"{\\rtf") {
        return Some(Foreign::Document);
    }
    if starts(b"\x89PNG") || starts(b"\xff\xd8\xff") || starts(b"GIF8") {
        return Some(Foreign::Picture);
    }
    if starts(b"Rar!") || starts(b"7z\xbc\xaf") || starts(b"\x1f\x8b") {
        return Some(Foreign::Archive);
    }
    if starts(b"ID;P") {
        return Some(Foreign::Sylk);
    }
    match starts(b"PK\x03\x04") {
        true => of_zip(bytes),
        false => of_text(bytes),
    }
}

/// Names of entries stand in a zip as they are.
fn of_zip(bytes: &[u8]) -> Option<Foreign> {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|window| window == name);
    if has(b"xl/workbook.bin") {
        Some(Foreign::BinaryWorkbook)
    } else if has(b"xl/") {
        None
    } else if has(b"opendocument.spreadsheet") {
        Some(Foreign::OpenDocument)
    } else if has(b"word/document") || has(b"opendocument.text") {
        Some(Foreign::Document)
    } else if has(b"[Content_Types].xml") || has(b"_rels/") {
        None
    } else {
        Some(Foreign::Archive)
    }
}

fn of_text(bytes: &[u8]) -> Option<Foreign> {
    // UTF-16 has a zero beside each plain character.
    let beginning = bytes.iter().take(BEGINNING).filter(|byte| **byte != 0);
    let text: Vec<u8> = beginning.copied().collect();
    let text = String::from_utf8_lossy(&text).to_ascii_lowercase();
    let marks = ['\u{feff}', '\u{fffd}'];
    let text = text.trim_start_matches(|c: char| marks.contains(&c) || c.is_whitespace());
    let has = |word: &str| text.contains(word);
    if text.starts_with('{') || text.starts_with("[{") {
        return Some(Foreign::Json);
    }
    if text.starts_with("mime-version") && has("text/html") {
        return Some(Foreign::WebPage);
    }
    if !text.starts_with('<') {
        return None;
    }
    if has("urn:schemas-microsoft-com:office:spreadsheet") && has("<workbook") {
        return Some(Foreign::Xml2003);
    }
    let tags = [
        "<html",
        "<!doctype html",
        "<table",
        "<meta",
        "<body",
        "<head",
        "<style",
        "<div",
    ];
    match tags.iter().any(|tag| has(tag)) {
        true => Some(Foreign::WebPage),
        false => has("<?xml").then_some(Foreign::Xml),
    }
}

#[cfg(test)]
mod tests {
    use super::{Foreign, told};

    #[test]
    fn what_only_calls_itself_a_table_is_told() {
        let utf16: Vec<u8> = "\u{feff}<html><table>"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for (bytes, expected) in [
            (&b"<html><meta charset=\"utf-8\"><table>"[..], Some(Foreign::WebPage)),
            (b"\xef\xbb\xbf\n  <TABLE border=1><tr>", Some(Foreign::WebPage)),
            (b"MIME-Version: 1.0\r\nContent-Type: multipart/related; type=\"text/html\"", Some(Foreign::WebPage)),
            (b"<html xmlns:x=\"urn:schemas-microsoft-com:office:spreadsheet\"><body>", Some(Foreign::WebPage)),
            (utf16.as_slice(), Some(Foreign::WebPage)),
            (b"<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\">", Some(Foreign::Xml2003)),
            (b"<?xml version=\"1.0\"?><a/>", Some(Foreign::Xml)),
            (b"%PDF-1.7", Some(Foreign::Pdf)),
            (b"[{\"code\":1}]", Some(Foreign::Json)),
            (b"ID;PWXL;N;E", Some(Foreign::Sylk)),
            (b"PK\x03\x04....mimetypeapplication/vnd.oasis.opendocument.spreadsheet", Some(Foreign::OpenDocument)),
            (b"PK\x03\x04....xl/workbook.bin", Some(Foreign::BinaryWorkbook)),
            (b"PK\x03\x04....word/document.xml", Some(Foreign::Document)),
            (b"PK\x03\x04....a.jpg", Some(Foreign::Archive)),
            (b"PK\x03\x04....xl/workbook.xml", None),
            (b"code,name\n", None),
            ("编号,名称\n<3层>,甲".as_bytes(), None),
            (b"<3,4\n", None),
        ] {
            assert_eq!(told(bytes), expected, "{}", String::from_utf8_lossy(bytes));
        }
    }
}
