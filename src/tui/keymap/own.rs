//! Further keys of the user's own, as the settings have them: `"check.why": ["ctrl+w"]`. A key gets a meaning
//! only where it has none, and function keys keep theirs; what cannot be is told.

use super::context::Context;
use super::intent::Intent;
use super::press::KeyPress;
use super::{KeyRow, ROWS, resolve, rows};
use crate::text::settings::SettingsFault;
use std::collections::BTreeMap;

/// Further keys, each with where it works and what it means.
#[derive(Clone, Debug, Default)]
pub struct OwnKeys(Vec<(Context, KeyPress, Intent)>);

impl OwnKeys {
    /// Those of the settings, and what is wrong with the others.
    pub fn of(settings: &BTreeMap<String, Vec<String>>) -> (Self, Vec<SettingsFault>) {
        let (mut own, mut faults) = (Self::default(), Vec::new());
        for (name, keys) in settings {
            let Some((context, intent)) = named(name) else {
                faults.push(SettingsFault::NothingDone(name.clone()));
                continue;
            };
            for key in keys {
                match own.checked(key, context) {
                    Ok(press) => own.0.push((context, press, intent)),
                    Err(OwnKeyFault::NoSuchKey) => {
                        faults.push(SettingsFault::NoSuchKey(key.clone()))
                    }
                    Err(OwnKeyFault::Kept) => faults.push(SettingsFault::KeptKey(key.clone())),
                    Err(OwnKeyFault::Taken) => {
                        faults.push(SettingsFault::TakenKey(key.clone(), name.clone()));
                    }
                }
            }
        }
        (own, faults)
    }

    fn checked(&self, key: &str, context: Context) -> Result<KeyPress, OwnKeyFault> {
        let press = press(key)?;
        let free = resolve(press, &[context]).is_none();
        let own = |(where_, known, _): &(Context, KeyPress, Intent)| {
            *where_ == context && *known == press
        };
        match free && !self.0.iter().any(own) {
            true => Ok(press),
            false => Err(OwnKeyFault::Taken),
        }
    }

    /// What a press means in these contexts, where the table of keys has no meaning for it.
    pub fn resolve(&self, press: KeyPress, contexts: &[Context]) -> Option<Intent> {
        let order = contexts.iter().chain([&Context::Everywhere]);
        let mut known = order.filter_map(|context| {
            let mut own = self.0.iter();
            own.find(|(where_, key, _)| where_ == context && *key == press)
        });
        known.next().map(|(_, _, intent)| *intent)
    }

    /// The further keys for what a row of the table does.
    pub fn of_row<'a>(&'a self, row: &'a KeyRow) -> impl Iterator<Item = KeyPress> + 'a {
        let own = self.0.iter().filter(|(_, _, intent)| *intent == row.intent);
        let own =
            own.filter(|(where_, ..)| *where_ == row.context || row.context == Context::Everywhere);
        own.map(|(_, key, _)| *key)
    }
}

enum OwnKeyFault {
    NoSuchKey,
    Kept,
    Taken,
}

/// The key that is written so.
fn press(key: &str) -> Result<KeyPress, OwnKeyFault> {
    let lower = key.to_ascii_lowercase();
    let mut chars = key.chars();
    let press = match (lower.strip_prefix("ctrl+"), chars.next(), chars.next()) {
        (Some(rest), ..) => {
            let mut rest = rest.chars();
            match (rest.next(), rest.next()) {
                (Some(c), None) if c.is_ascii_alphabetic() => KeyPress::Ctrl(c),
                _ => return Err(OwnKeyFault::NoSuchKey),
            }
        }
        (None, Some(c), None) if !c.is_control() => KeyPress::Char(c),
        _ => {
            return Err(if is_kept(&lower) {
                OwnKeyFault::Kept
            } else {
                OwnKeyFault::NoSuchKey
            });
        }
    };
    match press {
        // The terminal cannot tell them from Tab, Enter and Backspace.
        KeyPress::Ctrl('i' | 'j' | 'm' | 'h') => Err(OwnKeyFault::Kept),
        other => Ok(other),
    }
}

