//! The trade's words: levels, roles, verdicts. One word for one thing everywhere.

use super::escape::quoted;
use super::lang::Lang;
use crate::domain::chain::Point;
use crate::domain::check::{Flag, Remedy};
use crate::domain::checklist::Basis;
use crate::domain::issue::{IssueState, Severity};
use crate::domain::ruling::{PaperKind, What};
use crate::domain::subject::Scale;
use crate::domain::zone::Zone;
use crate::domain::{Chain, CheckSummary, Class, Grade, Kind, Outcome, Role};
use crate::phrases;

/// What `--format` is also given for tables, in either language.
pub const TABLE_ZH: &str = "表格";

phrases! {
    first_pass_rate: "一次验收合格率", "First-pass acceptance rate";
    excellence_rate: "优良率", "Excellence rate";
    final_rate: "最终合格率", "Final acceptance rate";
    rework_rate: "返工率", "Rework rate";
    no_data: "—", "—";
    self_check: "自检", "Self-check";
    mutual_check: "互检", "Mutual check";
    handover_check: "交接检", "Handover check";
    acceptance: "验收", "Acceptance";
    struck: "已撤销", "annulled";
    /// Lines of a batch that had been recorded before.
    recorded_before(lines: u64): "其中 {lines} 次检查先前已经记录，照原记录回答，没有重复记录。", "{lines} of these checks had been recorded before; they are answered with their records, nothing was recorded twice.";
}

/// How sure a figure of a checklist is; nothing where it does not say.
pub fn basis(lang: Lang, basis: Option<Basis>) -> &'static str {
    match basis {
        Some(Basis::Verified) => lang.pick("已核对", "verified"),
        Some(Basis::Known) => lang.pick("已知", "known"),
        None => "",
    }
}

/// A level's name.
pub fn kind(lang: Lang, kind: Kind) -> &'static str {
    match kind {
        Kind::Unit => lang.pick("单位工程", "Unit project"),
        Kind::SubUnit => lang.pick("子单位工程", "Sub-unit project"),
        Kind::Division => lang.pick("分部工程", "Division"),
        Kind::SubDivision => lang.pick("子分部工程", "Sub-division"),
        Kind::Item => lang.pick("分项工程", "Work item"),
        Kind::Lot => lang.pick("检验批", "Inspection lot"),
        Kind::Material => lang.pick("进场验收", "Material arrival"),
        Kind::Equipment => lang.pick("设备监理", "Equipment supervision"),
        Kind::Instrument => lang.pick("计量器具", "Measuring instrument"),
        Kind::Concealed => lang.pick("隐蔽工程", "Concealed work"),
        Kind::Transfer => lang.pick("工序交接", "Trade handover"),
        Kind::SiteManagement => lang.pick("施工现场质量管理检查", "Site quality management"),
        Kind::Commissioning => lang.pick("综合试车", "Commissioning"),
        Kind::Completion => lang.pick("竣工核查", "Completion check"),
        Kind::Dwelling => lang.pick("分户验收", "Dwelling acceptance"),
        Kind::Warranty => lang.pick("回访保修", "Warranty visit"),
        Kind::Complaint => lang.pick("投诉与仲裁检验", "Complaint and arbitration"),
        Kind::SpotCheck => lang.pick("监督抽查", "Spot check"),
        Kind::Evaluation => lang.pick("质量评价", "Quality evaluation"),
    }
}

/// A batch without a check.
pub fn nothing_in_batch(lang: Lang) -> &'static str {
    lang.pick(
        "批量里没有检查记录：什么都没有记录。",
        "There is no check in the batch: nothing was recorded.",
    )
}

/// By whose days and months something is counted; none when several zones are counted together.
pub fn days_of(lang: Lang, zone: Option<Zone>) -> String {
    match (zone, lang) {
        (Some(zone), Lang::Zh) => format!("日期按 UTC{zone}"),
        (Some(zone), Lang::En) => format!("days by UTC{zone}"),
        (None, _) => lang
            .pick("日期按各工程所在时区", "days by each project's own zone")
            .to_owned(),
    }
}

