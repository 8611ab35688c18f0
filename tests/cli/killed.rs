//! `kill -9` on the real program in the middle of its work: what it acknowledged is there.

use crate::site::{PEOPLE, Site};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader, Write};

/// A project table of many small lots.
fn tree(lots: usize) -> String {
    let mut table = String::from(
        "code,parent,kind,name,checklist,variants,capacity\nU,,unit,楼,,,\nD,U,division,主体结构,,,\nI,D,item,现浇结构,,,\n",
    );
    for lot in 0..lots {
        table.push_str(&format!(
            "L{lot},I,lot,批 {lot},gb50204-2015.cast-in-place-appearance,,12\n"
        ));
    }
    table
}

#[test]
fn every_acknowledged_check_survives_a_kill() {
    let site = Site::new();
    site.ok(&["project", "new", "--code", "K", "--name", "试验楼"]);
    assert!(
        site.run_on("people", PEOPLE, &["import", "FILE"])
            .status
            .success()
    );
    assert!(
        site.run_on("project", &tree(600), &["import", "FILE", "--apply"])
            .status
            .success()
    );
    let mut acknowledged: Vec<String> = Vec::new();
    for (round, stop_after) in [1_usize, 7, 40].into_iter().enumerate() {
        acknowledged.extend(killed_after(&site, round * 200, stop_after));
        let listed = String::from_utf8(site.ok(&["check", "list", "--format", "csv"])).unwrap();
        for record in &acknowledged {
            assert!(
                listed.contains(record.as_str()),
                "{record} was acknowledged and is gone"
            );
        }
        assert_eq!(
            site.run(&["verify"]).status.code(),
            Some(0),
            "after kill {round}"
        );
    }
}

/// Feeds checks, reads so many answers, and kills; gives the records of the answers.
fn killed_after(site: &Site, first: usize, answers: usize) -> Vec<String> {
    let mut child = site.recorder();
    let mut input = child.stdin.take().unwrap();
    let lines: Vec<String> = (first..first + 200).map(check).collect();
    let feeder = std::thread::spawn(move || _ = input.write_all(lines.join("\n").as_bytes()));
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut records = Vec::new();
    for line in output.by_ref().take(answers) {
        let answer: Value = serde_json::from_str(&line.unwrap()).unwrap();
        records.push(answer["record"].as_str().unwrap().to_owned());
    }
    child.kill().unwrap();
    child.wait().unwrap();
    // What was still in the pipe was acknowledged too.
    let late = output.filter_map(|line| serde_json::from_str::<Value>(&line.ok()?).ok());
    records.extend(late.filter_map(|answer| answer["record"].as_str().map(str::to_owned)));
    feeder.join().unwrap();
    records
}

fn check(lot: usize) -> String {
    json!({
        "schema": "sanjian.check/1", "subject": format!("L{lot}"), "stage": "self", "by": "P1",
        "at": "2026-03-01T09:00:00+08:00",
        "answers": [{"item": "8.2.1", "result": "pass"}, {"item": "8.2.2", "result": "pass"}],
    })
    .to_string()
}
