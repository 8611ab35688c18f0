//! The nodes of the sample above its lots: two units, six divisions, their sub-divisions and
//! twenty-five items, nine of which are planned without lots yet.

use crate::domain::subject::Scale;
use crate::domain::{Decimal, Kind, Subject};

/// Code, name, floor area.
const UNITS: [(&str, &str, &str); 2] = [
    ("T", "1 号住宅楼（18 层）", "12680.50"),
    ("P", "商业裙房（3 层）", "3246.00"),
];

const DIVISIONS: [(&str, &str); 6] = [
    ("T-02", "主体结构"),
    ("T-03", "建筑装饰装修"),
    ("T-05", "建筑给水排水及供暖"),
    ("T-07", "建筑电气"),
    ("P-02", "主体结构"),
    ("P-04", "屋面"),
];

const SUB_DIVISIONS: [(&str, &str); 14] = [
    ("T-02-0201", "混凝土结构"),
    ("T-02-0202", "砌体结构"),
    ("T-03-0301", "建筑地面"),
    ("T-03-0302", "抹灰"),
    ("T-03-0304", "门窗"),
    ("T-03-0310", "涂饰"),
    ("T-03-0312", "细部"),
    ("T-05-0501", "室内给水系统"),
    ("T-05-0502", "室内排水系统"),
    ("T-07-0703", "供电干线"),
    ("T-07-0705", "电气照明"),
    ("P-02-0201", "混凝土结构"),
    ("P-02-0202", "砌体结构"),
    ("P-04-0403", "防水与密封"),
];

const ITEMS: [(&str, &str); 25] = [
    ("T-02-0201-MB", "模板"),
    ("T-02-0201-GJ", "钢筋"),
    ("T-02-0201-HN", "混凝土"),
    ("T-02-0201-XJ", "现浇结构"),
    ("T-02-0202-ZQ", "砖砌体"),
    ("T-02-0202-TC", "填充墙砌体"),
    ("T-03-0301-ZT", "整体面层铺设"),
    ("T-03-0302-MH", "一般抹灰"),
    ("T-03-0304-MC", "金属门窗安装"),
    ("T-03-0310-TS", "水性涂料涂饰"),
    ("T-03-0312-HL", "护栏和扶手制作与安装"),
    ("T-05-0501-GS", "给水管道及配件安装"),
    ("T-05-0501-CX", "管道冲洗、消毒"),
    ("T-05-0502-PS", "排水管道及配件安装"),
    ("T-07-0703-DG", "导管敷设"),
    ("T-07-0705-DG", "导管敷设"),
    ("T-07-0705-CX", "管内穿线和槽盒内敷线"),
    ("T-07-0705-KG", "开关、插座、风扇安装"),
    ("P-02-0201-MB", "模板"),
    ("P-02-0201-GJ", "钢筋"),
    ("P-02-0201-HN", "混凝土"),
    ("P-02-0201-XJ", "现浇结构"),
    ("P-02-0202-TC", "填充墙砌体"),
    ("P-04-0403-JC", "卷材防水层"),
    ("P-04-0403-MF", "接缝密封防水"),
];

/// All nodes above the lots, parents first.
pub fn nodes() -> Vec<Subject> {
    let units = UNITS.iter().map(|(code, name, area)| Subject {
        area_m2: Decimal::parse(area).ok(),
        scale: Some(Scale::Other),
        ..node(code, Kind::Unit, name)
    });
    let of = |kind, rows: &'static [(&'static str, &'static str)]| {
        rows.iter().map(move |(code, name)| node(code, kind, name))
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
