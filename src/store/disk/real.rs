//! The real disk: the only file of the house that touches `std::fs` (S1). Links below the root are
//! refused, folders are 0700 and files 0600 (S13), but for what is handed out; what is no regular file is never opened, because a
//! pipe would wait for ever. It knows no format and no rule of the trade.

use std::fs::{self, File, FileType, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::grown::RealAppend;
use super::names::names;
use super::system::{self, FileSystem, Lasting};
use super::{Append, Disk, DiskEntry, DiskError, FileStamp, LockGuard, TryLock, flock};

/// The file system below one root folder.
#[derive(Debug)]
pub struct RealDisk {
    root: PathBuf,
    /// Whether new files have the mode that the user gives to his own, and not one for himself alone.
    is_for_others: bool,
}

impl RealDisk {
    /// Returns the disk below `root`, which is made absolute and need not exist yet.
    pub fn new(root: &Path) -> Result<Self, DiskError> {
        // `Path::parent` of a bare name is empty and cannot be opened, hence absolute first.
        let root = std::path::absolute(root).map_err(DiskError::io("resolve", root))?;
        Ok(Self {
            root,
            is_for_others: false,
        })
    }

    /// The same for files that people hand on, such as a report.
    pub fn for_others(root: &Path) -> Result<Self, DiskError> {
        Ok(Self {
            is_for_others: true,
            ..Self::new(root)?
        })
    }

    /// Refuses a path that leaves the root or passes through a link below it; says what stands there.
    fn check(&self, path: &Path) -> Result<Option<FileType>, DiskError> {
        let outside = || DiskError::Outside {
            path: path.to_path_buf(),
        };
        let below = path.strip_prefix(&self.root).map_err(|_| outside())?;
        let (mut here, mut found) = (self.root.clone(), None);
        for part in below.components() {
            let std::path::Component::Normal(name) = part else {
                return Err(outside());
            };
            here.push(name);
            match fs::symlink_metadata(&here) {
                Ok(meta) if meta.file_type().is_symlink() => {
                    return Err(DiskError::Link { path: here });
                }
                Ok(meta) => found = Some(meta.file_type()),
                Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
                Err(error) => return Err(DiskError::io("look at", &here)(error)),
            }
        }
        Ok(found)
    }

    fn open(
        &self,
        op: &'static str,
        path: &Path,
        options: &mut OpenOptions,
    ) -> Result<File, DiskError> {
        let no_file = || DiskError::NoFile {
            path: path.to_path_buf(),
        };
        // Before it is opened: opening a tape winds it. After it as well: it may have been exchanged.
        if self.check(path)?.is_some_and(|found| !found.is_file()) {
            return Err(no_file());
        }
        let mode = if self.is_for_others { 0o666 } else { 0o600 };
        let file = cautious(options, mode)
            .open(path)
            .map_err(DiskError::io(op, path))?;
        let meta = file.metadata().map_err(DiskError::io("look at", path))?;
        meta.is_file().then_some(file).ok_or_else(no_file)
    }

    fn write_temporary(
        &self,
        path: &Path,
        write: &mut dyn FnMut(&mut File) -> io::Result<()>,
        durably: bool,
    ) -> Result<PathBuf, DiskError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let temporary = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
        // A leftover of a killed run with the same process number; nobody else uses this name.
        let _ = fs::remove_file(&temporary);
        let mut options = OpenOptions::new();
        let mut file = self.open("create", &temporary, options.write(true).create_new(true))?;
        let kept = match self.is_for_others {
            true => Ok(()),
            false => private(&file),
        };
        let written = kept
            .and_then(|()| write(&mut file))
            .and_then(|()| if durably { file.sync_all() } else { Ok(()) });
        if let Err(error) = written {
            let _ = fs::remove_file(&temporary);
            return Err(DiskError::io("write", &temporary)(error));
        }
        Ok(temporary)
    }

    fn put_in_place(
        &self,
        path: &Path,
        write: &mut dyn FnMut(&mut File) -> io::Result<()>,
        durably: bool,
    ) -> Result<(), DiskError> {
        let temporary = self.write_temporary(path, write, durably)?;
        rename_patiently(&temporary, path).map_err(|error| {
            let _ = fs::remove_file(&temporary);
            DiskError::io("rename to", path)(error)
        })?;
        match path.parent().filter(|_| durably) {
            Some(dir) => self.sync_dir(dir),
            None => Ok(()),
        }
    }
}

