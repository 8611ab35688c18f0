//! `receive` and `hq …`: headquarters, and what a project believes of it.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(clap::Args)]
pub struct ReceiveAsked {
    /// Sticks, shares, exported folders, names of remotes: any, in any order, as often as you like
    #[arg(required = true)]
    pub places: Vec<PathBuf>,
    /// The store of headquarters / 总部库
    #[arg(long, value_name = "DIR")]
    pub into: PathBuf,
    /// The PIN of headquarters' key from a file, or - for standard input / 口令文件
    #[arg(long, value_name = "FILE", conflicts_with = "no_answer")]
    pub pin_file: Option<PathBuf>,
    /// Read what is encrypted by the age identities of this file, which only you can read; again for more / 私钥文件
    #[arg(long = "identity", value_name = "FILE")]
    pub identities: Vec<PathBuf>,
    /// Take in only, sign no receipts / 只收，不签回执
    #[arg(long)]
    pub no_answer: bool,
}

#[derive(Subcommand)]
pub enum HqVerb {
    /// Make headquarters' key on this machine / 建总部密钥
    Key {
        /// What headquarters calls itself / 名称
        #[arg(long)]
        name: String,
        /// Its PIN from a file, or - for standard input / 口令文件
        #[arg(long, value_name = "FILE")]
        pin_file: Option<PathBuf>,
    },
    /// Make an age identity in a new file, and say its recipient: for remotes that are encrypted / 建加密用的私钥
    Identity {
        /// The file, which must not be there / 文件
        file: PathBuf,
    },
    /// How much each headquarters has, and whose receipts are believed / 总部收到多少
    List,
    /// Believe receipts: type the short code that headquarters told by telephone / 核对短码后确认
    Trust {
        /// The eight digits as they were told / 短码
        #[arg(long)]
        code: String,
        /// Who compared them: the project leader, the chief supervising engineer or the owner's / 确认人
        #[arg(long, value_name = "CODE")]
        by: String,
    },
    /// Believe receipts of a key no more / 停用
    Distrust {
        /// Its short code, as in hq list / 短码
        code: String,
        /// Who says so / 停用人
        #[arg(long, value_name = "CODE")]
        by: String,
        /// Why / 理由
        #[arg(long)]
        reason: String,
    },
    /// Photos that headquarters has and this device may let go of / 清理总部已收的照片
    Free {
        /// Let go of them / 清理
        #[arg(long)]
        apply: bool,
        /// Let the next exchange with whoever has them bring them back / 下次交换取回
        #[arg(long, conflicts_with = "apply")]
        recall: bool,
    },
}
