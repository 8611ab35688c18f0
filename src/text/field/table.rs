//! What the tables of papers are called. Which tables there are is `paper::fields`' to say, what stands in their
//! columns that of the fields.

use crate::text::Lang;

/// The tables of papers, in the order of their names.
const TABLES: &[(&str, [&str; 2])] = &[
    (
        "acceptances",
        ["分项、分部工程验收", "Acceptances of items and divisions"],
    ),
    ("aspects", ["观感质量检查项目", "Aspects of the appearance"]),
    ("causes", ["问题排列", "What issues are about"]),
    ("checks", ["当日检查、验收", "Checks of the day"]),
    ("common_parts", ["公共部位", "Common parts"]),
    ("concealed", ["隐蔽工程验收", "Concealed works"]),
    ("crews", ["班组", "Crews"]),
    ("divisions", ["分部工程", "Divisions"]),
    ("documents", ["质量控制资料", "Quality documents"]),
    ("dominant", ["主控项目", "Dominant items"]),
    ("drawn", ["测点抽取", "Draws of places"]),
    ("dwellings", ["各户", "Dwellings"]),
    ("figures", ["检查表的数值", "Figures of a checklist"]),
    ("flow", ["问题新增与关闭", "Issues opened and closed"]),
    ("general", ["一般项目", "General items"]),
    ("issues", ["质量问题", "Issues"]),
    ("items", ["分项工程或检查项目", "Items"]),
    ("left_out", ["未测的测点", "Points left out"]),
    ("lots", ["检验批", "Lots"]),
    ("materials", ["材料", "Materials"]),
    ("measured", ["实测实量", "Measured surfaces"]),
    ("orders", ["监理指令", "Orders of the supervisor"]),
    ("photos", ["照片", "Photos"]),
    ("places", ["验收部位", "Places"]),
    ("points", ["所列各项", "Points"]),
    ("readings", ["实测值", "Readings"]),
    (
        "rooms",
        [
            "各房间净高、净开间、净进深",
            "Heights, widths and depths of rooms",
        ],
    ),
    ("stages", ["检查阶段", "Stages"]),
    ("statistics", ["监理工作统计", "Statistics of supervision"]),
    ("tests", ["检验、检测", "Tests"]),
    ("totals", ["各项合计", "Totals by item"]),
    (
        "trend",
        ["一次验收合格率走势", "First-pass rates over the months"],
    ),
];

/// The names of all tables, in order.
pub fn table_names() -> impl Iterator<Item = &'static str> {
    TABLES.iter().map(|(name, _)| *name)
}

/// What a table is called.
pub fn table_called(lang: Lang, name: &str) -> Option<&'static str> {
    let (_, [zh, en]) = TABLES.iter().find(|(known, _)| *known == name)?;
    Some(lang.pick(zh, en))
}
