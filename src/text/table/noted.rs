//! The sentences of notes on what was read: one for each, chosen by the match of `note`.

use crate::phrases;

phrases! {
    read_together: "几张工作表合在一起读：", "Sheets read together: ";
    passed_over: "略过的工作表（没有所需的表头）：", "Sheets passed over, without the headings: ";
    hidden: "隐藏的工作表不读：", "Hidden sheets are not read: ";
    unknown: "不认识而略过的列：", "Columns not known and left out: ";
    guessed: "文字按 GB18030 读取，请核对汉字。", "The text was read as GB18030; check the Chinese words.";
    /// Merged cells that are not told one by one.
    more_merged(more: usize): "还有 {more} 处合并单元格也这样填入。", "{more} more merged cells were filled in like that.";
    /// Of which sheet.
    of_sheet(sheet: &str): "工作表「{sheet}」：", "Sheet \"{sheet}\": ";
    /// A sheet with its rows.
    sheet_rows(name: &str, rows: usize): "「{name}」{rows} 行", "\"{name}\" {rows} rows";
    /// Where the headings are.
    heading_row(sheet: &str, row: usize): "{sheet}表头在第 {row} 行", "{sheet}headings found in row {row}";
    /// The same of headings in two rows.
    heading_rows(sheet: &str, first: usize, last: usize): "{sheet}表头在第 {first}、{last} 行", "{sheet}headings found in rows {first} and {last}";
    /// Rows that close the table.
    closing(sheet: &str, rows: &str): "{sheet}第 {rows} 行是合计或落款，不读", "{sheet}rows {rows} are totals or signatures and are not read";
    /// A cell drawn over several rows.
    merged(sheet: &str, range: &str, value: &str, heading: &str): "{sheet}合并单元格 {range} 的「{value}」填入「{heading}」列的各行", "{sheet}merged cell {range}: \"{value}\" taken for every row of \"{heading}\"";
    /// Upper levels left empty.
    carried(count: usize): "{count} 行的上级空着，照上一行填入", "{count} rows leave upper levels empty and took those of the row above";
    /// A table of lots alone.
    division(lots: usize): "按划分表读入：一行一个检验批，共 {lots} 个，上级由各列建立", "read as a division table: {lots} lots, a row each; what stands above them is made from the columns";
    /// Lots without a checklist, behind it.
    unlisted(count: usize): "；{count} 个没有检查表，须加「检查表」列指明才能检查", "; {count} have no checklist and need a column \"checklist\" before they can be checked";
    /// Cells that said "the same as above".
    same(sheet: &str, heading: &str, count: usize): "{sheet}「{heading}」列 {count} 处「同上」照上一行填入", "{sheet}{count} cells of \"{heading}\" that say \"same as above\" took the row above";
    /// A word of another name.
    meant(written: &str, sense: &str, count: usize): "「{written}」按「{sense}」读入（{count} 行）", "\"{written}\" was taken for \"{sense}\" ({count} rows)";
    /// Codes that are numbers.
    shown_as(heading: &str, value: &str, shown: &str, count: usize): "「{heading}」列是数字，按表中显示的样子读入：{value} → {shown}（{count} 处）", "\"{heading}\" holds numbers, taken as the sheet shows them: {value} → {shown} ({count} cells)";
    /// A number where a code belongs.
    number_code(sheet: &str, cell: &str, value: &str): "{sheet}{cell} 是数字 {value}；原文若末尾有 0（如 5.10），请把此列设为文本后重新输入", "{sheet}{cell} is the number {value}; if it ended in 0 (as 5.10), set the column to text and type it again";
}
