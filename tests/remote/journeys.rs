//! The whole way: one laptop puts, another takes, headquarters receives and answers; by every kind of place.

use crate::place::{Placed, files, with_document};
use crate::servers::{Kind, Server};
use crate::site::Site;
use serde_json::Value;
use std::fs;

fn journey(kind: Kind, way: &str) {
    let Some(server) = Server::start(kind) else {
        return;
    };
    let first = Placed::new(Site::with_project());
    with_document(&first.site, 700_000);
    first.add("office", &server, server.port);
    let tested = first.run(&["remote", "test", "office"]);
    assert_eq!(tested.code, 0, "{}", tested.text);
    let list: Value =
        serde_json::from_slice(&first.site.ok(&["remote", "list", "--format", "json"])).unwrap();
    assert_eq!(list[0]["once"], way, "{list}");
    // What is there goes there once.
    let put = first.synced("office");
    let written = put["out"]["written"].as_u64().unwrap();
    assert!(written >= 3, "{put}");
    let again = first.synced("office");
    assert_eq!(again["out"]["written"], 0, "{again}");
    assert_eq!(again["out"]["present"], written, "{again}");
    // Another laptop has all of it then.
    let second = Placed::new(Site::new());
    second.add("office", &server, server.port);
    let took = second.synced("office");
    assert!(took["in"]["records"].as_u64().unwrap() > 3, "{took}");
    assert_eq!(second.site.run(&["verify"]).status.code(), Some(0));
    let show = |site: &Site| site.ok(&["project", "show", "--format", "json"]);
    assert_eq!(show(&second.site), show(&first.site));
    received(&server, &first, &second);
}

/// Headquarters takes from the place, and its answer comes back by it.
fn received(server: &Server, first: &Placed, second: &Placed) {
    let office = Placed::new(Site::new());
    office.add("east", server, server.port);
    let (pin, store) = (office.site.folder("pin"), office.site.folder("store"));
    fs::write(&pin, "839201\n").unwrap();
    office
        .site
        .ok(&["hq", "key", "--name", "集团", "--pin-file", &pin]);
    let receive = ["receive", "east", "--into", &store, "--pin-file", &pin];
    for nth in 0..2 {
        let said = office.run(&receive);
        assert_eq!(said.code, 0, "{}", said.text);
        assert_eq!(said.text.contains("新回执"), nth == 0, "{}", said.text);
    }
    let verified = office.run(&["verify", &store]);
    assert_eq!(verified.code, 0, "{}", verified.text);
    for site in [first, second] {
        assert_eq!(site.run(&["sync", "office"]).code, 0);
        let list = site.site.ok(&["hq", "list", "--format", "json"]);
        let list: Value = serde_json::from_slice(&list).unwrap();
        assert_eq!(list[0]["state"], "unconfirmed", "{list}");
    }
    // Trials and what was not whole are gone.
    let left: Vec<String> = files(&server.files())
        .into_iter()
        .filter(|file| file.contains("sanjian-"))
        .collect();
    assert_eq!(left, Vec::<String>::new());
}

#[test]
fn an_object_store_carries_what_a_stick_does() {
    journey(Kind::Moto, "refused");
}

#[test]
fn an_object_store_that_ignores_conditions_is_found_out_and_carries_all_the_same() {
    journey(Kind::S3rver, "looked");
}

#[test]
fn a_share_carries_what_a_stick_does() {
    journey(Kind::Dav, "moved");
}

#[test]
fn a_server_by_ssh_carries_what_a_stick_does() {
    journey(Kind::Ssh, "moved");
}
