//! Takes a batch apart: an object a line, as the contract has it; but also an array, or objects spread
//! over lines. What is none is told once, with its line, and does not cost the lines around it.

use super::json;
use super::line::{BatchLine, BatchLines, no_check, opens};
use crate::domain::Trouble;
use crate::domain::trouble::Miswritten;
use crate::domain::unlike::Unlike;
use serde_json::{Map, Value};
use std::collections::VecDeque;
use std::io::{self, BufRead};

/// An object spread over lines has blanks that its record has not.
const LONGEST_OBJECT: usize = 1024 * 1024;
/// An array is read as a whole.
const LONGEST_ARRAY: u64 = 64 * 1024 * 1024;

/// One check of a batch.
pub struct BatchPiece {
    /// The line it begins on, from 1.
    pub line: u64,
    /// Its fields; of what could not be read those before the fault.
    pub fields: Map<String, Value>,
    /// Why it could not be read.
    pub trouble: Option<Trouble>,
}

/// The checks of a batch, one after the other.
pub struct BatchPieces<R> {
    lines: BatchLines<R>,
    ready: VecDeque<BatchPiece>,
    begun: bool,
}

impl<R: BufRead> BatchPieces<R> {
    pub fn of(input: R) -> Self {
        Self {
            lines: BatchLines::of(input),
            ready: VecDeque::new(),
            begun: false,
        }
    }

    /// The next check, or what stands in its place.
    pub fn next(&mut self) -> io::Result<Option<BatchPiece>> {
        while self.ready.is_empty() {
            let Some(line) = self.lines.next()? else {
                return Ok(None);
            };
            if line.is_blank() {
                continue;
            }
            let first = !std::mem::replace(&mut self.begun, true);
            match line.text {
                Err(too_large) if too_large == Miswritten::TooLarge.into() => {
                    self.refuse(line.number, "", too_large);
                }
                Ok(text) if first && text.trim_start().starts_with('[') => {
                    self.array(line.number, text)?;
                }
                Ok(text) if opens(&text) => self.object(line.number, text)?,
                _ => self.stray(line)?,
            }
        }
        Ok(self.ready.pop_front())
    }

    fn put(&mut self, line: u64, text: &str) {
        let (fields, trouble) = match json::object(text) {
            Ok(fields) => (fields, None),
            Err(why) => (json::words(text), Some(no_check(line, why))),
        };
        let piece = BatchPiece {
            line,
            fields,
            trouble,
        };
        self.ready.push_back(piece);
    }

    fn refuse(&mut self, line: u64, text: &str, trouble: Trouble) {
        self.ready.push_back(BatchPiece {
            line,
            fields: json::words(text),
            trouble: Some(trouble),
        });
    }

    /// An object on its line, or one that begins there.
    fn object(&mut self, number: u64, text: String) -> io::Result<()> {
        match json::several(&text) {
            Ok(texts) => texts.into_iter().for_each(|text| self.put(number, text)),
            Err(Unlike::Cut) => return self.spread(number, text),
            Err(why) => self.refuse(number, &text, no_check(number, at(why, number))),
        }
        Ok(())
    }

    /// An object that goes on over the next lines, or was cut.
    fn spread(&mut self, number: u64, mut text: String) -> io::Result<()> {
        let cut = |text: &str| (text.to_owned(), Unlike::Cut);
        let (text, why) = loop {
            let Some(line) = self.lines.next()? else {
                break cut(&text);
            };
            // A whole check follows: this one was cut.
            if line.text.is_err() || is_check(line.text()) {
                self.lines.put_back(line);
                break cut(&text);
            }
            text.push('\n');
            text.push_str(line.text());
            if text.len() > LONGEST_OBJECT {
                self.refuse(number, "", Miswritten::TooLarge.into());
                return self.skip_object();
            }
            if !line.text().trim_end().ends_with(['}', ',']) {
                continue;
            }
            match json::several(&text) {
                Ok(texts) => {
                    for each in texts {
                        self.put(number + json::line_of(&text, each), each);
                    }
                    return Ok(());
                }
                Err(Unlike::Cut) => {}
                Err(why) => {
                    self.skip_object()?;
                    break (text, at(why, number));
                }
            }
        };
        self.refuse(number, &text, no_check(number, why));
        Ok(())
    }

    /// Goes on to where the next object may begin.
    fn skip_object(&mut self) -> io::Result<()> {
        while let Some(line) = self.lines.next()? {
            if line.text().starts_with('{') {
                self.lines.put_back(line);
                return Ok(());
            }
        }
        Ok(())
    }

    /// Lines that are no JSON at all are told once.
    fn stray(&mut self, first: BatchLine) -> io::Result<()> {
        let mut last = first.number;
        while let Some(line) = self.lines.next()? {
            if line.opens() {
                self.lines.put_back(line);
                break;
            }
            if !line.is_blank() {
                last = line.number;
            }
        }
        let looks_like_table =
            |text: &String| text.contains([',', '\t', ';', '，']) || text.starts_with("PK");
        let trouble = match first.text {
            Err(trouble) => trouble,
            Ok(text) => {
                let table = looks_like_table(&text);
                no_check(first.number, Unlike::Stray { last, table })
            }
        };
        self.refuse(first.number, "", trouble);
        Ok(())
    }

