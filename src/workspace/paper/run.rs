//! Papers on their way into files, one after the other: drawn, where somebody issues them numbered and recorded,
//! written. Each is a step of its own, so that answers can be entered between two of them. None is held longer than
//! its file takes, and whoever stops keeps what was written. What stands on a paper is not known here.

use super::papers::DrawnPaper;
use super::press::Manner;
use super::printing::{Paper, PrintEnd, Printed, Printing};
use crate::domain::issued::{self, PaperRecord, PaperTurn};
use crate::domain::issuing::not_theirs;
use crate::domain::{Fault, Role};
use crate::failure::Failure;
use crate::workspace::held::exchanged::{ExchangeStep, Watch};
use crate::workspace::{Workspace, outside};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
pub struct PrintRun {
    printing: Printing,
    manner: Manner,
    /// Whose records they are drawn from, as documents name their author.
    author: String,
    files: Vec<PathBuf>,
    /// So many were drawn.
    drawn: usize,
    /// Those that go into one file.
    sketches: Vec<Sketch>,
    printed: Printed,
}

impl Workspace {
    /// Writes papers to files; `watch` hears before each how many of how many were made, and may stop there.
    pub(in crate::workspace) fn print(
        &mut self,
        printing: &Printing,
        watch: &mut Watch,
    ) -> Result<Arc<Printed>, Failure> {
        let mut run = self.begin_print(printing.clone())?;
        self.remember_target(printing);
        while run.has_more() {
            let (done, all) = run.so_far();
            let pid = self.project_id().unwrap_or_default();
            match watch(ExchangeStep::Out(pid, done, all)).is_break() {
                true => run.stop(),
                false => self.print_next(&mut run),
            }
        }
        Ok(Arc::new(run.finish()))
    }

    /// Makes ready to write papers, or says why none could be; where a rule is against their being issued, the run
    /// is at its end.
    pub fn begin_print(&self, printing: Printing) -> Result<PrintRun, Failure> {
        let files = printing.files();
        printing.has_room(&files)?;
        let font = printing.font.as_deref();
        let manner = match &printing.template {
            Some(own) => {
                let own = (own.as_path(), printing.press);
                let papers = (printing.papers.as_slice(), printing.is_one_file());
                self.stencilled(own, papers, printing.lang)?
            }
            None => self.manner(printing.press, (printing.lang, font))?,
        };
        let refused = self.refused(&printing);
        let end = match refused.is_empty() {
            true => PrintEnd::Whole,
            false => PrintEnd::Refused(refused),
        };
        let is_issued = printing.by.is_some();
        Ok(PrintRun {
            manner,
            author: self.author(),
            files,
            drawn: 0,
            sketches: Vec::new(),
            printed: Printed {
                is_issued,
                end,
                ..Printed::default()
            },
            printing,
        })
    }

    /// Draws the next paper and records it, if it is issued; one that has a file of its own is written.
    pub fn print_next(&mut self, run: &mut PrintRun) {
        let Some(paper) = run.printing.papers.get(run.drawn).cloned() else {
            return;
        };
        run.drawn += 1;
        let by = run.printing.by.as_deref();
        match self.sketch(&paper, by, (&run.manner, !run.printing.is_one_file())) {
            Err(failure) => run.trouble(&paper, failure),
            Ok(sketch) => match self.recorded(&sketch) {
                PrintEnd::Whole => {
                    run.note(sketch.step.as_ref());
                    run.take(&paper, sketch);
                }
                end => run.printed.end = end,
            },
        }
    }

    /// Remembers where papers go, for the next ones.
    pub(in crate::workspace) fn remember_target(&mut self, printing: &Printing) {
        let folder = printing.folder().to_path_buf();
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

impl PrintRun {
    /// Whether a paper is left to be drawn.
    pub fn has_more(&self) -> bool {
        matches!(self.printed.end, PrintEnd::Whole) && self.drawn < self.printing.papers.len()
    }

    /// So many of how many were drawn.
    pub fn so_far(&self) -> (usize, usize) {
        (self.drawn, self.printing.papers.len())
    }

    /// Ends it before the next paper.
    pub fn stop(&mut self) {
        self.printed.end = PrintEnd::Stopped;
    }

    /// A paper that cannot be made keeps no other from being written, unless they stand in one file.
    fn trouble(&mut self, paper: &Paper, failure: Failure) {
        match self.printing.is_one_file() {
            true => self.printed.end = PrintEnd::Failed(failure),
            false => self.printed.troubles.push((paper.clone(), failure)),
        }
    }

    /// Notes the number that was given.
    fn note(&mut self, step: Option<&PaperRecord>) {
        if let Some(PaperTurn::Issue { number, hash, .. }) = step.map(|step| &step.turn) {
            self.printed.numbered = Some((number.clone(), issued::check(hash)));
        }
    }

    /// Writes a paper that has a file of its own.
    fn take(&mut self, paper: &Paper, mut sketch: Sketch) {
        let own = self.files.get(self.drawn.saturating_sub(1)).cloned();
        let (Some(bytes), Some(file), false) =
            (sketch.bytes.take(), own, self.printing.is_one_file())
        else {
            return self.sketches.push(sketch);
        };
        match write(&file, &bytes) {
            Ok(()) => {
                self.printed.files.push(file);
                self.printed.written += 1;
            }
            Err(failure @ Failure::FileExists(_)) => self.trouble(paper, failure),
            Err(failure) => self.printed.end = PrintEnd::Failed(failure),
        }
    }

    /// Writes the file for all and says what became of them. One that did not become whole is written only where
    /// numbers were given: no number is without its paper. No records are needed for it.
    pub fn finish(mut self) -> Printed {
        let is_whole = matches!(self.printed.end, PrintEnd::Whole) || self.printed.is_issued;
        if let (true, false, [file]) = (is_whole, self.sketches.is_empty(), &self.files[..]) {
            let drawn: Vec<DrawnPaper> = self.sketches.into_iter().map(|one| one.drawn).collect();
            let bytes = self.manner.press(&drawn, &self.author);
            match bytes.and_then(|bytes| outside::write_new(file, &bytes)) {
                Ok(()) => {
                    self.printed.files.push(file.clone());
                    self.printed.written += drawn.len();
                }
                Err(failure) => self.printed.end = PrintEnd::Failed(failure),
            }
        }
        let left = self.printing.papers.into_iter();
        self.printed.left = left.skip(self.printed.done()).collect();
        self.printed
    }
}

/// Writes a file of one paper; one that lies there byte for byte is as good as written.
fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    match outside::write_new(file, bytes) {
        Err(Failure::FileExists(_)) if is_there(file, bytes) => Ok(()),
        done => done,
    }
}

fn is_there(file: &Path, bytes: &[u8]) -> bool {
    outside::read(file, bytes.len()).is_ok_and(|there| there == bytes)
}
