//! Headquarters by the real program: sticks taken in, receipts signed and believed, photos let go of, backups
//! noticed, and everything that must not work.

use crate::copy::copy;
use crate::evidence::{covered, photographed};
use crate::site::Site;
use serde_json::{Value, json};
use std::fs;
use std::path::{Path, PathBuf};

/// Headquarters with its key, and where it keeps what it received.
struct Office {
    site: Site,
    pin: String,
    store: String,
    kid: String,
}

impl Office {
    fn named(name: &str) -> Self {
        let site = Site::new();
        let pin = site.folder("pin");
        fs::write(&pin, "839201\n").unwrap();
        let kid = site.ok(&["hq", "key", "--name", name, "--pin-file", &pin]);
        let kid = String::from_utf8(kid).unwrap().trim().to_owned();
        let store = site.folder("store");
        Self {
            site,
            pin,
            store,
            kid,
        }
    }

    /// What came of receiving: the exit code and what was said of the only project.
    fn receives(&self, places: &[&str]) -> (Option<i32>, Value) {
        let mut words = vec!["receive"];
        words.extend(places);
        let ends = ["--into", &self.store, "--pin-file", &self.pin];
        words.extend(ends);
        words.extend(["--format", "json"]);
        let out = self.site.run(&words);
        let told = String::from_utf8_lossy(&out.stderr).into_owned();
        let said = serde_json::from_slice(&out.stdout);
        (out.status.code(), said.unwrap_or_else(|_| panic!("{told}")))
    }

    fn code(&self) -> &str {
        &self.kid[..8]
    }
}

fn sync(site: &Site, stick: &str) -> (Option<i32>, String) {
    let out = site.run(&["sync", stick]);
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    (out.status.code(), told)
}

/// How much headquarters has, as the site sees it.
struct Standing {
    state: String,
    /// Records and photos: those there, and all.
    records: [u64; 2],
    photos: [u64; 2],
}

fn standing(site: &Site) -> Standing {
    let out = site.run(&["hq", "list", "--format", "json"]);
    let all: Value = serde_json::from_slice(&out.stdout).unwrap();
    let figure = |key: &str| all[0][key].as_str().unwrap().parse().unwrap();
    Standing {
        state: all[0]["state"].as_str().unwrap().to_owned(),
        records: ["records_there", "records"].map(figure),
        photos: ["photos_there", "photos"].map(figure),
    }
}

fn trust(site: &Site, code: &str) -> (Option<i32>, String) {
    let out = site.run(&["hq", "trust", "--code", code, "--by", "P9"]);
    let told = String::from_utf8_lossy(&out.stderr).into_owned();
    (out.status.code(), told)
}

/// A site with somebody who may say whom to believe, and its stick.
fn with_manager(site: Site) -> (Site, String) {
    let people = "编号,姓名,岗位,单位,班组\nP9,孙总,项目负责人,施工单位,\n";
    assert!(
        site.run_on("people", people, &["import", "FILE"])
            .status
            .success()
    );
    let stick = site.folder("stick");
    (site, stick)
}

/// The answers below a folder.
fn answers(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut rooms = vec![PathBuf::from(folder)];
    while let Some(room) = rooms.pop() {
        for entry in fs::read_dir(room).unwrap() {
            let path = entry.unwrap().path();
            match path.is_dir() {
                true => rooms.push(path),
                false => found.push(path),
            }
        }
    }
    found.retain(|path| path.components().any(|part| part.as_os_str() == "receipts"));
    found.sort();
    found
}

/// The receipts and reports below a folder, without cards.
fn receipts(folder: &str) -> Vec<PathBuf> {
    let is_card = |path: &Path| {
        path.file_name()
            .unwrap()
            .to_string_lossy()
            .starts_with("hq-")
    };
    let mut all = answers(folder);
    all.retain(|path| !is_card(path));
    all
}

/// Of a stick only the answers of one key, in a folder of their own: the journals stayed behind.
fn only_answers(stick: &str, bare: &str, kid: &str) -> String {
    for answer in answers(stick) {
        let below = answer.strip_prefix(stick).unwrap();
        if below.components().any(|part| part.as_os_str() == kid) {
            let there = Path::new(bare).join(below);
            fs::create_dir_all(there.parent().unwrap()).unwrap();
            fs::copy(&answer, there).unwrap();
        }
    }
    bare.to_owned()
}

