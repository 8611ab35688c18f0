//! Damage and accidents in stored files, in words.

use super::strict;
use crate::store::{Doubt, Fault, FaultKind, LineFault, Notice, Soundness};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::evidence::size;
use crate::text::mishap::damage as say;

/// What opening a project found, as one sentence.
pub fn notice(lang: Lang, notice: &Notice) -> String {
    match notice {
        Notice::Interrupted { file, line, .. } => say::interrupted(lang, &shown(file), *line),
        Notice::Missing { did, from, to } => {
            let look = say::look_elsewhere(lang);
            format!("{}{look}", say::missing(lang, &shown(did), [*from, *to]))
        }
        Notice::Damaged(found) | Notice::Forked(found) => fault(lang, found),
        Notice::Renewed { was, now, why } => renewed(lang, was, now, *why),
        Notice::LowSpace { free, reserved } => low_space(lang, *free, *reserved),
        Notice::Exposed => say::exposed(lang).to_owned(),
        Notice::ReadOnly { detail } => lang.about(say::read_only(lang), shown(detail)),
    }
}

/// What damage means, in a line: which record, of which subject, and what follows.
pub fn damage_in_brief(lang: Lang, notice: &Notice, subject: Option<&str>) -> String {
    let (what, follows) = match notice {
        Notice::Damaged(fault) if notice.soundness() == Soundness::Unreadable => {
            let file = shown(&fault.file);
            (say::unreadable(lang, &file), say::nothing_recorded(lang))
        }
        Notice::Damaged(fault) => (damaged(lang, fault, subject), say::not_counted(lang)),
        Notice::Missing { did, from, to } => {
            let what = say::missing(lang, &shown(did), [*from, *to]);
            let follows = say::not_counted(lang);
            (what, follows)
        }
        other => return self::notice(lang, other),
    };
    lang.about(what, follows)
}

fn damaged(lang: Lang, fault: &Fault, subject: Option<&str>) -> String {
    let record = match &fault.record {
        Some(id) => id.to_string(),
        None => format!("{}:{}", shown(&fault.file), fault.line),
    };
    let subject = subject.map_or_else(String::new, |code| lang.in_brackets(&quoted(code)));
    say::damaged(lang, &record, &subject)
}

fn low_space(lang: Lang, free: u64, reserved: bool) -> String {
    let last = match reserved {
        true => "",
        false => say::not_even_last(lang),
    };
    say::low_space(lang, &size(free), last)
}

/// Why this device writes under a new id.
fn renewed(lang: Lang, was: &str, now: &str, why: Doubt) -> String {
    let why = match why {
        Doubt::Machine => say::other_machine(lang),
        Doubt::Copy => say::copied(lang),
        Doubt::Backup => say::restored(lang),
        Doubt::Elsewhere => say::later_elsewhere(lang),
    };
    say::renewed(lang, why, &shown(was), &shown(now))
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
