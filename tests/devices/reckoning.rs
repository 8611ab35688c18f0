//! The first-pass figures reckoned a second time, from what each laptop did and knew: random rounds,
//! rulings and annulments on lots and their item, with exchange in between, by month and by period.
//! Nothing of the program's counting is used but the common order of records.

use crate::sim_disk::SimDisk;
use crate::site::{Laptop, STAGES, stick};
use proptest::prelude::*;
use sanjian::domain::check::Submission;
use sanjian::domain::ruling::{Ruling, RulingPaper, What};
use sanjian::domain::{Answer, Outcome};
use sanjian::rates::{By, Level, Query, rates};
use sanjian::workspace::{Command, Done};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// On what something is done: four lots, or the item they belong to.
const SUBJECTS: [&str; 5] = ["L0", "L1", "L2", "L3", "I"];

#[derive(Clone, Debug)]
enum Act {
    Submit(bool),
    Rule(What),
    Meet(usize),
    Settle(usize),
}

/// What was said: on which subject, in which month, and of which records its laptop knew.
struct Said {
    subject: &'static str,
    month: u32,
    what: Meaning,
    knew: BTreeSet<String>,
}

#[derive(Clone, Copy, PartialEq)]
enum Meaning {
    Passed,
    Failed,
    /// Failed without a round: accepted with a concession.
    Conceded,
    Annulled,
}

/// Everything said so far, by record.
type Story = BTreeMap<String, Said>;

fn known(laptop: &Laptop) -> BTreeSet<String> {
    let nodes = laptop.state().nodes().iter();
    let records = nodes.flat_map(|node| {
        let checks = node.checks.iter().map(|check| check.record.clone());
        checks.chain(node.rulings.iter().map(|ruled| ruled.record.clone()))
    });
    records.collect()
}

/// Takes a subject through the stages that are open, to its acceptance.
fn submit(laptop: &mut Laptop, subject: &str, passes: bool) -> Option<String> {
    if subject.starts_with('L') {
        let rounds =
            STAGES.map(|(stage, _)| laptop.check(subject, stage, passes || stage != "acceptance"));
        return rounds.into_iter().next_back().flatten();
    }
    let round = Submission {
        subject: subject.into(),
        stage: "acceptance".into(),
        at: laptop.workspace.now(),
        by: "P4".into(),
        answers: vec![Answer::result(
            "5.0.2-2",
            if passes { "pass" } else { "fail" },
        )],
        ..Submission::default()
    };
    match laptop.does(Command::Conclude(round)) {
        Done::Concluded(concluded) => Some(concluded.record),
        _ => None,
    }
}

pub fn decide(laptop: &mut Laptop, subject: &str, what: What) -> Option<String> {
    let papers = what.papers().iter().map(|kind| RulingPaper {
        kind: *kind,
        no: "7".into(),
        date: "2026-05-01".into(),
        signer: "钱工".into(),
        blob: String::new(),
        size: 0,
        media: String::new(),
    });
    let node = laptop.state().node(subject).unwrap();
    let acceptance = node.acceptance().map(|check| &check.record);
    let of = acceptance.or(node.exit().map(|ruled| &ruled.record));
    let ruling = Ruling {
        subject: subject.into(),
        what,
        at: laptop.workspace.now(),
        by: "P4".into(),
        reason: "如实".into(),
        papers: papers.collect(),
        of: of.cloned().unwrap_or_default(),
        into: Vec::new(),
        chain: None,
        evidence: Vec::new(),
        entered: Default::default(),
    };
    match laptop.does(Command::Rule(ruling)) {
        Done::Entered(record) => Some(record),
        _ => None,
    }
}

struct Site {
    laptops: Vec<Laptop>,
    sticks: Vec<Arc<SimDisk>>,
    story: Story,
}

impl Site {
    fn new() -> Self {
        let sticks = vec![stick(), stick()];
        let mut laptops = vec![Laptop::with_project(), Laptop::new(), Laptop::new()];
        laptops
            .iter_mut()
            .for_each(|one| one.meets_fair(&sticks[0]));
        let story = Story::new();
        Self {
            laptops,
            sticks,
            story,
        }
    }

