//! The checks of one person at one stage, taken together: what ten readings cannot show, the
//! readings of many lots can. Each person's are held against those of the others; a row is a reason
//! to measure some of those lots again and says nothing about the person.

use super::chance::share_so_far;
use super::digits;
use super::edges::{self, EdgeShares};
use super::reference::Usual;
use super::series::{ReadingSheet, Series};
use super::sign::{Sign, SignLine, listed};
use super::spread::Evenness;
use std::collections::{BTreeMap, BTreeSet};

/// Fewer lots are not taken together.
pub const LOTS: usize = 5;
/// Kinds of tests that share the false alarms.
const KINDS: f64 = 3.0;
/// Of many lots together, a habit within this much of the share that is usual is nobody's business.
const HABIT: f64 = 1.25;
/// So many lots are named for measuring again.
const NAMED: usize = 3;

/// The checks of a person to be measured again.
#[derive(Clone, Debug, PartialEq)]
pub struct MeasuredPerson {
    /// Their code.
    pub by: String,
    /// The stage.
    pub stage: String,
    /// The checklist's id.
    pub checklist: String,
    /// Their checks with readings that others have, too.
    pub checks: u64,
    /// What for, the strongest first, and the lots that show it most.
    pub lines: Vec<(SignLine, Vec<String>)>,
}

/// Lots by how much they show something, no more than are named.
#[derive(Clone, Debug, Default)]
struct Foremost(Vec<(f64, String)>);

impl Foremost {
    fn take(&mut self, much: f64, lot: &str) {
        if let Some(known) = self.0.iter_mut().find(|(_, other)| other == lot) {
            known.0 = known.0.max(much);
        } else {
            self.0.push((much, lot.to_owned()));
        }
        self.0.sort_by(|(a, _), (b, _)| b.total_cmp(a));
        self.0.truncate(NAMED);
    }

    fn lots(&self) -> Vec<String> {
        self.0.iter().map(|(_, lot)| lot.clone()).collect()
    }
}

/// What is gathered of a person.
#[derive(Clone, Debug, Default)]
struct Pool {
    lots: BTreeSet<String>,
    checks: u64,
    even: BTreeMap<String, Evenness>,
    most_even: Foremost,
    round: f64,
    figures: f64,
    expected: f64,
    roundest: Foremost,
    edges: BTreeMap<String, EdgeShares>,
    clearest: Foremost,
}

/// By checklist, stage and person.
#[derive(Clone, Debug, Default)]
pub struct MeasuredPeople {
    pools: BTreeMap<(String, String, String), Pool>,
}

impl MeasuredPeople {
    /// Takes a check in, as far as it is known what is usual.
    pub fn take(&mut self, sheet: &ReadingSheet, known: &[(&Series, &Usual)]) {
        if known.is_empty() || sheet.by.is_empty() {
            return;
        }
        let key = (
            sheet.checklist.clone(),
            sheet.stage.clone(),
            sheet.by.clone(),
        );
        self.pools.entry(key).or_default().take(sheet, known);
    }

    /// How many people's checks were taken together, and those to be measured again.
    pub fn done(self) -> (u64, Vec<MeasuredPerson>) {
        let enough = |pool: &Pool| pool.lots.len() >= LOTS;
        let pools = self.pools.into_iter().filter(|(_, pool)| enough(pool));
        let (mut count, mut found) = (0, Vec::new());
        for ((checklist, stage, by), pool) in pools {
            count += 1;
            let lines = pool.lines();
            if !lines.is_empty() {
                found.push(MeasuredPerson {
                    by,
                    stage,
                    checklist,
                    checks: pool.checks,
                    lines,
                });
            }
        }
        (count, found)
    }
}

impl Pool {
    fn take(&mut self, sheet: &ReadingSheet, known: &[(&Series, &Usual)]) {
        self.checks += 1;
        if self.lots.len() < LOTS {
            self.lots.insert(sheet.subject.clone());
        }
        let (mut even, mut round, mut figures) = (Evenness::default(), 0, 0);
        let mut near = 0;
        for (series, usual) in known {
            if let Some(one) = Evenness::of(series, usual) {
                let sum = self.even.entry(series.item.clone()).or_default();
                (*sum, even) = (sum.and(one), even.and(one));
            }
            if let Some((count, share)) = digits::counted(series, usual) {
                let (count, of) = (count as f64, series.values.len() as f64);
                (self.round, self.figures) = (self.round + count, self.figures + of);
                self.expected += of * (HABIT * share).min(1.0);
                (round, figures) = (round + count as usize, figures + of as usize);
            }
            let edge = self.edges.entry(series.item.clone()).or_default();
            edge.take(series, usual);
            near += series.near().0 - series.near().1;
        }
        let lot = &sheet.subject;
        if even.freedom > 0.0 {
            self.most_even.take(-even.share(), lot);
        }
        if figures > 0 {
            self.roundest.take(round as f64 / figures as f64, lot);
        }
        self.clearest.take(near as f64, lot);
    }

    fn lines(&self) -> Vec<(SignLine, Vec<String>)> {
        let spread = self.spread().map(|line| (line, self.most_even.lots()));
        let round = self.digits().map(|line| (line, self.roundest.lots()));
        let clear = self.clear().map(|line| (line, self.clearest.lots()));
        let lines = [spread, round, clear].into_iter().flatten();
        let mut lines: Vec<_> = lines
            .filter_map(|(line, lots)| Some((listed(line, KINDS)?, lots)))
            .collect();
        let narrow = lines.iter().any(|(line, _)| line.is_narrow());
        lines.retain(|(line, _)| !(narrow && line.is_round()));
        lines.sort_by(|(a, _), (b, _)| a.seldom().total_cmp(&b.seldom()));
        lines
    }

    /// The most even item, paid for by the number of items, or all of them.
    fn spread(&self) -> Option<SignLine> {
        let all = { self.even.values() }.fold(Evenness::default(), |sum, one| sum.and(*one));
        let (item, one) =
            { self.even.iter() }.min_by(|(_, a), (_, b)| a.chance().total_cmp(&b.chance()))?;
        let single = self.even.len() as f64 * one.chance();
        let (items, share, chance) = match single < all.chance() {
            true => (vec![item.clone()], one.share(), single),
            false => (Vec::new(), all.share(), all.chance()),
        };
        Some(SignLine {
            sign: Sign::CloseThroughout {
                items,
                of: self.even.len(),
                share,
            },
            chance: Some((2.0 * chance).min(1.0)),
        })
    }

    fn digits(&self) -> Option<SignLine> {
        let (found, expected) = (self.round / self.figures, self.expected / self.figures);
        let chance = share_so_far(found, expected, self.figures);
        (self.figures > 0.0 && found > expected).then_some(SignLine {
            sign: Sign::RoundFigures {
                round: self.round as usize,
                of: self.figures as usize,
                usual: self.expected,
            },
            chance: Some(chance),
        })
    }

    fn clear(&self) -> Option<SignLine> {
        let clear = edges::all(self.edges.values());
        (clear.near > 0).then(|| SignLine {
            sign: Sign::ClearOfLimits {
                near: clear.near,
                beyond: clear.beyond,
                usual: clear.usual,
            },
            chance: Some(clear.chance()),
        })
    }
}
