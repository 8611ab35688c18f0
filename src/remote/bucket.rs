//! Names and bytes somewhere, as far as an exchange needs them. How they get there is for each kind; which names and
//! which bytes, nobody here asks.

use super::trouble::RemoteTrouble;
use serde::{Deserialize, Serialize};

/// Where what is not whole yet lies, until it is moved to its name.
pub(super) const UNFINISHED: &str = "sanjian-unfinished";

/// Something that has a name there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BucketItem {
    /// Its name from the top, with forward slashes.
    pub name: String,
    /// How many bytes it has; none of a folder.
    pub len: Option<u64>,
    /// Changes when the bytes do, as far as the place tells.
    pub tag: String,
}

/// In which way a name is made once, and never again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CreateWay {
    /// Written under a name of its own, read back, and moved to where the place refuses to move onto another.
    Moved,
    /// Written at once; the place refuses where the name exists.
    Refused,
    /// The place refuses nothing: looked for, written, and read back.
    Looked,
}

impl CreateWay {
    /// A word for programs.
    pub fn as_str(self) -> &'static str {
        match self {
            CreateWay::Moved => "moved",
            CreateWay::Refused => "refused",
            CreateWay::Looked => "looked",
        }
    }
}

/// Names and bytes somewhere.
pub trait Bucket: Send + Sync {
    /// What lies in a folder, by its name with a slash behind or none for the top; with all that lies below it, if asked.
    /// Of a folder that is not there nothing.
    fn list(&self, folder: &str, deep: bool) -> Result<Vec<BucketItem>, RemoteTrouble>;

    /// One of them.
    fn item(&self, name: &str) -> Result<Option<BucketItem>, RemoteTrouble>;

    /// So many bytes from there on; fewer only where it ends.
    fn read(&self, name: &str, from: u64, len: u64) -> Result<Vec<u8>, RemoteTrouble>;

    /// Makes a name and gives what reads back; [`RemoteTrouble::There`] where it exists.
    fn create(&self, name: &str, bytes: &[u8], way: CreateWay) -> Result<Vec<u8>, RemoteTrouble>;

    /// Takes away a trial of ours.
    fn clear(&self, name: &str) -> Result<(), RemoteTrouble>;

    /// The ways worth trying, the best first.
    fn ways(&self) -> &'static [CreateWay];
}
