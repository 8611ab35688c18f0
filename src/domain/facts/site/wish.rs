//! Why a division plan that someone wishes for cannot be made. Making it is the work of the checklist
//! room, saying what is wrong that of the text room.

use crate::domain::subject::Kind;

/// Why a wish cannot be planned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WishFault {
    /// The unit has no code, or one that cannot stand in a table.
    Code,
    /// The unit has no name, or one that cannot stand in a table.
    Name,
    /// The code is that of something else in the project.
    Taken(Kind),
    /// Storeys, basements or sections that cannot be read: what stands there.
    Parts(String),
    /// Dwellings that cannot be read: what stands there.
    Dwellings(String),
    /// No 分部, 子分部, 分项 or checklist of this code.
    NoPlace(String),
    /// No typical set of this id.
    NoPreset(String),
    /// No rule that makes lots of something.
    NoRule(String),
    /// Variants that do not fit their checklist.
    Variants(String),
    /// Nothing is chosen.
    Nothing,
    /// So many lots, more than a plan may have.
    TooMany(usize),
}
