//! The end of a world: all accidents are over, everybody meets everybody, and then all must have everything, the same
//! state and the same figures, no rate higher than the story allows, and nothing found damaged.

use crate::deeds::settle_fork;
use crate::facts::{Fact, Facts, damage, seen};
use crate::machine::{Machine, Stick};
use crate::sim_disk::SimDisk;
use crate::site::Laptop;
use crate::world::{Seat, World};
use sanjian::domain::check::CheckSummary;
use sanjian::domain::sight::parts;
use sanjian::domain::{Outcome, Project, chain::ACCEPTANCE};
use sanjian::rates::{Counts, Level, Query, rates};
use sanjian::replay;
use sanjian::store::TreeReader;
use sanjian::workspace::Command;
use sanjian::workspace::headquarters::HqCommand;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Returns a digest of what everybody ended with.
pub fn end(world: &mut World) -> Result<String, String> {
    for at in 0..world.machines.len() {
        let machine = &mut world.machines[at];
        if !machine.opens() {
            return Err(format!("laptop {at} does not open at the end"));
        }
    }
    let due = due(world);
    if !due.iter().any(|fact| matches!(fact, Fact::Record(_))) {
        // The story took every copy there was.
        return Ok("nothing".to_owned());
    }
    world.tally.forked += u64::from(world.twice);
    let gone = world.told.keys().filter(|fact| !due.contains(*fact));
    world.tally.taken += gone
        .filter(|fact| !matches!(fact, Fact::Answer(..)))
        .count() as u64;
    let first = same_everywhere(world, &due)?;
    if !world.settled {
        for at in 0..world.machines.len() {
            no_rate_is_raised(world, at, &due)?;
        }
    }
    settle_all(world, &due)?;
    Ok(first)
}

/// All that some disk has to hold.
fn due(world: &World) -> Facts {
    let machines = world.machines.iter().map(|machine| &machine.held);
    let sticks = world.sticks.iter().filter(|stick| !stick.rotten);
    let all = machines.chain(sticks.map(|stick| &stick.held));
    all.flatten().cloned().collect()
}

/// Everybody meets this stick, so often.
fn all_meet(world: &mut World, stick: usize, rounds: usize) -> Result<(), String> {
    for turn in 0..rounds * world.machines.len() {
        let at = turn % world.machines.len();
        let disk = Arc::clone(&world.sticks[stick].disk);
        let laptop = &mut world.machines[at].laptop;
        let met = laptop.tries_to_meet(&disk);
        met.map_err(|error| format!("laptop {at} cannot meet at the end: {error:?}"))?;
        laptop.enter();
    }
    Ok(())
}

/// Everybody has everything and knows the same.
fn same_everywhere(world: &mut World, due: &Facts) -> Result<String, String> {
    // What was let go of comes back from whoever has it.
    for machine in world
        .machines
        .iter_mut()
        .filter(|machine| machine.laptop.is_inside())
    {
        let recalled = machine
            .laptop
            .tries(Command::Headquarters(HqCommand::Recall));
        recalled.map_err(|error| format!("{error:?}"))?;
        machine.released.clear();
    }
    world.sticks.retain(|stick| !stick.rotten);
    for stick in 0..world.sticks.len() {
        all_meet(world, stick, 1)?;
    }
    world.sticks = vec![Stick::new(), Stick::new()];
    all_meet(world, 0, 3)?;
    all_meet(world, 1, 1)?;
    let pid = world.pid.clone();
    // What waits for records that the story took waits for ever.
    let is_record = |fact: &&Fact| matches!(fact, Fact::Record(_));
    let mut told = world.told.keys().filter(is_record);
    let gone = told.any(|fact| !due.contains(fact));
    let mut states: BTreeMap<String, usize> = BTreeMap::new();
    for at in 0..world.machines.len() {
        let seen = world.seen_at(Seat::Laptop(at))?;
        let shared = due.iter().filter(|fact| !matches!(fact, Fact::Answer(..)));
        let lost: Vec<_> = shared.filter(|fact| !seen.contains(fact)).collect();
        let told: Vec<_> = lost.iter().map(|fact| world.told.get(fact)).collect();
        if !lost.is_empty() {
            return Err(format!("laptop {at} never got {lost:?} {told:?}"));
        }
        let machine = &mut world.machines[at];
        let stick = (world.sticks[world.sticks.len() - 1].disk.as_ref(), gone);
        is_quiet(machine, &pid, stick).map_err(|error| format!("laptop {at}: {error}"))?;
        states.insert(machine.laptop.folded(), at);
    }
    if states.len() > 1 {
        let keys: Vec<&String> = states.keys().collect();
        return Err(format!(
            "{:?} know different things: {}",
            states.values(),
            differing(keys[0], keys[1])
        ));
    }
    let state = states.into_keys().next().unwrap_or_default();
    headquarters_knows(world, due, &state)?;
    Ok(sanjian::store::sha256_hex(state.as_bytes()))
}

