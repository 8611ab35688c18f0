//! What is gathered of one item's readings by one person, in one pass: how they scatter, on which
//! scales they lie, how many lie near a limit and beyond it. Heaps of several people add up.

use super::bins::Bins;
use super::{LOTS, SCALES};
use crate::rates::plausible::series::{ReadingSheet, Series};
use std::collections::{BTreeMap, BTreeSet};

/// Readings near a limit, of one stage.
#[derive(Clone, Debug, Default)]
pub(super) struct StageEdge {
    /// Marks of lots; no more than are needed.
    pub(super) lots: BTreeSet<String>,
    /// Readings in the last part before a limit, or beyond it.
    pub(super) near: u64,
    /// Those beyond.
    pub(super) beyond: u64,
}

/// One item's readings by one person.
#[derive(Clone, Debug, Default)]
pub(super) struct Heap {
    /// Marks of the lots read; no more than are needed to know the item.
    pub(super) lots: BTreeSet<String>,
    pub(super) readings: u64,
    /// How many readings lie on each scale.
    pub(super) on_scale: [u64; SCALES.len()],
    /// Variance within a series.
    pub(super) within: Bins,
    /// Half the mean square of successive differences (von Neumann 1941): what is left of the
    /// variance when neighbouring readings resemble each other.
    pub(super) neighbours: Bins,
    /// Series of three readings or more, and their degrees of freedom.
    pub(super) series: u64,
    pub(super) freedom: u64,
    /// How many series show each scale as their own.
    pub(super) own_scale: [u64; SCALES.len()],
    /// By stage.
    pub(super) edges: BTreeMap<String, StageEdge>,
}

impl Heap {
    pub(super) fn take(&mut self, sheet: &ReadingSheet, series: &Series) {
        mark(&mut self.lots, &sheet.subject);
        for typed in series.typed() {
            self.readings += 1;
            for (count, scale) in self.on_scale.iter_mut().zip(SCALES) {
                *count += u64::from(typed % scale == 0);
            }
        }
        if !series.is_constant() {
            let own = super::coarsest([series].into_iter());
            let places = self.own_scale.iter_mut().zip(SCALES);
            let place = { places }.find(|(_, scale)| *scale == own);
            place.into_iter().for_each(|(count, _)| *count += 1);
        }
        let count = series.values.len();
        if count > 2 {
            self.within.add(series.variance());
            self.neighbours.add(successive(&series.values));
            self.series += 1;
            self.freedom += count as u64 - 1;
        }
        let (near, beyond) = series.near();
        if near > 0 {
            let edge = self.edges.entry(sheet.stage.clone()).or_default();
            mark(&mut edge.lots, &sheet.subject);
            edge.near += near;
            edge.beyond += beyond;
        }
    }

    pub(super) fn merge(&mut self, other: &Heap) {
        other.lots.iter().for_each(|lot| mark(&mut self.lots, lot));
        self.readings += other.readings;
        for (count, more) in self.on_scale.iter_mut().zip(other.on_scale) {
            *count += more;
        }
        for (count, more) in self.own_scale.iter_mut().zip(other.own_scale) {
            *count += more;
        }
        self.within.merge(&other.within);
        self.neighbours.merge(&other.neighbours);
        self.series += other.series;
        self.freedom += other.freedom;
        for (stage, other) in &other.edges {
            let edge = self.edges.entry(stage.clone()).or_default();
            other.lots.iter().for_each(|lot| mark(&mut edge.lots, lot));
            edge.near += other.near;
            edge.beyond += other.beyond;
        }
    }
}

fn mark(lots: &mut BTreeSet<String>, lot: &str) {
    if lots.len() <= LOTS && !lots.contains(lot) {
        lots.insert(lot.to_owned());
    }
}

fn successive(values: &[i64]) -> f64 {
    let squares = values.windows(2).map(|pair| {
        let step = pair.first().zip(pair.last()).map_or(0, |(a, b)| b - a) as f64;
        step * step
    });
    squares.sum::<f64>() / (2.0 * (values.len() as f64 - 1.0))
}
