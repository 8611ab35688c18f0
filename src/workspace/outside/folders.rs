//! The folders that a user looks through, and what is found in them.

use crate::failure::Failure;
use crate::store::names_in;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Something in a folder that the user looks through.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FolderItem {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// The folders and the tables (CSV, XLSX) of a folder that the user looks through: folders first,
/// by name; hidden ones are left out.
pub fn tables_in(folder: &Path) -> Result<Vec<FolderItem>, Failure> {
    found_in(folder, is_table)
}

/// The folders of a folder that the user looks through.
pub fn folders_in(folder: &Path) -> Result<Vec<FolderItem>, Failure> {
    found_in(folder, |_| false)
}

/// The folders and all files of a folder that the user looks through, in the same order.
pub fn files_in(folder: &Path) -> Result<Vec<FolderItem>, Failure> {
    found_in(folder, |_| true)
}

fn found_in(folder: &Path, wanted: impl Fn(&Path) -> bool) -> Result<Vec<FolderItem>, Failure> {
    let mut found = Vec::new();
    for name in listed(folder)? {
        let path = folder.join(&name);
        let name = name.to_string_lossy().into_owned();
        let is_folder = path.is_dir();
        if !name.starts_with('.') && (is_folder || wanted(&path)) {
            found.push(FolderItem {
                name,
                path,
                is_folder,
            });
        }
    }
    found.sort_by(|a, b| (!a.is_folder, &a.name).cmp(&(!b.is_folder, &b.name)));
    Ok(found)
}

fn is_table(path: &Path) -> bool {
    let kind = path.extension().unwrap_or_default();
    ["csv", "xlsx"]
        .iter()
        .any(|known| kind.eq_ignore_ascii_case(known))
}

/// A folder that the user names, as it really is.
pub fn folder(path: &Path) -> Result<PathBuf, Failure> {
    let real = std::fs::canonicalize(path).map_err(|error| Failure::folder(path, &error))?;
    listed(&real)?;
    Ok(real)
}

/// The names in a folder; through the store's layer, because the standard library breaks when a stick
/// is pulled out meanwhile.
pub(super) fn listed(folder: &Path) -> Result<Vec<OsString>, Failure> {
    let names = names_in(folder).map_err(|error| Failure::folder(folder, &error))?;
    Ok(names.into_iter().map(|(name, _)| name).collect())
}