impl Disk for RealDisk {
    fn read(&self, path: &Path) -> Result<Vec<u8>, DiskError> {
        let mut file = self.open("open", path, OpenOptions::new().read(true))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes)
            .map_err(DiskError::io("read", path))?;
        Ok(bytes)
    }

    fn read_range(&self, path: &Path, from: u64, len: usize) -> Result<Vec<u8>, DiskError> {
        let mut file = self.open("open", path, OpenOptions::new().read(true))?;
        let mut bytes = Vec::new();
        file.seek(SeekFrom::Start(from))
            .and_then(|_| file.take(len as u64).read_to_end(&mut bytes))
            .map_err(DiskError::io("read", path))?;
        Ok(bytes)
    }

    fn list(&self, dir: &Path) -> Result<Vec<DiskEntry>, DiskError> {
        self.check(dir)?;
        let mut entries = match names(dir) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
            Err(error) => return Err(DiskError::io("list", dir)(error)),
        };
        entries.sort();
        Ok(entries)
    }

    fn len(&self, path: &Path) -> Result<Option<u64>, DiskError> {
        self.check(path)?;
        match fs::symlink_metadata(path) {
            Ok(meta) => Ok(Some(meta.len())),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(DiskError::io("look at", path)(error)),
        }
    }

    fn stamp(&self, path: &Path) -> Result<Option<FileStamp>, DiskError> {
        self.check(path)?;
        let meta = fs::symlink_metadata(path).map_err(DiskError::io("look at", path))?;
        Ok(FileStamp::of(&meta))
    }

    fn create_new(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        let mut options = OpenOptions::new();
        let file = self.open("create", path, options.append(true).create_new(true))?;
        private(&file).map_err(DiskError::io("protect", path))?;
        Ok(Box::new(RealAppend(file)))
    }

    fn open_append(&self, path: &Path) -> Result<Box<dyn Append>, DiskError> {
        let file = self.open("open", path, OpenOptions::new().append(true))?;
        Ok(Box::new(RealAppend(file)))
    }

    fn replace(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.put_in_place(path, &mut |file| file.write_all(bytes), true)
    }

    fn replace_from(&self, path: &Path, from: &mut dyn Read) -> Result<(), DiskError> {
        self.put_in_place(path, &mut |file| io::copy(from, file).map(drop), true)
    }

    fn replace_loosely(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        self.put_in_place(path, &mut |file| file.write_all(bytes), false)
    }

    fn overwrite(&self, path: &Path, bytes: &[u8]) -> Result<(), DiskError> {
        let mut options = OpenOptions::new();
        // Not truncated: shortening and growing a file again costs a flush on ext4.
        options.write(true).create(true).truncate(false);
        let mut file = self.open("open", path, &mut options)?;
        mask_proof(&file);
        file.write_all(bytes).map_err(DiskError::io("write", path))
    }

    fn sync_dir(&self, dir: &Path) -> Result<(), DiskError> {
        self.check(dir)?;
        sync_names(dir).map_err(DiskError::io("sync", dir))
    }

    fn create_dir_all(&self, dir: &Path) -> Result<(), DiskError> {
        self.check(dir)?;
        let mut missing = Vec::new();
        let mut here = dir;
        while !here.is_dir() {
            missing.push(here);
            match here.parent() {
                Some(parent) => here = parent,
                None => break,
            }
        }
        for folder in missing.into_iter().rev() {
            match create_private_dir(folder) {
                // Another instance was quicker.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                other => other.map_err(DiskError::io("create", folder))?,
            }
            if let Some(parent) = folder.parent() {
                sync_names(parent).map_err(DiskError::io("sync", parent))?;
            }
        }
        Ok(())
    }

    fn remove(&self, path: &Path) -> Result<(), DiskError> {
        self.check(path)?;
        fs::remove_file(path).map_err(DiskError::io("remove", path))
    }

    fn set_aside(&self, path: &Path, bytes: u64) -> Result<(), DiskError> {
        let mut file = self.create_new(path)?;
        // Real bytes: a file system may keep zeros as a hole.
        let chunk = vec![0xa5; 1 << 20];
        let mut left = bytes;
        let mut written = Ok(());
        while left > 0 && written.is_ok() {
            let len = usize::try_from(left)
                .unwrap_or(chunk.len())
                .min(chunk.len());
            written = file.write_all(chunk.get(..len).unwrap_or_default());
            left -= len as u64;
        }
        let done = written.and_then(|()| file.sync_all());
        done.map_err(DiskError::io("write", path))
    }

    #[cfg(unix)]
    fn free(&self, dir: &Path) -> Option<u64> {
        let stat = rustix::fs::statvfs(dir).ok()?;
        Some(stat.f_bavail.saturating_mul(stat.f_frsize))
    }

    fn file_system(&self, dir: &Path) -> Option<FileSystem> {
        system::of(dir)
    }

    /// What cannot be told is taken for a local disk.
    fn keeps_secrets(&self, dir: &Path) -> bool {
        let system = system::of(dir);
        system.is_none_or(|system| system.lasting != Lasting::Elsewhere)
    }

    #[cfg(unix)]
    fn is_private(&self, path: &Path) -> bool {
        use std::os::unix::fs::PermissionsExt;
        let others = 0o077;
        fs::symlink_metadata(path).is_ok_and(|meta| meta.permissions().mode() & others == 0)
    }

    fn try_lock(&self, path: &Path) -> Result<TryLock, DiskError> {
        let mut options = OpenOptions::new();
        options.read(true).write(true).create(true).truncate(false);
        let file = self.open("open", path, &mut options)?;
        mask_proof(&file);
        match flock::try_exclusive(&file).map_err(DiskError::io("lock", path))? {
            true => Ok(TryLock::Taken(Box::new(HeldFile { _file: file }))),
            false => Ok(TryLock::Held),
        }
    }
}