    /// The whole batch as one array.
    fn array(&mut self, number: u64, mut text: String) -> io::Result<()> {
        text.push('\n');
        if self.lines.rest(LONGEST_ARRAY, &mut text).is_err() {
            let why = Unlike::Encoding;
            self.refuse(number, "", no_check(number, why));
            return Ok(());
        }
        match json::elements(&text) {
            Ok(texts) => texts.into_iter().for_each(|each| {
                self.put(number + json::line_of(&text, each), each);
            }),
            Err(why) => self.refuse(number, "", no_check(number, at(why, number))),
        }
        Ok(())
    }
}

/// Whether a line by itself is a check.
fn is_check(line: &str) -> bool {
    let begins = line.trim_start().starts_with('{');
    let fields = || json::object(line.trim_end().trim_end_matches(',')).ok();
    begins
        && fields()
            .is_some_and(|fields| fields.contains_key("schema") || fields.contains_key("subject"))
}

/// What was found in a text that begins on this line of the file.
fn at(why: Unlike, begins: u64) -> Unlike {
    match why {
        Unlike::Syntax { line, column } => Unlike::Syntax {
            line: begins + line - 1,
            column,
        },
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::super::line::LONGEST;
    use super::*;

    const A: &str = r#"{"schema":"s","subject":"A"}"#;
    const B: &str = r#"{"schema":"s","subject":"B"}"#;

    /// Each piece: its line, its subject, and what is wrong.
    fn pieces(text: &str) -> Vec<String> {
        let mut pieces = BatchPieces::of(text.as_bytes());
        let mut found = Vec::new();
        while let Some(piece) = pieces.next().unwrap() {
            let subject = piece.fields.get("subject").and_then(Value::as_str);
            let subject = subject.unwrap_or("-");
            let trouble = piece
                .trouble
                .map_or(String::new(), |trouble| match trouble {
                    Trouble::Miswritten(Miswritten::NoCheck { why, .. }) => format!(" {why:?}"),
                    other => format!(" {other:?}"),
                });
            found.push(format!("{} {subject}{trouble}", piece.line));
        }
        found
    }

    #[test]
    fn an_object_stands_on_its_line() {
        assert_eq!(pieces(&format!("\u{feff}{A}\r\n\n{B}")), ["1 A", "3 B"]);
        assert_eq!(pieces(&format!("{A},\n{B}{A}\n")), ["1 A", "2 B", "2 A"]);
    }

    #[test]
    fn an_array_and_an_object_over_several_lines_are_read() {
        assert_eq!(pieces(&format!("[{A},\n\n {B}]")), ["1 A", "3 B"]);
        let spread = "{\n \"schema\": \"s\",\n \"subject\": \"A\",\n \"answers\": [\n  {\n   \"item\": \"x\"\n  }\n ]\n}";
        assert_eq!(
            pieces(&format!("{spread}\n{B}\n{spread}")),
            ["1 A", "10 B", "11 A"]
        );
    }

    #[test]
    fn a_cut_line_costs_itself_only() {
        let cut = r#"{"schema":"s","subject":"C","answers":[{"ite"#;
        assert_eq!(
            pieces(&format!("{A}\n{cut}\n{B}")),
            ["1 A", "2 C Cut", "3 B"]
        );
        assert_eq!(pieces(&format!("{A}\n\n{cut}")), ["1 A", "3 C Cut"]);
    }

    #[test]
    fn what_is_no_json_is_told_once() {
        let table = "检验批,阶段\nL1,自检\n\nL2,自检\n";
        assert_eq!(pieces(table), ["1 - Stray { last: 4, table: true }"]);
        assert_eq!(
            pieces(&format!("{A}\nhello\nworld\n{B}")),
            ["1 A", "2 - Stray { last: 3, table: false }", "4 B"]
        );
        let wrong = "{\n \"subject\": \"A\",\n \"stage\" \"self\",\n \"answers\": []\n}";
        assert_eq!(
            pieces(&format!("{wrong}\n{B}")),
            ["1 A Syntax { line: 3, column: 10 }", "6 B"]
        );
        assert_eq!(
            pieces("[1,\n{\"a\":}]"),
            ["1 - Syntax { line: 2, column: 6 }"]
        );
        assert_eq!(
            pieces("{\"subject\":\"A\",\"subject\":\"B\"}"),
            ["1 B Twice(\"subject\")"]
        );
    }

    #[test]
    fn a_line_of_another_encoding_is_one_refusal() {
        let mut bytes = Vec::from("{\"subject\":\"");
        bytes.extend([0xb8, 0xd6, b'"', b'}', b'\n']);
        let mut pieces = BatchPieces::of(bytes.as_slice());
        let piece = pieces.next().unwrap().unwrap();
        let encoding = Trouble::Miswritten(Miswritten::NoCheck {
            line: 1,
            why: Unlike::Encoding,
        });
        assert_eq!(
            (piece.trouble, pieces.next().unwrap().is_none()),
            (Some(encoding), true)
        );
    }

    #[test]
    fn a_line_too_long_is_refused_and_the_next_is_read() {
        let long = format!("{{\"subject\":\"{}\"}}", "x".repeat(LONGEST as usize));
        assert_eq!(
            pieces(&format!("{long}\n{A}")),
            ["1 - Miswritten(TooLarge)", "2 A"]
        );
    }
}
