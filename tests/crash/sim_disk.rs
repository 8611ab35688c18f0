//! A disk in memory that remembers in which order things were done and synced, and fails on
//! demand, or with all others that hang on one fuse. What a power cut leaves of it stands in `platter`; it knows nothing of journals.

use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard};

use sanjian::store::{Append, Disk, DiskEntry, DiskError, LockGuard, TryLock};

/// What survives on the platter.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Image {
    pub dirs: BTreeSet<PathBuf>,
    pub files: BTreeMap<PathBuf, Vec<u8>>,
}

/// One thing that was done.
#[derive(Debug, Clone)]
pub enum Op {
    Create {
        path: PathBuf,
        ino: usize,
    },
    Mkdir {
        path: PathBuf,
    },
    Write {
        ino: usize,
        at: usize,
        data: Vec<u8>,
    },
    Sync {
        ino: usize,
    },
    /// The system forgot the unsynced writes and says so only once.
    FailedSync {
        ino: usize,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
    SyncDir {
        dir: PathBuf,
    },
    /// The program under test told the user something.
    Mark(usize),
}

/// Which operations fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failing {
    Never,
    Once(usize, io::ErrorKind),
    From(usize, io::ErrorKind),
    /// Whatever would make a new file.
    #[allow(dead_code, reason = "only the exchanges of the devices need it")]
    Making(io::ErrorKind),
}

/// Power for some disks: it goes out after so many calls, whichever of them was called. Nothing happens on a disk
/// without power, whatever the program still tries.
#[allow(dead_code, reason = "only the simulation has several disks at once")]
#[derive(Clone)]
pub struct Fuse(Arc<AtomicUsize>);

#[allow(dead_code, reason = "only the simulation has several disks at once")]
impl Fuse {
    pub fn new(calls: usize) -> Self {
        Self(Arc::new(AtomicUsize::new(calls + 1)))
    }

    /// Whether the power is out.
    pub fn is_out(&self) -> bool {
        self.0.load(Ordering::SeqCst) == 0
    }

    /// One call more; false when the power is out.
    fn burn(&self) -> bool {
        let left = self.0.load(Ordering::SeqCst).saturating_sub(1);
        self.0.store(left, Ordering::SeqCst);
        left > 0
    }
}

pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ 0x5bd1_e995_1234_5678)
    }

    pub fn next(&mut self) -> u64 {
        // splitmix64
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    pub fn coin(&mut self) -> bool {
        self.next() & 1 == 1
    }
}

struct Inner {
    base: Image,
    ops: Vec<Op>,
    calls: usize,
    begun: BTreeMap<PathBuf, usize>,
    failing: Failing,
    fuse: Option<Fuse>,
    /// A file that cannot be read.
    unreadable: Option<PathBuf>,
    dirs: BTreeSet<PathBuf>,
    names: BTreeMap<PathBuf, usize>,
    files: Vec<Vec<u8>>,
    locks: BTreeSet<PathBuf>,
    free: Option<u64>,
}

#[derive(Clone)]
pub struct SimDisk(Arc<Mutex<Inner>>);

impl SimDisk {
    pub fn new(base: Image) -> Self {
        let mut names = BTreeMap::new();
        let mut files = Vec::new();
        for (path, bytes) in &base.files {
            names.insert(path.clone(), files.len());
            files.push(bytes.clone());
        }
        Self(Arc::new(Mutex::new(Inner {
            dirs: base.dirs.clone(),
            base,
            ops: Vec::new(),
            calls: 0,
            begun: BTreeMap::new(),
            failing: Failing::Never,
            fuse: None,
            unreadable: None,
            names,
            files,
            locks: BTreeSet::new(),
            free: None,
        })))
    }

    /// Returns the disk after the program was killed and the machine ran on: everything written is
    /// readable, and what was not synced still is not.
    pub fn killed(base: Image, ops: &[Op]) -> Self {
        let disk = Self::new(base);
        let mut inner = disk.inner();
        for op in ops {
            inner.replay(op);
        }
        inner.ops = ops.to_vec();
        drop(inner);
        disk
    }

