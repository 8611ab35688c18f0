//! Papers to be written, where to, and what became of them. How they are written is not known here.

use super::papers::WantedPaper;
use super::press::Press;
use crate::domain::Fault;
use crate::domain::issued::Issued;
use crate::failure::{Failure, PaperFailure};
use crate::text::Lang;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// A paper that is asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Paper {
    /// One of what the records say today.
    Anew(WantedPaper),
    /// One that was issued, again.
    Again(Box<Issued>),
}

/// Where papers go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PrintTarget {
    /// All together into this file.
    File(PathBuf),
    /// A file each into this folder.
    Folder(PathBuf),
}

/// Papers to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Printing {
    /// Which, in order.
    pub papers: Vec<Paper>,
    /// Where to.
    pub to: PrintTarget,
    /// In which format.
    pub press: Press,
    /// In which language it is said what no font has.
    pub lang: Lang,
    /// The font for PDF, instead of those installed.
    pub font: Option<PathBuf>,
    /// The document of a firm's own that is filled in place of the form.
    pub template: Option<PathBuf>,
    /// Who issues them, if they are issued.
    pub by: Option<String>,
}

/// What was written.
#[derive(Debug, Default)]
pub struct Printed {
    /// The files, in order.
    pub files: Vec<PathBuf>,
    /// So many papers are in them.
    pub written: usize,
    /// Papers that could not be made, and why.
    pub troubles: Vec<(Paper, Failure)>,
    /// Those that its end left, with the one it ended at.
    pub left: Vec<Paper>,
    /// Whether somebody issued them.
    pub is_issued: bool,
    /// The number that was given last, and its code.
    pub numbered: Option<(String, String)>,
    /// How it ended.
    pub end: PrintEnd,
}

/// How it ended.
#[derive(Debug, Default)]
pub enum PrintEnd {
    /// Nothing is left.
    #[default]
    Whole,
    /// Somebody stopped it.
    Stopped,
    /// No number was given to the next one: a rule is against it.
    Refused(Vec<Fault>),
    /// Nothing more can be recorded or written.
    Failed(Failure),
}

impl Paper {
    /// The form's id, and what it is about.
    pub fn about(&self) -> (&str, &[String]) {
        match self {
            Paper::Anew(wanted) => (&wanted.form, &wanted.about),
            Paper::Again(issued) => (&issued.form, &issued.about),
        }
    }

    /// The same with the signatures made in the program, or without; one that was issued keeps what it had.
    pub fn signed(self, signatures: bool) -> Self {
        match self {
            Paper::Anew(wanted) => Paper::Anew(WantedPaper {
                signatures,
                ..wanted
            }),
            again @ Paper::Again(_) => again,
        }
    }

    /// Its number, if it was withdrawn.
    pub fn withdrawn(&self) -> Option<&str> {
        match self {
            Paper::Again(issued) if issued.withdrawn.is_some() => Some(&issued.number),
            Paper::Again(_) | Paper::Anew(_) => None,
        }
    }

    /// Its name, for a file or in a sentence.
    pub fn name(&self) -> String {
        let (form, about) = self.about();
        format!("{form}-{}", about.first().map_or("", String::as_str))
    }
}

impl Printed {
    /// So many papers were written or cannot be made.
    pub(super) fn done(&self) -> usize {
        self.written + self.troubles.len()
    }
}

impl Printing {
    /// The files, one for all or one for each paper in turn. Two that would have one name are told apart.
    pub(super) fn files(&self) -> Vec<PathBuf> {
        let folder = match &self.to {
            PrintTarget::File(file) => return vec![file.clone()],
            PrintTarget::Folder(folder) => folder,
        };
        let mut used = BTreeSet::new();
        let named = self.papers.iter().map(|paper| {
            let name = plain(&paper.name());
            let mut unused = name.clone();
            while !used.insert(unused.to_lowercase()) {
                unused = format!("{name}-{}", used.len());
            }
            folder.join(format!("{unused}.{}", self.press.ending()))
        });
        named.collect()
    }

    pub(super) fn is_one_file(&self) -> bool {
        matches!(self.to, PrintTarget::File(_))
    }

    /// Refuses what could not be written at all. What is not issued and lies there already byte for byte is as good
    /// as written: so a run that was stopped is gone on with.
    pub(super) fn has_room(&self, files: &[PathBuf]) -> Result<(), Failure> {
        let folder = self.folder();
        // A file that is only named lies where the program was started.
        let is_here = folder.as_os_str().is_empty();
        if !is_here && !folder.is_dir() {
            return Err(PaperFailure::NoFolder(folder.to_path_buf()).into());
        }
        match files.iter().find(|file| file.exists()) {
            Some(file) if self.by.is_some() || self.is_one_file() => {
                Err(Failure::FileExists(file.clone()))
            }
            _ => Ok(()),
        }
    }

    /// The folder that they go to.
    pub fn folder(&self) -> &Path {
        match &self.to {
            PrintTarget::File(file) => file.parent().unwrap_or(file),
            PrintTarget::Folder(folder) => folder,
        }
    }
}

/// A name as a file can have it.
pub(super) fn plain(name: &str) -> String {
    let plain = |c: char| match c.is_alphanumeric() || c == '-' {
        true => c,
        false => '_',
    };
    name.chars().map(plain).take(80).collect()
}
