//! Tables that were not taken, in words: the file, and every cell with its place.

use crate::domain::tree::{Column, Misfit, RowFault};
use crate::table::book::{Flaw, Foreign, TableError};
use crate::table::fault::{Spot, TableFault, TableFlaw};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::table::misfit;
use std::collections::BTreeMap;

/// No more lines than this are spelled out.
const MOST_SHOWN: usize = 200;
/// No more rows than this are named in a line.
const MOST_ROWS: usize = 20;

/// Faults of one kind in one column of a sheet, told in one line.
struct Alike<'a> {
    first: &'a TableFault,
    rows: Vec<usize>,
    /// What stands in the cells, where only that differs.
    texts: Vec<&'a str>,
}

/// Every fault with its place, a line each kind.
pub fn sentences(lang: Lang, faults: &[TableFault]) -> Vec<String> {
    let count = faults.len();
    let mut lines = vec![match lang {
        Lang::Zh => format!("表中有 {count} 处错误，什么都没有导入。改正后再导入："),
        Lang::En => format!(
            "The table has {count} faults; nothing was imported. Mend them and import again:"
        ),
    }];
    let alike = gathered(faults);
    lines.extend(
        alike
            .iter()
            .take(MOST_SHOWN)
            .map(|alike| sentence(lang, alike)),
    );
    let left = alike.iter().skip(MOST_SHOWN).map(|alike| alike.rows.len());
    let more: usize = left.sum();
    if more > 0 {
        lines.push(match lang {
            Lang::Zh => format!("还有 {more} 处。"),
            Lang::En => format!("{more} more."),
        });
    }
    lines
}

/// What stands in a cell whose fault says nothing else of it.
fn text(fault: &TableFault) -> Option<&str> {
    match &fault.what {
        TableFlaw::Row(
            Misfit::NoPart(text)
            | Misfit::NotARole(text)
            | Misfit::NotAKind(text)
            | Misfit::NoChecklist(text)
            | Misfit::NoParent(text)
            | Misfit::NotACount(text),
        ) if !text.is_empty() => Some(text),
        _ => None,
    }
}

/// Faults that say the same, each once, in the order of the first of them.
fn gathered(faults: &[TableFault]) -> Vec<Alike<'_>> {
    let mut all: Vec<Alike> = Vec::new();
    let mut place: BTreeMap<(&str, &Spot, String), usize> = BTreeMap::new();
    for fault in faults {
        let text = text(fault);
        // Told apart by what is wrong, without what stands there.
        let kind = match text {
            Some(_) => misfit_kind(&fault.what),
            None => format!("{:?}", fault.what),
        };
        let at = *place
            .entry((fault.sheet.as_str(), &fault.column, kind))
            .or_insert(all.len());
        match all.get_mut(at) {
            Some(alike) => {
                alike.rows.push(fault.row);
                alike
                    .texts
                    .extend(text.filter(|text| !alike.texts.contains(text)));
            }
            None => all.push(Alike {
                first: fault,
                rows: vec![fault.row],
                texts: text.into_iter().collect(),
            }),
        }
    }
    all
}

fn misfit_kind(flaw: &TableFlaw) -> String {
    match flaw {
        TableFlaw::Row(misfit) => format!("{:?}", std::mem::discriminant(misfit)),
        other => format!("{other:?}"),
    }
}

/// Every fault of one entry, each with its column.
pub fn entry(lang: Lang, faults: &[RowFault]) -> Vec<String> {
    let head = lang.pick("没有登记，先改正：", "Nothing was entered; mend first:");
    let line = |fault: &RowFault| {
        let named = Column::ALL
            .iter()
            .find(|(column, ..)| *column == fault.column);
        let column = named.map_or("", |(_, en, zh)| lang.pick(zh, en));
        lang.about(column, misfit(lang, &fault.misfit))
    };
    let lines = faults.iter().map(line);
    std::iter::once(head.to_owned()).chain(lines).collect()
}

fn sentence(lang: Lang, alike: &Alike) -> String {
    let first = alike.first;
    let sheet = match first.sheet.is_empty() {
        true => String::new(),
        false => format!("{} ", quoted(&first.sheet)),
    };
    let shown: Vec<String> = alike
        .rows
        .iter()
        .take(MOST_ROWS)
        .map(usize::to_string)
        .collect();
    let shown = shown.join(lang.pick("、", ", "));
    let (count, what) = (alike.rows.len(), what(lang, &with_all_texts(lang, alike)));
    let rows = match (count, lang) {
        (1, Lang::Zh) => format!("第 {shown} 行"),
        (1, Lang::En) => format!("row {shown}"),
        (_, Lang::Zh) if count > MOST_ROWS => format!("第 {shown} 等 {count} 行"),
        (_, Lang::En) if count > MOST_ROWS => format!("rows {shown} … ({count})"),
        (_, Lang::Zh) => format!("第 {shown} 行"),
        (_, Lang::En) => format!("rows {shown}"),
    };
    match lang {
        Lang::Zh => format!("{sheet}{rows}{}：{what}", column(lang, &first.column)),
        Lang::En => format!("{sheet}{rows}{}: {what}", column(lang, &first.column)),
    }
}

