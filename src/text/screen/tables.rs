//! Phrases of importing the people and the project table.

use crate::phrases;
use crate::text::Lang;

phrases! {
    title: "导入表", "Import tables";
    people: "人员表", "People table";
    plan: "工程表", "Project table";
    hint: "填文件路径（CSV 或 XLSX），或按 F3 选。不用的一格留空。填完按 Enter 先看会改什么，此时还不导入。", "Give the path of a CSV or XLSX file, or choose one with F3; leave a field empty that is not needed. Enter first shows what would change; nothing is imported yet.";
    read: "查看会改什么", "See what would change";
    nothing_given: "两格都空着：填一个文件，或按 Esc 跳过。", "Both are empty: give a file, or skip this with Esc.";
    faults: "有错误，什么都没有导入。按 Esc 回去改。", "There are faults; nothing was imported. Esc goes back.";
    confirm: "按 Enter 导入；按 Esc 不导入。", "Enter imports it; Esc does not.";
    no_change: "与工程中的完全一样，没有要导入的。", "All of it is in the project already; there is nothing to import.";
    choose_title: "选文件", "Choose a file";
    up: "上一级", "the folder above";
    no_files: "这里没有 CSV 或 XLSX 文件：到上一级或别的文件夹找。", "No CSV or XLSX file here: look in the folder above or another.";
    nothing_here: "这里没有文件：到上一级或别的文件夹找。", "No file here: look in the folder above or another.";
    unreadable: "读不了这个文件夹：回上一级，换一个。", "This folder cannot be read: go back up and take another.";
    /// That it was imported.
    imported(people: usize, subjects: usize): "已导入：人员 {people}，工程 {subjects}。", "Imported: {people} people, {subjects} subjects.";
}

/// What the plan would change: new, changed, the same, absent from the table.
pub fn plan_found(lang: Lang, [added, changed, same, absent]: [usize; 4]) -> String {
    match lang {
        Lang::Zh => {
            format!("工程：新增 {added}，变更 {changed}，不变 {same}，表中没有而保留 {absent}")
        }
        Lang::En => format!(
            "Project: {added} new, {changed} changed, {same} the same, {absent} not in the table and kept"
        ),
    }
}
