//! The doctor: looks at everything that the program works with and says how it stands. The one file it writes is tried
//! and removed. Words and how grave something is are for the text.

use super::broken;
use crate::failure::{self, Failure};
use crate::paper::sheet::Face;
use crate::store::device::vault::KeyFault;
use crate::store::{Disk, DiskError, Lasting, Soundness, TryLock};
use crate::text::Lang;
use crate::text::doctor::{HealthMark, LiesOn, Symptom};
use crate::text::settings;
use crate::workspace::Workspace;
use crate::workspace::enter::projects::Card;
use crate::workspace::held::clock::doubt;
use crate::workspace::paper::fonts;
use chrono::DateTime;
use std::path::Path;
use std::time::Instant;

/// So often is writing tried; the middle one counts.
const TRIES: usize = 5;
/// The last records of so many projects are held against the clock.
const MOST: usize = 20;
/// About as long as a record.
const RECORD: usize = 1024;

impl Workspace {
    /// How everything stands that the program works with, the terminal apart.
    pub fn examined(&self, lang: Lang) -> Vec<Symptom> {
        let mut found = vec![Symptom::Program(broken::program())];
        let reports = self.root.join(broken::FOLDER);
        let count = self.disk.list(&reports).map_or(0, |there| there.len());
        found.extend((count > 0).then_some(Symptom::Reports(count, reports)));
        self.look_at_folder(lang, &mut found);
        self.look_at_projects(lang, &mut found);
        self.look_at_clock(&mut found);
        found.push(fonts_here());
        self.look_at_keys(lang, &mut found);
        found.push(self.settings_here(lang));
        found
    }

    fn look_at_folder(&self, lang: Lang, found: &mut Vec<Symptom>) {
        let (disk, root) = (self.disk.as_ref(), self.root.as_path());
        let holds = disk.list(root).is_ok_and(|entries| !entries.is_empty());
        let is_there = holds || disk.free(root).is_some();
        let nearest = { root.ancestors() }.find(|above| disk.free(above).is_some());
        let lies = nearest.and_then(|there| disk.file_system(there));
        let room = nearest.and_then(|there| disk.free(there));
        let (tried, written) = match is_there {
            false => (Symptom::NoFolder(root.to_path_buf()), None),
            true => tried(disk, root, lang),
        };
        found.push(tried);
        let open = is_there && !disk.is_private(root);
        found.extend(open.then(|| Symptom::Open(root.to_path_buf())));
        found.extend(room.map(Symptom::Room));
        found.extend(lies.map(|system| {
            let on = match system.lasting {
                Lasting::Local => LiesOn::Disk,
                Lasting::Elsewhere => LiesOn::Elsewhere,
                Lasting::Memory => LiesOn::Memory,
            };
            Symptom::Lies(on, system.name)
        }));
        found.extend(written);
    }

    fn look_at_projects(&self, lang: Lang, found: &mut Vec<Symptom>) {
        let cards = match self.projects() {
            Ok(cards) => cards,
            Err(failure) => {
                let words = failure.sentences(lang).join(" ");
                return found.push(Symptom::Record(HealthMark::Bad, words));
            }
        };
        let before = found.len();
        for pid in self.missed().unwrap_or_default() {
            let words = Failure::Vanished(pid).sentences(lang).join(" ");
            found.push(Symptom::Record(HealthMark::Bad, words));
        }
        for card in &cards {
            self.look_at_project(card, lang, found);
        }
        let is_sound = |one: &Symptom| !matches!(one, Symptom::Record(..));
        if found.iter().skip(before).all(is_sound) {
            found.insert(before, Symptom::Projects(cards.len()));
        }
    }

    fn look_at_project(&self, card: &Card, lang: Lang, found: &mut Vec<Symptom>) {
        let code = card.head.code.as_str();
        for notice in &card.notices {
            let mark = match notice.soundness() {
                Soundness::Sound => HealthMark::Mind,
                Soundness::Damaged | Soundness::Unreadable => HealthMark::Bad,
            };
            let words = lang.about(code, failure::notice(lang, notice));
            found.push(Symptom::Record(mark, words));
        }
        let (disk, dir) = (self.disk.as_ref(), self.project_dir(&card.id));
        let held = holder(disk, &dir).map(|process| Symptom::Held(code.to_owned(), process));
        found.extend(held);
        let count = |folder: &str| disk.list(&dir.join(folder)).map_or(0, |there| there.len());
        let parked = [count("in"), count("bad")];
        if parked != [0, 0] {
            found.push(Symptom::Parked(code.to_owned(), parked));
        }
        let begun = count("drafts");
        found.extend((begun > 0).then(|| Symptom::Begun(code.to_owned(), begun)));
    }

