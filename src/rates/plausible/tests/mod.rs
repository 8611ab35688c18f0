//! The list held against simulated projects: honest ones of many kinds, and honest ones into which
//! checks made up in a known way are put.
//! `cargo test plausible::tests -- --nocapture` prints the tables.
//!
//! Seeds are split: the tests were shaped on seeds below [`CHECKED`] (`--ignored` runs those again,
//! for whoever shapes them anew), and what is asserted is measured on seeds from there on, which
//! were not looked at before the shape was settled.

mod honest;
mod made_up;
mod site;

use super::{Looked, PlausibleLook, ReadingSheet, Reference, Sign, SignLine};

/// Seeds the tests were shaped on.
const SHAPED: u64 = 1_000_000;
/// Seeds they are checked on.
const CHECKED: u64 = 11_000_000;

fn looked(sheets: &[ReadingSheet]) -> Looked {
    let mut reference = Reference::default();
    sheets.iter().for_each(|sheet| reference.take(sheet));
    let reference = reference.settle();
    let mut look = PlausibleLook::new(&reference);
    sheets.iter().for_each(|sheet| look.take(sheet.clone()));
    look.done()
}

/// The upper end of the one-sided 99 % interval of Clopper and Pearson, by halving.
fn at_most(events: usize, of: usize) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..60 {
        let p = (low + high) / 2.0;
        // P(X ≤ events), term by term.
        let mut term = libm::exp(of as f64 * libm::log1p(-p));
        let mut sum = term;
        for k in 0..events {
            term *= (of - k) as f64 / (k + 1) as f64 * p / (1.0 - p);
            sum += term;
        }
        if sum > 0.01 { low = p } else { high = p }
    }
    high
}

fn kind(line: &SignLine) -> &'static str {
    match line.sign {
        Sign::Close { .. } => "close",
        Sign::CloseTogether { .. } => "close together",
        Sign::CloseThroughout { .. } => "close throughout",
        Sign::ClearOfLimits { .. } => "clear of limits",
        Sign::RoundFigures { .. } => "round figures",
        Sign::Block { .. } => "block",
        Sign::Repeats { .. } => "repeats",
        Sign::SameAs { .. } => "same as",
        Sign::Shuffled { .. } => "shuffled",
        Sign::Fast { .. } => "fast",
    }
}
