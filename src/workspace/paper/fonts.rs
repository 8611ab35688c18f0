//! The fonts of this machine, looked for once a run, and one that somebody named.

use crate::paper::writer::fonts::{FontFault, Fonts};
use fontdb::Database;
use std::sync::{Arc, OnceLock};

/// The largest font file, in bytes: faces of all of Chinese together have some tens of megabytes.
pub const LARGEST: usize = 128 << 20;

/// The fonts that are installed here.
pub fn installed() -> Result<Arc<Fonts>, FontFault> {
    static INSTALLED: OnceLock<Result<Arc<Fonts>, FontFault>> = OnceLock::new();
    let found = INSTALLED.get_or_init(|| Fonts::of(here(), None).map(Arc::new));
    found.clone()
}

/// These, and before them the one of these bytes.
pub fn with(bytes: Vec<u8>) -> Result<Arc<Fonts>, FontFault> {
    Fonts::of(here(), Some(bytes)).map(Arc::new)
}

fn here() -> Database {
    let mut database = Database::new();
    database.load_system_fonts();
    database
}