/// Keeps the locked file open; closing it releases the lock.
struct HeldFile {
    _file: File,
}

impl LockGuard for HeldFile {}

/// Follows no link and waits for nobody at the other end of a pipe.
#[cfg(unix)]
fn cautious(options: &mut OpenOptions, mode: u32) -> &mut OpenOptions {
    use rustix::fs::OFlags;
    use std::os::unix::fs::OpenOptionsExt;
    let flags = OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY;
    options
        .mode(mode)
        .custom_flags(i32::try_from(flags.bits()).unwrap_or(0))
}

// Reparse points were already refused by `check`.
#[cfg(not(unix))]
fn cautious(options: &mut OpenOptions, _mode: u32) -> &mut OpenOptions {
    options
}

/// Sets 0600 whatever the umask says (S13).
#[cfg(unix)]
fn private(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o600))
}

#[cfg(not(unix))]
fn private(_file: &File) -> io::Result<()> {
    Ok(())
}

/// Sets 0600 where a umask took a bit of it away, so that the file can be opened again. Sticks keep no
/// modes and say no; nothing is lost by that.
#[cfg(unix)]
fn mask_proof(file: &File) {
    use std::os::unix::fs::PermissionsExt;
    let mode = file.metadata().map(|meta| meta.permissions().mode());
    if mode.is_ok_and(|mode| mode & 0o600 != 0o600) {
        _ = private(file);
    }
}

#[cfg(not(unix))]
fn mask_proof(_file: &File) {}

#[cfg(unix)]
fn create_private_dir(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::create_dir(dir)?;
    fs::set_permissions(dir, fs::Permissions::from_mode(0o700))
}

#[cfg(not(unix))]
fn create_private_dir(dir: &Path) -> io::Result<()> {
    fs::create_dir(dir)
}

#[cfg(unix)]
fn sync_names(dir: &Path) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let flags = rustix::fs::OFlags::DIRECTORY.bits();
    let flags = i32::try_from(flags).unwrap_or(0);
    let mut options = OpenOptions::new();
    options.read(true).custom_flags(flags).open(dir)?.sync_all()
}

// Rust cannot sync a folder on Windows; NTFS logs the names itself.
#[cfg(not(unix))]
fn sync_names(_dir: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(not(windows))]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// Renames, and tries again for two seconds: a virus scanner may hold the file (S10).
#[cfg(windows)]
fn rename_patiently(from: &Path, to: &Path) -> io::Result<()> {
    use std::time::{Duration, Instant};
    let until = Instant::now() + Duration::from_secs(2);
    loop {
        match fs::rename(from, to) {
            Err(error)
                if error.kind() == io::ErrorKind::PermissionDenied && Instant::now() < until =>
            {
                std::thread::sleep(Duration::from_millis(25));
            }
            done => return done,
        }
    }
}
