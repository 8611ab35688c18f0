//! What headquarters reads by what was encrypted on its way: an identity of age in a file of its own, made here without a
//! network, and read for one run. It is no key that signs, and no PIN guards it: whoever has the file reads.

use crate::failure::Failure;
use crate::remote::{AgeIdentity, AgeRecipient, IdentityFile};
use crate::store::DiskError;
use crate::workspace::{Workspace, outside};
use std::path::{Path, PathBuf};

impl Workspace {
    /// Makes an identity in a new file that only its owner can read, and says who it is.
    pub(in crate::workspace) fn new_identity(&self, file: &Path) -> Result<AgeRecipient, Failure> {
        let identity = AgeIdentity::new()?;
        let made = String::from(self.now());
        let text = IdentityFile::text(&identity, &made);
        outside::write_private(file, text.as_bytes())?;
        Ok(identity.recipient)
    }
}

/// The identities of files.
pub(super) fn identities(files: &[PathBuf]) -> Result<Vec<AgeIdentity>, Failure> {
    let mut all = Vec::new();
    for file in files {
        let path = std::path::absolute(file).map_err(|error| Failure::folder(file, &error))?;
        let read = IdentityFile::read(&path);
        all.extend(read.map_err(|why| DiskError::io("read", file)(why.into()))?);
    }
    Ok(all)
}
