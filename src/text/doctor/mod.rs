//! What the doctor found on this machine: each finding in words, how grave it is, and what to do. Looking is for whoever
//! knows the disk, the clock and the terminal.
//!
//! | file | noun |
//! |---|---|
//! | `said` | the phrases |

mod said;

use super::escape::{place, shown};
use super::{Lang, evidence, exchange, fonts, mishap, words};
use said as say;
use std::path::PathBuf;

pub use said::{again, all_sound, found, head_advice, head_part, title};

/// How grave something is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum HealthMark {
    /// As it should be.
    Sound,
    /// Worth minding; work goes on.
    Mind,
    /// Something does not work, or is not safe.
    Bad,
}

impl HealthMark {
    /// The sign before it.
    pub fn sign(self) -> &'static str {
        match self {
            HealthMark::Sound => "✓",
            HealthMark::Mind => "!",
            HealthMark::Bad => "×",
        }
    }

    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            HealthMark::Sound => "ok",
            HealthMark::Mind => "mind",
            HealthMark::Bad => "bad",
        }
    }
}

/// A part of what the program works with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Organ {
    /// The program itself.
    Program,
    /// The data folder.
    Folder,
    /// The disk it lies on.
    Disk,
    /// The projects in it.
    Projects,
    /// The clock.
    Clock,
    /// The terminal.
    Terminal,
    /// Fonts for PDF.
    Fonts,
    /// Private keys.
    Keys,
    /// The file of settings.
    Settings,
}

impl Organ {
    /// Its name.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Organ::Program => say::program(lang),
            Organ::Folder => say::folder(lang),
            Organ::Disk => say::disk(lang),
            Organ::Projects => say::projects(lang),
            Organ::Clock => say::clock(lang),
            Organ::Terminal => say::terminal(lang),
            Organ::Fonts => say::fonts(lang),
            Organ::Keys => say::keys(lang),
            Organ::Settings => say::settings(lang),
        }
    }

    /// The word for programs.
    pub fn word(self) -> &'static str {
        match self {
            Organ::Program => "program",
            Organ::Folder => "folder",
            Organ::Disk => "disk",
            Organ::Projects => "projects",
            Organ::Clock => "clock",
            Organ::Terminal => "terminal",
            Organ::Fonts => "fonts",
            Organ::Keys => "keys",
            Organ::Settings => "settings",
        }
    }
}

/// What the program lies on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiesOn {
    /// A disk of this machine.
    Disk,
    /// A stick, a share, or what a program serves.
    Elsewhere,
    /// Memory.
    Memory,
}

/// Something that was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Symptom {
    /// The program and its version.
    Program(String),
    /// So many reports of faults lie there.
    Reports(usize, PathBuf),
    /// There is no data folder yet.
    NoFolder(PathBuf),
    /// The data folder can be used.
    Folder(PathBuf),
    /// It cannot; why.
    NoUse(PathBuf, String),
    /// It can only be read.
    ReadOnly(PathBuf),
    /// Others can look into it.
    Open(PathBuf),
    /// So many bytes are free.
    Room(u64),
    /// The file system.
    Lies(LiesOn, &'static str),
    /// How long a record takes to be confirmed, in microseconds.
    Synced(u64),
    /// The disk does not confirm; why.
    NotSynced(String),
    /// So many projects, in all of which records are as they were written.
    Projects(usize),
    /// What reading a project found, and how grave it is.
    Record(HealthMark, String),
    /// Another process has a project open.
    Held(String, String),
    /// Records of others that wait, and what was refused, in a project.
    Parked(String, [usize; 2]),
    /// Checks in progress of a project.
    Begun(String, usize),
    /// The clock and its zone; nothing speaks against them.
    Clock(String, String),
    /// What speaks against the clock: the flag, and what it shows.
    Doubt(String, String),
    /// The zone of the clock is another than that of a project's site.
    Zone(String, [String; 2]),
    /// There is no terminal to look at.
    NoTerminal,
    /// The terminal: its name, columns and lines, colours.
    Terminal(String, [u16; 2], Option<u32>),
    /// It is too small for most pages.
    Small([u16; 2]),
    /// It does not say that it takes UTF-8.
    NotUtf8(String),
    /// How many columns a doubtful sign takes, and how many the program takes it for.
    Width(u16, u16),
    /// The fonts that papers are written with.
    Fonts(Vec<String>),
    /// No font has Chinese.
    NoFont,
    /// So many private keys.
    Keys(usize),
    /// The file of a key can be read by others, or is damaged.
    Key(String, bool),
    /// The file of settings; none where there is none.
    Settings(Option<PathBuf>),
    /// What is wrong with it.
    Unsettled(Vec<String>),
}

