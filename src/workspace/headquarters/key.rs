//! Headquarters' own key: made once on the machine that receives, wrapped by a PIN like that of a person, and known
//! elsewhere by its card. It signs receipts and nothing else.

use crate::domain::fault::Fault;
use crate::domain::receipt::{HqCard, is_name};
use crate::domain::trouble::Miswritten;
use crate::failure::{Failure, Locked};
use crate::store::Moment;
use crate::store::device::pin::Pin;
use crate::store::device::wrapped::{KeyLabel, Secret};
use crate::workspace::Workspace;
use ed25519_dalek::{Signer, SigningKey};

/// Keys of headquarters are for no project.
const NO_PROJECT: &str = "";

/// A headquarters that can sign.
pub(super) struct HqSigner {
    /// Its card.
    pub card: HqCard,
    key: SigningKey,
}

impl HqSigner {
    fn of(card: HqCard, secret: &Secret) -> Self {
        let key = SigningKey::from_bytes(secret);
        Self { card, key }
    }

    /// Its signature over a text, hex.
    pub fn sign(&self, text: &str) -> String {
        hex::encode(self.key.sign(text.as_bytes()).to_bytes())
    }
}

impl Workspace {
    /// The cards of headquarters' keys on this machine.
    pub fn own_cards(&self) -> Result<Vec<HqCard>, Failure> {
        let labels = self.vault().keys(NO_PROJECT)?.into_iter();
        let cards = labels.filter_map(|label| {
            let card = HqCard::of(&label.public, &label.person)?;
            (card.kid == label.kid).then_some(card)
        });
        Ok(cards.collect())
    }

    /// Makes headquarters' key. A machine has one: who answers must be known by one code.
    pub(in crate::workspace) fn new_hq_key(
        &mut self,
        name: &str,
        pin: &Pin,
    ) -> Result<Result<HqCard, Vec<Fault>>, Failure> {
        let name = name.trim();
        if !is_name(name) {
            let fault = Fault::whole(Miswritten::Malformed("name"));
            return Ok(Err(vec![fault]));
        }
        if let Some(card) = self.own_cards()?.into_iter().next() {
            return Err(Locked::HqKeyThere(card.kid).into());
        }
        if let Some(why) = pin.unfit() {
            return Err(Failure::Locked(Locked::WeakPin(why)));
        }
        let secret = self.surroundings.chance.secret()?;
        let public = SigningKey::from_bytes(&secret).verifying_key();
        let public = hex::encode(public.as_bytes());
        let card = HqCard::of(&public, name);
        let card =
            card.ok_or_else(|| Failure::internal(anyhow::anyhow!("a key without a name")))?;
        let label = KeyLabel {
            kid: card.kid.clone(),
            pid: NO_PROJECT.to_owned(),
            person: card.name.clone(),
            public,
        };
        self.vault().keep(&label, &secret, pin, self.key_cost)?;
        Ok(Ok(card))
    }

    /// Opens headquarters' key, for one run.
    pub(super) fn hq_signer(&self, pin: &Pin) -> Result<HqSigner, Failure> {
        let card = self.own_cards()?.into_iter().next();
        let card = card.ok_or(Locked::NoHqKey)?;
        let now = Moment {
            wall: self.clock.now().timestamp(),
            up: self.clock.up(),
        };
        let secret = self.vault().open(&card.kid, pin, now)?;
        let signer = HqSigner::of(card, &secret);
        let public = hex::encode(signer.key.verifying_key().as_bytes());
        match public == signer.card.public {
            true => Ok(signer),
            false => {
                let kid = signer.card.kid;
                Err(crate::store::device::vault::VaultError::Damaged(kid).into())
            }
        }
    }
}
