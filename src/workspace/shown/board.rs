//! Headquarters' board made of what was counted together. What stands on it is for the reports.

use crate::checklist::Library;
use crate::failure::{self, Failure};
use crate::fleet::{Rollup, United};
use crate::rates::board::{BoardFigures, BoardScope, ItemNamed, LedgerSays, SiteFigures, SiteOf};
use crate::report::board::{self, QualityBoard};
use crate::store::{RecordId, TreeReader};
use crate::table::ledger::{LedgerFound, LedgerRow};
use crate::text::Lang;
use crate::text::escape::place;
use crate::text::words::SchemeName;
use crate::workspace::exchange::facts::Lists;
use crate::workspace::held::rolled::{BoardAsked, LedgerTold};
use crate::workspace::outside;
use chrono::{DateTime, FixedOffset, NaiveDate};
use std::path::PathBuf;

/// A board that takes project after project.
pub(super) struct BoardMaking<'a> {
    asked: &'a BoardAsked,
    library: &'a Library,
    made_at: DateTime<FixedOffset>,
    figures: BoardFigures,
}

impl<'a> BoardMaking<'a> {
    pub fn new(asked: &'a BoardAsked, library: &'a Library, scope: BoardScope) -> Self {
        Self {
            asked,
            library,
            made_at: scope.now,
            figures: BoardFigures::new(scope),
        }
    }

    /// Takes a project in.
    pub fn take(&mut self, united: &United<'_>) {
        let lists = Lists::of(self.library, united.folders);
        let of = SiteOf {
            pid: united.pid,
            project: &united.state,
            named: &|pin, item| {
                let list = lists.get(pin)?;
                let item = list.checklist.item(item)?;
                Some(ItemNamed {
                    clause: item.clause.clone(),
                    title: item.title.clone(),
                })
            },
            newest: newest(united),
            is_sound: united.is_sound,
        };
        let site = SiteFigures::of(&of, &self.figures.scope);
        self.figures.take(site);
    }

    /// Writes it as it was asked for; says where.
    pub fn done(
        mut self,
        rollup: &Rollup,
        (found, told): (&LedgerFound, Option<&LedgerTold>),
    ) -> Result<Vec<PathBuf>, Failure> {
        let lang = self.asked.lang;
        for site in &mut self.figures.sites {
            if let Some(row) = found.rows.get(&site.pid) {
                site.ledger = says(row);
            }
        }
        let shared = rollup.shared.as_ref();
        let scheme = shared.and_then(|shared| shared.scheme.as_ref());
        let scheme = match scheme {
            Some(scheme) => self.library.scheme_name(scheme, lang),
            None => SchemeName::mixed(lang),
        };
        let missing: Vec<String> = found
            .missing
            .iter()
            .map(|row| row.name().to_owned())
            .collect();
        let board = QualityBoard {
            figures: &self.figures,
            scheme: &scheme,
            zone: shared.and_then(|shared| shared.zone),
            made_at: self.made_at,
            troubles: &troubles(lang, rollup, told),
            forks: &rollup.forks,
            missing: told.map(|_| missing.as_slice()),
            unlisted: found.unlisted.len(),
        };
        let mut written = Vec::new();
        if let Some(file) = &self.asked.html {
            outside::write_anew(file, board::html(&board, lang).as_bytes())?;
            written.push(file.clone());
        }
        if let Some(file) = &self.asked.xlsx {
            let bytes = board::xlsx(&board, lang).map_err(Failure::internal)?;
            outside::write_anew(file, &bytes)?;
            written.push(file.clone());
        }
        Ok(written)
    }
}

/// What is damaged, and what of the ledger could not be taken.
fn troubles(lang: Lang, rollup: &Rollup, told: Option<&LedgerTold>) -> Vec<String> {
    let faults = rollup.troubles.iter().filter(|(_, one)| one.is_fault());
    let faults = faults.map(|(folder, one)| {
        let words = failure::folder_trouble(lang, one);
        lang.about(place(folder), words)
    });
    let ledger = told.map(|told| failure::table_places(lang, &told.doubtful()));
    faults.chain(ledger.unwrap_or_default()).collect()
}

fn says(row: &LedgerRow) -> LedgerSays {
    LedgerSays {
        region: row.region.clone(),
        company: row.company.clone(),
        kind: row.kind.clone(),
    }
}

/// The day of the newest record of all devices, as their clocks had it.
fn newest(united: &United<'_>) -> Option<NaiveDate> {
    let (reader, zone): (&TreeReader, _) = (&united.reader, united.state.head.zone());
    let last = reader.tips().into_iter().filter_map(|(did, head)| {
        let record = reader.record(&RecordId::new(&did, head.seq)).ok()?;
        zone.day(&record.t)
    });
    last.max()
}
