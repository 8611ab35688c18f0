//! Phrases of lists: that there is more than is in sight.

use crate::phrases;

phrases! {
    /// So many rows above the first in sight.
    above(rows: usize): "上有 {rows} 行", "{rows} above";
    /// So many rows below the last in sight.
    below(rows: usize): "下有 {rows} 行", "{rows} below";
}
