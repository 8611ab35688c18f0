//! Items of a form that do not occur on a lot, with the reason an inspector writes. Found by words
//! of the item's title, so that a newer version of a checklist still finds them.

use super::said::InBoth;
use crate::domain::Item;

/// Words in an item's title, of a hundred lots on how many it is absent, and why.
type Absence = (&'static str, u64, InBoth);

const ROWS: [Absence; 17] = [
    (
        "后浇带处模板",
        100,
        ["本段无后浇带", "no late-poured strip in this section"],
    ),
    (
        "落于土层",
        100,
        ["支架立于楼板上", "the supports stand on a slab"],
    ),
    (
        "预埋板",
        60,
        ["本段无预埋板", "no embedded plates in this section"],
    ),
    (
        "预埋螺栓",
        90,
        ["设计无预埋螺栓", "no embedded bolts in the design"],
    ),
    (
        "插筋",
        50,
        ["本段无插筋", "no starter bars in this section"],
    ),
    ("预埋件中心位置：其他", 90, ["无此项", "there are none"]),
    (
        "预埋件：",
        60,
        ["本段无预埋件", "no embedded parts in this section"],
    ),
    (
        "弯起点",
        80,
        ["设计无弯起钢筋", "no bent-up bars in the design"],
    ),
    (
        "电梯井",
        50,
        ["电梯井不在本段", "the lift shaft is not in this section"],
    ),
    (
        "标高：全高",
        70,
        [
            "结构未封顶，全高待封顶后量测",
            "not topped out: the full height is measured then",
        ],
    ),
    (
        "墙面垂直度：全高",
        100,
        [
            "管井内墙，无外墙阳角",
            "inner walls of a shaft, no outer corners",
        ],
    ),
    (
        "外墙上下窗口",
        100,
        ["管井内墙，无外窗", "inner walls of a shaft, no windows"],
    ),
    (
        "外墙上、下窗口",
        30,
        ["本段无外窗", "no outer windows in this section"],
    ),
    (
        "滴水",
        100,
        [
            "室内墙面，无滴水线（槽）",
            "indoor walls, no drip lines or grooves",
        ],
    ),
    (
        "分格",
        100,
        ["室内抹灰不设分格缝", "indoor plaster has no joints"],
    ),
    (
        "墙裙、勒脚",
        100,
        ["设计无墙裙、勒脚", "no dado or plinth in the design"],
    ),
    (
        "排汽道",
        100,
        ["设计无排汽道", "no vapour vents in the design"],
    ),
];

/// What the formwork of columns and walls does not have.
const UPRIGHT: [Absence; 3] = [
    (
        "多层连续支模",
        100,
        [
            "竖向构件，无连续支模",
            "upright members, no formwork of several storeys",
        ],
    ),
    (
        "起拱",
        100,
        [
            "竖向构件，无起拱要求",
            "upright members, no camber asked for",
        ],
    ),
    (
        "底模",
        100,
        ["竖向构件，无底模", "upright members, no soffit formwork"],
    ),
];

/// Why the item does not occur on the lot of this number, if it does not; the same at every check.
pub fn reason(item: &Item, variants: &[String], number: u64) -> Option<InBoth> {
    let is = |variant: &str| variants.iter().any(|id| id == variant);
    let more: &[Absence] = if is("column-wall-to-6m") {
        &UPRIGHT
    } else {
        &[]
    };
    let rows = more.iter().chain(&ROWS).enumerate();
    let fitting = rows.filter(|(_, (words, ..))| item.title.zh.contains(words));
    let mut absent = fitting.filter(|(row, (_, often, _))| {
        let lot = (number * 37 + *row as u64 * 61) % 100;
        lot < *often
    });
    absent.next().map(|(_, (.., why))| *why)
}
