//! Damage and accidents in stored files, in words.

use super::strict;
use crate::store::{Doubt, Fault, FaultKind, LineFault, Notice, Soundness};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::evidence::size;

/// What opening a project found, as one sentence.
pub fn notice(lang: Lang, notice: &Notice) -> String {
    match notice {
        Notice::Interrupted { file, line, .. } => match lang {
            Lang::Zh => format!(
                "上次断电或被中止时正在写的一条没有写完（{}:{line}）；它从未显示为已保存。",
                shown(file)
            ),
            Lang::En => format!(
                "An entry was cut short by a power cut or a kill ({}:{line}); it was never reported as saved.",
                shown(file)
            ),
        },
        Notice::Missing { did, from, to } => {
            let look = lang.pick("；到其它副本中找。", "; look in other copies.");
            format!("{}{look}", missing(lang, &shown(did), [*from, *to]))
        }
        Notice::Damaged(found) | Notice::Forked(found) => fault(lang, found),
        Notice::Renewed { was, now, why } => renewed(lang, was, now, *why),
        Notice::LowSpace { free, reserved } => low_space(lang, *free, *reserved),
        Notice::Exposed => lang
            .pick(
                "数据文件夹在移动盘、共享盘或外接文件系统上：断电可能丢记录，也不能存放密钥。请把数据文件夹放到本机硬盘，移动盘只用来交换。",
                "The data folder lies on a stick, a share or a file system served by a program: a power cut may cost records, and keys cannot be kept there. Keep it on a local disk and use sticks to exchange only.",
            )
            .to_owned(),
        Notice::ReadOnly { detail } => {
            lang.about( lang.pick("只读", "Read-only"), shown(detail))
        }
    }
}

/// What damage means, in a line: which record, of which subject, and what follows.
pub fn damage_in_brief(lang: Lang, notice: &Notice, subject: Option<&str>) -> String {
    let (what, follows) = match notice {
        Notice::Damaged(fault) if notice.soundness() == Soundness::Unreadable => {
            let file = shown(&fault.file);
            match lang {
                Lang::Zh => (format!("{file} 读不出"), "不能记录，比率未核实"),
                Lang::En => (
                    format!("{file} cannot be read"),
                    "nothing is recorded, rates are unverified",
                ),
            }
        }
        Notice::Damaged(fault) => (
            damaged(lang, fault, subject),
            lang.pick("不计入，比率未核实", "not counted, rates are unverified"),
        ),
        Notice::Missing { did, from, to } => {
            let what = missing(lang, &shown(did), [*from, *to]);
            let follows = lang.pick("不计入，比率未核实", "not counted, rates are unverified");
            (what, follows)
        }
        other => return self::notice(lang, other),
    };
    lang.about(what, follows)
}

/// The records of a device that are missing, one or a run of them.
fn missing(lang: Lang, did: &str, [from, to]: [u64; 2]) -> String {
    match (lang, from == to) {
        (Lang::Zh, true) => format!("设备 {did} 的记录 {from} 缺失"),
        (Lang::Zh, false) => format!("设备 {did} 的记录 {from}～{to} 缺失"),
        (Lang::En, true) => format!("Record {from} of device {did} is missing"),
        (Lang::En, false) => format!("Records {from} to {to} of device {did} are missing"),
    }
}

fn damaged(lang: Lang, fault: &Fault, subject: Option<&str>) -> String {
    let record = match &fault.record {
        Some(id) => id.to_string(),
        None => format!("{}:{}", shown(&fault.file), fault.line),
    };
    let subject = subject.map_or_else(String::new, |code| lang.in_brackets(&quoted(code)));
    match lang {
        Lang::Zh => format!("记录 {record}{subject}损坏"),
        Lang::En => format!("Record {record}{subject} is damaged"),
    }
}

fn low_space(lang: Lang, free: u64, reserved: bool) -> String {
    let free = size(free);
    let last = match (lang, reserved) {
        (_, true) => "",
        (Lang::Zh, false) => "留给最后一条记录的 8 MB 也腾不出。",
        (Lang::En, false) => " Not even the 8 MB for the last record can be put aside.",
    };
    match lang {
        Lang::Zh => {
            format!("磁盘快满了：只剩 {free}。请腾出至少 64 MB，否则很快不能再记录。{last}")
        }
        Lang::En => format!(
            "The disk is nearly full: {free} left. Free at least 64 MB, or soon nothing can be recorded.{last}"
        ),
    }
}

