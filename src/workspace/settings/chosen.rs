//! What somebody chose for this program, as a workspace has it: from the file that was named at the start. One
//! choice at a time goes back into it.

use crate::failure::Failure;
use crate::workspace::held::settings::Settings;
use crate::workspace::held::settings::file::SettingsFile;
use crate::workspace::held::settings::preference::Preference;
use crate::workspace::{Done, Workspace};

impl Workspace {
    /// What was chosen for this run's program stands in this file.
    pub fn use_settings(&mut self, file: SettingsFile) {
        self.settings = Some(file);
    }

    /// What was chosen, where a file says so.
    pub fn settings(&self) -> Settings {
        let file = self.settings.as_ref();
        file.map_or_else(Settings::default, |file| file.settings().clone())
    }

    /// The file that says what was chosen.
    pub fn settings_file(&self) -> Option<&SettingsFile> {
        self.settings.as_ref()
    }

    /// Keeps a choice for the next time; without a file it is one of this run alone.
    pub(in crate::workspace) fn prefer(&self, preference: Preference) -> Result<Done, Failure> {
        let Some(file) = &self.settings else {
            return Ok(Done::Unrecorded);
        };
        Ok(match file.keep(preference)? {
            Ok(()) => Done::Unrecorded,
            Err(faults) => Done::NotKept(file.path().to_path_buf(), faults),
        })
    }
}
