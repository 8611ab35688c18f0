//! A page of the web being written: sections, tables, everything that somebody typed made harmless.

use super::svg;
use crate::text::Lang;
use crate::text::escape::markup;
use std::fmt::Write;

/// How it looks.
const STYLE: &str = include_str!("board.css");

/// A page being written.
pub struct BoardPage {
    out: String,
    pub lang: Lang,
}

/// What stands in a cell.
pub enum BoardCell {
    /// Words.
    Words(String),
    /// Words, and smaller below them where they stand.
    Under(String, String),
    /// A day, in one piece.
    Day(String),
    /// A figure, flush right.
    Figure(String),
    /// A bar: its share of the whole, and a line at another.
    Bar(f64, Option<f64>),
    /// Whether something is met, in a word.
    Mark(Option<(bool, String)>),
}

impl BoardPage {
    pub fn new(lang: Lang, title: &str) -> Self {
        let code = lang.pick("zh-CN", "en");
        let title = markup(title);
        // What is there of styles is all that may be loaded.
        let out = format!(
            "<!DOCTYPE html>\n<html lang={code}>\n<head>\n<meta charset=utf-8>\n<meta name=viewport content=\"width=device-width,initial-scale=1\">\n<meta http-equiv=Content-Security-Policy content=\"default-src 'none';style-src 'unsafe-inline'\">\n<title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n"
        );
        Self { out, lang }
    }

    pub fn done(mut self) -> String {
        self.out.push_str("</body>\n</html>\n");
        self.out
    }

    /// The title, and what the page is of.
    pub fn head(&mut self, title: &str, of: &str) {
        let (title, of) = (markup(title), markup(of));
        let _ = writeln!(self.out, "<header><h1>{title}</h1><p>{of}</p></header>");
    }

    /// Markup that is ready.
    pub fn raw(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    /// A question with its answer.
    pub fn section(&mut self, question: &str, answer: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.out, "<section><h2>{}</h2>", markup(question));
        answer(self);
        self.raw("</section>");
    }

    /// What is folded until somebody opens it.
    pub fn folded(&mut self, name: &str, what: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.out, "<details><summary>{}</summary>", markup(name));
        what(self);
        self.raw("</details>");
    }

    /// A picture with what its signs mean.
    pub fn figure(&mut self, picture: &str, signs: &str) {
        let signs = markup(signs);
        self.raw(&format!(
            "<figure>{picture}<figcaption>{signs}</figcaption></figure>"
        ));
    }

    /// What stands beside each other where there is room.
    pub fn beside(&mut self, left: impl FnOnce(&mut Self), right: impl FnOnce(&mut Self)) {
        self.raw("<div class=two><div>");
        left(self);
        self.raw("</div><div>");
        right(self);
        self.raw("</div></div>");
    }

    /// A heading within a section.
    pub fn heading(&mut self, text: &str) {
        let _ = writeln!(self.out, "<h3>{}</h3>", markup(text));
    }

    /// A sentence.
    pub fn say(&mut self, text: &str) {
        let _ = writeln!(self.out, "<p>{}</p>", markup(text));
    }

    /// A sentence on how something is counted.
    pub fn note(&mut self, text: &str) {
        let _ = writeln!(self.out, "<p class=note>{}</p>", markup(text));
    }

    /// A table; without rows, nothing.
    pub fn table(&mut self, heads: &[&str], rows: &[Vec<BoardCell>]) {
        let Some(first) = rows.first() else {
            return;
        };
        self.out.push_str("<div class=wide><table><thead><tr>");
        for (head, cell) in heads.iter().zip(first) {
            let class = match cell {
                BoardCell::Figure(_) => " class=r",
                _ => "",
            };
            let _ = write!(self.out, "<th scope=col{class}>{}", markup(head));
        }
        self.out.push_str("<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            row.iter().for_each(|cell| self.cell(cell));
            self.out.push('\n');
        }
        self.raw("</table></div>");
    }

    fn cell(&mut self, cell: &BoardCell) {
        let _ = match cell {
            BoardCell::Words(text) => write!(self.out, "<td>{}", markup(text)),
            BoardCell::Day(day) => write!(self.out, "<td class=d>{}", markup(day)),
            BoardCell::Under(text, under) => {
                let (text, under) = (markup(text), markup(under));
                write!(self.out, "<td>{text}<small>{under}</small>")
            }
            BoardCell::Figure(text) => write!(self.out, "<td class=r>{}", markup(text)),
            BoardCell::Bar(share, target) => {
                write!(self.out, "<td class=w>{}", svg::bar(*share, *target))
            }
            BoardCell::Mark(None) => write!(self.out, "<td>"),
            BoardCell::Mark(Some((met, word))) => {
                let class = if *met { "yes" } else { "no" };
                write!(self.out, "<td class={class}>{}", markup(word))
            }
        };
    }
}
