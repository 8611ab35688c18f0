//! Phrases of the tree of a project.

use crate::phrases;

phrases! {
    title: "工程树", "Tree";
    lots_behind: "检验批", "Lots";
    /// What lots are shown, and how many.
    behind(of: &str, lots: &str): "{of}：{lots}", "{of}: {lots}";
    all: "全部", "Everything";
    unfinished: "只看未验收的", "Only what is not accepted";
    all_finished: "全部已验收。", "Everything is accepted.";
    to_all: "看全部", "Show all";
    empty: "工程里还没有检验批。", "The project has no inspection lot yet.";
}
