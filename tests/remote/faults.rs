//! Lines that break, stall and lie: nothing is lost, nothing half appears, and it goes on where it stopped.

use crate::place::{Placed, SECRET, files, with_document};
use crate::servers::{self, Kind, Server, free_port};
use crate::site::Site;
use crate::wire::{Line, Wire, liar};
use std::fs;
use std::process::{Command, Stdio};
use std::sync::atomic::Ordering;

const DOCUMENT: usize = 2_500_000;

/// Every file there, under a name of ours, is one that the site has, whole.
fn whole(server: &Server, site: &Site) {
    for name in files(&server.files())
        .iter()
        .filter(|name| name.starts_with("projects/"))
    {
        let (there, here) = (server.files().join(name), site.data().join(name));
        let (there, here) = (fs::read(there).unwrap(), fs::read(here).unwrap());
        assert!(here.starts_with(&there) && !there.is_empty(), "{name}");
        let is_journal = name.contains("/log/");
        assert!(
            is_journal && there.ends_with(b"\n") || here.len() == there.len(),
            "{name}"
        );
    }
}

fn breaking(kind: Kind) {
    let Some(server) = Server::start(kind) else {
        return;
    };
    let placed = Placed::new(Site::with_project());
    with_document(&placed.site, DOCUMENT);
    let wire = Wire {
        breaks_after: Some(400_000),
        breaks: 9,
        ..Wire::default()
    };
    let line = wire.before(server.port);
    placed.add("office", &server, line.port);
    placed.sync_until_done("office", || {
        if kind != Kind::Moto {
            whole(&server, &placed.site);
        }
    });
    assert!(line.broken.load(Ordering::SeqCst) > 0);
    // Whoever takes it has all of it, over a line that breaks as well.
    let second = Placed::new(Site::new());
    let wire = Wire {
        breaks_after: Some(300_000),
        breaks: 4,
        ..Wire::default()
    };
    let line = wire.before(server.port);
    second.add("office", &server, line.port);
    second.sync_until_done("office", || {});
    assert!(line.broken.load(Ordering::SeqCst) > 0);
    assert_eq!(second.site.run(&["verify"]).status.code(), Some(0));
    let blobs = |site: &Site| {
        let mut all = files(&site.data());
        all.retain(|name| name.contains("/blobs/"));
        all
    };
    assert_eq!(blobs(&second.site), blobs(&placed.site));
}

#[test]
fn an_exchange_with_an_object_store_outlives_a_line_that_breaks() {
    breaking(Kind::Moto);
}

#[test]
fn an_exchange_with_a_share_outlives_a_line_that_breaks() {
    breaking(Kind::Dav);
}

#[test]
fn an_exchange_by_ssh_outlives_a_line_that_breaks() {
    breaking(Kind::Ssh);
}

fn dying(server: &Server, after: Option<u64>) -> Line {
    let wire = Wire {
        dies_after: after,
        ..Wire::default()
    };
    wire.before(server.port)
}

#[test]
fn a_download_that_was_cut_goes_on_where_it_stopped() {
    for kind in [Kind::Moto, Kind::Dav] {
        let Some(server) = Server::start(kind) else {
            continue;
        };
        let placed = Placed::new(Site::with_project());
        with_document(&placed.site, DOCUMENT);
        placed.add("office", &server, server.port);
        assert_eq!(placed.run(&["sync", "office"]).code, 0);
        let second = Placed::new(Site::new());
        let line = dying(&server, Some(1_700_000));
        second.add("office", &server, line.port);
        let said = second.run(&["sync", "office"]);
        assert_eq!(said.code, 5, "{}", said.text);
        let line = dying(&server, None);
        second.add("office", &server, line.port);
        assert_eq!(second.run(&["sync", "office"]).code, 0);
        let down = line.down.load(Ordering::SeqCst);
        assert!(
            (500_000..1_900_000).contains(&down),
            "{kind:?}: {down} bytes came again"
        );
        assert_eq!(second.site.run(&["verify"]).status.code(), Some(0));
    }
}

#[test]
fn a_day_without_a_network_costs_nothing() {
    let placed = Placed::new(Site::with_project());
    let url = format!("http://127.0.0.1:{}/east", free_port());
    let keys = placed.keys().display().to_string();
    assert_eq!(
        placed
            .run(&["remote", "add", "office", &url, "--keys", &keys])
            .code,
        0
    );
    let before = files(&placed.site.data().join("projects"));
    for words in [vec!["sync", "office"], vec!["remote", "test", "office"]] {
        let said = placed.run(&words);
        assert_eq!(said.code, 5, "{}", said.text);
        assert!(
            said.text.contains("连不上") && said.text.contains("一条不少"),
            "{}",
            said.text
        );
        let said = placed.run(&[words, vec!["--lang", "en"]].concat());
        assert!(said.text.contains("cannot be reached"), "{}", said.text);
    }
    // Headquarters takes from whoever is there.
    let (store, stick) = (placed.site.folder("store"), placed.site.folder("stick"));
    let met = placed.run(&["sync", &stick]);
    assert_eq!(met.code, 0, "{}", met.text);
    let said = placed.run(&["receive", "office", &stick, "--into", &store, "--no-answer"]);
    assert_eq!(said.code, 5, "{}", said.text);
    assert!(
        said.text.contains("T1") && said.text.contains("连不上"),
        "{}",
        said.text
    );
    let after = files(&placed.site.data().join("projects"));
    assert!(before.iter().all(|file| after.contains(file)));
}

