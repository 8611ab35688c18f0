//! A whole age file in memory: made for recipients, opened by an identity. The format is that of age-encryption.org/v1;
//! the only kind of recipient is X25519, so opening costs the same whatever a file asks for.
//!
//! Own lines over known ciphers and no library: that of rage brings 63 more crates (a language engine of its own among
//! them) and an unpredictable length, and a length that is known beforehand is how a whole file is told from a cut one.

use super::header::{AgeHeader, END, Stanza, VERSION, coded, decoded};
use super::keys::{AgeIdentity, AgeRecipient};
use crate::store::device::wrapped::new_secret;
use crate::store::{StoreError, Unopened};
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Nonce};
use curve25519_dalek::MontgomeryPoint;
use hkdf::Hkdf;
use hkdf::hmac::{Hmac, Mac};
use sha2::Sha256;
use zeroize::Zeroizing;

/// The kind of recipient.
const X25519: &str = "X25519";
const LABEL: &[u8] = b"age-encryption.org/v1/X25519";
/// Plain bytes of a full piece.
const PIECE: usize = 64 * 1024;
/// What sealing a piece adds.
const TAG: usize = 16;
const NONCE: usize = 16;
const FILE_KEY: usize = 16;
/// A key of 32 bytes in letters.
const LETTERS: usize = 43;

type CipherKey = Zeroizing<[u8; 32]>;

/// How long the file is that so many bytes for so many recipients become.
pub(super) fn sealed_len(plain: u64, recipients: usize) -> u64 {
    let stanza = "-> X25519 ".len() + LETTERS + 1 + LETTERS + 1;
    let header = VERSION.len() + recipients * stanza + END.len() + 1 + LETTERS + 1;
    let pieces = plain.div_ceil(PIECE as u64).max(1);
    plain
        .saturating_add(pieces * TAG as u64)
        .saturating_add((header + NONCE) as u64)
}

/// Encrypts for recipients; nothing where the system gives no chance.
pub(super) fn sealed(plain: &[u8], to: &[AgeRecipient]) -> Result<Vec<u8>, StoreError> {
    let (one, other) = (new_secret()?, new_secret()?);
    let file_key = one.get(..FILE_KEY).unwrap_or_default();
    let nonce = other.get(..NONCE).unwrap_or_default();
    let mut header = VERSION.to_owned();
    for recipient in to {
        header += &wrapped(recipient, file_key)?;
    }
    header += END;
    let mac = mac(file_key, header.as_bytes()).finalize().into_bytes();
    header += &format!(" {}\n", coded(&mac));
    let mut file = header.into_bytes();
    file.extend(nonce);
    let cipher = cipher(&derived(nonce, file_key, b"payload"));
    let pieces = plain.len().div_ceil(PIECE).max(1);
    for n in 0..pieces {
        let from = n * PIECE;
        let piece = plain.get(from..plain.len().min(from + PIECE));
        let piece = piece.unwrap_or_default();
        let sealed = cipher.encrypt(&counter(n, n + 1 == pieces), piece);
        file.extend(sealed.map_err(|_| StoreError::NoRandom)?);
    }
    Ok(file)
}

/// The stanza of one recipient.
fn wrapped(to: &AgeRecipient, file_key: &[u8]) -> Result<String, StoreError> {
    let once = new_secret()?;
    let share = MontgomeryPoint::mul_base_clamped(*once);
    let key = key_of(&once, &to.0, (&share.0, &to.0)).ok_or(StoreError::NoRandom)?;
    let body = cipher(&key).encrypt(&Nonce::default(), file_key);
    let body = body.map_err(|_| StoreError::NoRandom)?;
    Ok(format!(
        "-> {X25519} {}\n{}\n",
        coded(&share.0),
        coded(&body)
    ))
}