/// The first of the faults with the texts of all of them.
fn with_all_texts(lang: Lang, alike: &Alike) -> TableFlaw {
    let all = || alike.texts.join(lang.pick("、", ", "));
    match &alike.first.what {
        TableFlaw::Row(row) if alike.texts.len() > 1 => TableFlaw::Row(match row {
            Misfit::NoPart(_) => Misfit::NoPart(all()),
            Misfit::NotARole(_) => Misfit::NotARole(all()),
            Misfit::NotAKind(_) => Misfit::NotAKind(all()),
            Misfit::NoChecklist(_) => Misfit::NoChecklist(all()),
            Misfit::NoParent(_) => Misfit::NoParent(all()),
            Misfit::NotACount(_) => Misfit::NotACount(all()),
            other => other.clone(),
        }),
        other => other.clone(),
    }
}

/// A column behind a row: its letter and heading.
pub fn column(lang: Lang, spot: &Spot) -> String {
    let (letter, heading) = (&spot.letter, quoted(&spot.heading));
    match (letter.is_empty(), heading.is_empty(), lang) {
        (true, true, _) => String::new(),
        (false, true, Lang::Zh) => format!(" {letter} 列"),
        (false, true, Lang::En) => format!(", column {letter}"),
        (true, false, Lang::Zh) => format!(" 「{heading}」列"),
        (true, false, Lang::En) => format!(", column \"{heading}\""),
        (false, false, Lang::Zh) => format!(" {letter} 列「{heading}」"),
        (false, false, Lang::En) => format!(", column {letter} \"{heading}\""),
    }
}

/// What is wrong with a cell.
pub fn what(lang: Lang, flaw: &TableFlaw) -> String {
    match flaw {
        TableFlaw::Row(row) => misfit(lang, row),
        TableFlaw::Cell(flaw) => cell(lang, flaw),
        TableFlaw::Twin { sheet, row, spelt } => twin(lang, sheet, *row, spelt.as_deref()),
        TableFlaw::NoColumns { missing, found } => no_columns(lang, missing, found),
        TableFlaw::TwoColumns(first) => match lang {
            Lang::Zh => format!("与{}是同一列，只留一个", column(lang, first)),
            Lang::En => format!(
                "says the same as {}; keep one",
                column(lang, first).trim_start_matches(", ")
            ),
        },
        TableFlaw::More(count) => match lang {
            Lang::Zh => format!("此表还有 {count} 个单元格读不了"),
            Lang::En => format!("{count} more cells of this sheet cannot be read"),
        },
        TableFlaw::Entry(entry) => super::listing::misentry(lang, entry),
        TableFlaw::Rule(flaw) => super::listing::rule(lang, flaw),
    }
}

fn twin(lang: Lang, sheet: &str, row: usize, spelt: Option<&str>) -> String {
    let sheet = match (sheet.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("工作表「{}」", quoted(sheet)),
        (false, Lang::En) => format!(" of sheet \"{}\"", quoted(sheet)),
    };
    match (spelt, lang) {
        (None, Lang::Zh) => format!("编号与{sheet}第 {row} 行重复"),
        (None, Lang::En) => format!("the code stands in row {row}{sheet} already"),
        (Some(code), Lang::Zh) => format!(
            "编号与{sheet}第 {row} 行「{}」只差大小写或全半角，是同一个编号",
            quoted(code)
        ),
        (Some(code), Lang::En) => format!(
            "differs from \"{}\" in row {row}{sheet} only in case or width: it is the same code",
            quoted(code)
        ),
    }
}

fn no_columns(lang: Lang, missing: &[String], found: &[Spot]) -> String {
    let missing: Vec<String> = missing.iter().map(|name| quoted(name)).collect();
    let missing = missing.join(lang.pick("、", ", "));
    let found = found.iter().take(MOST_ROWS);
    let found = found.map(|spot| format!("{} {}", spot.letter, quoted(&spot.heading)));
    let found: Vec<String> = found.collect();
    match (found.is_empty(), lang) {
        (true, Lang::Zh) => format!("没有找到表头；须有列：{missing}"),
        (true, Lang::En) => format!("no headings were found; there must be columns: {missing}"),
        (false, Lang::Zh) => format!("缺少列：{missing}。读到的表头：{}", found.join("、")),
        (false, Lang::En) => {
            format!(
                "columns are missing: {missing}. Headings found: {}",
                found.join(", ")
            )
        }
    }
}

