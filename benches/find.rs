//! What a letter typed to find something costs, in a project of many lots: the promise is 50 ms at 50,000. Says
//! what it measured; nothing fails when it is slow.
//!
//! ```sh
//! cargo bench --bench find
//! ```

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a measurement that fails should fail loudly"
)]

use sanjian::domain::head::ProjectHead;
use sanjian::domain::{Kind, Subject};
use sanjian::text::finding::{FindIndex, Sought};
use sanjian::workspace::{Command, Workspace};
use std::time::Instant;

const LOTS: usize = 50_000;
/// Typed letter by letter.
const TYPED: [&str; 7] = [
    "12层 gj",
    "gangjinanzhuang",
    "gjaz",
    "十二层 钢筋",
    "3号楼 12F mb",
    "T3-GJ-12A",
    "zzzz",
];
const TIMES: usize = 9;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(&folder.path().join("data")).unwrap();
    plan(&mut workspace);
    let begun = Instant::now();
    let lists = workspace.findable_checklists();
    let once = begun.elapsed().as_secs_f64() * 1e3;
    println!(
        "{} clauses and checklists made ready once in {once:.0} ms",
        lists.len()
    );
    let begun = Instant::now();
    let index = FindIndex::of(workspace.findables()).followed_by(&lists);
    let made = begun.elapsed().as_secs_f64() * 1e3;
    println!(
        "{} things made ready after each record in {made:.0} ms",
        index.all().len()
    );
    println!("{:>18} {:>7} {:>9}", "typed", "found", "ms");
    let mut worst: f64 = 0.0;
    for typed in TYPED {
        for (end, c) in typed.char_indices() {
            let typed = typed.get(..end + c.len_utf8()).unwrap();
            let (found, took) = measured(&index, typed);
            worst = worst.max(took);
            println!("{typed:>18} {found:>7} {took:>9.2}");
        }
    }
    println!("the slowest letter: {worst:.2} ms");
}

/// How much is found, and how long that took: the median of several times.
fn measured<T>(index: &FindIndex<T>, typed: &str) -> (usize, f64) {
    let mut took = Vec::new();
    let mut found = 0;
    for _ in 0..TIMES {
        let begun = Instant::now();
        found = index.hits(&Sought::of(typed), |_| true).len();
        took.push(begun.elapsed().as_secs_f64() * 1e3);
    }
    took.sort_by(f64::total_cmp);
    (found, took[TIMES / 2])
}

/// Houses of forty storeys, each storey in two sections of several kinds of work.
fn plan(workspace: &mut Workspace) {
    let head = ProjectHead {
        code: "B".into(),
        name: "江湾新城".into(),
        ..ProjectHead::default()
    };
    workspace.execute(Command::CreateProject(head)).unwrap();
    let works = [
        ("GJ", "钢筋安装"),
        ("MB", "模板安装"),
        ("HN", "混凝土施工"),
        ("TC", "填充墙砌筑"),
        ("MH", "内墙抹灰"),
    ];
    let mut rows = Vec::new();
    let each = 40 * 2;
    for house in 0..LOTS.div_ceil(each * works.len()) {
        let unit = format!("T{house}");
        let name = format!("{house}号楼");
        rows.push(Subject::new(&unit, "", Kind::Unit, &name));
        let division = format!("{unit}-02");
        rows.push(Subject::new(&division, &unit, Kind::Division, "主体结构"));
        for (code, work) in works {
            let item = format!("{unit}-{code}");
            rows.push(Subject::new(&item, &division, Kind::Item, work));
            for nth in 0..each {
                let (storey, section) = (nth / 2 + 1, ["A", "B"][nth % 2]);
                let place = format!("{storey} 层 {section} 段");
                let lot = format!("{item}-{storey:02}{section}");
                let name = format!("{place} {work}");
                rows.push(Subject {
                    crew: format!("{work}{}班", house % 7 + 1),
                    location: place,
                    checklist: "gb50204-2015.rebar-installation".into(),
                    ..Subject::new(&lot, &item, Kind::Lot, &name)
                });
            }
        }
    }
    workspace.execute(Command::PlanSubjects(rows)).unwrap();
}
