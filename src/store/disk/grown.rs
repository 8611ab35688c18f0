//! A file of the real disk that grows. That it was opened where it may be is for `real`.

use super::Append;
use std::fs::File;
use std::io::{self, Write};

/// A file one writes at the end of.
pub(super) struct RealAppend(pub File);

impl Append for RealAppend {
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.0.write_all(bytes)
    }

    fn sync_data(&mut self) -> io::Result<()> {
        self.0.sync_data()?;
        still_named(&self.0)
    }

    fn sync_all(&mut self) -> io::Result<()> {
        self.0.sync_all()?;
        still_named(&self.0)
    }
}

/// What is written to a file that somebody removed is lost as soon as it is closed.
#[cfg(unix)]
fn still_named(file: &File) -> io::Result<()> {
    use std::os::unix::fs::MetadataExt;
    match file.metadata()?.nlink() {
        0 => Err(io::ErrorKind::StaleNetworkFileHandle.into()),
        _ => Ok(()),
    }
}

/// Other systems keep a file that is open.
#[cfg(not(unix))]
fn still_named(_file: &File) -> io::Result<()> {
    Ok(())
}