/// Why this device writes under a new id.
fn renewed(lang: Lang, was: &str, now: &str, why: Doubt) -> String {
    let why = match why {
        Doubt::Machine => lang.pick(
            "数据文件夹来自另一台机器（克隆或复制）",
            "the data folder comes from another machine (a clone or a copy)",
        ),
        Doubt::Copy => lang.pick(
            "数据文件夹是复制的，原来的还在本机",
            "the data folder was copied; the original is still on this machine",
        ),
        Doubt::Backup => lang.pick(
            "本机记得更晚的记录：数据文件夹是从备份恢复的",
            "this machine remembers later records: the data folder was restored from a backup",
        ),
        Doubt::Elsewhere => lang.pick(
            "别处有本设备号下更晚的记录：这是备份恢复或克隆",
            "others have later records under this id: this is a restored backup or a clone",
        ),
    };
    let (was, now) = (shown(was), shown(now));
    match lang {
        Lang::Zh => format!(
            "{why}。不再用旧设备号 {was} 写入，改用新设备号 {now}；记录都在。缺的较新记录，可用 sanjian sync 从其它副本取回。"
        ),
        Lang::En => format!(
            "{why}. Nothing more is written under the old device id {was}; the new one is {now}. All records are here; fetch later ones from other copies with: sanjian sync FOLDER"
        ),
    }
}

/// A fault with its place: file, line, record, what is wrong.
pub fn fault(lang: Lang, fault: &Fault) -> String {
    let record = fault
        .record
        .as_ref()
        .map_or_else(String::new, |id| format!(" [{id}]"));
    let place = format!("{}:{}{record}", shown(&fault.file), fault.line);
    lang.about(place, what(lang, &fault.kind))
}

/// What is wrong; English words stand beside the type itself.
fn what(lang: Lang, kind: &FaultKind) -> String {
    match lang {
        Lang::En => shown(&kind.to_string()).into_owned(),
        Lang::Zh => zh(kind),
    }
}

fn zh(kind: &FaultKind) -> String {
    match kind {
        FaultKind::Line(line) => zh_line(line),
        FaultKind::WrongProject { found } => format!("这条记录属于工程 {}", quoted(found)),
        FaultKind::WrongDevice { found } => format!("这条记录属于设备 {}", quoted(found)),
        FaultKind::Chain { .. } => "与前一条的散列不相接：中间的内容被改动、插入或调换".to_owned(),
        FaultKind::Missing { from, to, declared } => {
            let known = if *declared {
                "（已有缺口记录说明）"
            } else {
                ""
            };
            match from == to {
                true => format!("记录 {from} 缺失{known}"),
                false => format!("记录 {from}～{to} 缺失{known}"),
            }
        }
        FaultKind::Order { after, found } => format!("记录 {found} 排在 {after} 之后，次序不对"),
        FaultKind::Fork { other } => {
            format!("同一编号有两条不同的记录，另一条的散列为 {}", quoted(other))
        }
        FaultKind::Branch { file, line, other } => format!(
            "同一设备号下写了两份（未被发觉的备份恢复、克隆或伪造）；另一条在 {}:{line}（{}）",
            shown(file),
            shown(other)
        ),
        FaultKind::Lamport { last, found } => format!("逻辑时钟由 {last} 到 {found}，没有增加"),
        FaultKind::Leap { last, found } => {
            format!("次序号由 {last} 跳到 {found}，没有这么多记录：伪造的次序")
        }
        FaultKind::NoHeader => "段文件没有段首记录".to_owned(),
        FaultKind::StrayHeader => "段首记录不在段首，或属于另一段".to_owned(),
        FaultKind::Length { stated, found } => {
            format!("段文件长 {found} 字节，后一段记载为 {stated}")
        }
        FaultKind::SegmentHash { .. } => "段文件的散列与后一段的记载不符".to_owned(),
        FaultKind::MissingSegment { n } => format!("缺少第 {n} 段"),
        FaultKind::Torn { bytes } => format!("文件末尾有 {bytes} 字节不成记录（被截断或改动）"),
        FaultKind::Acknowledged { seq } => format!("第 {seq} 条曾确认已保存，现在没有了"),
        FaultKind::HeadDiffers { .. } => "与曾确认已保存的那一条不同".to_owned(),
        FaultKind::Blob { .. } => "内容与其散列不符".to_owned(),
        FaultKind::NoFile => "此处不是文件，而是链接、管道或设备，没有打开".to_owned(),
        FaultKind::TooLarge { bytes } => format!("文件有 {bytes} 字节，超出这类文件的上限"),
        FaultKind::Unreadable(error) => format!("读不出：{}", quoted(error)),
    }
}

fn zh_line(line: &LineFault) -> String {
    match line {
        LineFault::Shape => "不成记录行".to_owned(),
        LineFault::TooLong => "一行超过 256 KiB".to_owned(),
        LineFault::Hash => "内容与散列不符：被改动".to_owned(),
        LineFault::Envelope(error) => format!("记录格式不对：{}", strict::envelope(error)),
    }
}
