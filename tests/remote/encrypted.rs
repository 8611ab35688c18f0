//! A place whose keeper reads nothing: what goes there is encrypted to headquarters, which alone opens it; what was
//! changed there is refused by name; and no device claims to have what it cannot read.

use crate::place::{Placed, Said, files, read, with_document};
use crate::servers::{Kind, Server};
use crate::site::Site;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// Words that stand in what is encrypted.
const WORDS: [&str; 6] = [
    "试验楼",
    "王建国",
    "钢筋一班",
    "\"k\":",
    "%PDF",
    "sha256+ed25519",
];

/// Headquarters with an identity, a key and a store.
struct Office {
    placed: Placed,
    to: String,
}

impl Office {
    fn new() -> Self {
        let placed = Placed::new(Site::new());
        let made = placed
            .site
            .ok(&["hq", "identity", &placed.site.folder("id")]);
        let to = String::from_utf8(made).unwrap().trim().to_owned();
        assert!(to.starts_with("age1"), "{to}");
        let pin = placed.site.folder("pin");
        fs::write(&pin, "839201\n").unwrap();
        let key = ["hq", "key", "--name", "集团", "--pin-file", &pin];
        placed.site.ok(&key);
        Self { placed, to }
    }

    fn identity(&self) -> String {
        self.placed.site.folder("id")
    }

    fn store(&self) -> PathBuf {
        PathBuf::from(self.placed.site.folder("store"))
    }

    fn receive(&self, place: &str, by: &[&str]) -> Said {
        let (store, pin) = (
            self.placed.site.folder("store"),
            self.placed.site.folder("pin"),
        );
        let mut words = vec!["receive", place, "--into", &store, "--pin-file", &pin];
        by.iter()
            .for_each(|file| words.extend(["--identity", file]));
        self.placed.run(&words)
    }

    fn records(&self) -> usize {
        records(&self.store())
    }
}

/// One more record.
fn with_record(site: &Site, percent: &str) {
    site.ok(&["project", "set", "--target-first-pass", percent]);
}

/// The records below a folder, those that wait not counted.
fn records(folder: &Path) -> usize {
    let all = files(folder).into_iter();
    let journals = all.filter(|name| name.contains("/log/") && !name.contains("/in/"));
    journals
        .map(|name| read(&folder.join(name)).lines().count())
        .sum()
}

/// The files of projects in a folder of a server, but receipts.
fn hidden(folder: &Path) -> Vec<String> {
    let mut all = files(folder);
    all.retain(|name| name.starts_with("projects/") && !name.contains("/receipts/"));
    all
}

fn nothing_to_read(folder: &Path) {
    for name in files(folder) {
        let bytes = fs::read(folder.join(&name)).unwrap();
        for word in WORDS {
            let has = bytes
                .windows(word.len())
                .any(|part| part == word.as_bytes());
            assert!(!has && !name.contains(word), "{word} in {name}");
        }
    }
    for name in hidden(folder) {
        let bytes = fs::read(folder.join(&name)).unwrap();
        assert!(
            name.ends_with(".age") && bytes.starts_with(b"age-encryption.org/v1\n"),
            "{name}"
        );
    }
}

fn journey(kind: Kind) {
    let Some(server) = Server::start(kind) else {
        return;
    };
    let (office, first) = (Office::new(), Placed::new(Site::with_project()));
    with_document(&first.site, 700_000);
    first.add_for("office", &server, server.port, &[&office.to]);
    let put = first.synced("office");
    let written = put["out"]["written"].as_u64().unwrap();
    assert!(written >= 3 && put["closed"] == written, "{put}");
    let again = first.synced("office");
    assert_eq!(
        (&again["out"]["written"], &again["out"]["present"]),
        (&0.into(), &written.into())
    );
    if kind != Kind::Moto {
        nothing_to_read(&server.files());
    }
    office.placed.add("east", &server, server.port);
    let said = office.receive("east", &[&office.identity()]);
    assert!(
        said.code == 0 && said.text.contains("新回执"),
        "{}",
        said.text
    );
    let store = office.store().display().to_string();
    let verified = office.placed.run(&["verify", &store]);
    assert_eq!(verified.code, 0, "{}", verified.text);
    // Receipts are not secret: the site learns by them that it arrived.
    assert_eq!(first.run(&["sync", "office"]).code, 0);
    let list = first.site.ok(&["hq", "list", "--format", "json"]);
    let list: Value = serde_json::from_slice(&list).unwrap();
    assert_eq!(list[0]["state"], "unconfirmed", "{list}");
    let there = list[0]["records_there"].as_str().unwrap();
    assert!(there.parse::<u64>().unwrap() > 3, "{list}");
    if kind != Kind::Moto {
        nothing_to_read(&server.files());
    }
}

