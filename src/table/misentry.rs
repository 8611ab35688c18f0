//! What a cell of a checklist holds that cannot be taken. How it is put into words is not known here.

use crate::text::listing;

/// What a cell may be that cannot be taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Misentry {
    /// Nothing stands there.
    Empty,
    /// None of the words that may stand there.
    NotOneOf(listing::MeantWords, String),
    /// Not a decimal of up to six places.
    NotANumber(String),
    /// Neither a figure nor a limit that follows a dimension.
    NotALimit(String),
    /// No sampling rule.
    NotASampling(String),
    /// No id with the name of what is counted.
    NotCounted(String),
    /// No demand on readings in sets.
    NotSets(String),
    /// No share such as `80%` or `0.8`.
    NotAShare(String),
    /// A variant that the table of variants does not have.
    NoVariant(String),
    /// The way of judging makes no use of this column.
    NotUsed(String),
    /// The id stands in this row already.
    Twice(usize),
    /// A name that is no row of the head.
    NoSuchRow(String),
    /// The place is not three cells.
    NotAPlace,
    /// Something behind the value of a head row.
    MoreThanOne,
    /// A head row that must be there is not.
    NoRow,
    /// No table of items on any sheet.
    NoItems,
    /// A limit to one side stands in the column of limits and in that of the side.
    SidesTwice,
}
