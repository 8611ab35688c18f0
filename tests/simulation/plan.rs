//! What happens in a world, drawn from its seed before anything happens: who does what, and what goes wrong
//! meanwhile. A plan can be thinned out and is written in a few characters, so that what failed can be played again.
//! Nothing happens here.

use crate::sim_disk::Random;
use std::fmt;
use std::str::FromStr;

/// One thing that somebody does or suffers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// The open stage of a lot is concluded; whether it passes.
    Work(usize, bool),
    /// The same, passing and with a photo.
    Photo(usize),
    /// Something is typed into a check in progress.
    Draft(usize),
    /// A row of the list of people or of the plan is changed.
    Row(usize, usize),
    /// Something is entered into a register.
    Entry,
    /// Something is decided about a lot.
    Rule(usize, usize),
    /// An issue goes a step on.
    Issue(usize, usize),
    /// A person settles what is open, for one of its sides.
    Settle(usize),
    /// A stick is met.
    Meet(usize),
    /// A stick is met of which only some files are left: bit n keeps every file n modulo 16.
    Part(usize, u16),
    /// Headquarters takes in what a stick holds, and answers.
    Receive(usize),
    /// A person confirms headquarters' key.
    Trust,
    /// Photos are let go of that headquarters has.
    Relieve,
    /// Somebody sets the clock.
    Clock(usize),
    /// The program is closed and started again; with a night between, everything written is durable.
    Restart(bool),
    /// A backup is made of everything.
    Keep,
    /// A backup becomes another laptop; a twin is the same machine for all that the program can tell.
    Clone(bool),
    /// A backup is put back, with what the machine remembers or without.
    Restore(bool),
    /// Somebody who has a backup has lots pass in it, and leaves a stick with that.
    Forge(usize),
    /// A new laptop comes to a stick.
    Join(usize),
    /// A laptop is stolen.
    Stolen,
    /// A stick is lost, an empty one comes in its place.
    StickLost(usize),
    /// A byte of a laptop's disk goes bad, is told, and is mended.
    Rot(usize),
    /// A byte on a stick goes bad and stays so.
    StickRot(usize),
}

/// What goes wrong while something is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The program is killed at that call.
    Kill,
    /// The power fails at that call, for the laptop and the stick in it.
    Cut,
    /// The stick is pulled out at that call.
    Pull,
    /// That call fails once: on the laptop or the stick; an error of the disk, or no room.
    Error(bool, bool),
    /// From that call on there is no room on the laptop.
    Full,
    /// A file of the laptop cannot be read for a while.
    Unreadable,
}

/// One step of a plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its place in the whole plan: chance in it depends on nothing else.
    pub nth: usize,
    /// Which laptop; counted around.
    pub who: usize,
    pub deed: Deed,
    pub trouble: Option<Trouble>,
    /// At which call the trouble comes, and at which ones of each recovery it comes again.
    pub at: [usize; 4],
}

/// What is drawn from a seed, and what is left of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    pub seed: u64,
    /// Laptops at the beginning.
    pub laptops: usize,
    pub steps: Vec<Step>,
}

/// How often what is drawn, before a seed has its own climate.
const WEIGHTS: [(Kind, usize); 24] = {
    use Kind::*;
    [
        (Work, 30),
        (Photo, 6),
        (Draft, 6),
        (Row, 4),
        (Entry, 3),
        (Rule, 3),
        (Issue, 4),
        (Settle, 4),
        (Meet, 26),
        (Part, 5),
        (Receive, 8),
        (Trust, 2),
        (Relieve, 2),
        (Clock, 3),
        (Restart, 6),
        (Keep, 5),
        (Clone, 4),
        (Restore, 3),
        (Forge, 3),
        (Join, 1),
        (Stolen, 1),
        (StickLost, 1),
        (Rot, 3),
        (StickRot, 1),
    ]
};

#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Work,
    Photo,
    Draft,
    Row,
    Entry,
    Rule,
    Issue,
    Settle,
    Meet,
    Part,
    Receive,
    Trust,
    Relieve,
    Clock,
    Restart,
    Keep,
    Clone,
    Restore,
    Forge,
    Join,
    Stolen,
    StickLost,
    Rot,
    StickRot,
}

/// What a seed makes likely: some worlds have no clones, some no accidents, some are all accidents.
struct Climate {
    weights: Vec<(Kind, usize)>,
    /// Of a hundred deeds, how many go wrong.
    trouble: usize,
}

