//! Records read for one paper: what cannot be read keeps the whole paper from being drawn. What is read for is not
//! known here.

use crate::failure::{Failure, PaperFailure};
use crate::media;
use crate::paper::fill::Records;
use crate::paper::fill::told::ToldCheck;
use crate::paper::value::{Picture, Value};
use crate::text::paper::unprinted;
use crate::workspace::Workspace;
use sha2::{Digest, Sha256};
use std::cell::RefCell;

/// Reads records for one paper, and remembers the first that cannot be read.
pub(super) struct PaperReading<'a> {
    workspace: &'a Workspace,
    failed: RefCell<Option<Failure>>,
    /// Whether a picture is no more than named.
    is_plain: bool,
}

impl<'a> PaperReading<'a> {
    /// Nothing has been read yet.
    pub(super) fn of(workspace: &'a Workspace) -> Self {
        Self {
            workspace,
            failed: RefCell::new(None),
            is_plain: false,
        }
    }

    /// The same for whoever asks what stands on a paper and not how it looks: a picture is no more than named.
    pub(super) fn without_pictures(workspace: &'a Workspace) -> Self {
        Self {
            is_plain: true,
            ..Self::of(workspace)
        }
    }

    /// The first that could not be read.
    pub(super) fn failed(&self) -> Option<Failure> {
        self.failed.take()
    }

    fn told(&self, record: &str) -> Result<ToldCheck, Failure> {
        let check = self.workspace.check(record)?;
        let pinned = self.workspace.pinned(&check.checklist)?;
        let earlier = self.workspace.earlier(&check.submission.answers);
        let unjudged = |item| PaperFailure::Unjudged {
            record: record.to_owned(),
            item,
        };
        Ok(ToldCheck::new(check, pinned, &earlier).map_err(unjudged)?)
    }

    fn read<T>(&self, read: Result<T, Failure>) -> Option<T> {
        let keep = |failure| _ = self.failed.borrow_mut().get_or_insert(failure);
        read.map_err(keep).ok()
    }
}

impl Records for PaperReading<'_> {
    fn check(&self, record: &str) -> Option<ToldCheck> {
        match self.told(record) {
            Err(Failure::NoSuchCheck(_)) => None,
            read => self.read(read),
        }
    }

    fn picture(&self, hash: &str) -> Option<Value> {
        let shelf = self.workspace.shelf();
        let kept = self.read(shelf.and_then(|shelf| shelf.bytes(hash)))?;
        media::of(&kept).filter(|kind| kind.starts_with("image/"))?;
        if self.is_plain {
            return Some(hash.to_owned().into());
        }
        let Ok((bytes, size)) = media::pixels::printed(&kept) else {
            return Some(unprinted(hash.get(..16).unwrap_or_default()).into());
        };
        let picture = Picture {
            bytes: bytes.into(),
            size,
            digest: Sha256::digest(&kept).to_vec(),
        };
        Some(Value {
            pieces: Vec::new(),
            pictures: vec![picture],
        })
    }
}
