//! Phrases of several projects counted together.

use crate::phrases;
use crate::text::Lang;
use crate::text::escape::shown;

phrases! {
    title: "汇总", "Projects together";
    go: "汇总", "Several projects";
    row: "几个工程的指标放在一起看", "the rates of several projects side by side";
    asks: "汇总哪个文件夹里的工程", "The projects of which folder";
    folder: "文件夹", "Folder";
    counting: "正在汇总……", "Counting ...";
    none: "这里没有工程。Esc 回去换一个文件夹。", "There is no project here. Esc goes back to another folder.";
    stopped: "已停下，没有汇总。", "Stopped; nothing was counted.";
    unsound: "带 ! 的工程记录有损坏或缺失，数字没有核实。", "Records of a project marked ! are damaged or missing: its figures are unverified.";
    own_targets: "各按自己工程的目标；合计只在各工程目标相同时有目标。", "Each is held against its own targets; all together have one only where all agree.";
    /// How many troubles are not named.
    more(count: usize): "另有 {count} 处；全部：sanjian rollup 文件夹", "{count} more; all of them: sanjian rollup FOLDER";
    /// How many projects.
    of(count: usize): "{count} 个工程", "Projects: {count}";
}

/// Which folder was counted, and when.
pub fn counted(lang: Lang, folder: &str, at: &str) -> String {
    let (folder, at) = (shown(folder), at.get(11..19).unwrap_or(at));
    match lang {
        Lang::Zh => format!("已汇总 {folder}  {at}"),
        Lang::En => format!("Counted {folder}  {at}"),
    }
}
