//! The command line: one file a verb. It parses words, calls the workspace, prints what comes out;
//! results go to standard output, words to standard error.
//!
//! | room | noun |
//! |---|---|
//! | `args` | the words of the command line, and what is said of those not understood |
//! | `door` | the one way into a project |
//! | `project`, `people` | projects made, planned, changed; people and their keys |
//! | `check`, `signing`, `evidence` | checks recorded and shown; signed; photos and documents |
//! | `issue`, `rule`, `notice`, `blocked` | issues, rulings, notices, what is in the way |
//! | `cost` | what failures cost, and why they happen |
//! | `register`, `rates` | what is kept beside the tree; rates, responsibility, what to re-measure |
//! | `checklist` | checklists looked at, written, tried, compared |
//! | `form`, `report` | forms of papers; papers |
//! | `exchange` | export, sync, remotes, conflicts |
//! | `headquarters` | receiving at headquarters, and what a project believes of it |
//! | `rollup`, `sql` | many projects counted together; queries of what that hands out |
//! | `verify`, `wrong` | whether records hold, and what does not follow |
//! | `demo`, `manual` | the sample project; manual, completions, man page |
//! | `doctor` | how everything stands that the program works with |
//! | `out` | printing: formats, what is said, PINs on their way in |

mod args;
mod blocked;
mod check;
mod checklist;
mod cost;
mod demo;
mod doctor;
mod door;
mod evidence;
mod exchange;
mod form;
mod headquarters;
mod issue;
mod manual;
mod notice;
mod out;
mod people;
mod project;
mod rates;
mod register;
mod report;
mod rollup;
mod rule;
mod signing;
mod sql;
mod verify;
pub mod wrong;

use crate::failure::{Exit, Expected, Failure};
use crate::rates::responsibility::ResponsibilityAsked;
use crate::text::Lang;
use crate::workspace::Workspace;
use crate::workspace::care::broken;
use crate::workspace::held::exchanged::PlainText;
use crate::workspace::held::log::RunLog;
use crate::workspace::held::settings::file::SettingsFile;
use args::need::Need;
use args::{Arguments, ChecklistVerb, Verb};
use clap::Parser;
pub use manual::commands;
use out::Out;
use out::format::Format;
pub use out::setting::{Setting, Streams};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Runs the program with its arguments and gives the exit code.
pub fn run() -> Exit {
    let words: Vec<OsString> = std::env::args_os().collect();
    run_attended(&words, &Setting::real())
}

/// Runs a command line as the program itself does: a fault of the program is reported, said, and has its
/// exit code.
pub fn run_attended(words: &[OsString], setting: &Setting) -> Exit {
    broken::attend(&verbs(words));
    let run = std::panic::AssertUnwindSafe(|| run_in(words, setting));
    std::panic::catch_unwind(run).unwrap_or_else(|_| {
        let out = Out::new(Lang::default(), Format::Table, setting.streams.clone());
        out.sentences(&broken::ended());
        Exit::Internal
    })
}

/// The words of a command line that name commands, and no others.
fn verbs(words: &[OsString]) -> String {
    let (mut tree, mut path) = (commands(), Vec::new());
    for word in words.iter().skip(1).filter_map(|word| word.to_str()) {
        if let Some(below) = tree.find_subcommand(word).cloned() {
            path.push(word);
            tree = below;
        }
    }
    path.join(" ")
}

/// Runs a command line, the program's name first, and gives the exit code.
pub fn run_in(words: &[OsString], setting: &Setting) -> Exit {
    let arguments = match Arguments::try_parse_from(words) {
        Ok(arguments) => arguments,
        Err(error) => return misunderstood(&error, words, setting),
    };
    let chosen = chosen(arguments.data.as_deref());
    let lang = language(arguments.lang.as_deref(), chosen.as_ref());
    broken::speak(lang);
    let mut out = Out::new(lang, arguments.format.of_tables(), setting.streams.clone());
    let log = match arguments.log.as_deref().map(RunLog::open).transpose() {
        Ok(log) => log,
        Err(failure) => {
            out.failure(&failure);
            return failure.exit();
        }
    };
    let says = |words: String| log.iter().for_each(|log| log.line(&words));
    let (program, system) = (broken::program(), broken::system());
    let verbs = verbs(words);
    says(format!("begin {program}, {system}, command \"{verbs}\""));
    let exit = match perform(arguments, (setting, chosen, log.clone()), &mut out) {
        Ok(exit) => exit,
        Err(failure) => {
            out.failure(&failure);
            failure.exit()
        }
    };
    says(format!("end {}", exit as i32));
    exit
}

