//! Phrases of the page of what can be printed.

use crate::phrases;
use crate::text::Lang;

phrases! {
    title: "打印", "Papers";
    pack: "报验资料（合成一份）", "What is handed in with the lot, in one";
    none: "记录里还没有可以打印的。", "The records have nothing to print yet.";
    save: "存为文件", "Save";
    format: "格式", "Format";
    folder: "文件夹", "Folder";
    folder_hint: "F3 选", "F3: choose";
    files: "文件", "Files";
    each: "每份一个文件", "a file each";
    signatures: "电子签名", "Signatures";
    by_hand: "不印，留手签", "none, lines for the hand";
    in_type: "印出姓名、日期、密钥", "name, day and key in type";
    issued_as(number: &str, state: &str): "已签发 {number}（{state}）", "issued {number} ({state})";
    issued_by: "签发", "Issue";
    not_issued: "不签发，不编号", "not issued, no number";
    issued_hint: "签发即编号，记入记录", "Issuing gives the number and is recorded";
    withdraw(number: &str): "作废 {number}", "Withdraw {number}";
    withdraw_why: "为什么作废", "Why";
    withdraw_by: "由谁作废", "By";
    withdrawn(number: &str): "{number} 已作废：编号不再用，再打印时印「作废」。", "{number} is withdrawn: its number stays used, and it prints as void.";
    fill_in: "填写栏目", "Fill in the blanks";
    keep: "保存", "Keep";
    write: "写出", "Write";
    go_on: "同样再存一次即接着写：已写出的不变。", "Save the same way again to go on; what is written stays.";
    next: "打开这个文件夹，打印、签字、归档。", "Open that folder to print, sign and file it.";
    printing: "正在写出", "Writing";
    /// So many issues.
    issues(count: usize): "不合格项 {count} 项", "issues: {count}";
    /// One document of so many papers.
    one_file(count: usize): "{count} 份合成一个文件", "{count} papers in one file";
    /// Only the first are shown.
    first_of(shown: usize, all: usize): "共 {all} 份，这里是前 {shown} 份。", "{all} in all; here are the first {shown}.";
    /// A file each: how many, and the first.
    written_each(count: usize, first: &str): "已写出 {count} 个文件，第一个：{first}", "{count} files written, the first: {first}";
    /// The last number that was given.
    numbered(number: &str, check: &str): "编号 {number}，校验码 {check}；打印后签字、盖章、归档。", "Number {number}, check code {check}. Print it, have it signed, file it.";
    pdf: "PDF，打印、存档", "PDF, to print and to file";
    xlsx: "XLSX，表格", "XLSX, a spreadsheet";
    docx: "DOCX，可再改", "DOCX, to edit";
    html: "HTML，网页", "HTML, a web page";
    txt: "TXT，文字", "TXT, plain text";
}

/// The forms of no standard, where they come from.
const SOURCES: [(&str, &str); 9] = [
    ("企业内部三检制度", "company rules: three checks"),
    ("企业回访保修制度", "company rules: warranty visits"),
    ("企业实测实量制度", "company rules: measuring"),
    ("企业整改制度", "company rules: mending"),
    (
        "建筑工程资料管理规程（不合格项处置）",
        "code of construction papers: nonconformities",
    ),
    (
        "建筑工程资料管理规程（见证管理）",
        "code of construction papers: witnessing",
    ),
    ("质量问题台账", "list of quality issues"),
    ("附于检验批质量验收记录", "annex of the lot's record"),
    ("附于隐蔽工程验收等记录", "annex of other records"),
];

/// Where a form comes from, which its file says in Chinese.
pub fn source(lang: Lang, source: &str) -> String {
    let known = SOURCES.iter().find(|(zh, _)| *zh == source);
    match (lang, known) {
        (Lang::Zh, _) => source.to_owned(),
        (Lang::En, Some((_, en))) => (*en).to_owned(),
        (Lang::En, None) => source.replace("附录", "Appendix ").replace('表', "Table "),
    }
}