#[test]
fn what_headquarters_has_shows_once_its_code_was_compared() {
    let (site, stick) = with_manager(Site::with_project());
    let office = Office::named("集团质量部");
    sync(&site, &stick);
    let (exit, said) = office.receives(&[&stick]);
    assert_eq!(exit, Some(0));
    assert_eq!(said["projects"][0]["receipts"], 1, "{said}");
    sync(&site, &stick);
    assert_eq!(standing(&site).state, "unconfirmed");
    // Another code, somebody who may not, nobody: nothing is believed.
    assert_eq!(trust(&site, "00000000").0, Some(3));
    let crew = site.run(&["hq", "trust", "--code", office.code(), "--by", "P1"]);
    assert_eq!(crew.status.code(), Some(3));
    assert_eq!(trust(&site, office.code()).0, Some(0));
    // The word of trust is a record more than headquarters has.
    let now = standing(&site);
    assert_eq!(now.state, "confirmed");
    assert!(now.records[0] < now.records[1], "{:?}", now.records);
    sync(&site, &stick);
    office.receives(&[&stick]);
    sync(&site, &stick);
    let now = standing(&site);
    assert_eq!(now.records[0], now.records[1]);
    let shown = String::from_utf8(site.ok(&["hq", "list"])).unwrap();
    assert!(shown.contains("总部已收") && shown.contains('✓'), "{shown}");
    // Said again there is nothing to say.
    let (_, said) = office.receives(&[&stick, &stick]);
    assert_eq!(said["projects"][0]["receipts"], 0);
    site.ok(&["verify"]);
    site.ok(&["verify", &stick]);
    office.site.ok(&["verify", &office.store]);
    // Taken back with a reason, it counts no more; whoever was not asked stays believed.
    let words = [
        "hq",
        "distrust",
        office.code(),
        "--by",
        "P9",
        "--reason",
        "密钥外泄",
    ];
    site.ok(&words);
    assert_eq!(standing(&site).state, "ended");
}

#[test]
fn a_receipt_that_was_changed_or_is_of_elsewhere_says_nothing() {
    let (site, stick) = with_manager(Site::with_project());
    let (other, other_stick) = with_manager(Site::with_project());
    let office = Office::named("总部");
    sync(&site, &stick);
    sync(&other, &other_stick);
    office.receives(&[&stick, &other_stick]);
    let [own] = receipts(&stick).try_into().unwrap();
    let [theirs] = receipts(&other_stick).try_into().unwrap();
    let sound = fs::read_to_string(&own).unwrap();
    let forgeries = [
        sound.replace("\"seq\":", "\"seq\":9"),
        sound.replace("\"have\":", "\"have\":9"),
        fs::read_to_string(theirs).unwrap(),
        sound[..sound.len() - 5].to_owned(),
        "[".repeat(100_000),
        String::new(),
    ];
    for forged in forgeries {
        fs::write(&own, &forged).unwrap();
        sync(&site, &stick);
        assert_eq!(standing(&site).records[0], 0, "{forged:.60}");
    }
    // As it was signed, it counts.
    fs::write(&own, &sound).unwrap();
    sync(&site, &stick);
    assert!(standing(&site).records[0] > 0);
    // A card for another key than its name says introduces nobody.
    let mut cards = answers(&stick);
    cards.retain(|path| !receipts(&stick).contains(path));
    let card = fs::read_to_string(&cards[0]).unwrap();
    let digit = |c: char| if c == '0' { '1' } else { '0' };
    let at = card.find("\"public\":\"").unwrap() + 10;
    let mut lies: Vec<char> = card.chars().collect();
    lies[at] = digit(lies[at]);
    fs::write(&cards[0], lies.iter().collect::<String>()).unwrap();
    let fresh = Site::new();
    sync(&fresh, &stick);
    let out = fresh.run(&["hq", "list", "--format", "json"]);
    assert_eq!(out.stdout, b"[]\n");
}

#[test]
fn an_older_stick_takes_nothing_back() {
    let (site, stick) = with_manager(Site::with_project());
    let office = Office::named("总部");
    sync(&site, &stick);
    office.receives(&[&stick]);
    let old = site.folder("old");
    copy(Path::new(&stick), Path::new(&old));
    sync(&site, &stick);
    trust(&site, office.code());
    sync(&site, &stick);
    office.receives(&[&stick]);
    sync(&site, &stick);
    let now = standing(&site);
    let (exit, said) = office.receives(&[&old]);
    assert_eq!(
        (exit, &said["projects"][0]["in"]["records"]),
        (Some(0), &json!(0))
    );
    sync(&site, &old);
    assert_eq!(standing(&site).records, now.records);
}

