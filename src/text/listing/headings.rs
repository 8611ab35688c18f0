//! Every column and head row of a checklist's workbook: its names, what to enter, an example.

/// A heading: `key "中文": "填什么", "what to enter"; "example"`, and where there are some, the words it
/// is chosen from and what else people call it.
macro_rules! heading {
    ($key:ident $zh:literal: $about:literal, $en:literal; $example:literal
        $(; of $words:ident)? $(; or $($other:literal),+)?) => {
        Heading {
            key: stringify!($key),
            zh: $zh,
            about: ($about, $en),
            example: $example,
            words: heading!(@ $($words)?),
            others: &[$($($other),+)?],
        }
    };
    (@) => { None };
    (@ $words:ident) => { Some($words) };
}

/// Rows of the head: the name in the first column, the value beside it.
pub mod head {
    use super::super::Heading;

    pub const ID: Heading = heading!(id "检查表编号":
        "必填。小写字母、数字、. - _；与内置检查表同编号即取代它，此时不得比它宽",
        "Required. a-z 0-9 . - _; the id of a built-in checklist takes its place and must not be looser";
        "acme.rebar-cage");
    pub const VERSION: Heading = heading!(version "版本": "三个数；不填为 1.0.0", "Three numbers; 1.0.0 when empty"; "1.0.0");
    pub const TITLE: Heading = heading!(title "名称": "必填", "Required"; "钢筋骨架");
    pub const ENGLISH_TITLE: Heading = heading!(english_title "英文名称":
        "不填则同中文", "Same as the Chinese when empty"; "Rebar cage");
    pub const STANDARD: Heading = heading!(standard "标准": "必填", "Required"; "Q/ACME 001-2026");
    pub const STANDARD_TITLE: Heading = heading!(standard_title "标准名称":
        "标准的全名", "The full name of the standard"; "企业施工质量标准");
    pub const ENGLISH_STANDARD_TITLE: Heading = heading!(english_standard_title "英文标准名称":
        "不填则同中文", "Same as the Chinese when empty"; "");
    pub const PLACE: Heading = heading!(place "分部分项":
        "分部编号、子分部编号、分项名称各占一格；可有多行，第一行为主",
        "Division code, sub-division code and work item, a cell each; several rows may stand, the first is the main one";
        "02 | 0201 | 钢筋");
    pub const SUBJECT: Heading = heading!(subject "检查对象":
        "检验批、分项工程、分部工程、单位工程；不填为检验批",
        "lot, item, division, unit; lot when empty";
        "检验批");
    pub const CAPACITY_UNIT: Heading = heading!(capacity_unit "容量单位":
        "检验批容量数的是什么", "What the capacity of a lot counts"; "件");
    pub const ENGLISH_CAPACITY_UNIT: Heading = heading!(english_capacity_unit "英文容量单位":
        "不填则同中文", "Same as the Chinese when empty"; "members");
    pub const DEFAULT_PASS_RATE: Heading = heading!(default_pass_rate "一般项目合格率":
        "一般项目须合格的点的比例；不填为 100%",
        "Share of points a general item needs; 100% when empty";
        "80%");
    pub const DEFAULT_CAP: Heading = heading!(default_cap "一般项目最大偏差倍数":
        "一般项目任何一点不得超过允许偏差的几倍；不填为不限",
        "No point of a general item may exceed its limit so many times; open when empty";
        "1.5");
    pub const NOTE: Heading =
        heading!(note "说明": "使用时须知道的", "What users have to know"; "");
    pub const ENGLISH_NOTE: Heading =
        heading!(english_note "英文说明": "不填则同中文", "Same as the Chinese when empty"; "");
}

/// Columns of the variants.
pub mod variant {
    use super::super::{CHOICES, Heading};

    pub const GROUP: Heading = heading!(group "类型组":
        "同组的类型互相替代，如构件、等级",
        "Variants of one group stand for one another, e.g. member, grade";
        "member");
    pub const CHOOSE: Heading = heading!(choose "选择":
        "一个检验批选该组的：单选（恰好一种）或多选（至少一种）",
        "A lot names of the group: one (exactly) or many (at least one)";
        "多选"; of CHOICES);
    pub const VARIANT: Heading = heading!(variant "类型编号": "必填。小写字母、数字、. - _", "Required. a-z 0-9 . - _"; "slab");
    pub const NAME: Heading = heading!(name "类型名称": "必填", "Required"; "板");
    pub const ENGLISH_NAME: Heading = heading!(english_name "英文类型名称":
        "不填则同中文", "Same as the Chinese when empty"; "slabs");
}

/// Columns of the items.
pub mod item {
    use super::super::{BASES, CLASSES, Heading, JUDGES, PLANS};