/// Room under which the program warns, and under which it stops.
const LITTLE: u64 = 1 << 30;
const FULL: u64 = 64 << 20;
/// A record that takes longer is felt.
const SLOW: u64 = 200_000;
/// What every page fits on.
const LEAST: [u16; 2] = [80, 24];

impl Symptom {
    /// The terminal's size, if it is too small.
    pub fn small(size: [u16; 2]) -> Option<Self> {
        let [columns, lines] = LEAST;
        (size[0] < columns || size[1] < lines).then_some(Symptom::Small(size))
    }

    /// What it is of.
    pub fn organ(&self) -> Organ {
        use Symptom as S;
        match self {
            S::Program(_) | S::Reports(..) => Organ::Program,
            S::NoFolder(_) | S::Folder(_) | S::NoUse(..) | S::ReadOnly(_) | S::Open(_) => {
                Organ::Folder
            }
            S::Room(_) | S::Lies(..) | S::Synced(_) | S::NotSynced(_) => Organ::Disk,
            S::Projects(_) | S::Record(..) | S::Held(..) | S::Parked(..) | S::Begun(..) => {
                Organ::Projects
            }
            S::Clock(..) | S::Doubt(..) | S::Zone(..) => Organ::Clock,
            S::NoTerminal | S::Terminal(..) | S::Small(_) | S::NotUtf8(_) | S::Width(..) => {
                Organ::Terminal
            }
            S::Fonts(_) | S::NoFont => Organ::Fonts,
            S::Keys(_) | S::Key(..) => Organ::Keys,
            S::Settings(_) | S::Unsettled(_) => Organ::Settings,
        }
    }

    /// How grave it is.
    pub fn mark(&self) -> HealthMark {
        use HealthMark::{Bad, Mind, Sound};
        use Symptom as S;
        match self {
            S::Record(mark, _) => *mark,
            S::NoUse(..) | S::NotSynced(_) | S::Key(..) => Bad,
            S::Room(free) if *free < FULL => Bad,
            S::Room(free) if *free < LITTLE => Mind,
            S::Synced(micros) if *micros > SLOW => Mind,
            S::Width(drawn, taken) if drawn != taken => Mind,
            S::Lies(LiesOn::Elsewhere | LiesOn::Memory, _) => Mind,
            S::Parked(_, [_, refused]) if *refused > 0 => Mind,
            S::Reports(..) | S::ReadOnly(_) | S::Open(_) | S::Held(..) | S::Doubt(..) => Mind,
            S::Small(_) | S::NotUtf8(_) | S::NoFont | S::Unsettled(_) => Mind,
            S::Program(_) | S::NoFolder(_) | S::Folder(_) | S::Room(_) | S::Lies(..) => Sound,
            S::Synced(_) | S::Projects(_) | S::Parked(..) | S::Begun(..) | S::Clock(..) => Sound,
            S::Zone(..) | S::NoTerminal | S::Terminal(..) | S::Width(..) | S::Fonts(_) => Sound,
            S::Keys(_) | S::Settings(_) => Sound,
        }
    }

    /// What was found, in words.
    pub fn said(&self, lang: Lang) -> String {
        use Symptom as S;
        match self {
            S::Program(version) => version.clone(),
            S::Reports(count, folder) => say::reports(lang, *count, &place(folder)),
            S::NoFolder(path) => lang.about(place(path), say::no_folder(lang)),
            S::Folder(path) => lang.about(place(path), say::folder_fine(lang)),
            S::NoUse(path, why) => lang.about(place(path), why),
            S::ReadOnly(path) => lang.about(place(path), mishap::protected(lang)),
            S::Open(path) => lang.about(place(path), say::open(lang)),
            S::Room(free) => say::room(lang, &evidence::size(*free)),
            S::Lies(on, name) => lies(lang, *on, name),
            S::Synced(micros) => say::synced(lang, &millis(*micros)),
            S::NotSynced(why) => lang.about(say::not_synced(lang), why),
            S::Projects(0) => say::no_projects(lang).to_owned(),
            S::Projects(count) => say::projects_fine(lang, *count),
            S::Record(_, words) => words.clone(),
            S::Held(code, process) => say::held(lang, &shown(code), &shown(process)),
            S::Parked(code, [waiting, refused]) => {
                say::parked(lang, &shown(code), *waiting, *refused)
            }
            S::Begun(code, count) => say::begun(lang, &shown(code), *count),
            S::Clock(now, zone) => format!("{} {}", words::time(now), shown(zone)),
            S::Doubt(flag, now) => exchange::clock_in_doubt(lang, flag, now),
            S::Zone(code, [here, site]) => say::zone(lang, &shown(code), here, site),
            S::NoTerminal => say::no_terminal(lang).to_owned(),
            S::Terminal(name, size, colours) => terminal(lang, name, *size, *colours),
            S::Small([columns, lines]) => say::small(lang, *columns, *lines),
            S::NotUtf8(locale) => say::not_utf8(lang, &shown(locale)),
            S::Width(drawn, taken) => say::width(lang, *drawn, *taken),
            S::Fonts(names) => names.join(lang.between()),
            S::NoFont => say::no_font(lang).to_owned(),
            S::Keys(0) => say::no_keys(lang).to_owned(),
            S::Keys(count) => say::keys_fine(lang, *count),
            S::Key(kid, true) => say::key_open(lang, &shown(kid)),
            S::Key(kid, false) => say::key_damaged(lang, &shown(kid)),
            S::Settings(Some(path)) => place(path),
            S::Settings(None) => say::no_settings(lang).to_owned(),
            S::Unsettled(sentences) => sentences.join(" "),
        }
    }

