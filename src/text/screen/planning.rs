//! Phrases of making a division plan on the screen.

use crate::phrases;
use crate::text::Lang;

phrases! {
    title: "划分方案", "Division plan";
    menu_title: "划分方案、工程表", "Division plan, project table";
    menu_make: "1 从目录生成划分方案（再做一次只添不改）", "1 Division plan from the catalogue (it only adds)";
    menu_save: "2 把工程树存为工程表（改后再导入）", "2 Save the tree as a table, to change and import";
    menu_import: "3 导入工程表", "3 Import a project table";
    form_hint: "填编号、名称、层数、施工段，选类型（左右键或空格换）；逐格按 Enter，填好按 F8 到下一步。", "Fill in code, name, storeys and sections, choose a typical set by Left, Right or Space; Enter goes from field to field, F8 on to the next step.";
    unit: "单位工程编号", "Code of the unit";
    name: "单位工程名称", "Name of the unit";
    preset: "类型（典型分项）", "Typical set";
    storeys: "地上楼层", "Storeys above ground";
    basements: "地下层数", "Storeys underground";
    sections: "每层施工段", "Sections of a storey";
    dwellings: "每层各户房间数", "Rooms of each dwelling";
    dwellings_hint: "住宅填，如 5,4/4,5；4x3;1=0", "5,4/4,5 a storey; 4x3;1=0";
    heating: "集中供暖", "Central heating";
    heating_asked: "检查时问", "asked at the check";
    heated: "有", "yes";
    unheated: "没有", "no";
    area: "建筑面积 m2", "Floor area, m2";
    scale: "规模", "Size";
    no_scale: "不填", "not said";
    next: "下一步：选分项", "Next: choose work items";
    unit_hint: "编号都以它开头；已有的单位只添", "all codes begin with it";
    name_hint: "已有的单位可空", "may be empty if it exists";
    storeys_hint: "如 20；20 机房层；3-18", "e.g. 20; 20 Plant; 3-18";
    basements_hint: "空着是没有", "empty: none";
    sections_hint: "空着是不分；2；东段 西段", "empty: none; 2; East West";
    optional: "可空", "may be empty";
    not_an_area: "面积应为数，如 8000.50，可空。", "The area is a number such as 8000.50, or empty.";
    needs_storeys: "请填地上楼层；室外工程填 0。", "Give the storeys above ground; 0 for outdoor works.";
    rules_hint: "一批为：1 每层每段  2 每层  3 每段  4 只一批  +/- 批数   Enter 选类型", "A lot for each: 1 section of each storey  2 storey  3 section  4 only one  +/- how many   Enter variants";
    only_chosen: "只看已选的", "Only what is chosen";
    everything: "全部目录", "The whole catalogue";
    nothing_chosen: "还没有选分项。F9 看全部目录。", "No work item is chosen yet. F9 shows the whole catalogue.";
    no_list_hint: "这个分项还没有专用检查表：先用通用表，有了专用的在工程表中换。", "No checklist of its own yet: its lots take the general form; name the trade's own in the project table when there is one.";
    one_lift: "按一台电梯列；多台的在「10」上按 +。", "One lift; for more press + on \"10\".";
    no_variants: "这张检查表没有类型可选。", "This checklist has no variants to choose.";
    variants_title: "类型：用于同一分部中这张检查表的所有检验批", "Variants: of all lots of this checklist in the division";
    choose_one: "选一个", "One";
    choose_many: "至少一个", "One at least";
    variants_asked: "这一批是哪一类？定了才知道查哪些项目", "Which kind is this lot? Its items depend on it";
    variants_open: "每一组都要选。", "Choose in every group.";
    variants_hint: "空格选，Enter 完成", "Space takes, Enter is done";
    preview_hint: "Enter 导入；F6 先存为工程表；Esc 回去改。", "Enter imports it; F6 saves it as a table first; Esc goes back to change it.";
    nothing_new: "工程中都已有，没有要导入的。", "All of it is in the project already; there is nothing to import.";
    save_title: "存为工程表", "Save as a project table";
    save_hint: "CSV 或 XLSX 的新文件；改后可再导入。按 Enter 存。", "A new CSV or XLSX file, which can be changed and imported again. Enter saves it.";
    variants: "类型", "Variants";
    checklists: "检查表", "checklists";
    file_stem: "工程表", "project-table";
    offers_hint: "按 1、2 取舍", "(keys 1 and 2)";
    no_dwellings: "没有填每层各户房间数：不建分户验收。", "No rooms of dwellings were said: no register of dwellings.";
    /// Entries of a register.
    entries(count: usize): "{count} 条", "{count} entries";
    /// New lots that come after others.
    offer_after(tick: &str, lots: usize): "{tick} 1 接前道工序 {lots} 批", "{tick} 1 order of work: {lots} lots";
    /// New lots that are given to crews.
    offer_crews(tick: &str, lots: usize): "{tick} 2 按工种填班组 {lots} 批", "{tick} 2 crews by trade: {lots} lots";
    /// That a plan was imported.
    imported(count: usize): "已导入 {count} 项；在工程树中按 F6 可存为表、修改、再导入。", "{count} imported; F6 in the tree saves the table to be changed and imported.";
    /// Chosen 分项 of all.
    items(chosen: usize, all: usize): "分项 {chosen}/{all}", "items {chosen}/{all}";
}

/// That a table was saved.
pub fn saved(lang: Lang, path: &str) -> String {
    format!("{}{path}", lang.pick("已存：", "Saved: "))
}

/// A number of lots.
pub fn lots(lang: Lang, count: usize) -> String {
    match (lang, count) {
        (Lang::Zh, _) => format!("{count} 批"),
        (Lang::En, 1) => "1 lot".to_owned(),
        (Lang::En, _) => format!("{count} lots"),
    }
}

/// What importing would add.
pub fn found(lang: Lang, [added, same]: [usize; 2]) -> String {
    match lang {
        Lang::Zh => format!("新增 {added}，工程中已有 {same}"),
        Lang::En => format!("{added} new, {same} in the project already"),
    }
}
