//! `demo`: the sample project, made by the program itself, on the screen; without a terminal its
//! rates and where it lies.

use super::out::Out;
use super::rates;
use crate::failure::{Exit, Failure};
use crate::rates::{Query, rates as count};
use crate::sample;
use crate::text::project as say;
use crate::workspace::{Soundness, Workspace};
use std::io::{IsTerminal, Write};

pub fn run(mut workspace: Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let mut shown = usize::MAX;
    let watched = std::io::stderr().is_terminal();
    sample::enter(&mut workspace, lang, &mut |done, all| {
        if !watched {
            return;
        }
        let percent = (done * 100).checked_div(all).unwrap_or(100);
        if percent != shown {
            shown = percent;
            let lead = say::making_sample(lang);
            _ = write!(std::io::stderr(), "\r{lead} {percent} %");
        }
    })?;
    if shown != usize::MAX {
        out.say("");
    }
    if out.on_terminal() {
        crate::tui::run(workspace, lang)?;
        return Ok(Exit::Done);
    }
    let project = workspace.entered()?;
    let query = Query::default();
    let name = workspace.library().scheme_name(&project.head.scheme, lang);
    rates::print(
        &count(project, &query),
        &query,
        &rates::heading(project, workspace.soundness() != Soundness::Sound),
        &name,
        out,
    )?;
    let lead = say::sample_lies_in(lang);
    out.say(&format!("{lead}{}", workspace.root().display()));
    Ok(Exit::Done)
}
