//! What the operating system and the disk said, in words: the reason first, a full disk before all. What
//! to do about a record in hand is said in `words`.

use super::{damage, remote};
use crate::store::{DiskError, FaultKind};
use crate::text::Lang;
use crate::text::escape::{place, shown};
use crate::text::mishap::system as say;
use std::io::ErrorKind;
use std::path::Path;

/// So much room makes work possible again (S14).
const ROOM: &str = "64 MiB";

/// Why a file operation did not happen.
pub fn why(lang: Lang, kind: ErrorKind, said: &str) -> String {
    let known = [
        (ErrorKind::NotFound, say::not_found(lang)),
        (ErrorKind::StaleNetworkFileHandle, say::removed(lang)),
        (ErrorKind::PermissionDenied, say::not_permitted(lang)),
        (ErrorKind::ReadOnlyFilesystem, say::write_protected(lang)),
        (ErrorKind::IsADirectory, say::is_a_folder(lang)),
        (ErrorKind::NotADirectory, say::no_folder(lang)),
        (ErrorKind::AlreadyExists, say::exists(lang)),
        (ErrorKind::StorageFull, say::disk_full(lang)),
        (ErrorKind::QuotaExceeded, say::disk_full(lang)),
    ];
    let words = known.into_iter().find(|(of, _)| *of == kind);
    words.map_or_else(|| unusual(lang, said), |(_, words)| words.to_owned())
}

/// What has no word of its own is told as the system says it, without its number.
fn unusual(lang: Lang, said: &str) -> String {
    let said = said.split(" (os error").next().unwrap_or(said);
    let said = shown(said);
    match (lang, said.as_ref()) {
        (Lang::Zh, "Input/output error") => say::device_error(),
        (Lang::Zh, said) => say::reported(said),
        (Lang::En, said) => said.to_owned(),
    }
}

/// What became of a file operation: what, where, why, and what helps.
pub(super) fn disk(lang: Lang, error: &DiskError) -> Vec<String> {
    if let (DiskError::Io { path, .. }, Some(why)) = (error, remote::of_disk(error)) {
        return remote::sentences(lang, path, why);
    }
    if error.is_full() {
        return vec![full(lang, error)];
    }
    let words = match error {
        DiskError::Io { op, path, source } => {
            let (path, why) = (place(path), why(lang, source.kind(), &source.to_string()));
            say::undone(lang, &undone(op), op, &path, &why)
        }
        DiskError::Link { path } | DiskError::NoFile { path } => return no_file(lang, path),
        DiskError::Unconfirmed(error) => return disk(lang, error),
        DiskError::Unopened { path, why } => {
            let what = damage::what(lang, &FaultKind::Unopened(*why));
            return vec![lang.about(place(path), what)];
        }
        DiskError::Outside { path } => match lang {
            Lang::Zh => say::outside(&place(path)),
            Lang::En => shown(&error.to_string()).into_owned(),
        },
    };
    vec![words]
}

/// Something else than a file stands there.
fn no_file(lang: Lang, path: &Path) -> Vec<String> {
    let path = place(path);
    vec![say::no_file(lang, &path), say::plain_file(lang).to_owned()]
}

/// A full disk: how much room is needed, and where.
pub(super) fn full(lang: Lang, error: &DiskError) -> String {
    let at = match error {
        DiskError::Io { path, .. } => place(path),
        DiskError::Unconfirmed(error) => return full(lang, error),
        DiskError::Link { .. } | DiskError::NoFile { .. } => String::new(),
        DiskError::Outside { .. } | DiskError::Unopened { .. } => String::new(),
    };
    say::full(lang, ROOM, &at)
}

/// What the store did not get done.
fn undone(op: &str) -> String {
    match op {
        "open" | "read" | "list" | "look at" | "resolve" => say::not_read(),
        "lock" => say::not_locked(),
        "remove" => say::not_removed(),
        "sync" | "confirm" => say::not_confirmed(),
        _ => say::not_written(),
    }
}
