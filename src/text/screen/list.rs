//! Phrases of lists: that there is more than is in sight.

use crate::text::Lang;

/// So many rows above the first in sight.
pub fn above(lang: Lang, rows: usize) -> String {
    match lang {
        Lang::Zh => format!("上有 {rows} 行"),
        Lang::En => format!("{rows} above"),
    }
}

/// So many rows below the last in sight.
pub fn below(lang: Lang, rows: usize) -> String {
    match lang {
        Lang::Zh => format!("下有 {rows} 行"),
        Lang::En => format!("{rows} below"),
    }
}
