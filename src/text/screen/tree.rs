//! Phrases of the tree of a project.

use crate::phrases;
use crate::text::Lang;

phrases! {
    title: "工程树", "Tree";
    find: "查找", "Find";
    hint: "输入名称、编号或拼音首字母（如 gjaz）", "Type part of a name, a code or pinyin initials (gjaz)";
    nothing_found: "没有查到。", "Nothing was found.";
    all: "全部", "Everything";
    unfinished: "只看未验收的", "Only what is not accepted";
    all_finished: "全部已验收。F9 看全部。", "Everything is accepted. F9 shows all.";
    empty: "工程里还没有内容。按 F6：从目录做划分方案，或导入工程表。", "The project is empty. F6: make a division plan from the catalogue, or import the project table.";
}

/// How many were found.
pub fn found(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 处"),
        (Lang::En, 1) => "1 place".to_owned(),
        (Lang::En, _) => format!("{count} places"),
    }
}
