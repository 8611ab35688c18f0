//! Servers that speak SFTP, by the system's own `sftp`: its keys, its list of known hosts and its settings (`~/.ssh`) are
//! whoever uses it knows. What is not whole yet lies in a folder of its own and is moved to its name by the old rename,
//! which refuses where the name exists; the usual one of this program would write over it.

use super::address::RemoteAddress;
use super::bucket::{Bucket, BucketItem, CreateWay, UNFINISHED};
use super::note::RemoteNote;
use super::patience::Patience;
use super::talk::Talk;
use super::trouble::RemoteTrouble;
use crate::store::{Disk, sha256_hex};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// A server.
pub struct SftpBucket {
    arguments: Vec<String>,
    folder: String,
    /// Tells what we began from what others did.
    mark: String,
    /// Files on their way, on this side.
    disk: Arc<dyn Disk>,
    dir: PathBuf,
    patience: Patience,
    state: Mutex<SftpLine>,
}

/// The line to it.
#[derive(Default)]
struct SftpLine {
    talk: Option<Talk>,
    /// Folders that are there.
    made: BTreeSet<String>,
}

impl SftpBucket {
    /// A server that was added; nobody is asked anything yet.
    pub fn new(
        note: &RemoteNote,
        address: &RemoteAddress,
        (disk, root): (Arc<dyn Disk>, &Path),
        patience: Patience,
    ) -> Self {
        let wait = patience.wait().as_secs();
        let host = match &address.user {
            Some(user) => format!("{user}@{}", address.endpoint),
            None => address.endpoint.clone(),
        };
        let mut arguments: Vec<String> = Vec::new();
        for option in [
            "BatchMode=yes".to_owned(),
            format!("ConnectTimeout={wait}"),
            format!("ServerAliveInterval={}", wait.div_ceil(3)),
            "ServerAliveCountMax=3".to_owned(),
        ] {
            arguments.extend(["-o".to_owned(), option]);
        }
        arguments.extend(
            address
                .port
                .iter()
                .flat_map(|port| ["-P".to_owned(), port.to_string()]),
        );
        let keys = note.keys.iter();
        arguments.extend(keys.flat_map(|file| ["-i".to_owned(), file.display().to_string()]));
        arguments.extend(["-b".to_owned(), "-".to_owned(), "--".to_owned(), host]);
        Self {
            arguments,
            folder: address.folder.clone(),
            mark: note.mark.clone(),
            disk,
            dir: root.join("remote").join(&note.name),
            patience,
            state: Mutex::default(),
        }
    }

    /// Says something; begins again where the line broke.
    fn ask(&self, commands: &[String]) -> Result<Vec<String>, RemoteTrouble> {
        self.patience.tries(|| {
            let mut line = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            if line.talk.is_none() {
                let mut talk = Talk::start("sftp", &self.arguments)?;
                talk.say(&[])?;
                line.talk = Some(talk);
            }
            let answer = line.talk.as_mut().map(|talk| talk.say(commands));
            let answer = answer.unwrap_or(Err(RemoteTrouble::Unreachable));
            if answer.is_err() {
                line.talk = None;
            }
            answer
        })
    }

    /// A name there as the program takes it; one from the top where the address has a folder.
    fn there(&self, name: &str) -> String {
        let path = match (self.folder.as_str(), name.trim_end_matches('/')) {
            ("", "") => "/".to_owned(),
            (folder, "") => format!("/{folder}"),
            ("", name) => format!("/{name}"),
            (folder, name) => format!("/{folder}/{name}"),
        };
        quoted(&path)
    }

    /// Makes the folders above a name, once each.
    fn make_room(&self, name: &str) -> Result<(), RemoteTrouble> {
        let parts: Vec<&str> = name.split('/').collect();
        // The last part of the address is made as well, as it is of a folder here.
        let above = (0..parts.len()).filter_map(|n| Some(parts.get(..n)?.join("/")));
        let missing: Vec<String> = {
            let line = self.state.lock().unwrap_or_else(PoisonError::into_inner);
            above.filter(|folder| !line.made.contains(folder)).collect()
        };
        if missing.is_empty() {
            return Ok(());
        }
        // Those that are there are complained of; what is really missing shows when something goes there.
        let commands: Vec<String> = { missing.iter() }
            .map(|folder| format!("mkdir {}", self.there(folder)))
            .collect();
        self.ask(&commands)?;
        let mut line = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        line.made.extend(missing);
        Ok(())
    }

