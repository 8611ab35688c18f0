//! Plays plans, and thins out one that fails: fewer steps, fewer troubles, fewer laptops, as long as it fails in the
//! same way.

use crate::machine::Tally;
use crate::plan::Plan;
use crate::{ending, world::World};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::{Duration, Instant};

/// What a world came to.
#[derive(Debug, PartialEq, Eq)]
pub struct Played {
    pub tally: Tally,
    /// What everybody ended with.
    pub digest: String,
}

/// Plays a plan to its end; what did not hold, and after which step.
pub fn play(plan: &Plan) -> Result<Played, String> {
    let played = catch_unwind(AssertUnwindSafe(|| tried(plan)));
    played.unwrap_or_else(|panic| {
        let text = panic.downcast_ref::<String>().cloned();
        let text = text.or(panic.downcast_ref::<&str>().map(|text| (*text).to_owned()));
        Err(format!("panic: {}", text.unwrap_or_default()))
    })
}

fn tried(plan: &Plan) -> Result<Played, String> {
    let mut world = World::begin(plan)?;
    let is_told = std::env::var_os("TELL").is_some();
    for step in &plan.steps {
        if is_told {
            println!("{step:?}");
        }
        let at = |error| {
            format!(
                "step {} ({:?}, {:?}): {error}",
                step.nth, step.deed, step.trouble
            )
        };
        world.take(step).map_err(at)?;
    }
    let digest = ending::end(&mut world).map_err(|error| format!("at the end: {error}"))?;
    world.tally.worlds = 1;
    Ok(Played {
        tally: world.tally,
        digest,
    })
}

/// The smallest plan found that still fails, and how.
pub fn thinned(plan: &Plan, error: String, time: Duration) -> (Plan, String) {
    let until = Instant::now() + time;
    let (mut best, mut error) = (plan.clone(), error);
    let mut chunk = best.steps.len().div_ceil(2).max(1);
    while Instant::now() < until {
        let mut better = None;
        for candidate in smaller(&best, chunk) {
            if Instant::now() >= until {
                break;
            }
            if let Err(why) = play(&candidate)
                && kind(&why) == kind(&error)
            {
                better = Some((candidate, why));
                break;
            }
        }
        match better {
            Some((plan, why)) => (best, error) = (plan, why),
            None if chunk > 1 => chunk = chunk.div_ceil(2),
            None => break,
        }
    }
    (best, error)
}

/// What of an error stays the same in a smaller world: its words, up to what it is about.
fn kind(error: &str) -> String {
    let words = error.split_once("): ").map_or(error, |(_, words)| words);
    let words = words.split(['{', '[', '"', '…']).next().unwrap_or_default();
    words.chars().filter(|c| c.is_alphabetic()).collect()
}

/// The same plan with fewer steps, troubles or laptops.
fn smaller(plan: &Plan, chunk: usize) -> Vec<Plan> {
    let mut smaller = Vec::new();
    for from in (0..plan.steps.len()).step_by(chunk) {
        let mut less = plan.clone();
        less.steps.drain(from..plan.steps.len().min(from + chunk));
        smaller.push(less);
    }
    if chunk == 1 {
        for at in 0..plan.steps.len() {
            let mut calmer = plan.clone();
            if calmer.steps[at].trouble.take().is_some() {
                smaller.push(calmer);
            }
        }
    }
    for laptops in 1..plan.laptops {
        smaller.push(Plan {
            laptops,
            ..plan.clone()
        });
    }
    smaller
}