/// Whether it is a key that means the same everywhere.
fn is_kept(key: &str) -> bool {
    const KEPT: [&str; 14] = [
        "enter",
        "esc",
        "tab",
        "space",
        "backspace",
        "delete",
        "up",
        "down",
        "left",
        "right",
        "home",
        "end",
        "pageup",
        "pagedown",
    ];
    let number = key.strip_prefix('f').map(str::parse::<u8>);
    KEPT.contains(&key) || matches!(number, Some(Ok(1..=24)))
}

/// What a name in the settings stands for: where, and what is done there.
fn named(name: &str) -> Option<(Context, Intent)> {
    let (place, does) = name.split_once('.')?;
    let context = Context::ALL
        .into_iter()
        .find(|one| word(&format!("{one:?}")) == place)?;
    let own = [context];
    let done = rows(&own).map(|row| row.intent);
    let typed = |intent: &Intent| matches!(intent, Intent::Type(_));
    let mut done = done.filter(|intent| !typed(intent));
    let intent = done.find(|intent| word(&format!("{intent:?}")) == does)?;
    Some((context, intent))
}

/// A name of the program's own as it is written in the settings: `NotApplicable` is `not-applicable`,
/// `Choose(1)` is `choose-1`.
fn word(name: &str) -> String {
    let mut out = String::new();
    for c in name.chars() {
        match c {
            'A'..='Z' => {
                if !out.is_empty() {
                    out.push('-');
                }
                out.push(c.to_ascii_lowercase());
            }
            '(' => out.push('-'),
            ')' => {}
            other => out.push(other),
        }
    }
    out
}

/// All names that may stand in the settings, with what each does there.
pub fn names() -> Vec<(String, &'static KeyRow)> {
    let known = ROWS
        .iter()
        .filter(|row| !matches!(row.intent, Intent::Type(_)));
    let name = |row: &KeyRow| {
        let [place, does] = [format!("{:?}", row.context), format!("{:?}", row.intent)];
        format!("{}.{}", word(&place), word(&does))
    };
    known.map(|row| (name(row), row)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn own(rows: &[(&str, &str)]) -> (OwnKeys, Vec<SettingsFault>) {
        let rows = rows.iter();
        let rows = rows.map(|(name, key)| ((*name).to_owned(), vec![(*key).to_owned()]));
        OwnKeys::of(&rows.collect())
    }

    #[test]
    fn a_key_gets_a_meaning_where_it_has_none() {
        let (own, faults) = own(&[("check.why", "ctrl+w"), ("everywhere.find", "ctrl+f")]);
        assert_eq!(faults, []);
        let means = |key, contexts: &[Context]| own.resolve(KeyPress::Ctrl(key), contexts);
        assert_eq!(
            means('w', &[Context::Number, Context::Check]),
            Some(Intent::Why)
        );
        assert_eq!(means('w', &[Context::List]), None);
        assert_eq!(means('f', &[Context::List]), Some(Intent::Find));
    }

    #[test]
    fn what_cannot_be_is_told_and_the_rest_is_used() {
        let cases = [
            ("check.dance", "ctrl+w"),
            ("nowhere.why", "ctrl+w"),
            ("why", "ctrl+w"),
            ("form.type-' '", "ctrl+w"),
            ("check.why", "f6"),
            ("check.why", "Enter"),
            ("check.why", "ctrl+m"),
            ("check.why", "ctrl+c"),
            ("check.why", "/"),
            ("check.why", "ww"),
            ("check.why", ""),
        ];
        for case in cases {
            let (_, faults) = own(&[case]);
            assert_eq!(faults.len(), 1, "{case:?}: {faults:?}");
        }
        let (left, faults) = own(&[("check.why", "ctrl+w"), ("list.confirm", "f3")]);
        assert_eq!((left.0.len(), faults.len()), (1, 1));
        let twice = BTreeMap::from([("check.why".to_owned(), vec!["w".to_owned(); 2])]);
        assert_eq!(OwnKeys::of(&twice).1.len(), 1, "given twice");
    }

    #[test]
    fn every_name_leads_to_what_it_says() {
        for (name, row) in names() {
            assert_eq!(named(&name), Some((row.context, row.intent)), "{name}");
        }
    }
}
