//! The arithmetic of signatures: digests, key names, and whether a signature holds. Pure
//! computation; private keys, PINs and what a statement means live elsewhere.

use ed25519_dalek::{PUBLIC_KEY_LENGTH, SIGNATURE_LENGTH, Signature, VerifyingKey};
use sha2::{Digest, Sha256};

/// Hex digits of a short code, shown in two groups.
const CODE_DIGITS: usize = 8;
/// Hex digits of a key's name.
const KID_DIGITS: usize = 16;

/// SHA-256 as lower-case hex.
fn sha256(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// The digest of the lines a signing screen shows: of each line and a line feed (K2).
pub fn digest(shown: &[String]) -> String {
    let mut hasher = Sha256::new();
    for line in shown {
        hasher.update(line.as_bytes());
        hasher.update(b"\n");
    }
    hex::encode(hasher.finalize())
}

/// The short code of a digest, as on screen and on paper: `1A2B-3C4D`.
pub fn code(digest: &str) -> String {
    let head: String = digest.chars().take(CODE_DIGITS).collect();
    let upper = head.to_ascii_uppercase();
    let (first, second) = upper
        .split_at_checked(CODE_DIGITS / 2)
        .unwrap_or((&upper, ""));
    format!("{first}-{second}")
}

/// The name of a public key (hex): the first 16 hex digits of its SHA-256; `None` when it is none.
pub fn kid(public: &str) -> Option<String> {
    let bytes: [u8; PUBLIC_KEY_LENGTH] = exact(public)?;
    sha256(&bytes).get(..KID_DIGITS).map(str::to_owned)
}

/// Whether a signature (hex) over a text holds under a public key (hex). Strict: no small-order
/// keys, no second spelling of a signature (K5).
pub fn holds(public: &str, text: &str, signature: &str) -> bool {
    let check = || {
        let key = VerifyingKey::from_bytes(&exact::<PUBLIC_KEY_LENGTH>(public)?).ok()?;
        let signature = Signature::from_bytes(&exact::<SIGNATURE_LENGTH>(signature)?);
        key.verify_strict(text.as_bytes(), &signature).ok()
    };
    check().is_some()
}

/// The bytes of a lower-case hex text of exactly this length.
fn exact<const N: usize>(text: &str) -> Option<[u8; N]> {
    let bytes: [u8; N] = hex::decode(text).ok()?.try_into().ok()?;
    (hex::encode(bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    // RFC 8032, 7.1, TEST 1.
    const PUBLIC: &str = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";
    const SIGNATURE: &str = "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b";

    #[test]
    fn agrees_with_rfc_8032() {
        assert!(holds(PUBLIC, "", SIGNATURE));
        assert!(!holds(PUBLIC, "x", SIGNATURE));
        assert!(!holds(PUBLIC, "", &SIGNATURE.to_uppercase()));
        // The identity point as a key makes every signature of the identity hold unless strict.
        let small = "0100000000000000000000000000000000000000000000000000000000000000";
        let forged = format!("{small}{}", "0".repeat(64));
        assert!(!holds(small, "anything", &forged));
    }

    #[test]
    fn codes_are_two_groups_of_four() {
        let lines = ["甲".to_owned(), "乙".to_owned()];
        let code = code(&digest(&lines));
        assert_eq!(code.len(), 9);
        assert_eq!(code.find('-'), Some(4));
        // A line feed ends each line: two texts that only break elsewhere differ.
        assert_ne!(
            digest(&lines),
            digest(&["甲\n乙".to_owned()].map(|s| s + "\n"))
        );
        assert_eq!(kid(PUBLIC).unwrap().len(), 16);
        assert_eq!(kid("d75a"), None);
    }
}
