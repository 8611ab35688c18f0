//! The parts around the body, and the archive they are packed into. Nothing in it depends on the machine or on the
//! hour: the archive has no times of its own, and the time in the properties is the one it is given.

use super::body::{Body, Footer};
use super::paragraph::{fonts, safe};
use crate::paper::sheet::Document;
use crate::paper::sheet::area::width;
use crate::text::paper;
use chrono::{DateTime, FixedOffset, SecondsFormat, Utc};
use std::io::{Cursor, Write};
use zip::result::ZipError;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const WORDS: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE: &str = "http://schemas.openxmlformats.org/package/2006";
const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";
const KIND: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// The archive with all its parts.
pub fn packed(
    document: &Document,
    body: &Body,
    made: DateTime<FixedOffset>,
) -> Result<Vec<u8>, ZipError> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(zip::DateTime::default());
    let mut put = |name: &str, bytes: &[u8]| -> Result<(), ZipError> {
        archive.start_file(name, options)?;
        Ok(archive.write_all(bytes)?)
    };
    put("[Content_Types].xml", kinds(body).as_bytes())?;
    put("_rels/.rels", relations().as_bytes())?;
    put("docProps/core.xml", core(document, made).as_bytes())?;
    put("word/document.xml", main(body).as_bytes())?;
    put(
        "word/_rels/document.xml.rels",
        main_relations(body).as_bytes(),
    )?;
    put("word/styles.xml", styles().as_bytes())?;
    put("word/settings.xml", settings().as_bytes())?;
    for (number, footer) in (1..).zip(&body.footers) {
        let text = below(footer);
        put(&format!("word/footer{number}.xml"), text.as_bytes())?;
    }
    for (number, ending, bytes) in body.pictures.files() {
        put(&format!("word/media/image{number}.{ending}"), bytes)?;
    }
    Ok(archive.finish()?.into_inner())
}

fn kinds(body: &Body) -> String {
    let footers = (1..=body.footers.len()).map(|number| {
        format!(
            "<Override PartName=\"/word/footer{number}.xml\" ContentType=\"{KIND}.footer+xml\"/>"
        )
    });
    format!(
        "{HEAD}<Types xmlns=\"{PACKAGE}/content-types\">\
         <Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>\
         <Default Extension=\"xml\" ContentType=\"application/xml\"/>\
         <Default Extension=\"jpeg\" ContentType=\"image/jpeg\"/>\
         <Default Extension=\"png\" ContentType=\"image/png\"/>\
         <Override PartName=\"/word/document.xml\" ContentType=\"{KIND}.document.main+xml\"/>\
         <Override PartName=\"/word/styles.xml\" ContentType=\"{KIND}.styles+xml\"/>\
         <Override PartName=\"/word/settings.xml\" ContentType=\"{KIND}.settings+xml\"/>{}\
         <Override PartName=\"/docProps/core.xml\" \
         ContentType=\"application/vnd.openxmlformats-package.core-properties+xml\"/></Types>",
        footers.collect::<String>(),
    )
}

fn relations() -> String {
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{OFFICE}/officeDocument\" Target=\"word/document.xml\"/>\
         <Relationship Id=\"rId2\" Type=\"{PACKAGE}/relationships/metadata/core-properties\" \
         Target=\"docProps/core.xml\"/></Relationships>"
    )
}

fn main_relations(body: &Body) -> String {
    let one = |id: &str, kind: &str, target: &str| {
        format!("<Relationship Id=\"{id}\" Type=\"{OFFICE}/{kind}\" Target=\"{target}\"/>")
    };
    let footers = (1..=body.footers.len()).map(|number| {
        let (id, target) = (format!("rIdFooter{number}"), format!("footer{number}.xml"));
        one(&id, "footer", &target)
    });
    let pictures = body.pictures.files().map(|(number, ending, _)| {
        let (id, target) = (
            format!("rIdPicture{number}"),
            format!("media/image{number}.{ending}"),
        );
        one(&id, "image", &target)
    });
    format!(
        "{HEAD}<Relationships xmlns=\"{PACKAGE}/relationships\">{}{}{}</Relationships>",
        one("rIdStyles", "styles", "styles.xml"),
        one("rIdSettings", "settings", "settings.xml"),
        footers.chain(pictures).collect::<String>(),
    )
}

