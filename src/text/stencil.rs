//! A firm's own document with places: where in it something is wrong, what, and how to mend it. Which one a flaw gets
//! is chosen where flaws are known.

use super::Lang;
use crate::phrases;

phrases! {
    body: "正文", "body";
    header: "页眉", "header";
    footer: "页脚", "footer";
    notes: "脚注", "notes";
    shapes: "图形", "shapes";
    comments: "批注", "comments";
    charts: "图表", "charts";
    sheet_name(name: &str): "工作表名「{name}」", "name of the sheet \"{name}\"";
    elsewhere(name: &str): "「{name}」写在这里不会填入；移到单元格、正文或文本框里，或删去", "{name} is not filled in here; move it to a cell, the body or a text box, or remove it";
    long_margin: "页眉或页脚填入后超过 255 个字符，XLSX 存不下；内容移到单元格里", "with its values a header or footer has more than the 255 characters that XLSX holds; move it to a cell";
    foreign: "不是 DOCX 或 XLSX；用办公软件另存为 .docx 或 .xlsx", "neither DOCX nor XLSX; save it as .docx or .xlsx";
    too_much: "过大，没有读；删去大图片和不用的内容", "too large, it was not read; take large pictures and what is not needed out of it";
    damaged(error: &str): "不能读取：{error}；用办公软件打开，另存一次", "it cannot be read: {error}; open it in an office suite and save it again";
    declares: "有办公软件不会写的声明（DOCTYPE 或实体），没有读；用办公软件另存一次", "it declares what no office suite does (DOCTYPE or entities) and was not read; save it again in one";
    no_place: "没有要填的地方；写作 {title}，见 form fields", "there is no place to fill; write one as {title}, see: form fields";
    picture(name: &str): "「{name}」是图片，不填入模板；删去，图片另用 --out 打印", "{name} is a picture, which is not put in; remove it, and print the pictures without --template";
    two_tables(first: &str, second: &str): "一行里有两张明细「{first}」和「{second}」，只能按一张重复；分成两行", "two tables in a row, {first} and {second}; it can be repeated for one only, make two rows of it";
    formula: "有按明细重复的行时不能有公式：行移动后公式会算错；删去公式", "no formula where rows are repeated for a table: it would reckon wrongly once rows have moved; remove it";
    range: "有按明细重复的行时不能有「表格」区域；转换为普通区域", "no range made a table where rows are repeated; convert it to a plain range";
}

/// A paragraph of a part: `正文第 3 段`.
pub fn paragraph(lang: Lang, part: &str, number: usize) -> String {
    match lang {
        Lang::Zh => format!("{part}第 {number} 段"),
        Lang::En => format!("{part}, paragraph {number}"),
    }
}

/// A cell of a table of a part: `正文第 1 张表第 3 行第 2 格`.
pub fn table(lang: Lang, part: &str, [table, row, cell]: [usize; 3]) -> String {
    match lang {
        Lang::Zh => format!("{part}第 {table} 张表第 {row} 行第 {cell} 格"),
        Lang::En => format!("{part}, table {table}, row {row}, cell {cell}"),
    }
}
