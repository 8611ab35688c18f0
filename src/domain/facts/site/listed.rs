//! A row of the division table of the trade: a lot with the names of what stands above it. What tree such
//! rows come to is decided where the catalogue is known.

use crate::domain::quantity::Quantity;
use crate::domain::subject::Kind;

/// A row of a division table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Listed {
    /// Names of what stands above the lot, top down: 单位, 子单位, 分部, 子分部, 分项; empty where the table
    /// names none.
    pub above: [String; 5],
    /// Its name.
    pub lot: String,
    /// Its code, if it has one.
    pub code: String,
    /// Where it is.
    pub location: String,
    /// How much it is.
    pub capacity: Option<Quantity>,
    /// Its crew.
    pub crew: String,
    /// Its checklist.
    pub checklist: String,
    /// Its variants.
    pub variants: Vec<String>,
}

/// The kinds that stand above a lot.
pub const ABOVE: [Kind; 5] = [
    Kind::Unit,
    Kind::SubUnit,
    Kind::Division,
    Kind::SubDivision,
    Kind::Item,
];
