//! What a reader of tables understood otherwise than it stands in the cells, and what it left out: told
//! before anything is taken from a table, so that a person can say no.

use crate::domain::subject::Scale;
use crate::domain::{Kind, Role};
use crate::text::escape::{quoted, shown};
use crate::text::{Lang, words};

/// Something to tell of the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// The headings stand below other rows, or in two rows.
    Headings {
        /// The sheet; empty for CSV.
        sheet: String,
        /// First and last line.
        lines: (usize, usize),
    },
    /// Several sheets were read as one table: their names and how many rows.
    Sheets(Vec<(String, usize)>),
    /// Sheets that are no such table.
    PassedOver(Vec<String>),
    /// Rows that close the table, such as totals, which are not read.
    Closing {
        /// The sheet.
        sheet: String,
        /// As the user numbers them.
        rows: Vec<usize>,
    },
    /// Hidden sheets, which are not read.
    Hidden(Vec<String>),
    /// A cell drawn over several rows gave them its value.
    Merged {
        /// The sheet.
        sheet: String,
        /// As `G6:G8`.
        range: String,
        /// The heading.
        heading: String,
        /// The value.
        value: String,
    },
    /// Cells that said "the same as above".
    Same {
        /// The sheet.
        sheet: String,
        /// The heading.
        heading: String,
        /// How many.
        count: usize,
    },
    /// A word that means something the project calls otherwise.
    Meant {
        /// What stands in the cells.
        written: String,
        /// What it was taken for.
        sense: Sense,
        /// In how many rows.
        count: usize,
    },
    /// Codes that are numbers, taken as their format shows them; the first of them.
    ShownAs {
        /// The heading.
        heading: String,
        /// The number.
        value: String,
        /// How it is shown.
        shown: String,
        /// How many.
        count: usize,
    },
    /// A number where a clause or a code belongs: 5.10 typed so is 5.1.
    NumberCode {
        /// The sheet.
        sheet: String,
        /// As `C5`.
        cell: String,
        /// The number.
        value: String,
    },
    /// Rows of a division table whose upper levels are those of the row above.
    Carried(usize),
    /// A division table was read.
    Division {
        /// Lots.
        lots: usize,
        /// Lots without a checklist.
        unlisted: usize,
    },
    /// Columns nobody asked for.
    Unknown(Vec<String>),
    /// The text was taken for GB18030, which is a guess.
    Guessed,
}

/// What a word was taken for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sense {
    /// A role.
    Role(Role),
    /// A level or a register.
    Kind(Kind),
    /// A size class.
    Scale(Scale),
    /// Limits below and above, or a checklist by its name: in words that need no translation.
    Plain(String),
}

impl Note {
    /// Whether it may be a mistake that something was left out or read so.
    pub fn is_doubtful(&self) -> bool {
        matches!(
            self,
            Note::PassedOver(_) | Note::Closing { .. } | Note::Guessed
        )
    }
}

/// No more merged cells than this are told one by one.
const MOST_MERGED: usize = 12;

/// Notes in words, a line each.
pub fn lines(lang: Lang, notes: &[Note]) -> Vec<String> {
    let merged = |note: &&Note| matches!(note, Note::Merged { .. });
    let many = notes.iter().filter(merged).count();
    let mut told = 0;
    let mut lines = Vec::new();
    for note in notes {
        told += usize::from(merged(&note));
        if !merged(&note) || told <= MOST_MERGED {
            lines.push(sentence(lang, note));
        } else if told == many {
            let more = many - MOST_MERGED;
            lines.push(match lang {
                Lang::Zh => format!("还有 {more} 处合并单元格也这样填入。"),
                Lang::En => format!("{more} more merged cells were filled in like that."),
            });
        }
    }
    lines
}

fn of_sheet(lang: Lang, sheet: &str) -> String {
    match (sheet.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("工作表「{}」：", shown(sheet)),
        (false, Lang::En) => format!("Sheet \"{}\": ", shown(sheet)),
    }
}

fn names(lang: Lang, names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| quoted(name)).collect();
    names.join(lang.between())
}

