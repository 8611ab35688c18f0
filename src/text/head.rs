//! Headings of the tables that commands print and export: of each its name for programs and for
//! people. What stands below them is not known here.

use super::lang::Lang;

/// Words in either language.
pub type Phrase = fn(Lang) -> &'static str;

/// What a column is called.
#[derive(Clone, Copy, Debug)]
pub struct Head {
    /// Its name in JSON.
    pub key: &'static str,
    phrase: Phrase,
}

impl Head {
    /// The heading.
    pub fn shown(self, lang: Lang) -> &'static str {
        (self.phrase)(lang)
    }
}

/// A column that is called by a phrase.
pub const fn called(key: &'static str, phrase: Phrase) -> Head {
    Head { key, phrase }
}

/// Declares headings: `key NAME: "中文", "English";`.
macro_rules! heads {
    ($($key:ident $name:ident: $zh:literal, $en:literal;)*) => {
        $(
            #[doc = $en]
            pub const $name: Head = called(stringify!($key), |lang| lang.pick($zh, $en));
        )*
    };
}

heads! {
    above ABOVE: "其上的通用规范", "General codes above";
    about ABOUT: "事项", "About";
    about ABOUT_FORM: "关于", "About";
    accepted ACCEPTED: "已验收", "Accepted";
    address ADDRESS: "地址", "Address";
    at AT: "时间", "At";
    at GIVEN: "通知时间", "Given";
    basis BASIS: "日期依据", "Basis of the day";
    bearing BEARING: "宽严", "Which way";
    blobs_in BLOBS_IN: "取入内容文件", "Contents in";
    by CHECKED_BY: "检查人", "By";
    by GIVEN_BY: "通知人", "By";
    by ISSUED_BY: "签发人", "By";
    bytes BYTES: "写出字节", "Bytes out";
    chain CHAIN: "检查链", "Chain";
    checklist CHECKLIST: "检查表", "Checklist";
    checklists CHECKLISTS: "检查表", "Checklists";
    checks CHECKS: "检查", "Checks";
    basis SURE: "依据", "Basis";
    class CLASS: "类别", "Class";
    clause CLAUSE: "条文", "Clause";
    clock CLOCK: "时钟", "Clock";
    keys_from KEYS_FROM: "密钥来自", "Keys from";
    encrypted_to ENCRYPTED_TO: "加密给", "Encrypted to";
    once ONCE: "不覆盖", "Written over";
    code CODE: "编号", "Code";
    column COLUMN: "列", "Column";
    before BEFORE: "前道", "After";
    capacity_unit CAPACITY_UNIT: "容量单位", "Capacity in";
    crew CREW: "班组", "Crew";
    date DAY: "日期", "Date";
    dominant DOMINANT: "主控", "Dominant";
    entered ENTERED: "登记时间", "Entered";
    example EXAMPLE: "例", "Example";
    field FIELD: "栏目", "Field";
    file FILE: "文件", "File";
    found FOUND: "发现", "Found";
    general GENERAL: "一般", "General";
    grade GRADE: "等级", "Grade";
    group GROUP: "分组", "Group";
    headquarters HEADQUARTERS: "总部", "Headquarters";
    hash HASH: "散列", "Hash";
    hours HOURS: "提前（h）", "Hours";
    check_code CHECK_CODE: "校验码", "Check code";
    form FORM: "表式", "Form";
    id ID: "编号", "Id";
    id IDENTITY: "标识", "Id";
    in_force IN_FORCE: "施行日期", "In force since";
    item ITEM: "项目", "Item";
    item ITEM_CHECKED: "检查项", "Item";
    items ITEMS: "分项", "Items";
    key KEY: "密钥", "Key";
    records_there RECORDS_THERE: "总部有记录", "Records there";
    records RECORDS_ALL: "记录", "Records";
    photos_there PHOTOS_THERE: "总部有照片", "Photos there";
    photos PHOTOS_ALL: "照片", "Photos";
    answered ANSWERED: "最近回执", "Answered";
    short_code SHORT_CODE: "短码", "Short code";
    blobs_missing BLOBS_MISSING: "缺内容文件", "Contents missing";
    receipts RECEIPTS: "新回执", "New receipts";
    devices_wrong DEVICES_WRONG: "有错的设备", "Devices with faults";
    kind KIND: "类别", "Kind";
    known KNOWN: "已知", "Known";
    level LEVEL: "层级", "Level";
    limit REQUIREMENT: "要求", "Requirement";
    location LOCATION: "部位", "Location";
    lots LOTS: "检验批", "Lots";
    media MEDIA: "类型", "Kind";
    meet MEET: "检查时间", "For";
    met TARGET: "目标", "Target";
    method METHOD: "方法", "Method";
    name NAME: "名称", "Name";
    name PERSON: "姓名", "Name";
    national NATIONAL: "标准原值（内控更严）", "Standard (enterprise is stricter)";
    new NEW: "新", "New";
    note NOTE: "注", "Note";
    of SOURCE: "出自", "Of";
    old OLD: "原", "Old";
    open NOW: "现在", "Now";
    optional OPTIONAL: "选用", "Optional";
    org ORG: "单位", "Organisation";
    outcome DEALT: "办理", "Outcome";
    outcome VERDICT: "结论", "Verdict";
    paper PAPER: "书面通知", "Paper";
    papers PAPERS: "须有文件", "Papers";
    parent PARENT: "上级编号", "Parent";
    people PEOPLE: "人员", "People";
    person PERSON_CODE: "编号", "Code";
    place KEPT: "私钥", "Private part";
    place SPOT: "列名或项目", "Heading or item";
    edition PRINT: "印本", "Print";
    position POSITION: "位置", "Position";
    present PRESENT: "已有段", "Segments present";
    project PROJECT: "工程标识", "Project id";
    reasons REASONS: "理由", "Reasons";
    record RECORD: "记录", "Record";
    records_in RECORDS_IN: "取入记录", "Records in";
    remarks REMARKS: "备注", "Remarks";
    replaced_by REPLACED_BY: "代替者", "Replaced by";
    replaced_on REPLACED_ON: "代替日期", "Replaced on";
    reviewed REVIEWED: "与印本核对", "Compared with the print";
    role ROLE: "岗位", "Role";
    roles MAY_RULE: "可由", "By";
    round ROUND: "轮次", "Round";
    row ROW: "行", "Row";
    sampling SAMPLING: "抽样", "Sampling";
    scheme SCHEME: "评定标准", "Scheme";
    segments_in SEGMENTS_IN: "取入段", "Segments in";
    sheet SHEET: "工作表", "Sheet";
    since ENROLLED: "登记时间", "Enrolled";
    size SIZE: "大小", "Size";
    source ORIGIN: "来源", "Source";
    stage OPEN_STAGE: "待办阶段", "Open stage";
    stage STAGE: "阶段", "Stage";
    stages STAGES: "阶段", "Stages";
    standard STANDARD: "标准", "Standard";
    number NUMBER: "编号", "Number";
    source LAYOUT: "出处", "Layout of";
    state STATE: "状态", "State";
    subject CHECKED: "编号", "Subject";
    subject OBJECT: "对象", "Subject";
    subjects USED_FOR: "用于", "For";
    table TABLE: "明细", "Table";
    taken TAKEN: "拍摄时间", "Taken";
    text CONTENT: "内容", "What";
    text WORDS: "内容", "Text";
    there THERE: "对方已有文件", "Files there";
    title PRESET: "类型", "Typical set";
    title TITLE: "名称", "Title";
    to TOLD: "通知谁", "To";
    trust TRUST: "依据", "Trust";
    until UNTIL: "期限", "Until";
    value VALUE: "内容", "Value";
    variants VARIANTS: "类型", "Variants";
    verdict RESULT: "结果", "Result";
    verified VERIFIED: "已核对", "Verified";
    version VERSION: "版本", "Version";
    what AGREED: "约定", "Agreed";
    what CHANGE: "变化", "What";
    what FAULT: "问题与改法", "What is wrong, how to mend it";
    what RULING: "处置", "Ruling";
    when WHEN: "适用", "When";
    why WHY: "为什么", "Why";
    why WHY_NOT: "不能的原因", "Why not";
    word COMMAND: "命令", "Word";
    written WRITTEN: "写出文件", "Files out";
}