/// Decrypts by whichever identity it is for.
pub(super) fn opened(file: &[u8], by: &[AgeIdentity]) -> Result<Vec<u8>, Unopened> {
    let header = AgeHeader::read(file).ok_or(Unopened::Changed)?;
    let is = |stanza: &Stanza, kind: &str| stanza.words.first().is_some_and(|word| word == kind);
    // Who has a passphrase has it alone; it is not even tried.
    if header.stanzas.len() > 1 && header.stanzas.iter().any(|one| is(one, "scrypt")) {
        return Err(Unopened::Changed);
    }
    let mut key = None;
    for stanza in &header.stanzas {
        if is(stanza, X25519) && key.is_none() {
            key = unwrapped(stanza, by)?;
        }
    }
    let key = key.ok_or(Unopened::OfOthers)?;
    mac(key.as_slice(), header.covered)
        .verify_slice(&header.mac)
        .map_err(|_| Unopened::Changed)?;
    let (nonce, pieces) = header
        .payload
        .split_at_checked(NONCE)
        .ok_or(Unopened::Changed)?;
    let plain = pieces_opened(&cipher(&derived(nonce, &key, b"payload")), pieces);
    plain.ok_or(Unopened::Changed)
}

fn pieces_opened(cipher: &ChaCha20Poly1305, sealed: &[u8]) -> Option<Vec<u8>> {
    let mut plain = Vec::with_capacity(sealed.len());
    let mut pieces = sealed.chunks(PIECE + TAG).enumerate().peekable();
    // No piece at all: it was cut.
    pieces.peek()?;
    while let Some((n, piece)) = pieces.next() {
        let is_last = pieces.peek().is_none();
        let opened = cipher.decrypt(&counter(n, is_last), piece).ok()?;
        // Only an empty file ends in an empty piece.
        if opened.is_empty() && n > 0 {
            return None;
        }
        plain.extend(opened);
    }
    Some(plain)
}

/// The file's key, if a stanza holds it for one of the identities.
fn unwrapped(stanza: &Stanza, by: &[AgeIdentity]) -> Result<Option<Zeroizing<Vec<u8>>>, Unopened> {
    let [_, share] = stanza.words.as_slice() else {
        return Err(Unopened::Changed);
    };
    let share: [u8; 32] = decoded(share)
        .and_then(|share| share.try_into().ok())
        .ok_or(Unopened::Changed)?;
    if stanza.body.len() != FILE_KEY + TAG {
        return Err(Unopened::Changed);
    }
    for identity in by {
        let both = (&share, &identity.recipient.0);
        let key = key_of(&identity.secret, &share, both).ok_or(Unopened::Changed)?;
        if let Ok(key) = cipher(&key).decrypt(&Nonce::default(), stanza.body.as_slice()) {
            return Ok(Some(Zeroizing::new(key)));
        }
    }
    Ok(None)
}

/// What two share, of which either knows one half.
fn key_of(secret: &[u8; 32], point: &[u8; 32], both: (&[u8; 32], &[u8; 32])) -> Option<CipherKey> {
    let shared = Zeroizing::new(MontgomeryPoint(*point).mul_clamped(*secret).0);
    let salt = [both.0.as_slice(), both.1.as_slice()].concat();
    (*shared != [0; 32]).then(|| derived(&salt, shared.as_slice(), LABEL))
}

fn derived(salt: &[u8], key: &[u8], label: &[u8]) -> CipherKey {
    let mut derived = CipherKey::default();
    // 32 bytes are never too many for it.
    _ = Hkdf::<Sha256>::new(Some(salt), key).expand(label, derived.as_mut_slice());
    derived
}

fn mac(file_key: &[u8], covered: &[u8]) -> Hmac<Sha256> {
    let key = derived(&[], file_key, b"header");
    let mut mac = hmac_of(&key);
    mac.update(covered);
    mac
}

/// A key that is shorter than a block goes on in noughts.
fn hmac_of(key: &CipherKey) -> Hmac<Sha256> {
    let mut block = Zeroizing::new([0; 64]);
    block
        .iter_mut()
        .zip(key.iter())
        .for_each(|(place, byte)| *place = *byte);
    <Hmac<Sha256> as Mac>::new(&(*block).into())
}

fn cipher(key: &CipherKey) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&(**key).into())
}

