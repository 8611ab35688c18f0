//! Evidence: photos and documents kept by hash, and what is known about them. Their bytes are
//! blobs of the project; only what the record says of them lives here.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

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
    /// Fields that nobody here knows, carried along as they came.
    #[serde(flatten)]
    pub own: BTreeMap<String, Value>,
}

/// What a file is, as people tell them apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A picture as one maker's telephones take them, which not every viewer opens.
    Heif,
    /// A picture of another new kind.
    Avif,
    /// Any other picture.
    Picture,
    /// PDF.
    Pdf,
    /// Bytes of no known kind.
    Other,
    /// Any other document.
    Document,
}

impl Sort {
    /// Of a media type.
    pub fn of(media: &str) -> Self {
        match media {
            "image/heif" => Self::Heif,
            "image/avif" => Self::Avif,
            media if media.starts_with("image/") => Self::Picture,
            "application/pdf" => Self::Pdf,
            "application/octet-stream" => Self::Other,
            _ => Self::Document,
        }
    }
}

/// Why a file cannot be taken in as evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// There is no such file.
    Missing,
    /// A folder, a link, a device: anything but a file.
    NotAFile,
    /// There is nothing in it.
    Empty,
    /// Larger than [`LARGEST`].
    TooLarge,
    /// It breaks off before its end.
    Cut,
    /// It was still being written while it was read.
    Growing,
    /// Neither a picture nor a document of a known kind.
    UnknownKind,
    /// The path leads out of the folder of the batch, or is none.
    Outside,
    /// No file of this system has this character in its name.
    Character(char),
    /// The disk does not give it.
    Unreadable,
}

/// The largest file that is taken in, in bytes.
pub const LARGEST: usize = 64 << 20;

/// What counts as a file of no known kind.
pub const UNKNOWN_MEDIA: &str = "application/octet-stream";

/// So many characters of the hash name it to people.
const SHORT: usize = 8;

impl Evidence {
    /// Whether it is a picture.
    pub fn is_image(&self) -> bool {
        self.media.starts_with("image/")
    }

    /// The beginning of its hash, which names it to people.
    pub fn short(&self) -> &str {
        self.hash.get(..SHORT).unwrap_or(&self.hash)
    }

    /// Whether it is the same content, kept for the same item.
    pub fn is_same(&self, other: &Self) -> bool {
        self.hash == other.hash && self.item == other.item
    }
}
