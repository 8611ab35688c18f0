//! Tables that were not taken, in words: the place of a fault, and what is wrong with a cell.

use crate::text::Lang;
use crate::{chinese, phrases};

phrases! {
    nothing_entered: "没有登记，先改正：", "Nothing was entered; mend first:";
    type_as_text: "请把此列的单元格格式设为「文本」，再重新输入", "set the column's format to text and type it again";
    formula_failed: "公式出错", "a formula ended in";
    not_calculated: "公式没有算出的值，请用表格软件打开并保存一次", "a formula without its value: open the file in a spreadsheet and save it";
    unclosed: "开头的引号（\"）没有在本行合上，下面的行被并进了这一格；补上或删去这个引号", "the quote (\") that begins it does not end in this row, so the rows below ran into the cell; end the quote or delete it";
    not_finite: "不是数", "not a number";
    hidden: "含不可见字符", "an invisible character:";
    too_long: "字太多", "too many characters";
    beyond: "列太多，这一列不读；请删去", "too many columns, this one is not read; delete it";
    web_page: "网页", "a web page";
    xml_2003: " 2003 年的 XML 表格", "an XML spreadsheet of 2003";
    xml: " XML", "XML";
    open_document: " OpenDocument 表格（.ods）", "an OpenDocument spreadsheet (.ods)";
    binary_workbook: "二进制工作簿（.xlsb）", "a binary workbook (.xlsb)";
    document: "文字处理文档", "a document of a word processor";
    pdf: " PDF", "a PDF";
    picture: "图片", "a picture";
    json: " JSON", "JSON";
    archive: "压缩包", "an archive of files";
    sylk: " SYLK 文本表格", "a SYLK text spreadsheet";
    /// Its faults follow.
    faulty(count: usize): "表中有 {count} 处错误，什么都没有导入。改正后再导入：", "The table has {count} faults; nothing was imported. Mend them and import again:";
    /// Faults that are not spelled out.
    more(count: usize): "还有 {count} 处。", "{count} more.";
    /// Where a fault is, before it is said.
    at_row(sheet: &str, row: usize, column: &str): "{sheet} 第 {row} 行{column}：", "{sheet} row {row}{column}: ";
    /// Two columns that are one.
    same_column(first: &str): "与{first}是同一列，只留一个", "says the same as {first}; keep one";
    /// Cells that are not spelled out.
    more_cells(count: usize): "此表还有 {count} 个单元格读不了", "{count} more cells of this sheet cannot be read";
    /// A number whose end is gone.
    digits_lost(as_text: &str): "数字超过 15 位，表格软件已丢掉末尾几位；{as_text}", "a number of more than 15 digits, of which the spreadsheet lost the last; {as_text}";
    /// What is a day now.
    made_a_day(text: &str, as_text: &str): "表格软件把它变成了日期 {text}；{as_text}", "the spreadsheet made the day {text} of it; {as_text}";
    /// What is another number than is seen.
    not_as_shown(text: &str, as_text: &str): "表中显示的与存的数 {text} 不同；{as_text}", "the sheet shows it otherwise than the number {text} kept; {as_text}";
    /// A cell drawn over others.
    across(range: &str): "单元格 {range} 横跨几列，分不清属于哪一列；不是数据就删去此行，是数据就取消合并", "the cell {range} is drawn over several columns; delete the row if it is no data, or unmerge it";
    /// No headings at all.
    no_headings(missing: &str): "没有找到表头；须有列：{missing}", "no headings were found; there must be columns: {missing}";
    /// Headings, but not all.
    missing_columns(missing: &str, found: &str): "缺少列：{missing}。读到的表头：{found}", "columns are missing: {missing}. Headings found: {found}";
    /// What is no table but opens as one.
    opens_as_table(what: &str): "其实是{what}，请用表格软件打开后另存为 .xlsx", "it is {what}: open it in a spreadsheet and save it as .xlsx";
    /// What is no table.
    no_table(what: &str): "其实是{what}，不是表格；要 .xlsx 或 .csv", "it is {what} and no table; an .xlsx or .csv is needed";
}

// Their English words stand beside the type itself.
chinese! {
    too_large: "文件太大";
    too_many_rows: "行太多";
    too_much: "工作表、单元格或文字太多";
    no_heading_row: "没有表头行";
    not_text: "不是 UTF-8 也不是 GB18030，请另存为「CSV UTF-8」";
    old_or_locked: "是旧版 .xls 或有密码，请另存为无密码的 .xlsx";
    no_workbook: "名为工作簿但不是，请用表格软件打开后另存为 .xlsx；文本请改名为 .csv";
    damaged: "工作簿已损坏";
    bomb: "工作簿解开后过大";
}

/// The rows of one fault: so many, of which these are named.
pub fn rows(lang: Lang, shown: &str, [named, count]: [usize; 2]) -> String {
    match (lang, count) {
        (Lang::Zh, _) if count > named => format!("第 {shown} 等 {count} 行"),
        (Lang::En, _) if count > named => format!("rows {shown} … ({count})"),
        (Lang::Zh, _) => format!("第 {shown} 行"),
        (Lang::En, 1) => format!("row {shown}"),
        (Lang::En, _) => format!("rows {shown}"),
    }
}

/// A column behind a row: its letter and heading.
pub fn column(lang: Lang, letter: &str, heading: &str) -> String {
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

/// A code that stands in an earlier row, here spelt otherwise or the same.
pub fn twin(lang: Lang, sheet: &str, row: usize, spelt: Option<&str>) -> String {
    let sheet = match (sheet.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("工作表「{sheet}」"),
        (false, Lang::En) => format!(" of sheet \"{sheet}\""),
    };
    match (spelt, lang) {
        (None, Lang::Zh) => format!("编号与{sheet}第 {row} 行重复"),
        (None, Lang::En) => format!("the code stands in row {row}{sheet} already"),
        (Some(code), Lang::Zh) => {
            format!("编号与{sheet}第 {row} 行「{code}」只差大小写或全半角，是同一个编号")
        }
        (Some(code), Lang::En) => format!(
            "differs from \"{code}\" in row {row}{sheet} only in case or width: it is the same code"
        ),
    }
}
