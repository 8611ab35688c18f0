//! Phrases of forms in popups.

use crate::phrases;
use crate::text::Lang;
use crate::text::escape::{quoted, shown};

phrases! {
    resumed: "上次没填完的已放回，接着填。", "What was left unfinished is back: go on.";
    record: "记录", "Record it";
    once_more: "再按 Enter 记录", "Enter once more records it";
    last_look: "记录后不能再改。再按 Enter 记录；Esc 返回修改。", "Once recorded it cannot be changed. Enter records it; Esc goes back to the form.";
    hint: "Enter 下一行；选择处按左右键、空格或数字；末行按 Enter 就办。", "Enter: next line; choices turn with left, right, Space or a digit; Enter on the last line does it.";
    turns: "左右键或空格换", "Left, Right, Space";
    nobody: "（人员表中没有可办理的人）", "(nobody on the list may)";
    choose: "请选", "choose";
    needs_who: "请选人：按左右键或数字，也可打姓名。是谁，就记在谁名下。", "Choose who: Left, Right or a digit, or type the name. It is recorded in that person's name.";
    by: "办理人", "By";
    text: "说明", "Note";
    reason: "理由", "Reason";
}

/// A time that cannot be read.
pub fn not_a_time(lang: Lang, typed: &str) -> String {
    let typed = quoted(typed);
    match lang {
        Lang::Zh => format!("「{typed}」不是日期和时间，应如 2026-05-03 09:00 或 5.3 9:00。"),
        Lang::En => {
            format!("\"{typed}\" is no day with a time such as 2026-05-03 09:00 or 5.3 9:00.")
        }
    }
}

/// That no choice is found by what was typed.
pub fn not_found(lang: Lang, typed: &str) -> String {
    match lang {
        Lang::Zh => format!("没有「{}」：退格改字", shown(typed)),
        Lang::En => format!("no \"{}\": erase, type another", shown(typed)),
    }
}

/// What is typed to find a choice.
pub fn sought(lang: Lang, typed: &str) -> String {
    match lang {
        Lang::Zh => format!("查找「{}」 ", shown(typed)),
        Lang::En => format!("find \"{}\" ", shown(typed)),
    }
}
