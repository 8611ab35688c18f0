//! The fonts of this machine, looked for once a run.

use crate::paper::writer::fonts::{FontFault, Fonts};
use fontdb::Database;
use std::sync::OnceLock;

/// The fonts that are installed here.
pub fn installed() -> Result<&'static Fonts, FontFault> {
    static INSTALLED: OnceLock<Result<Fonts, FontFault>> = OnceLock::new();
    let found = INSTALLED.get_or_init(|| {
        let mut database = Database::new();
        database.load_system_fonts();
        Fonts::of(database, None)
    });
    found.as_ref().map_err(Clone::clone)
}
