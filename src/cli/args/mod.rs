//! The words of the command line, as contract section 7 has them: each family of verbs has a file.
//!
//! | file | noun |
//! |---|---|
//! | `project`, `people`, `check`, `checklist`, `issue`, `cost`, `rates`, `register` | families of verbs |
//! | `facts`, `hq`, `remote` | where tables of facts go, and the queries of them; headquarters; places that are no disk |
//! | `need` | what each command needs of a project |
//! | `period`, `value` | what may stand as an option's value: days, one of some words, a number |
//! | `misused` | a command line that was not understood |

mod check;
mod checklist;
mod cost;
mod facts;
mod hq;
mod issue;
pub(super) mod misused;
pub(super) mod need;
mod people;
mod period;
mod project;
mod rates;
mod register;
mod remote;
pub(super) mod value;

pub use check::{CheckVerb, ConflictVerb, SignAsked};
pub use checklist::{ChecklistVerb, FiguresAsked};
pub use cost::{CostTyped, CostVerb};
pub use facts::SqlAsked;
pub use hq::{HqVerb, ReceiveAsked};
pub use issue::{Assigned, Filter, IssueVerb, Opened, SignedArgs, StateWord, Stepped};
pub use people::{EnrolAsked, PeopleVerb, RevokeAsked};
pub use project::{Agreement, NewProject, PlanAsked, ProjectVerb};
pub use rates::{ByWord, LevelWord, PartyWord, RatesAsked, RatesScope, RollupByWord, RollupTyped};
pub use register::{NewEntry, RegisterVerb};
pub use remote::RemoteVerb;

use super::out::format::FormatWord;
use crate::text::manual::Topic;
use clap::{Parser, Subcommand};
pub use period::PeriodTyped;
use std::path::PathBuf;
use value::one_of;

/// 三检 — on-site construction quality inspection, without a network / 施工现场质量检查验收，无需网络
#[derive(Parser)]
#[command(name = "sanjian", version, about, max_term_width = 100)]
pub struct Arguments {
    /// Data folder / 数据文件夹
    #[arg(long, global = true, env = "SANJIAN_DATA", value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// Folder of photos to watch, e.g. the camera's card / 照片收件箱
    #[arg(long, global = true, env = "SANJIAN_INBOX", value_name = "DIR")]
    pub inbox: Option<PathBuf>,
    /// Project, by its code; not needed when there is one / 工程编号
    #[arg(long, global = true, value_name = "CODE")]
    pub project: Option<String>,
    /// Language: zh or en / 语言
    #[arg(long, global = true, env = "SANJIAN_LANG", value_parser = one_of(&[("zh", "中文"), ("en", "英文")]))]
    pub lang: Option<String>,
    /// Write down what was done when, without names or readings / 运行日志：何时做了什么，不含人名和读数
    #[arg(long, global = true, env = "SANJIAN_LOG", value_name = "FILE")]
    pub log: Option<PathBuf>,
    /// Form of the results / 输出格式
    #[arg(
        long,
        global = true,
        value_enum,
        ignore_case = true,
        default_value = "table"
    )]
    pub format: FormatWord,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

