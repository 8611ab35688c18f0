//! A file of settings as it is understood: all of it, or nothing and everything that is wrong with it.

use super::Settings;
use super::preference::{ChoiceWords, LANGUAGES, READINGS, SWITCH, SYMBOLS, THEMES, WIDTHS};
use crate::text::settings::SettingsFault;
use serde_json::{Map, Value};
use std::path::PathBuf;

/// What the file says it is.
pub const SCHEMA: &str = "sanjian.settings/1";
/// More keys than this nobody has.
const MOST_KEYS: usize = 100;

/// Reads a file; its document too, so that it can be written again as it stood.
pub fn read(bytes: &[u8]) -> Result<(Settings, Map<String, Value>), Vec<SettingsFault>> {
    let parsed: Value = serde_json::from_slice(bytes)
        .map_err(|error| vec![SettingsFault::NoJson(error.line(), error.column())])?;
    let Value::Object(document) = parsed else {
        return Err(vec![SettingsFault::NoJson(1, 1)]);
    };
    let mut reading = Reading::default();
    for (name, value) in &document {
        reading.take(name, value);
    }
    match reading.faults.is_empty() {
        true => Ok((reading.settings, document)),
        false => Err(reading.faults),
    }
}

/// The names that may stand there.
const NAMES: [&str; 10] = [
    "schema",
    "theme",
    "language",
    "bell",
    "readings",
    "symbols",
    "ambiguous",
    "mouse",
    "data",
    "keys",
];

#[derive(Default)]
struct Reading {
    settings: Settings,
    faults: Vec<SettingsFault>,
}

impl Reading {
    fn take(&mut self, name: &str, value: &Value) {
        match name {
            "schema" if value == SCHEMA => {}
            "schema" => self.wrong(name, value, &[SCHEMA]),
            "theme" => {
                _ = self
                    .one_of(name, value, THEMES)
                    .map(|theme| self.settings.theme = theme)
            }
            "language" => self.settings.language = self.one_of(name, value, LANGUAGES),
            "bell" => {
                _ = self
                    .one_of(name, value, SWITCH)
                    .map(|on| self.settings.bell = on)
            }
            "readings" => {
                _ = self
                    .one_of(name, value, READINGS)
                    .map(|at_once| self.settings.at_once = at_once)
            }
            "mouse" => {
                _ = self
                    .one_of(name, value, SWITCH)
                    .map(|on| self.settings.mouse = on)
            }
            "symbols" => {
                _ = self
                    .one_of(name, value, SYMBOLS)
                    .map(|set| self.settings.symbols = set);
            }
            "ambiguous" => {
                _ = self
                    .one_of(name, value, WIDTHS)
                    .map(|width| self.settings.ambiguous = width);
            }
            "data" => match value.as_str().filter(|text| !text.is_empty()) {
                Some(folder) => self.settings.data = Some(PathBuf::from(folder)),
                None => self.wrong(name, value, &[]),
            },
            "keys" => self.keys(value),
            _ => self.faults.push(SettingsFault::Unknown {
                name: name.to_owned(),
                known: NAMES.to_vec(),
            }),
        }
    }

    fn one_of<T: Copy>(&mut self, name: &str, value: &Value, words: ChoiceWords<T>) -> Option<T> {
        let said = value.as_str();
        let known = words.iter().find(|(word, _)| Some(*word) == said);
        if known.is_none() {
            let may: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
            self.wrong(name, value, &may);
        }
        known.map(|(_, choice)| *choice)
    }

    fn wrong(&mut self, name: &str, value: &Value, may: &[&'static str]) {
        self.faults.push(SettingsFault::Wrong {
            name: name.to_owned(),
            value: value.to_string(),
            may: may.to_vec(),
        });
    }

    /// What keys there are and what they may do is known to the screen.
    fn keys(&mut self, value: &Value) {
        let Some(rows) = value.as_object().filter(|rows| rows.len() <= MOST_KEYS) else {
            return self.wrong("keys", value, &[]);
        };
        for (does, keys) in rows {
            let all = keys.as_array().filter(|keys| keys.len() <= MOST_KEYS);
            let texts = all.map(|keys| keys.iter().map(|key| key.as_str().map(str::to_owned)));
            match texts.and_then(|texts| texts.collect::<Option<Vec<String>>>()) {
                Some(keys) => _ = self.settings.keys.insert(does.clone(), keys),
                None => self.wrong(&format!("keys.{does}"), keys, &[]),
            }
        }
    }
}
