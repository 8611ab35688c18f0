//! The projects of a folder, counted one by one and together, for whoever shows them.

use crate::fleet::FolderTrouble;
use crate::rates::{RatesTable, Targets};
use std::path::PathBuf;

/// What counting found.
#[derive(Debug)]
pub struct Surveyed {
    /// The folder.
    pub folder: PathBuf,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// All projects together, held against the targets that all share; its code and name are empty.
    pub all: SurveyedProject,
    /// Each by itself, by code.
    pub projects: Vec<SurveyedProject>,
    /// What is damaged or contradicts itself: the folder and what was found there.
    pub troubles: Vec<(PathBuf, FolderTrouble)>,
    /// Whether it was stopped; then nothing is said of anything.
    pub stopped: bool,
}

/// One project.
#[derive(Debug, Default)]
pub struct SurveyedProject {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its counts, a row each level.
    pub table: RatesTable,
    /// What they are held against.
    pub targets: Targets,
    /// Whether its figures lack nothing for damage.
    pub is_sound: bool,
}