#[derive(Subcommand)]
pub enum Verb {
    /// A sample project to look at / 样例工程
    Demo,
    /// Projects / 工程
    #[command(subcommand)]
    Project(ProjectVerb),
    /// People of a project / 人员
    #[command(subcommand)]
    People(PeopleVerb),
    /// Checks / 检查
    #[command(subcommand)]
    Check(CheckVerb),
    /// Issues / 不合格项
    #[command(subcommand)]
    Issue(IssueVerb),
    /// What failures cost and why they happen / 质量成本：费用与原因
    #[command(subcommand)]
    Cost(CostVerb),
    /// Rulings: legal exits, withdrawals, corrections / 处置：法定出路、撤回、更正
    Rule(super::rule::RulingSaid),
    /// Forms of papers: what fills them, and what is wrong with one / 表式
    #[command(subcommand)]
    Form(super::form::FormVerb),
    /// Papers to hand in: records of acceptance, notices, packs / 打印：验收记录、通知单、报验资料
    Report(super::report::ReportAsked),
    /// Notices of inspections / 检查通知
    #[command(subcommand)]
    Notice(super::notice::NoticeVerb),
    /// What keeps the next thing from happening / 卡在哪
    Blocked {
        /// A subject's code, or words of a place; the whole project when not said / 对象编号或部位
        named: Option<String>,
    },
    /// Registers beside the tree: arrivals, instruments, concealed work … / 登记：进场、器具、隐蔽等
    #[command(subcommand)]
    Register(RegisterVerb),
    /// Photos and documents kept with records / 佐证：照片与文件
    #[command(subcommand)]
    Evidence(super::evidence::EvidenceVerb),
    /// First-pass and excellence rates / 一次验收合格率与优良率
    Rates(RatesAsked),
    /// Figures of each crew, foreman or contractor, with the veto / 质量责任制与质量否决
    Responsibility {
        /// Whose / 按谁
        #[arg(long, value_enum, ignore_case = true, default_value = "crew")]
        by: PartyWord,
        #[command(flatten)]
        period: PeriodTyped,
    },
    /// Checks whose readings ought to be taken again / 建议复测的检查
    Plausible {
        /// Only this subject and those below it / 只看此对象及其下级
        subject: Option<String>,
    },
    /// Facts, rates and sealed records to a folder, e.g. a stick / 导出到文件夹
    Export {
        /// The folder
        folder: PathBuf,
        /// Each record in plain text as well, in Chinese and in English / 另写逐条文字
        #[arg(long)]
        text: bool,
    },
    /// Exchange records with another device by a folder, e.g. a stick; in any order, as often as you like; exit code 4 for damage, and while there are two histories under one device id / 与其它设备交换记录；有损坏，或同一设备号下两份记录待裁定，退出码为 4
    Sync {
        /// The folder: a stick, a share, or another device's data folder (only read); or the name of a remote
        folder: PathBuf,
        /// Take in all projects there that are not here; one: --project / 取入那里有而本机没有的全部工程
        #[arg(long)]
        new: bool,
    },
    /// Places that are no disk: object stores, WebDAV, SFTP; sync and receive take their names / 远程：对象存储、WebDAV、SFTP
    #[command(subcommand)]
    Remote(RemoteVerb),
    /// What two devices concluded at once, and two histories under one device id / 两台设备同时作的结论，同一设备号下的两份记录
    #[command(subcommand)]
    Conflict(ConflictVerb),
    /// Rates of many exported folders together; exit code 4 for damage, and while something is disputed / 汇总多个导出文件夹；有损坏或待裁定，退出码为 4
    Rollup(Box<RollupTyped>),
    /// At headquarters: take in what sticks and shares hold, and answer with receipts / 总部：收取各工地的记录并签回执
    Receive(ReceiveAsked),
    /// Headquarters: its key, how much it has, whose receipts are believed / 总部：密钥、收到多少、确认谁的回执
    #[command(subcommand)]
    Hq(HqVerb),
    /// Queries of facts, for engines / 事实表的查询语句
    Sql(SqlAsked),
    /// Checklists / 检查表
    #[command(subcommand)]
    Checklist(ChecklistVerb),
    /// Check every byte and judge every verdict again / 校验每个字节并重新判定
    ///
    /// Only this reads every photo and document again: other commands tell of damaged records, not
    /// of a changed photo. / 只有它重读全部照片和文件；别的命令只说记录的损坏，不查照片是否被改。
    Verify {
        /// Exported folders; the data folder itself when none is named; or the check code of a paper, e.g. 3F2A-90BC
        folders: Vec<PathBuf>,
    },
    /// Shell completions / 命令补全
    Completions {
        /// For which shell
        shell: clap_complete::Shell,
    },
    /// The manual: its topics, or the page of one / 使用手册：目录，或其中一页
    Manual {
        /// A topic / 题目
        #[arg(value_parser = one_of(Topic::WORDS))]
        topic: Option<String>,
    },
    /// How disk, clock, terminal, fonts, keys and settings stand, and what to do; exit code 4 or 5 for what is bad / 体检：磁盘、时钟、终端、字体、密钥、设置
    Doctor,
    /// Manual page / 手册页
    Man,
}