    fn look_at_clock(&self, found: &mut Vec<Symptom>) {
        let (now, here) = (self.clock.now(), self.now());
        let doubt = self.clock_doubt().or_else(|| self.doubt_by_all());
        found.push(match doubt {
            Some(flag) => Symptom::Doubt(flag, here.to_string()),
            None => Symptom::Clock(here.to_string(), self.clock.zone()),
        });
        if let Some(project) = self.project() {
            let site = project.head.zone().here(now);
            if site.offset() != now.offset() {
                let offsets = [now.offset(), site.offset()].map(ToString::to_string);
                found.push(Symptom::Zone(project.head.code.clone(), offsets));
            }
        }
    }

    fn look_at_keys(&self, lang: Lang, found: &mut Vec<Symptom>) {
        let keys = match self.vault().look() {
            Ok(keys) => keys,
            Err(error) => {
                let words = Failure::from(error).sentences(lang).join(" ");
                return found.push(Symptom::Key(words, false));
            }
        };
        let faulty = keys.iter().filter_map(|(kid, fault)| {
            let is_open = (*fault)? == KeyFault::Exposed;
            Some(Symptom::Key(kid.clone(), is_open))
        });
        let faulty: Vec<Symptom> = faulty.collect();
        let sound = keys.len() - faulty.len();
        found.extend((sound > 0 || faulty.is_empty()).then_some(Symptom::Keys(sound)));
        found.extend(faulty);
    }

    fn settings_here(&self, lang: Lang) -> Symptom {
        let Some(file) = &self.settings else {
            return Symptom::Settings(None);
        };
        let (path, faults) = (file.path(), file.faults());
        if !faults.is_empty() {
            return Symptom::Unsettled(settings::refused(lang, path, faults));
        }
        Symptom::Settings(file.is_there().then(|| path.to_path_buf()))
    }

    /// What speaks against the clock by the last record of any project; of very many the first are asked.
    fn doubt_by_all(&self) -> Option<String> {
        let ids = self.project_folders().unwrap_or_default();
        let times = ids.iter().take(MOST).filter_map(|id| self.last_time_of(id));
        let last = times.max_by_key(|time| DateTime::parse_from_rfc3339(time).ok());
        doubt(self.clock.as_ref(), last.as_deref(), None).map(str::to_owned)
    }
}

/// The process that has a project open; this one does not count.
fn holder(disk: &dyn Disk, dir: &Path) -> Option<String> {
    let lock = dir.join("lock");
    // Asking for a lock makes its file.
    disk.len(&lock).ok()??;
    let Ok(TryLock::Held) = disk.try_lock(&lock) else {
        return None;
    };
    let who = disk.read_range(&dir.join("lock.who"), 0, 200).ok()?;
    let who = String::from_utf8(who).unwrap_or_default();
    let process = who.rsplit(' ').next().unwrap_or("?");
    (process != std::process::id().to_string()).then(|| process.to_owned())
}

fn fonts_here() -> Symptom {
    let Ok(fonts) = fonts::installed() else {
        return Symptom::NoFont;
    };
    let mut names: Vec<String> = { [Face::Text, Face::Title].into_iter() }
        .filter_map(|face| fonts.family(face))
        .collect();
    names.dedup();
    Symptom::Fonts(names)
}

/// Writes what a record takes, has it confirmed, and takes it away again.
fn tried(disk: &dyn Disk, root: &Path, lang: Lang) -> (Symptom, Option<Symptom>) {
    let path = root.join(format!(".tried.{}", std::process::id()));
    let mut micros = Vec::with_capacity(TRIES);
    let written = disk.create_new(&path).and_then(|mut file| {
        for _ in 0..TRIES {
            let began = Instant::now();
            let done = file
                .write_all(&[b'.'; RECORD])
                .and_then(|()| file.sync_data());
            done.map_err(DiskError::io("confirm", &path))?;
            micros.push(u64::try_from(began.elapsed().as_micros()).unwrap_or(u64::MAX));
        }
        Ok(())
    });
    _ = disk.remove(&path);
    micros.sort_unstable();
    let middle = micros.get(TRIES / 2).copied();
    let root = root.to_path_buf();
    match written {
        Ok(()) => (Symptom::Folder(root), middle.map(Symptom::Synced)),
        Err(error) if error.is_protected() => (Symptom::ReadOnly(root), None),
        Err(error) => {
            let why = Failure::from(error).sentences(lang).join(" ");
            (Symptom::Folder(root), Some(Symptom::NotSynced(why)))
        }
    }
}
