//! What a project has to count, with alike rows added up: all that any table of rates takes from it, and a
//! hundredth of its records. Words are kept once, rows name them by their place.

use super::count::count_row;
use super::rows::{self, CountDay, CountOf, CountRow};
use super::{By, Level, Query, RatesTable};
use crate::domain::project::Project;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A project's rows.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RateTally {
    /// Names of groups, figures and months.
    pub words: Vec<String>,
    /// The rows, in order.
    pub rows: Vec<TallyRow>,
}

/// Rows of which everything is alike but how much they count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TallyRow {
    /// Which.
    pub key: TallyKey,
    /// The numerators together.
    pub num: u64,
    /// The denominators together.
    pub den: u64,
}

/// What tells rows apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TallyKey {
    /// The level.
    pub level: Level,
    /// Crew, trade, building and figure: places in the words.
    pub words: [usize; 4],
    /// The day they go by, if they go by one.
    pub when: Option<TallyDay>,
}

/// The day of rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct TallyDay {
    /// The site's day.
    pub day: Option<NaiveDate>,
    /// Its month: a place in the words.
    pub month: usize,
    /// The day before it on which the same was counted.
    pub earlier: Option<NaiveDate>,
    /// Whether that lies in the same month.
    pub same_month: bool,
}

/// The words while rows are gathered.
#[derive(Default)]
struct TallyWords {
    places: BTreeMap<String, usize>,
    list: Vec<String>,
}

impl TallyWords {
    fn place(&mut self, word: &str) -> usize {
        if let Some(place) = self.places.get(word) {
            return *place;
        }
        let place = self.list.len();
        self.places.insert(word.to_owned(), place);
        self.list.push(word.to_owned());
        place
    }
}

impl RateTally {
    /// Everything there is to count of a project.
    pub fn of(project: &Project) -> Self {
        let mut words = TallyWords::default();
        let mut sums: BTreeMap<TallyKey, (u64, u64)> = BTreeMap::new();
        for level in Level::ALL {
            for node in rows::subjects(project, level) {
                let crew = words.place(rows::crew(node));
                let trade = words.place(rows::trade(project, node));
                let building = words.place(rows::building(project, node));
                rows::of(project, node, &mut |row| {
                    let figure = words.place(&row.counted.word());
                    let when = row.when.map(|when| TallyDay {
                        day: when.day,
                        month: words.place(&when.month),
                        earlier: when.earlier,
                        same_month: when.same_month,
                    });
                    let words = [crew, trade, building, figure];
                    let sum = sums.entry(TallyKey { level, words, when }).or_default();
                    sum.0 += row.num;
                    sum.1 += row.den;
                });
            }
        }
        let row = |(key, (num, den))| TallyRow { key, num, den };
        Self {
            words: words.list,
            rows: sums.into_iter().map(row).collect(),
        }
    }

    /// The table that somebody asked for.
    pub fn table(&self, query: &Query) -> RatesTable {
        let mut table = RatesTable::new();
        for row in &self.rows {
            let key = &row.key;
            if !query.levels.contains(&key.level) {
                continue;
            }
            let [crew, trade, building, figure] = key.words.map(|place| self.word(place));
            let group = match query.by {
                None | Some(By::Month) => "",
                Some(By::Crew) => crew,
                Some(By::Trade) => trade,
                Some(By::Building) => building,
            };
            let when = key.when.map(|when| CountDay {
                day: when.day,
                month: self.word(when.month).to_owned(),
                earlier: when.earlier,
                same_month: when.same_month,
            });
            if let Some(counted) = CountOf::of_word(figure) {
                let row = CountRow {
                    counted,
                    when: when.as_ref(),
                    num: row.num,
                    den: row.den,
                };
                let group = (!group.is_empty()).then_some(group);
                count_row(&mut table, query, (key.level, group), &row);
            }
        }
        table
    }

    fn word(&self, place: usize) -> &str {
        self.words.get(place).map_or("", String::as_str)
    }
}
