//! `people …`: the people of a project and their keys.

use clap::Subcommand;
use std::path::PathBuf;

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
