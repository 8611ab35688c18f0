//! How much of a file is taken; who counts is elsewhere.

/// A file may be this large.
pub const MOST_BYTES: usize = 32 << 20;
/// Rows of all sheets together.
pub const MOST_ROWS: usize = 200_000;
/// Rows of all sheets together, where a person writes every one of them.
pub const MOST_PAGE_ROWS: usize = 20_000;
/// Columns of a sheet.
pub const MOST_COLUMNS: usize = 64;
/// Characters of one cell.
pub const MOST_CHARS: usize = 2_000;
/// Cells in all, empty ones too: what a table costs in memory besides its text.
pub const MOST_CELLS: usize = 4_000_000;
/// Text in all; an XLSX cell costs a few bytes and may point at a long shared string.
pub const MOST_TEXT: usize = 64 << 20;
/// Faults named on a sheet; the rest are counted.
pub const MOST_FAULTS: usize = 1_000;