fn sentence(lang: Lang, note: &Note) -> String {
    let zh = lang == Lang::Zh;
    match note {
        Note::Headings { sheet, lines } => headings(lang, sheet, *lines),
        Note::Sheets(sheets) => {
            let each = sheets.iter().map(|(name, rows)| match lang {
                Lang::Zh => format!("「{}」{rows} 行", quoted(name)),
                Lang::En => format!("\"{}\" {rows} rows", quoted(name)),
            });
            let each: Vec<String> = each.collect();
            let lead = lang.pick("几张工作表合在一起读：", "Sheets read together: ");
            format!("{lead}{}", each.join(lang.between()))
        }
        Note::PassedOver(sheets) => format!(
            "{}{}",
            lang.pick(
                "略过的工作表（没有所需的表头）：",
                "Sheets passed over, without the headings: "
            ),
            names(lang, sheets)
        ),
        Note::Closing { sheet, rows } => closing(lang, sheet, rows),
        Note::Hidden(sheets) => format!(
            "{}{}",
            lang.pick("隐藏的工作表不读：", "Hidden sheets are not read: "),
            names(lang, sheets)
        ),
        Note::Merged {
            sheet,
            range,
            heading,
            value,
        } if zh => format!(
            "{}合并单元格 {range} 的「{}」填入「{}」列的各行",
            of_sheet(lang, sheet),
            quoted(value),
            quoted(heading)
        ),
        Note::Merged {
            sheet,
            range,
            heading,
            value,
        } => format!(
            "{}merged cell {range}: \"{}\" taken for every row of \"{}\"",
            of_sheet(lang, sheet),
            quoted(value),
            quoted(heading)
        ),
        Note::Carried(count) if zh => format!("{count} 行的上级空着，照上一行填入"),
        Note::Carried(count) => {
            format!("{count} rows leave upper levels empty and took those of the row above")
        }
        Note::Division { lots, unlisted } => division(lang, *lots, *unlisted),
        Note::Unknown(columns) => format!(
            "{}{}",
            lang.pick("不认识而略过的列：", "Columns not known and left out: "),
            names(lang, columns)
        ),
        Note::Guessed => lang
            .pick(
                "文字按 GB18030 读取，请核对汉字。",
                "The text was read as GB18030; check the Chinese words.",
            )
            .to_owned(),
        other => of_cells(lang, other),
    }
}

fn closing(lang: Lang, sheet: &str, rows: &[usize]) -> String {
    let sheet = of_sheet(lang, sheet);
    let rows: Vec<String> = rows.iter().map(usize::to_string).collect();
    let rows = rows.join(lang.between());
    match lang {
        Lang::Zh => format!("{sheet}第 {rows} 行是合计或落款，不读"),
        Lang::En => format!("{sheet}rows {rows} are totals or signatures and are not read"),
    }
}

fn division(lang: Lang, lots: usize, unlisted: usize) -> String {
    let read = match lang {
        Lang::Zh => format!("按划分表读入：一行一个检验批，共 {lots} 个，上级由各列建立"),
        Lang::En => format!(
            "read as a division table: {lots} lots, a row each; what stands above them is made from the columns"
        ),
    };
    let without = match (unlisted, lang) {
        (0, _) => String::new(),
        (count, Lang::Zh) => format!("；{count} 个没有检查表，须加「检查表」列指明才能检查"),
        (count, Lang::En) => {
            format!(
                "; {count} have no checklist and need a column \"checklist\" before they can be checked"
            )
        }
    };
    format!("{read}{without}")
}

fn headings(lang: Lang, sheet: &str, (first, last): (usize, usize)) -> String {
    let sheet = of_sheet(lang, sheet);
    match (first == last, lang) {
        (true, Lang::Zh) => format!("{sheet}表头在第 {last} 行"),
        (true, Lang::En) => format!("{sheet}headings found in row {last}"),
        (false, Lang::Zh) => format!("{sheet}表头在第 {first}、{last} 行"),
        (false, Lang::En) => format!("{sheet}headings found in rows {first} and {last}"),
    }
}

fn of_cells(lang: Lang, note: &Note) -> String {
    let zh = lang == Lang::Zh;
    match note {
        Note::Same {
            sheet,
            heading,
            count,
        } => {
            let (sheet, heading) = (of_sheet(lang, sheet), quoted(heading));
            match lang {
                Lang::Zh => format!("{sheet}「{heading}」列 {count} 处「同上」照上一行填入"),
                Lang::En => format!(
                    "{sheet}{count} cells of \"{heading}\" that say \"same as above\" took the row above"
                ),
            }
        }
        Note::Meant {
            written,
            sense,
            count,
        } => {
            let (written, meant) = (quoted(written), meant(lang, sense));
            match lang {
                Lang::Zh => format!("「{written}」按「{meant}」读入（{count} 行）"),
                Lang::En => format!("\"{written}\" was taken for \"{meant}\" ({count} rows)"),
            }
        }
        Note::ShownAs {
            heading,
            value,
            shown,
            count,
        } if zh => format!(
            "「{}」列是数字，按表中显示的样子读入：{} → {}（{count} 处）",
            quoted(heading),
            quoted(value),
            quoted(shown)
        ),
        Note::ShownAs {
            heading,
            value,
            shown,
            count,
        } => format!(
            "\"{}\" holds numbers, taken as the sheet shows them: {} → {} ({count} cells)",
            quoted(heading),
            quoted(value),
            quoted(shown)
        ),
        Note::NumberCode { sheet, cell, value } if zh => format!(
            "{}{cell} 是数字 {}；原文若末尾有 0（如 5.10），请把此列设为文本后重新输入",
            of_sheet(lang, sheet),
            quoted(value)
        ),
        Note::NumberCode { sheet, cell, value } => format!(
            "{}{cell} is the number {}; if it ended in 0 (as 5.10), set the column to text and type it again",
            of_sheet(lang, sheet),
            quoted(value)
        ),
        _ => String::new(),
    }
}

fn meant(lang: Lang, sense: &Sense) -> String {
    match sense {
        Sense::Role(role) => words::role(lang, *role).to_owned(),
        Sense::Kind(kind) => words::kind(lang, *kind).to_owned(),
        Sense::Scale(scale) => words::scale(lang, *scale).to_owned(),
        Sense::Plain(text) => quoted(text),
    }
}
