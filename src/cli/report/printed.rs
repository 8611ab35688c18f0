//! Papers on their way into files, and what became of them: how far it is, what was written, what could not be made,
//! what is left. How they are written is not known here.

use crate::cli::out::Out;
use crate::cli::out::progress::{ProgressLine, Stop};
use crate::failure::{Exit, Failure};
use crate::text::escape::{place, shown};
use crate::text::mishap::paper as say;
use crate::workspace::paper::printing::{PrintEnd, Printed, Printing};
use crate::workspace::{Command, Done, Workspace};

/// Writes papers; Ctrl-C ends it between two of them.
pub fn run(printing: Printing, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let (mut progress, stop) = (ProgressLine::new(out.lang), Stop::on_ctrl_c());
    let done = workspace.execute_watched(Command::Print(printing), &mut |step| {
        progress.show(step);
        stop.heard()
    });
    progress.clear();
    match done? {
        Done::Printed(printed) => Ok(told(&printed, out)),
        _ => Ok(Exit::Done),
    }
}

fn told(printed: &Printed, out: &Out) -> Exit {
    for file in &printed.files {
        out.say(&say::written(out.lang, &place(file)));
    }
    for (paper, failure) in &printed.troubles {
        let mut sentences = failure.sentences(out.lang);
        if let Some(first) = sentences.first_mut() {
            *first = out.lang.about(shown(&paper.name()), &*first);
        }
        out.sentences(&sentences);
    }
    let exit = match &printed.end {
        PrintEnd::Whole => Exit::Done,
        PrintEnd::Stopped => Exit::Stopped,
        PrintEnd::Refused(faults) => {
            out.refused(faults);
            Exit::Refused
        }
        PrintEnd::Failed(failure) => {
            out.failure(failure);
            failure.exit()
        }
    };
    left(printed, out);
    match (exit, printed.troubles.first()) {
        (Exit::Done, Some((_, failure))) => failure.exit(),
        (exit, _) => exit,
    }
}

/// What is left, and how one goes on.
fn left(printed: &Printed, out: &Out) {
    let is_batch = printed.written + printed.left.len() > 1;
    if printed.left.is_empty() || !is_batch {
        return;
    }
    let (lang, left) = (out.lang, printed.left.len());
    out.say(&format!("! {}", say::left(lang, printed.written, left)));
    match printed.is_issued {
        false => out.say(&format!("  → {}", say::again(lang))),
        true => {
            let about = printed.left.iter().flat_map(|paper| paper.about().1);
            let about: Vec<_> = about.map(|code| shown(code)).collect();
            out.say(&format!("  → {}", say::unnumbered(lang, &about.join(" "))));
        }
    }
}