#[test]
fn a_restored_backup_is_noticed_by_what_headquarters_has() {
    let (site, stick) = with_manager(Site::with_project());
    let office = Office::named("总部");
    sync(&site, &stick);
    office.receives(&[&stick]);
    sync(&site, &stick);
    trust(&site, office.code());
    let (backup, deceived) = (Site::new(), Site::new());
    copy(&site.data(), &backup.data());
    copy(&site.data(), &deceived.data());
    let more = "编号,姓名,岗位,单位,班组\nP8,钱工,专业工长,施工单位,\n";
    site.run_on("people", more, &["import", "FILE"]);
    sync(&site, &stick);
    office.receives(&[&stick]);
    let bare = only_answers(&stick, &backup.folder("bare"), &office.kid);
    let (_, told) = sync(&backup, &bare);
    assert!(told.contains("总部收到的比本机多"), "{told}");
    // Once is enough: it goes on under its new id.
    let (_, told) = sync(&backup, &bare);
    assert!(!told.contains("总部收到的比本机多"), "{told}");
    // The same said by somebody whom nobody confirmed stops no device.
    let pretender = Office::named("冒名");
    pretender.receives(&[&stick]);
    let bare = only_answers(&stick, &deceived.folder("bare"), &pretender.kid);
    let (_, told) = sync(&deceived, &bare);
    assert!(!told.contains("总部收到的比本机多"), "{told}");
    let out = deceived.run(&["hq", "list", "--format", "json"]);
    assert!(String::from_utf8_lossy(&out.stdout).contains(&pretender.kid));
}

#[test]
fn photos_that_headquarters_has_are_let_go_of_and_stay_away() {
    let (site, stick) = with_manager(covered());
    photographed(&site);
    let office = Office::named("总部");
    sync(&site, &stick);
    office.receives(&[&stick]);
    sync(&site, &stick);
    // A key that nobody confirmed frees nothing.
    let said = String::from_utf8(site.ok(&["hq", "free"])).unwrap();
    assert!(said.contains(" 0 张"), "{said}");
    trust(&site, office.code());
    let before = standing(&site);
    assert_eq!(before.photos, [1, 1]);
    let said = String::from_utf8(site.ok(&["hq", "free"])).unwrap();
    assert!(said.contains(" 1 张"), "{said}");
    let said = String::from_utf8(site.ok(&["hq", "free", "--apply"])).unwrap();
    assert!(said.contains("已清理照片 1 张"), "{said}");
    // Gone here, known to be there, and no exchange brings it back.
    let verified = String::from_utf8(site.ok(&["verify"])).unwrap();
    assert!(verified.contains("按总部回执在总部"), "{verified}");
    let (exit, told) = sync(&site, &stick);
    assert!(exit == Some(0) && !told.contains("还没到"), "{told}");
    site.ok(&["verify"]);
    let said = String::from_utf8(site.ok(&["hq", "free"])).unwrap();
    assert!(said.contains(" 0 张"), "{said}");
    // Asked for, it comes back from whoever has it, and goes again.
    let said = String::from_utf8(site.ok(&["hq", "free", "--recall"])).unwrap();
    assert!(said.contains("1 张照片下次交换时取回"), "{said}");
    sync(&site, &stick);
    let said = String::from_utf8(site.ok(&["hq", "free"])).unwrap();
    assert!(said.contains(" 1 张"), "{said}");
    site.ok(&["hq", "free", "--apply"]);
    // Once the key is believed no more, the photo is missing, and verify says so.
    let words = [
        "hq",
        "distrust",
        office.code(),
        "--by",
        "P9",
        "--reason",
        "外泄",
    ];
    site.ok(&words);
    assert_eq!(site.run(&["verify"]).status.code(), Some(4));
}