/// A role's name.
pub fn role(lang: Lang, role: Role) -> &'static str {
    match role {
        Role::Worker => lang.pick("操作工", "Worker"),
        Role::CrewLeader => lang.pick("班组长", "Crew leader"),
        Role::Foreman => lang.pick("专业工长", "Foreman"),
        Role::Inspector => lang.pick("专业质量检查员", "Quality inspector"),
        Role::TechnicalLead => lang.pick("项目专业技术负责人", "Trade technical lead"),
        Role::ProjectManager => lang.pick("项目负责人", "Project leader"),
        Role::Supervisor => lang.pick("专业监理工程师", "Specialist supervising engineer"),
        Role::ChiefSupervisor => lang.pick("总监理工程师", "Chief supervising engineer"),
        Role::Owner => lang.pick("建设单位项目负责人", "Owner's project leader"),
        Role::Designer => lang.pick("设计单位项目负责人", "Design unit's project leader"),
        Role::Surveyor => lang.pick("勘察单位项目负责人", "Survey unit's project leader"),
    }
}

/// What a ruling decides.
pub fn ruling(lang: Lang, what: What) -> &'static str {
    match what {
        What::LabProof => lang.pick("检测鉴定达到设计要求", "Laboratory shows the design is met"),
        What::Designer => lang.pick("设计核算认可", "Designer's check and consent"),
        What::Concession => lang.pick("让步接收", "Acceptance with concession"),
        What::Forbidden => lang.pick("严禁验收", "Acceptance forbidden"),
        What::Withdrawn => lang.pick("撤回报验", "Submission withdrawn"),
        What::WithdrawnLate => lang.pick(
            "检查开始后撤回（计一轮不合格）",
            "Withdrawn after the check began (a failed round)",
        ),
        What::NotHeld => lang.pick("验收未进行", "Acceptance not held"),
        What::RecordsIncomplete => lang.pick(
            "资料不全不予验收（计一轮不合格）",
            "Refused for incomplete records (a failed round)",
        ),
        What::Deemed => lang.pick("视为合格", "Deemed qualified"),
        What::Annulled => lang.pick("撤销验收结论", "Acceptance annulled"),
        What::Cancelled => lang.pick("取消检验批", "Lot cancelled"),
        What::Split => lang.pick("拆分检验批", "Lot split"),
        What::Merged => lang.pick("并入其他检验批", "Lot merged"),
    }
}

/// A document's kind.
pub fn paper(lang: Lang, kind: PaperKind) -> &'static str {
    match kind {
        PaperKind::LabReport => lang.pick(
            "检测鉴定报告（建设单位委托）",
            "Laboratory report (commissioned by the owner)",
        ),
        PaperKind::DesignerConsent => {
            lang.pick("原设计单位核算认可文件", "Original designer's consent")
        }
        PaperKind::TreatmentScheme => lang.pick("技术处理方案", "Technical treatment scheme"),
        PaperKind::Agreement => lang.pick("协商文件", "Agreement document"),
        PaperKind::Other => lang.pick("其他文件", "Other document"),
    }
}

/// How grave an issue is.
pub fn severity(lang: Lang, severity: Severity) -> &'static str {
    match severity {
        Severity::Serious => lang.pick("严重", "Serious"),
        Severity::Ordinary => lang.pick("一般", "Ordinary"),
        Severity::Slight => lang.pick("轻微", "Slight"),
    }
}

/// Where an issue stands.
pub fn issue_state(lang: Lang, state: IssueState) -> &'static str {
    match state {
        IssueState::Unassigned => lang.pick("待分配", "To assign"),
        IssueState::Assigned => lang.pick("待整改", "To rectify"),
        IssueState::Rectified => lang.pick("待复查", "To re-check"),
        IssueState::Closed => lang.pick("已关闭", "Closed"),
    }
}

/// What a stage is to the plan of supervision.
pub fn point(lang: Lang, point: Point) -> &'static str {
    match point {
        Point::Hold => lang.pick("停工待检点", "hold point"),
        Point::Witness => lang.pick("见证点", "witness point"),
        Point::StandBy => lang.pick("旁站点", "standing-by point"),
    }
}

/// Several roles, joined.
pub fn roles(lang: Lang, roles: &[Role]) -> String {
    let names: Vec<&str> = roles.iter().map(|one| role(lang, *one)).collect();
    names.join(lang.between())
}

/// A verdict's word.
pub fn outcome(lang: Lang, outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Accepted => lang.pick("合格", "Qualified"),
        Outcome::Rejected => lang.pick("不合格", "Not qualified"),
    }
}

