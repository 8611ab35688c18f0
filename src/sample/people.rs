//! The people of the sample: seven crews, the contractor's staff, supervisors, owner, designer and
//! surveyor. All names of people and firms are made up.

use super::crews::{CARPENTERS, CONCRETERS, ELECTRICIANS, FIXERS, MASONS, PLASTERERS, PLUMBERS};
use super::said::{InBoth, said};
use crate::domain::{Person, Role};
use crate::text::Lang;

const LABOUR: InBoth = ["鼎固劳务有限公司", "Dinggu Labour Ltd"];
const CONTRACTOR: InBoth = [
    "江城建工集团第三分公司",
    "Jiangcheng Construction, Branch 3",
];
const SUPERVISION: InBoth = ["正衡工程监理有限公司", "Zhengheng Supervision Ltd"];
const OWNER: InBoth = ["滨江置业有限公司", "Riverside Estates Ltd"];
const DESIGN: InBoth = ["江城建筑设计研究院", "Jiangcheng Design Institute"];
const SURVEY: InBoth = ["江城岩土勘察院", "Jiangcheng Geotechnical Institute"];
const NONE: InBoth = ["", ""];

/// Code, name, role, organisation, crew.
type PersonRow = (&'static str, InBoth, Role, InBoth, InBoth);

const ROWS: [PersonRow; 27] = [
    (
        "P01",
        ["周建国", "Zhou Jianguo"],
        Role::CrewLeader,
        LABOUR,
        CARPENTERS,
    ),
    (
        "P02",
        ["陈小虎", "Chen Xiaohu"],
        Role::Worker,
        LABOUR,
        CARPENTERS,
    ),
    (
        "P03",
        ["王德发", "Wang Defa"],
        Role::CrewLeader,
        LABOUR,
        FIXERS,
    ),
    (
        "P04",
        ["李长顺", "Li Changshun"],
        Role::Worker,
        LABOUR,
        FIXERS,
    ),
    (
        "P05",
        ["赵永贵", "Zhao Yonggui"],
        Role::CrewLeader,
        LABOUR,
        CONCRETERS,
    ),
    (
        "P06",
        ["孙大海", "Sun Dahai"],
        Role::Worker,
        LABOUR,
        CONCRETERS,
    ),
    (
        "P07",
        ["吴根生", "Wu Gensheng"],
        Role::CrewLeader,
        LABOUR,
        MASONS,
    ),
    (
        "P08",
        ["郑水旺", "Zheng Shuiwang"],
        Role::Worker,
        LABOUR,
        MASONS,
    ),
    (
        "P09",
        ["冯春来", "Feng Chunlai"],
        Role::CrewLeader,
        LABOUR,
        PLASTERERS,
    ),
    (
        "P10",
        ["蒋小兵", "Jiang Xiaobing"],
        Role::Worker,
        LABOUR,
        PLASTERERS,
    ),
    (
        "P11",
        ["沈志刚", "Shen Zhigang"],
        Role::CrewLeader,
        LABOUR,
        PLUMBERS,
    ),
    (
        "P12",
        ["韩立冬", "Han Lidong"],
        Role::Worker,
        LABOUR,
        PLUMBERS,
    ),
    (
        "P13",
        ["杨国庆", "Yang Guoqing"],
        Role::CrewLeader,
        LABOUR,
        ELECTRICIANS,
    ),
    (
        "P14",
        ["朱一鸣", "Zhu Yiming"],
        Role::Worker,
        LABOUR,
        ELECTRICIANS,
    ),
    (
        "P15",
        ["秦海峰", "Qin Haifeng"],
        Role::Foreman,
        CONTRACTOR,
        NONE,
    ),
    (
        "P16",
        ["许文斌", "Xu Wenbin"],
        Role::Foreman,
        CONTRACTOR,
        NONE,
    ),
    (
        "P17",
        ["何秀兰", "He Xiulan"],
        Role::Inspector,
        CONTRACTOR,
        NONE,
    ),
    (
        "P18",
        ["吕晓东", "Lü Xiaodong"],
        Role::Inspector,
        CONTRACTOR,
        NONE,
    ),
    (
        "P19",
        ["施明远", "Shi Mingyuan"],
        Role::TechnicalLead,
        CONTRACTOR,
        NONE,
    ),
    (
        "P20",
        ["张立群", "Zhang Liqun"],
        Role::ProjectManager,
        CONTRACTOR,
        NONE,
    ),
    (
        "P21",
        ["孔繁荣", "Kong Fanrong"],
        Role::Supervisor,
        SUPERVISION,
        NONE,
    ),
    (
        "P22",
        ["曹静", "Cao Jing"],
        Role::Supervisor,
        SUPERVISION,
        NONE,
    ),
    (
        "P23",
        ["严振华", "Yan Zhenhua"],
        Role::ChiefSupervisor,
        SUPERVISION,
        NONE,
    ),
    ("P24", ["华晓峰", "Hua Xiaofeng"], Role::Owner, OWNER, NONE),
    (
        "P25",
        ["金雨桐", "Jin Yutong"],
        Role::Designer,
        DESIGN,
        NONE,
    ),
    (
        "P26",
        ["魏东平", "Wei Dongping"],
        Role::Surveyor,
        SURVEY,
        NONE,
    ),
    (
        "P27",
        ["陶阿福", "Tao Afu"],
        Role::Worker,
        LABOUR,
        CARPENTERS,
    ),
];

/// The chief supervisor, who accepts divisions.
pub const CHIEF: &str = "P23";

/// Everyone.
pub fn people(lang: Lang) -> Vec<Person> {
    let person = |(code, name, role, org, crew): &PersonRow| Person {
        code: (*code).to_owned(),
        name: said(lang, *name),
        role: *role,
        org: said(lang, *org),
        crew: said(lang, *crew),
    };
    ROWS.iter().map(person).collect()
}
