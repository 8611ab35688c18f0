//! How many papers a minute are written of the sample's lots, a file each, and how much memory that takes at most:
//! `cargo bench --bench papers`. Nothing is expected here; whoever changes the way of a paper looks before and after.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a measurement that fails should fail loudly"
)]

use sanjian::sample;
use sanjian::text::Lang;
use sanjian::workspace::paper::press::Press;
use sanjian::workspace::paper::printing::{Paper, PrintTarget, Printing};
use sanjian::workspace::{Command, Done, Workspace};
use std::time::Instant;

/// The unit whose lots are printed.
const UNIT: &str = "T";

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::open(&folder.path().join("data")).unwrap();
    sample::enter(&mut workspace, Lang::Zh, &mut |_, _| {}).unwrap();
    let wanted = workspace.papers_meant("lot", &[UNIT.to_owned()]).unwrap();
    println!(
        "{:>6} {:>7} {:>9} {:>11} {:>8}",
        "format", "papers", "seconds", "per minute", "peak MB"
    );
    for (name, press) in Press::ALL {
        // Twice as many papers take no more memory.
        for papers in [wanted.len() / 2, wanted.len()] {
            let to = folder.path().join(format!("{name}-{papers}"));
            std::fs::create_dir(&to).unwrap();
            let printing = Printing {
                papers: wanted
                    .iter()
                    .take(papers)
                    .cloned()
                    .map(Paper::Anew)
                    .collect(),
                to: PrintTarget::Folder(to),
                press,
                lang: Lang::En,
                font: None,
                template: None,
                by: None,
            };
            let begun = Instant::now();
            let done = workspace.execute(Command::Print(printing)).unwrap();
            let took = begun.elapsed().as_secs_f64();
            let Done::Printed(printed) = done else {
                panic!("{done:?}");
            };
            assert_eq!(printed.written, papers, "{:?}", printed.troubles.first());
            let rate = papers as f64 * 60.0 / took;
            println!(
                "{name:>6} {papers:>7} {took:>9.2} {rate:>11.0} {:>8}",
                peak()
            );
        }
    }
}

/// The most memory this program ever had, in megabytes, where the system tells.
fn peak() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kilobytes = line.and_then(|line| line.trim().split(' ').next()?.parse::<u64>().ok());
    kilobytes.map_or_else(
        || "-".to_owned(),
        |kilobytes| (kilobytes / 1024).to_string(),
    )
}