    /// What to do about it; nothing where nothing need be done.
    pub fn advice(&self, lang: Lang) -> Option<&'static str> {
        use Symptom as S;
        if self.mark() == HealthMark::Sound {
            return None;
        }
        Some(match self {
            S::Reports(..) => say::hand_on(lang),
            S::NoUse(..) => say::other_folder(lang),
            S::ReadOnly(_) => mishap::lift_protection(lang),
            S::Open(_) => say::close_it(lang),
            S::Room(_) => mishap::free_some(lang),
            S::Lies(..) => say::own_disk(lang),
            S::Synced(_) => say::slow(lang),
            S::NotSynced(_) => mishap::check_disk(lang),
            S::Record(..) => mishap::see_damage(lang),
            S::Held(..) => mishap::close_that_one(lang),
            S::Parked(..) => say::look_at_refused(lang),
            S::Doubt(..) => say::set_clock(lang),
            S::Small(_) => say::enlarge(lang),
            S::NotUtf8(_) => say::set_locale(lang),
            S::Width(..) => say::set_width(lang),
            S::NoFont => fonts::what_to_install(lang),
            S::Key(_, true) => say::close_key(lang),
            S::Key(_, false) => say::new_key(lang),
            S::Unsettled(_) => say::mend_settings(lang),
            S::Program(_) | S::NoFolder(_) | S::Folder(_) | S::Projects(_) => return None,
            S::Begun(..) | S::Clock(..) | S::Zone(..) | S::NoTerminal => return None,
            S::Terminal(..) | S::Fonts(_) | S::Keys(_) | S::Settings(_) => return None,
        })
    }
}

fn lies(lang: Lang, on: LiesOn, name: &str) -> String {
    match on {
        LiesOn::Disk => say::on_disk(lang, name),
        LiesOn::Elsewhere => say::elsewhere(lang, name),
        LiesOn::Memory => say::in_memory(lang, name),
    }
}

fn terminal(lang: Lang, name: &str, [columns, lines]: [u16; 2], colours: Option<u32>) -> String {
    let size = say::size(lang, &shown(name), columns, lines);
    match colours {
        Some(colours) => format!("{size}{}{}", lang.comma(), say::colours(lang, colours)),
        None => format!("{size}{}{}", lang.comma(), say::no_colours(lang)),
    }
}

/// Microseconds as milliseconds, with a digit behind the point.
fn millis(micros: u64) -> String {
    format!("{}.{}", micros / 1000, micros % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whatever_is_not_sound_says_what_to_do() {
        let grave = [
            Symptom::Room(FULL - 1),
            Symptom::Room(LITTLE - 1),
            Symptom::Synced(SLOW + 1),
            Symptom::Width(2, 1),
            Symptom::Lies(LiesOn::Memory, "tmpfs"),
            Symptom::Key("k".into(), false),
        ];
        for one in grave {
            assert!(one.mark() > HealthMark::Sound, "{one:?}");
            assert!(one.advice(Lang::Zh).is_some(), "{one:?}");
        }
        let fine = [
            Symptom::Room(LITTLE),
            Symptom::Synced(SLOW),
            Symptom::Width(1, 1),
        ];
        for one in fine {
            assert_eq!(one.mark(), HealthMark::Sound, "{one:?}");
            assert_eq!(one.advice(Lang::En), None);
        }
        assert_eq!(millis(12_345), "12.3");
        assert_eq!(Symptom::small([80, 24]), None);
        assert_eq!(Symptom::small([79, 50]), Some(Symptom::Small([79, 50])));
    }
}