fn core(document: &Document, made: DateTime<FixedOffset>) -> String {
    let made = made
        .with_timezone(&Utc)
        .to_rfc3339_opts(SecondsFormat::Secs, true);
    format!(
        "{HEAD}<cp:coreProperties xmlns:cp=\"{PACKAGE}/metadata/core-properties\" \
         xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" \
         xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}</dc:title>\
         <dc:creator>{}</dc:creator><dcterms:created xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:created>\
         <dcterms:modified xsi:type=\"dcterms:W3CDTF\">{made}</dcterms:modified></cp:coreProperties>",
        safe(&document.title),
        safe(&document.author),
    )
}

fn main(body: &Body) -> String {
    format!(
        "{HEAD}<w:document xmlns:w=\"{WORDS}\" xmlns:r=\"{OFFICE}\" \
         xmlns:wp=\"{DRAWING}/wordprocessingDrawing\" xmlns:a=\"{DRAWING}/main\" \
         xmlns:pic=\"{DRAWING}/picture\"><w:body>{}</w:body></w:document>",
        body.xml,
    )
}

/// Every text in Song type unless it says otherwise; no blanks of the word processor's own between Chinese and Latin.
fn styles() -> String {
    format!(
        "{HEAD}<w:styles xmlns:w=\"{WORDS}\"><w:docDefaults><w:rPrDefault><w:rPr>\
         {}<w:sz w:val=\"20\"/><w:szCs w:val=\"20\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>\
         </w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\">\
         <w:name w:val=\"Normal\"/><w:pPr><w:widowControl w:val=\"0\"/><w:autoSpaceDE w:val=\"0\"/>\
         <w:autoSpaceDN w:val=\"0\"/><w:snapToGrid w:val=\"0\"/><w:spacing w:before=\"0\" w:after=\"0\"/>\
         </w:pPr></w:style></w:styles>",
        fonts(&paper::song()),
    )
}

fn settings() -> String {
    format!(
        "{HEAD}<w:settings xmlns:w=\"{WORDS}\"><w:characterSpacingControl w:val=\"doNotCompress\"/>\
         <w:compat><w:compatSetting w:name=\"compatibilityMode\" \
         w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat></w:settings>"
    )
}

/// The check code at the left, the number of the page at the right.
fn below(footer: &Footer) -> String {
    let small = "<w:rPr><w:sz w:val=\"15\"/><w:szCs w:val=\"15\"/></w:rPr>";
    let run = |text: &str| {
        let text = safe(text);
        format!("<w:r>{small}<w:t xml:space=\"preserve\">{text}</w:t></w:r>")
    };
    let numbered = paper::page_of("\t", "\t");
    let mut counts = ["PAGE", "NUMPAGES"].into_iter();
    let mut line = run(&footer
        .check
        .as_deref()
        .map_or_else(String::new, paper::check_code));
    line.push_str("<w:r><w:tab/></w:r>");
    for words in numbered.split('\t') {
        line.push_str(&run(words));
        if let Some(count) = counts.next() {
            let shown = run("1");
            line.push_str(&format!(
                "<w:fldSimple w:instr=\" {count} \">{shown}</w:fldSimple>"
            ));
        }
    }
    let right = width(footer.landscape).twips();
    format!(
        "{HEAD}<w:ftr xmlns:w=\"{WORDS}\"><w:p><w:pPr><w:tabs><w:tab w:val=\"right\" \
         w:pos=\"{right}\"/></w:tabs></w:pPr>{line}</w:p></w:ftr>"
    )
}
