//! Failures as sentences in the user's language.

use super::{Failure, strict, system};
use crate::domain::flaw::FileFault;
use crate::store::{DiskError, ReadOnlyReason, StoreError};
use crate::text::escape::{place, quoted, shown};
use crate::text::{Lang, contrary, division, evidence, exchange};
use std::path::Path;

impl Failure {
    /// What happened and what to do next, a sentence each.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        match self {
            Failure::NoProject => no_project(lang),
            Failure::Vanished(id) => vec![lang.about(shown(id), contrary::vanished(lang))],
            Failure::ManyProjects(codes) => many_projects(lang, codes),
            Failure::NoSuchProject { code, have } => no_such_project(lang, (code, have)),
            Failure::ProjectExists(code) => project_exists(lang, code),
            Failure::NoSuchCheck(id) => vec![lang.about(
                lang.pick("没有这条检查记录", "There is no such check"),
                quoted(id),
            )],
            Failure::NotSignable(id) => vec![lang.about(
                lang.pick(
                    "这条记录不是可签的检查、处置或不合格项步骤",
                    "This record is no check, ruling or step of an issue that could be signed",
                ),
                quoted(id),
            )],
            Failure::NoSuchSubject(code) => no_such_subject(lang, code),
            Failure::NoSuchChecklist(id) => no_such_checklist(lang, id),
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
            Failure::File { path, kind, error } => {
                vec![lang.about(place(path), system::why(lang, *kind, error))]
            }
            Failure::Output { kind, error } => output(lang, &system::why(lang, *kind, error)),
            Failure::Stopped {
                line,
                recorded,
                why,
            } => stopped(lang, *line, *recorded, why),
            Failure::FileExists(path) => file_exists(lang, path),
            Failure::Wish(faults) => faults
                .iter()
                .map(|fault| division::fault(lang, fault))
                .collect(),
            Failure::NotATable { path, error } => {
                vec![lang.about(place(path), super::table::unreadable(lang, error))]
            }
            Failure::Entry(faults) => super::table::entry(lang, faults),
            Failure::Table { faults } => super::table::sentences(lang, faults),
            Failure::WeakPin
            | Failure::PinsDiffer
            | Failure::NoPin
            | Failure::NoKeyHere(_)
            | Failure::MayNotVouch(_)
            | Failure::Vault(_) => super::key::sentences(lang, self),
            Failure::Checklist { faults } => checklist(lang, faults),
            Failure::Store(error) => store(lang, error),
            Failure::Disk(error) => system::disk(lang, error),
            Failure::Internal(error) => internal(lang, error),
        }
    }
}

fn many_projects(lang: Lang, codes: &[String]) -> Vec<String> {
    vec![
        lang.pick(
            "数据文件夹中有几个工程。",
            "The data folder holds several projects.",
        )
        .to_owned(),
        format!(
            "{}{}",
            lang.pick("用 --project 指定一个：", "Name one with --project: "),
            list(lang, codes)
        ),
    ]
}

fn no_such_project(lang: Lang, (code, have): (&str, &[String])) -> Vec<String> {
    vec![
        lang.about(
            lang.pick("没有这个工程", "There is no such project"),
            quoted(code),
        ),
        format!("{}{}", lang.pick("现有：", "There are: "), list(lang, have)),
    ]
}

fn project_exists(lang: Lang, code: &str) -> Vec<String> {
    vec![
        lang.about(
            lang.pick("已有同编号的工程", "A project of this code exists"),
            quoted(code),
        ),
        lang.pick("换一个编号。", "Choose another code.").to_owned(),
    ]
}

fn no_such_subject(lang: Lang, code: &str) -> Vec<String> {
    vec![
        lang.about(
            lang.pick("工程中没有这个编号", "The project has no subject"),
            quoted(code),
        ),
        lang.pick(
            "用 project show 查看全部编号。",
            "See all codes with: project show",
        )
        .to_owned(),
    ]
}

fn no_such_checklist(lang: Lang, id: &str) -> Vec<String> {
    vec![
        lang.about(
            lang.pick("没有这张检查表", "There is no such checklist"),
            quoted(id),
        ),
        lang.pick(
            "用 checklist list 查看全部。",
            "See them all with: checklist list",
        )
        .to_owned(),
    ]
}

fn file_exists(lang: Lang, path: &Path) -> Vec<String> {
    vec![
        lang.about(
            lang.pick(
                "文件已存在，未覆盖",
                "The file exists and was not overwritten",
            ),
            place(path),
        ),
        lang.pick("换一个文件名。", "Choose another name.")
            .to_owned(),
    ]
}

