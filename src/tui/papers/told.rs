//! What became of papers that were to be written, in words: where they are, their numbers, what is left, or why
//! nothing was written. Nothing is written here.

use crate::failure::Failure;
use crate::text::mishap::paper;
use crate::text::screen::papers as say;
use crate::tui::page::Scene;
use crate::tui::paint::faults::sentences;
use crate::workspace::paper::printing::{Paper, PrintEnd, Printed};

/// So many papers that could not be made are named.
const NAMED: usize = 3;

/// What became of them.
pub struct PapersTold {
    /// Where they are.
    pub good: Vec<String>,
    /// What is not there.
    pub missing: Vec<String>,
}

impl PapersTold {
    /// Of what was written, issued or not.
    pub fn of(printed: &Printed, scene: &Scene) -> Self {
        let lang = scene.lang;
        let places = printed.files.as_slice();
        let path = places.first().map(|file| file.display().to_string());
        let path = path.unwrap_or_default();
        let mut good = match places {
            [] => Vec::new(),
            [_] => vec![paper::written(lang, &path)],
            many => vec![say::written_each(lang, many.len(), &path)],
        };
        match &printed.numbered {
            Some((number, check)) => good.push(say::numbered(lang, number, check)),
            None if !good.is_empty() => good.push(say::next(lang).to_owned()),
            None => {}
        }
        let mut missing = match printed.end {
            PrintEnd::Refused(_) | PrintEnd::Failed(_) => refusal(printed, scene),
            PrintEnd::Whole | PrintEnd::Stopped => Vec::new(),
        };
        let troubles = printed.troubles.iter().take(NAMED);
        missing.extend(troubles.map(|(paper, failure)| trouble(paper, failure, scene)));
        if !printed.left.is_empty() {
            missing.push(paper::left(lang, printed.written, printed.left.len()));
            // One file for all gets another name the next time, and begins anew.
            let goes_on = !printed.is_issued && printed.written > 0;
            missing.extend(goes_on.then(|| say::go_on(lang).to_owned()));
        }
        Self { good, missing }
    }
}

fn trouble(paper: &Paper, failure: &Failure, scene: &Scene) -> String {
    let said = failure.sentences(scene.lang).join(" ");
    scene.lang.about(paper.name(), said)
}

/// Why nothing was written, if nothing was.
pub fn refusal(printed: &Printed, scene: &Scene) -> Vec<String> {
    match &printed.end {
        _ if printed.written > 0 => Vec::new(),
        PrintEnd::Refused(faults) => sentences(scene, "", faults),
        PrintEnd::Failed(failure) => failure.sentences(scene.lang),
        PrintEnd::Whole | PrintEnd::Stopped => { printed.troubles.iter() }
            .take(NAMED)
            .map(|(paper, failure)| trouble(paper, failure, scene))
            .collect(),
    }
}
