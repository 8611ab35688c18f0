//! `check …` and `conflict …`: conclusions, their signatures, and which of two stands.

use clap::Subcommand;
use std::path::PathBuf;

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
    /// What the next check of a subject may take over, and from where / 下一次检查可沿用什么，出自哪里
    Offers {
        /// The subject's code
        subject: String,
        /// The work was done anew after a rejection, not repaired / 返工重做，不是返修
        #[arg(long)]
        redone: bool,
    },
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
