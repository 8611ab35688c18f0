//! A site's data folder and the places that were added to it.

use crate::servers::{Kind, Server};
use crate::site::Site;
use serde_json::Value;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

/// What must never be seen anywhere.
pub const SECRET: &str = "S3RVER-geheim-7391";

/// What a command came to.
pub struct Said {
    pub code: i32,
    pub text: String,
}

/// A site that knows a place.
pub struct Placed {
    pub site: Site,
}

impl Placed {
    pub fn new(site: Site) -> Self {
        let placed = Self { site };
        fs::write(
            placed.keys(),
            format!("key = S3RVER\nsecret = {}\n", secret(None)),
        )
        .unwrap();
        fs::set_permissions(placed.keys(), fs::Permissions::from_mode(0o600)).unwrap();
        placed
    }

    pub fn keys(&self) -> PathBuf {
        PathBuf::from(self.site.folder("keys"))
    }

    /// Adds a server under a name, at the port of a line to it.
    pub fn add(&self, name: &str, server: &Server, port: u16) {
        self.add_for(name, server, port, &[]);
    }

    /// The same, encrypted to recipients.
    pub fn add_for(&self, name: &str, server: &Server, port: u16, to: &[&str]) {
        let at = format!("http://127.0.0.1:{port}");
        let (url, mut more) = match server.kind {
            Kind::Moto | Kind::S3rver => {
                let keys = self.keys();
                fs::write(
                    &keys,
                    format!("key = S3RVER\nsecret = {}\n", secret(Some(server))),
                )
                .unwrap();
                (
                    "s3://sites/east".to_owned(),
                    vec!["--endpoint".to_owned(), at],
                )
            }
            Kind::Dav => (format!("{at}/east"), Vec::new()),
            Kind::Ssh => {
                let folder = server.files();
                let known = format!(
                    "[127.0.0.1]:{port} {}",
                    read(&server.dir.path().join("host.pub"))
                );
                fs::write(self.site.folder("known"), known).unwrap();
                self.wrap_sftp();
                (
                    format!("sftp://127.0.0.1:{port}{}", folder.display()),
                    Vec::new(),
                )
            }
        };
        let keys = match server.kind {
            Kind::Ssh => server.dir.path().join("user"),
            _ => self.keys(),
        };
        more.extend(["--keys".to_owned(), keys.display().to_string()]);
        let mut words = vec!["remote", "add", name, &url, "--wait", "3"];
        words.extend(more.iter().map(String::as_str));
        to.iter().for_each(|one| words.extend(["--to", one]));
        let said = self.run(&words);
        assert_eq!(said.code, 0, "{}", said.text);
    }

    /// The system's program, with known hosts of the test's own.
    fn wrap_sftp(&self) {
        let (bin, known) = (self.site.folder("bin"), self.site.folder("known"));
        fs::create_dir_all(&bin).unwrap();
        let script = Path::new(&bin).join("sftp");
        let text = format!(
            "#!/bin/sh\nexec /usr/bin/sftp -o UserKnownHostsFile={known} -o StrictHostKeyChecking=yes \"$@\"\n"
        );
        fs::write(&script, text).unwrap();
        fs::set_permissions(&script, fs::Permissions::from_mode(0o755)).unwrap();
    }

    /// Runs the program; nothing that it says holds the secret.
    pub fn run(&self, words: &[&str]) -> Said {
        let path = format!(
            "{}:{}",
            self.site.folder("bin"),
            std::env::var("PATH").unwrap()
        );
        let mut command = self.site.command(words);
        command.env("PATH", path).env("NO_PROXY", "127.0.0.1");
        let output = command.output().unwrap();
        let text = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
        assert!(!text.contains(SECRET), "{words:?}: {text}");
        Said {
            code: output.status.code().unwrap_or(-1),
            text,
        }
    }

    /// Exchanges until it is done; how many times it broke, each time with the exit code of a line.
    pub fn sync_until_done(&self, name: &str, mut each: impl FnMut()) -> usize {
        for broken in 0..40 {
            let said = self.run(&["sync", name]);
            each();
            if said.code == 0 {
                return broken;
            }
            assert_eq!(said.code, 5, "{}", said.text);
            assert!(said.text.contains("一条不少"), "{}", said.text);
        }
        panic!("never done");
    }

    /// What an exchange did with the only project.
    pub fn synced(&self, name: &str) -> Value {
        let said = self.run(&["sync", name, "--format", "json"]);
        assert_eq!(said.code, 0, "{}", said.text);
        let from = said.text.find('[').unwrap();
        let mut values = serde_json::Deserializer::from_str(&said.text[from..]).into_iter();
        let all: Value = values.next().unwrap().unwrap();
        all[0].clone()
    }
}

/// What s3rver knows; the others take any.
fn secret(server: Option<&Server>) -> &'static str {
    match server.map(|server| server.kind) {
        Some(Kind::S3rver) => "S3RVER",
        _ => SECRET,
    }
}

pub fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap()
}

/// All files below a folder, each by its path from there.
pub fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut rooms = vec![folder.to_path_buf()];
    while let Some(room) = rooms.pop() {
        for entry in fs::read_dir(&room).into_iter().flatten().flatten() {
            let path = entry.path();
            match path.is_dir() {
                true => rooms.push(path),
                false => found.push(path.strip_prefix(folder).unwrap().display().to_string()),
            }
        }
    }
    found.sort();
    found
}

/// Puts a large document into a site's project, so that there is something to cut.
pub fn with_document(site: &Site, size: usize) {
    let file = site.folder(&format!("document-{size}.pdf"));
    let mut bytes = b"%PDF-1.7\n".to_vec();
    let mut state = 1u32;
    bytes.extend((0..size).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        state.to_be_bytes()[0]
    }));
    bytes.extend(b"\n%%EOF\n");
    fs::write(&file, bytes).unwrap();
    site.ok(&["evidence", "add", &file]);
}
