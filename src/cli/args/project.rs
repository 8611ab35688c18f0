//! `project …`: projects made, planned, changed, taken in.

use crate::cli::args::value::{one_of, zone};
use crate::domain::zone::Zone;
use clap::Subcommand;
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum ProjectVerb {
    /// Make a project / 新建工程
    New(NewProject),
    /// Change targets and what the project agreed; without options, show it / 目标与约定
    Set(Agreement),
    /// Projects of the data folder / 工程列表
    List,
    /// A project's tree with progress / 工程树与进度
    Show,
    /// Import the project table; shows the difference first / 导入工程表，先显示差异
    Import {
        /// CSV or XLSX
        file: PathBuf,
        /// Record the difference / 确认导入
        #[arg(long)]
        apply: bool,
    },
    /// The project table as a file that import reads / 把工程树存为工程表
    Export {
        /// CSV or XLSX, a new file; standard output when none is named
        file: Option<PathBuf>,
    },
    /// Make a division plan from the catalogue; shows it first / 从目录生成划分方案，先预览
    Plan(Box<PlanAsked>),
}

#[derive(clap::Args)]
pub struct NewProject {
    /// Code, unique in the data folder / 编号
    #[arg(long)]
    pub code: String,
    /// Name / 名称
    #[arg(long)]
    pub name: String,
    /// Grading scheme: none, gbj300-88, gbt50375-2016 or one of the data folder / 评定标准
    #[arg(long, default_value = "none")]
    pub scheme: String,
    /// Targets of an outline by id, e.g. outline-1996-2010 / 采用纲要的目标
    #[arg(long, value_name = "ID")]
    pub targets: Option<String>,
    /// Target of the first-pass acceptance rate, per cent / 一次验收合格率目标
    #[arg(long, value_name = "PERCENT")]
    pub target_first_pass: Option<String>,
    /// Target of the excellence rate, per cent / 优良率目标
    #[arg(long, value_name = "PERCENT")]
    pub target_excellence: Option<String>,
    /// First-pass rate below which the veto is shown, per cent / 质量否决界限
    #[arg(long, value_name = "PERCENT")]
    pub veto_below: Option<String>,
    /// Size class / 规模
    #[arg(long, value_parser = one_of(&SCALES[..2]))]
    pub scale: Option<String>,
}

#[derive(clap::Args)]
pub struct PlanAsked {
    /// Code of the unit, the beginning of all codes below it / 单位工程编号
    #[arg(long, value_name = "CODE", required_unless_present = "list")]
    pub unit: Option<String>,
    /// Name of the unit; needed when it is new / 单位工程名称
    #[arg(long)]
    pub name: Option<String>,
    /// Typical set of work items to begin with, see --list / 典型分项组合
    #[arg(long, value_name = "ID", default_value = "none")]
    pub preset: String,
    /// Storeys above ground: 20, "20 机房层", 3-18 / 地上楼层
    #[arg(
        long,
        default_value = "",
        value_name = "STOREYS",
        allow_hyphen_values = true
    )]
    pub storeys: String,
    /// Storeys underground / 地下层数
    #[arg(long, default_value = "", value_name = "N")]
    pub basements: String,
    /// Sections of a storey: a number or names / 施工段：数或名称
    #[arg(long, default_value = "", value_name = "SECTIONS")]
    pub sections: String,
    /// Dwellings of a residence, by the rooms of each door of a storey: 5,4,4,5; 4x5 alike; 5,4/4,5 two entrances; storeys of their own: "5,4;1=0;20=6" / 每层各户的房间数，建分户验收
    #[arg(long, default_value = "", value_name = "ROOMS")]
    pub dwellings: String,
    /// Whether dwellings have central heating; asked at the check when not said / 集中供暖
    #[arg(long, value_parser = one_of(&[("yes", "有"), ("no", "没有")]))]
    pub heating: Option<String>,
    /// Take also what stands at this code (02, 0201, 020102) or this checklist / 再加上
    #[arg(long, value_name = "CODE")]
    pub pick: Vec<String>,
    /// Leave out what stands at this code or this checklist / 去掉
    #[arg(long, value_name = "CODE")]
    pub skip: Vec<String>,
    /// What makes a lot, of a code or a checklist: CODE=storey-section, storey, section or a number / 检验批划分
    #[arg(long, value_name = "CODE=RULE")]
    pub lots: Vec<String>,
    /// Variants that lots of a checklist are of: CHECKLIST=variant;variant / 类型
    #[arg(long, value_name = "CHECKLIST=IDS")]
    pub variants: Vec<String>,
    /// Do not put lots after those of the work before at the same place / 不接前道检验批
    #[arg(long)]
    pub no_after: bool,
    /// Do not give lots to the crew of the trade / 不按工种填班组
    #[arg(long)]
    pub no_crews: bool,
    /// Floor area of the unit, m² / 建筑面积
    #[arg(long, value_name = "M2")]
    pub area: Option<String>,
    /// Size class of the unit / 规模
    #[arg(long, value_parser = one_of(&SCALES[..2]))]
    pub scale: Option<String>,
    /// Write the project table to this new CSV or XLSX file / 存为工程表
    #[arg(long, value_name = "FILE")]
    pub out: Option<PathBuf>,
    /// Record it in the project / 确认导入
    #[arg(long)]
    pub apply: bool,
    /// The typical sets / 列出典型组合
    #[arg(long)]
    pub list: bool,
}

