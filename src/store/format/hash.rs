//! SHA-256 with a purpose: every kind of line has its own prefix, so that a line of one kind never
//! passes for another. No keys and no signatures live here.

use sha2::{Digest, Sha256};

/// Hash of a record (contract, version 1).
pub(super) const RECORD: &str = "sanjian/rec/1";
/// Hash of a line in a draft.
pub(in crate::store) const DRAFT: &str = "sanjian/draft/1";
/// Hash of a head file.
pub(in crate::store) const HEAD: &str = "sanjian/head/1";

/// Returns the hash of `bytes` for a purpose, as 64 lower-case hex digits.
pub(super) fn for_purpose(purpose: &str, bytes: &[u8]) -> [u8; 64] {
    let mut hasher = Sha256::new();
    hasher.update(purpose.as_bytes());
    hasher.update([0]);
    hasher.update(bytes);
    hex(&hasher.finalize().into())
}

/// Returns the plain SHA-256 of `bytes`, as 64 lower-case hex digits.
pub fn sha256_hex(bytes: &[u8]) -> String {
    text(Sha256::digest(bytes).into())
}

/// Hashes bytes that arrive in pieces.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Running(Sha256);

impl Running {
    pub(in crate::store) fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// Returns the hash so far; more may follow.
    pub(in crate::store) fn so_far(&self) -> String {
        text(self.0.clone().finalize().into())
    }
}

/// Tells whether a text is a hash as we write it.
pub fn is_hash(text: &str) -> bool {
    text.len() == 64
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b))
}

fn text(digest: [u8; 32]) -> String {
    String::from_utf8_lossy(&hex(&digest)).into_owned()
}

fn hex(digest: &[u8; 32]) -> [u8; 64] {
    let digit = |n: u8| if n < 10 { b'0' + n } else { b'a' + n - 10 };
    let mut digits = [0; 64];
    for (pair, byte) in digits.chunks_exact_mut(2).zip(digest) {
        pair.copy_from_slice(&[digit(byte >> 4), digit(byte & 15)]);
    }
    digits
}
