//! What the operating system and the disk said, in words: the reason first, a full disk before all. What
//! to do about a record in hand is said in `words`.

use crate::store::DiskError;
use crate::text::Lang;
use crate::text::escape::{place, shown};
use std::io::ErrorKind;
use std::path::Path;

/// So much room makes work possible again (S14).
const ROOM: &str = "64 MiB";

/// Why a file operation did not happen.
pub fn why(lang: Lang, kind: ErrorKind, said: &str) -> String {
    let words = match kind {
        ErrorKind::NotFound => lang.pick("没有这个文件或文件夹", "no such file or folder"),
        ErrorKind::PermissionDenied => lang.pick(
            "没有权限（属他人，或写保护）",
            "not permitted (it is somebody else's, or write-protected)",
        ),
        ErrorKind::ReadOnlyFilesystem => lang.pick("盘写保护", "the disk is write-protected"),
        ErrorKind::IsADirectory => lang.pick("是文件夹，不是文件", "it is a folder, no file"),
        ErrorKind::NotADirectory => lang.pick(
            "不是文件夹，或路径中有一段不是文件夹",
            "it, or a part of the path, is no folder",
        ),
        ErrorKind::AlreadyExists => lang.pick("已存在", "it exists already"),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => lang.pick("盘满", "the disk is full"),
        _ => return unusual(lang, said),
    };
    words.to_owned()
}

/// What has no word of its own is told as the system says it, without its number.
fn unusual(lang: Lang, said: &str) -> String {
    let said = said.split(" (os error").next().unwrap_or(said);
    match (lang, said) {
        (Lang::Zh, "Input/output error") => "设备读写出错（盘坏、松动或已拔出）".to_owned(),
        (Lang::Zh, said) => format!("操作系统报错（{}）", shown(said)),
        (Lang::En, said) => shown(said).into_owned(),
    }
}

/// What became of a file operation: what, where, why, and what helps.
pub(super) fn disk(lang: Lang, error: &DiskError) -> Vec<String> {
    if error.is_full() {
        return vec![full(lang, error)];
    }
    let words = match error {
        DiskError::Io { op, path, source } => {
            let (path, why) = (place(path), why(lang, source.kind(), &source.to_string()));
            match lang {
                Lang::Zh => format!("{}：{why}：{path}", undone(op)),
                Lang::En => format!("Cannot {op} {path}: {why}"),
            }
        }
        DiskError::Link { path } | DiskError::NoFile { path } => return no_file(lang, path),
        DiskError::Unconfirmed(error) => return disk(lang, error),
        DiskError::Outside { path } => match lang {
            Lang::Zh => format!("{} 在数据文件夹之外", place(path)),
            Lang::En => shown(&error.to_string()).into_owned(),
        },
    };
    vec![words]
}

/// Something else than a file stands there.
fn no_file(lang: Lang, path: &Path) -> Vec<String> {
    let path = place(path);
    vec![
        match lang {
            Lang::Zh => format!("不是文件（链接、文件夹、管道或设备），没有打开：{path}"),
            Lang::En => format!(
                "No file, but a link, a folder, a pipe or a device; it was not opened: {path}"
            ),
        },
        lang.pick(
            "请指定普通的文件或文件夹；批量要从管道读入，文件名写 -。",
            "Name a plain file or folder; to read a batch from a pipe, write - for the file.",
        )
        .to_owned(),
    ]
}

/// A full disk: how much room is needed, and where.
pub(super) fn full(lang: Lang, error: &DiskError) -> String {
    let at = match error {
        DiskError::Io { path, .. } => place(path),
        DiskError::Unconfirmed(error) => return full(lang, error),
        _ => String::new(),
    };
    match lang {
        Lang::Zh => format!("盘满：至少腾出 {ROOM} 后再试；所在：{at}"),
        Lang::En => {
            format!("The disk is full: free at least {ROOM} and try again; it is where {at} lies")
        }
    }
}

/// What the store did not get done.
fn undone(op: &str) -> &'static str {
    match op {
        "open" | "read" | "list" | "look at" | "resolve" => "读不出",
        "lock" => "锁不上",
        "remove" => "删不掉",
        "sync" | "confirm" => "磁盘没有确认写入",
        _ => "写不了",
    }
}