    fn take(&mut self, laptop: usize, subject: &'static str, month: u32, act: &Act) {
        let laptop = &mut self.laptops[laptop];
        laptop
            .hands
            .set(&format!("2026-{month:02}-15T09:00:00+08:00"));
        let knew = known(laptop);
        let said = match *act {
            Act::Submit(passes) => submit(laptop, subject, passes).map(|record| match passes {
                true => (record, Meaning::Passed),
                false => (record, Meaning::Failed),
            }),
            Act::Rule(what) => decide(laptop, subject, what).and_then(|record| {
                let what = match what {
                    What::WithdrawnLate | What::RecordsIncomplete => Meaning::Failed,
                    What::Concession => Meaning::Conceded,
                    What::Annulled => Meaning::Annulled,
                    _ => return None,
                };
                Some((record, what))
            }),
            Act::Meet(stick) => {
                laptop.meets_fair(&self.sticks[stick]);
                None
            }
            Act::Settle(side) => {
                let asked = laptop.state().conflicts().next().map(|node| {
                    let sides = node.sides();
                    (
                        node.subject.code.clone(),
                        sides[side % sides.len()].to_owned(),
                    )
                });
                asked
                    .into_iter()
                    .for_each(|(code, side)| _ = laptop.settles(&code, &side, "P4"));
                None
            }
        };
        if let Some((record, what)) = said {
            self.story.insert(
                record,
                Said {
                    subject,
                    month,
                    what,
                    knew,
                },
            );
        }
    }
}

/// The month of a subject's first conclusion, and whether it passed: every round whose laptop knew of
/// none before it is a first one; all must have passed, and none may rest on something annulled.
fn first(story: &Story, order: &[String], subject: &str) -> Option<(u32, bool)> {
    let mine = |what: &[Meaning]| -> Vec<(&String, &Said)> {
        let said = order
            .iter()
            .filter_map(|record| Some((record, story.get(record)?)));
        let said = said.filter(|(_, said)| said.subject == subject && what.contains(&said.what));
        said.collect()
    };
    let rounds = mine(&[Meaning::Passed, Meaning::Failed]);
    let fresh = |said: &Said| !rounds.iter().any(|(record, _)| said.knew.contains(*record));
    let conceded = mine(&[Meaning::Conceded]);
    if let Some((_, said)) = conceded.into_iter().find(|(_, said)| fresh(said)) {
        return Some((said.month, false));
    }
    // Whoever knew of an annulment built on something newer; everything else on its foundation falls.
    let falls = |said: &Said| {
        story.iter().any(|(record, other)| {
            let below = other.subject == subject || subject == "I";
            other.what == Meaning::Annulled && below && !said.knew.contains(record)
        })
    };
    let firsts: Vec<&Said> = rounds
        .iter()
        .map(|(_, said)| *said)
        .filter(|said| fresh(said))
        .collect();
    let failed = firsts
        .iter()
        .find(|said| said.what == Meaning::Failed || falls(said));
    failed
        .map(|said| (said.month, false))
        .or(firsts.first().map(|said| (said.month, true)))
}

/// Passed and concluded of each level and month, reckoned here.
fn reckoned(story: &Story, laptop: &Laptop) -> BTreeMap<(Level, u32), (u64, u64)> {
    let mut figures = BTreeMap::new();
    for subject in SUBJECTS {
        let node = laptop.state().node(subject).unwrap();
        let order = node.checks.iter().map(|check| check.record.clone());
        let order: Vec<String> = order
            .chain(node.rulings.iter().map(|ruled| ruled.record.clone()))
            .collect();
        let level = if subject == "I" {
            Level::Item
        } else {
            Level::Lot
        };
        if let Some((month, passed)) = first(story, &order, subject) {
            let (part, whole): &mut (u64, u64) = figures.entry((level, month)).or_default();
            *part += u64::from(passed);
            *whole += 1;
        }
    }
    figures
}

