//! Places that are no disk: added, tried out, listed, taken off, and met like a folder. How one speaks to them is for
//! `remote`, the room.

use crate::failure::{Expected, Failure};
use crate::remote::{
    self, AddressFault, AgeRecipient, CipherDisk, MOST_RECIPIENTS, RemoteDisk, RemoteNotes,
    RemoteTrouble,
};
pub use crate::remote::{CreateWay, RemoteKind, RemoteNote};
use crate::store::{Disk, DiskError, random_id};
use crate::workspace::Workspace;
use crate::workspace::held::exchanged::{ExchangeAbout, Met, Watch};
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

/// A place that is to be added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RemoteAsked {
    /// What it is to be called.
    pub name: String,
    /// Its address.
    pub url: String,
    /// Who is asked, for an object store.
    pub endpoint: Option<String>,
    /// Where its bucket lies.
    pub region: Option<String>,
    /// The file of its keys.
    pub keys: Option<PathBuf>,
    /// Who may read what goes there, as told; in clear where nobody is named.
    pub to: Vec<String>,
    /// So many seconds are waited for an answer.
    pub wait: u64,
}

impl Workspace {
    /// The places that were added.
    pub fn remotes(&self) -> Result<Vec<RemoteNote>, Failure> {
        Ok(self.remote_notes().all()?)
    }

    /// The place that is meant where a folder could stand: `NAME` or `NAME:` of one that was added. `./NAME` is always a
    /// folder. Where places were added, a bare name that is neither is a name mistyped and becomes no new folder.
    pub fn remote_at(&self, path: &Path) -> Result<Option<RemoteNote>, Failure> {
        let mut parts = path.components();
        let (Some(Component::Normal(only)), None) = (parts.next(), parts.next()) else {
            return Ok(None);
        };
        let text = only.to_str().unwrap_or_default();
        let name = text.strip_suffix(':').unwrap_or(text);
        match self.remote_notes().one(name) {
            None if text != name && RemoteNote::is_name(name) => Err(self.no_such_remote(name)),
            None if RemoteNote::is_name(name) && !path.exists() && !self.remotes()?.is_empty() => {
                Err(self.no_such_remote(name))
            }
            found => Ok(found),
        }
    }

    /// The disk that a place is; nobody is asked anything yet.
    pub(in crate::workspace) fn remote_disk(
        &self,
        note: &RemoteNote,
    ) -> Result<Arc<RemoteDisk>, Failure> {
        let opened = remote::open(note, &self.disk, &self.root);
        opened.map(Arc::new).map_err(|why| failed(note, why))
    }

    /// Keeps in which way a place makes a name once, where that was found out by the way.
    pub(in crate::workspace) fn note_way(&self, note: &RemoteNote, disk: &RemoteDisk) {
        let way = disk.way();
        if way.is_some() && way != note.way {
            let note = RemoteNote {
                way,
                ..note.clone()
            };
            // What cannot be kept is tried out again.
            _ = self.remote_notes().keep(&note);
        }
    }

    /// Exchanges with a place; nothing is lost when it cannot be reached.
    pub(super) fn meet_remote(
        &mut self,
        note: &RemoteNote,
        about: &ExchangeAbout,
        watch: &mut Watch,
    ) -> Result<Met, Failure> {
        let place = self.remote_disk(note)?;
        let behind = Arc::clone(&place) as Arc<dyn Disk>;
        let disk = CipherDisk::new(behind, &note.place(), (&note.to, &[]));
        let disk: Arc<dyn Disk> = Arc::new(disk);
        let met = self.sync_with(&disk, &note.place(), about, watch);
        self.note_way(note, &place);
        met
    }

