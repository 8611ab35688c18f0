//! The file of settings: read once when the program starts, and one choice at a time written into it. A file
//! that was not understood is left as it is: whoever wrote it will want to mend it.

use super::Settings;
use super::preference::Preference;
use super::read::{SCHEMA, read};
use crate::failure::Failure;
use crate::store::{Disk, RealDisk};
use crate::text::settings::SettingsFault;
use serde_json::{Map, Value};
use std::path::{Path, PathBuf};

/// A file longer than this is none of ours.
const LONGEST: u64 = 64 * 1024;
/// Its name.
pub const NAME: &str = "settings.json";

/// The file.
#[derive(Clone, Debug)]
pub struct SettingsFile {
    path: PathBuf,
    settings: Settings,
    faults: Vec<SettingsFault>,
}

impl SettingsFile {
    /// That in a folder, as it stands now; without one everything is as the program thinks best.
    pub fn load(folder: &Path) -> Self {
        // The disk knows itself by its whole path, whatever was typed.
        let folder = std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf());
        let path = folder.join(NAME);
        let (settings, faults) = match document(&path) {
            Ok((settings, _)) => (settings, Vec::new()),
            Err(faults) => (Settings::default(), faults),
        };
        Self {
            path,
            settings,
            faults,
        }
    }

    /// Where it lies.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Whether there is one.
    pub fn is_there(&self) -> bool {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let length = RealDisk::new(folder).and_then(|disk| disk.len(&self.path));
        length.is_ok_and(|length| length.is_some())
    }

    /// What it says; nothing where it was not understood.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }

    /// What is wrong with it.
    pub fn faults(&self) -> &[SettingsFault] {
        &self.faults
    }

    /// Writes one choice into it, beside whatever stands there by now; what is wrong with that, if it was not
    /// understood.
    pub(in crate::workspace) fn keep(
        &self,
        preference: Preference,
    ) -> Result<Result<(), Vec<SettingsFault>>, Failure> {
        let mut document = match document(&self.path) {
            Ok((_, document)) => document,
            Err(faults) => return Ok(Err(faults)),
        };
        if document.is_empty() {
            document.insert("schema".to_owned(), SCHEMA.into());
        }
        let (name, word) = preference.written();
        document.insert(name.to_owned(), word.into());
        let text = serde_json::to_string_pretty(&document).map_err(Failure::internal)? + "\n";
        let folder = self.path.parent().unwrap_or(Path::new("."));
        let disk = RealDisk::new(folder)?;
        disk.create_dir_all(folder)?;
        disk.replace(&self.path, text.as_bytes())?;
        Ok(Ok(()))
    }
}

/// What stands in a file now; nothing where there is none.
fn document(path: &Path) -> Result<(Settings, Map<String, Value>), Vec<SettingsFault>> {
    let unreadable = |why: String| vec![SettingsFault::Unreadable(why)];
    let folder = path.parent().unwrap_or(Path::new("."));
    let disk = RealDisk::new(folder).map_err(|error| unreadable(error.to_string()))?;
    let length = disk
        .len(path)
        .map_err(|error| unreadable(error.to_string()))?;
    match length {
        None => Ok((Settings::default(), Map::new())),
        Some(length) if length > LONGEST => Err(vec![SettingsFault::TooLong(LONGEST)]),
        Some(length) => {
            let bytes = disk.read_range(path, 0, usize::try_from(length).unwrap_or(0));
            read(&bytes.map_err(|error| unreadable(error.to_string()))?)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::preference::{SymbolSet, ThemeName};
    use super::*;
    use crate::text::Lang;

    fn written(text: &str) -> (tempfile::TempDir, SettingsFile) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join(NAME), text).unwrap();
        let file = SettingsFile::load(folder.path());
        (folder, file)
    }

    fn text(file: &SettingsFile) -> String {
        std::fs::read_to_string(file.path()).unwrap()
    }

    #[test]
    fn a_folder_named_from_here_is_as_good_as_any() {
        let file = SettingsFile::load(Path::new("no-such-folder"));
        assert_eq!(file.faults(), []);
        assert!(file.path().is_absolute());
    }

    #[test]
    fn what_is_chosen_is_there_the_next_time_and_nothing_else_changes() {
        let folder = tempfile::tempdir().unwrap();
        let place = folder.path().join("made/now");
        let file = SettingsFile::load(&place);
        assert_eq!(file.settings(), &Settings::default());
        for preference in Preference::all() {
            file.keep(preference).unwrap().unwrap();
            let again = SettingsFile::load(&place);
            assert!(again.settings().is_chosen(preference), "{preference:?}");
        }
        let own = r#"{ "data": "/srv/site", "keys": {"check.why": ["ctrl+w"]}, "theme": "light" }"#;
        let (_folder, file) = written(own);
        assert_eq!(file.settings().theme, ThemeName::Light);
        file.keep(Preference::Speech(Lang::En)).unwrap().unwrap();
        // Another window wrote meanwhile.
        file.keep(Preference::Symbols(SymbolSet::Plain))
            .unwrap()
            .unwrap();
        let again = SettingsFile::load(file.path().parent().unwrap());
        let expected = Settings {
            theme: ThemeName::Light,
            language: Some(Lang::En),
            symbols: SymbolSet::Plain,
            data: Some("/srv/site".into()),
            keys: file.settings().keys.clone(),
            ..Settings::default()
        };
        assert_eq!(again.settings(), &expected);
        assert_eq!(expected.keys["check.why"], ["ctrl+w"]);
    }

    #[test]
    fn all_faults_are_told_at_once_and_nothing_of_it_is_used() {
        let faulty = r#"{"theme": "drak", "bell": 1, "colour": "red", "keys": {"a.b": "w"}, "language": "en"}"#;
        let (_folder, file) = written(faulty);
        assert_eq!(file.faults().len(), 4, "{:?}", file.faults());
        assert_eq!(file.settings(), &Settings::default());
    }

    #[test]
    fn what_was_not_understood_is_never_written_over() {
        for faulty in ["{", "[]", "{\"theme\": 3}", "\u{0}", &"x".repeat(70_000)] {
            let (_folder, file) = written(faulty);
            assert_eq!(file.faults().len(), 1, "{faulty:.20}");
            assert!(file.keep(Preference::Bell(false)).unwrap().is_err());
            assert_eq!(text(&file), *faulty);
        }
    }
}
