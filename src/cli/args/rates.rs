//! Of which rates a command speaks: their level, their groups, whose they are.

use crate::cli::args::period::PeriodTyped;
use clap::ValueEnum;

#[derive(clap::Args, Clone, Debug)]
pub struct RatesAsked {
    /// Level / 层级
    #[arg(long, value_enum, ignore_case = true, default_value = "all")]
    pub level: LevelWord,
    /// A row for each group / 分组
    #[arg(long, value_enum, ignore_case = true)]
    pub by: Option<ByWord>,
    #[command(flatten)]
    pub period: PeriodTyped,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum PartyWord {
    #[value(alias = "班组")]
    Crew,
    #[value(aliases = ["工长", "专业工长"])]
    Foreman,
    #[value(aliases = ["分包单位", "施工单位", "单位"])]
    Contractor,
}
