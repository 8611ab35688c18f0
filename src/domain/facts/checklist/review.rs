//! That somebody compared a version of a checklist with the print: said by a person, never computed, never changed.

use crate::domain::time::Day;
use serde::{Deserialize, Serialize};

/// One person's word for one version of one checklist.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Review {
    /// The checklist's id.
    pub checklist: String,
    /// Its version.
    pub version: String,
    /// SHA-256 of the file that was compared: what is changed later is not what was compared.
    pub hash: String,
    /// Who compared it.
    pub name: String,
    /// The day.
    pub date: Day,
    /// The edition and print it was compared with.
    pub edition: String,
    /// What else is to be said.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub remark: String,
}
