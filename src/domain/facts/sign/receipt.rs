//! What headquarters answers: signed statements that it holds and verified a device's records up to one, or that
//! it found two histories under one device. A receipt's file is one line, `{"e":E,"sig":"…"}`: what is signed are the
//! bytes of E as they stand there, so that fields of a later version do no harm. Whose key it is and whether the
//! project trusts it is for the rules.

use crate::domain::proof;
use crate::domain::time::Time;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// What a signature under a receipt is for.
pub const RECEIPT: &str = "sanjian/receipt/1";
/// What a signature under a report of two histories is for.
pub const FORK: &str = "sanjian/receipt-fork/1";
/// What the card of a headquarters' key is called.
pub const CARD: &str = "sanjian.hq-key/1";
/// A receipt that names more contents it lacks than this says only how many more.
pub const MOST_MISSING: usize = 1_000;
/// The largest file that is read as a receipt: a thousand hashes and some words.
pub const LARGEST: usize = 128 * 1024;
/// The longest name of a headquarters, in characters.
const LONGEST_NAME: usize = 60;

/// Of the contents that the records name, those that headquarters has.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldBlobs {
    /// So many are there.
    pub have: u64,
    /// SHA-256 of those that are not, sorted.
    pub missing: Vec<String>,
    /// So many more are not.
    #[serde(default, skip_serializing_if = "is_nothing")]
    pub more: u64,
}

/// What a receipt says: headquarters holds and verified records 1 … `seq` of a device, whose last has the hash
/// `h`, and of the contents they name all but those missing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// The contents.
    pub blobs: HeldBlobs,
    /// Always [`RECEIPT`].
    pub ctx: String,
    /// The device.
    pub did: String,
    /// The hash of its last record there.
    pub h: String,
    /// What headquarters calls itself.
    pub hq: String,
    /// Its key's name.
    pub kid: String,
    /// The project's id.
    pub pid: String,
    /// The number of the last record.
    pub seq: u64,
    /// When, RFC 3339 with offset.
    pub t: Time,
}

/// Headquarters has two histories under one device: where each ends, number and hash.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ForkReport {
    /// Always [`FORK`].
    pub ctx: String,
    /// The device.
    pub did: String,
    /// The last record of each history.
    pub ends: Vec<(u64, String)>,
    /// What headquarters calls itself.
    pub hq: String,
    /// Its key's name.
    pub kid: String,
    /// The project's id.
    pub pid: String,
    /// When, RFC 3339 with offset.
    pub t: Time,
}

/// A headquarters' public key as it introduces itself. Anybody can make one: it is believed once a person has
/// compared its short code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HqCard {
    /// Always [`CARD`].
    pub schema: String,
    /// The key's name.
    pub kid: String,
    /// What headquarters calls itself.
    pub name: String,
    /// The public key, hex.
    pub public: String,
}

/// What came of a file that headquarters signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum HqAnswer {
    /// A receipt.
    Receipt(Receipt),
    /// Two histories.
    Fork(ForkReport),
}

#[derive(Deserialize)]
struct SignedPurpose {
    ctx: String,
}

fn is_nothing(count: &u64) -> bool {
    *count == 0
}

/// The name of a headquarters' public key (hex); none when it is none.
pub fn hq_kid(public: &str) -> Option<String> {
    let key: [u8; 32] = hex::decode(public).ok()?.try_into().ok()?;
    let hash = Sha256::new()
        .chain_update(b"sanjian/hq-key/1\0")
        .chain_update(key)
        .finalize();
    hex::encode(hash).get(..16).map(str::to_owned)
}

/// Whether a headquarters may call itself so: shortly, and with nothing in it that steers a terminal (I4).
pub fn is_name(name: &str) -> bool {
    let is_short = name.chars().count() <= LONGEST_NAME;
    is_short && !name.trim().is_empty() && !name.chars().any(char::is_control)
}

/// The short code that two people compare by telephone: the first eight digits of a key's name, e.g. `0728 b356`.
pub fn short_code(kid: &str) -> String {
    let digits = kid.get(..8).unwrap_or(kid);
    let (first, second) = digits.split_at(digits.len().min(4));
    format!("{first} {second}")
}

/// Whether what somebody typed is a key's short code, however it is spaced.
pub fn is_code_of(kid: &str, typed: &str) -> bool {
    let typed: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    typed.len() == 8 && kid.starts_with(&typed.to_ascii_lowercase())
}

impl HqCard {
    /// The card of a key; none when that is no key.
    pub fn of(public: &str, name: &str) -> Option<Self> {
        Some(Self {
            schema: CARD.to_owned(),
            kid: hq_kid(public)?,
            name: name.to_owned(),
            public: public.to_owned(),
        })
    }

    /// Reads one; none when it is none, or its name is not that of its key.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let card: Self = serde_json::from_slice(bytes).ok()?;
        let is_one = card.schema == CARD && hq_kid(&card.public)? == card.kid;
        (is_one && is_name(&card.name)).then_some(card)
    }
}

/// What is signed of a statement: its purpose, a zero byte, its canonical text.
pub fn signed_text(ctx: &str, statement: &str) -> String {
    format!("{ctx}\0{statement}")
}

/// The file of a signed statement.
pub fn file(statement: &str, sig: &str) -> String {
    format!("{{\"e\":{statement},\"sig\":\"{sig}\"}}\n")
}

