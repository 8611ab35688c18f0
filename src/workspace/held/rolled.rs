//! Many folders counted together: what is asked of them, and what came of it.

use super::exchanged::{FactsAsked, FactsMade};
use crate::domain::misfit::{Misfit, Unmatched};
use crate::fleet::Rollup;
use crate::rates::Query;
use crate::table::fault::{TableFault, TableFlaw};
use crate::text::Lang;
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
    /// The board.
    pub board: Option<BoardAsked>,
    /// Every record is to be read, also where nothing changed since an earlier run; facts and board always do.
    pub fresh: bool,
}

/// Headquarters' board, that is asked for.
#[derive(Clone, Debug, Default)]
pub struct BoardAsked {
    /// As a page of the web.
    pub html: Option<PathBuf>,
    /// As a workbook.
    pub xlsx: Option<PathBuf>,
    /// In which language.
    pub lang: Lang,
}

/// What came of it.
#[derive(Debug)]
pub struct RolledUp {
    /// The counts.
    pub rollup: Rollup,
    /// The tables that were made.
    pub facts: Option<FactsMade>,
    /// The files of the board.
    pub board: Vec<PathBuf>,
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

impl LedgerTold {
    /// What of it is not plain; that a project is not there is no doubt.
    pub fn doubtful(&self) -> Vec<TableFault> {
        let is_absent = |fault: &TableFault| {
            let TableFlaw::Row(Misfit::Unmatched(why)) = &fault.what else {
                return false;
            };
            matches!(why, Unmatched::Nowhere(_))
        };
        let all = self.faults.iter();
        all.filter(|fault| !is_absent(fault)).cloned().collect()
    }
}