/// A grade's word.
pub fn grade(lang: Lang, grade: Grade) -> &'static str {
    match grade {
        Grade::Excellent => lang.pick("优良", "Excellent"),
        Grade::Qualified => lang.pick("合格", "Qualified"),
    }
}

/// An outcome, with its grade where that says more than the outcome does.
pub fn graded(lang: Lang, outcome: Outcome, grade: Option<Grade>) -> String {
    let said = self::outcome(lang, outcome);
    match grade {
        Some(grade @ Grade::Excellent) => {
            format!("{said}{}", lang.in_brackets(self::grade(lang, grade)))
        }
        Some(Grade::Qualified) | None => said.to_owned(),
    }
}

/// A class of items.
pub fn class(lang: Lang, class: Class) -> &'static str {
    match class {
        Class::Dominant => lang.pick("主控项目", "Dominant item"),
        Class::General => lang.pick("一般项目", "General item"),
    }
}

/// How work was mended.
pub fn remedy(lang: Lang, remedy: Remedy) -> &'static str {
    match remedy {
        Remedy::Redone => lang.pick("返工重做", "Redone (rework)"),
        Remedy::Repaired => lang.pick("返修", "Repaired"),
    }
}

/// What a grading scheme is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemeName {
    /// In full.
    pub title: String,
    /// Where there is little room.
    pub short: String,
}

impl SchemeName {
    /// A scheme of which nothing but its id is known.
    pub fn of_id(id: &str) -> Self {
        Self {
            title: id.to_owned(),
            short: id.to_owned(),
        }
    }

    /// Of several projects that do not agree.
    pub fn mixed(lang: Lang) -> Self {
        Self::of_id(lang.pick("评定标准不一", "several schemes"))
    }
}

/// A size class.
pub fn scale(lang: Lang, scale: Scale) -> &'static str {
    match scale {
        Scale::LargeMedium => lang.pick("大中型", "Large or medium"),
        Scale::Other => lang.pick("其他", "Other"),
    }
}

/// A stage's name; its id where the chain does not have it.
pub fn stage<'a>(lang: Lang, chain: Option<&'a Chain>, id: &'a str) -> &'a str {
    let stage = chain.and_then(|chain| chain.stage(id));
    stage.map_or(id, |(_, stage)| lang.of_words(&stage.title))
}

/// A time as people write it, to the minute, of the place where it was written down.
pub fn time(at: &str) -> String {
    at.get(..16).unwrap_or(at).replace('T', " ")
}

/// Behind what was taken back.
pub fn annulled(lang: Lang) -> String {
    lang.in_brackets(struck(lang))
}

/// What a reader of a round has to be told: that nothing was inspected, that it was annulled, that
/// nobody came.
pub fn remarks(lang: Lang, check: &CheckSummary) -> Vec<String> {
    let mut said = Vec::new();
    if let Some(what) = check.ruling {
        said.push(ruling(lang, what).to_owned());
    }
    if check.annulled.is_some() {
        said.push(annulled(lang).trim().to_owned());
    }
    said.extend(check.flags.iter().map(|one| flag(lang, one)));
    said
}

/// What a reader of a verdict has to be told beside it.
pub fn flag(lang: Lang, flag: &Flag) -> String {
    match (lang, flag) {
        (Lang::Zh, Flag::ShortNotice { given, hours }) => {
            format!("提前 {given} h 通知，约定 {hours} h")
        }
        (Lang::En, Flag::ShortNotice { given, hours }) => {
            format!("{given} h of notice, {hours} h agreed")
        }
        (Lang::Zh, Flag::Unwitnessed) => "对方已通知而未到场".to_owned(),
        (Lang::En, Flag::Unwitnessed) => "the other side was told and did not come".to_owned(),
        (Lang::Zh, Flag::Instrument { code, until }) => match until {
            Some(until) => format!("计量器具 {} 检定有效期至 {until}，已过期", quoted(code)),
            None => format!("计量器具 {} 检定不在有效期", quoted(code)),
        },
        (
            Lang::En,
            Flag::Instrument {
                code,
                until: Some(until),
            },
        ) => {
            format!(
                "the certificate of instrument {} expired on {until}",
                quoted(code)
            )
        }
        (Lang::En, Flag::Instrument { code, until: None }) => {
            format!("instrument {} had no valid certificate", quoted(code))
        }
    }
}