/// Reads what headquarters signed with this public key, for this project; none when it does not hold.
pub fn read(bytes: &[u8], public: &str, pid: &str) -> Option<HqAnswer> {
    let (statement, sig) = parts(bytes)?;
    let ctx = serde_json::from_str::<SignedPurpose>(statement).ok()?.ctx;
    if !proof::holds(public, &signed_text(&ctx, statement), sig) {
        return None;
    }
    let kid = hq_kid(public)?;
    match ctx.as_str() {
        RECEIPT => {
            let receipt: Receipt = serde_json::from_str(statement).ok()?;
            let is_ours = receipt.pid == pid && receipt.kid == kid && receipt.seq > 0;
            is_ours.then_some(HqAnswer::Receipt(receipt))
        }
        FORK => {
            let fork: ForkReport = serde_json::from_str(statement).ok()?;
            (fork.pid == pid && fork.kid == kid).then_some(HqAnswer::Fork(fork))
        }
        _ => None,
    }
}

/// The statement and the signature of a file.
fn parts(bytes: &[u8]) -> Option<(&str, &str)> {
    let text = std::str::from_utf8(bytes).ok()?;
    let text = text.strip_suffix('\n').unwrap_or(text);
    let inner = text.strip_prefix("{\"e\":")?.strip_suffix("\"}")?;
    let (head, sig) = inner.split_at_checked(inner.len().checked_sub(128)?)?;
    Some((head.strip_suffix(",\"sig\":\"")?, sig))
}

#[cfg(test)]
mod tests {
    use super::*;
    use ed25519_dalek::{Signer, SigningKey};

    const VECTOR: &str = r#"{"e":{"blobs":{"have":0,"missing":[]},"ctx":"sanjian/receipt/1","did":"d7k2","h":"9949b33bf95166b888017e67613f2b5fad8edaa280cb7fddb2a39bae4027edad","hq":"hq-01","kid":"0728b3560c8ec7b4","pid":"p4x8","seq":2,"t":"2026-11-30T09:00:00.000+08:00"},"sig":"892a2f6b2097711ef5defb9a9e3b38db749ea7edf26ecf1b529f8779c929fc88c699adf1897e575d241138a9a8d35449a1dfb9e895d09ac6631fafee3a249502"}"#;

    fn key() -> (SigningKey, String) {
        let seed: Vec<u8> = (0..32).collect();
        let key = SigningKey::from_bytes(&seed.try_into().unwrap());
        let public = hex::encode(key.verifying_key().as_bytes());
        (key, public)
    }

    fn signed(statement: &str) -> String {
        let sig = key().0.sign(signed_text(RECEIPT, statement).as_bytes());
        file(statement, &hex::encode(sig.to_bytes()))
    }

    #[test]
    fn the_published_receipt_holds_and_is_written_so() {
        let (_, public) = key();
        assert!(public.starts_with("03a107bf") && public.ends_with("31b8"));
        let Some(HqAnswer::Receipt(receipt)) = read(VECTOR.as_bytes(), &public, "p4x8") else {
            panic!("the receipt does not hold");
        };
        assert_eq!((receipt.seq, receipt.did.as_str()), (2, "d7k2"));
        let again = signed(&serde_json::to_string(&receipt).unwrap());
        assert_eq!(again, format!("{VECTOR}\n"));
        assert_eq!(again.len(), 382);
        assert_eq!(short_code(&receipt.kid), "0728 b356");
    }

    #[test]
    fn what_was_changed_or_is_for_another_project_does_not_hold() {
        let (_, public) = key();
        assert_eq!(read(VECTOR.as_bytes(), &public, "p4x9"), None);
        for (from, to) in [
            ("\"seq\":2", "\"seq\":3"),
            ("d7k2", "d7k3"),
            ("\"have\":0", "\"have\":9"),
        ] {
            let forged = VECTOR.replace(from, to);
            assert_eq!(read(forged.as_bytes(), &public, "p4x8"), None);
        }
        for end in 0..VECTOR.len() {
            assert_eq!(read(&VECTOR.as_bytes()[..end], &public, "p4x8"), None);
        }
    }

    #[test]
    fn a_field_of_a_later_version_is_carried_by_the_signature() {
        let (_, public) = key();
        let inner = &VECTOR[5..VECTOR.len() - 138];
        let later = signed(&inner.replace(",\"t\":", ",\"suite\":\"x\",\"t\":"));
        assert!(matches!(
            read(later.as_bytes(), &public, "p4x8"),
            Some(HqAnswer::Receipt(_))
        ));
    }

    #[test]
    fn a_card_is_that_of_its_key() {
        let card = HqCard::of(&key().1, "集团质量部").unwrap();
        let text = serde_json::to_string(&card).unwrap();
        assert_eq!(HqCard::read(text.as_bytes()), Some(card.clone()));
        assert_eq!(HqCard::read(text.replace("0728", "0729").as_bytes()), None);
        for name in ["", " ", "总\u{1b}[31m部", &"长".repeat(61)] {
            let named = HqCard::of(&key().1, name).unwrap();
            let text = serde_json::to_string(&named).unwrap();
            assert_eq!(HqCard::read(text.as_bytes()), None, "{name:?}");
        }
        for typed in ["0728 b356", "0728B356", "0728-b356"] {
            assert!(is_code_of(&card.kid, typed));
        }
        assert!(!is_code_of(&card.kid, "0728") && !is_code_of(&card.kid, "0728 b357"));
    }
}
