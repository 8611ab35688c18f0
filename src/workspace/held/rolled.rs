//! Many folders counted together: what is asked of them, and what came of it.

use super::exchanged::{FactsAsked, FactsMade};
use crate::fleet::Rollup;
use crate::rates::Query;
use crate::table::fault::TableFault;
use crate::text::table::note::Note;
use std::path::PathBuf;

/// What whole projects are grouped by. All but the first stand in the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SiteGroup {
    /// Each by itself.
    Project,
    /// 地区.
    Region,
    /// 公司.
    Company,
    /// 类型.
    Type,
}

/// What is asked of many folders.
#[derive(Clone, Debug, Default)]
pub struct RollupAsked {
    /// Levels and period, and groups that a project knows.
    pub query: Query,
    /// Groups of whole projects instead.
    pub by: Option<SiteGroup>,
    /// The ledger of projects.
    pub ledger: Option<PathBuf>,
    /// Tables of facts.
    pub facts: Option<FactsAsked>,
}

/// What came of it.
#[derive(Debug)]
pub struct RolledUp {
    /// The counts.
    pub rollup: Rollup,
    /// The tables that were made.
    pub facts: Option<FactsMade>,
    /// What there is to tell of the ledger, if there was one.
    pub ledger: Option<LedgerTold>,
    /// How many projects count in no group, for the ledger says nothing of them.
    pub ungrouped: usize,
}

/// What there is to tell of a ledger.
#[derive(Clone, Debug, Default)]
pub struct LedgerTold {
    /// What was understood otherwise than it stands.
    pub notes: Vec<Note>,
    /// Rows of projects that are not there, or that are not told apart.
    pub faults: Vec<TableFault>,
    /// How many projects it does not name.
    pub unlisted: usize,
}
