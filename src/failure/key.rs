//! Why a key was not made or not opened, as sentences.

use super::Failure;
use crate::store::pin::SHORTEST;
use crate::store::vault::VaultError;
use crate::text::Lang;
use crate::text::escape::quoted;
use crate::text::mishap::key as say;

/// What happened and what to do next.
pub(super) fn sentences(lang: Lang, failure: &Failure) -> Vec<String> {
    vec![match failure {
        Failure::WeakPin => say::weak_pin(lang, SHORTEST),
        Failure::PinsDiffer => say::pins_differ(lang).to_owned(),
        Failure::NoPin => say::no_pin(lang).to_owned(),
        Failure::NoKeyHere(person) => say::no_key_here(lang, &quoted(person)),
        Failure::MayNotVouch(person) => say::may_not_vouch(lang, &quoted(person)),
        Failure::Vault(error) => return vault(lang, error),
        _ => return Vec::new(),
    }]
}

fn vault(lang: Lang, error: &VaultError) -> Vec<String> {
    vec![match error {
        VaultError::WrongPin { wait: 0 } => say::wrong_pin(lang).to_owned(),
        VaultError::WrongPin { wait } => say::wrong_pin_wait(lang, *wait),
        VaultError::Wait { wait } => say::wait_more(lang, *wait),
        VaultError::NotHere(kid) => say::not_here(lang, &quoted(kid)),
        VaultError::Damaged(kid) => say::damaged(lang, &quoted(kid)),
        VaultError::Unsafe => say::on_a_stick(lang).to_owned(),
        VaultError::Store(error) => return super::words::store(lang, error),
    }]
}
