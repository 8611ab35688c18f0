//! The nodes of the sample above its lots: two units, six divisions, their sub-divisions and
//! twenty-five items, nine of which are planned without lots yet.

use super::said::{InBoth, said};
use crate::domain::subject::Scale;
use crate::domain::{Decimal, Kind, Subject};
use crate::text::Lang;

/// Code, name, floor area.
const UNITS: [(&str, InBoth, &str); 2] = [
    (
        "T",
        ["1 号住宅楼（18 层）", "Residential tower 1 (18 storeys)"],
        "12680.50",
    ),
    (
        "P",
        ["商业裙房（3 层）", "Shopping podium (3 storeys)"],
        "3246.00",
    ),
];

const DIVISIONS: [(&str, InBoth); 6] = [
    ("T-02", ["主体结构", "Main structure"]),
    ("T-03", ["建筑装饰装修", "Building finishing"]),
    (
        "T-05",
        ["建筑给水排水及供暖", "Water supply, drainage and heating"],
    ),
    ("T-07", ["建筑电气", "Building electrical works"]),
    ("P-02", ["主体结构", "Main structure"]),
    ("P-04", ["屋面", "Roof"]),
];

const SUB_DIVISIONS: [(&str, InBoth); 14] = [
    ("T-02-0201", ["混凝土结构", "Concrete structure"]),
    ("T-02-0202", ["砌体结构", "Masonry structure"]),
    ("T-03-0301", ["建筑地面", "Building floor"]),
    ("T-03-0302", ["抹灰", "Plastering"]),
    ("T-03-0304", ["门窗", "Doors and windows"]),
    ("T-03-0310", ["涂饰", "Painting"]),
    ("T-03-0312", ["细部", "Joinery and details"]),
    ("T-05-0501", ["室内给水系统", "Indoor water supply system"]),
    ("T-05-0502", ["室内排水系统", "Indoor drainage system"]),
    ("T-07-0703", ["供电干线", "Power supply mains"]),
    ("T-07-0705", ["电气照明", "Electric lighting"]),
    ("P-02-0201", ["混凝土结构", "Concrete structure"]),
    ("P-02-0202", ["砌体结构", "Masonry structure"]),
    ("P-04-0403", ["防水与密封", "Waterproofing and sealing"]),
];

const ITEMS: [(&str, InBoth); 25] = [
    ("T-02-0201-MB", ["模板", "Formwork"]),
    ("T-02-0201-GJ", ["钢筋", "Reinforcement"]),
    ("T-02-0201-HN", ["混凝土", "Concrete"]),
    ("T-02-0201-XJ", ["现浇结构", "Cast-in-place structure"]),
    ("T-02-0202-ZQ", ["砖砌体", "Brick masonry"]),
    ("T-02-0202-TC", ["填充墙砌体", "Infill masonry"]),
    (
        "T-03-0301-ZT",
        ["整体面层铺设", "Monolithic floor surfaces"],
    ),
    ("T-03-0302-MH", ["一般抹灰", "Ordinary plastering"]),
    (
        "T-03-0304-MC",
        ["金属门窗安装", "Installation of metal doors and windows"],
    ),
    ("T-03-0310-TS", ["水性涂料涂饰", "Water-based painting"]),
    (
        "T-03-0312-HL",
        [
            "护栏和扶手制作与安装",
            "Making and installation of balustrades and handrails",
        ],
    ),
    (
        "T-05-0501-GS",
        [
            "给水管道及配件安装",
            "Installation of water supply pipes and fittings",
        ],
    ),
    (
        "T-05-0501-CX",
        ["管道冲洗、消毒", "Flushing and disinfection of pipes"],
    ),
    (
        "T-05-0502-PS",
        [
            "排水管道及配件安装",
            "Installation of drainage pipes and fittings",
        ],
    ),
    ("T-07-0703-DG", ["导管敷设", "Laying of conduits"]),
    ("T-07-0705-DG", ["导管敷设", "Laying of conduits"]),
    (
        "T-07-0705-CX",
        ["管内穿线和槽盒内敷线", "Wiring in conduits and trunking"],
    ),
    (
        "T-07-0705-KG",
        [
            "开关、插座、风扇安装",
            "Installation of switches, sockets and fans",
        ],
    ),
    ("P-02-0201-MB", ["模板", "Formwork"]),
    ("P-02-0201-GJ", ["钢筋", "Reinforcement"]),
    ("P-02-0201-HN", ["混凝土", "Concrete"]),
    ("P-02-0201-XJ", ["现浇结构", "Cast-in-place structure"]),
    ("P-02-0202-TC", ["填充墙砌体", "Infill masonry"]),
    ("P-04-0403-JC", ["卷材防水层", "Membrane waterproofing"]),
    ("P-04-0403-MF", ["接缝密封防水", "Joint sealing"]),
];

/// All nodes above the lots, parents first.
pub fn nodes(lang: Lang) -> Vec<Subject> {
    let units = UNITS.iter().map(|(code, name, area)| Subject {
        area_m2: Decimal::parse(area).ok(),
        scale: Some(Scale::Other),
        ..node(code, Kind::Unit, &said(lang, *name))
    });
    let of = |kind, rows: &'static [(&'static str, InBoth)]| {
        rows.iter()
            .map(move |(code, name)| node(code, kind, &said(lang, *name)))
    };
    units
        .chain(of(Kind::Division, &DIVISIONS))
        .chain(of(Kind::SubDivision, &SUB_DIVISIONS))
        .chain(of(Kind::Item, &ITEMS))
        .collect()
}

/// A node; its parent's code is its own without the last part.
pub fn node(code: &str, kind: Kind, name: &str) -> Subject {
    let parent = code.rsplit_once('-').map_or("", |(above, _)| above);
    Subject::new(code, parent, kind, name)
}