/// What a project is measured against and has agreed.
#[derive(clap::Args, Default, PartialEq)]
pub struct Agreement {
    /// Name / 名称
    #[arg(long)]
    pub name: Option<String>,
    /// Target of the first-pass acceptance rate, per cent, or none / 一次验收合格率目标
    #[arg(long, value_name = "PERCENT")]
    pub target_first_pass: Option<String>,
    /// Target of the excellence rate, per cent, or none / 优良率目标
    #[arg(long, value_name = "PERCENT")]
    pub target_excellence: Option<String>,
    /// Size class, or none / 规模
    #[arg(long, value_parser = one_of(&SCALES))]
    pub scale: Option<String>,
    /// The chain a kind of subject follows, or none for the usual one / 某类对象的检查链
    #[arg(long = "chain", value_name = "KIND=CHAIN")]
    pub chains: Vec<String>,
    /// Readings of expired instruments / 过期器具的读数：拒收或标记
    #[arg(long, value_parser = one_of(&[("refuse", "拒收"), ("flag", "标记")]))]
    pub expired_instruments: Option<String>,
    /// Open issues that keep a subject from being accepted / 哪些未关闭的不合格项阻止验收
    #[arg(long, value_parser = one_of(&[("serious", "严重"), ("all", "全部"), ("none", "不阻止")]))]
    pub blocking_issues: Option<String>,
    /// Whether the next stage waits for signatures / 下一阶段是否等签字
    #[arg(long, value_parser = one_of(&[("required", "须等签字"), ("free", "不等签字")]))]
    pub signatures: Option<String>,
    /// First-pass rate below which a crew's veto is shown, or none / 质量否决线
    #[arg(long, value_name = "PERCENT")]
    pub veto_below: Option<String>,
    /// The day on which the project began, or none / 开工日期
    #[arg(long, value_name = "DATE")]
    pub began: Option<String>,
    /// The offset of the site's clocks, by which days and months are counted; +08:00 when not said / 工程所在时区
    #[arg(long, value_name = "OFFSET", allow_hyphen_values = true, value_parser = zone)]
    pub zone: Option<Zone>,
    /// What a field of all papers says; nothing behind = takes it away; see form fields / 各表中某栏的内容
    #[arg(long = "say", value_name = "FIELD=TEXT")]
    pub said: Vec<String>,
    /// How the papers of a form are numbered, e.g. notice=监理[{year}]通知{serial:3}号 / 某种表的编号规则
    #[arg(long = "number", value_name = "FORM=PATTERN")]
    pub numbers: Vec<String>,
    /// What an hour of a trade, a unit of a material, a shift of a machine costs: hours:plasterer=45, material:mortar:m³=420, machine=900; none behind = takes it away / 单价
    #[arg(long = "price", value_name = "SORT[:NAME[:UNIT]]=YUAN")]
    pub prices: Vec<String>,
    /// A limit that is customary and no standard's, as the project agreed: household.dwelling:a1=15, pass_rate and cap for the whole list; none behind = takes it away / 通行限值按约定
    #[arg(long = "limit", value_name = "LIST:ITEM=FIGURE")]
    pub limits: Vec<String>,
    /// The contract sum in yuan, or none / 合同额
    #[arg(long, value_name = "YUAN")]
    pub contract_sum: Option<String>,
}

/// Size classes, and none.
static SCALES: [(&str, &str); 3] = [
    ("large_medium", "大中型"),
    ("other", "其他"),
    ("none", "不定"),
];
