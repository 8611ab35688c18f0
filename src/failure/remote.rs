//! What a place that is no disk did not do, in words: what it was, that nothing is lost by it, and what helps.

use super::Exit;
use crate::remote::RemoteTrouble;
use crate::store::DiskError;
use crate::text::Lang;
use crate::text::escape::{place, quoted};
use crate::text::remote as say;
use std::path::Path;

/// What happened at a place, and what to do next.
pub(super) fn sentences(lang: Lang, at: &Path, why: &RemoteTrouble) -> Vec<String> {
    let (said, next) = match why {
        RemoteTrouble::Unreachable => (say::unreachable(lang).to_owned(), say::nothing_lost(lang)),
        RemoteTrouble::NotBelieved => (say::not_believed(lang).to_owned(), say::believe_it(lang)),
        RemoteTrouble::Slow => (say::slow(lang).to_owned(), say::wait_longer(lang)),
        RemoteTrouble::Busy => (say::busy(lang).to_owned(), say::nothing_lost(lang)),
        RemoteTrouble::Denied => (say::denied(lang).to_owned(), say::look_at_keys(lang)),
        RemoteTrouble::NoKeys(key, secret) => (say::no_keys(lang, key, secret), say::or_file(lang)),
        RemoteTrouble::OpenKeys(file) => {
            (say::open_keys(lang, &place(file)), say::close_keys(lang))
        }
        RemoteTrouble::NotKeys(file) => (say::not_keys(lang, &place(file)), say::two_lines(lang)),
        RemoteTrouble::OpenIdentity => (say::open_identity(lang).to_owned(), say::close_keys(lang)),
        RemoteTrouble::NoIdentity => (say::no_identity(lang).to_owned(), say::of_a_line(lang)),
        RemoteTrouble::NoRecipient(text) => {
            (say::no_recipient(lang, &quoted(text)), say::as_told(lang))
        }
        RemoteTrouble::ManyRecipients => {
            (say::many_recipients(lang).to_owned(), say::as_told(lang))
        }
        RemoteTrouble::Missing => (say::missing(lang).to_owned(), say::look_at_address(lang)),
        RemoteTrouble::There => (say::there(lang).to_owned(), say::once_more(lang)),
        RemoteTrouble::Full => (say::full(lang).to_owned(), say::make_room(lang)),
        RemoteTrouble::Altered => (say::altered(lang).to_owned(), say::ask_keeper(lang)),
        RemoteTrouble::Odd(what) => (say::odd(lang, &quoted(what)), say::ask_keeper(lang)),
        RemoteTrouble::NoProgram => (say::no_program(lang).to_owned(), say::install_ssh(lang)),
        RemoteTrouble::UnknownHost => (say::unknown_host(lang).to_owned(), say::know_host(lang)),
        RemoteTrouble::BuiltWithout => (say::built_without(lang).to_owned(), say::build_with(lang)),
    };
    let at = place(at);
    vec![lang.about(at.trim_end_matches(':'), said), next.to_owned()]
}

/// What was wrong with a place, if a file operation was one of a place.
pub(super) fn of_disk(error: &DiskError) -> Option<&RemoteTrouble> {
    let DiskError::Io { source, .. } = error else {
        return None;
    };
    source.get_ref()?.downcast_ref()
}

/// The exit code: what was not set up is for whoever typed, all else for the line.
pub(super) fn exit(why: &RemoteTrouble) -> Exit {
    match why {
        RemoteTrouble::NoKeys(..) | RemoteTrouble::OpenKeys(_) | RemoteTrouble::NotKeys(_) => {
            Exit::Usage
        }
        RemoteTrouble::BuiltWithout | RemoteTrouble::NoProgram => Exit::Usage,
        RemoteTrouble::OpenIdentity | RemoteTrouble::NoIdentity => Exit::Usage,
        RemoteTrouble::NoRecipient(_) | RemoteTrouble::ManyRecipients => Exit::Usage,
        RemoteTrouble::UnknownHost => Exit::Usage,
        RemoteTrouble::Unreachable | RemoteTrouble::Slow | RemoteTrouble::Busy => Exit::Disk,
        RemoteTrouble::NotBelieved => Exit::Disk,
        RemoteTrouble::Denied | RemoteTrouble::Missing | RemoteTrouble::There => Exit::Disk,
        RemoteTrouble::Full | RemoteTrouble::Altered | RemoteTrouble::Odd(_) => Exit::Disk,
    }
}
