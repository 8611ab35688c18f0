//! What headquarters adds up in an engine is what `rates` and `rollup` say, figure by figure: facts of several
//! kinds of projects are written as they ship, and every statement that ships is asked. The engine here is
//! DuckDB, installed beside the build; other engines are asked by hand, see `parity/engines.py`.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "parity/chance.rs"]
mod chance;
#[path = "printed/copy.rs"]
mod copy;
#[path = "parity/said.rs"]
mod said;

use chrono::{DateTime, FixedOffset, NaiveDate};
use sanjian::domain::zone::Zone;
use sanjian::domain::{Project, Rulebook};
use sanjian::report::facts::v2::column::FactRow;
use sanjian::report::facts::v2::file::PID;
use sanjian::report::facts::v2::tables::{LedgerFact, TABLES};
use sanjian::report::facts::v2::{self, FactFiles, FactMedium, FactTake, FactsOf};
use sanjian::report::sql::Engine;
use sanjian::sample;
use sanjian::workspace::Workspace;
use sanjian::workspace::held::exchanged::{FactsAsked, FactsMade};
use sanjian::workspace::held::rolled::RollupAsked;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("parity")
}

/// A folder for a case, empty.
fn fresh(case: &str) -> PathBuf {
    let folder = root().join(case);
    _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// Writes down what has to be asked of the facts in a case's folder.
fn ask(case: &str, projects: &said::Projects, today: NaiveDate, readings: bool) {
    let folder = root().join(case);
    let facts = folder.join("facts").display().to_string();
    let tables: serde_json::Map<_, _> = { Engine::WORDS.iter() }
        .map(|(word, _)| {
            (
                (*word).to_owned(),
                json!(Engine::of(word).unwrap().tables(&facts, readings)),
            )
        })
        .collect();
    let columns: serde_json::Map<_, _> = {
        TABLES
            .iter()
            .filter(|table| readings || table.name != "readings")
    }
    .map(|table| {
        let own = table.columns.iter().map(|column| column.name);
        let names: Vec<&str> = std::iter::once(PID.name).chain(own).collect();
        (table.name.to_owned(), json!(names))
    })
    .collect();
    let statements = said::statements(projects, today);
    let job = json!({"case": case, "tables": tables, "columns": columns, "statements": statements});
    fs::write(folder.join("job.json"), job.to_string()).unwrap();
}

/// Facts of projects that never were records.
fn write(case: &str, projects: &said::Projects) {
    let folder = fresh(case);
    let now: DateTime<FixedOffset> = "2026-05-04T12:00:00+08:00".parse().unwrap();
    for (at, (pid, project)) in projects.iter().enumerate() {
        let mut files = FactFiles::new(FactMedium::Parquet, false, false).unwrap();
        let of = FactsOf {
            project,
            rulebook: &Rulebook::default(),
            pinned: &|_| None,
            heads: "",
            unverified: false,
            made_at: now,
        };
        v2::write(&of, &mut files).unwrap();
        let mut ledger = FactFiles::ledger(FactMedium::Parquet, false).unwrap();
        let row = LedgerFact {
            project: &project.head.code,
            region: said::region(at, projects.len()),
            company: "",
            project_type: "",
        };
        ledger.take(&LedgerFact::TABLE, &row.values()).unwrap();
        let ledger = ledger.done().unwrap();
        for (table, bytes) in files.done().unwrap().into_iter().chain(ledger) {
            let at = folder.join(format!("facts/{table}/pid={pid}"));
            fs::create_dir_all(&at).unwrap();
            let mut part = File::create(at.join("part-0.parquet")).unwrap();
            io::copy(&mut bytes.read().unwrap(), &mut part).unwrap();
        }
    }
    ask(case, projects, now.date_naive(), false);
}

/// Facts of folders with records, made as headquarters makes them.
fn roll_up(case: &str, data: &[PathBuf]) {
    let folder = fresh(case);
    let nobody = tempfile::tempdir().unwrap();
    let headquarters = Workspace::open(nobody.path()).unwrap();
    let asked = FactsAsked {
        folder: folder.join("facts"),
        medium: FactMedium::Parquet,
        readings: true,
    };
    // The last project is not in the ledger.
    let listed = data.iter().take(data.len() - 1).enumerate();
    let listed = listed.map(|(at, data)| {
        let region = said::region(at, usize::MAX);
        format!("{},{region}\n", pids(data).join(" "))
    });
    let ledger = folder.join("ledger.csv");
    fs::write(
        &ledger,
        format!("pid,region\n{}", listed.collect::<String>()),
    )
    .unwrap();
    let asked = RollupAsked {
        facts: Some(asked),
        ledger: Some(ledger),
        ..RollupAsked::default()
    };
    let rolled = headquarters.rollup(data, &asked).unwrap();
    let told = rolled.ledger.unwrap();
    assert_eq!((told.faults.len(), told.unlisted), (0, 1));
    let made = rolled.facts.unwrap();
    assert_eq!(
        (made.projects, made.others, made.unread),
        (data.len(), 0, 0)
    );
    let opened = data.iter().map(|folder| {
        let mut workspace = Workspace::open(folder).unwrap();
        workspace.enter(None).unwrap();
        workspace
    });
    let opened: Vec<Workspace> = opened.collect();
    let projects: Vec<(&str, &Project)> = { opened.iter() }
        .map(|one| (one.project_id().unwrap(), one.entered().unwrap()))
        .collect();
    ask(
        case,
        &projects,
        Zone::default().day(&headquarters.now()).unwrap(),
        true,
    );
}

/// The ids of the projects in a data folder.
fn pids(data: &Path) -> Vec<String> {
    let projects = fs::read_dir(data.join("projects")).unwrap();
    let names = projects.map(|one| one.unwrap().file_name().into_string().unwrap());
    names.collect()
}

/// Records that a released version wrote.
fn golden(version: &str) -> tempfile::TempDir {
    let data = tempfile::tempdir().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(version);
    copy::copy(&from, data.path());
    data
}

fn write_cases() {
    let sample = tempfile::tempdir().unwrap();
    sample::enter(
        &mut Workspace::open(sample.path()).unwrap(),
        sanjian::text::Lang::Zh,
        &mut |_, _| {},
    )
    .unwrap();
    let journals = [golden("0.1.0"), golden("0.1.0-forks"), sample];
    let folders = journals.each_ref().map(|data| data.path().to_owned());
    roll_up("journals", &folders);
    for seed in 0..8 {
        for (kind, authors) in [("rulings", 1), ("conflicts", 2), ("forks", 3)] {
            let project = chance::project(100 * authors as u64 + seed, "T1", authors, 150);
            write(&format!("{kind}-{seed}"), &[("p0", &project)]);
        }
    }
    let many: Vec<Project> = (0..12)
        .map(|seed| chance::project(seed, "T1", 1 + seed as usize % 3, 40 + 20 * seed as usize))
        .collect();
    // All of them have one code, and ids that a reader might take for numbers.
    let pids: Vec<String> = (0..12).map(|n| format!("{:03}", n * 7)).collect();
    let pids = pids.iter().map(String::as_str);
    let many: Vec<(&str, &Project)> = pids.zip(&many).collect();
    write("one-code", &many);
    write("empty", &[("p0", &chance::project(1, "T1", 1, 0))]);
}

/// Python with DuckDB in it; none where it cannot be had.
fn python() -> Option<PathBuf> {
    let venv = Path::new(env!("CARGO_TARGET_TMPDIR")).join("parity-venv");
    let python = venv.join(if cfg!(windows) {
        "Scripts/python.exe"
    } else {
        "bin/python"
    });
    let done = |command: &mut Command| command.output().is_ok_and(|output| output.status.success());
    let has = || done(Command::new(&python).args(["-c", "import duckdb"]));
    let system = if cfg!(windows) { "python" } else { "python3" };
    let made = || done(Command::new(system).args(["-m", "venv"]).arg(&venv));
    let install = ["-m", "pip", "install", "--quiet", "duckdb"];
    let installed = || done(Command::new(&python).args(install));
    (has() || made() && installed() && has()).then_some(python)
}

#[test]
fn duckdb_says_what_rates_says() {
    write_cases();
    let Some(python) = python() else {
        println!("skipped: no Python here, or DuckDB cannot be installed; nothing was compared");
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/parity/engines.py");
    let asked = Command::new(python)
        .arg(script)
        .arg("duckdb")
        .arg(root())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&asked.stdout).into_owned();
    println!("{said}");
    assert!(
        asked.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&asked.stderr)
    );
}

