//! Keys are nowhere but where their owner put them.

use crate::place::{Placed, SECRET, files};
use crate::servers::{Kind, Server};
use crate::site::Site;
use std::fs;
use std::os::unix::fs::PermissionsExt;

fn nothing_kept(placed: &Placed) {
    for name in files(&placed.site.data()) {
        let bytes = fs::read(placed.site.data().join(&name)).unwrap();
        let has = bytes
            .windows(SECRET.len())
            .any(|part| part == SECRET.as_bytes());
        assert!(!has, "{name}");
    }
}

#[test]
fn a_password_in_an_address_is_refused_and_not_repeated() {
    let placed = Placed::new(Site::new());
    for url in [
        format!("https://li:{SECRET}@nas.example/dav"),
        format!("sftp://li:{SECRET}@nas.example/dav"),
        format!("s3://key:{SECRET}@sites/a"),
        format!("li:{SECRET}@nas.example/dav"),
        format!("https://nas.example/dav?X-Amz-Signature={SECRET}"),
    ] {
        let said = placed.run(&["remote", "add", "office", &url]);
        assert_eq!(said.code, 2, "{}", said.text);
    }
    nothing_kept(&placed);
}

#[test]
fn a_file_of_keys_that_others_can_read_is_not_used() {
    let placed = Placed::new(Site::with_project());
    let keys = placed.keys();
    fs::set_permissions(&keys, fs::Permissions::from_mode(0o644)).unwrap();
    let name = keys.display().to_string();
    placed.run(&[
        "remote",
        "add",
        "office",
        "https://127.0.0.1:9/dav",
        "--keys",
        &name,
    ]);
    let said = placed.run(&["sync", "office"]);
    assert_eq!(said.code, 2, "{}", said.text);
    assert!(said.text.contains("chmod 600"), "{}", said.text);
    placed.run(&["remote", "add", "office", "https://127.0.0.1:9/dav"]);
    let said = placed.run(&["sync", "office"]);
    assert_eq!(said.code, 2, "{}", said.text);
    assert!(said.text.contains("SANJIAN_OFFICE_SECRET"), "{}", said.text);
}

#[test]
fn no_key_is_kept_shown_or_sent_where_it_does_not_belong() {
    let Some(server) = Server::start(Kind::Moto) else {
        return;
    };
    let placed = Placed::new(Site::with_project());
    placed.add("office", &server, server.port);
    for words in [
        vec!["remote", "test", "office"],
        vec!["sync", "office"],
        vec!["remote", "list", "--format", "json"],
        vec!["remote", "remove", "office"],
        vec!["sync", "office:"],
    ] {
        placed.run(&words);
    }
    nothing_kept(&placed);
    assert_eq!(
        files(&placed.site.data().join("remote")),
        Vec::<String>::new()
    );
}

#[test]
fn a_mistyped_name_becomes_no_folder() {
    let placed = Placed::new(Site::with_project());
    let added = placed.run(&["remote", "add", "office", "https://127.0.0.1:9/dav"]);
    assert_eq!(added.code, 0, "{}", added.text);
    let said = placed.run(&["sync", "ofice"]);
    assert_eq!(said.code, 2, "{}", said.text);
    assert!(said.text.contains("office"), "{}", said.text);
    assert!(!std::path::Path::new("ofice").exists());
}
