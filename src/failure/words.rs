//! Failures as sentences in the user's language.

use super::Failure;
use crate::store::{DiskError, ReadOnlyReason, StoreError};
use crate::text::escape::{quoted, shown};
use crate::text::{Lang, division, evidence};
use std::path::Path;

impl Failure {
    /// What happened and what to do next, a sentence each.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        match self {
            Failure::NoProject => no_project(lang),
            Failure::ManyProjects(codes) => vec![
                lang.pick(
                    "数据文件夹中有几个工程。",
                    "The data folder holds several projects.",
                )
                .to_owned(),
                format!(
                    "{}{}",
                    lang.pick("用 --project 指定一个：", "Name one with --project: "),
                    list(codes)
                ),
            ],
            Failure::NoSuchProject { code, have } => vec![
                format!(
                    "{}: {}",
                    lang.pick("没有这个工程", "There is no such project"),
                    quoted(code)
                ),
                format!("{}{}", lang.pick("现有：", "There are: "), list(have)),
            ],
            Failure::ProjectExists(code) => vec![
                format!(
                    "{}: {}",
                    lang.pick("已有同编号的工程", "A project of this code exists"),
                    quoted(code)
                ),
                lang.pick("换一个编号。", "Choose another code.").to_owned(),
            ],
            Failure::NoSuchCheck(id) => vec![format!(
                "{}: {}",
                lang.pick("没有这条检查记录", "There is no such check"),
                quoted(id)
            )],
            Failure::NotSignable(id) => vec![format!(
                "{}: {}",
                lang.pick(
                    "这条记录不是可签的检查、处置或不合格项步骤",
                    "This record is no check, ruling or step of an issue that could be signed"
                ),
                quoted(id)
            )],
            Failure::NoSuchSubject(code) => vec![
                format!(
                    "{}: {}",
                    lang.pick("工程中没有这个编号", "The project has no subject"),
                    quoted(code)
                ),
                lang.pick(
                    "用 project show 查看全部编号。",
                    "See all codes with: project show",
                )
                .to_owned(),
            ],
            Failure::NoSuchChecklist(id) => vec![
                format!(
                    "{}: {}",
                    lang.pick("没有这张检查表", "There is no such checklist"),
                    quoted(id)
                ),
                lang.pick(
                    "用 checklist list 查看全部。",
                    "See them all with: checklist list",
                )
                .to_owned(),
            ],
            Failure::NoSuchEvidence(hash) => evidence::unknown(lang, hash),
            Failure::NoSuchItem { item, have } => evidence::no_item(lang, item, have),
            Failure::StageNotOpen { stage, open } => {
                evidence::not_open(lang, stage, open.as_deref())
            }
            Failure::Unfit { path, why } => {
                vec![evidence::unfit(lang, &path.display().to_string(), *why)]
            }
            Failure::NoViewer { path, error } => evidence::no_viewer(lang, path, error),
            Failure::Usage {
                what,
                text,
                expected,
            } => expected.sentences(lang, what, text),
            Failure::ReadOnly { holder, reason } => read_only(lang, holder.as_deref(), *reason),
            Failure::File { path, error } => vec![format!(
                "{}: {}",
                shown(&path.display().to_string()),
                shown(error)
            )],
            Failure::FileExists(path) => vec![
                format!(
                    "{}: {}",
                    lang.pick(
                        "文件已存在，未覆盖",
                        "The file exists and was not overwritten"
                    ),
                    shown(&path.display().to_string())
                ),
                lang.pick("换一个文件名。", "Choose another name.")
                    .to_owned(),
            ],
            Failure::Wish(faults) => faults
                .iter()
                .map(|fault| division::fault(lang, fault))
                .collect(),
            Failure::NotATable { path, error } => vec![format!(
                "{}: {}",
                shown(&path.display().to_string()),
                super::table::unreadable(lang, error)
            )],
            Failure::Entry(faults) => super::table::entry(lang, faults),
            Failure::Table { faults } => super::table::sentences(lang, faults),
            Failure::WeakPin
            | Failure::PinsDiffer
            | Failure::NoPin
            | Failure::NoKeyHere(_)
            | Failure::MayNotVouch(_)
            | Failure::Vault(_) => super::key::sentences(lang, self),
            Failure::Checklist { faults } => {
                let count = faults.len();
                let mut lines = vec![match lang {
                    Lang::Zh => format!("检查表有 {count} 处错误，什么都没有改动。改正后再来："),
                    Lang::En => format!(
                        "The checklist has {count} faults; nothing was changed. Mend them and try again:"
                    ),
                }];
                lines.extend(
                    faults
                        .iter()
                        .map(|fault| crate::text::flaw::sentence(lang, fault)),
                );
                lines
            }
            Failure::Store(error) => store(lang, error),
            Failure::Disk(error) => disk(lang, error),
            Failure::Internal(error) => vec![
                format!(
                    "{}: {}",
                    lang.pick("程序内部错误", "A fault of this program"),
                    shown(error)
                ),
                lang.pick(
                    "已保存的记录不受影响，请把这句话报告给维护者。",
                    "Saved records are not affected; please report this sentence.",
                )
                .to_owned(),
            ],
        }
    }
}

