//! `register …`: what is kept beside the tree.

use crate::cli::args::value::quantity;
use crate::domain::Quantity;
use clap::Subcommand;

#[derive(Subcommand)]
pub enum RegisterVerb {
    /// Entries with what is due / 登记与待办
    List {
        /// One register, e.g. material or 进场验收 / 哪一种登记
        kind: Option<String>,
        /// Only what is due / 只看待办
        #[arg(long)]
        due: bool,
    },
    /// Add an entry / 新增登记
    Add(Box<NewEntry>),
    /// One entry in full / 一条登记
    Show {
        /// Its code
        #[arg(allow_hyphen_values = true)]
        code: String,
    },
}

#[derive(clap::Args)]
pub struct NewEntry {
    /// Which register, e.g. material or 进场验收 / 哪一种登记
    pub kind: String,
    /// Name / 名称
    #[arg(long)]
    pub name: String,
    /// Code; made when left out, e.g. JC-001 / 编号，不填则自动编
    #[arg(long)]
    pub code: Option<String>,
    /// The node of the tree it belongs to / 上级编号
    #[arg(long)]
    pub parent: Option<String>,
    /// Checklist, where several serve the kind / 检查表
    #[arg(long)]
    pub checklist: Option<String>,
    /// Variants, several with ; / 类型
    #[arg(long)]
    pub variants: Option<String>,
    /// Where it is / 部位
    #[arg(long)]
    pub location: Option<String>,
    /// Crew / 班组
    #[arg(long)]
    pub crew: Option<String>,
    /// Chain, where it is not the usual one / 检查链
    #[arg(long)]
    pub chain: Option<String>,
    /// How many pieces / 容量
    #[arg(long)]
    #[arg(value_parser = quantity)]
    pub capacity: Option<Quantity>,
}