/// Where two states part.
fn differing(one: &str, other: &str) -> String {
    let at = one
        .bytes()
        .zip(other.bytes())
        .take_while(|(a, b)| a == b)
        .count();
    let around = |text: &str| {
        let bytes = text.as_bytes();
        let piece = &bytes[at.saturating_sub(120)..bytes.len().min(at + 120)];
        String::from_utf8_lossy(piece).into_owned()
    };
    format!("…{}… and …{}…", around(one), around(other))
}

/// Nothing is left to exchange, nothing is damaged, nothing contradicts anything.
fn is_quiet(
    machine: &mut Machine,
    pid: &str,
    (stick, gone): (&SimDisk, bool),
) -> Result<(), String> {
    let stick = Arc::new(stick.clone());
    let met = machine.laptop.tries_to_meet(&stick);
    let met = met.map_err(|error| format!("{error:?}"))?;
    machine.laptop.enter();
    let Some(again) = met.first() else {
        return Err("no project at the end".into());
    };
    let idle = again.is_sound() && (gone || again.taken.waiting.is_empty());
    if !idle || (again.taken.segments, again.copied.written) != (0, 0) {
        return Err(format!("something is left to do: {again:?}"));
    }
    let damage = damage(&machine.laptop.disk, &machine.project(pid))?;
    if !damage.is_empty() {
        return Err(format!("damage at the end: {damage:?}"));
    }
    let findings = machine
        .laptop
        .workspace
        .verify(None)
        .map_err(|error| format!("{error:?}"))?;
    for found in findings {
        if !found.verdicts.is_empty() || !found.contrary.is_empty() {
            return Err(format!(
                "verify: {:#?} {:#?}",
                found.verdicts, found.contrary
            ));
        }
    }
    Ok(())
}

/// Headquarters takes the last stick in and reckons what the laptops do.
fn headquarters_knows(world: &mut World, due: &Facts, state: &str) -> Result<(), String> {
    let stick = Arc::clone(&world.sticks[world.sticks.len() - 1].disk);
    world.office.laptop.restart();
    let received = crate::accident::receive(&mut world.office.laptop, Some(&stick));
    received.map_err(|error| format!("headquarters cannot receive at the end: {error:?}"))?;
    let (folder, disk) = (world.folder(Seat::Office), world.office.laptop.disk.clone());
    let seen = seen(&disk, &folder)?;
    let shared = due.iter().filter(|fact| !matches!(fact, Fact::Answer(..)));
    let lost: Vec<_> = shared.filter(|fact| !seen.contains(fact)).collect();
    if !lost.is_empty() {
        return Err(format!("headquarters never got {lost:?}"));
    }
    let (reader, _) =
        TreeReader::open(Arc::new(disk), &folder).map_err(|error| error.to_string())?;
    let folded = replay::all(&reader, &mut ()).map_err(|error| error.to_string())?;
    let there = serde_json::to_string(&folded.state).map_err(|error| error.to_string())?;
    match there == state {
        true => Ok(()),
        false => Err(format!(
            "headquarters knows something else: {}",
            differing(&there, state)
        )),
    }
}

