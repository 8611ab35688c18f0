//! What is wrong with a folder of projects that are counted together, in words.

use crate::fleet::FolderTrouble;
use crate::text::Lang;
use crate::text::escape::shown;
use crate::text::exchange as say;

/// What a folder holds that cannot be counted on.
pub fn folder_trouble(lang: Lang, trouble: &FolderTrouble) -> String {
    match trouble {
        FolderTrouble::Missing => say::no_folder(lang).to_owned(),
        FolderTrouble::Nothing => say::none_here(lang).to_owned(),
        FolderTrouble::Empty => say::empty_folder(lang).to_owned(),
        FolderTrouble::Misnamed(pid) => say::misnamed(lang, &shown(pid)),
        FolderTrouble::Unreadable(error) => say::not_counted(
            lang,
            &super::words::store(lang, error).join(lang.semicolon()),
        ),
        FolderTrouble::Failed => say::count_failed(lang).to_owned(),
        FolderTrouble::Copy(pid) => say::copy_of(lang, pid),
        FolderTrouble::Fork(id) => format!("{} {id}", say::two_records(lang)),
        FolderTrouble::Notice(notice) => super::notice(lang, notice),
    }
}
