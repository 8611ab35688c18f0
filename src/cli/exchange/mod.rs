//! `export`: summaries and sealed records out.
//!
//! | file | noun |
//! |---|---|
//! | `sync` | meeting another device |
//! | `remote` | places that are no disk |
//! | `conflict` | what has to be settled after it |

pub(super) mod conflict;
pub(super) mod remote;
pub(super) mod sync;

use super::out::Out;
use crate::failure::{self, Exit, Failure};
use crate::text::escape::shown;
use crate::text::evidence;
use crate::text::exchange as say;
use crate::workspace::held::exchanged::Exported;
use crate::workspace::held::exchanged::PlainText;
use crate::workspace::{Command, Done, Workspace};
use std::path::Path;

pub fn export(
    (folder, text): (&Path, PlainText),
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let lang = out.lang;
    for doubt in workspace.export_target(folder)? {
        out.say(&format!("! {}", say::doubtful_target(lang, doubt)));
    }
    match workspace.execute(Command::Export(folder.to_path_buf(), lang, text))? {
        Done::Exported(exported) => told(&exported, out),
        _ => Ok(Exit::Done),
    }
}

/// What was written, and what was not.
fn told(exported: &Exported, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let copied = &exported.copied;
    let size = evidence::size(copied.bytes);
    out.line(&say::written(lang, copied.written, &size, copied.present))?;
    for file in &exported.files {
        out.line(&exported.summary.join(file).display().to_string())?;
    }
    for file in &copied.different {
        let lead = say::not_overwritten(lang);
        out.say(&format!("✗ {lead}{}", shown(file)));
    }
    for file in &copied.broken {
        let lead = say::export_elsewhere(lang);
        out.say(&format!("✗ {lead}{}", shown(file)));
    }
    if let Some(left) = exported.left {
        out.say(&format!(
            "! {}",
            failure::left(lang, left.records, left.why)
        ));
    }
    out.say(say::eject(lang));
    let sound = copied.different.is_empty() && copied.broken.is_empty();
    Ok(if sound { Exit::Done } else { Exit::Damaged })
}
