//! Simulated sites: honest readings in which everything goes on that makes honest readings look
//! odd — bias, uneven crews, neighbouring places that resemble each other, coarse instruments.

use super::super::{ReadingSheet, Series};
use crate::domain::check::Pace;

pub const ONE: f64 = 1_000_000.0;
pub const ITEMS: usize = 12;

/// How an item's readings come about.
#[derive(Clone, Copy)]
pub enum Shape {
    /// To both sides of the design.
    Bell,
    /// The same with long tails: Student's t with three degrees of freedom.
    Heavy,
    /// A magnitude: flatness, plumb.
    Folded,
    /// At most full.
    Filled,
    /// Mostly exact, sometimes a little off.
    Exact,
    /// Many small, few great.
    Skewed,
}

/// An item: its shape, its scatter and its limit in its unit, the step of its instrument.
#[derive(Clone, Copy)]
pub struct Work(pub Shape, pub f64, pub f64, pub f64);

use Shape::{Bell, Exact, Filled, Folded, Heavy, Skewed};

/// Items as the shipped checklists have them.
const MIXED: [Work; ITEMS] = [
    Work(Bell, 4.5, 8.0, 1.0),
    Work(Bell, 2.2, 5.0, 1.0),
    Work(Folded, 2.0, 4.0, 0.5),
    Work(Bell, 0.8, 2.0, 1.0),
    Work(Bell, 8.0, 15.0, 5.0),
    Work(Folded, 3.5, 6.0, 1.0),
    Work(Filled, 5.0, 0.0, 1.0),
    Work(Exact, 2.0, 4.0, 1.0),
    Work(Bell, 6.0, 10.0, 1.0),
    Work(Skewed, 3.0, 5.0, 1.0),
    Work(Bell, 0.4, 0.8, 0.1),
    Work(Bell, 9.0, 15.0, 1.0),
];

/// What a site is like.
#[derive(Clone, Copy)]
pub struct Model {
    pub name: &'static str,
    pub lots: usize,
    /// All items of this shape and this step; absent: as the shipped checklists have them.
    pub all: Option<(Shape, f64)>,
    /// How widely each crew's work scatters.
    pub skill: [f64; 3],
    /// Of a hundred lots so many are measured with an instrument of such a step.
    pub tapes: &'static [(u32, f64)],
    /// Of a hundred figures everybody rounds so many to 0 or 5.
    pub heaped: u32,
    /// Whether one person concludes every check.
    pub alone: bool,
}

impl Model {
    pub const USUAL: Model = Model {
        name: "as shipped",
        lots: 24,
        all: None,
        skill: [1.0; 3],
        tapes: &[(8, 5.0)],
        heaped: 0,
        alone: false,
    };

    pub fn work(&self, at: usize) -> Work {
        let Work(shape, sigma, limit, step) = MIXED[at];
        match self.all {
            None => Work(shape, sigma, limit, step),
            Some((shape, step)) => Work(shape, sigma, 1.8 * sigma, step),
        }
    }
}

pub struct Dice(pub fastrand::Rng);

impl Dice {
    pub fn bell(&mut self) -> f64 {
        let (u, v) = (1.0 - self.0.f64(), self.0.f64());
        libm::sqrt(-2.0 * libm::log(u)) * libm::cos(2.0 * std::f64::consts::PI * v)
    }

    pub fn percent(&mut self, often: u32) -> bool {
        self.0.u32(0..100) < often
    }

    /// What turns a bell curve into Student's t of three degrees, of the same scatter.
    fn tail(&mut self) -> f64 {
        let squares: f64 = (0..3).map(|_| self.bell()).map(|z| z * z).sum();
        1.0 / libm::sqrt(squares.max(1e-3))
    }
}

/// What is the same for a lot: where its work lies, how evenly it was done, how much neighbouring
/// places resemble each other, with what it was measured.
struct SimulatedLot {
    bias: Vec<f64>,
    even: Vec<f64>,
    near: f64,
    tape: f64,
    coarse: Vec<bool>,
    readings: Vec<usize>,
}

