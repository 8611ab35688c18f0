//! Which times are in doubt: the clock as it stands now, and records made while it could not be
//! believed (T3). Nothing is kept back for it; whoever reads a date is told.

use crate::audit::odd::odd_of;
use crate::domain::issue::Issue;
use crate::domain::node::Node;
use crate::domain::timely::{self, Frame, OddTime};
use crate::domain::{CheckSummary, clock};
use crate::failure::Failure;
use crate::replay;
use crate::workspace::Workspace;
use crate::workspace::held::clock as wall;
use crate::workspace::held::made::Made;
use chrono::DateTime;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

impl Workspace {
    /// What speaks against the clock now, or against the one that a record of this run was made by:
    /// `unset`, `back` or `jump`.
    pub fn clock_doubt(&self) -> Option<String> {
        let open = self.open.as_ref();
        let last = open.and_then(|open| open.store.last_time());
        let here = open.and_then(|open| open.last);
        let now = wall::doubt(self.clock.as_ref(), last, here).map(str::to_owned);
        now.or_else(|| open.and_then(|open| open.flagged.clone()))
    }

    /// The flag of every record made while the clock could not be believed.
    pub fn odd_clocks(&self) -> Result<BTreeMap<String, String>, Failure> {
        let made = self.made()?;
        let odd = made.odd().map(|(id, flag)| (id.clone(), flag.clone()));
        Ok(odd.collect())
    }

    /// The months, `YYYY-MM`, of checks and rulings that bear the date of a clock that could not be
    /// believed, and how many those are. A date that was typed is somebody's word and not in doubt.
    pub fn months_in_doubt(&self) -> Result<(BTreeSet<String>, u64), Failure> {
        let zone = self.entered()?.head.zone();
        let (mut months, mut count) = (BTreeSet::new(), 0);
        for one in self.made()?.dated() {
            if one.clk != clock::OK && zone.day(&one.at) == zone.day(&one.t) {
                months.insert(zone.month(&one.at));
                count += 1;
            }
        }
        Ok((months, count))
    }

    /// When the records of the project entered were made. Where it was entered by what is cached of it, or
    /// something was recorded since, they are gone over for it.
    fn made(&self) -> Result<Cow<'_, Made>, Failure> {
        let open = self.open.as_ref().ok_or(Failure::NoProject)?;
        if let Some(made) = &open.made {
            return Ok(Cow::Borrowed(made));
        }
        let mut made = Made::default();
        replay::all(open.store.reader(), &mut made)?;
        Ok(Cow::Owned(made))
    }

    /// What times stated now are held against.
    pub(in crate::workspace) fn frame(&self) -> Frame {
        let project = self.project();
        let zone = project
            .map(|project| project.head.zone())
            .unwrap_or_default();
        let began = project.and_then(|project| project.head.began());
        let first = project.and_then(|project| project.began_in());
        let entered = first.and_then(|record| self.stamp_of(record).ok());
        let entered = entered.as_ref().map(|stamp| stamp.t.as_str());
        Frame {
            now: self.clock_doubt().is_none().then(|| self.clock.now()),
            first: Frame::first_day(began, entered, zone),
            zone,
        }
    }

    /// What is odd about the time of a check that was recorded.
    pub fn odd_date(&self, node: &Node, check: &CheckSummary) -> Result<Option<OddTime>, Failure> {
        let stamp = match check.ruling {
            Some(_) => return Ok(None),
            None => self.stamp_of(&check.record)?,
        };
        Ok(odd_of(
            self.entered()?,
            node,
            check,
            (&stamp.t, &stamp.clk),
            &self.frame(),
        ))
    }

    /// What would be odd about a check of a subject that is concluded now and dated so.
    pub fn odd_if_concluded(&self, subject: &str, at: &str) -> Option<OddTime> {
        let before = self.project()?.node(subject)?.checks.last();
        let frame = self.frame();
        timely::odd(at, before.map(|check| check.at.as_str()), frame.now, &frame)
    }

    /// What would be odd about a step of an issue that is taken now and dated so.
    pub fn odd_if_taken(&self, issue: &Issue, at: &str) -> Option<OddTime> {
        let frame = self.frame();
        timely::odd(at, Some(issue.since()), frame.now, &frame)
    }

    /// What is odd about the times of the steps of an issue, one after the other.
    pub fn odd_steps(&self, issue: &Issue) -> Vec<Option<OddTime>> {
        let frame = self.frame();
        let mut before = None;
        let steps = issue.steps.iter().map(|taken| {
            let stamp = self.stamp_of(&taken.record).ok();
            let stamp = stamp.filter(|stamp| stamp.clk == clock::OK);
            let made = stamp.and_then(|stamp| DateTime::parse_from_rfc3339(&stamp.t).ok());
            let at = taken.step.at.as_str();
            timely::odd(at, before.replace(at), made, &frame)
        });
        steps.collect()
    }

    /// Every check whose time is odd, by its record.
    pub fn odd_dates(&self) -> Result<BTreeMap<String, OddTime>, Failure> {
        let (project, frame) = (self.entered()?, self.frame());
        let made = self.made()?;
        let checks = project.nodes().iter();
        let checks = checks.flat_map(|node| node.checks.iter().map(move |check| (node, check)));
        let odd = checks.filter_map(|(node, check)| {
            let one = made.dated_by(&check.record)?;
            let odd = odd_of(project, node, check, (&one.t, &one.clk), &frame)?;
            Some((check.record.clone(), odd))
        });
        Ok(odd.collect())
    }
}
