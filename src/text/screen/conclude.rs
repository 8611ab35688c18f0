//! Phrases of concluding a check, and of what came of it.

use crate::phrases;
use crate::text::Lang;
use crate::text::escape::shown;
use crate::text::words;

phrases! {
    not_found: "没有找到：退格改字。", "Nobody found: erase and type another.";
    not_listed: "没有要找的人？添加人员", "Not on the list? Add a person";
    title: "作结论", "Conclude";
    missing: "还不能作结论：", "It cannot be concluded yet:";
    go_there: "Enter 到所选的项；Esc 返回", "Enter goes to the selected item; Esc goes back";
    who: "由谁作结论？", "Who concludes it?";
    may_not: "不能", "may not";
    last_look: "记录后不能再改。", "Once recorded it cannot be changed.";
    enter_records: "再按 Enter 记录；Esc 改选", "Enter records it; Esc chooses again";
    preview: "判定", "Verdict";
    all_conform: "各项符合。", "All items conform.";
    none_inspected: "! 各项均不适用，没有任何实测。", "! Every item is not applicable; nothing was inspected.";

    done_title: "结论已记录", "Concluded";
    next: "接下来：", "Next:";
    start_again: "先整改，再从第一阶段重新检查。", "Mend the work first; the checks then begin anew from the first stage.";
    why_here: "判定由各项得出：Esc 回到检查表，选该项按 F2 看依据。", "The verdict follows from the items: Esc goes back to the checklist, F2 explains the selected item.";
    why_there: "判定由各项得出：Enter 返回，打开此次检查记录，选该项按 F2 看依据。", "The verdict follows from the items: Enter goes back; open this check, F2 explains the selected item.";
    accepted: "此项已验收合格，不再接受检查。", "It is accepted and takes no more checks.";
    sign_now: "F11 现在签字", "F11 signs now";
    enter_leaves: "Enter 返回", "Enter goes back";
    record: "记录号", "Record";
    /// Who will have concluded which round.
    by(name: &str, stage: &str, round: u32): "{name} 对「{stage}」第 {round} 轮作结论：", "{name} concludes \"{stage}\", round {round}:";
    /// The next stage and who may conclude it.
    next_stage(stage: &str, roles: &str): "「{stage}」，可由：{roles}", "\"{stage}\", by: {roles}";
    /// How many items do not conform.
    failing(count: usize): "{count} 项不符合", "{count} nonconforming";
}

/// The date of a check is odd: whoever concludes it is asked whether it is right.
pub fn is_date_right(lang: Lang, odd: &str, now: &str) -> String {
    let now = words::time(now);
    match lang {
        Lang::Zh => {
            format!("! {odd}（现在 {now}）：日期没有错就再按 Enter，会一并记下；Esc 返回。")
        }
        Lang::En => format!("! {odd} (now {now}): if the date is right, Enter again; it is noted."),
    }
}

/// What an accepted check says of its items; that nothing was inspected must not go unseen.
pub fn conforming(lang: Lang, inspected: bool) -> &'static str {
    if inspected {
        all_conform(lang)
    } else {
        none_inspected(lang)
    }
}

/// What is typed to find a person.
pub fn sought(lang: Lang, typed: &str) -> String {
    match (typed, lang) {
        ("", Lang::Zh) => "按数字选；打姓名、编号或首字母可查找".to_owned(),
        ("", Lang::En) => "a digit chooses, a name finds".to_owned(),
        (typed, Lang::Zh) => format!("查找：{}", shown(typed)),
        (typed, Lang::En) => format!("Find: {}", shown(typed)),
    }
}
