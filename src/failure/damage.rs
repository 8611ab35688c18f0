//! Damage and accidents in stored files, in words.

use super::strict;
use crate::store::{
    DeviceDoubt, FaultKind, LineFault, Soundness, StoreFault, StoreNotice, Unopened,
};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::evidence::size;
use crate::text::mishap::{damage as say, fault as chinese};

/// What opening a project found, as one sentence.
pub fn notice(lang: Lang, notice: &StoreNotice) -> String {
    match notice {
        StoreNotice::Interrupted { file, line, .. } => say::interrupted(lang, &shown(file), *line),
        StoreNotice::Missing { did, from, to } => {
            let look = say::look_elsewhere(lang);
            format!("{}{look}", say::missing(lang, &shown(did), [*from, *to]))
        }
        StoreNotice::Damaged(found) | StoreNotice::Forked(found) => fault(lang, found),
        StoreNotice::Renewed { was, now, why } => renewed(lang, was, now, *why),
        StoreNotice::LowSpace { free, reserved } => low_space(lang, *free, *reserved),
        StoreNotice::Exposed => say::exposed(lang).to_owned(),
        StoreNotice::ReadOnly { detail } => lang.about(say::read_only(lang), shown(detail)),
    }
}

/// What damage means, in a line: which record, of which subject, and what follows.
pub fn damage_in_brief(lang: Lang, notice: &StoreNotice, subject: Option<&str>) -> String {
    let (what, follows) = match notice {
        StoreNotice::Damaged(fault) if notice.soundness() == Soundness::Unreadable => {
            let file = shown(&fault.file);
            (say::unreadable(lang, &file), say::nothing_recorded(lang))
        }
        StoreNotice::Damaged(fault) => (damaged(lang, fault, subject), say::not_counted(lang)),
        StoreNotice::Missing { did, from, to } => {
            let what = say::missing(lang, &shown(did), [*from, *to]);
            let follows = say::not_counted(lang);
            (what, follows)
        }
        other => return self::notice(lang, other),
    };
    lang.about(what, follows)
}

fn damaged(lang: Lang, fault: &StoreFault, subject: Option<&str>) -> String {
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
fn renewed(lang: Lang, was: &str, now: &str, why: DeviceDoubt) -> String {
    let why = match why {
        DeviceDoubt::Machine => say::other_machine(lang),
        DeviceDoubt::Copy => say::copied(lang),
        DeviceDoubt::Backup => say::restored(lang),
        DeviceDoubt::Elsewhere => say::later_elsewhere(lang),
        DeviceDoubt::Headquarters => say::later_at_headquarters(lang),
    };
    say::renewed(lang, why, &shown(was), &shown(now))
}

/// A fault with its place: file, line, record, what is wrong.
pub fn fault(lang: Lang, fault: &StoreFault) -> String {
    let record = fault
        .record
        .as_ref()
        .map_or_else(String::new, |id| format!(" [{id}]"));
    let place = format!("{}:{}{record}", shown(&fault.file), fault.line);
    lang.about(place, what(lang, &fault.kind))
}

/// What is wrong; English words stand beside the type itself.
pub(super) fn what(lang: Lang, kind: &FaultKind) -> String {
    match lang {
        Lang::En => shown(&kind.to_string()).into_owned(),
        Lang::Zh => zh(kind),
    }
}

fn zh(kind: &FaultKind) -> String {
    match kind {
        FaultKind::Line(line) => zh_line(line),
        FaultKind::WrongProject { found } => chinese::other_project(&quoted(found)),
        FaultKind::WrongDevice { found } => chinese::other_device(&quoted(found)),
        FaultKind::Chain { .. } => chinese::chain(),
        FaultKind::Missing { from, to, declared } => {
            let known = match declared {
                true => chinese::declared(),
                false => String::new(),
            };
            match from == to {
                true => chinese::missing(*from, &known),
                false => chinese::run_missing(*from, *to, &known),
            }
        }
        FaultKind::Order { after, found } => chinese::order(after, found),
        FaultKind::Fork { other } => chinese::fork(&quoted(other)),
        FaultKind::Branch { file, line, other } => {
            chinese::branch(&shown(file), *line, &shown(other))
        }
        FaultKind::Lamport { last, found } => chinese::lamport(*last, *found),
        FaultKind::Leap { last, found } => chinese::leap(*last, *found),
        FaultKind::NoHeader => chinese::no_header(),
        FaultKind::StrayHeader => chinese::stray_header(),
        FaultKind::Length { stated, found } => chinese::length(*stated, *found),
        FaultKind::SegmentHash { .. } => chinese::segment_hash(),
        FaultKind::MissingSegment { n } => chinese::missing_segment(n),
        FaultKind::Torn { bytes } => chinese::torn(*bytes),
        FaultKind::Acknowledged { seq } => chinese::acknowledged(*seq),
        FaultKind::HeadDiffers { .. } => chinese::head_differs(),
        FaultKind::Blob { .. } => chinese::blob(),
        FaultKind::NoFile => chinese::no_file(),
        FaultKind::Unopened(why) => zh_unopened(*why),
        FaultKind::TooLarge { bytes } => chinese::too_large(*bytes),
        FaultKind::Unreadable(error) => chinese::unreadable(&quoted(error)),
    }
}

fn zh_unopened(why: Unopened) -> String {
    match why {
        Unopened::OfOthers => chinese::of_others(),
        Unopened::Changed => chinese::changed(),
        Unopened::Otherwise => chinese::otherwise(),
        Unopened::TooLarge => chinese::sealed_too_large(),
    }
}

fn zh_line(line: &LineFault) -> String {
    match line {
        LineFault::Shape => chinese::shape(),
        LineFault::TooLong => chinese::long_line(),
        LineFault::Hash => chinese::hash(),
        LineFault::Envelope(error) => chinese::envelope(&strict::envelope(error)),
    }
}
