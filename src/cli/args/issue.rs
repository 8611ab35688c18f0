//! The words of `issue`.

use crate::cli::out::said::ByAt;
use crate::domain::issue::{IssueState, Severity};
use clap::{Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum IssueVerb {
    /// Issues, those due first on top / 不合格项列表，先到期的在前
    List(Filter),
    /// One issue with its readings and its trail / 一项的实测与经过
    Show {
        /// Its id, or its end or beginning as far as nobody else has it / 编号（可只写末尾，如 12/5.5.1）
        id: String,
    },
    /// Open one by hand / 手工开立
    Open(Opened),
    /// Say who mends them, until when / 分配
    Assign(Assigned),
    /// Say that they are mended / 整改完成
    Rectify(Stepped),
    /// Check again / 复查
    Verify {
        #[command(flatten)]
        stepped: Stepped,
        /// It does not conform: it goes back / 不合格，退回
        #[arg(long)]
        fail: bool,
    },
    /// Close without a re-check, with the reason / 不经复查而关闭，写明理由
    Close(Stepped),
    /// Sign the latest step that a person took, as shown / 签本人最近所办的一步
    Sign(SignedArgs),
}

#[derive(clap::Args)]
pub struct SignedArgs {
    /// The issue / 编号
    pub id: String,
    /// Who took the step and signs it: a person's code / 办理人（即签字人）
    #[arg(long, value_name = "PERSON")]
    pub by: String,
    /// The PIN from a file, or - for standard input, instead of the terminal / 口令文件
    #[arg(long, value_name = "FILE")]
    pub pin_file: Option<PathBuf>,
}

/// Which issues.
#[derive(clap::Args, Clone, Debug, Default)]
pub struct Filter {
    /// In this state / 状态
    #[arg(long, value_enum, ignore_case = true)]
    pub state: Option<StateWord>,
    /// Of this crew / 责任班组
    #[arg(long)]
    pub crew: Option<String>,
    /// Past their due day / 逾期的
    #[arg(long)]
    pub overdue: bool,
    /// Of this subject and everything below it / 对象（含下级）
    #[arg(long, value_name = "CODE")]
    pub subject: Option<String>,
}

#[derive(clap::Args)]
pub struct Opened {
    /// The subject's code / 对象编号
    pub subject: String,
    /// What is wrong / 问题
    #[arg(long)]
    pub text: String,
    /// How grave / 程度
    #[arg(long, value_enum, ignore_case = true, default_value = "ordinary")]
    pub severity: SeverityWord,
    /// The checklist's item it is about / 检查项
    #[arg(long)]
    pub item: Option<String>,
    /// Where exactly / 部位
    #[arg(long)]
    pub place: Option<String>,
    /// A photo or document of it / 照片或文件
    #[arg(long, value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    #[command(flatten)]
    pub by_at: ByAt,
}

#[derive(clap::Args)]
pub struct Assigned {
    /// Issues; or --all / 编号，或 --all
    pub ids: Vec<String>,
    /// All of this state, crew and subject, not assigned yet unless --state says otherwise / 符合条件的全部
    #[arg(long, conflicts_with = "ids")]
    pub all: bool,
    /// With --all: in this state / 状态
    #[arg(long, value_enum, ignore_case = true, requires = "all")]
    pub state: Option<StateWord>,
    /// With --all: of this subject and everything below it / 对象（含下级）
    #[arg(long, value_name = "CODE", requires = "all")]
    pub subject: Option<String>,
    /// With --all: of this crew until now / 原责任班组
    #[arg(long, value_name = "CREW", requires = "all")]
    pub from_crew: Option<String>,
    /// With --all: past their due day / 逾期的
    #[arg(long, requires = "all")]
    pub overdue: bool,
    /// Who mends them; each its own crew when not said / 责任班组，不填为各自的班组
    #[arg(long)]
    pub crew: Option<String>,
    /// Until when: YYYY-MM-DD, or +3 days / 期限
    #[arg(long, value_name = "DAY")]
    pub due: String,
    /// How grave, judged anew / 重新评定程度
    #[arg(long, value_enum, ignore_case = true)]
    pub severity: Option<SeverityWord>,
    /// What is ordered / 要求
    #[arg(long, default_value = "")]
    pub text: String,
    #[command(flatten)]
    pub by_at: ByAt,
}

#[derive(clap::Args)]
pub struct Stepped {
    /// Issues / 编号
    #[arg(required = true)]
    pub ids: Vec<String>,
    /// What was done or found / 说明
    #[arg(long, default_value = "")]
    pub text: String,
    /// A photo or document that shows it / 照片或文件
    #[arg(long, value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    #[command(flatten)]
    pub by_at: ByAt,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StateWord {
    #[value(alias = "未分配")]
    Unassigned,
    #[value(alias = "整改中")]
    Assigned,
    #[value(alias = "待复查")]
    Rectified,
    #[value(alias = "已关闭")]
    Closed,
    #[value(alias = "未关闭")]
    Open,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum SeverityWord {
    #[value(alias = "严重")]
    Serious,
    #[value(alias = "一般")]
    Ordinary,
    #[value(alias = "轻微")]
    Slight,
}

impl From<SeverityWord> for Severity {
    fn from(word: SeverityWord) -> Self {
        match word {
            SeverityWord::Serious => Severity::Serious,
            SeverityWord::Ordinary => Severity::Ordinary,
            SeverityWord::Slight => Severity::Slight,
        }
    }
}

impl StateWord {
    pub fn takes(self, state: IssueState) -> bool {
        match self {
            StateWord::Unassigned => state == IssueState::Unassigned,
            StateWord::Assigned => state == IssueState::Assigned,
            StateWord::Rectified => state == IssueState::Rectified,
            StateWord::Closed => state == IssueState::Closed,
            StateWord::Open => state != IssueState::Closed,
        }
    }
}