fn checklist(lang: Lang, faults: &[FileFault]) -> Vec<String> {
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

fn internal(lang: Lang, error: &str) -> Vec<String> {
    vec![
        lang.about(
            lang.pick("程序内部错误", "A fault of this program"),
            shown(error),
        ),
        lang.pick(
            "已保存的记录不受影响，请把这句话报告给维护者。",
            "Saved records are not affected; please report this sentence.",
        )
        .to_owned(),
    ]
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
            // Who holds it is written for programs: device and process.
            let process = holder.and_then(|holder| holder.rsplit_once(' '));
            let process = process.map_or("?", |(_, process)| process);
            vec![
                match lang {
                    Lang::Zh => format!("工程已由另一程序打开（进程 {}），此处只读。", shown(process)),
                    Lang::En => format!(
                        "Another instance writes to this project (process {}); here it is read-only.",
                        shown(process)
                    ),
                },
                lang.pick("先关闭那一个。", "Close that one first.")
                    .to_owned(),
            ]
        }
        ReadOnlyReason::Asked => vec![
            lang.pick("工程只为阅读而打开。", "The project was opened only to be read.")
                .to_owned(),
        ],
        ReadOnlyReason::Protected => vec![
            lang.pick(
                "数据文件夹写保护，或属他人：只能看、导出，不能记录。",
                "The data folder is write-protected or somebody else's: it can be read and exported from, nothing can be recorded.",
            )
            .to_owned(),
            lang.pick(
                "要记录，请解除写保护，或用 --data 换一个数据文件夹。",
                "To record, lift the protection, or use another data folder with --data.",
            )
            .to_owned(),
        ],
        ReadOnlyReason::Unreadable => vec![
            lang.pick(
                "有记录读不出：不在余下的记录上判定，也不记录。",
                "Some records cannot be read: nothing is judged or recorded on what is left.",
            )
            .to_owned(),
            lang.pick(
                "检查磁盘与权限；用 sanjian verify 查看哪一处，再从其它副本取回。",
                "Check the disk and who owns the files; see where with: sanjian verify, and fetch the records from another copy.",
            )
            .to_owned(),
        ],
        ReadOnlyReason::Full => vec![
            lang.pick(
                "盘满，转为只读；已保存的都在。",
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

/// Records that could not be handed over, and how they can.
pub fn left(lang: Lang, records: u64, why: ReadOnlyReason) -> String {
    let why = match why {
        ReadOnlyReason::Held | ReadOnlyReason::Asked => exchange::Unsealed::Held,
        ReadOnlyReason::Full => exchange::Unsealed::Full,
        ReadOnlyReason::Failed | ReadOnlyReason::Protected | ReadOnlyReason::Unreadable => {
            exchange::Unsealed::Failed
        }
    };
    exchange::left(lang, records, why)
}

pub(super) fn store(lang: Lang, error: &StoreError) -> Vec<String> {
    // English words stand beside the type itself.
    let refuses = |zh: String| {
        vec![match lang {
            Lang::Zh => format!("没有写入或读出：{zh}"),
            Lang::En => format!("The store refuses: {}", shown(&error.to_string())),
        }]
    };
    match error {
        StoreError::Disk(error) => system::disk(lang, error),
        StoreError::WriteFailed(error) => unsaved(
            lang,
            error,
            lang.pick("这一条没有保存。", "This entry was not saved."),
        ),
        StoreError::Unconfirmed(error) => unsaved(
            lang,
            error,
            lang.pick(
                "这一条写下了，磁盘没有确认：可能已保存。重新打开后先查看有没有，再决定是否重做。",
                "This entry was written and the disk did not confirm it: it may be saved. Open again and look whether it is there before you do it again.",
            ),
        ),
        StoreError::ReadOnly => read_only(lang, None, ReadOnlyReason::Failed),
        StoreError::Damaged(fault) => vec![
            lang.about(
                lang.pick("数据损坏", "Damaged data"),
                super::damage::fault(lang, fault)
            ),
            lang.pick(
                "用 sanjian verify 查看全部损坏之处。",
                "See all damage with: sanjian verify",
            )
            .to_owned(),
        ],
        StoreError::NoBlob(hash) => vec![lang.about(
            lang.pick("缺少内容文件", "A content file is missing"),
            quoted(hash)
        )],
        StoreError::Refused(why) => refuses(format!("这一条没有写下，{}", strict::refused(why))),
        StoreError::NoRecord(id) => refuses(format!("没有记录 {id}")),
        StoreError::UnknownHead(id) => refuses(format!("记录 {id} 已不是原来那一条")),
        StoreError::Name(name) => refuses(format!(
            "「{}」不能作设备、工程或草稿的名字",
            quoted(name)
        )),
        StoreError::NoProject => refuses("这里没有工程".to_owned()),
        StoreError::NoRandom => refuses("操作系统给不出随机数".to_owned()),
    }
}

/// What became of an entry, and why; a full disk is said first, a narrow line shows no more.
fn unsaved(lang: Lang, error: &DiskError, what: &str) -> Vec<String> {
    let mut words = vec![what.to_owned()];
    words.extend(system::disk(lang, error));
    if error.is_full() {
        let lead = lang.pick("盘满，", "The disk is full. ");
        words = vec![format!("{lead}{what}"), system::full(lang, error)];
    }
    words
}

fn output(lang: Lang, why: &str) -> Vec<String> {
    vec![
        match lang {
            Lang::Zh => format!("{why}：结果没有写完。"),
            Lang::En => format!("The results could not be written to their end: {why}."),
        },
        lang.pick(
            "腾出空间或换一个地方再输出；已保存的记录不受影响。",
            "Free some room or write them elsewhere; records that were saved are not affected.",
        )
        .to_owned(),
    ]
}

/// Where a batch stopped comes last: why it did is what has to be mended first.
fn stopped(lang: Lang, line: u64, recorded: u64, why: &Failure) -> Vec<String> {
    let mut words = why.sentences(lang);
    words.push(match lang {
        Lang::Zh => format!(
            "停在第 {line} 行：前面已记录 {recorded} 条，都在；从第 {line} 行起没有处理完。"
        ),
        Lang::En => format!(
            "Stopped in line {line}: {recorded} before it were recorded and are there; from line {line} on nothing is done."
        ),
    });
    words
}

fn list(lang: Lang, codes: &[String]) -> String {
    let shown: Vec<String> = codes.iter().map(|code| quoted(code)).collect();
    shown.join(lang.pick("、", ", "))
}
