//! Worlds in memory, each from one seed: laptops, sticks and a headquarters of one project, people at work, and all that
//! happens to disks, power, clocks, copies and sticks. After every step all that was told to be saved is there; at the
//! end everybody knows the same and no figure is better than the story. What fails is thinned out and printed.
//!
//! `MINUTES=20 cargo test --release --test simulation long -- --ignored --nocapture` goes on for so long, from `SEED`
//! where one is given; what fails is thinned out for two minutes, or `THIN` seconds. `PLAY=… cargo test --test simulation again -- --ignored --nocapture` plays what was printed
//! again, step by step with `TELL=1`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "simulation/accident.rs"]
mod accident;
#[path = "simulation/deeds.rs"]
mod deeds;
#[path = "simulation/ending.rs"]
mod ending;
#[path = "simulation/facts.rs"]
mod facts;
#[path = "simulation/machine.rs"]
mod machine;
#[path = "simulation/plan.rs"]
mod plan;
#[path = "crash/platter.rs"]
mod platter;
#[path = "simulation/play.rs"]
mod play;
#[path = "crash/sim_disk.rs"]
#[allow(dead_code, reason = "the crash tests use all of it")]
mod sim_disk;
#[path = "devices/site.rs"]
#[allow(dead_code, reason = "the devices use all of it")]
mod site;
#[path = "simulation/world.rs"]
mod world;

use machine::Tally;
use plan::Plan;
use play::{play, thinned};
use std::time::{Duration, Instant};

/// Plays worlds from a seed on until the time is over, at least so many.
fn play_all(first: u64, least: u64, time: Duration) -> Tally {
    let until = Instant::now() + time;
    let mut tally = Tally::default();
    let mut told = Instant::now();
    for seed in first.. {
        if tally.worlds >= least && Instant::now() >= until {
            break;
        }
        let plan = Plan::of(seed);
        match play(&plan) {
            Ok(played) => tally.add(&played.tally),
            Err(error) => fails(&plan, error),
        }
        if told.elapsed() > Duration::from_secs(60) {
            told = Instant::now();
            println!(
                "… {} worlds, {} states, seed {seed}",
                tally.worlds, tally.states
            );
        }
    }
    tally
}

fn fails(plan: &Plan, error: String) -> ! {
    let seconds = asked("THIN").unwrap_or(120);
    let (small, why) = thinned(plan, error.clone(), Duration::from_secs(seconds));
    panic!(
        "seed {}: {error}\nthinned out to {} steps: {why}\n{:#?}\n\
         PLAY={small} TELL=1 cargo test --test simulation again -- --ignored --nocapture",
        plan.seed,
        small.steps.len(),
        small.steps
    );
}

fn asked<T: std::str::FromStr>(name: &str) -> Option<T> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn nothing_told_is_lost_no_rate_is_raised_and_all_who_met_agree() {
    let begun = Instant::now();
    let tally = play_all(1, 12, Duration::from_secs(20));
    println!("{:?}: {tally:#?}", begun.elapsed());
    assert!(tally.states > 300 && tally.told > 150);
}

#[test]
fn the_same_seed_is_the_same_world() {
    for seed in [3, 5] {
        let plan = Plan::of(seed);
        assert_eq!(play(&plan), play(&plan));
        assert_eq!(plan.to_string().parse(), Ok(plan));
    }
}

#[test]
#[ignore = "goes on for MINUTES"]
fn long() {
    let minutes = asked::<f64>("MINUTES").unwrap_or(20.0);
    let begun = Instant::now();
    let time = Duration::from_secs_f64(minutes * 60.0);
    let tally = play_all(asked("SEED").unwrap_or(1), 1, time);
    println!("{:?}: {tally:#?}", begun.elapsed());
}

#[test]
#[ignore = "plays PLAY again"]
fn again() {
    let plan: Plan = asked("PLAY").unwrap();
    match play(&plan) {
        Ok(played) => println!("it holds: {played:#?}"),
        Err(error) => panic!("{error}"),
    }
}
