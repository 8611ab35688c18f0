//! Damage and accidents in stored files, in words.

use super::strict;
use crate::store::{Doubt, Fault, FaultKind, LineFault, Notice, Soundness};
use crate::text::Lang;
use crate::text::escape::{quoted, shown};
use crate::text::evidence::size;
use crate::text::mishap::{damage as say, fault as chinese};

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
        FaultKind::TooLarge { bytes } => chinese::too_large(*bytes),
        FaultKind::Unreadable(error) => chinese::unreadable(&quoted(error)),
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
