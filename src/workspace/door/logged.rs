//! What is written down of a command in a log that somebody asked for: its kind, how it went and how long it took. No
//! code, name, reading or path of anybody's.

use super::command::{Command, Done};
use crate::failure::Failure;
use crate::store::DiskError;
use crate::workspace::Workspace;
use crate::workspace::held::exchanged::Watch;
use std::fmt::{self, Write};
use std::time::{Duration, Instant};

impl Workspace {
    /// The same; `watch` hears how far long work is, and may stop it.
    pub fn execute_watched(
        &mut self,
        command: Command,
        watch: &mut Watch,
    ) -> Result<Done, Failure> {
        let Some(log) = self.log.clone() else {
            return self.act(command, watch);
        };
        let (what, began) = (kind_of(&command), Instant::now());
        let outcome = self.act(command, watch);
        log.line(&line(&what, &outcome, began.elapsed()));
        outcome
    }
}

/// A command as a line.
fn line(what: &str, outcome: &Result<Done, Failure>, took: Duration) -> String {
    let outcome = match outcome {
        Ok(Done::Refused(faults)) => format!("refused, {} faults", faults.len()),
        Ok(_) => "done".to_owned(),
        Err(failure) => format!("failed, exit {}{}", failure.exit() as i32, cause(failure)),
    };
    format!("{what}: {outcome}, {} ms", took.as_millis())
}

/// The kind of a command, and nothing of what it is about: its name as far as the first sign that is no letter.
fn kind_of(command: &Command) -> String {
    let mut kind = KindOnly(String::new());
    // Ends where the name ends, by the error that says so.
    _ = write!(kind, "{command:?}");
    kind.0
}

struct KindOnly(String);

impl fmt::Write for KindOnly {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let name = text.split(|c: char| !c.is_ascii_alphabetic()).next();
        let name = name.unwrap_or_default();
        self.0.push_str(name);
        if name.len() < text.len() {
            Err(fmt::Error)
        } else {
            Ok(())
        }
    }
}

/// What the system said, by its kind.
fn cause(failure: &Failure) -> String {
    let kind = match failure {
        Failure::File { kind, .. } | Failure::Output { kind, .. } => Some(*kind),
        Failure::Disk(DiskError::Io { source, .. }) => Some(source.kind()),
        _ => None,
    };
    kind.map_or_else(String::new, |kind| format!(", {kind}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;
    use crate::workspace::Remembering;
    use crate::workspace::held::exchanged::PlainText;
    use std::path::PathBuf;

    #[test]
    fn of_a_command_only_its_kind_is_written() {
        let folder = PathBuf::from("/home/zhangsan");
        assert_eq!(
            kind_of(&Command::Export(folder, Lang::Zh, PlainText::Without)),
            "Export"
        );
        let opened = Remembering::Opened(vec!["L1".into()]);
        assert_eq!(kind_of(&Command::Remember(opened)), "Remember");
    }
}
