//! Two histories under one device id, by the real program: a copied data folder on a machine that cannot
//! notice it, what scripts see of it, and a person's word.

use crate::copy::copy;
use crate::journeys::{conforming, fitted};
use crate::site::Site;
use serde_json::Value;

fn sync(site: &Site, stick: &str) -> (Option<i32>, Value) {
    let out = site.run(&["sync", stick, "--format", "json"]);
    let said = serde_json::from_slice::<Value>(&out.stdout).unwrap()[0].take();
    (out.status.code(), said)
}

/// All four stages of the lot; the acceptance as the answers say.
fn accept(site: &Site, passes: bool) {
    let stages = [
        ("self", "P1"),
        ("mutual", "P2"),
        ("handover", "P3"),
        ("acceptance", "P4"),
    ];
    for (day, (stage, by)) in (1..).zip(stages) {
        let mut check = fitted(site, conforming(stage, by, day));
        let answers = check["answers"].as_array_mut().unwrap();
        let readings = answers
            .iter_mut()
            .filter_map(|one| one["readings"].as_array_mut());
        readings.flatten().for_each(|reading| *reading = "1".into());
        if stage == "acceptance" && !passes {
            let plain = answers.iter_mut().find(|one| one["result"] == "pass");
            plain.unwrap()["result"] = "fail".into();
        }
        let said = site.record(&[check]);
        assert_ne!(said[0]["outcome"], "refused", "{said:?}");
    }
}

fn first_pass(site: &Site) -> (Option<i32>, Value) {
    let out = site.run(&["rates", "--level", "lot", "--format", "json"]);
    let said: Value = serde_json::from_slice(&out.stdout).unwrap();
    let row = &said["rows"][0];
    let pair = serde_json::json!([
        row["first_pass"]["passed"],
        row["first_pass"]["concluded"],
        row["disputed"]
    ]);
    (out.status.code(), pair)
}

#[test]
fn scripts_see_a_fork_until_somebody_settles_it() {
    let (a, d) = (Site::with_project(), Site::new());
    copy(&a.data(), &d.data());
    accept(&a, false);
    accept(&d, true);
    let stick = a.folder("stick");
    assert_eq!(sync(&a, &stick).0, Some(0));
    let (code, met) = sync(&d, &stick);
    assert_eq!((code, met["forks"].as_array().unwrap().len()), (Some(4), 1));
    assert_eq!(sync(&a, &stick).0, Some(4));
    let device = met["forks"][0].as_str().unwrap();
    for site in [&a, &d] {
        sync(site, &stick);
        assert_eq!(first_pass(site), (Some(4), serde_json::json!([0, 1, 1])));
        let words = site.run(&["rates"]);
        assert!(String::from_utf8_lossy(&words.stderr).contains(device));
        assert_eq!(site.run(&["verify"]).status.code(), Some(4));
    }
    let rollup = a.run(&["rollup", &stick, "--level", "lot", "--format", "json"]);
    let said: Value = serde_json::from_slice(&rollup.stdout).unwrap();
    assert_eq!(
        (rollup.status.code(), &said["rows"][0]["disputed"]),
        (Some(4), &1.into())
    );
    // The fork first, then the subject.
    let list = a.ok(&["conflict", "list", "--format", "json"]);
    let list: Value = serde_json::from_slice(&list).unwrap();
    assert_eq!(
        (&list[0]["of"], &list[0]["code"]),
        (&"journal".into(), &device.into())
    );
    assert_eq!(list[1]["subject"], "L1");
    let stands = list[0]["sides"][0].as_str().unwrap();
    let by = [
        "conflict",
        "resolve",
        device,
        "--stands",
        stands,
        "--why",
        "核对过",
        "--by",
    ];
    assert_eq!(
        a.run(&[&by[..], &["P1"]].concat()).status.code(),
        Some(3),
        "not those who accept"
    );
    a.ok(&[&by[..], &["P4"]].concat());
    for site in [&a, &d, &a] {
        assert_eq!(sync(site, &stick).0, Some(0));
    }
    for site in [&a, &d] {
        assert_eq!(first_pass(site), (Some(0), serde_json::json!([0, 1, null])));
        site.ok(&["verify"]);
        assert_eq!(site.ok(&["conflict", "list", "--format", "json"]), b"[]\n");
    }
    a.ok(&["rollup", &stick]);
}