    /// Brings a file here, from where it stopped; its bytes.
    fn fetch(&self, there: &str, local: &Path) -> Result<Vec<u8>, RemoteTrouble> {
        let here = |_| RemoteTrouble::odd("disk");
        self.disk.create_dir_all(&self.dir).map_err(here)?;
        let command = format!("reget {there} {}", quoted(&local.display().to_string()));
        let heard = self.ask(&[command])?;
        complaint(&heard)?;
        self.disk.read(local).map_err(|_| RemoteTrouble::Missing)
    }

    fn forget(&self, local: &Path) {
        if matches!(self.disk.len(local), Ok(Some(_))) {
            _ = self.disk.remove(local);
        }
    }

    /// Sends bytes to a name that is ours alone, from where it stopped; what reads back.
    fn send(&self, unfinished: &str, bytes: &[u8]) -> Result<Vec<u8>, RemoteTrouble> {
        let here = |_| RemoteTrouble::odd("disk");
        self.disk.create_dir_all(&self.dir).map_err(here)?;
        let local = self.dir.join("sending");
        self.disk.replace(&local, bytes).map_err(here)?;
        self.make_room(unfinished)?;
        let there = self.there(unfinished);
        let begun = self.item(unfinished)?.and_then(|item| item.len);
        // Longer than it can be: somebody else's, or none of this.
        let go_on = begun.is_some_and(|len| len <= bytes.len() as u64);
        let command = if go_on { "reput" } else { "put" };
        let local_name = quoted(&local.display().to_string());
        let sent = self.ask(&[format!("{command} {local_name} {there}")]);
        self.forget(&local);
        complaint(&sent?)?;
        let back = self.dir.join("back");
        self.forget(&back);
        let read = self.fetch(&there, &back);
        self.forget(&back);
        read
    }

    fn moved(&self, name: &str, bytes: &[u8]) -> Result<Vec<u8>, RemoteTrouble> {
        let hash = sha256_hex(bytes);
        let unfinished = format!(
            "{UNFINISHED}/{}-{}",
            self.mark,
            hash.get(..16).unwrap_or("")
        );
        let mut back = self.send(&unfinished, bytes)?;
        if back != bytes {
            // What was begun there was something else: from the beginning.
            self.clear(&unfinished)?;
            back = self.send(&unfinished, bytes)?;
        }
        if back != bytes {
            return Err(RemoteTrouble::Altered);
        }
        self.make_room(name)?;
        let (from, to) = (self.there(&unfinished), self.there(name));
        let heard = self.ask(&[format!("rename -l {from} {to}")])?;
        match (heard.is_empty(), self.item(name)?) {
            (true, Some(_)) => Ok(back),
            (_, Some(_)) => {
                _ = self.clear(&unfinished);
                Err(RemoteTrouble::There)
            }
            (_, None) => Err(complaint(&heard).err().unwrap_or(RemoteTrouble::Missing)),
        }
    }

    fn listing(&self, folders: &[String]) -> Result<Vec<BucketItem>, RemoteTrouble> {
        let mut items = Vec::new();
        // One answer a folder: what is said of a file does not always say where it lies.
        for folder in folders {
            let heard = self.ask(&[format!("ls -lan {}", self.there(folder))])?;
            items.extend(heard.iter().filter_map(|line| listed(folder, line)));
            if items.is_empty() {
                match complaint(&heard) {
                    Ok(()) | Err(RemoteTrouble::Missing) => {}
                    Err(trouble) => return Err(trouble),
                }
            }
        }
        Ok(items)
    }
}

impl Bucket for SftpBucket {
    fn list(&self, folder: &str, deep: bool) -> Result<Vec<BucketItem>, RemoteTrouble> {
        let mut all = self.listing(&[folder.to_owned()])?;
        let mut fresh: Vec<String> = folders(&all);
        while deep && !fresh.is_empty() {
            let below = self.listing(&fresh)?;
            fresh = folders(&below);
            all.extend(below);
        }
        Ok(all)
    }