impl SimulatedLot {
    fn new(model: &Model, crew: &[f64], skill: f64, dice: &mut Dice) -> Self {
        let all = skill * libm::exp(0.2 * dice.bell());
        let mut roll = dice.0.u32(0..100);
        let tape = model.tapes.iter().find(|(often, _)| {
            let hit = roll < *often;
            roll = roll.saturating_sub(*often);
            hit
        });
        Self {
            bias: crew.iter().map(|bias| bias + 0.4 * dice.bell()).collect(),
            even: (0..ITEMS)
                .map(|_| all * libm::exp(0.15 * dice.bell()))
                .collect(),
            near: [0.0, 0.3, 0.6][dice.0.usize(0..3)],
            tape: tape.map_or(0.0, |(_, step)| *step),
            // Another tape for one item of the lot.
            coarse: (0..ITEMS).map(|_| dice.percent(3)).collect(),
            readings: (0..ITEMS)
                .map(|_| [3, 5, 5, 6, 8, 10, 10][dice.0.usize(0..7)])
                .collect(),
        }
    }

    /// Honest readings; `pattern` is what the places have in common with those of the lot below.
    fn series(&self, model: &Model, at: usize, pattern: &[f64], dice: &mut Dice) -> Series {
        let (near, fresh) = (self.near, libm::sqrt(1.0 - self.near * self.near));
        let work = model.work(at);
        let mut last = dice.bell();
        let values = (0..self.readings[at]).map(|place| {
            last = near * last + fresh * dice.bell();
            let tail = if matches!(work.0, Heavy) {
                dice.tail()
            } else {
                1.0
            };
            let z = self.even[at] * (0.9 * last + 0.435 * pattern[place]) * tail + self.bias[at];
            let tape = if self.coarse[at] { 5.0 } else { self.tape };
            let step = if work.3 == 1.0 && tape > 0.0 {
                tape
            } else {
                work.3
            };
            let step = if dice.percent(model.heaped) {
                5.0 * step
            } else {
                step
            };
            rounded(measured(work, z), step)
        });
        let limit = Some((work.2 * ONE) as i64).filter(|limit| *limit > 0);
        Series {
            item: format!("i{at}"),
            unit: "mm".into(),
            values: values.collect(),
            design: if at % 4 == 1 { 300_000_000 } else { 0 },
            limits: [limit, limit],
        }
    }
}

pub fn rounded(value: f64, step: f64) -> i64 {
    (libm::round(value / step) * step * ONE) as i64
}

fn measured(Work(shape, sigma, _, _): Work, z: f64) -> f64 {
    match shape {
        Bell | Heavy => sigma * z,
        Folded => libm::fabs(sigma * z),
        Filled => (90.0 + sigma * z).min(100.0),
        Exact if z.abs() < 0.7 => 0.0,
        Exact => sigma * z,
        Skewed => sigma * (libm::exp(0.6 * z) - 1.0),
    }
}

const STAGES: [&str; 4] = ["self", "mutual", "handover", "acceptance"];

/// Who concludes it: each crew's leader, the next crew's, two foremen, two supervisors.
fn who(model: &Model, nth: usize, stage: usize) -> String {
    if model.alone {
        return "P0".into();
    }
    match stage {
        0 => format!("L{}", nth % 3),
        1 => format!("L{}", (nth + 1) % 3),
        2 => format!("F{}", nth / 3 % 2),
        _ => format!("S{}", nth / 3 % 2),
    }
}

/// An honest project of three crews, all four stages.
pub fn project(model: &Model, seed: u64) -> Vec<ReadingSheet> {
    let mut dice = Dice(fastrand::Rng::with_seed(seed));
    let crews: Vec<Vec<f64>> = (0..3)
        .map(|_| (0..ITEMS).map(|_| 0.4 * dice.bell()).collect())
        .collect();
    let pattern: Vec<f64> = (0..10).map(|_| dice.bell()).collect();
    let mut sheets = Vec::new();
    for nth in 0..model.lots {
        let crew = nth % 3;
        let lot = SimulatedLot::new(model, &crews[crew], model.skill[crew], &mut dice);
        for (at, stage) in STAGES.into_iter().enumerate() {
            let series = (0..ITEMS)
                .map(|at| lot.series(model, at, &pattern, &mut dice))
                .collect();
            let pace = (0..ITEMS).map(|at| Pace {
                item: format!("i{at}"),
                readings: 9,
                // Two people at their best, or a laser meter: from 0.8 s a reading on.
                millis: 7_200 + dice.0.u64(0..30_000),
            });
            sheets.push(ReadingSheet {
                record: format!("{nth}/{stage}"),
                subject: format!("L{nth}"),
                stage: stage.into(),
                round: 1,
                crew: format!("c{crew}"),
                by: who(model, nth, at),
                checklist: "list".into(),
                series,
                pace: pace.collect(),
                ..ReadingSheet::default()
            });
        }
    }
    sheets
}
