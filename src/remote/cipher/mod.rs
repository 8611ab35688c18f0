//! Encryption of what goes to a place that somebody else keeps: [`CipherDisk`] stands between an exchange and the disk
//! that a place is. One file is one age file (age-encryption.org/v1, recipients X25519), which the `age` of others opens
//! as well. Whoever has only recipients writes and reads nothing; whoever has an identity reads.
//!
//! What lies in a project's folder there goes in encrypted, all but receipts: those are signed, hold no record, and are
//! how a device without an identity learns what has arrived. Names stay readable, for without reading one must see
//! what is there: folders as they always are (project id, device id), then `NAME.SHA256.LENGTH.MARKS.age`, with hash and
//! length of what is within and a mark of each recipient. So a name tells: which project and device, how many files, how
//! large and when, whose public keys, and, to whoever has the very same file already, that it is the same. It tells no
//! word of a record.
//!
//! A name is a claim and no proof: whoever keeps the place can put anything under it. That something is there by its
//! name, with the very length that such a file has, only means that it is not sent again; that it arrived, a receipt
//! says. What is opened must be what its name says, or it is refused by name and the others are taken.
//!
//! | file | noun |
//! |---|---|
//! | `age` | a whole age file, made and opened |
//! | `header` | its first lines, within bounds |
//! | `keys` | recipients and identities, and the file that identities are kept in |
//! | `name` | what an encrypted file is called |
//! | `disk`, `look` | the disk that an exchange has there, and what it sees |
//! | `shelf` | a project's journals, as those who can read see them |

mod age;
mod disk;
mod header;
mod keys;
mod look;
mod name;
mod shelf;

pub use disk::CipherDisk;
pub use keys::{AgeIdentity, AgeRecipient, IdentityFile};
pub use name::MOST_RECIPIENTS;
