//! `verify CODE`: a paper looked up by the code that stands on it: its record, who signed what it rests on, and
//! whether anything has changed since.

use crate::cli::out::Out;
use crate::failure::{Exit, Failure};
use crate::text::Lang;
use crate::text::escape::quoted;
use crate::text::verify as say;
use crate::workspace::Workspace;
use crate::workspace::paper::papers::LookedUp;
use std::path::{Path, PathBuf};

/// The code of a paper, where that is what was asked for: eight digits, and no folder of that name.
pub fn asked(folders: &[PathBuf]) -> Option<&str> {
    let [one] = folders else {
        return None;
    };
    let text = one.to_str()?.trim();
    let (first, second) = text.split_once('-')?;
    let digits = |part: &str| part.len() == 4 && part.bytes().all(|one| one.is_ascii_hexdigit());
    (digits(first) && digits(second) && !Path::new(text).exists()).then_some(text)
}

/// Says what is known of a paper; one that would say something else today is not as it was issued.
pub fn tell(
    code: &str,
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    crate::cli::door::look(workspace, project, out)?;
    let found = workspace.look_up(code)?;
    let mut same = true;
    for looked in &found {
        for line in lines(looked, workspace, out.lang) {
            out.line(&line)?;
        }
        same &= looked.same == Some(true);
    }
    Ok(match same {
        true => Exit::Done,
        false => Exit::Refused,
    })
}

fn lines(looked: &LookedUp, workspace: &Workspace, lang: Lang) -> Vec<String> {
    let paper = &looked.paper;
    let name = |code: &str| {
        let person = workspace
            .project()
            .and_then(|project| project.people.get(code));
        person.map_or_else(|| quoted(code), |person| quoted(&person.name))
    };
    let about = quoted(&paper.about.join(" "));
    let issued = (&*quoted(&paper.number), &*quoted(&paper.form), &*about);
    let mut lines = vec![say::paper(lang, issued.0, issued.1, issued.2)];
    lines.push(say::paper_issued(
        lang,
        &paper.at,
        &name(&paper.by),
        &paper.record,
    ));
    if let Some((record, step)) = &paper.withdrawn {
        lines.push(say::paper_withdrawn(
            lang,
            &step.at,
            &name(&step.by),
            &quoted(&step.text),
            record,
        ));
    }
    let signatures = paper.covers.iter().flat_map(|record| {
        let project = workspace.project();
        let signed = project
            .map(|project| project.signatures(record))
            .unwrap_or_default();
        signed
            .iter()
            .map(|one| say::paper_signed(lang, &name(&one.by), &one.t, &one.code(), record))
    });
    lines.extend(signatures.collect::<Vec<_>>());
    lines.push(match looked.same {
        Some(true) => say::paper_same(lang).to_owned(),
        Some(false) => say::paper_changed(lang).to_owned(),
        None => say::paper_gone(lang).to_owned(),
    });
    lines
}