/// Says what is wrong with a command line, or what it asked of the parser itself: help, the version.
fn misunderstood(error: &clap::Error, words: &[OsString], setting: &Setting) -> Exit {
    let lang = asked_language(words);
    let out = Out::new(lang, Format::Table, setting.streams.clone());
    let sentences = args::misused::sentences(error, lang);
    let printed = match sentences.is_empty() {
        true => out::written(error.print()),
        false => {
            out.sentences(&sentences);
            Ok(())
        }
    };
    match (error.use_stderr(), printed) {
        (true, _) => Exit::Usage,
        (false, Ok(())) => Exit::Done,
        (false, Err(failure)) => {
            out.failure(&failure);
            failure.exit()
        }
    }
}

/// Opens a data folder that looks around for signs of a restored backup or a clone (S9).
fn open(folder: &Path, setting: &Setting) -> Result<Workspace, Failure> {
    broken::report_into(folder);
    let workspace = Workspace::open_by(folder, setting.clock.clone())?;
    Ok(workspace.in_surroundings((setting.surroundings)()))
}

fn perform(
    arguments: Arguments,
    (setting, chosen, log): (&Setting, Option<SettingsFile>, Option<Arc<RunLog>>),
    out: &mut Out,
) -> Result<Exit, Failure> {
    let own = chosen
        .as_ref()
        .and_then(|file| file.settings().data.clone());
    let project = arguments.project.clone();
    let opened = |folder: &Path| {
        let mut workspace = open(folder, setting)?;
        { chosen.into_iter() }.for_each(|file| workspace.use_settings(file));
        { log.into_iter() }.for_each(|log| workspace.use_log(log));
        Ok(workspace)
    };
    match arguments.verb {
        Some(Verb::Completions { shell }) => manual::completions(shell, out),
        Some(Verb::Man) => manual::page(out),
        Some(Verb::Manual { topic }) => manual::manual(topic.as_deref(), out),
        Some(Verb::Doctor) => {
            let folder = data_folder(arguments.data.or(own))?;
            doctor::run(&folder, opened(&folder), project.as_deref(), out)
        }
        Some(Verb::Demo) => {
            let beside = || data_folder(own).map(|folder| folder.join("demo"));
            let folder = arguments.data.map_or_else(beside, Ok)?;
            demo::run(opened(&folder)?, out)
        }
        None => {
            let mut workspace = opened(&data_folder(arguments.data.or(own))?)?;
            workspace.use_inbox(arguments.inbox);
            screen(workspace, project.as_deref(), out)
        }
        mut verb => {
            let press = arguments.format.press();
            match (&mut verb, press) {
                (Some(Verb::Report(asked)), _) => asked.be_in(press),
                (Some(Verb::Checklist(ChecklistVerb::Figures(asked))), _) => asked.press = press,
                (_, Some(_)) => return Err(arguments.format.not_a_table()),
                (_, None) => {}
            }
            let mut workspace = opened(&data_folder(arguments.data.or(own))?)?;
            workspace.use_inbox(arguments.inbox);
            out.library_faults(workspace.library());
            let done = served(verb, &mut workspace, project.as_deref(), out);
            said_afterwards(&workspace, out);
            workspace.end();
            done
        }
    }
}

/// What became of this device's id meanwhile, and what speaks against its clock.
fn said_afterwards(workspace: &Workspace, out: &Out) {
    let lang = out.lang;
    for notice in workspace.renewed() {
        out.say(&format!("! {}", crate::failure::notice(lang, notice)));
    }
    if let Some(flag) = workspace.clock_doubt() {
        let doubt = crate::text::exchange::clock_in_doubt(lang, &flag, &workspace.now());
        out.say(&format!("! {doubt}"));
    }
}

/// Does what a verb asks, in the project it needs; what opening that found is said, and shows in the
/// exit code.
fn served(
    verb: Option<Verb>,
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let need = verb.as_ref().map_or(Need::Nothing, Verb::need);
    door::enter(need, workspace, project, out)?;
    let exit = match dispatch(verb, workspace, project, out) {
        Ok(exit) => exit,
        Err(failure) => {
            out.failure(&failure);
            failure.exit()
        }
    };
    Ok(door::exit(need, exit, workspace.soundness()))
}

/// Opens the screen, on the project named or on the only one there is; without a terminal, lists
/// the projects instead.
fn screen(mut workspace: Workspace, project: Option<&str>, out: &mut Out) -> Result<Exit, Failure> {
    if !out.on_terminal() {
        return project::list(&workspace, out);
    }
    match door::onto_screen(&mut workspace, project) {
        Ok(()) => {}
        // The first page says which is missing.
        Err(Failure::NoProject | Failure::ManyProjects(_) | Failure::Vanished(_)) => {}
        Err(failure) => return Err(failure),
    }
    crate::tui::run(workspace, out.lang)?;
    Ok(Exit::Done)
}