    pub const ITEM: Heading = heading!(item "编号":
        "必填，不重复。小写字母、数字、. - _", "Required, once only. a-z 0-9 . - _"; "3.2-1"; or "项目编号", "项次编号");
    pub const CLASS: Heading = heading!(class "类别":
        "必填。主控项目 或 一般项目", "Required. dominant or general"; "一般项目"; of CLASSES; or "项目类别", "项目性质");
    pub const CLAUSE: Heading = heading!(clause "条文": "必填。标准的条文号", "Required. The clause of the standard"; "3.2"; or "条款", "条文号", "条款号", "规范条文", "规范条款");
    pub const TITLE: Heading = heading!(title "检查项目": "必填", "Required"; "骨架长度"; or "项目", "检验项目", "验收项目", "项目名称", "检查内容");
    pub const ENGLISH_TITLE: Heading = heading!(english_title "英文名称":
        "不填则同中文", "Same as the Chinese when empty"; "Length of cage");
    pub const REQUIREMENT: Heading = heading!(requirement "要求": "用文字说的要求", "The demand in words"; "允许偏差 ±8 mm"; or "质量要求", "设计要求及规范规定", "规范要求", "标准要求");
    pub const ENGLISH_REQUIREMENT: Heading = heading!(english_requirement "英文要求": "不填则同中文", "Same as the Chinese when empty"; "");
    pub const METHOD: Heading =
        heading!(method "检查方法": "必填", "Required"; "尺量"; or "检验方法", "检测方法");
    pub const ENGLISH_METHOD: Heading = heading!(english_method "英文方法": "不填则同中文", "Same as the Chinese when empty"; "tape");
    pub const SAMPLING: Heading = heading!(sampling "抽样":
        "必填。全数；10%；10%，不少于3；不少于5；固定3；每20取1，不少于3；表3.0.9；说明：用文字（中文|英文）。后面可加 ；少于50时不少于2 和 ；不按表3.0.9（标准自己的数优先）",
        "Required. all; 10%; 10%, at least 3; at least 5; fixed 3; 1 for every 20, at least 3; table 3.0.9; stated: in words (Chinese|English). May go on with ; below 50 at least 2 and ; without table 3.0.9 (the standard's own number comes first)";
        "10%，不少于3"; or "检查数量", "抽样数量", "抽样方案", "抽检数量", "检验数量");
    pub const COUNTED: Heading = heading!(counted "计数对象":
        "抽样不按检验批容量而另计总数时填：编号 中文|英文；同一对象用同一编号，检查时只问一次",
        "Where the sample is not taken of the lot's capacity: id Chinese|English; the same thing has the same id and is asked for once";
        "bend 导管弯头|conduit bends");
    pub const JUDGE: Heading = heading!(judge "判定方式":
        "必填。观察（符合与否）；偏差（与设计值之差）；实测值；资料；观感（好、一般、差）；汇总",
        "Required. attribute (conforms or not); deviation (from the design value); range (measured value); document; appearance; computed";
        "偏差"; of JUDGES; or "判定", "判定方法");
    pub const UNIT: Heading = heading!(unit "单位": "偏差、实测值须填", "Needed for deviation and range"; "mm"; or "计量单位");
    pub const LIMIT: Heading = heading!(limit "允许偏差":
        "偏差用：正负同值时填这里；没有方向的量（平整度、间隙等，不收负数）写 ≤5；随尺寸变化写 H/1000，最大30 或 H/30000+20",
        "For deviation: the same to both sides; a distance without direction (flatness, gaps; nothing below zero is read) ≤5; following a dimension H/1000, at most 30 or H/30000+20";
        "8"; or "允许偏差值", "允许误差");
    pub const LOWER: Heading = heading!(lower "下限":
        "偏差或实测值的下限；不填为不限",
        "Lower limit of a deviation or a value; open when empty";
        "-5"; or "下偏差", "最小值");
    pub const UPPER: Heading = heading!(upper "上限":
        "偏差或实测值的上限；不填为不限",
        "Upper limit of a deviation or a value; open when empty";
        "10"; or "上偏差", "最大值");
    pub const GROUPS: Heading = heading!(groups "成组要求":
        "实测值按组判定时填：每3个至多1个小于0.4",
        "Where values go in sets: of 3 at most 1 below 0.4";
        "每3个至多1个小于0.4");
    pub const PASS_RATE: Heading = heading!(pass_rate "合格率":
        "此项自己的合格率，如 90%；不填用检查表的",
        "The item's own rate, e.g. 90%; the checklist's when empty";
        "90%");
    pub const CAP: Heading = heading!(cap "最大偏差倍数":
        "此项自己的倍数，如 1.5；不填用检查表的",
        "The item's own cap, e.g. 1.5; the checklist's when empty";
        "1.5");
    pub const DOCUMENTS: Heading = heading!(documents "所需资料":
        "资料项须填；几种之间用；隔开",
        "Needed for document; several with ;";
        "出厂合格证；复验报告");
    pub const PLAN: Heading = heading!(plan "附录D方案":
        "一次 或 二次；只用于观察的一般项目",
        "single or double; general attribute items only";
        "一次"; of PLANS);
    pub const RULE: Heading = heading!(rule "汇总规则":
        "汇总项须填：lots_accepted、items_accepted、divisions_accepted",
        "Needed for computed: lots_accepted, items_accepted, divisions_accepted";
        "");
    pub const VARIANTS: Heading = heading!(variants "适用类型":
        "类型名称或编号，几种之间用；隔开；不填为总适用",
        "Names or ids of variants, separated by semicolons; always when empty";
        "板");
    pub const STAGES: Heading = heading!(stages "检查阶段":
        "自检；互检；交接检；验收；不填为各阶段都查",
        "self; mutual; handover; acceptance; all when empty";
        "");
    pub const BASIS: Heading = heading!(basis "依据": "已核对 或 已知；可不填", "verified or known; may stay empty"; ""; of BASES);
}