impl Climate {
    fn of(random: &mut Random) -> Self {
        let everyday = [Kind::Work, Kind::Meet];
        let weights = WEIGHTS.map(|(kind, weight)| match everyday.contains(&kind) {
            true => (kind, weight),
            false => (kind, weight * [0, 1, 1, 2][random.below(4)]),
        });
        Self {
            weights: weights.to_vec(),
            trouble: [0, 10, 25, 50][random.below(4)],
        }
    }

    fn kind(&self, random: &mut Random) -> Kind {
        let all: usize = self.weights.iter().map(|(_, weight)| weight).sum();
        let mut at = random.below(all);
        for (kind, weight) in &self.weights {
            match at.checked_sub(*weight) {
                Some(rest) => at = rest,
                None => return *kind,
            }
        }
        Kind::Work
    }
}

impl Plan {
    pub fn of(seed: u64) -> Self {
        let mut random = Random::new(seed);
        let climate = Climate::of(&mut random);
        let laptops = 1 + random.below(3);
        let steps = 8 + random.below(56);
        let steps = (0..steps).map(|nth| step(nth, &climate, &mut random));
        Self {
            seed,
            laptops,
            steps: steps.collect(),
        }
    }
}

fn step(nth: usize, climate: &Climate, random: &mut Random) -> Step {
    let kind = climate.kind(random);
    let (one, other) = (random.below(16), random.below(16));
    let deed = match kind {
        Kind::Work => Deed::Work(one, random.below(4) > 0),
        Kind::Photo => Deed::Photo(one),
        Kind::Draft => Deed::Draft(one),
        Kind::Row => Deed::Row(one, other),
        Kind::Entry => Deed::Entry,
        Kind::Rule => Deed::Rule(one, other),
        Kind::Issue => Deed::Issue(one, other),
        Kind::Settle => Deed::Settle(one),
        Kind::Meet => Deed::Meet(one % 2),
        Kind::Part => Deed::Part(one % 2, random.next() as u16),
        Kind::Receive => Deed::Receive(one % 2),
        Kind::Trust => Deed::Trust,
        Kind::Relieve => Deed::Relieve,
        Kind::Clock => Deed::Clock(one),
        Kind::Restart => Deed::Restart(random.coin()),
        Kind::Keep => Deed::Keep,
        Kind::Clone => Deed::Clone(random.coin()),
        Kind::Restore => Deed::Restore(random.coin()),
        Kind::Forge => Deed::Forge(one),
        Kind::Join => Deed::Join(one % 2),
        Kind::Stolen => Deed::Stolen,
        Kind::StickLost => Deed::StickLost(one % 2),
        Kind::Rot => Deed::Rot(one),
        Kind::StickRot => Deed::StickRot(one % 2),
    };
    let trouble = (random.below(100) < climate.trouble).then(|| match random.below(10) {
        0..3 => Trouble::Cut,
        3..5 => Trouble::Kill,
        5 => Trouble::Pull,
        6..8 => Trouble::Error(random.coin(), random.coin()),
        8 => Trouble::Full,
        _ => Trouble::Unreadable,
    });
    // Many deeds make few calls and some make many.
    let at = [(); 4].map(|()| {
        let most = 2 << random.below(7);
        random.below(most)
    });
    Step {
        nth,
        who: random.below(8),
        deed,
        trouble,
        at,
    }
}

/// `SEED/LAPTOPS/STEPS`: places of the steps that are left, each with `!` where nothing goes wrong any more.
impl fmt::Display for Plan {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(to, "{}/{}/", self.seed, self.laptops)?;
        let whole = Self::of(self.seed);
        for (i, step) in self.steps.iter().enumerate() {
            let mended = whole.steps[step.nth].trouble != step.trouble;
            let (comma, sign) = (if i > 0 { "," } else { "" }, if mended { "!" } else { "" });
            write!(to, "{comma}{}{sign}", step.nth)?;
        }
        Ok(())
    }
}

impl FromStr for Plan {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let number = |part: &str| part.parse().map_err(|_| format!("no plan: {text}"));
        let mut parts = text.split('/');
        let mut plan = Self::of(number(parts.next().unwrap_or_default())?);
        if let Some(laptops) = parts.next() {
            plan.laptops = number(laptops)? as usize;
        }
        if let Some(left) = parts.next() {
            let mut steps = Vec::new();
            for part in left.split(',').filter(|part| !part.is_empty()) {
                let nth = number(part.trim_end_matches('!'))? as usize;
                let step = plan.steps.get(nth).ok_or(format!("no step {nth}"))?;
                let mended = part.ends_with('!');
                let trouble = step.trouble.filter(|_| !mended);
                steps.push(Step {
                    trouble,
                    ..step.clone()
                });
            }
            plan.steps = steps;
        }
        Ok(plan)
    }
}
