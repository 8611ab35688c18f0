//! People of a project: who they are and in which role they act.

use serde::{Deserialize, Serialize};

/// A role in the project (GB 50300-2013 chapter 6 and the site's own crews).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// 操作工.
    Worker,
    /// 班组长.
    CrewLeader,
    /// 专业工长.
    Foreman,
    /// 专业质量检查员.
    Inspector,
    /// 项目专业技术负责人.
    TechnicalLead,
    /// 项目负责人.
    ProjectManager,
    /// 专业监理工程师.
    Supervisor,
    /// 总监理工程师.
    ChiefSupervisor,
    /// 建设单位项目负责人.
    Owner,
    /// 设计单位项目负责人.
    Designer,
    /// 勘察单位项目负责人.
    Surveyor,
}

/// The other side, who accept what the contractor has done: supervision and owner.
pub const OTHER_SIDE: [Role; 3] = [Role::Supervisor, Role::ChiefSupervisor, Role::Owner];

/// Those who speak for the contractor formally.
pub const CONTRACTOR: [Role; 4] = [
    Role::Foreman,
    Role::Inspector,
    Role::TechnicalLead,
    Role::ProjectManager,
];

/// Those who speak formally, of either side.
pub const FORMAL: [Role; 7] = {
    let ([a, b, c, d], [e, f, g]) = (CONTRACTOR, OTHER_SIDE);
    [a, b, c, d, e, f, g]
};

impl Role {
    /// Whether it belongs to the other side.
    pub fn is_other_side(self) -> bool {
        OTHER_SIDE.contains(&self)
    }

    /// All roles, in the order of the contract.
    pub const ALL: [Role; 11] = [
        Role::Worker,
        Role::CrewLeader,
        Role::Foreman,
        Role::Inspector,
        Role::TechnicalLead,
        Role::ProjectManager,
        Role::Supervisor,
        Role::ChiefSupervisor,
        Role::Owner,
        Role::Designer,
        Role::Surveyor,
    ];

    /// The contract's word, e.g. `crew_leader`.
    pub fn as_str(self) -> &'static str {
        match self {
            Role::Worker => "worker",
            Role::CrewLeader => "crew_leader",
            Role::Foreman => "foreman",
            Role::Inspector => "inspector",
            Role::TechnicalLead => "technical_lead",
            Role::ProjectManager => "project_manager",
            Role::Supervisor => "supervisor",
            Role::ChiefSupervisor => "chief_supervisor",
            Role::Owner => "owner",
            Role::Designer => "designer",
            Role::Surveyor => "surveyor",
        }
    }

    /// The role of a contract word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == word)
    }
}

/// A person of the project's list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Unique in the project.
    pub code: String,
    /// Name.
    pub name: String,
    /// Role.
    pub role: Role,
    /// Organisation.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub org: String,
    /// Crew.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub crew: String,
}
