//! The inbox of photos: a folder that this device watches, or whatever camera cards are put in.
//! Looking is all that is done there: nothing on a card is ever moved, renamed or deleted.

use crate::failure::{Expected, Failure};
use crate::workspace::Workspace;
use crate::workspace::outside::{self, WatchedPicture};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant, SystemTime};

/// How long the watcher rests between two looks, at least.
const REST: Duration = Duration::from_secs(2);
/// A slow card is looked at less often: the looks take at most this part of the time.
const SHARE: u32 = 20;
/// How soon a watcher ends that is no longer needed.
const STEP: Duration = Duration::from_millis(100);
/// A card may hold years of photos; the newest ones are enough.
const MOST: usize = 500;

/// Where photos come from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum InboxPlace {
    /// This folder.
    Folder(PathBuf),
    /// The `DCIM` folders of the cards and cameras that are plugged in.
    Cards,
}

/// What one look found: the folders there are, and their pictures, the newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InboxSight {
    /// Folders that were there.
    pub folders: Vec<PathBuf>,
    /// Their pictures.
    pub pictures: Vec<WatchedPicture>,
}

/// A place being watched; dropping it ends the watch.
#[derive(Debug)]
pub struct Inbox {
    place: InboxPlace,
    sight: Arc<Mutex<Arc<InboxSight>>>,
    ended: Arc<AtomicBool>,
}

impl Drop for Inbox {
    fn drop(&mut self) {
        self.ended.store(true, Ordering::Relaxed);
    }
}

impl Inbox {
    /// Watches a place from a thread of its own: a card that does not answer stops nobody.
    pub fn watch(place: InboxPlace) -> Self {
        let inbox = Self {
            place: place.clone(),
            sight: Arc::default(),
            ended: Arc::default(),
        };
        let (sight, ended) = (Arc::clone(&inbox.sight), Arc::clone(&inbox.ended));
        std::thread::spawn(move || {
            let mut last = InboxSight::default();
            while !ended.load(Ordering::Relaxed) {
                let begun = Instant::now();
                let seen = look(&place);
                let found = settled(&seen, &last, SystemTime::now());
                last = seen;
                let mut known = sight.lock().unwrap_or_else(PoisonError::into_inner);
                if **known != found {
                    *known = Arc::new(found);
                }
                drop(known);
                rest(REST.max(begun.elapsed() * SHARE), &ended);
            }
        });
        inbox
    }

    /// Looks once, here and now.
    pub fn looked(place: InboxPlace) -> Self {
        let found = look(&place);
        Self {
            place,
            sight: Arc::new(Mutex::new(Arc::new(found))),
            ended: Arc::default(),
        }
    }

    /// The place.
    pub fn place(&self) -> &InboxPlace {
        &self.place
    }

    /// What the last look found.
    pub fn sight(&self) -> Arc<InboxSight> {
        let sight = self.sight.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(&sight)
    }
}

fn rest(time: Duration, ended: &AtomicBool) {
    let until = Instant::now() + time;
    while Instant::now() < until && !ended.load(Ordering::Relaxed) {
        std::thread::sleep(STEP);
    }
}

/// A file of this age is not being written any more, unless it changes from one look to the next.
const AT_REST: Duration = Duration::from_secs(10);

/// What is offered of what was seen: not what is still being copied, which had another size the look
/// before, or was not there and has just been written to.
fn settled(seen: &InboxSight, last: &InboxSight, now: SystemTime) -> InboxSight {
    let before: BTreeMap<&Path, &WatchedPicture> = last
        .pictures
        .iter()
        .map(|picture| (picture.path.as_path(), picture))
        .collect();
    let mut sight = seen.clone();
    sight.pictures.retain(|picture| {
        // A camera's clock may be ahead: that says nothing about now.
        let just_written = now
            .duration_since(picture.changed)
            .is_ok_and(|age| age < AT_REST);
        match before.get(picture.path.as_path()) {
            Some(before) => *before == picture,
            None => !just_written,
        }
    });
    sight
}

fn look(place: &InboxPlace) -> InboxSight {
    let folders = match place {
        InboxPlace::Folder(folder) => vec![folder.clone()],
        InboxPlace::Cards => outside::cards(),
    };
    let mut sight = InboxSight::default();
    for folder in folders {
        if let Ok(pictures) = outside::pictures_in(&folder) {
            sight.pictures.extend(pictures);
            sight.folders.push(folder);
        }
    }
    sight
        .pictures
        .sort_by(|a, b| (b.changed, &b.name).cmp(&(a.changed, &a.name)));
    sight.pictures.truncate(MOST);
    sight
}

impl Workspace {
    /// Watches this folder in this run, whatever the device is set to.
    pub fn use_inbox(&mut self, folder: Option<PathBuf>) {
        self.inbox = folder;
    }

    /// Where this device's photos come from.
    pub fn inbox_place(&self) -> InboxPlace {
        let set = || {
            let bytes = self.disk.read_range(&self.inbox_file(), 0, 4096).ok()?;
            let text = String::from_utf8(bytes).ok()?;
            let text = text.trim_end_matches('\n');
            (!text.is_empty()).then(|| PathBuf::from(text))
        };
        match self.inbox.clone().or_else(set) {
            Some(folder) => InboxPlace::Folder(folder),
            None => InboxPlace::Cards,
        }
    }

    /// Sets the folder this device watches; none means cards again.
    pub(in crate::workspace) fn set_inbox(
        &mut self,
        folder: Option<&Path>,
    ) -> Result<InboxPlace, Failure> {
        let folder = folder.map(outside::folder).transpose()?;
        let line = match &folder {
            None => String::new(),
            Some(folder) => folder.to_str().map(str::to_owned).ok_or_else(|| {
                let given = folder.display().to_string();
                Failure::usage("--inbox", &given, Expected::PlainPath)
            })?,
        };
        self.disk.create_dir_all(&self.root.join("device"))?;
        self.disk
            .replace(&self.inbox_file(), format!("{line}\n").as_bytes())?;
        self.inbox = None;
        Ok(self.inbox_place())
    }