/// The same, as the program counts it: a row a month, and each month asked for as a period.
fn counted(laptop: &Laptop) -> [BTreeMap<(Level, u32), (u64, u64)>; 2] {
    let ask = |query: &Query, month: Option<u32>| {
        let rows = rates(laptop.state(), query).into_iter();
        let rows = rows.filter_map(move |(key, counts)| {
            let group = key.group.map(|group| group[5..].parse().unwrap());
            let figures = (counts.first_pass.part, counts.first_pass.whole);
            (figures.1 > 0).then_some(((key.level, group.or(month)?), figures))
        });
        rows.collect::<Vec<_>>()
    };
    let levels = vec![Level::Lot, Level::Item];
    let by = Query {
        levels: levels.clone(),
        by: Some(By::Month),
        ..Query::default()
    };
    let day = |month: u32, day: u32| format!("2026-{month:02}-{day:02}").parse().ok();
    let periods = (5..=8).flat_map(|month| {
        let (from, to) = (day(month, 1), day(month, 28));
        ask(
            &Query {
                levels: levels.clone(),
                from,
                to,
                by: None,
            },
            Some(month),
        )
    });
    [ask(&by, None).into_iter().collect(), periods.collect()]
}

fn act() -> impl Strategy<Value = Act> {
    let ruling = prop_oneof![
        Just(What::WithdrawnLate),
        Just(What::RecordsIncomplete),
        Just(What::Withdrawn),
        Just(What::NotHeld),
        Just(What::LabProof),
        Just(What::Designer),
        Just(What::Concession),
        Just(What::Cancelled),
        Just(What::Annulled),
        Just(What::Annulled),
    ];
    prop_oneof![
        8 => proptest::bool::weighted(0.7).prop_map(Act::Submit),
        4 => ruling.prop_map(Act::Rule),
        3 => (0..2_usize).prop_map(Act::Meet),
        1 => (0..3_usize).prop_map(Act::Settle),
    ]
}

/// The item as often as all lots together, or it would never be reached.
fn subject() -> impl Strategy<Value = &'static str> {
    prop_oneof![(0..4_usize).prop_map(|at| SUBJECTS[at]), Just("I")]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn the_first_pass_figures_are_those_reckoned_by_hand(
        acts in proptest::collection::vec((0..3_usize, subject(), 5..=8_u32, act()), 1..60),
        ready in any::<bool>(),
    ) {
        let mut site = Site::new();
        for lot in &SUBJECTS[..4] {
            // Half of the time all lots have passed and everyone knows: then the item comes first.
            if ready { site.take(0, lot, 5, &Act::Submit(true)); }
        }
        let both = site.sticks.clone();
        for turn in 0..6 { site.laptops[turn % 3].meets_fair(&both[0]); }
        for (laptop, subject, month, act) in &acts {
            site.take(*laptop, subject, *month, act);
        }
        for turn in 0..6 { site.laptops[turn % 3].meets_fair(&both[0]); }
        let wanted = reckoned(&site.story, &site.laptops[0]);
        for laptop in &site.laptops {
            let [by_month, by_period] = counted(laptop);
            prop_assert_eq!(&by_month, &wanted);
            prop_assert_eq!(&by_period, &wanted);
            laptop.assert_sound();
        }
    }
}

/// A laptop accepts the item while another, unheard, annuls one of its lots: the acceptance falls, by
/// whichever clock and in whichever order the two are read.
#[test]
fn what_rests_on_an_annulled_lot_falls_with_it_in_either_order() {
    for later in [false, true] {
        let mut site = Site::new();
        for lot in &SUBJECTS[..4] {
            site.take(0, lot, 5, &Act::Submit(true));
        }
        for turn in 0..6 {
            let stick = site.sticks[0].clone();
            site.laptops[turn % 3].meets_fair(&stick);
        }
        // Who has written more writes later in the common order.
        let (accepts, annuls) = (usize::from(later), usize::from(!later));
        for _ in 0..8 {
            site.take(1, "I", 6, &Act::Rule(What::NotHeld));
        }
        site.take(annuls, "L0", 6, &Act::Rule(What::Annulled));
        site.take(accepts, "I", 6, &Act::Submit(true));
        assert_eq!(
            site.story
                .values()
                .filter(|said| said.subject == "I")
                .count(),
            1
        );
        for turn in 0..6 {
            let stick = site.sticks[1].clone();
            site.laptops[turn % 3].meets_fair(&stick);
        }
        for laptop in &site.laptops {
            let item = laptop.state().node("I").unwrap();
            assert_eq!(item.first("acceptance").unwrap().outcome, Outcome::Rejected);
            assert!(item.accepted().is_none());
            laptop.assert_sound();
        }
    }
}