#[test]
fn odd_answers_are_told_and_nothing_is_made_of_them() {
    let table: [(&'static [u8], &str); 8] = [
        (
            b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n",
            "密钥不被接受",
        ),
        (
            b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n",
            "密钥不被接受",
        ),
        (
            b"HTTP/1.1 507 Insufficient Storage\r\nContent-Length: 0\r\n\r\n",
            "那里满了",
        ),
        (b"HTTP/1.1 503 Busy\r\nContent-Length: 0\r\n\r\n", "对方忙"),
        (
            b"HTTP/1.1 418 Teapot\r\nContent-Length: 0\r\n\r\n",
            "HTTP 418",
        ),
        (
            b"HTTP/1.1 207 Multi\r\nContent-Length: 5\r\n\r\n<oops",
            "HTTP 207",
        ),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "连不上"),
        (b"", "没有回应"),
    ];
    let placed = Placed::new(Site::with_project());
    let keys = placed.keys().display().to_string();
    for (answer, words) in table {
        let url = format!("http://127.0.0.1:{}/east", liar(answer));
        assert_eq!(
            placed
                .run(&[
                    "remote", "add", "liar", &url, "--keys", &keys, "--wait", "1"
                ])
                .code,
            0
        );
        let said = placed.run(&["sync", "liar"]);
        assert_eq!(said.code, 5, "{}", said.text);
        assert!(said.text.contains(words), "{words}: {}", said.text);
        assert!(!said.text.contains(SECRET), "{}", said.text);
    }
}

#[test]
fn a_file_in_the_way_is_told_and_stays() {
    let Some(server) = Server::start(Kind::Dav) else {
        return;
    };
    let placed = Placed::new(Site::with_project());
    placed.add("office", &server, server.port);
    let all = files(&placed.site.data());
    let journal = all.iter().find(|name| name.contains("/log/")).unwrap();
    let (before, _) = journal.split_once("/log/").unwrap();
    let way = server.files().join(before).join("log");
    fs::create_dir_all(way.parent().unwrap()).unwrap();
    fs::write(&way, "no folder").unwrap();
    let said = placed.run(&["sync", "office"]);
    assert_eq!(said.code, 5, "{}", said.text);
    assert_eq!(fs::read(&way).unwrap(), b"no folder");
    fs::remove_file(&way).unwrap();
    assert_eq!(placed.run(&["sync", "office"]).code, 0);
}

#[test]
fn a_bucket_that_is_not_there_is_told() {
    let Some(server) = Server::start(Kind::Moto) else {
        return;
    };
    let placed = Placed::new(Site::with_project());
    let at = format!("http://127.0.0.1:{}", server.port);
    let keys = placed.keys().display().to_string();
    let words = [
        "remote",
        "add",
        "office",
        "s3://nowhere/east",
        "--endpoint",
        &at,
        "--keys",
        &keys,
    ];
    assert_eq!(placed.run(&words).code, 0);
    let said = placed.run(&["sync", "office"]);
    assert_eq!(said.code, 5, "{}", said.text);
    assert!(said.text.contains("没有这个存储桶"), "{}", said.text);
}

/// A server with a certificate that it made for itself.
const IMPOSTOR: &str = "import http.server, ssl, sys
server = http.server.HTTPServer(('127.0.0.1', int(sys.argv[1])), http.server.BaseHTTPRequestHandler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain('cert.pem', 'key.pem')
server.socket = context.wrap_socket(server.socket, server_side=True)
server.serve_forever()
";

#[test]
fn a_server_that_nobody_vouches_for_is_not_spoken_to() {
    let dir = tempfile::tempdir().unwrap();
    let certificate = "req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1";
    let made = Command::new("openssl")
        .args(certificate.split(' '))
        .current_dir(dir.path())
        .output();
    if !made.is_ok_and(|made| made.status.success()) {
        println!("skipped: there is no openssl here");
        return;
    }
    let port = free_port();
    let words = ["-c", IMPOSTOR, &port.to_string()];
    let mut impostor = Command::new("python3");
    let impostor = impostor
        .args(words)
        .current_dir(dir.path())
        .stderr(Stdio::null());
    let mut impostor = impostor.spawn().unwrap();
    servers::await_answer(port);
    let placed = Placed::new(Site::with_project());
    let url = format!("https://127.0.0.1:{port}/east");
    let keys = placed.keys().display().to_string();
    assert_eq!(
        placed
            .run(&["remote", "add", "office", &url, "--keys", &keys])
            .code,
        0
    );
    let said = placed.run(&["sync", "office"]);
    _ = impostor.kill();
    _ = impostor.wait();
    assert_eq!(said.code, 5, "{}", said.text);
    assert!(said.text.contains("证书不被本机系统信任"), "{}", said.text);
}
