//! Phrases of the registers' page, of the form for an entry, and of choosing instruments.

use crate::phrases;

phrases! {
    no_crew: "未指定", "none";
    title: "登记", "Registers";
    all: "全部登记", "all registers";
    only_due: "只看待办", "due only";
    none: "这里还没有登记。", "Nothing is entered here.";
    none_due: "没有待办的。", "Nothing is due.";
    waits: "待", "due";

    form_title: "新增登记", "New entry";
    kind: "类别", "Register";
    checklist: "检查表", "Checklist";
    chain: "检查链", "Chain";
    name: "名称", "Name";
    parent: "上级（编号或名称）", "Belongs to (code or name)";
    location: "部位", "Location";
    crew: "班组", "Crew";
    how_many: "抽样数量由它得出；也可在检查时填", "samples follow from it; the check can say it too";
    make_it: "登记", "Enter it";
    usual_chain: "通常的", "the usual one";
    yes: "[x]", "[x]";
    no: "[ ]", "[ ]";
    hint: "名称必填。逐格按 Enter，到「登记」再按一次。", "A name is needed. Enter goes from field to field; on the last line it is entered.";
    whole_project: "整个工程", "the whole project";
    no_such_node: "找不到，或不止一个", "none, or more than one";

    choose_title: "所用计量器具", "Instruments used";
    choose_hint: "空格选上或去掉，Enter 确定，Esc 不改。", "Space chooses or not, Enter takes them, Esc changes nothing.";
    /// What was entered.
    entered(code: &str): "已登记 {code}。", "Entered as {code}.";
}
