//! Why a key was not made or not opened, as sentences.

use super::locked::Locked;
use crate::domain::receipt::short_code;
use crate::store::device::pin::{SHORTEST, UnfitPin};
use crate::store::device::vault::VaultError;
use crate::text::Lang;
use crate::text::escape::{place, quoted};
use crate::text::headquarters as hq;
use crate::text::mishap::key as say;

/// What happened and what to do next.
pub(super) fn locked(lang: Lang, error: &Locked) -> Vec<String> {
    match error {
        Locked::WeakPin(why) => vec![unfit(lang, *why), say::fit_pin(lang, SHORTEST)],
        Locked::PinsDiffer => vec![say::pins_differ(lang).to_owned()],
        Locked::NoPin => vec![say::no_pin(lang).to_owned()],
        Locked::NoKeyHere(person) => vec![say::no_key_here(lang, &quoted(person))],
        Locked::MayNotVouch(person) => vec![say::may_not_vouch(lang, &quoted(person))],
        Locked::NoHqKey => vec![hq::no_key(lang).to_owned(), hq::make_key(lang).to_owned()],
        Locked::HqKeyThere(kid) => vec![hq::key_there(lang, &short_code(kid))],
        Locked::StoreHeld(store) => vec![
            lang.about(hq::store_held(lang), place(store)),
            hq::wait_for_it(lang).to_owned(),
        ],
        Locked::NoSuchHqKey(code) => vec![
            lang.about(hq::no_such_key(lang), quoted(code)),
            hq::ask_for_card(lang).to_owned(),
        ],
        Locked::Vault(error) => vault(lang, error),
    }
}

/// The one rule that a new PIN breaks.
fn unfit(lang: Lang, why: UnfitPin) -> String {
    let said = match why {
        UnfitPin::NotPlain => say::pin_not_plain(lang),
        UnfitPin::Short => return say::pin_short(lang, SHORTEST),
        UnfitPin::Repeated => say::pin_repeats(lang),
        UnfitPin::Row => say::pin_row(lang),
        UnfitPin::Date => say::pin_date(lang),
        UnfitPin::Mobile => say::pin_mobile(lang),
        UnfitPin::Listed => say::pin_listed(lang),
    };
    said.to_owned()
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