fn cell(lang: Lang, flaw: &Flaw) -> String {
    let zh = lang == Lang::Zh;
    let as_text = lang.pick(
        "请把此列的单元格格式设为「文本」，再重新输入",
        "set the column's format to text and type it again",
    );
    match flaw {
        Flaw::ErrorValue(value) => format!(
            "{} {}",
            lang.pick("公式出错", "a formula ended in"),
            quoted(value)
        ),
        Flaw::NotCalculated => lang
            .pick(
                "公式没有算出的值，请用表格软件打开并保存一次",
                "a formula without its value: open the file in a spreadsheet and save it",
            )
            .to_owned(),
        Flaw::Unclosed => lang
            .pick(
                "开头的引号（\"）没有在本行合上，下面的行被并进了这一格；补上或删去这个引号",
                "the quote (\") that begins it does not end in this row, so the rows below ran into the cell; end the quote or delete it",
            )
            .to_owned(),
        Flaw::NotFinite => lang.pick("不是数", "not a number").to_owned(),
        Flaw::DigitsLost if zh => format!("数字超过 15 位，表格软件已丢掉末尾几位；{as_text}"),
        Flaw::DigitsLost => format!(
            "a number of more than 15 digits, of which the spreadsheet lost the last; {as_text}"
        ),
        Flaw::Date(text) if zh => format!("表格软件把它变成了日期 {}；{as_text}", quoted(text)),
        Flaw::Date(text) => format!(
            "the spreadsheet made the day {} of it; {as_text}",
            quoted(text)
        ),
        Flaw::NotAsShown(text) if zh => {
            format!("表中显示的与存的数 {} 不同；{as_text}", quoted(text))
        }
        Flaw::NotAsShown(text) => {
            format!(
                "the sheet shows it otherwise than the number {} kept; {as_text}",
                quoted(text)
            )
        }
        Flaw::Hidden(c) => format!(
            "{} {}",
            lang.pick("含不可见字符", "an invisible character:"),
            shown(&c.to_string())
        ),
        Flaw::TooLong(count) => {
            lang.about(lang.pick("字太多", "too many characters"), count)
        }
        Flaw::Beyond => lang
            .pick(
                "列太多，这一列不读；请删去",
                "too many columns, this one is not read; delete it",
            )
            .to_owned(),
        Flaw::Across(range) if zh => format!(
            "单元格 {range} 横跨几列，分不清属于哪一列；不是数据就删去此行，是数据就取消合并"
        ),
        Flaw::Across(range) => format!(
            "the cell {range} is drawn over several columns; delete the row if it is no data, or unmerge it"
        ),
    }
}

/// A file that is no table.
pub fn unreadable(lang: Lang, error: &TableError) -> String {
    let zh = match error {
        TableError::Foreign(foreign) => return self::foreign(lang, *foreign),
        TableError::TooLarge { .. } => "文件太大",
        TableError::TooManyRows(_) => "行太多",
        TableError::TooMuch => "工作表、单元格或文字太多",
        TableError::Empty => "没有表头行",
        TableError::NotText => "不是 UTF-8 也不是 GB18030，请另存为「CSV UTF-8」",
        TableError::OldOrLocked => "是旧版 .xls 或有密码，请另存为无密码的 .xlsx",
        TableError::NotAWorkbook => {
            "名为工作簿但不是，请用表格软件打开后另存为 .xlsx；文本请改名为 .csv"
        }
        TableError::Damaged(_) => "工作簿已损坏",
        TableError::Bomb => "工作簿解开后过大",
    };
    match lang {
        Lang::Zh => zh.to_owned(),
        Lang::En => shown(&error.to_string()).into_owned(),
    }
}

/// What a file is that only calls itself a table, and how to make one of it.
fn foreign(lang: Lang, foreign: Foreign) -> String {
    let (zh, en) = match foreign {
        Foreign::WebPage => ("网页", "a web page"),
        Foreign::Xml2003 => (" 2003 年的 XML 表格", "an XML spreadsheet of 2003"),
        Foreign::Xml => (" XML", "XML"),
        Foreign::OpenDocument => (
            " OpenDocument 表格（.ods）",
            "an OpenDocument spreadsheet (.ods)",
        ),
        Foreign::BinaryWorkbook => ("二进制工作簿（.xlsb）", "a binary workbook (.xlsb)"),
        Foreign::Document => ("文字处理文档", "a document of a word processor"),
        Foreign::Pdf => (" PDF", "a PDF"),
        Foreign::Picture => ("图片", "a picture"),
        Foreign::Json => (" JSON", "JSON"),
        Foreign::Archive => ("压缩包", "an archive of files"),
        Foreign::Sylk => (" SYLK 文本表格", "a SYLK text spreadsheet"),
    };
    let opens = matches!(
        foreign,
        Foreign::WebPage
            | Foreign::Xml2003
            | Foreign::Xml
            | Foreign::OpenDocument
            | Foreign::BinaryWorkbook
            | Foreign::Sylk
    );
    match (lang, opens) {
        (Lang::Zh, true) => format!("其实是{zh}，请用表格软件打开后另存为 .xlsx"),
        (Lang::En, true) => format!("it is {en}: open it in a spreadsheet and save it as .xlsx"),
        (Lang::Zh, false) => format!("其实是{zh}，不是表格；要 .xlsx 或 .csv"),
        (Lang::En, false) => format!("it is {en} and no table; an .xlsx or .csv is needed"),
    }
}
