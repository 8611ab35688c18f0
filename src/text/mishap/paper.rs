//! What keeps a paper from being made, and what became of one.

use crate::phrases;
use crate::text::Lang;

phrases! {
    /// It lies there now.
    written(place: &str): "已写出：{place}", "written: {place}";
    /// It was stopped, or ended, before all were written.
    left(written: usize, left: usize): "写出 {written} 份，还有 {left} 份没有写。", "{written} written, {left} not.";
    /// Not issued.
    again: "同一命令再运行一次即接着写：已写出的不变。", "Run the same command again to go on; what is written stays.";
    /// Issued.
    unnumbered(about: &str): "没有写的也没有编号；接着签发，只写这些：{about}", "What was not written has no number either; to go on, issue these: {about}";
    no_folder: "没有这个文件夹", "There is no such folder";
    make_folder: "先建好它，或写一个已有的文件夹；要合成一个文件，写带扩展名的文件名，如 全部.pdf。", "Make it first, or name a folder that is there; for one file name it with its ending, as all.pdf.";
    in_force: "有效", "in force";
    withdrawn: "作废", "withdrawn";
    /// No form of this id.
    no_such_form(id: &str): "没有表式「{id}」；见 report list。", "There is no form \"{id}\"; see: report list.";
    /// A form without data of ours.
    by_hand(id: &str): "「{id}」的内容不在记录中，须手工填写。", "What stands on \"{id}\" is in no record; it is filled by hand.";
    /// The form is about something else.
    other_kind(form: &str, subject: &str, kinds: &str): "「{form}」用于{kinds}；「{subject}」及其下级都不是。", "\"{form}\" is for: {kinds}; neither \"{subject}\" nor anything below it is.";
    /// No issue of this id.
    no_such_issue(id: &str): "没有不合格项「{id}」；见 issue list。", "There is no issue \"{id}\"; see: issue list.";
    /// No month.
    no_such_month(text: &str): "「{text}」不是月份；写作 2026-11，或起止日期 2026-10-26..2026-11-25。", "\"{text}\" is no month; write it as 2026-11, or from one day to another: 2026-10-26..2026-11-25.";
    /// No day.
    no_such_day(text: &str): "「{text}」不是日期；写作 2026-11-03。", "\"{text}\" is no day; write it as 2026-11-03.";
    /// A record whose item does not say enough.
    unjudged(record: &str, item: &str): "记录「{record}」中的检查项「{item}」不能按记录重新判定，没有打印；用 sanjian verify 核对。", "Item \"{item}\" of record \"{record}\" cannot be judged again by what is recorded; nothing was printed. Look with: sanjian verify.";
    /// A record says it, or a signature, or there is no such field.
    not_open(form: &str, field: &str, open: &str): "「{field}」不是「{form}」里由人填写的栏目；可以填写的有：{open}。", "\"{field}\" is no field of \"{form}\" that a person fills; these are: {open}.";
    /// What a field is called, with its name in forms.
    called(called: &str, name: &str): "{called}（{name}）", "{called} ({name})";
    /// More than a field holds.
    too_long(field: &str, most: usize): "「{field}」写得太长，最多 {most} 字。", "\"{field}\" is too long: {most} characters at most.";
    /// A character that nobody sees.
    hidden(field: &str, character: &str): "「{field}」含不可见字符 {character}；删去后再填。", "\"{field}\" has an invisible character, {character}; remove it.";
    /// Nothing to take over.
    nothing_said(other: &str): "「{other}」上没有填写过内容，没有可以沿用的。", "Nothing was filled in on \"{other}\" that could be taken over.";
    /// It is kept until the paper is issued.
    words_kept(count: usize): "已保存 {count} 个栏目，签发前都可以改。", "{count} fields kept; they can be changed until the paper is issued.";
    /// Nothing named.
    about_nothing(form: &str): "没有写「{form}」是关于什么的：写对象编号、不合格项编号、月份或日期。", "It does not say what \"{form}\" is about: give codes of subjects, ids of issues, a month or a day.";
    /// A withdrawn paper, and a document that would not say so.
    void_stencil(number: &str): "「{number}」已作废，模板上不会写明；不带 --template 打印。", "\"{number}\" was withdrawn, and the template would not say so; print it without --template.";
    /// Several papers, one file.
    one_each(count: usize): "共 {count} 份，模板一份一个文件；--out 写一个已有的文件夹。", "These are {count} papers, and a template makes a file of each; give --out a folder that is there.";
    /// No paper of this number or code.
    no_such_paper(number: &str): "没有签发过「{number}」；见 report issued。", "No paper \"{number}\" was issued; see: report issued.";
}

/// What became of a paper that was issued.
pub fn standing(lang: Lang, is_withdrawn: bool) -> &'static str {
    match is_withdrawn {
        true => withdrawn(lang),
        false => in_force(lang),
    }
}