    pub fn failing(self, failing: Failing) -> Self {
        self.inner().failing = failing;
        self
    }

    /// Hangs it on a fuse, or takes it off.
    #[allow(dead_code, reason = "only the simulation has several disks at once")]
    pub fn hang_on(&self, fuse: Option<&Fuse>) {
        self.inner().fuse = fuse.cloned();
    }

    /// Makes a file unreadable, and the one before readable again.
    #[allow(dead_code, reason = "only the simulation has bad sectors")]
    pub fn spoil(&self, path: Option<PathBuf>) {
        self.inner().unreadable = path;
    }

    /// Changes the bytes of a file without the program; they are durable.
    #[allow(dead_code, reason = "only the simulation has disks that rot")]
    pub fn rot(&self, path: &Path, change: impl FnOnce(&mut Vec<u8>)) {
        let mut inner = self.inner();
        let ino = inner.names[path];
        change(&mut inner.files[ino]);
    }

    /// Says that so many bytes are free.
    #[allow(dead_code, reason = "the crash tests have all the room they want")]
    pub fn leave_free(&self, bytes: u64) {
        self.inner().free = Some(bytes);
    }

    pub fn mark(&self, n: usize) {
        self.inner().ops.push(Op::Mark(n));
    }

    pub fn ops(&self) -> Vec<Op> {
        self.inner().ops.clone()
    }

    pub fn base(&self) -> Image {
        self.inner().base.clone()
    }

    /// Returns how many calls could have failed.
    pub fn calls(&self) -> usize {
        self.inner().calls
    }

    /// Returns how often a file was read from its beginning.
    #[allow(
        dead_code,
        reason = "only the devices ask how often records are gone over"
    )]
    pub fn begun(&self, path: &Path) -> usize {
        self.inner().begun.get(path).copied().unwrap_or_default()
    }

    /// Returns what the program sees now.
    pub fn view(&self) -> Image {
        let inner = self.inner();
        let file = |(path, ino): (&PathBuf, &usize)| (path.clone(), inner.files[*ino].clone());
        Image {
            dirs: inner.dirs.clone(),
            files: inner.names.iter().map(file).collect(),
        }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.0.lock().unwrap()
    }

    fn act(&self, op: &'static str, path: &Path) -> Result<MutexGuard<'_, Inner>, DiskError> {
        let mut inner = self.inner();
        inner.step().map_err(DiskError::io(op, path))?;
        Ok(inner)
    }
}

impl Inner {
    /// Whether nothing happens on it any more.
    fn is_dead(&self) -> bool {
        self.fuse.as_ref().is_some_and(Fuse::is_out)
    }

    /// Whether a file, or all of them, can be read.
    fn can_read(&self, path: &Path) -> io::Result<()> {
        match self.is_dead() || self.unreadable.as_deref() == Some(path) {
            true => Err(io::ErrorKind::Other.into()),
            false => Ok(()),
        }
    }

    fn step(&mut self) -> io::Result<()> {
        if self.fuse.as_ref().is_some_and(|fuse| !fuse.burn()) {
            return Err(io::ErrorKind::Other.into());
        }
        let call = self.calls;
        self.calls += 1;
        match self.failing {
            Failing::Once(n, kind) if n == call => Err(kind.into()),
            Failing::From(n, kind) if n <= call => Err(kind.into()),
            _ => Ok(()),
        }
    }

    fn replay(&mut self, op: &Op) {
        match op {
            Op::Create { path, ino } => {
                self.files.push(Vec::new());
                self.names.insert(path.clone(), *ino);
            }
            Op::Mkdir { path } => drop(self.dirs.insert(path.clone())),
            Op::Write { ino, at, data } => put(&mut self.files[*ino], *at, data),
            Op::Rename { from, to } => {
                if let Some(ino) = self.names.remove(from) {
                    self.names.insert(to.clone(), ino);
                }
            }
            Op::Remove { path } => drop(self.names.remove(path)),
            Op::Sync { .. } | Op::FailedSync { .. } | Op::SyncDir { .. } | Op::Mark(_) => {}
        }
    }