#[test]
fn a_stick_cut_at_any_byte_leaves_nothing_half() {
    let (site, stick) = with_manager(Site::with_project());
    sync(&site, &stick);
    let office = Office::named("总部");
    let journal = site.journal_in(&stick);
    let whole = fs::read(&journal).unwrap();
    // Every byte of the last record, and some of those before.
    let last = whole[..whole.len() - 1]
        .iter()
        .rposition(|b| *b == b'\n')
        .unwrap();
    let cuts = (0..last)
        .step_by(2003)
        .chain((last..whole.len()).step_by(61));
    let mut most = 0;
    for cut in cuts {
        fs::write(&journal, &whole[..cut]).unwrap();
        let (exit, said) = office.receives(&[&stick]);
        assert!(matches!(exit, Some(0 | 4 | 5)), "{cut}: {exit:?}");
        let held = said["projects"][0]["held"][0]["seq"].as_u64().unwrap_or(0);
        assert!(held >= most, "{cut}: {held} after {most}");
        most = held;
        if held > 0 {
            office.site.ok(&["verify", &office.store]);
        }
    }
    fs::write(&journal, &whole).unwrap();
    assert_eq!(office.receives(&[&stick]).0, Some(0));
    let lines = whole.iter().filter(|b| **b == b'\n').count() as u64;
    let (_, said) = office.receives(&[&stick]);
    assert!(said["projects"][0]["held"][0]["seq"].as_u64() >= Some(lines));
}

#[test]
fn two_histories_are_reported_and_nothing_is_chosen() {
    let (site, stick) = with_manager(Site::with_project());
    let office = Office::named("总部");
    sync(&site, &stick);
    office.receives(&[&stick]);
    sync(&site, &stick);
    trust(&site, office.code());
    let twin = Site::new();
    copy(&site.data(), &twin.data());
    let one = "编号,姓名,岗位,单位,班组\nP7,甲,专业工长,施工单位,\n";
    let other = "编号,姓名,岗位,单位,班组\nP8,乙,专业工长,施工单位,\n";
    site.run_on("people", one, &["import", "FILE"]);
    twin.run_on("people", other, &["import", "FILE"]);
    let second = twin.folder("stick");
    sync(&site, &stick);
    sync(&twin, &second);
    let (exit, said) = office.receives(&[&stick, &second]);
    assert_eq!(exit, Some(4), "{said}");
    assert_eq!(said["projects"][0]["forks"].as_array().unwrap().len(), 1);
    let reports = receipts(&stick).into_iter();
    let reports = reports.filter(|path| path.to_string_lossy().ends_with("-fork.json"));
    assert_eq!(reports.count(), 1);
}

#[test]
fn a_bad_project_keeps_no_other_from_being_received() {
    let (site, stick) = with_manager(Site::with_project());
    let (other, bad) = with_manager(Site::with_project());
    sync(&site, &stick);
    sync(&other, &bad);
    let journal = other.journal_in(&bad);
    let text = fs::read_to_string(&journal).unwrap();
    fs::write(&journal, text.replace("试验楼", "试验搂")).unwrap();
    let office = Office::named("总部");
    let missing = site.folder("nowhere");
    let (exit, said) = office.receives(&[&missing, &bad, &stick]);
    assert_eq!(exit, Some(4));
    assert_eq!(said["troubles"][0]["place"], json!(missing));
    let sound = |one: &&Value| one["sound"] == true && one["receipts"] == 1;
    let projects = said["projects"].as_array().unwrap();
    assert_eq!(projects.iter().filter(sound).count(), 1, "{said}");
    // Damage in the store itself: no receipt vouches for it.
    let sound = projects.iter().find(sound).unwrap()["project"]
        .as_str()
        .unwrap();
    let log = Path::new(&office.store)
        .join("projects")
        .join(sound)
        .join("log");
    let device = fs::read_dir(log).unwrap().next().unwrap().unwrap().path();
    let held = device.join("00000001.jsonl");
    let text = fs::read_to_string(&held).unwrap();
    fs::write(&held, text.replace("试验楼", "试验搂")).unwrap();
    let before = receipts(&office.store).len();
    let (exit, said) = office.receives(&[&stick]);
    assert_eq!(exit, Some(4), "{said}");
    assert_eq!(receipts(&office.store).len(), before);
}

#[test]
fn receiving_without_a_key_says_what_to_do_and_can_be_meant() {
    let (site, stick) = with_manager(Site::with_project());
    sync(&site, &stick);
    let office = Site::new();
    let store = office.folder("store");
    let out = office.run(&["receive", &stick, "--into", &store]);
    assert_eq!(out.status.code(), Some(3));
    assert!(String::from_utf8_lossy(&out.stderr).contains("hq key --name"));
    office.ok(&["receive", &stick, "--into", &store, "--no-answer"]);
    assert_eq!(answers(&stick).len() + answers(&store).len(), 0);
    office.ok(&["rollup", &store]);
}
