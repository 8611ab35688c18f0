//! Papers written to files, one after the other: drawn, where somebody issues them numbered and recorded, written.
//! None is held longer than its file takes, and whoever stops keeps what was written. What stands on a paper is
//! not known here.

use super::papers::{DrawnPaper, WantedPaper};
use super::press::{Manner, Press};
use crate::domain::issued::{Issued, PaperRecord};
use crate::domain::issuing::not_theirs;
use crate::domain::{Fault, Role};
use crate::failure::{Failure, PaperFailure};
use crate::text::Lang;
use crate::workspace::held::exchanged::{ExchangeStep, Watch};
use crate::workspace::{Workspace, outside};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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

/// A paper that was drawn, before anything is recorded.
#[derive(Debug)]
pub struct Sketch {
    /// What stands on it.
    pub drawn: DrawnPaper,
    /// Its bytes by itself, where it is a file of its own or is to be issued: what cannot be written gets no number.
    bytes: Option<Vec<u8>>,
    /// The step that issues it.
    pub step: Option<PaperRecord>,
}

/// Papers on their way.
struct PrintRun<'a, 'w> {
    printing: &'a Printing,
    manner: Manner,
    printed: Printed,
    watch: &'a mut Watch<'w>,
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
    fn done(&self) -> usize {
        self.written + self.troubles.len()
    }
}

impl Printing {
    /// Each file with the papers in it. Two that would have one name are told apart.
    fn files(&self) -> Vec<(PathBuf, &[Paper])> {
        let folder = match &self.to {
            PrintTarget::File(file) => return vec![(file.clone(), &self.papers)],
            PrintTarget::Folder(folder) => folder,
        };
        let mut used = BTreeSet::new();
        let named = self.papers.chunks(1).map(|paper| {
            let name = plain(&paper.iter().map(Paper::name).collect::<String>());
            let mut unused = name.clone();
            while !used.insert(unused.to_lowercase()) {
                unused = format!("{name}-{}", used.len());
            }
            let file = folder.join(format!("{unused}.{}", self.press.ending()));
            (file, paper)
        });
        named.collect()
    }

    fn is_one_file(&self) -> bool {
        matches!(self.to, PrintTarget::File(_))
    }

    /// Refuses what could not be written at all. What is not issued and lies there already byte for byte is as good
    /// as written: so a run that was stopped is gone on with.
    fn has_room(&self, files: &[(PathBuf, &[Paper])]) -> Result<(), Failure> {
        let folder = folder_of(&self.to);
        // A file that is only named lies where the program was started.
        let is_here = folder.as_os_str().is_empty();
        if !is_here && !folder.is_dir() {
            return Err(PaperFailure::NoFolder(folder.to_path_buf()).into());
        }
        let there = files.iter().map(|(file, _)| file);
        let mut there = there.filter(|file| file.exists());
        match there.next() {
            Some(file) if self.by.is_some() || self.is_one_file() => {
                Err(Failure::FileExists(file.clone()))
            }
            _ => Ok(()),
        }
    }
}

/// The folder that papers go to.
fn folder_of(to: &PrintTarget) -> &Path {
    match to {
        PrintTarget::File(file) => file.parent().unwrap_or(file),
        PrintTarget::Folder(folder) => folder,
    }
}

impl Workspace {
    /// Writes papers to files; `watch` hears before each how many of how many were made, and may stop there.
    pub(in crate::workspace) fn print(
        &mut self,
        printing: &Printing,
        watch: &mut Watch,
    ) -> Result<Arc<Printed>, Failure> {
        let files = printing.files();
        printing.has_room(&files)?;
        let font = printing.font.as_deref();
        let mut run = PrintRun {
            manner: match &printing.template {
                Some(own) => {
                    let own = (own.as_path(), printing.press);
                    let papers = (printing.papers.as_slice(), printing.is_one_file());
                    self.stencilled(own, papers, printing.lang)?
                }
                None => self.manner(printing.press, (printing.lang, font))?,
            },
            printed: Printed::default(),
            printing,
            watch,
        };
        let refused = self.refused(printing);
        if !refused.is_empty() {
            run.printed.end = PrintEnd::Refused(refused);
            run.printed.left.clone_from(&printing.papers);
            return Ok(Arc::new(run.printed));
        }
        self.remember_target(printing);
        for (file, papers) in files {
            let sketches = self.gathered(papers, &mut run);
            run.write(self, file, papers, sketches);
            if !matches!(run.printed.end, PrintEnd::Whole) {
                break;
            }
        }
        let left = printing.papers.iter().skip(run.printed.done());
        run.printed.left = left.cloned().collect();
        Ok(Arc::new(run.printed))
    }

    /// Remembers where papers go, for the next ones.
    pub(in crate::workspace) fn remember_target(&mut self, printing: &Printing) {
        let folder = folder_of(&printing.to).to_path_buf();
        self.printed_to = Some((folder, printing.press.ending()));
    }

    /// The folder papers were written to last since the program began, and the ending of their files.
    pub fn printed_to(&self) -> Option<(&Path, &'static str)> {
        let (folder, ending) = self.printed_to.as_ref()?;
        Some((folder, ending))
    }

