//! The sentences of faults of tables: what is wrong in a cell, and what belongs there. Which one a misfit
//! gets is chosen by the one match above.

use crate::phrases;

phrases! {
    empty: "不得为空", "must not be empty";
    a_count: "大于 0 的数，如 36、113.68 或 36 件", "a number above 0 such as 36, 113.68 or 36 m2";
    an_area: "面积，如 8000 或 8000.50", "an area such as 8000 or 8000.50";
    a_scale: "大中型、其他", "large_medium, other";
    a_day: "日期，如 2026-11-30", "a day such as 2026-11-30";
    /// A version that is not the one there is.
    other_version(known: &str): "本程序中此检查表是 {known} 版，核对的应是它", "the version of this checklist here is {known}; that is what should have been compared";
    /// A day that has not come.
    ahead(day: &str): "{day} 还没有到", "{day} has not come yet";
    taken: "此编号已有，换一个", "something has this code already; take another";
    after_itself: "前道检验批成环", "the lots go after one another in a circle";
    needs_no_parent: "单位工程没有上级", "a unit project has no parent";
    circle: "上级关系成环", "the parents go round in a circle";
    needs_parent: "须填上级编号；只有单位工程没有上级", "needs a parent; only a unit project has none";
    /// A unit that is not the checklist's.
    other_unit(written: &str, unit: &str): "单位「{written}」不对，此检查表的容量以「{unit}」计", "the unit \"{written}\" is not the checklist's, which counts {unit}";
    /// Somebody who takes no part.
    no_part(title: &str): "「{title}」不参加三检和验收，不登记；删去所在的行", "\"{title}\" takes no part in checks and acceptance and is not listed; delete the row";
    /// More than there is room for.
    too_long(most: usize): "超过 {most} 个字", "longer than {most} characters";
    /// A lot that no sampling table knows.
    capacity(capacity: u64): "容量 {capacity} 超出抽样表，须拆分检验批", "a capacity of {capacity} is beyond the sampling table; split the lot";
    /// No checklist of this id.
    no_checklist(id: &str): "没有检查表「{id}」，见 checklist list", "there is no checklist \"{id}\", see: checklist list";
    /// A checklist of another kind.
    checklist_for(kind: &str): "此检查表用于「{kind}」", "this checklist is for: {kind}";
    /// A chain of another kind.
    no_chain(id: &str): "没有这一类可用的检查链「{id}」", "there is no chain \"{id}\" for this kind";
    /// What a lot cannot come after.
    no_lot_before(code: &str): "前道「{code}」不是检验批", "\"{code}\" is no lot to come after";
    /// Several checklists serve.
    choose_checklist(ids: &str): "这一类有几张检查表，选一张：{ids}", "several checklists serve this kind, choose one: {ids}";
    /// Variants of which one is needed.
    choose_variant(names: &str): "须选：{names}", "choose of: {names}";
    /// A variant that the checklist has not.
    no_variant(id: &str): "检查表没有类型「{id}」，见 checklist show", "the checklist has no variant \"{id}\", see: checklist show";
    /// A code of another row.
    twice(row: usize): "编号与第 {row} 行重复", "the code stands in row {row} already";
    /// A code of another row, spelt otherwise.
    alike(row: usize, code: &str): "编号与第 {row} 行「{code}」只差大小写或全半角，是同一个编号", "differs from \"{code}\" in row {row} only in case or width: it is the same code";
    /// A code of the project, spelt otherwise.
    kept(code: &str): "工程中已有「{code}」，只差大小写或全半角；写成一样", "the project has \"{code}\", which differs only in case or width; write it the same";
    /// A parent that is not there.
    no_parent(code: &str): "找不到上级「{code}」", "there is no parent \"{code}\"";
    /// A parent below which it cannot stand.
    wrong_parent(kind: &str): "不能放在「{kind}」之下", "cannot stand below \"{kind}\"";
    /// A kind that stays.
    kind_changed(kind: &str): "工程中已是「{kind}」，不能改类别", "it is \"{kind}\" in the project; a kind cannot change";
    /// A parent that stays.
    parent_changed(code: &str): "工程中上级是「{code}」，不能移动", "its parent in the project is \"{code}\"; it cannot move";
    /// No project of it among those counted.
    no_project(code: &str): "这次没有汇总到工程「{code}」", "no project \"{code}\" is among those counted";
    /// A code that is not unique.
    several_projects(code: &str, pids: &str): "编号「{code}」有几个工程在用，分不清，没有采用；改填工程标识：{pids}", "several projects have the code \"{code}\", so it was not taken; give the id instead: {pids}";
    /// Id and code disagree.
    other_code(code: &str): "这个工程标识的工程编号是「{code}」，以工程标识为准", "the project of this id has the code \"{code}\"; the id holds";
    /// What stands there, and what may.
    none_of(text: &str, wanted: &str): "「{text}」不对，应为：{wanted}", "\"{text}\" is none of: {wanted}";
}