#[test]
fn whoever_keeps_an_encrypted_share_reads_nothing_and_headquarters_all() {
    journey(Kind::Dav);
}

#[test]
fn whoever_keeps_an_encrypted_object_store_reads_nothing_and_headquarters_all() {
    journey(Kind::Moto);
}

#[test]
fn whoever_keeps_an_encrypted_server_by_ssh_reads_nothing_and_headquarters_all() {
    journey(Kind::Ssh);
}

/// A share that a site wrote to, encrypted, with three documents.
fn written(office: &Office) -> Option<(Server, Placed)> {
    let server = Server::start(Kind::Dav)?;
    let placed = Placed::new(Site::with_project());
    for size in [70_000, 80_000, 90_000] {
        with_document(&placed.site, size);
    }
    placed.add_for("office", &server, server.port, &[&office.to]);
    assert_eq!(placed.run(&["sync", "office"]).code, 0);
    with_document(&placed.site, 100_000);
    with_record(&placed.site, "97");
    assert_eq!(placed.run(&["sync", "office"]).code, 0);
    Some((server, placed))
}

#[test]
fn an_identity_that_is_not_the_one_opens_nothing_and_is_told() {
    let (office, other) = (Office::new(), Office::new());
    let Some((server, _)) = written(&office) else {
        return;
    };
    let folder = server.files().display().to_string();
    for by in [vec![], vec![other.identity()]] {
        let by: Vec<&str> = by.iter().map(String::as_str).collect();
        let said = office.receive(&folder, &by);
        assert_eq!(said.code, 5, "{}", said.text);
        assert!(said.text.contains("没有能打开的私钥"), "{}", said.text);
        assert_eq!(office.records(), 0);
    }
    // With both it is opened.
    let said = office.receive(&folder, &[&other.identity(), &office.identity()]);
    assert_eq!(said.code, 0, "{}", said.text);
    assert!(office.records() > 3);
}

#[test]
fn an_identity_that_others_can_read_or_that_is_none_is_not_used() {
    let office = Office::new();
    let (id, folder) = (office.identity(), office.placed.site.folder("stick"));
    fs::create_dir_all(&folder).unwrap();
    assert_eq!(
        fs::metadata(&id).unwrap().permissions().mode() & 0o777,
        0o600
    );
    // It is never written over.
    let text = read(Path::new(&id));
    assert_ne!(office.placed.run(&["hq", "identity", &id]).code, 0);
    assert_eq!(read(Path::new(&id)), text);
    fs::set_permissions(&id, fs::Permissions::from_mode(0o644)).unwrap();
    let said = office.receive(&folder, &[&id]);
    assert!(
        said.code == 2 && said.text.contains("chmod 600"),
        "{}",
        said.text
    );
    fs::set_permissions(&id, fs::Permissions::from_mode(0o600)).unwrap();
    fs::write(&id, text.replace("AGE-SECRET-KEY-1", "AGE-SECRET-KEY-1Q")).unwrap();
    let said = office.receive(&folder, &[&id]);
    assert!(
        said.code == 2 && said.text.contains("读不出私钥"),
        "{}",
        said.text
    );
    assert!(!said.text.contains("SECRET-KEY-1Q"), "{}", said.text);
    let url = ["remote", "add", "office", "https://nas.example/dav", "--to"];
    let said = office
        .placed
        .run(&[&url[..], &[&office.to.replace("age1", "age1q")]].concat());
    assert!(said.code == 2 && said.text.contains("age"), "{}", said.text);
}

