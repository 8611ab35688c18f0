//! The one door of the command line to a project: whoever comes through it hears on standard error what
//! opening found, and the exit code tells a script. Which command needs what stands in `need`.

use super::args::need::Need;
use super::out::Out;
use crate::failure::{self, Exit, Failure};
use crate::workspace::{Soundness, StoreNotice, Workspace};

/// Enters the project that a command needs, and says what that found.
pub fn enter(
    need: Need,
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &Out,
) -> Result<(), Failure> {
    match need {
        Need::Nothing => Ok(()),
        Need::Look => look(workspace, project, out),
        Need::Write | Need::Judge => {
            workspace.enter(project)?;
            tell(workspace.notices(), out);
            Ok(())
        }
    }
}

/// Enters a project only to read it, and says what that found.
pub fn look(workspace: &mut Workspace, project: Option<&str>, out: &Out) -> Result<(), Failure> {
    workspace.look_at(project)?;
    tell(workspace.notices(), out);
    Ok(())
}

/// Enters a project only to read it, where one is meant; whoever asked looks at what that found by himself.
pub fn look_if_any(workspace: &mut Workspace, project: Option<&str>) {
    // Of several, or of none, nothing is entered.
    _ = workspace.look_at(project);
}

/// Enters a project for the screen, which shows by itself what that found.
pub fn onto_screen(workspace: &mut Workspace, project: Option<&str>) -> Result<(), Failure> {
    workspace.enter(project)
}

/// What opening a project found, a line each.
pub fn tell(notices: &[StoreNotice], out: &Out) {
    for notice in notices {
        let mark = mark(notice);
        out.say(&format!("{mark} {}", failure::notice(out.lang, notice)));
    }
}

/// The same of one of several projects, by the name it is shown with.
pub fn tell_of(project: &str, notices: &[StoreNotice], out: &Out) {
    for notice in notices {
        let words = failure::notice(out.lang, notice);
        let line = out.lang.about(project, words);
        out.say(&format!("{} {line}", mark(notice)));
    }
}

/// What stands before a notice: whether figures differ from those of the whole journal.
fn mark(notice: &StoreNotice) -> &'static str {
    match notice.soundness() {
        Soundness::Sound => "!",
        Soundness::Damaged | Soundness::Unreadable => "✗",
    }
}

/// The exit code of a command, given how far its project can be relied on: figures without the records
/// that are damaged are told apart from those of a whole journal.
pub fn exit(need: Need, exit: Exit, soundness: Soundness) -> Exit {
    match (need, soundness, exit) {
        (Need::Nothing | Need::Write, _, exit) | (_, Soundness::Sound, exit) => exit,
        (_, Soundness::Unreadable, Exit::Done | Exit::Refused | Exit::Damaged) => Exit::Disk,
        (_, Soundness::Damaged, Exit::Done | Exit::Refused) => Exit::Damaged,
        (_, _, exit) => exit,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_judged_on_damage_says_so_and_a_worse_code_stays() {
        let damaged = |need, code| exit(need, code, Soundness::Damaged);
        assert_eq!(damaged(Need::Look, Exit::Done), Exit::Damaged);
        assert_eq!(damaged(Need::Judge, Exit::Refused), Exit::Damaged);
        assert_eq!(damaged(Need::Judge, Exit::Disk), Exit::Disk);
        assert_eq!(damaged(Need::Write, Exit::Done), Exit::Done);
        let unreadable = exit(Need::Look, Exit::Done, Soundness::Unreadable);
        assert_eq!(unreadable, Exit::Disk);
        let refused = exit(Need::Look, Exit::Refused, Soundness::Unreadable);
        assert_eq!(refused, Exit::Disk, "a disk error is no rule");
        assert_eq!(exit(Need::Look, Exit::Usage, Soundness::Sound), Exit::Usage);
    }
}
