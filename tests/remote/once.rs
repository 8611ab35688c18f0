//! Nothing that is there is written over: neither what was there before, nor what somebody puts there between our
//! looking and our writing.

use crate::place::{Placed, files, read, with_document};
use crate::servers::{Kind, Server};
use crate::site::Site;
use crate::wire::Wire;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// The name from the top of the first of a kind of file, here and there.
fn name_of(site: &Site, part: &str) -> String {
    let all = files(&site.data());
    {
        let mut names = all
            .iter()
            .filter(|name| name.starts_with("projects/") && name.contains(part));
        names.next().unwrap().clone()
    }
}

const OTHER: &str = "was here before\n";

/// Puts something else where the site will write.
fn plant(server: &Server, name: &str) {
    match server.kind {
        Kind::Moto => {
            let made = server.http("PUT", &format!("/sites/east/{name}"), OTHER.as_bytes());
            assert!(made.starts_with("HTTP/1.1 200"), "{made}");
        }
        _ => plant_file(&server.files(), name),
    }
}

fn plant_file(folder: &Path, name: &str) {
    let path = folder.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, OTHER).unwrap();
}

fn is_untouched(server: &Server, name: &str) -> bool {
    match server.kind {
        Kind::Moto => server
            .http("GET", &format!("/sites/east/{name}"), b"")
            .ends_with(OTHER),
        _ => read(&server.files().join(name)) == OTHER,
    }
}

#[test]
fn what_is_there_under_a_name_of_ours_stays_as_it_is() {
    for kind in [Kind::Moto, Kind::Dav, Kind::Ssh] {
        let Some(server) = Server::start(kind) else {
            continue;
        };
        let placed = Placed::new(Site::with_project());
        with_document(&placed.site, 1000);
        placed.add("office", &server, server.port);
        let planted = ["/log/", "/blobs/"].map(|part| name_of(&placed.site, part));
        { planted.iter() }.for_each(|name| plant(&server, name));
        let said = placed.run(&["sync", "office"]);
        assert_eq!(said.code, 4, "{kind:?}: {}", said.text);
        for name in &planted {
            assert!(is_untouched(&server, name), "{kind:?}: {name}");
        }
    }
}

/// Somebody else makes the name in the moment in which we do.
fn raced(kind: Kind, verb: &'static str) {
    let Some(server) = Server::start(kind) else {
        return;
    };
    let server = Arc::new(server);
    let placed = Placed::new(Site::with_project());
    let journal = name_of(&placed.site, "/log/");
    let planted = Arc::new(AtomicBool::new(false));
    let (there, name, once) = (Arc::clone(&server), journal.clone(), Arc::clone(&planted));
    let wire = Wire {
        hears: Some(Arc::new(move |bytes: &[u8]| {
            let text = String::from_utf8_lossy(bytes);
            let is_it = text.starts_with(verb) && text.contains(&name);
            if is_it && !once.swap(true, Ordering::SeqCst) {
                plant(&there, &name);
            }
        })),
        ..Wire::default()
    };
    let line = wire.before(server.port);
    placed.add("office", &server, line.port);
    let said = placed.run(&["sync", "office"]);
    assert!(planted.load(Ordering::SeqCst), "{}", said.text);
    assert_eq!(said.code, 4, "{}", said.text);
    assert!(is_untouched(&server, &journal));
}

#[test]
fn a_name_made_by_others_in_the_same_moment_is_not_written_over_in_an_object_store() {
    raced(Kind::Moto, "PUT ");
}

#[test]
fn a_name_made_by_others_in_the_same_moment_is_not_written_over_in_a_share() {
    raced(Kind::Dav, "MOVE ");
}
