//! `remote …`: places that are no disk. No key is ever an argument: arguments are seen by whoever lists processes.

use clap::Subcommand;
use std::path::PathBuf;

#[derive(Subcommand)]
pub enum RemoteVerb {
    /// Add one, or change it / 添加
    Add {
        /// What it is called here: small letters, digits, strokes / 名字
        name: String,
        /// s3://BUCKET/FOLDER (oss, cos, obs alike), https://HOST/FOLDER for WebDAV, sftp://USER@HOST/FOLDER / 地址
        url: String,
        /// Who is asked for an object store, e.g. https://oss-cn-shanghai.aliyuncs.com / 入口
        #[arg(long, value_name = "URL")]
        endpoint: Option<String>,
        /// Where a bucket of S3 lies / 区域
        #[arg(long)]
        region: Option<String>,
        /// Its keys from this file, which only you can read; else from the environment / 密钥文件
        #[arg(long, value_name = "FILE")]
        keys: Option<PathBuf>,
        /// Encrypt what goes there to this recipient of age (age1…); again for more, up to 8 / 加密给
        #[arg(long = "to", value_name = "AGE1…")]
        to: Vec<String>,
        /// So many seconds are waited for an answer / 等待秒数
        #[arg(long, value_name = "SECONDS", default_value_t = 30, value_parser = clap::value_parser!(u64).range(1..=600))]
        wait: u64,
    },
    /// Ask whether it answers, and try out whether it makes a name only once / 试连
    Test {
        /// Its name / 名字
        name: String,
    },
    /// Those that were added / 清单
    List,
    /// Take one off; what lies there stays / 取消
    Remove {
        /// Its name / 名字
        name: String,
    },
}
