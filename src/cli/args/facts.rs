//! Where facts go, in which form, and with what.

use super::period::PeriodTyped;
use super::value::one_of;
use crate::report::facts::v2::FactMedium;
use crate::report::sql::{Engine, Statement};
use crate::workspace::held::exchanged::FactsAsked;
use clap::ValueEnum;
use std::path::PathBuf;

#[derive(clap::Args, Clone, Debug)]
pub struct FactsTyped {
    /// Also the tables of facts, to this folder / 事实表写到此文件夹
    #[arg(long, value_name = "DIR")]
    facts: Option<PathBuf>,
    /// Form of the tables / 事实表的格式
    #[arg(
        long,
        value_enum,
        ignore_case = true,
        default_value = "parquet",
        requires = "facts"
    )]
    facts_format: FactsWord,
    /// With a row for each measured point, nine tenths of all / 连同每个实测点
    #[arg(long, requires = "facts")]
    readings: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum FactsWord {
    Parquet,
    #[value(alias = "json")]
    Jsonl,
}

/// Which queries, for which engine.
#[derive(clap::Args, Clone, Debug)]
pub struct SqlAsked {
    /// A statement; without one, those there are / 语句
    #[arg(value_parser = one_of(Statement::WORDS))]
    pub statement: Option<String>,
    /// Before it the lines that make the tables known to an engine / 引擎
    #[arg(long, value_parser = one_of(Engine::WORDS))]
    pub engine: Option<String>,
    /// The folder of facts, or its address, as the engine sees it / 事实表的文件夹
    #[arg(long, value_name = "DIR", default_value = "facts")]
    pub facts: PathBuf,
    /// The facts have a row for each measured point / 事实表连同每个实测点
    #[arg(long)]
    pub readings: bool,
    /// The columns of all tables instead / 列出各表的列
    #[arg(long)]
    pub columns: bool,
    #[command(flatten)]
    pub period: PeriodTyped,
}

impl FactsTyped {
    /// What is asked for, if anything is.
    pub fn asked(&self) -> Option<FactsAsked> {
        Some(FactsAsked {
            folder: self.facts.clone()?,
            medium: match self.facts_format {
                FactsWord::Parquet => FactMedium::Parquet,
                FactsWord::Jsonl => FactMedium::JsonLines,
            },
            readings: self.readings,
        })
    }
}
