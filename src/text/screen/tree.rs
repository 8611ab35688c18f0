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
    all_finished: "全部已验收。", "Everything is accepted.";
    to_all: "看全部", "Show all";
    empty: "工程里还没有检验批。", "The project has no inspection lot yet.";
}

/// How many were found.
pub fn found(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 处"),
        (Lang::En, 1) => "1 place".to_owned(),
        (Lang::En, _) => format!("{count} places"),
    }
}
