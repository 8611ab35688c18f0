//! What the manual says of the file of settings: its example is understood, and every choice is named.

use crate::{LANGUAGES, blocks};
use sanjian::text::manual::Topic;
use sanjian::tui::keymap::action_names;
use sanjian::workspace::held::settings::Settings;
use sanjian::workspace::held::settings::file::{NAME, SettingsFile};
use sanjian::workspace::held::settings::preference::Preference;

#[test]
fn the_example_of_the_settings_is_understood() {
    for lang in LANGUAGES {
        let page = Topic::Settings.page(lang);
        let (_, lines) = { blocks(page) }
            .into_iter()
            .find(|(name, _)| *name == "json")
            .unwrap();
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), lines.join("\n")).unwrap();
        let file = SettingsFile::load(folder.path());
        assert_eq!(file.faults(), []);
        assert_eq!(file.settings().language, Some(lang));
        assert_ne!(file.settings(), &Settings::default());
        let names = action_names();
        for name in file.settings().keys.keys() {
            let place = name.split_once('.').unwrap();
            assert!(
                names
                    .iter()
                    .any(|(known, _)| known.ends_with(&format!(".{}", place.1)))
            );
        }
    }
}

#[test]
fn every_choice_of_the_settings_is_in_the_manual() {
    for lang in LANGUAGES {
        let page = Topic::Settings.page(lang);
        for preference in Preference::all() {
            let (name, word) = preference.written();
            for said in [format!("`{name}`"), format!("`{word}`")] {
                assert!(
                    page.contains(&said),
                    "{said} in {}",
                    Topic::Settings.title(lang)
                );
            }
        }
    }
}
