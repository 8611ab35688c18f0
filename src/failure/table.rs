//! Tables that were not taken, in words: the file, and every cell with its place.

use crate::domain::tree::{Column, RowFault};
use crate::sync::rows::{TableFault, TableFlaw};
use crate::sync::table::{Flaw, TableError};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::table::misfit;

/// No more faults than this are spelled out.
const MOST_SHOWN: usize = 200;

/// Every fault with its place, a line each.
pub fn sentences(lang: Lang, faults: &[TableFault]) -> Vec<String> {
    let count = faults.len();
    let mut lines = vec![match lang {
        Lang::Zh => format!("表中有 {count} 处错误，什么都没有导入。改正后再导入："),
        Lang::En => format!(
            "The table has {count} faults; nothing was imported. Mend them and import again:"
        ),
    }];
    lines.extend(
        faults
            .iter()
            .take(MOST_SHOWN)
            .map(|fault| sentence(lang, fault)),
    );
    if count > MOST_SHOWN {
        let more = count - MOST_SHOWN;
        lines.push(match lang {
            Lang::Zh => format!("还有 {more} 处。"),
            Lang::En => format!("{more} more."),
        });
    }
    lines
}

/// Every fault of one entry, each with its column.
pub fn entry(lang: Lang, faults: &[RowFault]) -> Vec<String> {
    let head = lang.pick("没有登记，先改正：", "Nothing was entered; mend first:");
    let line = |fault: &RowFault| {
        let named = Column::ALL
            .iter()
            .find(|(column, ..)| *column == fault.column);
        let column = named.map_or("", |(_, en, zh)| lang.pick(zh, en));
        format!("{column}: {}", misfit(lang, &fault.misfit))
    };
    let lines = faults.iter().map(line);
    std::iter::once(head.to_owned()).chain(lines).collect()
}

fn sentence(lang: Lang, fault: &TableFault) -> String {
    let sheet = if fault.sheet.is_empty() {
        String::new()
    } else {
        format!("{} ", quoted(&fault.sheet))
    };
    let (row, column, what) = (fault.row, quoted(&fault.column), what(lang, &fault.what));
    match lang {
        Lang::Zh => format!("{sheet}第 {row} 行 {column} 列：{what}"),
        Lang::En => format!("{sheet}row {row}, column {column}: {what}"),
    }
}

/// What is wrong with a cell.
pub fn what(lang: Lang, flaw: &TableFlaw) -> String {
    match flaw {
        TableFlaw::Row(row) => misfit(lang, row),
        TableFlaw::Cell(flaw) => cell(lang, flaw),
        TableFlaw::NoColumn => lang.pick("缺少这一列", "the column is missing").to_owned(),
        TableFlaw::TwoColumns => lang
            .pick("这一列出现两次", "the column stands twice")
            .to_owned(),
        TableFlaw::Entry(entry) => super::listing::misentry(lang, entry),
        TableFlaw::Rule(flaw) => super::listing::rule(lang, flaw),
    }
}

fn cell(lang: Lang, flaw: &Flaw) -> String {
    match flaw {
        Flaw::ErrorValue(value) => format!(
            "{} {}",
            lang.pick("公式出错", "a formula ended in"),
            quoted(value)
        ),
        Flaw::NotFinite => lang.pick("不是数", "not a number").to_owned(),
        Flaw::Hidden(c) => format!(
            "{} {}",
            lang.pick("含不可见字符", "an invisible character:"),
            shown(&c.to_string())
        ),
        Flaw::TooLong(count) => {
            format!("{} {count}", lang.pick("字太多：", "too many characters:"))
        }
        Flaw::NoHeader => lang
            .pick("这一列没有表头", "this column has no heading")
            .to_owned(),
    }
}

/// A file that is no table.
pub fn unreadable(lang: Lang, error: &TableError) -> String {
    let zh = match error {
        TableError::TooLarge { .. } => "文件太大",
        TableError::TooManyRows => "行太多",
        TableError::TooManyColumns { .. } => "列太多",
        TableError::TooMuch => "单元格或文字太多",
        TableError::Empty => "没有表头行",
        TableError::NotText => "不是 UTF-8 也不是 GB18030，请另存为「CSV UTF-8」",
        TableError::Utf16 => "文字是 UTF-16，请另存为「CSV UTF-8」",
        TableError::OldOrLocked => "是旧版 .xls 或有密码，请另存为无密码的 .xlsx",
        TableError::NotAWorkbook => "名为 .xlsx 但不是工作簿",
        TableError::Damaged(_) => "工作簿已损坏",
        TableError::Bomb => "工作簿解开后过大",
        TableError::Cells { .. } => "有错误的单元格",
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => shown(&error.to_string()).into_owned(),
    }
}
