//! The trade's words: levels, roles, verdicts. One word for one thing everywhere.

use super::lang::Lang;
use crate::domain::check::Remedy;
use crate::domain::grade::Scheme;
use crate::domain::subject::Scale;
use crate::domain::{Class, Grade, Kind, Outcome, Role};
use crate::phrases;

phrases! {
    first_pass_rate: "一次验收合格率", "First-pass acceptance rate";
    excellence_rate: "优良率", "Excellence rate";
    final_rate: "最终合格率", "Final acceptance rate";
    rework_rate: "返工率", "Rework rate";
    concessions: "让步数", "Concessions";
    point_rate: "合格点率", "Rate of qualified points";
    no_data: "—", "—";
    self_check: "自检", "Self-check";
    mutual_check: "互检", "Mutual check";
    handover_check: "交接检", "Handover check";
    acceptance: "验收", "Acceptance";
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

/// Several roles, joined.
pub fn roles(lang: Lang, roles: &[Role]) -> String {
    let names: Vec<&str> = roles.iter().map(|one| role(lang, *one)).collect();
    names.join(lang.pick("、", ", "))
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

/// A grading scheme's name.
pub fn scheme(lang: Lang, scheme: Scheme) -> &'static str {
    match scheme {
        Scheme::None => lang.pick("不评优良", "no grading"),
        Scheme::Gbj300 => lang.pick(
            "GBJ 300-88（分项标准用于检验批）",
            "GBJ 300-88 (item thresholds applied to lots)",
        ),
    }
}

/// A size class.
pub fn scale(lang: Lang, scale: Scale) -> &'static str {
    match scale {
        Scale::LargeMedium => lang.pick("大中型", "Large or medium"),
        Scale::Other => lang.pick("其他", "Other"),
    }
}