    fn inbox_file(&self) -> PathBuf {
        self.root.join("device").join("inbox")
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails should fail loudly")]

    use super::*;
    use std::fs;

    fn noon() -> SystemTime {
        SystemTime::UNIX_EPOCH + Duration::from_secs(1_780_000_000)
    }

    fn sight(files: &[(&str, u64, SystemTime)]) -> InboxSight {
        let picture = |(name, size, changed): &(&str, u64, SystemTime)| WatchedPicture {
            name: (*name).to_owned(),
            path: PathBuf::from(name),
            size: *size,
            changed: *changed,
        };
        InboxSight {
            folders: Vec::new(),
            pictures: files.iter().map(picture).collect(),
        }
    }

    fn names(sight: &InboxSight) -> Vec<&str> {
        let pictures = sight.pictures.iter();
        pictures.map(|picture| picture.name.as_str()).collect()
    }

    #[test]
    fn what_is_still_being_copied_is_not_offered_yet() {
        let yesterday = noon() - Duration::from_secs(86_400);
        let second = Duration::from_secs(1);
        let first = sight(&[("old.jpg", 9, yesterday), ("new.jpg", 100, noon())]);
        let offered = settled(&first, &InboxSight::default(), noon() + second);
        assert_eq!(names(&offered), ["old.jpg"], "a card just put in");
        let grown = sight(&[("old.jpg", 9, yesterday), ("new.jpg", 200, noon() + second)]);
        let offered = settled(&grown, &first, noon() + 3 * second);
        assert_eq!(names(&offered), ["old.jpg"]);
        let offered = settled(&grown, &grown, noon() + 5 * second);
        assert_eq!(names(&offered), ["old.jpg", "new.jpg"]);
    }

    #[test]
    fn a_slow_copy_that_keeps_the_cameras_time_is_seen_to_grow() {
        let yesterday = noon() - Duration::from_secs(86_400);
        let (half, whole) = (
            sight(&[("a.jpg", 100, yesterday)]),
            sight(&[("a.jpg", 200, yesterday)]),
        );
        assert_eq!(names(&settled(&whole, &half, noon())), Vec::<&str>::new());
        assert_eq!(names(&settled(&whole, &whole, noon())), ["a.jpg"]);
    }

    #[test]
    fn a_camera_ahead_of_time_hides_nothing() {
        let ahead = sight(&[("a.jpg", 1, noon() + Duration::from_secs(86_400))]);
        assert_eq!(
            names(&settled(&ahead, &InboxSight::default(), noon())),
            ["a.jpg"]
        );
    }

    #[test]
    fn of_a_full_card_the_newest_are_offered() {
        let card = tempfile::tempdir().unwrap();
        for folder in ["100A", "101A", "101A/deep"] {
            fs::create_dir_all(card.path().join(folder)).unwrap();
        }
        for nth in 0..2_400 {
            let folder = if nth % 2 == 0 { "100A" } else { "101A" };
            let path = card.path().join(folder).join(format!("IMG_{nth:04}.JPG"));
            fs::write(&path, b"x").unwrap();
            let file = fs::File::options().write(true).open(&path).unwrap();
            file.set_modified(noon() + Duration::from_secs(nth))
                .unwrap();
        }
        let found = look(&InboxPlace::Folder(card.path().to_path_buf()));
        assert_eq!(found.pictures.len(), MOST);
        assert_eq!(found.pictures[0].name, "IMG_2399.JPG");
        assert_eq!(found.pictures[MOST - 1].name, "IMG_1900.JPG");
    }

    #[cfg(unix)]
    #[test]
    fn odd_names_links_and_empty_files_stop_nothing() {
        use std::os::unix::ffi::OsStrExt;
        let card = tempfile::tempdir().unwrap();
        let odd = std::ffi::OsStr::from_bytes(b"\xff\xfe.jpg");
        for name in [odd, "a\u{1b}[31m.jpg".as_ref(), "b\n.jpg".as_ref()] {
            fs::write(card.path().join(name), b"x").unwrap();
        }
        fs::write(card.path().join("empty.jpg"), b"").unwrap();
        fs::write(card.path().join(".hidden.jpg"), b"x").unwrap();
        std::os::unix::fs::symlink("/etc/passwd", card.path().join("link.jpg")).unwrap();
        std::os::unix::fs::symlink(card.path(), card.path().join("loop")).unwrap();
        let found = look(&InboxPlace::Folder(card.path().to_path_buf()));
        assert_eq!(found.pictures.len(), 3);
        let bytes = |one: &WatchedPicture| outside::regular(&one.path, 10).map(|bytes| bytes.len());
        assert!(found.pictures.iter().all(|one| bytes(one) == Ok(1)));
    }

    #[test]
    fn a_card_pulled_out_leaves_nothing_to_offer() {
        let card = tempfile::tempdir().unwrap();
        let place = InboxPlace::Folder(card.path().join("DCIM"));
        fs::create_dir(card.path().join("DCIM")).unwrap();
        fs::write(card.path().join("DCIM/1.jpg"), b"x").unwrap();
        let seen = look(&place);
        fs::remove_dir_all(card.path().join("DCIM")).unwrap();
        assert_eq!(look(&place), InboxSight::default());
        let gone = outside::regular(&seen.pictures[0].path, 10);
        assert_eq!(gone, Err(crate::domain::evidence::Unfit::Missing));
    }
}
