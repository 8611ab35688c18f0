//! The people of the sample: seven crews, the contractor's staff, supervisors, owner, designer and
//! surveyor. All names of people and firms are made up.

use crate::domain::{Person, Role};

const LABOUR: &str = "鼎固劳务有限公司";
const CONTRACTOR: &str = "江城建工集团第三分公司";
const SUPERVISION: &str = "正衡工程监理有限公司";

/// Code, name, role, organisation, crew.
type PersonRow = (&'static str, &'static str, Role, &'static str, &'static str);

const ROWS: [PersonRow; 27] = [
    ("P01", "周建国", Role::CrewLeader, LABOUR, "木工班"),
    ("P02", "陈小虎", Role::Worker, LABOUR, "木工班"),
    ("P03", "王德发", Role::CrewLeader, LABOUR, "钢筋班"),
    ("P04", "李长顺", Role::Worker, LABOUR, "钢筋班"),
    ("P05", "赵永贵", Role::CrewLeader, LABOUR, "混凝土班"),
    ("P06", "孙大海", Role::Worker, LABOUR, "混凝土班"),
    ("P07", "吴根生", Role::CrewLeader, LABOUR, "砌筑班"),
    ("P08", "郑水旺", Role::Worker, LABOUR, "砌筑班"),
    ("P09", "冯春来", Role::CrewLeader, LABOUR, "抹灰班"),
    ("P10", "蒋小兵", Role::Worker, LABOUR, "抹灰班"),
    ("P11", "沈志刚", Role::CrewLeader, LABOUR, "水暖班"),
    ("P12", "韩立冬", Role::Worker, LABOUR, "水暖班"),
    ("P13", "杨国庆", Role::CrewLeader, LABOUR, "电工班"),
    ("P14", "朱一鸣", Role::Worker, LABOUR, "电工班"),
    ("P15", "秦海峰", Role::Foreman, CONTRACTOR, ""),
    ("P16", "许文斌", Role::Foreman, CONTRACTOR, ""),
    ("P17", "何秀兰", Role::Inspector, CONTRACTOR, ""),
    ("P18", "吕晓东", Role::Inspector, CONTRACTOR, ""),
    ("P19", "施明远", Role::TechnicalLead, CONTRACTOR, ""),
    ("P20", "张立群", Role::ProjectManager, CONTRACTOR, ""),
    ("P21", "孔繁荣", Role::Supervisor, SUPERVISION, ""),
    ("P22", "曹静", Role::Supervisor, SUPERVISION, ""),
    ("P23", "严振华", Role::ChiefSupervisor, SUPERVISION, ""),
    ("P24", "华晓峰", Role::Owner, "滨江置业有限公司", ""),
    ("P25", "金雨桐", Role::Designer, "江城建筑设计研究院", ""),
    ("P26", "魏东平", Role::Surveyor, "江城岩土勘察院", ""),
    ("P27", "陶阿福", Role::Worker, LABOUR, "木工班"),
];

/// The chief supervisor, who accepts divisions.
pub const CHIEF: &str = "P23";

/// Everyone.
pub fn people() -> Vec<Person> {
    let person = |(code, name, role, org, crew): &PersonRow| Person {
        code: (*code).to_owned(),
        name: (*name).to_owned(),
        role: *role,
        org: (*org).to_owned(),
        crew: (*crew).to_owned(),
    };
    ROWS.iter().map(person).collect()
}
