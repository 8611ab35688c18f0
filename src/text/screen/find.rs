//! Phrases of finding anything.

use crate::phrases;
use crate::text::Lang;

phrases! {
    title: "查找：对象、人员、不合格项、条文、资料、命令", "Find: subjects, people, issues, clauses, papers, commands";
    hint: "几个词，先后不论：名称、编号、拼音（gjaz）、楼层（12层）", "Words in any order: names, codes, pinyin (gjaz), storeys (12F)";
    only_alike: "没有完全一样的；下面是读音、拼写相近的：", "Nothing like it as typed; read or spelled nearly alike:";
    nothing_found: "没有查到。", "Nothing was found.";
    to_all: "看全部", "Show all";
    looks_at: "看", "Showing";
    all: "全部", "all";
    subjects: "对象", "subjects";
    issues: "不合格项", "issues";
    people: "人员、班组", "people, crews";
    checklists: "检查表、条文", "checklists, clauses";
    papers: "资料", "papers";
    commands: "命令", "commands";
    person: "人员", "Person";
    crew: "班组", "Crew";
    issue: "不合格项", "Issue";
    checklist: "检查表", "Checklist";
    clause: "条文", "Clause";
    issued: "已签发", "Issued";
    form: "打印", "Papers";
    command: "命令", "Command";
    export: "导出", "Export";
    export_also: "写到移动盘、备份、交总部", "to a stick, a backup, for headquarters";
    roll_up: "汇总", "Roll up";
    roll_up_also: "文件夹里各工程的合格率一起算", "rates of all projects in a folder together";
    verify: "核对", "Verify";
    verify_also: "校验移动盘、本机的每个字节", "every byte of a stick or of this device";
    plan: "划分工程", "Plan the work";
    plan_also: "安排单位、分部、分项、检验批", "units, divisions, work items, lots";
    add_person: "添加人员", "Add a person";
    add_person_also: "人员、岗位、班组", "people, roles, crews";
    add_entry: "登记", "Add an entry";
    add_entry_also: "进场、器具、隐蔽、回访、投诉", "arrivals, instruments, concealed work, return visits, complaints";
    new_project: "新建工程", "New project";
    new_project_also: "另开一个工程", "begin another one";
    import: "导入表", "Import tables";
    import_also: "工程表、人员表", "the project's table, people";
    valid: "有效", "valid";
    withdrawn: "作废", "void";
    no_checklist: "没有这份检查表了。", "There is no such checklist any more.";
    narrow: "种类", "Kind";
    narrow_long: "只看一种：对象、不合格项、人员、条文、资料、命令", "Only one kind: subjects, issues, people, clauses, papers, commands";
    open_long: "打开查到的；命令就在下面的页上办", "Open what was found; a command runs on the page below";
    anywhere_long: "查找一切：对象、人员、不合格项、条文、资料、命令；再按关闭", "Find anything: subjects, people, issues, clauses, papers, commands; again to close";
    type_long: "几个词，先后不论：名称、编号、拼音、楼层", "Words in any order: names, codes, pinyin, storeys";
}

/// How many were found.
pub fn found(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 项"),
        (Lang::En, 1) => "1 found".to_owned(),
        (Lang::En, _) => format!("{count} found"),
    }
}

/// How many lots a crew has.
pub fn lots(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 批"),
        (Lang::En, 1) => "1 lot".to_owned(),
        (Lang::En, _) => format!("{count} lots"),
    }
}
