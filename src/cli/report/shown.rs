//! Papers shown instead of written to files, each issued where that is asked. How one is drawn is not known here.

use super::WrittenPaper;
use crate::cli::out::Out;
use crate::failure::{Exit, Expected, Failure};
use crate::workspace::paper::papers::DrawnPaper;
use crate::workspace::paper::press::{Manner, Press};
use crate::workspace::paper::printing::Paper;
use crate::workspace::{Command, Done, Workspace};

/// Shows papers, each issued where that is asked.
pub(super) fn show(
    papers: &[Paper],
    to: &WrittenPaper,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    // A terminal cannot show what is no text.
    let press = to.press()?.filter(|_| !out.on_terminal());
    let press = press.unwrap_or(Press::Text);
    let manner = match (&to.template, to.own()) {
        (Some(_), own) if out.on_terminal() => {
            let own = own.map_or("docx", Press::ending);
            return Err(Failure::usage("--out", "", Expected::FileOf(own)));
        }
        (Some(template), own) => {
            let own = (template.as_path(), own.unwrap_or(Press::Docx));
            workspace.stencilled(own, (papers, true), out.lang)?
        }
        (None, _) => workspace.manner(press, (out.lang, to.font.as_deref()))?,
    };
    let (mut drawn, mut ended) = (Vec::new(), Ok(Exit::Done));
    for paper in papers {
        match one_shown(paper, to.by.as_deref(), &manner, workspace, out) {
            Ok(Some(shown)) => drawn.push(shown),
            Ok(None) => ended = Ok(Exit::Refused),
            Err(failure) => ended = Err(failure),
        }
        if !matches!(ended, Ok(Exit::Done)) {
            break;
        }
    }
    // No number is without its paper, whatever became of the next one.
    if matches!(ended, Ok(Exit::Done)) || to.by.is_some() && !drawn.is_empty() {
        out.bytes(&workspace.press(&drawn, &manner)?)?;
    }
    ended
}

/// Draws a paper to be shown, and issues it where that is asked; none where it was refused.
fn one_shown(
    paper: &Paper,
    by: Option<&str>,
    manner: &Manner,
    workspace: &mut Workspace,
    out: &Out,
) -> Result<Option<DrawnPaper>, Failure> {
    let sketch = workspace.sketch(paper, by, (manner, false))?;
    if let Some(step) = sketch.step
        && let Done::Refused(faults) = workspace.execute(Command::Paper(step))?
    {
        out.refused(&faults);
        return Ok(None);
    }
    Ok(Some(sketch.drawn))
}
