//! What went wrong with a place that is no disk. Nothing that a server said is repeated: it may hold what nobody
//! should read. Words for people are for `failure`.

use std::io::{self, ErrorKind};
use std::path::PathBuf;

/// Why something did not happen there.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RemoteTrouble {
    /// Nobody answers: no network, or not this address.
    #[error("unreachable")]
    Unreachable,
    /// Who answers shows a certificate that this system does not believe.
    #[error("certificate not believed")]
    NotBelieved,
    /// It did not answer in time.
    #[error("no answer in time")]
    Slow,
    /// It has too much to do.
    #[error("busy")]
    Busy,
    /// The keys are not accepted, or may not do this.
    #[error("denied")]
    Denied,
    /// No keys, where there should be some: the two names of the environment.
    #[error("no keys in {0} and {1}")]
    NoKeys(String, String),
    /// Others can read the file of keys.
    #[error("{path} can be read by others", path = .0.display())]
    OpenKeys(PathBuf),
    /// The file of keys is not there, or does not hold both lines.
    #[error("{path} holds no keys", path = .0.display())]
    NotKeys(PathBuf),
    /// Others can read the file of identities.
    #[error("the identity can be read by others")]
    OpenIdentity,
    /// The file of identities is not there, or holds none.
    #[error("no identity")]
    NoIdentity,
    /// It is nobody whom one could encrypt to.
    #[error("no recipient: {0}")]
    NoRecipient(String),
    /// More recipients than a file may have.
    #[error("too many recipients")]
    ManyRecipients,
    /// There is no such bucket, folder or file.
    #[error("not there")]
    Missing,
    /// The name exists.
    #[error("exists")]
    There,
    /// No room is left.
    #[error("full")]
    Full,
    /// What was read back is not what was written.
    #[error("read back differs")]
    Altered,
    /// It answers otherwise than it should.
    #[error("odd answer: {0}")]
    Odd(String),
    /// The system has no `sftp`.
    #[error("no sftp")]
    NoProgram,
    /// The server is not the one that is known, or not known yet.
    #[error("unknown host")]
    UnknownHost,
    /// This program was built without it.
    #[error("built without remotes")]
    BuiltWithout,
}

impl RemoteTrouble {
    /// An answer that makes no sense, in a word or two of ours.
    pub fn odd(what: &str) -> Self {
        RemoteTrouble::Odd(what.to_owned())
    }

    /// Whether it may be over the next moment.
    pub fn passes(&self) -> bool {
        matches!(
            self,
            RemoteTrouble::Unreachable | RemoteTrouble::Slow | RemoteTrouble::Busy
        )
    }
}

impl From<RemoteTrouble> for io::Error {
    /// As a disk says it; what it was stays within.
    fn from(trouble: RemoteTrouble) -> Self {
        let kind = match trouble {
            RemoteTrouble::Missing => ErrorKind::NotFound,
            RemoteTrouble::There => ErrorKind::AlreadyExists,
            _ => ErrorKind::Other,
        };
        io::Error::new(kind, trouble)
    }
}
