//! The words of the command line, as contract section 7 has them.

use super::period::Period;
use super::value::{one_of, quantity, zone};
use crate::domain::Quantity;
use crate::domain::zone::Zone;
use crate::text::manual::Topic;
use clap::{Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

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
    #[arg(long, global = true, value_parser = one_of(&[("zh", "中文"), ("en", "英文")]))]
    pub lang: Option<String>,
    /// Form of the results / 输出格式
    #[arg(
        long,
        global = true,
        value_enum,
        ignore_case = true,
        default_value = "table"
    )]
    pub format: Format,
    #[command(subcommand)]
    pub verb: Option<Verb>,
}

/// How results are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    #[value(alias = "表格")]
    Table,
    /// For programs.
    Json,
    /// For spreadsheets.
    Csv,
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
    Issue(super::issue::IssueVerb),
    /// Rulings: legal exits, withdrawals, corrections / 处置：法定出路、撤回、更正
    Rule(super::rule::Ruled),
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
        period: Period,
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
    },
    /// Exchange records with another device by a folder, e.g. a stick; in any order, as often as you like; exit code 4 for damage, and while there are two histories under one device id / 与其它设备交换记录；有损坏，或同一设备号下两份记录待裁定，退出码为 4
    Sync {
        /// The folder: a stick, a share, or another device's data folder (only read)
        folder: PathBuf,
        /// Take in all projects there that are not here; one: --project / 取入那里有而本机没有的全部工程
        #[arg(long)]
        new: bool,
    },
    /// What two devices concluded at once, and two histories under one device id / 两台设备同时作的结论，同一设备号下的两份记录
    #[command(subcommand)]
    Conflict(ConflictVerb),
    /// Rates of many exported folders together; exit code 4 for damage, and while something is disputed / 汇总多个导出文件夹；有损坏或待裁定，退出码为 4
    Rollup {
        /// Exported folders, in any order
        #[arg(required = true)]
        folders: Vec<PathBuf>,
        #[command(flatten)]
        asked: RatesAsked,
    },
    /// Checklists / 检查表
    #[command(subcommand)]
    Checklist(ChecklistVerb),
    /// Check every byte and judge every verdict again / 校验每个字节并重新判定
    ///
    /// Only this reads every photo and document again: other commands tell of damaged records, not
    /// of a changed photo. / 只有它重读全部照片和文件；别的命令只说记录的损坏，不查照片是否被改。
    Verify {
        /// Exported folders; the data folder itself when none is named
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
    /// Manual page / 手册页
    Man,
}

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
}

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

#[derive(Subcommand)]
pub enum PeopleVerb {
    /// Import the people table; whoever is in the list already is changed with --apply only / 导入人员表；名单中已有的人加 --apply 才改
    Import {
        /// CSV or XLSX
        file: PathBuf,
        /// Only show what would change / 只看会改什么
        #[arg(long, conflicts_with = "apply")]
        preview: bool,
        /// Also change people who are in the list / 已在名单中的人也改
        #[arg(long)]
        apply: bool,
    },
    /// The project's people / 人员列表
    List,
    /// Make a person's own key, locked by a PIN / 登记密钥
    Enrol(EnrolAsked),
    /// Everyone's keys / 密钥列表
    Keys,
    /// A new key in place of the old one / 更换密钥
    Rotate(EnrolAsked),
    /// End a key: it signs nothing any more / 停用密钥
    Revoke(RevokeAsked),
}

#[derive(clap::Args)]
pub struct EnrolAsked {
    /// The person's code / 人员编号
    pub person: String,
    /// Who vouches with an own key; a second key needs one, rotation takes the person by default / 证明人
    #[arg(long, value_name = "CODE")]
    pub authority: Option<String>,
    /// The new PIN from a file, or - for standard input, instead of the terminal / 新口令文件
    #[arg(long, value_name = "FILE")]
    pub pin_file: Option<PathBuf>,
    /// The authority's PIN likewise; on standard input it comes first / 证明人口令文件
    #[arg(long, value_name = "FILE")]
    pub authority_pin_file: Option<PathBuf>,
}

#[derive(clap::Args)]
pub struct RevokeAsked {
    /// The key's name, as in people keys / 密钥
    pub key: String,
    /// Why / 理由
    #[arg(long)]
    pub reason: String,
    /// Who says so, with an own key / 证明人
    #[arg(long, value_name = "CODE")]
    pub authority: String,
    /// That person's PIN from a file, or - for standard input / 口令文件
    #[arg(long, value_name = "FILE")]
    pub authority_pin_file: Option<PathBuf>,
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

#[derive(Subcommand)]
pub enum CheckVerb {
    /// Conclude checks, one JSON object a line / 批量作结论
    Record {
        /// The file, or - for standard input
        file: PathBuf,
    },
    /// A subject's checks with the reasons / 一个对象的检查与依据
    Show {
        /// The subject's code
        subject: String,
    },
    /// All checks / 全部检查
    List,
    /// Sign a concluded check, a ruling or a step of an issue, or refuse to / 签字（检查、处置、不合格项步骤）
    Sign(SignAsked),
}

#[derive(clap::Args)]
pub struct SignAsked {
    /// The record, as check list, rule list or issue show has it / 记录号
    pub record: String,
    /// For which party, e.g. handing, receiving, witness / 签字方
    #[arg(long = "as", value_name = "PARTY")]
    pub party: Option<String>,
    /// Who signs: a person's code / 签字人
    #[arg(long, value_name = "CODE")]
    pub by: String,
    /// Refuse, with the reason / 拒签及理由
    #[arg(long, value_name = "REASON")]
    pub refuse: Option<String>,
    /// The PIN from a file, or - for standard input, instead of the terminal / 口令文件
    #[arg(long, value_name = "FILE")]
    pub pin_file: Option<PathBuf>,
}

#[derive(Subcommand)]
pub enum ConflictVerb {
    /// What has to be settled / 待裁定的
    List,
    /// Say which record stands; all are kept / 裁定以哪一条为准，各条都保留
    Resolve {
        /// The subject's code; of two histories under one device id, the device / 对象编号；同号两份记录则写设备号
        subject: String,
        /// The record that stands; of two histories, one branch's first record or "all" / 作数的记录；同号两份记录写一份的首条或 all
        #[arg(long, value_name = "RECORD")]
        stands: String,
        /// Who says so: a person's code
        #[arg(long, value_name = "PERSON")]
        by: String,
        /// Why
        #[arg(long, value_name = "REASON")]
        why: String,
    },
}

#[derive(clap::Args, Clone, Debug)]
pub struct RatesAsked {
    /// Level / 层级
    #[arg(long, value_enum, ignore_case = true, default_value = "all")]
    pub level: LevelWord,
    /// A row for each group / 分组
    #[arg(long, value_enum, ignore_case = true)]
    pub by: Option<ByWord>,
    #[command(flatten)]
    pub period: Period,
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
    },
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

/// Size classes, and none.
static SCALES: [(&str, &str); 3] = [
    ("large_medium", "大中型"),
    ("other", "其他"),
    ("none", "不定"),
];
