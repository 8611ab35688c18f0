//! Evidence: photos and documents kept by hash, and what is known about them. Their bytes are
//! blobs of the project; only what the record says of them lives here.

use serde::{Deserialize, Serialize};

/// A photo or document kept with a record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// SHA-256 of its bytes, lower-case hex.
    pub hash: String,
    /// Its size in bytes.
    pub size: u64,
    /// Its media type, e.g. `image/jpeg`.
    pub media: String,
    /// The name it came with; a label, never a path.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// The item it shows, if it is about one.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub item: String,
    /// When it was taken, by the camera, as written there.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub taken: String,
    /// Where it was taken by the camera: latitude and longitude in degrees.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<(String, String)>,
}

impl Evidence {
    /// Whether it is a picture.
    pub fn is_image(&self) -> bool {
        self.media.starts_with("image/")
    }
}