fn dispatch(
    verb: Option<Verb>,
    workspace: &mut Workspace,
    project: Option<&str>,
    out: &mut Out,
) -> Result<Exit, Failure> {
    match verb {
        Some(Verb::Project(verb)) => project::run(verb, workspace, out),
        Some(Verb::People(verb)) => people::run(verb, workspace, out),
        Some(Verb::Check(verb)) => check::run(verb, workspace, out),
        Some(Verb::Issue(verb)) => issue::run(verb, workspace, out),
        Some(Verb::Cost(verb)) => cost::run(verb, workspace, out),
        Some(Verb::Rule(asked)) => rule::run(asked, workspace, out),
        Some(Verb::Form(verb)) => form::run(&verb, out),
        Some(Verb::Report(asked)) => report::run(&asked, workspace, out),
        Some(Verb::Notice(verb)) => notice::run(verb, workspace, out),
        Some(Verb::Blocked { named }) => blocked::run(named.as_deref(), workspace, out),
        Some(Verb::Register(verb)) => register::run(verb, workspace, out),
        Some(Verb::Evidence(verb)) => evidence::run(verb, workspace, out),
        Some(Verb::Rates(asked)) => rates::run(&asked, workspace, out),
        Some(Verb::Responsibility { by, period }) => {
            let (from, to) = period.days(workspace)?;
            let by = by.into();
            let asked = ResponsibilityAsked { by, from, to };
            rates::responsibility::run(&asked, workspace, out)
        }
        Some(Verb::Plausible { subject }) => {
            rates::responsibility::list(subject.as_deref(), workspace, out)
        }
        Some(Verb::Export { folder, text }) => {
            let text = if text {
                PlainText::Beside
            } else {
                PlainText::Without
            };
            exchange::export((&folder, text), workspace, out)
        }
        Some(Verb::Sync { folder, new }) => {
            exchange::sync::run((&folder, new), workspace, project, out)
        }
        Some(Verb::Remote(verb)) => exchange::remote::run(verb, workspace, out),
        Some(Verb::Conflict(verb)) => exchange::conflict::run(verb, workspace, out),
        Some(Verb::Rollup(asked)) => rollup::run(&asked, workspace, out),
        Some(Verb::Receive(asked)) => headquarters::receive::run(&asked, workspace, out),
        Some(Verb::Hq(verb)) => headquarters::run(verb, workspace, out),
        Some(Verb::Sql(asked)) => sql::run(&asked, workspace, out),
        Some(Verb::Checklist(verb)) => checklist::run(verb, workspace, project, out),
        Some(Verb::Verify { folders }) => verify::run(&folders, workspace, project, out),
        None | Some(Verb::Demo | Verb::Doctor) => Ok(Exit::Done),
        Some(Verb::Completions { .. } | Verb::Man | Verb::Manual { .. }) => Ok(Exit::Done),
    }
}

/// What was chosen: in the data folder that was named, so that it goes where that goes, else in the user's
/// folder of configurations.
fn chosen(data: Option<&Path>) -> Option<SettingsFile> {
    let own = || Some(own_folders()?.config_dir().to_path_buf());
    let folder = data.map(Path::to_path_buf).or_else(own)?;
    Some(SettingsFile::load(&folder))
}

fn own_folders() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "sanjian")
}

/// The data folder: the option, the environment, the settings, or the user's own.
fn data_folder(given: Option<PathBuf>) -> Result<PathBuf, Failure> {
    let own = || Some(own_folders()?.data_dir().to_path_buf());
    let none = || Failure::usage("--data", "", Expected::DataFolder);
    given.or_else(own).ok_or_else(none)
}

/// The language of a command line that could not be read.
fn asked_language(words: &[OsString]) -> Lang {
    let words: Vec<String> = words
        .iter()
        .map(|word| word.to_string_lossy().into_owned())
        .collect();
    let behind = words
        .iter()
        .position(|word| word == "--lang")
        .and_then(|at| words.get(at + 1));
    let within = words.iter().find_map(|word| word.strip_prefix("--lang="));
    language(within.or(behind.map(String::as_str)), None)
}

/// The language: the option, the environment's word for this program, the settings, or that of the machine.
fn language(asked: Option<&str>, chosen: Option<&SettingsFile>) -> Lang {
    let chosen = chosen.and_then(|file| file.settings().language);
    let environment = || {
        ["LC_ALL", "LC_MESSAGES", "LANG"]
            .iter()
            .find_map(|name| std::env::var(name).ok())
    };
    match asked {
        Some(word) => Lang::of(word),
        None if chosen.is_some() => chosen.unwrap_or_default(),
        None if environment().is_some_and(|locale| locale.starts_with("en")) => Lang::En,
        None => Lang::Zh,
    }
}
