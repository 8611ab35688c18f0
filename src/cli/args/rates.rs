//! Of which rates a command speaks: their level, their groups, whose they are, how many projects'.

use crate::cli::args::facts::FactsTyped;
use crate::cli::args::period::PeriodTyped;
use crate::workspace::held::exchanged::FactsAsked;
use clap::ValueEnum;
use std::path::PathBuf;

#[derive(clap::Args, Clone, Debug)]
pub struct RatesAsked {
    #[command(flatten)]
    pub scope: RatesScope,
    /// A row for each group / 分组
    #[arg(long, value_enum, ignore_case = true)]
    pub by: Option<ByWord>,
}

/// Of which levels and days.
#[derive(clap::Args, Clone, Debug)]
pub struct RatesScope {
    /// Level / 层级
    #[arg(long, value_enum, ignore_case = true, default_value = "all")]
    pub level: LevelWord,
    #[command(flatten)]
    pub period: PeriodTyped,
}

/// Which folders are counted together, and what is made of them.
#[derive(clap::Args, Clone, Debug)]
pub struct RollupTyped {
    /// Exported folders, in any order
    #[arg(required = true)]
    pub folders: Vec<PathBuf>,
    #[command(flatten)]
    pub scope: RatesScope,
    /// A row for each group; region, company and type stand in the ledger / 分组
    #[arg(long, value_enum, ignore_case = true)]
    pub by: Option<RollupByWord>,
    /// Region, company and type of each project, by its pid or its code: CSV or XLSX / 工程台账
    #[arg(long, value_name = "FILE")]
    pub ledger: Option<PathBuf>,
    /// The board of headquarters: one page for any browser / 总览网页
    #[arg(long, value_name = "FILE.html")]
    pub html: Option<PathBuf>,
    /// The board as a workbook with charts / 总览工作簿
    #[arg(long, value_name = "FILE.xlsx")]
    pub xlsx: Option<PathBuf>,
    #[command(flatten)]
    facts: FactsTyped,
    /// Read every record again, also where nothing changed since the last run; facts and board always do / 全部重读
    #[arg(long)]
    pub fresh: bool,
}

impl RollupTyped {
    /// The tables of facts asked for, if any are.
    pub fn facts(&self) -> Option<FactsAsked> {
        self.facts.asked()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LevelWord {
    #[value(aliases = ["检验批"])]
    Lot,
    #[value(aliases = ["分项", "分项工程"])]
    Item,
    #[value(aliases = ["分部", "分部工程"])]
    Division,
    #[value(aliases = ["单位工程", "单位"])]
    Unit,
    #[value(alias = "全部")]
    All,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ByWord {
    #[value(alias = "班组")]
    Crew,
    #[value(aliases = ["分项", "工种", "分项工程"])]
    Trade,
    #[value(aliases = ["楼栋", "单位工程"])]
    Building,
    #[value(aliases = ["月", "月份", "按月"])]
    Month,
}

/// What many projects are grouped by: as one is, or each as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RollupByWord {
    #[value(alias = "班组")]
    Crew,
    #[value(aliases = ["分项", "工种", "分项工程"])]
    Trade,
    #[value(aliases = ["楼栋", "单位工程"])]
    Building,
    #[value(aliases = ["月", "月份", "按月"])]
    Month,
    #[value(aliases = ["工程", "项目"])]
    Project,
    #[value(aliases = ["地区", "区域"])]
    Region,
    #[value(alias = "公司")]
    Company,
    #[value(aliases = ["类型", "工程类型"])]
    Type,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PartyWord {
    #[value(alias = "班组")]
    Crew,
    #[value(aliases = ["工长", "专业工长"])]
    Foreman,
    #[value(aliases = ["分包单位", "施工单位", "单位"])]
    Contractor,
}
