//! The words of `cost`.

use super::period::PeriodTyped;
use crate::cli::out::said::ByAt;
use crate::domain::cost::CostBy;
use crate::domain::cost::CostKind;
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum CostVerb {
    /// Enter what an issue, a subject or a measure cost; nothing is asked for that is not known / 记费用，不知道的不填
    Add(Box<CostTyped>),
    /// What was entered / 费用记录
    List {
        /// Also what was corrected / 含已更正的
        #[arg(long)]
        all: bool,
    },
    /// Quality costs by group: what is known, and of how much nobody knows / 质量成本汇总
    Sum {
        /// Groups / 分组
        #[arg(long, value_enum, ignore_case = true, default_value = "kind")]
        by: CostByWord,
        #[command(flatten)]
        period: PeriodTyped,
    },
    /// The causes that can be chosen / 可选的原因
    Causes,
    /// Say why an issue happened, once it is mended / 记不合格项的原因（整改之后）
    Cause {
        /// The issue / 不合格项编号
        issue: String,
        /// The cause's id, or only its group: people, machine, material, method, environment, measurement / 原因，或只写人机料法环测
        cause: String,
        /// What is done against it / 措施
        #[arg(long, default_value = "")]
        text: String,
        #[command(flatten)]
        by_at: ByAt,
    },
}

/// A cost as typed.
#[derive(clap::Args)]
pub struct CostTyped {
    /// The issue it went into / 不合格项编号
    #[arg(conflicts_with = "subject")]
    pub issue: Option<String>,
    /// The subject it went into, where there is no issue; neither: the project / 对象编号；都不填为全工程
    #[arg(long, value_name = "CODE")]
    pub subject: Option<String>,
    /// The kind; what failed is internal, under warranty external, when not said / 类别
    #[arg(long, value_enum, ignore_case = true)]
    pub kind: Option<CostKindWord>,
    /// As it came to be, not estimated / 实际，不填为估算
    #[arg(long)]
    pub actual: bool,
    /// Hours of a trade: "6.5 plasterer", with a price: "6.5 plasterer @45" / 工时
    #[arg(long, value_name = "QUANTITY", allow_hyphen_values = true)]
    pub hours: Vec<String>,
    /// A material: "0.4 m³ mortar" / 材料
    #[arg(long, value_name = "QUANTITY", allow_hyphen_values = true)]
    pub material: Vec<String>,
    /// Shifts of a machine: "1 crane" / 机械台班
    #[arg(long, value_name = "QUANTITY", allow_hyphen_values = true)]
    pub machine: Vec<String>,
    /// Yuan, and for what: "800 tests" / 其他费用
    #[arg(long, value_name = "YUAN", allow_hyphen_values = true)]
    pub money: Vec<String>,
    /// Days that the work was delayed / 误工天数
    #[arg(long, value_name = "DAYS", allow_hyphen_values = true)]
    pub delay: Option<String>,
    /// The record that this one stands in place of, with --text saying why / 更正哪一条记录
    #[arg(long, value_name = "RECORD")]
    pub corrects: Option<String>,
    /// What it was for / 用途
    #[arg(long, default_value = "")]
    pub text: String,
    /// An invoice, a list, a photo / 发票、清单、照片
    #[arg(long, value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    #[command(flatten)]
    pub by_at: ByAt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CostKindWord {
    #[value(alias = "内部损失")]
    Internal,
    #[value(alias = "外部损失")]
    External,
    #[value(aliases = ["鉴定成本", "鉴定"])]
    Appraisal,
    #[value(aliases = ["预防成本", "预防"])]
    Prevention,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CostByWord {
    #[value(alias = "类别")]
    Kind,
    #[value(alias = "班组")]
    Crew,
    #[value(aliases = ["分项", "工种", "分项工程"])]
    Trade,
    #[value(aliases = ["楼栋", "单位工程"])]
    Building,
    #[value(aliases = ["月", "月份", "按月"])]
    Month,
    #[value(alias = "原因")]
    Cause,
    #[value(aliases = ["检查项目", "项目"])]
    Item,
}

impl From<CostKindWord> for CostKind {
    fn from(word: CostKindWord) -> Self {
        match word {
            CostKindWord::Internal => CostKind::Internal,
            CostKindWord::External => CostKind::External,
            CostKindWord::Appraisal => CostKind::Appraisal,
            CostKindWord::Prevention => CostKind::Prevention,
        }
    }
}

impl From<CostByWord> for CostBy {
    fn from(word: CostByWord) -> Self {
        match word {
            CostByWord::Kind => CostBy::Kind,
            CostByWord::Crew => CostBy::Crew,
            CostByWord::Trade => CostBy::Trade,
            CostByWord::Building => CostBy::Building,
            CostByWord::Month => CostBy::Month,
            CostByWord::Cause => CostBy::Cause,
            CostByWord::Item => CostBy::Item,
        }
    }
}
