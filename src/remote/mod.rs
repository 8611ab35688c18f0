//! Places that are no disk: object stores, WebDAV shares and servers that speak SFTP. An exchange asks them what
//! it asks a stick, because [`RemoteDisk`] is one more [`Disk`](crate::store::Disk): the exchange knows no transport,
//! and nothing about segments, receipts or projects is known here. What came from there is kept beside the data (and
//! may go at any time), photos are not. Nothing there is ever written over, renamed onto or taken away but our own
//! trials; whether a place refuses a second writing by itself is tried out, never assumed.
//!
//! | file | noun |
//! |---|---|
//! | `note`, `address` | what was added under which name; where that is |
//! | `cipher` | encryption of what goes there, for whoever shall read it |
//! | `keys` | the key and the secret, from the environment or a file; never kept, never shown |
//! | `bucket` | names and bytes somewhere, and the ways in which a name is made once |
//! | `object`, `transport` | object stores and WebDAV by OpenDAL (only with the feature `remote`) |
//! | `sftp`, `talk` | servers by the system's own `sftp` |
//! | `probe` | trying out in which way a place makes a name once |
//! | `disk`, `seen`, `fetched` | the disk that it is to an exchange; what was listed, what was fetched |
//! | `patience` | waiting, and trying again |
//! | `trouble` | what went wrong |

mod address;
mod bucket;
mod cipher;
mod disk;
mod fetched;
#[cfg(feature = "remote")]
mod keys;
mod note;
#[cfg(feature = "remote")]
mod object;
mod patience;
mod probe;
mod seen;
mod sftp;
mod talk;
#[cfg(feature = "remote")]
mod transport;
mod trouble;

pub use address::{AddressFault, RemoteAddress, RemoteKind};
pub use bucket::CreateWay;
pub use cipher::{AgeIdentity, AgeRecipient, CipherDisk, IdentityFile, MOST_RECIPIENTS};
pub use disk::RemoteDisk;
pub use note::{RemoteNote, RemoteNotes};
pub use trouble::RemoteTrouble;

use crate::store::Disk;
use bucket::Bucket;
#[cfg(feature = "remote")]
use keys::RemoteKeys;
use patience::Patience;
use sftp::SftpBucket;
use std::path::Path;
use std::sync::Arc;

/// Opens a place that was added. Nobody is asked anything yet.
pub fn open(
    note: &RemoteNote,
    disk: &Arc<dyn Disk>,
    root: &Path,
) -> Result<RemoteDisk, RemoteTrouble> {
    let address = note.address().map_err(|_| RemoteTrouble::odd("address"))?;
    let patience = Patience::new(note.wait);
    let bucket: Box<dyn Bucket> = match address.kind {
        RemoteKind::Sftp => {
            let here = (Arc::clone(disk), root);
            Box::new(SftpBucket::new(note, &address, here, patience))
        }
        _ => object(note, &address, patience)?,
    };
    Ok(RemoteDisk::new(note, bucket, Arc::clone(disk), root))
}

#[cfg(feature = "remote")]
fn object(
    note: &RemoteNote,
    address: &RemoteAddress,
    patience: Patience,
) -> Result<Box<dyn Bucket>, RemoteTrouble> {
    let keys = RemoteKeys::of(note)?;
    Ok(Box::new(object::ObjectBucket::open(
        address, &keys, patience,
    )?))
}

#[cfg(not(feature = "remote"))]
fn object(
    _: &RemoteNote,
    _: &RemoteAddress,
    _: Patience,
) -> Result<Box<dyn Bucket>, RemoteTrouble> {
    Err(RemoteTrouble::BuiltWithout)
}
