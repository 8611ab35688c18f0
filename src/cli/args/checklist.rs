//! `checklist …`: checklists looked at, written, tried, compared.

use crate::workspace::paper::press::Press;
use clap::{Args, Subcommand};
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum ChecklistVerb {
    /// All checklists / 全部检查表
    List,
    /// One checklist with its limits and clauses / 一张检查表
    Show {
        /// Its id
        id: String,
    },
    /// The chains of stages, for whom and in which order / 检查链
    Chains,
    /// Faults of checklists, overrides (JSON, XLSX, CSV), chains, all at once / 检查表和检查链的全部错误
    Lint {
        /// Files; those of the data folder when none is named
        files: Vec<PathBuf>,
    },
    /// 分部, 子分部 and 分项 of GB 50300-2013 with their checklists / 分部分项目录
    Catalogue {
        /// Only what stands at this code, e.g. 02 or 0201
        code: Option<String>,
        /// Only 分项 without a checklist of their own, and why / 没有专用检查表的分项
        #[arg(long)]
        missing: bool,
    },
    /// The standards behind them: in force from when to when, and the general codes above / 标准的版本
    Editions {
        /// The file to write, .xlsx or .csv; printed without it
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// Note who compared which version of a list with the print, from a table / 记下与印本的核对
    Reviewed {
        /// CSV or XLSX: checklist, version, name, date, edition, remark
        file: PathBuf,
    },
    /// Every figure with its clause, to be ticked against the print / 数值核对表
    Figures(FiguresAsked),
    /// A filled sample to write one's own from / 填好的样表
    Template {
        /// The file to write, .xlsx or .csv; printed as CSV without it
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
    },
    /// A checklist as a workbook to edit and import / 导出检查表供修改
    Export {
        /// Its id; ID@national is the standard's own
        id: String,
        /// The file to write, .xlsx or .csv
        #[arg(long, value_name = "FILE")]
        out: PathBuf,
    },
    /// Take in a checklist or override (XLSX, CSV, JSON); shows what it does first / 导入检查表或内控标准
    Import {
        /// The file
        file: PathBuf,
        /// Keep it in the data folder / 确认导入
        #[arg(long)]
        apply: bool,
    },
    /// Judge sample answers, recording nothing / 试判，不记录
    Try {
        /// An id or a file
        list: String,
        /// Answers as of a check, with variants, capacity, dims, stage: JSON, one object or one a line
        answers: PathBuf,
    },
    /// What changed, which drafts it touches, which accepted lots would be judged otherwise / 比较两版
    Diff {
        /// An id, ID@national or a file
        old: String,
        /// An id or a file
        new: String,
    },
    /// The JSON Schema of a checklist file / 检查表的 JSON Schema
    Schema,
}

/// Figures of which checklists, and where they go.
#[derive(Args, Default)]
pub struct FiguresAsked {
    /// Their ids; without any, all
    pub lists: Vec<String>,
    /// File for all together, or folder for one file each; printed without it / 文件或文件夹
    #[arg(long, value_name = "FILE|DIR")]
    pub out: Option<PathBuf>,
    /// Font for PDF, instead of those installed / PDF 用的字体文件
    #[arg(long, value_name = "FILE")]
    pub font: Option<PathBuf>,
    /// By `--format`, where that names a format of papers.
    #[arg(skip)]
    pub press: Option<Press>,
}
