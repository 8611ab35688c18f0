//! Phrases of the people of a project: one added or changed on the screen.

use crate::phrases;
use crate::text::Lang;
use crate::text::escape::shown;

phrases! {
    add_title: "添加人员", "Add a person";
    who_title: "您是谁？", "Who are you?";
    who_hint: "先加您自己；由谁作结论会记您的名字，同一次使用不再问。别人以后随时可加。", "Add yourself first: conclusions will name you, and you are not asked again in this sitting. Others can be added at any time.";
    who_asks: "选一行按 Enter，或打姓名；作结论、办理时先提您。", "Choose a row and Enter, or type a name; you are named first then.";
    code: "编号", "Code";
    code_hint: "记录按它认人，定了不改", "records name it: it stays";
    optional: "可空", "may be empty";
    among: "左右键选已有的", "Left, Right: those there are";
    needs_name: "请填姓名。", "A name is needed.";
    needs_role: "请选岗位：按左右键或数字，也可打常用称呼（质检员、监理工程师）。资料员、安全员等不参加检查验收，不用加。", "Choose the role: Left, Right or a digit, or type what it is called. Whoever takes no part in checks need not be added.";
    needs_code: "请填编号。", "A code is needed.";
    odd_characters: "含有看不见的字符，请重新输入。", "It has invisible characters; type it again.";
    see_changes: "查看改动", "See what changes";
    sits_here: "（在用）", " (here)";
    /// Whose code it is already.
    taken(code: &str, name: &str): "编号「{code}」已是{name}的，请另填。", "The code {code} is that of {name}; give another.";
}

/// Who is changed; the code and the person stay.
pub fn change_title(lang: Lang, person: &str) -> String {
    match lang {
        Lang::Zh => format!(
            "改人员：{}（编号不能改：已有的记录按它认人）",
            shown(person)
        ),
        Lang::En => format!("Change {} (the code stays: records name it)", shown(person)),
    }
}

/// Who was added.
pub fn added(lang: Lang, code: &str, name: &str, role: &str) -> String {
    let name = shown(name);
    match lang {
        Lang::Zh => format!("已添加：{code} {name}，{role}。"),
        Lang::En => format!("Added: {code} {name}, {role}."),
    }
}

/// Who sits here now.
pub fn sits(lang: Lang, name: &str) -> String {
    let name = shown(name);
    match lang {
        Lang::Zh => format!("现在由{name}使用；作结论时先提他。"),
        Lang::En => format!("{name} sits here now and is the first to be named in conclusions."),
    }
}