/// Which piece it is, and whether it is the last.
fn counter(n: usize, is_last: bool) -> Nonce {
    let mut nonce = [0; 12];
    for (place, byte) in nonce.iter_mut().skip(3).zip((n as u64).to_be_bytes()) {
        *place = byte;
    }
    if let Some(last) = nonce.last_mut() {
        *last = u8::from(is_last);
    }
    Nonce::from(nonce)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::sha256_hex;
    use serde_json::Value;

    /// One of C2SP's vectors for age (CCTV, free of conditions).
    fn vector_holds(vector: &Value) -> bool {
        let text = |key: &str| vector[key].as_str().unwrap();
        let file = base64_simd::STANDARD.decode_to_vec(text("file")).unwrap();
        let by = vector["identities"].as_array().unwrap().iter();
        let by: Vec<_> = by
            .filter_map(|one| AgeIdentity::parse(one.as_str()?))
            .collect();
        // A file that asks for a passphrase is one for others.
        let is_for_us = !by.is_empty();
        match (text("expect"), opened(&file, &by)) {
            ("success", Ok(plain)) => sha256_hex(&plain) == text("payload"),
            ("success", Err(why)) => !is_for_us && why == Unopened::OfOthers,
            ("no match", Err(why)) => why == Unopened::OfOthers,
            (_, Err(why)) => why == Unopened::Changed || !is_for_us,
            (_, Ok(_)) => false,
        }
    }

    #[test]
    fn files_of_others_open_or_are_refused_as_the_vectors_of_the_format_say() {
        let vectors: Vec<Value> = serde_json::from_str(include_str!("vectors.json")).unwrap();
        assert!(vectors.len() > 40);
        let wrong: Vec<&Value> = { vectors.iter() }
            .filter(|vector| !vector_holds(vector))
            .map(|vector| &vector["name"])
            .collect();
        assert!(wrong.is_empty(), "{wrong:?}");
    }

    #[test]
    fn each_of_several_opens_what_was_sealed_for_them_and_nobody_else_does() {
        let three: Vec<_> = (0..3).map(|_| AgeIdentity::new().unwrap()).collect();
        let to: Vec<_> = three[..2].iter().map(|one| one.recipient).collect();
        for len in [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE] {
            let plain: Vec<u8> = (0..len).map(|n| (n % 251) as u8).collect();
            let file = sealed(&plain, &to).unwrap();
            assert_eq!(file.len() as u64, sealed_len(len as u64, to.len()));
            for one in &three[..2] {
                assert_eq!(
                    opened(&file, std::slice::from_ref(one)).as_ref(),
                    Ok(&plain)
                );
            }
            assert_eq!(opened(&file, &three[2..]), Err(Unopened::OfOthers));
            assert_eq!(opened(&file, &[]), Err(Unopened::OfOthers));
        }
    }

    #[test]
    fn no_bit_of_an_age_file_is_flipped_and_no_byte_cut_or_added_unnoticed() {
        let one = [AgeIdentity::new().unwrap()];
        let file = sealed(b"k", &[one[0].recipient]).unwrap();
        for at in 0..file.len() * 8 {
            let mut flipped = file.clone();
            flipped[at / 8] ^= 1 << (at % 8);
            assert!(opened(&flipped, &one).is_err(), "bit {at}");
        }
        for len in 0..file.len() {
            assert!(opened(&file[..len], &one).is_err(), "{len} bytes");
        }
        assert!(opened(&[file.as_slice(), b"x"].concat(), &one).is_err());
    }

    #[test]
    fn a_file_for_thousands_or_at_a_price_is_refused_before_anything_is_reckoned() {
        let one = [AgeIdentity::new().unwrap()];
        let file = sealed(b"k", &[one[0].recipient]).unwrap();
        let head = VERSION.len();
        let stanza = file[head..file.iter().rposition(|b| *b == b'-').unwrap() - 2].to_vec();
        for count in [33, 40_000] {
            let many = [&file[..head], &stanza.repeat(count), b"--- x\n"].concat();
            assert_eq!(opened(&many, &one), Err(Unopened::Changed));
        }
        let endless = [VERSION.as_bytes(), &vec![b'a'; 8 << 20]].concat();
        assert_eq!(opened(&endless, &one), Err(Unopened::Changed));
        // A passphrase that would take years to try is not tried.
        let salt = coded(&[7; 16]);
        let body = coded(&[7; 32]);
        let price = format!("{VERSION}-> scrypt {salt} 63\n{body}\n--- {body}\n");
        let price = [price.as_bytes(), &[0; 48]].concat();
        assert_eq!(opened(&price, &one), Err(Unopened::OfOthers));
    }
}
