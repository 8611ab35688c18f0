//! A private key wrapped by a PIN (Argon2id, then XChaCha20-Poly1305), what trying one costs, and whose
//! key it is. Where it is kept and how often it may be tried, the vault knows.

use super::pin::Pin;
use crate::store::error::StoreError;
use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// Length of a private key.
pub const SECRET: usize = 32;
const SALT: usize = 16;
const NONCE: usize = 24;
const SCHEMA: &str = "sanjian.wrapped-key/1";
/// A file that asks for more than this was not written by us.
const CEILING: Cost = Cost {
    memory: 1024 * 1024,
    passes: 16,
    lanes: 16,
};

/// A private key, wiped when it is let go.
pub type Secret = Zeroizing<[u8; SECRET]>;

/// What trying a PIN costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cost {
    /// KiB.
    pub memory: u32,
    /// Passes over them.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

impl Cost {
    /// What keys are wrapped with.
    pub const USUAL: Cost = Cost {
        memory: 64 * 1024,
        passes: 3,
        lanes: 4,
    };
    /// The least that is ever accepted (K8).
    pub const FLOOR: Cost = Cost {
        memory: 19 * 1024,
        passes: 2,
        lanes: 1,
    };

    fn is_sane(self) -> bool {
        let within = |cost: u32, least: u32, most: u32| (least..=most).contains(&cost);
        within(self.memory, Self::FLOOR.memory, CEILING.memory)
            && within(self.passes, Self::FLOOR.passes, CEILING.passes)
            && within(self.lanes, Self::FLOOR.lanes, CEILING.lanes)
    }
}

/// Which key, in the clear; bound to what is wrapped.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyLabel {
    /// Its name.
    pub kid: String,
    /// The project it is for.
    pub pid: String,
    /// Whose it is.
    pub person: String,
    /// The public key.
    pub public: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Wrapped {
    schema: String,
    #[serde(flatten)]
    pub label: KeyLabel,
    cost: Cost,
    salt: String,
    nonce: String,
    sealed: String,
}

impl Wrapped {
    /// Wraps a key; `None` when nothing can be made at that cost.
    pub fn of(
        label: &KeyLabel,
        secret: &Secret,
        pin: &Pin,
        cost: Cost,
    ) -> Result<Option<Self>, StoreError> {
        let (salt, nonce) = (random::<SALT>()?, random::<NONCE>()?);
        let payload = Payload {
            msg: secret.as_slice(),
            aad: &bound(label, cost),
        };
        let sealed = cipher(pin, &salt, cost)
            .and_then(|cipher| cipher.encrypt(&XNonce::from(nonce), payload).ok());
        Ok(sealed.map(|sealed| Self {
            schema: SCHEMA.to_owned(),
            label: label.clone(),
            cost,
            salt: hex::encode(salt),
            nonce: hex::encode(nonce),
            sealed: hex::encode(sealed),
        }))
    }

    /// Whether we wrote it, at a cost within bounds.
    pub fn is_ours(&self) -> bool {
        self.schema == SCHEMA && self.cost.is_sane()
    }

    /// The key in it; `Some(None)` when the PIN is wrong, `None` when the file makes no sense.
    pub fn open(&self, pin: &Pin) -> Option<Option<Secret>> {
        let salt: [u8; SALT] = hex::decode(&self.salt).ok()?.try_into().ok()?;
        let nonce: [u8; NONCE] = hex::decode(&self.nonce).ok()?.try_into().ok()?;
        let sealed = hex::decode(&self.sealed).ok()?;
        let payload = Payload {
            msg: &sealed,
            aad: &bound(&self.label, self.cost),
        };
        let cipher = cipher(pin, &salt, self.cost)?;
        let opened = cipher.decrypt(&XNonce::from(nonce), payload);
        let opened = opened.ok().map(Zeroizing::new);
        Some(opened.and_then(|bytes| {
            let mut secret = Secret::default();
            (bytes.len() == SECRET).then(|| {
                secret.copy_from_slice(&bytes);
                secret
            })
        }))
    }
}

fn cipher(pin: &Pin, salt: &[u8], cost: Cost) -> Option<XChaCha20Poly1305> {
    let params = Params::new(cost.memory, cost.passes, cost.lanes, Some(SECRET)).ok()?;
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let mut key = Secret::default();
    argon
        .hash_password_into(pin.bytes(), salt, key.as_mut_slice())
        .ok()?;
    XChaCha20Poly1305::new_from_slice(key.as_slice()).ok()
}

/// What is bound to the wrapped key: nobody swaps files or cheapens the PIN unnoticed.
fn bound(label: &KeyLabel, cost: Cost) -> Vec<u8> {
    let KeyLabel {
        kid,
        pid,
        person,
        public,
    } = label;
    let Cost {
        memory,
        passes,
        lanes,
    } = cost;
    let parts = [
        SCHEMA.to_owned(),
        kid.clone(),
        pid.clone(),
        person.clone(),
        public.clone(),
        format!("argon2id {memory} {passes} {lanes}"),
    ];
    parts.join("\0").into_bytes()
}

/// A new private key, from the system's random numbers only (K12).
pub fn new_secret() -> Result<Secret, StoreError> {
    let mut secret = Secret::default();
    getrandom::fill(secret.as_mut_slice()).map_err(|_| StoreError::NoRandom)?;
    Ok(secret)
}

fn random<const N: usize>() -> Result<[u8; N], StoreError> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| StoreError::NoRandom)?;
    Ok(bytes)
}
