//! Headings of the people table, the project table, the division table of the trade and the ledger, in every
//! spelling people use. Who reads such a table and who names its columns use the same ones.

use crate::domain::misfit::Column;
use crate::text::Lang;

/// A column: its name for programs, its Chinese heading, and what else people call it.
#[derive(Clone, Copy, Debug)]
pub struct NamedColumn {
    /// Its name for programs; the English heading.
    pub key: &'static str,
    /// Its Chinese heading.
    pub zh: &'static str,
    /// Other names of it.
    pub others: &'static [&'static str],
}

impl NamedColumn {
    /// The heading.
    pub fn shown(&self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.key)
    }
}

/// A column: `key "中文": "other name", …`.
macro_rules! named {
    ($key:ident $zh:literal $(: $($other:literal),+)?) => {
        NamedColumn {
            key: stringify!($key),
            zh: $zh,
            others: &[$($($other),+)?],
        }
    };
}

const CREW: NamedColumn =
    named!(crew "班组": "施工班组", "作业班组", "所属班组", "班组名称", "劳务班组", "team");
const LOCATION: NamedColumn = named!(location "部位":
        "验收部位", "检验批部位", "施工部位", "检查部位", "工程部位", "检验批部位名称", "place");
const CAPACITY: NamedColumn =
    named!(capacity "容量": "检验批容量", "检验批的容量", "批容量", "工程量", "quantity");
const CHECKLIST: NamedColumn =
    named!(checklist "检查表": "检查表编号", "检查表名称", "检验批检查表", "验收记录表");
const VARIANTS: NamedColumn = named!(variants "类型": "适用类型", "构件类型", "variant");

/// Columns of the people table.
pub const PEOPLE: [NamedColumn; 5] = [
    named!(code "编号":
        "工号", "人员编号", "员工编号", "职工编号", "编码", "代码", "人员代码", "id", "no",
        "number"),
    named!(name "姓名": "名字", "人员姓名", "人员", "full name"),
    named!(role "岗位":
        "职务", "职位", "岗位名称", "岗位职务", "职务岗位", "担任岗位", "担任职务", "现场岗位",
        "角色", "title", "position", "job", "job title"),
    named!(org "单位":
        "单位名称", "所属单位", "工作单位", "所在单位", "公司", "公司名称", "所属公司",
        "organisation", "organization", "company"),
    CREW,
];

/// Columns of the project table.
pub const PLAN: [NamedColumn; 13] = [
    named!(code "编号": "编码", "代码", "id", "no", "number"),
    named!(parent "上级编号":
        "上级", "上级编码", "上级代码", "父级编号", "父级", "所属编号", "parent code"),
    named!(kind "类别": "层级", "级别", "工程类别", "划分层级", "level"),
    named!(name "名称": "工程名称", "划分名称", "title"),
    CHECKLIST,
    VARIANTS,
    CREW,
    LOCATION,
    CAPACITY,
    named!(area_m2 "建筑面积": "面积", "area"),
    named!(scale "规模": "工程规模"),
    named!(after "前道检验批": "前道", "前道工序"),
    named!(chain "检查链"),
];

/// Columns of the division table of the trade, one row a lot.
pub const DIVISION: [NamedColumn; 12] = [
    named!(unit "单位工程":
        "单位工程名称", "楼栋", "楼号", "栋号", "楼座", "unit project", "building"),
    named!(sub_unit "子单位工程": "子单位工程名称", "子单位", "sub unit"),
    named!(division "分部工程": "分部", "分部工程名称", "分部名称", "分部(子分部)工程"),
    named!(sub_division "子分部工程": "子分部", "子分部工程名称", "子分部名称", "sub division"),
    named!(item "分项工程": "分项", "分项工程名称", "分项名称", "work item"),
    named!(lot "检验批": "检验批名称", "检验批工程", "检验批次", "inspection lot"),
    named!(code "检验批编号":
        "检验批编码", "检验批代码", "编号", "编码", "批号", "检验批号", "lot code"),
    LOCATION,
    CAPACITY,
    CREW,
    CHECKLIST,
    VARIANTS,
];

/// Columns of the ledger of projects that headquarters keeps.
pub const LEDGER: [NamedColumn; 5] = [
    named!(pid "工程标识": "项目标识", "标识", "project id"),
    named!(code "工程编号":
        "项目编号", "工程代码", "项目代码", "编号", "编码", "代码", "no", "number", "project code"),
    named!(region "地区": "区域", "大区", "片区", "所在地区", "area"),
    named!(company "公司":
        "单位", "公司名称", "所属公司", "分公司", "项目公司", "subsidiary", "branch"),
    named!(type "类型": "工程类型", "项目类型", "业态", "类别", "project type"),
];

/// Columns of the table in which somebody says which checklists he compared with the print.
pub const REVIEWS: [NamedColumn; 6] = [
    CHECKLIST,
    named!(version "版本": "检查表版本"),
    named!(name "姓名": "核对人", "who"),
    named!(date "日期": "核对日期", "day"),
    named!(edition "印本": "对照的印本", "标准版本", "print"),
    named!(remark "备注": "说明", "note"),
];

/// The heading of a column of the project table.
pub fn heading(lang: Lang, column: Column) -> &'static str {
    let named = PLAN.iter().find(|named| named.key == column.as_str());
    named.map_or("", |named| named.shown(lang))
}
