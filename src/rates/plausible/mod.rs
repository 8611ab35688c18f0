//! 防凑数: concluded checks whose readings ought to be taken again, each with the figure that says
//! so. Nothing here says that anything was invented; it says how seldom honest readings come out
//! like these, and leaves the rest to a tape measure.
//!
//! What is promised: of concluded checks whose readings were honestly taken, **at most 1 % are
//! listed**, whichever test lists them. Every check goes through four kinds of tests; each kind may
//! list 1 ÷ 4 % (Bonferroni), and within a kind every item, lag and lot that is looked at has to
//! share that. Each p-value is meant as a bound, not as an estimate; it should hold
//!
//! - whatever the instrument's step (readings are rounded before probabilities are counted out),
//! - wherever the readings lie (the likeliest place is assumed: bias, one-sided limits),
//! - although neighbouring readings resemble each other (each reading is bounded given those
//!   before it, by the scatter between neighbours, von Neumann's, less a fifth),
//! - although a crew works more evenly than others (up to half the usual scatter is nobody's
//!   business),
//! - however few readings there are (then a p-value is large).
//!
//! The checks of one person at one stage, five lots or more, are also taken **together** and held
//! against the others' (`people.rs`): three kinds of tests share another 1 % of honest people. This
//! is where invented readings show that scatter by a third of what is usual, favour 0 and 5, or keep
//! clear of the limits.
//!
//! It is no theorem: what is usual is itself estimated, from ten lots at least, and honest readings
//! may resemble each other in ways nobody thought of. `tests/` measures how often honest checks
//! and people are listed, and how often made-up ones.
//!
//! One kind more, pace, has no p-value: it lists what was entered faster than anyone or any laser
//! meter can measure. What the list cannot find: invented figures that scatter like real ones, or
//! half as much; in a single check, figures that keep clear of the limits (good work does too); what
//! the whole project does alike; anything on items that fewer than ten other lots have readings of.

pub mod chance;
mod copied;
mod digits;
mod edges;
pub mod json;
mod pace;
mod people;
pub mod reference;
pub mod series;
mod sign;
mod spread;
#[cfg(test)]
mod tests;

pub use people::MeasuredPerson;
pub use reference::{Reference, Settled};
pub use series::{ReadingSheet, Series};
pub use sign::{FALSE_ALARMS, Sign, SignLine};

use copied::Recent;
use people::MeasuredPeople;
use reference::Usual;
use sign::{KINDS, listed};

/// A check to be measured again.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedCheck {
    /// The check.
    pub record: String,
    /// The subject's code.
    pub subject: String,
    /// The stage.
    pub stage: String,
    /// The round.
    pub round: u32,
    /// When it was concluded, as written.
    pub at: String,
    /// The crew whose work it is.
    pub crew: String,
    /// What for, the strongest first.
    pub lines: Vec<SignLine>,
}

/// What was looked at and what is listed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Looked {
    /// Checks with readings.
    pub checks: u64,
    /// Of them, those with items that enough other lots have readings of.
    pub known: u64,
    /// Those to be measured again, in the order they were concluded.
    pub listed: Vec<ListedCheck>,
    /// People whose checks at a stage were taken together.
    pub pools: u64,
    /// Of them, those whose checks show something together.
    pub people: Vec<MeasuredPerson>,
}

/// The second pass: looks at one check after the other, with what is usual already gathered.
pub struct PlausibleLook<'a> {
    reference: &'a Settled,
    recent: Recent,
    people: MeasuredPeople,
    looked: Looked,
}

impl<'a> PlausibleLook<'a> {
    /// With what is usual in the project.
    pub fn new(reference: &'a Settled) -> Self {
        Self {
            reference,
            recent: Recent::default(),
            people: MeasuredPeople::default(),
            looked: Looked::default(),
        }
    }

    /// Looks at a check.
    pub fn take(&mut self, sheet: ReadingSheet) {
        if sheet.readings() == 0 {
            return;
        }
        let usual = self.reference.usual(&sheet);
        self.looked.checks += 1;
        self.looked.known += u64::from(usual.iter().any(Option::is_some));
        let known: Vec<(&Series, &Usual)> = { sheet.series.iter().zip(&usual) }
            .filter_map(|(series, usual)| Some((series, usual.as_ref()?)))
            .collect();
        self.people.take(&sheet, &known);
        let lines = self.lines(&sheet, &known);
        if !lines.is_empty() {
            self.looked.listed.push(ListedCheck {
                record: sheet.record.clone(),
                subject: sheet.subject.clone(),
                stage: sheet.stage.clone(),
                round: sheet.round,
                at: sheet.at.clone(),
                crew: sheet.crew.clone(),
                lines,
            });
        }
        self.recent.keep(sheet);
    }

    /// What was found.
    pub fn done(mut self) -> Looked {
        (self.looked.pools, self.looked.people) = self.people.done();
        self.looked
    }

    fn lines(&self, sheet: &ReadingSheet, known: &[(&Series, &Usual)]) -> Vec<SignLine> {
        let mut lines = spread::lines(known);
        lines.extend(digits::line(known));
        lines.extend(copied::within(known));
        lines.extend(self.recent.like(sheet, known));
        let mut lines: Vec<SignLine> = { lines.into_iter() }
            .filter_map(|line| listed(line, KINDS))
            .collect();
        let narrow = { lines.iter() }.any(SignLine::is_narrow);
        lines.retain(|line| !(narrow && line.is_round()));
        lines.sort_by(|a, b| a.seldom().total_cmp(&b.seldom()));
        lines.extend(pace::lines(sheet));
        lines
    }
}