    fn item(&self, name: &str) -> Result<Option<BucketItem>, RemoteTrouble> {
        let heard = self.ask(&[format!("ls -lan {}", self.there(name))])?;
        let (folder, last) = name.rsplit_once('/').unwrap_or(("", name));
        let mut items = heard.iter().filter_map(|line| listed(folder, line));
        // Of a folder what lies in it is said.
        let item = items.find(|item| item.name.rsplit('/').next() == Some(last));
        if item.is_none() {
            match complaint(&heard) {
                Ok(()) | Err(RemoteTrouble::Missing) => {}
                Err(trouble) => return Err(trouble),
            }
        }
        Ok(item.filter(|item| item.len.is_some()))
    }

    /// The whole of it comes here first; what was cut goes on.
    fn read(&self, name: &str, from: u64, len: u64) -> Result<Vec<u8>, RemoteTrouble> {
        let wanted = self.item(name)?.ok_or(RemoteTrouble::Missing)?;
        let hash = sha256_hex(format!("{name}\0{:?}\0{}", wanted.len, wanted.tag).as_bytes());
        let local = self
            .dir
            .join(format!("coming-{}", hash.get(..16).unwrap_or("")));
        let whole = match self.disk.len(&local) {
            Ok(there) if there.is_some() && there == wanted.len => self
                .disk
                .read(&local)
                .map_err(|_| RemoteTrouble::odd("disk"))?,
            _ => self.fetch(&self.there(name), &local)?,
        };
        if wanted.len != Some(whole.len() as u64) {
            self.forget(&local);
            return Err(RemoteTrouble::odd("length"));
        }
        if from + len >= whole.len() as u64 {
            self.forget(&local);
        }
        let at = |n: u64| usize::try_from(n).unwrap_or(usize::MAX).min(whole.len());
        Ok(whole
            .get(at(from)..at(from + len))
            .unwrap_or_default()
            .to_vec())
    }

    fn create(&self, name: &str, bytes: &[u8], way: CreateWay) -> Result<Vec<u8>, RemoteTrouble> {
        if way != CreateWay::Moved && self.item(name)?.is_some() {
            return Err(RemoteTrouble::There);
        }
        self.moved(name, bytes)
    }

    fn clear(&self, name: &str) -> Result<(), RemoteTrouble> {
        self.ask(&[format!("rm {}", self.there(name))]).map(|_| ())
    }

    fn ways(&self) -> &'static [CreateWay] {
        &[CreateWay::Moved]
    }
}

/// A line of a list: rights, links, owner, group, length, month, day, year or time, name.
fn listed(folder: &str, line: &str) -> Option<BucketItem> {
    let mut rest = line;
    let mut words = Vec::new();
    for _ in 0..8 {
        let (word, after) = rest.trim_start().split_once(' ')?;
        words.push(word);
        rest = after;
    }
    let name = rest.trim().rsplit('/').next().unwrap_or_default();
    let rights = *words.first()?;
    if name.is_empty() || name == "." || name == ".." {
        return None;
    }
    let len: u64 = words.get(4)?.parse().ok()?;
    let folder = folder.trim_end_matches('/');
    let name = match folder {
        "" => name.to_owned(),
        folder => format!("{folder}/{name}"),
    };
    let is_file = rights.starts_with('-');
    (is_file || rights.starts_with('d')).then(|| BucketItem {
        name: if is_file { name } else { format!("{name}/") },
        len: is_file.then_some(len),
        tag: words.get(5..).unwrap_or_default().join(" "),
    })
}

fn folders(items: &[BucketItem]) -> Vec<String> {
    let folders = items.iter().filter(|item| item.len.is_none());
    folders.map(|item| item.name.clone()).collect()
}

/// What was complained of.
fn complaint(heard: &[String]) -> Result<(), RemoteTrouble> {
    let says = |word: &str| heard.iter().any(|line| line.contains(word));
    match () {
        () if says("not found") || says("No such file") => Err(RemoteTrouble::Missing),
        () if says("Permission denied") => Err(RemoteTrouble::Denied),
        () if says("No space left") || says("quota") => Err(RemoteTrouble::Full),
        () if says("Failure") || says("Couldn't") || says("Can't") => {
            Err(RemoteTrouble::odd("SFTP"))
        }
        () => Ok(()),
    }
}

/// As one word of a command.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for c in text.chars() {
        // Names with these would be patterns.
        if "\"\\*?[]".contains(c) {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted + "\""
}
