//! Projects by chance as a folder of exports, each another one: sizes, crews, how often they fail, rulings, one
//! laptop or two. Every record goes through the store's own door; the same seed makes the same projects.

use crate::swift::SwiftDisk;
use fastrand::Rng;
use sanjian::domain::chain::Party;
use sanjian::domain::check::{CheckRecord, Submission};
use sanjian::domain::grade::Scheme;
use sanjian::domain::head::ProjectHead;
use sanjian::domain::outcome::Tally;
use sanjian::domain::pin::{ChainPin, ChecklistPin};
use sanjian::domain::ruling::{Ruling, What};
use sanjian::domain::{Answer, Decimal, Event, Grade, Kind, Outcome, Person, Role, Subject, Words};
use sanjian::store::{Disk, NewRecord, Stamp, Store};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

const STAGES: [&str; 4] = ["self", "mutual", "handover", "acceptance"];
const TRADES: [&str; 5] = ["钢筋", "模板", "混凝土", "砌体", "抹灰"];

/// A site while chance builds on it.
struct Site {
    rng: Rng,
    disk: Arc<SwiftDisk>,
    store: Store,
    minute: u64,
    /// Of a hundred lots, how many fail at first.
    fails: u8,
}

/// So many projects below a folder, as they would lie there after as many exports, with at most so many lots an
/// item of the plan.
pub fn write(root: &Path, seed: u64, (count, lots): (usize, usize)) {
    for nth in 0..count as u64 {
        let (pid, files) = project(seed.wrapping_mul(1_000_003) + nth, lots);
        for (path, bytes) in files {
            let path = root.join("projects").join(&pid).join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }
}

/// A project's id and its journals.
pub fn project(seed: u64, most: usize) -> (String, Vec<(PathBuf, Vec<u8>)>) {
    let mut rng = Rng::with_seed(seed);
    let id = |rng: &mut Rng| -> String {
        let letter = |_| {
            *b"abcdefghijklmnopqrstuvwxyz234567"
                .get(rng.usize(..32))
                .unwrap()
        };
        (0..12).map(letter).map(char::from).collect()
    };
    let (pid, laptops) = (id(&mut rng), [id(&mut rng), id(&mut rng)]);
    let disk = Arc::new(SwiftDisk::default());
    let dir = PathBuf::from("/projects").join(&pid);
    let door: Arc<dyn Disk> = disk.clone();
    let store = Store::create(door, &dir, &pid, &laptops[0]).unwrap();
    let fails = rng.u8(2..25);
    let mut site = Site {
        rng,
        disk,
        store,
        minute: 0,
        fails,
    };
    let lots = site.begin(seed, most);
    let shared = site.rng.bool();
    let middle = lots.len() / 2;
    for (nth, lot) in lots.iter().enumerate() {
        if shared && nth == middle {
            site.hand_over(&dir, &laptops[1]);
        }
        site.build(lot);
    }
    let files = site.disk.below(&dir).into_iter();
    let is_journal = |path: &Path| path.extension().is_some_and(|ending| ending == "jsonl");
    (pid, files.filter(|(path, _)| is_journal(path)).collect())
}

impl Site {
    /// The other laptop goes on; it has seen everything.
    fn hand_over(&mut self, dir: &Path, laptop: &str) {
        let door: Arc<dyn Disk> = self.disk.clone();
        let (store, notices) = Store::open(door, dir, laptop).unwrap();
        assert!(notices.is_empty(), "{notices:?}");
        self.store = store;
    }

    fn time(&self) -> String {
        let (day, minute) = (self.minute / 600, self.minute % 600);
        let (month, day) = (day / 28, day % 28);
        let (hour, minute) = (8 + minute / 60, minute % 60);
        let (year, month) = (2026 + month / 12, 1 + month % 12);
        format!(
            "{year}-{month:02}-{:02}T{hour:02}:{minute:02}:00+08:00",
            day + 1
        )
    }

    fn tell(&mut self, event: &Event, by: &str) {
        self.minute += self.rng.u64(1..25);
        let new = NewRecord {
            kind: event.kind().to_owned(),
            kv: 1,
            id: None,
            by: by.to_owned(),
            payload: event.payload().unwrap(),
        };
        let stamp = Stamp {
            t: self.time().replace("+08", ".000+08"),
            tz: "Asia/Shanghai".to_owned(),
            mono: self.minute,
            boot: "a1b2c3d4".to_owned(),
            clk: "ok".to_owned(),
        };
        self.store.append(&new, &stamp).unwrap();
    }

    /// Head, people and plan; gives the lots.
    fn begin(&mut self, seed: u64, most: usize) -> Vec<Subject> {
        let targets = [None, Decimal::parse("95").ok(), Decimal::parse("90").ok()];
        let head = ProjectHead {
            code: format!("P{seed}"),
            name: format!("第 {seed} 号工程"),
            scheme: [Scheme::default(), Scheme::gbj300()][self.rng.usize(..2)].clone(),
            target_first_pass: targets[self.rng.usize(..3)].clone(),
            ..ProjectHead::default()
        };
        self.tell(&Event::Project(head), "");
        let person = |code: &str, role| Person {
            code: code.to_owned(),
            name: format!("人员{code}"),
            role,
            org: String::new(),
            crew: String::new(),
        };
        let people = vec![person("P1", Role::Foreman), person("P4", Role::Supervisor)];
        self.tell(&Event::People(people), "");
        let crews: Vec<String> = (0..self.rng.usize(2..8))
            .map(|n| format!("{n} 班"))
            .collect();
        let (mut plan, mut lots) = (Vec::new(), Vec::new());
        for unit in 0..self.rng.usize(1..4) {
            let (unit, name) = (format!("U{unit}"), format!("{unit} 号楼"));
            let area = Decimal::parse(&format!("{}.5", self.rng.u32(300..9_000))).ok();
            plan.push(Subject {
                area_m2: area.filter(|_| self.rng.bool()),
                ..Subject::new(&unit, "", Kind::Unit, &name)
            });
            let division = format!("{unit}-02");
            plan.push(Subject::new(&division, &unit, Kind::Division, "主体结构"));
            for trade in TRADES {
                let item = format!("{division}-{trade}");
                plan.push(Subject::new(&item, &division, Kind::Item, trade));
                for lot in 0..self.rng.usize(1..=most) {
                    let lot = Subject {
                        crew: crews[self.rng.usize(..crews.len())].clone(),
                        ..Subject::new(&format!("{item}-{lot}"), &item, Kind::Lot, "检验批")
                    };
                    lots.push(lot.clone());
                    plan.push(lot);
                }
            }
        }
        plan.chunks(200)
            .for_each(|part| self.tell(&Event::Plan(part.to_vec()), ""));
        self.rng.shuffle(&mut lots);
        lots
    }

    /// A lot on its way, as far as it comes.
    fn build(&mut self, lot: &Subject) {
        match self.rng.u8(..100) {
            0..2 => return self.rule(lot, What::Cancelled),
            2..8 => return,
            8..10 => self.rule(lot, What::Withdrawn),
            _ => {}
        }
        let until = if self.rng.u8(..10) == 0 { 2 } else { 4 };
        for stage in STAGES.iter().take(until) {
            let failed = self.rng.u8(..100) < self.fails;
            self.check(lot, stage, 1, failed);
            if failed && self.rng.u8(..8) > 0 {
                self.check(lot, stage, 2, false);
            } else if failed {
                return self.rule(lot, What::Concession);
            }
        }
    }

    fn rule(&mut self, lot: &Subject, what: What) {
        let ruling = Ruling {
            subject: lot.code.clone(),
            what,
            at: self.time().into(),
            by: "P4".to_owned(),
            reason: "现场核实".to_owned(),
            papers: Vec::new(),
            of: String::new(),
            into: Vec::new(),
            chain: None,
            evidence: Vec::new(),
            entered: self.time().into(),
        };
        self.tell(&Event::Ruling(ruling), "P4");
    }

    fn answers(&mut self) -> (Vec<Answer>, u64) {
        let (mut answers, mut points) = (Vec::new(), 0);
        for nth in 0..self.rng.usize(4..22) {
            let item = format!("5.{}.{nth}", nth / 9 + 1);
            answers.push(match self.rng.bool() {
                true => Answer::result(&item, "pass"),
                false => {
                    let count = self.rng.u64(5..12);
                    points += count;
                    let reading = |_| self.rng.i8(-5..9).to_string();
                    let readings: Vec<String> = (0..count).map(reading).collect();
                    Answer::readings(&item, &readings)
                }
            });
        }
        (answers, points)
    }

    fn check(&mut self, lot: &Subject, stage: &str, round: u32, failed: bool) {
        let (answers, points) = self.answers();
        let ends = stage == "acceptance";
        let grade = ends && !failed && self.rng.u8(..3) > 0;
        let excellent = self.rng.bool();
        let party = |id: &str, zh: &str, role| Party {
            id: id.to_owned(),
            title: Words {
                zh: zh.to_owned(),
                en: id.to_owned(),
            },
            roles: vec![role],
            when: Vec::new(),
        };
        let check = CheckRecord {
            submission: Submission {
                subject: lot.code.clone(),
                stage: stage.to_owned(),
                at: self.time().into(),
                by: if ends { "P4" } else { "P1" }.to_owned(),
                answers,
                ..Submission::default()
            },
            round,
            variants: vec!["beam".to_owned()],
            checklist: ChecklistPin {
                id: "gb50204-2015.rebar".to_owned(),
                version: "1.0.1".to_owned(),
                hash: "29601fa360e6bef2dce38c126f6d63e72608fb9c8adcb436355a845633c3c2f9".to_owned(),
            },
            outcome: if failed {
                Outcome::Rejected
            } else {
                Outcome::Accepted
            },
            grade: grade.then_some(if excellent {
                Grade::Excellent
            } else {
                Grade::Qualified
            }),
            failing: if failed {
                vec!["5.1.1".to_owned()]
            } else {
                Vec::new()
            },
            dominant: Vec::new(),
            flags: Vec::new(),
            tally: Tally {
                points,
                conforming: points - u64::from(failed && points > 0),
                ..Tally::default()
            },
            parties: vec![
                party("foreman", "专业工长", Role::Foreman),
                party("supervisor", "专业监理工程师", Role::Supervisor),
            ],
            chain: Some(ChainPin {
                id: "lot.three-checks".to_owned(),
                hash: "890d6e4802faac6da4ab5a8f86fb29e321148b3280b2280b5cdf89d21a787c64".to_owned(),
            }),
        };
        self.tell(
            &Event::Check(Box::new(check)),
            if ends { "P4" } else { "P1" },
        );
    }
}