fn no_project(lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            "数据文件夹中还没有工程。",
            "The data folder holds no project yet.",
        )
        .to_owned(),
        lang.pick(
            "新建：sanjian project new --code 编号 --name 名称；看样例：sanjian demo",
            "Make one: sanjian project new --code CODE --name NAME; see a sample: sanjian demo",
        )
        .to_owned(),
    ]
}

/// Why nothing can be written, and what helps.
pub fn read_only(lang: Lang, holder: Option<&str>, reason: ReadOnlyReason) -> Vec<String> {
    match reason {
        ReadOnlyReason::Held => {
            let holder = shown(holder.unwrap_or("?"));
            vec![
                format!(
                    "{} {holder}",
                    lang.pick(
                        "工程已由另一程序打开，此处只读：",
                        "Another instance writes to this project, here it is read-only:"
                    )
                ),
                lang.pick("先关闭那一个。", "Close that one first.")
                    .to_owned(),
            ]
        }
        ReadOnlyReason::Full => vec![
            lang.pick(
                "磁盘已满，转为只读；已保存的都在。",
                "The disk is full, read-only from here; what was saved is there.",
            )
            .to_owned(),
            lang.pick(
                "腾出至少 64 MiB 后重新打开。",
                "Free at least 64 MiB and open again.",
            )
            .to_owned(),
        ],
        ReadOnlyReason::Failed => vec![
            lang.pick(
                "磁盘拒绝写入，转为只读；已保存的都在。",
                "The disk refuses writing, read-only from here; what was saved is there.",
            )
            .to_owned(),
            lang.pick(
                "检查磁盘，或换一个数据文件夹。",
                "Check the disk, or use another data folder.",
            )
            .to_owned(),
        ],
    }
}

pub(super) fn store(lang: Lang, error: &StoreError) -> Vec<String> {
    match error {
        StoreError::Disk(error) => disk(lang, error),
        StoreError::WriteFailed(error) => {
            let mut words = vec![
                lang.pick("这一条没有保存。", "This entry was not saved.")
                    .to_owned(),
            ];
            words.extend(disk(lang, error));
            words
        }
        StoreError::ReadOnly => read_only(lang, None, ReadOnlyReason::Failed),
        StoreError::Damaged(fault) => vec![
            format!(
                "{}: {}",
                lang.pick("数据损坏", "Damaged data"),
                super::damage::fault(lang, fault)
            ),
            lang.pick(
                "用 sanjian verify 查看全部损坏之处。",
                "See all damage with: sanjian verify",
            )
            .to_owned(),
        ],
        StoreError::NoBlob(hash) => vec![format!(
            "{}: {}",
            lang.pick("缺少内容文件", "A content file is missing"),
            quoted(hash)
        )],
        other => vec![format!(
            "{}: {}",
            lang.pick("存储拒绝", "The store refuses"),
            shown(&other.to_string())
        )],
    }
}

/// Something else than a file stands there.
fn no_file(lang: Lang, path: &Path) -> Vec<String> {
    let path = shown(&path.display().to_string()).into_owned();
    vec![
        match lang {
            Lang::Zh => format!("不是文件（链接、文件夹、管道或设备），没有打开：{path}"),
            Lang::En => format!(
                "No file, but a link, a folder, a pipe or a device; it was not opened: {path}"
            ),
        },
        lang.pick(
            "请指定普通文件；要从管道读入，文件名写 -。",
            "Name a plain file; to read from a pipe, write - for the file.",
        )
        .to_owned(),
    ]
}

fn disk(lang: Lang, error: &DiskError) -> Vec<String> {
    if let DiskError::NoFile { path } | DiskError::Link { path } = error {
        return no_file(lang, path);
    }
    let mut words = vec![format!(
        "{}: {}",
        lang.pick("磁盘", "Disk"),
        shown(&error.to_string())
    )];
    if error.is_full() {
        words.push(
            lang.pick("腾出空间后再试。", "Free some space and try again.")
                .to_owned(),
        );
    }
    words
}

fn list(codes: &[String]) -> String {
    let shown: Vec<String> = codes.iter().map(|code| quoted(code)).collect();
    shown.join(", ")
}