/// An age file that asks for more than anybody would do.
fn greedy(kind: &str) -> Vec<u8> {
    let body = "A".repeat(43);
    let head = match kind {
        "price" => format!("-> scrypt {} 63\n{body}\n", "A".repeat(22)),
        _ => format!("-> X25519 {body}\n{body}\n").repeat(200_000),
    };
    [
        format!("age-encryption.org/v1\n{head}--- {body}\n").as_bytes(),
        &[0; 99],
    ]
    .concat()
}

#[test]
fn what_was_changed_in_an_encrypted_place_is_refused_by_name_and_the_rest_is_taken() {
    let office = Office::new();
    let Some((server, _)) = written(&office) else {
        return;
    };
    let folder = server.files();
    let blobs: Vec<String> = { hidden(&folder).into_iter() }
        .filter(|name| name.contains("/blobs/") && name.contains(".age"))
        .collect();
    let of = |size: u64| {
        let mut names = { blobs.iter() }.filter(|name| {
            let len: u64 = name.rsplit('.').nth(2).unwrap().parse().unwrap();
            (size..size + 1000).contains(&len)
        });
        folder.join(names.next().unwrap())
    };
    let (one, two) = (of(70_000), of(80_000));
    let whole = fs::read(&one).unwrap();
    let bad: [(Vec<u8>, &str); 5] = [
        (
            {
                let mut flipped = whole.clone();
                flipped[40_000] ^= 1;
                flipped
            },
            "被改动或截断",
        ),
        (whole[..whole.len() - 9].to_vec(), "被改动或截断"),
        (fs::read(&two).unwrap(), "不是一回事"),
        (greedy("price"), "收件人里没有"),
        (greedy("many"), "被改动或截断"),
    ];
    for (bytes, why) in bad {
        _ = fs::remove_dir_all(office.store());
        fs::write(&one, bytes).unwrap();
        let said = office.receive(&folder.display().to_string(), &[&office.identity()]);
        assert!(
            said.code == 4 && said.text.contains(why),
            "{why}: {}",
            said.text
        );
        let kept = files(&office.store());
        assert!(office.records() > 3, "{kept:?}");
        assert!(kept.iter().any(|name| name.contains("/bad/")), "{kept:?}");
        let blobs = kept.iter().filter(|name| name.contains("/blobs/"));
        assert!(blobs.count() >= 2, "{kept:?}");
    }
    // A journal as well: what comes before it is taken all the same.
    fs::write(&one, whole).unwrap();
    _ = fs::remove_dir_all(office.store());
    let journal = hidden(&folder)
        .into_iter()
        .rfind(|name| name.contains("/log/"));
    let journal = folder.join(journal.unwrap());
    let mut bytes = fs::read(&journal).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&journal, bytes).unwrap();
    let said = office.receive(&folder.display().to_string(), &[&office.identity()]);
    assert!(
        said.code == 4 && said.text.contains("被改动或截断"),
        "{}",
        said.text
    );
    assert!(office.records() > 3);
}

#[test]
fn a_place_of_both_kinds_gives_what_is_in_clear_to_all_and_the_rest_to_headquarters() {
    let office = Office::new();
    let Some(server) = Server::start(Kind::Dav) else {
        return;
    };
    let site = Placed::new(Site::with_project());
    site.add("office", &server, server.port);
    assert_eq!(site.run(&["sync", "office"]).code, 0);
    site.add_for("office", &server, server.port, &[&office.to]);
    with_document(&site.site, 50_000);
    with_record(&site.site, "97");
    assert_eq!(site.run(&["sync", "office"]).code, 0);
    let folder = server.files().display().to_string();
    let said = office.receive(&folder, &[]);
    assert!(
        said.code == 5 && said.text.contains("加密"),
        "{}",
        said.text
    );
    let before = office.records();
    assert!(before > 3);
    let said = office.receive(&folder, &[&office.identity()]);
    assert_eq!(said.code, 0, "{}", said.text);
    assert!(office.records() > before);
}

