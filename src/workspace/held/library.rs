//! Loads the checklists that lie in the data folder beside those inside the program, and the forms of papers among
//! them.

use crate::checklist::{File, LARGEST_FILE, Library, schema_of};
use crate::failure::Failure;
use crate::paper::form::SCHEMA;
use crate::paper::form::shelf::FormShelf;
use crate::store::{Disk, sha256_hex};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// No data folder has more checklist files than this; the rest is left out.
const MOST_FILES: usize = 2_000;
/// Folders below `checklists/` that are looked into.
const DEEPEST: usize = 4;

/// Where a site puts its forms; those that lie elsewhere among the checklists are found as well.
const FORMS: &str = "checklists/forms/";

/// The library of a data folder, and its form files.
pub fn load(disk: &dyn Disk, root: &Path) -> Result<(Library, Forms), Failure> {
    let mut files = Vec::new();
    let top = root.join("checklists");
    let mut folders = vec![(top.clone(), 0)];
    while let Some((folder, depth)) = folders.pop() {
        for entry in disk.list(&folder)? {
            let path = folder.join(&entry.name);
            if entry.is_dir && depth < DEEPEST {
                folders.push((path, depth + 1));
            } else if entry.name.ends_with(".json") && files.len() < MOST_FILES {
                files.push(read(disk, root, path)?);
            }
        }
    }
    files.sort_by(|a, b| a.name.cmp(&b.name));
    let mark = mark(&files);
    let is_form = |file: &File| file.name.starts_with(FORMS) || schema_of(&file.bytes) == SCHEMA;
    let (forms, lists): (Vec<File>, Vec<File>) = files.into_iter().partition(is_form);
    let shelf = OnceLock::new();
    Ok((
        Library::load(&lists),
        Forms {
            files: forms,
            shelf,
            mark,
        },
    ))
}

/// The form files of a site; they are read when somebody asks for a form.
#[derive(Debug)]
pub struct Forms {
    files: Vec<File>,
    shelf: OnceLock<FormShelf>,
    mark: String,
}

impl Forms {
    /// All forms: shipped and the site's own.
    pub fn shelf(&self) -> &FormShelf {
        self.shelf.get_or_init(|| {
            let files = self.files.iter();
            FormShelf::load(files.map(|file| (file.name.as_str(), file.bytes.as_slice())))
        })
    }

    /// What all checklists and forms of the site come to: whatever is made by them is made anew when it is another.
    pub fn mark(&self) -> &str {
        &self.mark
    }
}

/// A hash over the names and contents of files.
fn mark(files: &[File]) -> String {
    let each = files.iter();
    let each = each.map(|file| format!("{} {}\n", sha256_hex(&file.bytes), file.name));
    sha256_hex(each.collect::<String>().as_bytes())
}

/// Reads one byte more than is allowed, so that a file too large is seen to be so.
fn read(disk: &dyn Disk, root: &Path, path: PathBuf) -> Result<File, Failure> {
    let bytes = match disk.read_range(&path, 0, LARGEST_FILE + 1) {
        // A link or a pipe is never opened; like an empty file it is named among the faults.
        Err(error) if error.is_no_file() => Vec::new(),
        bytes => bytes?,
    };
    let name = path
        .strip_prefix(root)
        .unwrap_or(&path)
        .display()
        .to_string()
        .replace('\\', "/");
    Ok(File { name, bytes })
}