    /// Why these are not for the person who would issue them, each reason once, before the first has a number.
    fn refused(&self, printing: &Printing) -> Vec<Fault> {
        let Some(by) = &printing.by else {
            return Vec::new();
        };
        let forms = printing.papers.iter().map(|paper| paper.about().0);
        let issuers: BTreeSet<&[Role]> = forms.map(|form| self.issuers(form)).collect();
        let project = self.project().into_iter();
        let faults = project.flat_map(|project| {
            let each = issuers.iter();
            each.filter_map(|may| not_theirs(project, by, may))
        });
        faults.collect()
    }

    /// Draws the papers of a file, and records those that are issued.
    fn gathered(&mut self, papers: &[Paper], run: &mut PrintRun) -> Vec<Sketch> {
        let mut sketches = Vec::new();
        for paper in papers {
            if run.is_stopped(self.project_id(), sketches.len()) {
                run.printed.end = PrintEnd::Stopped;
                break;
            }
            let by = run.printing.by.as_deref();
            match self.sketch(paper, by, (&run.manner, !run.printing.is_one_file())) {
                Err(failure) => run.trouble(paper, failure),
                Ok(sketch) => match self.recorded(&sketch) {
                    PrintEnd::Whole => sketches.push(sketch),
                    end => run.printed.end = end,
                },
            }
            if !matches!(run.printed.end, PrintEnd::Whole) {
                break;
            }
        }
        sketches
    }

    /// Draws a paper; where somebody issues it, with its number and the step that does.
    pub fn sketch(
        &self,
        paper: &Paper,
        by: Option<&str>,
        (manner, is_alone): (&Manner, bool),
    ) -> Result<Sketch, Failure> {
        let (drawn, step) = match (paper, by) {
            (Paper::Again(issued), _) => (self.draw_again(issued)?, None),
            (Paper::Anew(wanted), None) => (self.draw(wanted, "")?, None),
            (Paper::Anew(wanted), Some(by)) => {
                let (drawn, step) = self.number(wanted, by)?;
                (drawn, Some(step))
            }
        };
        let is_pressed = is_alone || step.is_some();
        let press = || self.press(std::slice::from_ref(&drawn), manner);
        Ok(Sketch {
            bytes: is_pressed.then(press).transpose()?,
            drawn,
            step,
        })
    }

    fn recorded(&mut self, sketch: &Sketch) -> PrintEnd {
        let Some(step) = &sketch.step else {
            return PrintEnd::Whole;
        };
        match self.enter_paper(step.clone()) {
            Ok(Err(faults)) => PrintEnd::Refused(faults),
            Ok(Ok(_)) => PrintEnd::Whole,
            Err(failure) => PrintEnd::Failed(failure),
        }
    }
}

impl PrintRun<'_, '_> {
    fn is_stopped(&mut self, project: Option<&str>, drawn: usize) -> bool {
        let (done, all) = (self.printed.done() + drawn, self.printing.papers.len());
        (self.watch)(ExchangeStep::Out(project.unwrap_or_default(), done, all)).is_break()
    }

    /// A paper that cannot be made keeps no other from being written, unless they stand in one file.
    fn trouble(&mut self, paper: &Paper, failure: Failure) {
        match self.printing.is_one_file() {
            true => self.printed.end = PrintEnd::Failed(failure),
            false => self.printed.troubles.push((paper.clone(), failure)),
        }
    }

    /// Writes a file. One for all that did not become whole is written only where numbers were given: no number is
    /// without its paper.
    fn write(&mut self, to: &Workspace, file: PathBuf, papers: &[Paper], sketches: Vec<Sketch>) {
        let is_whole = matches!(self.printed.end, PrintEnd::Whole) || self.printing.by.is_some();
        if sketches.is_empty() || !is_whole {
            return;
        }
        let count = sketches.len();
        match (self.put(to, &file, sketches), papers) {
            (Ok(()), _) => {
                self.printed.files.push(file);
                self.printed.written += count;
            }
            (Err(failure @ Failure::FileExists(_)), [paper]) => self.trouble(paper, failure),
            (Err(failure), _) => self.printed.end = PrintEnd::Failed(failure),
        }
    }

    fn put(&self, to: &Workspace, file: &Path, sketches: Vec<Sketch>) -> Result<(), Failure> {
        let is_one_file = self.printing.is_one_file();
        let mut sketches = sketches;
        let alone = match sketches.as_mut_slice() {
            [only] if !is_one_file => only.bytes.take(),
            _ => None,
        };
        let drawn: Vec<DrawnPaper> = sketches.into_iter().map(|one| one.drawn).collect();
        let bytes = alone.map_or_else(|| to.press(&drawn, &self.manner), Ok)?;
        match outside::write_new(file, &bytes) {
            Err(Failure::FileExists(_)) if !is_one_file && is_there(file, &bytes) => Ok(()),
            done => done,
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

fn is_there(file: &Path, bytes: &[u8]) -> bool {
    outside::read(file, bytes.len()).is_ok_and(|there| there == bytes)
}