/// The rows of a table of JSON Lines, as they stand in a file.
fn lines(file: &Path) -> Vec<Value> {
    let text = fs::read_to_string(file).unwrap();
    text.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

fn facts(folder: &Path, data: &[PathBuf], readings: bool) -> FactsMade {
    let nobody = tempfile::tempdir().unwrap();
    let headquarters = Workspace::open(nobody.path()).unwrap();
    let asked = FactsAsked {
        folder: folder.to_owned(),
        medium: FactMedium::JsonLines,
        readings,
    };
    let asked = RollupAsked {
        facts: Some(asked),
        ..RollupAsked::default()
    };
    headquarters.rollup(data, &asked).unwrap().facts.unwrap()
}

/// The file of a project's table.
fn part(folder: &Path, table: &str, pid: &str) -> PathBuf {
    folder.join(format!("{table}/pid={pid}/part-0.jsonl"))
}

#[test]
fn a_folder_of_facts_is_renewed_project_by_project() {
    let folder = tempfile::tempdir().unwrap();
    let (one, other) = (golden("0.1.0"), golden("0.1.0-forks"));
    let both = [one.path().to_owned(), other.path().to_owned()];
    let made = facts(folder.path(), &both, true);
    assert_eq!((made.projects, made.others), (2, 0));
    let pids = ["xip666f6oy67", "vtme32fqlnsk"];
    for pid in pids {
        assert!(part(folder.path(), "readings", pid).exists());
    }
    let all = lines(&folder.path().join("all/projects.jsonl"));
    let all: BTreeSet<&str> = all.iter().filter_map(|row| row["pid"].as_str()).collect();
    assert_eq!(all, BTreeSet::from(pids));

    // Points that are not asked for any more would be those of earlier records.
    let made = facts(folder.path(), &both[..1], false);
    assert_eq!((made.projects, made.others), (1, 1));
    assert!(!part(folder.path(), "readings", pids[0]).exists());
    assert!(part(folder.path(), "readings", pids[1]).exists());
    let all = lines(&folder.path().join("all/projects.jsonl"));
    assert_eq!((all.len(), &all[0]["pid"]), (1, &json!(pids[0])));
}

#[test]
fn facts_that_records_are_missing_from_say_so() {
    let data = golden("0.1.0");
    let unverified = |data: &Path| {
        let folder = tempfile::tempdir().unwrap();
        facts(folder.path(), &[data.to_owned()], false);
        let file = part(folder.path(), "projects", "xip666f6oy67");
        lines(&file)[0]["unverified"].clone()
    };
    assert_eq!(unverified(data.path()), 0);
    let journal = data
        .path()
        .join("projects/xip666f6oy67/log/2bnc2geokkcl/00000001.jsonl");
    let mut bytes = fs::read(&journal).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 4;
    fs::write(&journal, bytes).unwrap();
    assert_eq!(unverified(data.path()), 1);
}