    fn create(&mut self, path: &Path) -> Result<usize, DiskError> {
        let fail = |kind: io::ErrorKind| DiskError::io("create", path)(kind.into());
        if self.names.contains_key(path) {
            return Err(fail(io::ErrorKind::AlreadyExists));
        }
        if !path.parent().is_some_and(|dir| self.dirs.contains(dir)) {
            return Err(fail(io::ErrorKind::NotFound));
        }
        let ino = self.files.len();
        self.files.push(Vec::new());
        self.names.insert(path.to_path_buf(), ino);
        let path = path.to_path_buf();
        self.ops.push(Op::Create { path, ino });
        Ok(ino)
    }

    fn write(&mut self, ino: usize, at: usize, data: &[u8]) {
        put(&mut self.files[ino], at, data);
        let data = data.to_vec();
        self.ops.push(Op::Write { ino, at, data });
    }
}

pub fn put(file: &mut Vec<u8>, at: usize, data: &[u8]) {
    if file.len() < at + data.len() {
        file.resize(at + data.len(), 0);
    }
    file[at..at + data.len()].copy_from_slice(data);
}

impl Disk for SimDisk {
    fn free(&self, _dir: &Path) -> Option<u64> {
        self.inner().free
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError> {
        self.read_range(path, 0, usize::MAX)
    }

    fn read_range(&self, path: &Path, from: u64, len: usize) -> Result<Vec<u8>, DiskError> {
        let mut inner = self.inner();
        inner.can_read(path).map_err(DiskError::io("read", path))?;
        if from == 0 {
            *inner.begun.entry(path.to_path_buf()).or_default() += 1;
        }
        let missing = || DiskError::io("open", path)(io::ErrorKind::NotFound.into());
        let ino = inner.names.get(path).ok_or_else(missing)?;
        let file = &inner.files[*ino];
        let from = file.len().min(from as usize);
        Ok(file[from..file.len().min(from.saturating_add(len))].to_vec())
    }

    fn list(&self, dir: &Path) -> Result<Vec<DiskEntry>, DiskError> {
        let inner = self.inner();
        inner.can_read(dir).map_err(DiskError::io("list", dir))?;
        let files = inner.names.keys().map(|path| (path, false));
        let dirs = inner.dirs.iter().map(|path| (path, true));
        let inside = files
            .chain(dirs)
            .filter(|(path, _)| path.parent() == Some(dir));
        let entry = |(path, is_dir): (&PathBuf, bool)| DiskEntry {
            name: path.file_name().unwrap().to_string_lossy().into_owned(),
            is_dir,
        };
        let mut entries: Vec<_> = inside.map(entry).collect();
        entries.sort();
        Ok(entries)
    }

    fn len(&self, path: &Path) -> Result<Option<u64>, DiskError> {
        let inner = self.inner();
        Ok(inner
            .names
            .get(path)
            .map(|ino| inner.files[*ino].len() as u64))
    }

    fn create_new(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        let failing = self.inner().failing;
        if let Failing::Making(kind) = failing {
            return Err(DiskError::io("create", path)(kind.into()));
        }
        let ino = self.act("create", path)?.create(path)?;
        let disk = self.clone();
        Ok(Box::new(SimFile { disk, ino }))
    }

    fn open_append(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        let inner = self.act("open", path)?;
        let missing = || DiskError::io("open", path)(io::ErrorKind::NotFound.into());
        let ino = *inner.names.get(path).ok_or_else(missing)?;
        let disk = self.clone();
        Ok(Box::new(SimFile { disk, ino }))
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        let temporary = path.with_extension("tmp");
        let mut inner = self.inner();
        if !inner.is_dead() {
            inner.names.remove(&temporary);
        }
        drop(inner);
        let mut file = self.create_new(&temporary)?;
        let saved = file.write_all(bytes).and_then(|()| file.sync_all());
        saved.map_err(DiskError::io("write", &temporary))?;
        let mut inner = self.act("rename", path)?;
        let ino = inner.names.remove(&temporary).unwrap();
        inner.names.insert(path.to_path_buf(), ino);
        let (from, to) = (temporary, path.to_path_buf());
        inner.ops.push(Op::Rename { from, to });
        drop(inner);
        self.sync_dir(path.parent().unwrap())
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        let there = self.inner().names.contains_key(path);
        let failing = self.inner().failing;
        let mut inner = match failing {
            // What is in a block that the file has needs no room.
            Failing::From(_, io::ErrorKind::StorageFull) if there && !self.inner().is_dead() => {
                self.inner()
            }
            _ => self.act("write", path)?,
        };
        let ino = match inner.names.get(path) {
            Some(ino) => *ino,
            None => inner.create(path)?,
        };
        inner.write(ino, 0, bytes);
        Ok(())
    }

    fn sync_dir(&self, dir: &Path) -> Result<(), DiskError> {
        let mut inner = self.act("sync", dir)?;
        let dir = dir.to_path_buf();
        inner.ops.push(Op::SyncDir { dir });
        Ok(())
    }

    fn create_dir_all(&self, dir: &Path) -> Result<(), DiskError> {
        let mut missing: Vec<_> = dir.ancestors().collect();
        missing.reverse();
        for folder in missing {
            if self.inner().dirs.contains(folder) {
                continue;
            }
            let mut inner = self.act("create", folder)?;
            inner.dirs.insert(folder.to_path_buf());
            let path = folder.to_path_buf();
            inner.ops.push(Op::Mkdir { path });
            drop(inner);
            if let Some(parent) = folder.parent() {
                self.sync_dir(parent)?;
            }
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> Result<(), DiskError> {
        let failing = self.inner().failing;
        let mut inner = match failing {
            // A full disk still gives room back.
            Failing::From(_, io::ErrorKind::StorageFull) if !self.inner().is_dead() => self.inner(),
            _ => self.act("remove", path)?,
        };
        let missing = || DiskError::io("remove", path)(io::ErrorKind::NotFound.into());
        inner.names.remove(path).ok_or_else(missing)?;
        let path = path.to_path_buf();
        inner.ops.push(Op::Remove { path });
        Ok(())
    }

    fn try_lock(&self, path: &Path) -> Result<TryLock, DiskError> {
        let mut inner = self.act("lock", path)?;
        if !inner.names.contains_key(path) {
            inner.create(path)?;
        }
        if !inner.locks.insert(path.to_path_buf()) {
            return Ok(TryLock::Held);
        }
        let (disk, path) = (self.clone(), path.to_path_buf());
        Ok(TryLock::Taken(Box::new(SimLock { disk, path })))
    }
}

struct SimFile {
    disk: SimDisk,
    ino: usize,
}

impl Append for SimFile {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        let mut inner = self.disk.inner();
        let at = inner.files[self.ino].len();
        if let Err(error) = inner.step() {
            if inner.is_dead() {
                return Err(error);
            }
            // A failed write may have got somewhere.
            let part = bytes.len() * (inner.calls % 4) / 4;
            inner.write(self.ino, at, &bytes[..part]);
            return Err(error);
        }
        inner.write(self.ino, at, bytes);
        Ok(())
    }

    fn sync_data(&mut self) -> io::Result<()> {
        let mut inner = self.disk.inner();
        let ino = self.ino;
        let step = inner.step();
        match step {
            Ok(()) => inner.ops.push(Op::Sync { ino }),
            Err(_) if inner.is_dead() => {}
            Err(_) => inner.ops.push(Op::FailedSync { ino }),
        }
        step
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.sync_data()
    }
}

struct SimLock {
    disk: SimDisk,
    path: PathBuf,
}

impl LockGuard for SimLock {}

impl Drop for SimLock {
    fn drop(&mut self) {
        self.disk.inner().locks.remove(&self.path);
    }
}
