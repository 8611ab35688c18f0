//! Cuts a file into pieces at its line feeds, with flat memory whatever the file holds. What a piece
//! means is not its business.

use std::io::BufRead;
use std::path::{Path, PathBuf};

use crate::store::disk::{Disk, DiskError};
use crate::store::format::hash::Running;
use crate::store::format::strict::LINE_MAX;

/// How much is read at a time.
const CHUNK: usize = 512 * 1024;
/// How much is read first: many only want the first line.
const FIRST: usize = 16 * 1024;

/// One line with its line feed, or what stands after the last one.
#[derive(Debug)]
pub(in crate::store) struct JournalPiece<'b> {
    /// Where it starts in the file.
    pub at: u64,
    /// Its true length; `bytes` is empty when that is more than a line may have.
    pub len: u64,
    pub bytes: &'b [u8],
}

pub(in crate::store) struct JournalPieces<'d> {
    disk: &'d dyn Disk,
    path: PathBuf,
    /// Next byte to be read from the file, and where the file ends for us.
    next: u64,
    end: u64,
    buffer: Vec<u8>,
    start: usize,
    hash: Option<Running>,
}

impl<'d> JournalPieces<'d> {
    /// Reads the first `end` bytes of a file.
    pub(in crate::store) fn new(disk: &'d dyn Disk, path: &Path, end: u64) -> Self {
        Self {
            disk,
            path: path.to_path_buf(),
            next: 0,
            end,
            buffer: Vec::new(),
            start: 0,
            hash: None,
        }
    }

    /// Hashes everything on the way.
    pub(in crate::store) fn hashing(mut self) -> Self {
        self.hash = Some(Running::default());
        self
    }

    /// Starts at `at`, which must be the start of a line.
    pub(in crate::store) fn starting(mut self, at: u64) -> Self {
        self.next = at;
        self
    }

    pub(in crate::store) fn into_hash(self) -> Option<Running> {
        self.hash
    }

    pub(in crate::store) fn next(&mut self) -> Result<Option<JournalPiece<'_>>, DiskError> {
        let mut searched = 0;
        loop {
            let at = self.next - self.unread().len() as u64;
            let fresh = self.unread().get(searched..).unwrap_or_default();
            if let Some(len) = line_len(fresh) {
                return Ok(Some(self.take(at, searched + len)));
            }
            searched = self.unread().len();
            if searched > LINE_MAX {
                return self.skip_long(at).map(Some);
            }
            if !self.refill()? {
                return Ok((searched > 0).then(|| self.take(at, searched)));
            }
        }
    }

    fn unread(&self) -> &[u8] {
        self.buffer.get(self.start..).unwrap_or_default()
    }

    fn take(&mut self, at: u64, len: usize) -> JournalPiece<'_> {
        let from = self.start;
        self.start += len;
        let bytes = self.buffer.get(from..from + len).unwrap_or_default();
        JournalPiece {
            at,
            len: len as u64,
            bytes: if len > LINE_MAX { &[] } else { bytes },
        }
    }

    /// Passes over a piece which is too long to be a line.
    fn skip_long(&mut self, at: u64) -> Result<JournalPiece<'_>, DiskError> {
        loop {
            let found = line_len(self.unread());
            self.start = match found {
                Some(len) => self.start + len,
                None => self.buffer.len(),
            };
            if found.is_some() || !self.refill()? {
                let len = self.next - self.unread().len() as u64 - at;
                return Ok(JournalPiece {
                    at,
                    len,
                    bytes: &[],
                });
            }
        }
    }

    fn refill(&mut self) -> Result<bool, DiskError> {
        let left = usize::try_from(self.end.saturating_sub(self.next)).unwrap_or(CHUNK);
        let most = if self.buffer.capacity() == 0 {
            FIRST
        } else {
            CHUNK
        };
        let more = match left {
            0 => Vec::new(),
            _ => self
                .disk
                .read_range(&self.path, self.next, left.min(most))?,
        };
        self.next += more.len() as u64;
        if let Some(hash) = &mut self.hash {
            hash.update(&more);
        }
        self.buffer.drain(..self.start);
        self.start = 0;
        self.buffer.extend_from_slice(&more);
        Ok(!more.is_empty())
    }
}

/// Returns the length of the first line with its line feed. The standard library's reader searches
/// many bytes at a time; a plain loop does not.
fn line_len(bytes: &[u8]) -> Option<usize> {
    let mut rest = bytes;
    let len = rest.skip_until(b'\n').ok()?;
    (bytes.get(len.checked_sub(1)?) == Some(&b'\n')).then_some(len)
}
