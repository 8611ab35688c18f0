//! All rows that a state gives; those of answers stand in the records themselves.

use super::column::FactTake;
use super::of::FactsOf;
use super::{check, cost, issue, subject};
use std::io;

/// Writes them, table by table.
pub fn write(of: &FactsOf<'_>, out: &mut dyn FactTake) -> io::Result<()> {
    subject::project(of, out)?;
    subject::counts(of.project, out)?;
    subject::outcomes(of, out)?;
    check::checks(of.project, out)?;
    check::rulings(of.project, out)?;
    issue::issues(of, out)?;
    cost::costs(of, out)
}
