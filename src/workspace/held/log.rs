//! A log file that somebody asked for, a line at a time. It never grows beyond a bound, and that it cannot be written
//! stops nothing. What may stand in it is not known here.

use crate::failure::Failure;
use crate::store::{Append, Disk, DiskError, RealDisk};
use chrono::Local;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

/// Beyond this the older half goes.
const MOST: u64 = 1 << 20;

/// The file.
pub struct RunLog {
    disk: RealDisk,
    path: PathBuf,
    file: Mutex<Option<(Box<dyn Append>, u64)>>,
}

impl RunLog {
    /// Goes on with a file, or begins it.
    pub fn open(file: &Path) -> Result<Arc<Self>, Failure> {
        let path = std::path::absolute(file).map_err(|error| Failure::folder(file, &error))?;
        let folder = path.parent().unwrap_or(Path::new("/"));
        let disk = RealDisk::new(folder)?;
        let log = Self {
            file: Mutex::new(Some(opened(&disk, &path)?)),
            disk,
            path,
        };
        Ok(Arc::new(log))
    }

    /// Writes a line, with the time before it.
    pub fn line(&self, words: &str) {
        let now = Local::now().format("%Y-%m-%dT%H:%M:%S%.3f%:z");
        let line = format!("{now} {} {words}\n", std::process::id());
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        let Some((append, length)) = file.as_mut() else {
            return;
        };
        *length += line.len() as u64;
        let (written, is_long) = (append.write_all(line.as_bytes()), *length > MOST);
        if written.is_err() {
            *file = None;
        } else if is_long {
            *file = opened(&self.disk, &self.path).ok();
        }
    }
}

/// Opens the file at its end; of one that is too long only the later half stays, from the beginning of a line on.
fn opened(disk: &RealDisk, path: &Path) -> Result<(Box<dyn Append>, u64), DiskError> {
    let Some(length) = disk.len(path)? else {
        return Ok((disk.create_new(path)?, 0));
    };
    let kept = match length > MOST {
        false => length,
        true => {
            let bytes = disk.read_range(path, length - MOST / 2, (MOST / 2) as usize)?;
            let begins = bytes.iter().position(|byte| *byte == b'\n');
            let rest = bytes
                .get(begins.map_or(0, |at| at + 1)..)
                .unwrap_or_default();
            disk.replace(path, rest)?;
            rest.len() as u64
        }
    };
    Ok((disk.open_append(path)?, kept))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_log_never_grows_beyond_its_bound_and_keeps_what_was_last() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("run.log");
        let log = RunLog::open(&path).unwrap();
        let words = "x".repeat(400);
        for nth in 0..4_000 {
            log.line(&format!("{nth} {words}"));
        }
        log.line("the last");
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(
            text.len() as u64 <= MOST && text.len() > 100_000,
            "{}",
            text.len()
        );
        assert!(text.trim_end().ends_with("the last"));
        assert!(text.lines().all(|line| line.starts_with("20")));
        drop(log);
        RunLog::open(&path).unwrap().line("another run");
        let again = std::fs::read_to_string(&path).unwrap();
        assert!(again.starts_with(&text) && again.ends_with("another run\n"));
    }
}
