//! Items of a form that do not occur on a lot, with the reason an inspector writes. Found by words
//! of the item's title, so that a newer version of a checklist still finds them.

use crate::domain::Item;

/// Words in an item's title, of a hundred lots on how many it is absent, and why.
type Row = (&'static str, u64, &'static str);

const ROWS: [Row; 33] = [
    ("后浇带处模板", 100, "本段无后浇带"),
    ("落于土层", 100, "支架立于楼板上"),
    ("预埋板", 60, "本段无预埋板"),
    ("预埋螺栓", 90, "设计无预埋螺栓"),
    ("插筋", 50, "本段无插筋"),
    ("预埋件中心位置：其他", 90, "无此项"),
    ("预埋件：", 60, "本段无预埋件"),
    ("弯起点", 80, "设计无弯起钢筋"),
    ("电梯井", 50, "电梯井不在本段"),
    ("标高：全高", 70, "结构未封顶，全高待封顶后量测"),
    ("外墙上下窗口", 100, "管井内墙，无外窗"),
    ("外墙上、下窗口", 30, "本段无外窗"),
    ("滴水", 100, "室内墙面，无滴水线（槽）"),
    ("分格", 100, "室内抹灰不设分格缝"),
    ("墙裙、勒脚", 100, "设计无墙裙、勒脚"),
    ("冲洗和消毒", 100, "系统完成后统一冲洗、消毒"),
    ("引入管", 90, "引入管不在本层"),
    ("焊缝", 100, "热熔连接，无焊缝"),
    ("25 m 以上", 100, "本层无 25 m 以上的直管"),
    ("立管垂直度", 60, "本批为支管，立管另批验收"),
    ("水表", 100, "水表集中设在首层水表间"),
    ("直埋于地下", 100, "无直埋于地下的导管"),
    ("密闭隔墙", 100, "无密闭、防护密闭隔墙"),
    ("焊接跨接", 100, "采用专用接地卡，无焊接跨接"),
    ("螺纹连接处跨接", 100, "采用镀锌钢导管"),
    ("剔槽", 70, "预埋敷设，未剔槽"),
    ("承力钢构件", 100, "无承力钢构件"),
    ("进入无封板柜箱", 90, "无落地无封板柜箱"),
    ("动力工程", 100, "无动力回路"),
    ("穿外墙", 100, "本层导管不穿外墙"),
    ("跨变形缝", 100, "无变形缝"),
    (
        "管卡间距：刚性钢导管，壁厚＞2 mm，直径 15～20",
        100,
        "无此规格",
    ),
    ("排汽道", 100, "设计无排汽道"),
];

/// What conduits hidden in slabs do not have.
const HIDDEN: [Row; 6] = [
    ("明配", 100, "全部暗配，无明配导管"),
    ("管卡间距", 100, "全部暗配，无明配导管"),
    ("吊架圆钢", 100, "全部暗配，无吊架"),
    ("防晃支架", 100, "全部暗配，无吊架"),
    ("固定支架", 100, "全部暗配，无支架"),
    ("柔性导管", 80, "本批未用柔性导管"),
];

/// What conduits on the walls of shafts do not have.
const EXPOSED: [Row; 2] = [
    ("埋设于混凝土", 100, "电井内明配"),
    ("暗配", 100, "电井内明配"),
];

/// What the formwork of columns and walls does not have.
const UPRIGHT: [Row; 3] = [
    ("多层连续支模", 100, "竖向构件，无连续支模"),
    ("起拱", 100, "竖向构件，无起拱要求"),
    ("底模", 100, "竖向构件，无底模"),
];

/// Why the item does not occur on the lot of this number, if it does not; the same at every check.
pub fn reason(item: &Item, variants: &[String], number: u64) -> Option<&'static str> {
    let is = |variant: &str| variants.iter().any(|id| id == variant);
    let more: &[Row] = match () {
        () if is("steel_thick") => &EXPOSED,
        () if is("column-wall-to-6m") => &UPRIGHT,
        () if is("plastic") => &HIDDEN,
        () => &[],
    };
    let rows = more.iter().chain(&ROWS).enumerate();
    let fitting = rows.filter(|(_, (words, ..))| item.title.zh.contains(words));
    let mut absent = fitting.filter(|(row, (_, often, _))| {
        let lot = (number * 37 + *row as u64 * 61) % 100;
        lot < *often
    });
    absent.next().map(|(_, (.., why))| *why)
}