pub fn counts(state: &Project) -> Counts {
    let query = Query {
        levels: vec![Level::Lot],
        ..Query::default()
    };
    rates(state, &query)
        .into_values()
        .next()
        .unwrap_or_default()
}

/// Whether all who say anything of a device's branches name this one.
fn stands_first(laptop: &Laptop, author: &str) -> bool {
    let state = laptop.state();
    let mut branches = state.branches_of(state.sight.device(author)).into_iter();
    branches.any(|(_, branch)| branch.first && branch.author == Some(author))
}

/// No lot counts as passed that failed first on any side, or that only a forger had passing; and none that somebody
/// was told had failed.
fn no_rate_is_raised(world: &World, at: usize, due: &Facts) -> Result<(), String> {
    let laptop = &world.machines[at].laptop;
    let told = { world.failed.iter() }.filter(|(fact, _)| due.contains(fact));
    let told: BTreeSet<&str> = told.map(|(_, lot)| lot.as_str()).collect();
    let (mut passed, mut failures) = (0, 0);
    for node in laptop.state().nodes() {
        let first = node.checks.iter();
        let first = first.filter(|check| check.stage == ACCEPTANCE && check.round == 1);
        let failed = first
            .clone()
            .any(|check| check.outcome == Outcome::Rejected);
        let failed = failed || told.contains(node.subject.code.as_str());
        // What only goes on where a journal ends is a backup's lost tail, as far as anybody can tell; so it is
        // where whoever was set back met it before what it had written itself, and all others did.
        let doubted = |record: &str| {
            let author = parts(record).0;
            let branch = laptop.state().sight.before(author).is_some();
            branch && !(world.set_back && stands_first(laptop, author))
        };
        let forged = |record: &&CheckSummary| world.forged.contains(record.at.as_str());
        // Where all branches are forged, all of them say the same.
        let forgers = first
            .clone()
            .filter(forged)
            .map(|check| parts(&check.record).0);
        let forgers: BTreeSet<&str> = forgers.collect();
        let branches = forgers.first().map(|author| {
            let state = laptop.state();
            let of = state.branches_of(state.sight.device(author)).into_iter();
            of.filter(|(_, branch)| branch.author.is_some()).count()
        });
        let only_forged = branches.is_some_and(|branches| branches <= forgers.len());
        let mut honest = first.filter(|check| !forged(check) || !doubted(&check.record));
        passed += u64::from((only_forged || honest.next().is_some()) && !failed);
        failures += u64::from(failed);
    }
    let counted = counts(laptop.state()).first_pass;
    if counted.part > passed {
        return Err(format!(
            "laptop {at} counts {counted:?}, and {passed} passed"
        ));
    }
    if counted.whole < failures || counted.whole - counted.part < told.len() as u64 {
        return Err(format!(
            "laptop {at} counts {counted:?} of {failures} failures, told {told:?}"
        ));
    }
    Ok(())
}

/// A person settles every second history, and everybody hears: that makes no failure undone.
fn settle_all(world: &mut World, due: &Facts) -> Result<(), String> {
    let before = counts(world.machines[0].laptop.state()).first_pass;
    let mut turns = 0;
    while let Some(asked) = settle_fork(&world.machines[0].laptop) {
        turns += 1;
        let settled = world.machines[0].laptop.tries(asked);
        if settled.is_err() || turns > 40 {
            return Err(format!("a second history cannot be settled: {settled:?}"));
        }
    }
    if turns == 0 {
        return Ok(());
    }
    same_everywhere(world, due)?;
    for machine in &world.machines {
        let state = machine.laptop.state();
        let after = counts(state).first_pass;
        if !state.forked().is_empty() {
            return Err(format!("still forked: {:?}", state.forked()));
        }
        if after.whole - after.part < before.whole - before.part {
            return Err(format!("settling undid a failure: {before:?} {after:?}"));
        }
    }
    Ok(())
}
