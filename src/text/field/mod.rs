//! What the fields of forms are called, and an example of each: for whoever writes a form or a template of the
//! firm's own. The examples are Chinese, as papers are. Which fields there are is `paper::fields`' to say.
//!
//! | file | noun |
//! |---|---|
//! | `table` | what the tables are called |

mod table;

pub use table::{table_called, table_names};

use super::Lang;

/// A field: its name in forms, what it is called, and an example; without one where a hand or a camera fills it.
struct PaperField {
    name: &'static str,
    called: [&'static str; 2],
    example: &'static str,
}

macro_rules! fields {
    ($($name:ident: $zh:literal, $en:literal, $example:literal;)*) => {
        &[$(PaperField { name: stringify!($name), called: [$zh, $en], example: $example }),*]
    };
}

/// In the order of their names.
const FIELDS: &[PaperField] = fields! {
    above: "其上的通用规范", "General codes above", "GB 55008-2021 混凝土结构通用规范";
    acceptor: "验收单位", "Accepting unit", "××监理有限公司项目监理机构";
    acceptor_signature: "验收人签字", "Signature of who accepts", "";
    accidents: "质量事故及其处理情况", "Quality accidents and how they were dealt with", "无";
    actual: "实际抽样数量", "Actual sample", "10";
    after: "整改后照片", "Photo after mending", "";
    answered: "已回复", "Answered", "5";
    answerer: "整改单位", "Unit that mends", "××建设集团项目经理部";
    appearance: "观感质量验收情况", "Appearance", "共检查24项，好20项，一般4项";
    appearance_conclusion: "观感质量验收结论", "Conclusion on the appearance", "好";
    appearance_result: "观感质量检验结果", "Result on the appearance", "好";
    approver_signature: "审批人签字", "Signature of the approver", "";
    aspect: "外观检验项目", "What was looked at", "外观、尺寸、包装";
    aspect_count: "观感抽查项数", "Aspects looked at", "24";
    aspects_passed: "达到“好”和“一般”的项数", "Aspects found good or fair", "24";
    aspects_repaired: "经返修处理符合要求的项数", "Aspects in order after repair", "0";
    attachment_count: "附件页数", "Pages attached", "3";
    attachments: "附件", "Attachments", "隐蔽工程验收记录 1 份";
    author_signature: "编制人签字", "Signature of the author", "";
    bar: "图示", "Bar", "■■■■■■■■■■■■■■■■■■｜□□";
    basis: "依据", "Basis", "《混凝土结构工程施工质量验收规范》GB 50204-2015";
    before: "整改前照片", "Photo before mending", "";
    before_rate: "上月合格率", "Rate of the month before", "91.7%";
    begin_date: "开工日期", "Begun on", "2026年03月01日";
    begin_time: "开始时间", "Begin", "2026年11月03日08时30分";
    belongs_to: "所属记录", "Record it belongs to", "二层梁板钢筋隐蔽工程验收记录";
    box_agreed: "“同意”方框", "Box for agreed", "☑";
    box_compared: "“已核对”方框", "Box for compared", "☐";
    box_concealed: "“隐蔽工程质量检验资料”方框", "Box for records of concealed works", "☑";
    box_item: "“分项工程质量检验资料”方框", "Box for records of the item", "☐";
    box_lot: "“检验批质量检验资料”方框", "Box for records of the lot", "☑";
    box_ordinary: "“一般”方框", "Box for ordinary", "☑";
    box_other: "“其他”方框", "Box for others", "☐";
    box_refused: "“不同意”方框", "Box for refused", "☐";
    box_report: "“整改后报我方验收”方框", "Box for to be accepted again", "☑";
    box_retest: "“重新检验”方框", "Box for to be tested again", "☐";
    box_self: "“自行整改”方框", "Box for to be mended without us", "☐";
    box_serious: "“严重”方框", "Box for serious", "☐";
    box_tests: "“施工试验室证明资料”方框", "Box for laboratory reports", "☐";
    building: "楼栋", "Building", "3号楼";
    capacity: "检验批容量", "Capacity", "20件";
    caption: "照片说明", "What the photo shows", "梁柱节点箍筋加密";
    certificate: "质量证明书编号", "Number of the certificate", "ZM-2026-0318";
    change: "变更、洽商编号", "Number of the change", "/";
    checked: "检查点数", "Points looked at", "10";
    checker: "核查（抽查）人", "Checked by", "";
    checker_signature: "检查员签字", "Signature of the checker", "";
    chief: "总监理工程师", "Chief supervising engineer", "周正";
    chief_date: "总监理工程师签署日期", "Date of the chief's signature", "2026年11月05日";
    chief_note: "总监理工程师巡视纪要", "Note of the chief's patrol", "";
    chief_opinion: "总监理工程师意见", "Opinion of the chief", "同意验收";
    chief_signature: "总监理工程师签字", "Signature of the chief", "";
    class: "项目类别", "Class of the item", "主控";
    clause: "条文", "Clause", "5.5.3";
    closed: "关闭", "Closed", "2";
    closed_bar: "关闭图示", "Bar of closed", "■■";
    code: "编号前八位", "Eight digits of the number", "01060402";
    common_count: "公共部位数", "Common parts", "2";
    common_passed: "合格公共部位数", "Common parts in order", "2";
    conclusion: "结论", "Conclusion", "验收合格";
    content: "内容", "Content", "梁板钢筋规格、数量、间距、接头位置及保护层厚度符合设计要求";
    contractor: "施工单位", "Contractor", "××建设集团有限公司";
    contractor_checker: "施工单位核查人", "Checked by the contractor", "";
    contractor_conclusion: "施工单位检查结果", "Contractor's result", "经自检合格，符合设计及规范要求";
    contractor_date: "施工单位签署日期", "Date of the contractor's signature", "2026年11月03日";
    contractor_opinion: "施工单位核查意见", "Contractor's opinion", "齐全有效";
    contractor_signature: "施工单位签字", "Signature of the contractor", "";
    copies: "份数", "Copies", "36";
    copy_to: "抄送", "Copy to", "××置业有限公司";
    count: "次数", "Times", "12";
    crew: "班组", "Crew", "钢筋一班";
    date: "日期", "Date", "2026年11月03日";
    deadline: "期限", "Due", "2026年11月06日18时";
    definitions: "统计口径", "How the rates are reckoned", "一次验收合格率＝一次验收合格批数÷首次报验批数";
    design: "设计值", "Design value", "300";
    designer: "设计单位", "Designer", "××建筑设计研究院";
    designer_date: "设计单位签署日期", "Date of the designer's signature", "2026年11月05日";
    designer_manager: "设计单位项目负责人", "Designer's project leader", "钱工";
    designer_signature: "设计单位签字", "Signature of the designer", "";
    designer_signs: "设计单位须签字", "Filled where the designer must sign", "是";
    digest: "照片校验码", "Digest of the photo", "3fa2 91c0";
    division: "分部（子分部）工程名称", "Division", "地基与基础/土石方";
    division_count: "分部数量", "Divisions", "10";
    divisions_conclusion: "分部验收结论", "Conclusion on the divisions", "符合要求";
    divisions_passed: "合格分部数量", "Divisions in order", "10";
    document_count: "资料核查项数", "Documents checked", "42";
    documents: "处理资料", "Documents of how it was dealt with", "设计单位核算意见";
    documents_conclusion: "质量控制资料结论", "Conclusion on the documents", "齐全完整";
    documents_passed: "资料符合项数", "Documents in order", "42";
    documents_result: "质量控制资料检查结果", "Result on the documents", "共36份，齐全有效";
    drawing: "施工图号", "Drawing", "结施-12";
    drawn_at: "抽取时间", "Time of the draw", "2026-05-06 08:10";
    drawn_from: "备选测点", "Places to choose from", "501、502、503、504";
    drawn_order: "抽取次序", "Order of the draw", "503、501、504、502";
    dwelling: "户号", "Dwelling", "3号楼1单元502";
    dwelling_count: "户数", "Dwellings", "80";
    dwellings_checked: "已验收户数", "Dwellings inspected", "80";
    dwellings_passed: "合格户数", "Dwellings in order", "80";
    end_date: "完工日期", "Finished on", "2026年11月20日";
    end_time: "结束时间", "End", "2026年11月03日16时00分";
    entity_tests: "实体检验情况", "Tests on the structure", "实体混凝土强度6组，全部合格";
    fair: "一般点数", "Points found fair", "2";
    figure_count: "数值行数", "Rows to compare", "32";
    first_result: "首次验收", "First inspection", "合格";
    foreman_signature: "专业工长签字", "Signature of the foreman", "";
    found: "发现日期", "Found on", "2026年11月02日";
    giver: "移交单位", "Unit that hands over", "钢筋班组";
    giver_signature: "移交单位签字", "Signature of who hands over", "";
    good: "好点数", "Points found good", "8";
    grade_rate: "优良率", "Excellence rate", "8/10，80%";
    group: "项目", "Group", "建筑与结构";
    h1: "净高1", "Height 1", "2795";
    h2: "净高2", "Height 2", "2798";
    h3: "净高3", "Height 3", "2800";
    h4: "净高4", "Height 4", "2802";
    h5: "净高5", "Height 5", "2801";
    handover_check: "交接检", "Handover check", "抽查10处，合格10处";
    height_range: "净高极差", "Range of heights", "7";
    height_worst: "净高最大偏差", "Greatest deviation of height", "-5";
    in_force: "施行日期", "In force since", "2015-09-01 起施行";
    inspector_signature: "质量检查员签字", "Signature of the inspector", "";
    instrument: "仪器编号", "Instrument", "靠尺 K-07";
    issue: "问题编号", "Issue", "Q-0012";
    issue_count: "问题数", "Issues", "2";
    issue_date: "签发日期", "Issued on", "2026年11月03日";
    issue_number: "期号", "Number of the month", "9";
    issue_totals: "问题汇总", "Totals of issues", "本月新增6项，本月关闭5项，月末未关闭3项，其中超期1项";
    issuer: "签发单位", "Issuing unit", "××监理有限公司项目监理机构";
    issuer_signature: "签发人签字", "Signature of who issues", "";
    item: "分项工程名称", "Item", "土石方回填";
    item_count: "分项工程数量", "Items", "6";
    item_size: "分项工程数量", "Size of the item", "1137㎡";
    l1: "净开间1", "Width 1", "3295";
    l2: "净开间2", "Width 2", "3298";
    l3: "净进深1", "Depth 1", "4203";
    l4: "净进深2", "Depth 2", "4200";
    laboratory: "检测单位及资质号", "Laboratory", "××检测中心（建检字2026-018）";
    labour: "人员、机械、材料情况", "People, machines, materials", "现场施工人员86人";
    left: "月末未关闭", "Open at the end", "1";
    left_out: "未测的测点及理由", "Points left out, and why", "504 门窗洞口";
    letters: "来往函件", "Letters", "";
    limit: "允许偏差", "Limit", "±10";
    list: "检查表编号", "Checklist", "gb50204-2015.rebar-installation";
    list_digest: "检查表散列", "Hash of the checklist", "3fa291c0";
    list_title: "检查表名称", "Title of the checklist", "钢筋安装";
    location: "部位", "Location", "二层④-⑦轴/A-D轴顶板梁、板";
    lot: "检验批名称", "Lot", "场地平整填方工程检验批";
    lot_count: "检验批数量", "Lots", "3";
    made_by: "填表人", "Made by", "李工";
    made_date: "填表日期", "Made on", "2026年11月03日";
    maker: "生产厂家", "Maker", "××钢铁股份有限公司";
    manner: "回访方式", "Manner of the visit", "例行回访";
    materials: "主要材料名称及规格型号", "Main materials", "HRB400E Φ18、Φ20";
    measure: "单位", "Unit of measure", "mm";
    measured_by: "测量人", "Measured by", "王量";
    measurer_signature: "测量人签字", "Signature of who measured", "";
    measures: "处理措施及结果", "What was done", "按要求补绑箍筋，经自检合格";
    meetings: "会议", "Meetings", "11月05日监理例会";
    month: "月份", "Month", "2026-11";
    mutual_check: "互检", "Mutual check", "抽查10处，合格10处";
    name: "名称", "Name", "表面平整度（mm）";
    needed: "最小抽样数量", "Minimum sample", "10";
    next_team: "下月监理内部管理重点", "Next month: the team", "";
    next_works: "下月工程监理重点", "Next month: the works", "三层主体结构隐蔽验收";
    no: "序号", "No.", "1";
    notice_number: "监理通知单编号", "Number of the notice", "TZ-2026-001";
    number: "编号", "Number", "F-2026-001";
    open: "未完成事项", "What is still open", "";
    opened: "新增", "Opened", "3";
    opened_bar: "新增图示", "Bar of opened", "■■■";
    opinion: "意见", "Opinion", "符合要求";
    order_number: "工程暂停令编号", "Number of the suspension order", "ZT-2026-001";
    other: "其他", "Other", "无";
    overall: "综合评价", "Over all", "合格点356÷总点380＝93.7%";
    overdue: "超期", "Overdue", "1";
    overview: "工程概况", "Overview", "框架剪力墙结构，地上18层，建筑面积12,600㎡";
    owner: "建设单位", "Owner", "××置业有限公司";
    owner_date: "建设单位签署日期", "Date of the owner's signature", "2026年11月06日";
    owner_manager: "建设单位项目负责人", "Owner's project leader", "吴总";
    owner_opinion: "建设单位意见", "Opinion of the owner", "同意复工";
    owner_signature: "建设单位签字", "Signature of the owner", "";
    parallel: "平行检验", "Parallel tests", "";
    party: "检查方", "Which side measured", "施工自检";
    passed: "合格", "Passed", "11";
    passed_after: "整改后合格户数", "In order after mending", "2";
    passed_again: "复验合格批", "Lots passed when checked again", "1";
    passed_first: "一次验收合格批", "Lots passed at once", "9";
    patrol: "巡视", "Patrols", "";
    payment: "工程量与工程款支付", "Quantities and payment", "";
    period: "报告期", "Period", "2026年10月26日至2026年11月25日";
    permit: "施工许可证号", "Construction permit", "1101052026030001";
    photo: "照片", "Photo", "";
    photo_count: "影像数", "Photos", "4";
    place: "验收部位", "Place", "1/A轴1层柱";
    plan_range: "开间、进深极差", "Range of width and depth", "3";
    plan_worst: "开间、进深最大偏差", "Greatest deviation of width and depth", "-5";
    points: "点数", "Points", "120";
    poor: "差点数", "Points found poor", "0";
    print: "对照的印本", "Print compared with", "";
    problem: "问题", "Problem", "箍筋间距实测120mm，允许100±10mm";
    problem_other: "进度、安全及其他问题", "Problems of progress, safety and others", "";
    problem_quality: "质量问题及处理情况", "Problems of quality and how they were dealt with", "";
    process: "工序名称", "Process", "钢筋安装";
    progress: "施工进展情况", "Progress", "二层梁板钢筋绑扎完成";
    project_manager: "施工单位项目负责人", "Contractor's project leader", "赵建";
    quality: "工程质量情况", "Quality", "";
    quantity: "数量", "Quantity", "12.5t";
    r1: "读数1", "Reading 1", "3";
    r10: "读数10", "Reading 10", "4";
    r2: "读数2", "Reading 2", "-2";
    r3: "读数3", "Reading 3", "5";
    r4: "读数4", "Reading 4", "0";
    r5: "读数5", "Reading 5", "6";
    r6: "读数6", "Reading 6", "13△";
    r7: "读数7", "Reading 7", "1";
    r8: "读数8", "Reading 8", "-4";
    r9: "读数9", "Reading 9", "2";
    rate: "合格率", "Rate", "90%";
    rate_first: "一次验收合格率", "First-pass rate", "9/10，90%";
    rating: "质量评价", "Rating", "好";
    reason: "原因", "Reason", "二层梁板钢筋未经验收擅自浇筑混凝土";
    receiver: "接收单位", "Unit that takes over", "木工班组";
    receiver_signature: "接收单位签字", "Signature of who takes over", "";
    recheck: "复查结论", "Re-check", "复查合格";
    recheck_by: "复查人", "Re-checked by", "";
    recheck_date: "复查日期", "Re-checked on", "";
    record: "检查记录", "Record", "抽查10处，合格10处";
    recorder_signature: "记录人签字", "Signature of the recorder", "";
    records: "依据的记录", "Records it rests on", "L-0012、Q-0012";
    refused: "未通过批", "Lots not passed", "0";
    remark: "备注", "Remark", "检验批记录完整";
    report: "复验报告编号", "Number of the report", "FY-2026-0077";
    reported: "报验批", "Lots reported", "10";
    requirement: "要求", "Requirement", "±30";
    responsible: "责任人", "Who is responsible", "孙工";
    result: "结果", "Result", "√";
    retest: "复验结果", "Result of the retest", "合格";
    reviewer_date: "核对日期", "Date of the comparison", "";
    reviewer_signature: "审核人签字", "Signature of the reviewer", "";
    rework: "返工率", "Rework rate", "1/10，10%";
    reworked: "经返工处理符合规定的项数", "In order after rework", "0";
    room: "房间", "Room", "客厅";
    round: "轮次", "Round", "第1次";
    rounds: "报验次数", "Times reported", "1";
    safety: "安全生产管理情况", "Safety", "";
    sample: "样品名称、试件编号", "Sample", "SJ-2026-018";
    sample_number: "试件编号", "Number of the sample", "SJ-2026-018";
    sampler_signature: "取样人员签字", "Signature of the sampler", "";
    sampling: "见证取样与检测情况", "Witnessed sampling", "见证取样86组，全部合格";
    sampling_rule: "抽样规定", "Sampling", "10 %，≥ 3";
    score: "合格点/总点", "Passed of all", "9/10";
    seed: "种子", "Seed", "000000000012d687";
    self_check: "自检", "Self-check", "抽查10处，合格10处";
    serial: "编号后三位", "Serial of three digits", "001";
    share: "占比", "Share", "42.9%";
    signature: "签字", "Signature", "";
    size: "层数/建筑面积", "Storeys and floor area", "18层/12,600㎡";
    sketch: "隐检照片或简图", "Photos or a sketch", "";
    spec: "规格型号", "Specification", "HRB400E Φ18";
    spot_checks: "主要功能抽查情况", "Spot checks of main functions", "抽查12项，符合要求";
    spot_count: "抽查项数", "Spot checks", "12";
    spot_result: "抽查结果", "Result of the spot check", "符合要求";
    spots_passed: "抽查符合项数", "Spot checks in order", "12";
    stage: "检查阶段", "Stage", "自检";
    standard: "标准", "Standard", "GB 50204-2015";
    standby: "旁站", "Standing by", "";
    status: "状态", "Status", "已关闭";
    structure: "结构类型", "Structure", "框架剪力墙";
    sub: "分项检查内容", "Part of the item", "人工";
    subcontract_scope: "分包内容", "Scope of the subcontract", "/";
    subcontractor: "分包单位", "Subcontractor", "/";
    subcontractor_manager: "分包单位项目负责人", "Subcontractor's project leader", "/";
    subdivision: "子分部工程名称", "Subdivision", "土石方";
    subdivision_count: "子分部工程数量", "Subdivisions", "2";
    subject: "事由", "Subject", "关于二层梁板钢筋质量问题的事宜";
    supervision: "监理工作情况", "Supervision", "";
    supervision_other: "进度、安全、合同等监理工作", "Supervision of progress, safety, contracts", "";
    supervision_quality: "质量控制工作", "Supervision of quality", "";
    supervisor: "监理单位", "Supervising firm", "××监理有限公司";
    supervisor_checker: "监理单位核查人", "Checked by the supervisor", "";
    supervisor_conclusion: "监理单位验收结论", "Supervisor's conclusion", "同意验收";
    supervisor_date: "监理单位签署日期", "Date of the supervisor's signature", "2026年11月04日";
    supervisor_opinion: "监理单位意见", "Opinion of the supervisor", "同意验收";
    supervisor_signature: "监理单位签字", "Signature of the supervisor", "";
    sureness: "数值依据", "How sure the figure is", "已核对";
    surveyor: "勘察单位", "Surveyor", "××勘察院";
    surveyor_date: "勘察单位签署日期", "Date of the surveyor's signature", "2026年11月05日";
    surveyor_signature: "勘察单位签字", "Signature of the surveyor", "";
    surveyor_signs: "勘察单位须签字", "Filled where the surveyor must sign", "是";
    target: "目标", "Target", "90%";
    technical_director: "施工单位技术负责人", "Contractor's technical director", "冯总工";
    technical_manager: "项目技术负责人", "Project's technical leader", "陈工";
    technical_manager_signature: "项目技术负责人签字", "Signature of the technical leader", "";
    temperature: "气温", "Temperature", "6～15℃";
    test_count: "安全和功能核查项数", "Tests checked", "18";
    tests: "检测项目", "What is tested", "屈服强度、抗拉强度、伸长率";
    tests_conclusion: "安全和功能检验结论", "Conclusion on safety and functions", "符合要求";
    tests_passed: "安全和功能符合项数", "Tests in order", "18";
    tests_result: "安全和功能检验结果", "Result on safety and functions", "检查5项，符合要求";
    this_month: "本月", "This month", "6";
    time: "时间", "Time", "2026年11月03日09时20分";
    title: "表名", "Title", "场地平整填方工程检验批质量验收记录";
    to: "致", "To", "××建设集团项目经理部";
    total: "累计", "Total", "42";
    total_rate: "累计一次合格率", "First-pass rate in all", "38/42，90.5%";
    total_share: "累计占比", "Share up to here", "71.4%";
    trade: "工种", "Trade", "钢筋工";
    unanswered: "未回复", "Unanswered", "1";
    unit: "单位（子单位）工程名称", "Unit project", "××花园3号楼";
    user: "使用单位", "User", "××花园3号楼业主委员会";
    user_signature: "用户签字", "Signature of the user", "";
    verdict: "预验收结论", "Finding of the pre-acceptance", "合格";
    verdict_follows: "可否组织正式验收", "Whether formal acceptance may follow", "可以";
    version: "检查表版本", "Version of the checklist", "1.2.0";
    visitor: "回访人", "Visitor", "郑工";
    visitor_signature: "回访人签字", "Signature of the visitor", "";
    warranty: "保修期", "Warranty", "2026年11月20日至2028年11月19日";
    weather: "天气", "Weather", "晴";
    weekday: "星期", "Weekday", "星期二";
    witness: "见证单位", "Witness", "××监理有限公司";
    witness_opinion: "见证单位意见", "Opinion of the witness", "同意交接";
    witness_signature: "见证人员签字", "Signature of the witness", "";
    witnessed: "见证取样", "Witnessed samples", "混凝土试件2组";
    work: "工作内容", "Work", "二层梁板钢筋安装工程";
    work_basis: "施工依据", "Basis of the work", "《建筑地基基础工程施工规范》GB 51004-2015";
    worst: "最大偏差", "Largest deviation", "13";
};

/// The names of all fields, in order.
pub fn names() -> impl Iterator<Item = &'static str> {
    FIELDS.iter().map(|field| field.name)
}

/// What a field is called.
pub fn called(lang: Lang, name: &str) -> Option<&'static str> {
    let [zh, en] = field(name)?.called;
    Some(lang.pick(zh, en))
}

/// An example of what stands in a field; empty where a hand or a camera fills it.
pub fn example(name: &str) -> Option<&'static str> {
    field(name).map(|field| field.example)
}

fn field(name: &str) -> Option<&'static PaperField> {
    let at = FIELDS.binary_search_by(|field| field.name.cmp(name)).ok()?;
    FIELDS.get(at)
}