#[test]
fn a_device_without_an_identity_sends_its_own_and_never_says_it_took_in_the_others() {
    let office = Office::new();
    let Some((server, first)) = written(&office) else {
        return;
    };
    let stick = first.site.folder("stick");
    first.site.ok(&["sync", &stick]);
    let second = Placed::new(Site::new());
    second.site.ok(&["sync", &stick]);
    with_document(&second.site, 60_000);
    with_record(&second.site, "98");
    second.add_for("office", &server, server.port, &[&office.to]);
    let put = second.synced("office");
    assert_eq!(
        (&put["in"]["records"], &put["in"]["blobs"]),
        (&0.into(), &0.into()),
        "{put}"
    );
    // What the first one put there is seen to be there.
    assert!(put["out"]["present"].as_u64() > Some(3), "{put}");
    let before = records(&first.site.data());
    let said = first.run(&["sync", "office"]);
    assert!(
        said.code == 0 && said.text.contains("没有并入"),
        "{}",
        said.text
    );
    assert_eq!(records(&first.site.data()), before);
    let said = office.receive(&server.files().display().to_string(), &[&office.identity()]);
    assert!(
        said.code == 0 && said.text.contains("2 台设备"),
        "{}",
        said.text
    );
}

#[test]
fn whoever_cuts_or_takes_away_there_only_has_it_sent_again() {
    let office = Office::new();
    let Some((server, site)) = written(&office) else {
        return;
    };
    let folder = server.files();
    let all = hidden(&folder);
    let (gone, cut) = (folder.join(&all[0]), folder.join(&all[1]));
    fs::remove_file(&gone).unwrap();
    let put = site.synced("office");
    assert_eq!(put["out"]["written"], 1, "{put}");
    assert!(gone.exists());
    // What was cut is seen by its length, and never written over.
    let bytes = fs::read(&cut).unwrap();
    fs::write(&cut, &bytes[..bytes.len() - 1]).unwrap();
    let said = site.run(&["sync", "office"]);
    assert_eq!(said.code, 4, "{}", said.text);
    assert_eq!(fs::read(&cut).unwrap().len(), bytes.len() - 1);
    // Another recipient reads all of it: it is sent again for him.
    let other = Office::new();
    fs::write(&cut, bytes).unwrap();
    site.add_for("office", &server, server.port, &[&office.to, &other.to]);
    assert_eq!(site.run(&["sync", "office"]).code, 0);
    let said = other.receive(&folder.display().to_string(), &[&other.identity()]);
    assert!(said.code == 0 && other.records() > 3, "{}", said.text);
}

#[test]
fn two_histories_of_one_device_both_come_through_an_encrypted_place() {
    let office = Office::new();
    let Some(server) = Server::start(Kind::Dav) else {
        return;
    };
    let (first, clone) = (Placed::new(Site::with_project()), Placed::new(Site::new()));
    copy(&first.site.data(), &clone.site.data());
    for (site, size) in [(&first, 40_000), (&clone, 50_000)] {
        with_document(&site.site, size);
        with_record(&site.site, "97");
        site.add_for("office", &server, server.port, &[&office.to]);
        assert_eq!(site.run(&["sync", "office"]).code, 0);
    }
    let said = office.receive(&server.files().display().to_string(), &[&office.identity()]);
    assert!(said.text.contains("两份记录"), "{}", said.text);
    let blobs = files(&office.store()).into_iter();
    let documents = blobs
        .filter(|name| name.contains("/blobs/"))
        .filter(|name| {
            let len = fs::metadata(office.store().join(name)).unwrap().len();
            len > 40_000
        });
    assert_eq!(documents.count(), 2);
}

fn copy(from: &Path, to: &Path) {
    for name in files(from) {
        let target = to.join(&name);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(from.join(&name), target).unwrap();
    }
}
