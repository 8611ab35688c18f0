//! A phrase in both languages, as data files give it. Which one is said is known to whoever says it.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A phrase in both languages.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize, JsonSchema)]
pub struct Words {
    /// Chinese.
    pub zh: String,
    /// English.
    pub en: String,
}
