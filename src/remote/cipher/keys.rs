//! Recipients and identities of age: `age1…`, which may stand anywhere, and `AGE-SECRET-KEY-1…`, which stands in a file
//! that nobody else can read. Passphrases are none of ours: what they cost is said by the file that asks for one.

use crate::remote::RemoteTrouble;
use crate::store::device::wrapped::{Secret, new_secret};
use crate::store::{Disk, RealDisk, StoreError, sha256_hex};
use bech32::primitives::decode::CheckedHrpstring;
use bech32::{Bech32, Hrp};
use curve25519_dalek::MontgomeryPoint;
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use std::fmt;
use std::path::Path;
use zeroize::Zeroizing;

/// What a recipient's text begins with.
const PUBLIC: &str = "age";
/// What an identity's text begins with, in small letters.
const PRIVATE: &str = "age-secret-key-";
/// More is no file of identities.
const MOST_BYTES: usize = 64 * 1024;
/// So many identities are tried.
const MOST_IDENTITIES: usize = 16;

/// Somebody who may read what is encrypted to him.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct AgeRecipient(pub(super) [u8; 32]);

/// The secret by which a recipient reads.
#[derive(Clone)]
pub struct AgeIdentity {
    pub(super) secret: Secret,
    /// Who it is.
    pub recipient: AgeRecipient,
}

impl AgeRecipient {
    /// Reads one as it is told: `age1…`.
    pub fn parse(text: &str) -> Option<Self> {
        let key = decoded(text, PUBLIC)?;
        // With such a key everybody would read.
        let is_key = MontgomeryPoint(*key).mul_clamped([1; 32]).0 != [0; 32];
        is_key.then_some(Self(*key))
    }

    /// Eight digits that tell it from others in a name.
    pub fn mark(&self) -> String {
        let hash = sha256_hex(format!("sanjian.recipient/1\0{self}").as_bytes());
        hash.get(..8).unwrap_or_default().to_owned()
    }
}

impl fmt::Display for AgeRecipient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = bech32::encode::<Bech32>(Hrp::parse_unchecked(PUBLIC), &self.0);
        f.write_str(&text.map_err(|_| fmt::Error)?)
    }
}

impl Serialize for AgeRecipient {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for AgeRecipient {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| de::Error::custom("no recipient"))
    }
}

impl AgeIdentity {
    /// A new one.
    pub fn new() -> Result<Self, StoreError> {
        Ok(Self::of(new_secret()?))
    }

    fn of(secret: Secret) -> Self {
        let public = MontgomeryPoint::mul_base_clamped(*secret);
        Self {
            secret,
            recipient: AgeRecipient(public.0),
        }
    }

    /// Reads one as it is kept: `AGE-SECRET-KEY-1…`.
    pub fn parse(text: &str) -> Option<Self> {
        // Mixed letters are a fault of the text; small ones are not how they are kept.
        let is_kept_so = !text.bytes().any(|b| b.is_ascii_lowercase());
        decoded(text, PRIVATE).filter(|_| is_kept_so).map(Self::of)
    }

    fn text(&self) -> Zeroizing<String> {
        let text = bech32::encode::<Bech32>(Hrp::parse_unchecked(PRIVATE), self.secret.as_slice());
        let text = Zeroizing::new(text.unwrap_or_default());
        Zeroizing::new(text.to_ascii_uppercase())
    }
}

/// The file that identities are kept in, as `age-keygen` writes it: a line each, remarks behind `#`.
pub struct IdentityFile;

impl IdentityFile {
    /// Those of a file that nobody else can read.
    pub fn read(file: &Path) -> Result<Vec<AgeIdentity>, RemoteTrouble> {
        let none = || RemoteTrouble::NoIdentity;
        let folder = file.parent().ok_or_else(none)?;
        let disk = RealDisk::new(folder).map_err(|_| none())?;
        let bytes = disk.read_range(file, 0, MOST_BYTES).map_err(|_| none())?;
        let bytes = Zeroizing::new(bytes);
        if !disk.is_private(file) {
            return Err(RemoteTrouble::OpenIdentity);
        }
        let text = std::str::from_utf8(&bytes).map_err(|_| none())?;
        let lines = text.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty() && !line.starts_with('#'));
        let all: Option<Vec<AgeIdentity>> = lines.map(AgeIdentity::parse).collect();
        // A line that is none may be one mistyped: what it would open would count as closed.
        all.filter(|all| (1..=MOST_IDENTITIES).contains(&all.len()))
            .ok_or_else(none)
    }

    /// What stands in a new one.
    pub fn text(identity: &AgeIdentity, made: &str) -> Zeroizing<String> {
        let (public, secret) = (identity.recipient, identity.text());
        let head = format!("# created: {made}\n# public key: {public}\n");
        Zeroizing::new(format!("{head}{}\n", secret.as_str()))
    }
}

/// The 32 bytes of a text that begins so.
fn decoded(text: &str, begins: &str) -> Option<Secret> {
    let checked = CheckedHrpstring::new::<Bech32>(text).ok()?;
    if !checked.hrp().as_str().eq_ignore_ascii_case(begins) {
        return None;
    }
    let mut key = Secret::default();
    let mut bytes = checked.byte_iter();
    key.iter_mut().try_for_each(|byte| {
        *byte = bytes.next()?;
        Some(())
    })?;
    bytes.next().is_none().then_some(key)
}

#[cfg(test)]
mod tests {
    use super::*;

    // Of the test vectors of age.
    const KEPT: &str = "AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0";

    #[test]
    fn an_identity_and_its_recipient_are_read_as_they_are_written() {
        let made = AgeIdentity::new().unwrap();
        let again = AgeIdentity::parse(&made.text()).unwrap();
        assert_eq!(again.recipient, made.recipient);
        let told = made.recipient.to_string();
        assert!(told.starts_with("age1") && told.len() == 62, "{told}");
        assert_eq!(AgeRecipient::parse(&told), Some(made.recipient));
        assert_eq!(*AgeIdentity::parse(KEPT).unwrap().text(), KEPT);
    }

    #[test]
    fn what_is_mistyped_is_none() {
        let told = AgeIdentity::parse(KEPT).unwrap().recipient.to_string();
        for at in 4..told.len() {
            let mut wrong = told.clone().into_bytes();
            wrong[at] = if wrong[at] == b'q' { b'p' } else { b'q' };
            let wrong = String::from_utf8(wrong).unwrap();
            assert_eq!(AgeRecipient::parse(&wrong), None, "{wrong}");
        }
        for text in ["", "age1", KEPT] {
            assert_eq!(AgeRecipient::parse(text), None, "{text}");
        }
        assert!(AgeIdentity::parse(&told).is_none());
        assert!(AgeIdentity::parse(&KEPT.to_ascii_lowercase()).is_none());
        // To the point of order one everybody would have the key.
        let open = bech32::encode::<Bech32>(Hrp::parse_unchecked(PUBLIC), &[0; 32]).unwrap();
        assert_eq!(AgeRecipient::parse(&open), None);
    }
}