    /// Adds a place, or changes what was added under its name.
    pub(in crate::workspace) fn add_remote(
        &mut self,
        asked: &RemoteAsked,
    ) -> Result<RemoteNote, Failure> {
        if !RemoteNote::is_name(&asked.name) {
            return Err(Failure::usage("NAME", &asked.name, Expected::RemoteName));
        }
        let keys = asked.keys.as_ref().map(std::path::absolute).transpose();
        let plain = RemoteNote::new(&asked.name, &asked.url, &random_id()?);
        let to = recipients(&asked.to).map_err(|why| failed(&plain, why))?;
        let note = RemoteNote {
            endpoint: asked.endpoint.clone(),
            region: asked.region.clone(),
            keys: keys.map_err(Failure::internal)?,
            wait: asked.wait,
            ..plain.encrypted_to(&to)
        };
        match note.address() {
            Ok(_) => self.remote_notes().keep(&note)?,
            Err(fault) => return Err(unfit(asked, fault)),
        }
        Ok(note)
    }

    /// Asks a place whether it answers, and tries it out.
    pub(in crate::workspace) fn test_remote(&mut self, name: &str) -> Result<CreateWay, Failure> {
        let note = self.remote_named(name)?;
        let place = self.remote_disk(&note)?;
        let way = place.test().map_err(|why| failed(&note, why))?;
        self.note_way(&note, &place);
        Ok(way)
    }

    /// Takes a place off; what lies there stays.
    pub(in crate::workspace) fn remove_remote(&mut self, name: &str) -> Result<(), Failure> {
        let note = self.remote_named(name)?;
        Ok(self.remote_notes().forget(&note.name)?)
    }

    fn remote_named(&self, name: &str) -> Result<RemoteNote, Failure> {
        let name = name.strip_suffix(':').unwrap_or(name);
        let found = self.remote_notes().one(name);
        found.ok_or_else(|| self.no_such_remote(name))
    }

    fn no_such_remote(&self, name: &str) -> Failure {
        let all = self.remote_notes().all().unwrap_or_default().into_iter();
        let have = all.map(|note| note.name).collect();
        Failure::usage("NAME", name, Expected::Remote(have))
    }

    fn remote_notes(&self) -> RemoteNotes<'_> {
        RemoteNotes::new(self.disk.as_ref(), &self.root)
    }
}

/// Those who may read what goes to a place, each once.
fn recipients(told: &[String]) -> Result<Vec<AgeRecipient>, RemoteTrouble> {
    let read = |text: &String| {
        let none = || RemoteTrouble::NoRecipient(text.clone());
        AgeRecipient::parse(text.trim()).ok_or_else(none)
    };
    let mut to: Vec<AgeRecipient> = told.iter().map(read).collect::<Result<_, _>>()?;
    to.sort();
    to.dedup();
    match to.len() {
        0..=MOST_RECIPIENTS => Ok(to),
        _ => Err(RemoteTrouble::ManyRecipients),
    }
}

/// What is said of a place that cannot even be opened.
fn failed(note: &RemoteNote, why: RemoteTrouble) -> Failure {
    DiskError::io("reach", &note.place())(why.into()).into()
}

/// An address that is none; one with a password in it is not repeated.
fn unfit(asked: &RemoteAsked, fault: AddressFault) -> Failure {
    match fault {
        AddressFault::Scheme => Failure::usage("URL", &hidden(&asked.url), Expected::RemoteUrl),
        AddressFault::Form => Failure::usage("URL", &hidden(&asked.url), Expected::RemoteForm),
        AddressFault::Secret => Failure::usage("URL", &hidden(&asked.url), Expected::NoSecret),
        AddressFault::Endpoint => Failure::usage("--endpoint", "", Expected::Endpoint),
    }
}

/// The same without what may be a user and a password.
fn hidden(url: &str) -> String {
    let (scheme, rest) = url.split_once("://").unwrap_or(("", url));
    let rest = rest.rsplit_once('@').map_or(rest, |(_, rest)| rest);
    // What follows a question mark may be a signature.
    let rest = rest.split('?').next().unwrap_or_default();
    match scheme {
        "" => rest.to_owned(),
        scheme => format!("{scheme}://{rest}"),
    }
}
