//! Servers of others, installed beside the build once and started for a test on a port that is free.

use std::fs;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::time::Duration;
use tempfile::TempDir;

/// Nobody looks at the signature, only whether there is one.
const SIGNED: &str = "Authorization: AWS4-HMAC-SHA256 Credential=x/20260101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=0";

/// Which server.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    Moto,
    S3rver,
    Dav,
    Ssh,
}

/// A server that runs until the test is over.
pub struct Server {
    pub kind: Kind,
    pub port: u16,
    pub dir: TempDir,
    child: Child,
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

impl Server {
    /// Starts one; none where it cannot be had, which is said.
    pub fn start(kind: Kind) -> Option<Self> {
        let Some(program) = program(kind) else {
            println!("skipped: {kind:?} is not here and cannot be installed");
            return None;
        };
        let dir = tempfile::tempdir().unwrap();
        let port = free_port();
        let mut command = Command::new(program);
        arguments(&mut command, kind, port, dir.path());
        let log = fs::File::create(dir.path().join("log")).unwrap();
        command
            .stdin(Stdio::null())
            .stdout(log.try_clone().unwrap())
            .stderr(log);
        let child = command.spawn().unwrap();
        let server = Self {
            kind,
            port,
            dir,
            child,
        };
        await_answer(port);
        if kind == Kind::Moto {
            let made = server.http("PUT", "/sites", b"");
            assert!(made.starts_with("HTTP/1.1 200"), "{made}");
        }
        Some(server)
    }

    /// The folder that holds what was written, where the server keeps plain files.
    pub fn files(&self) -> PathBuf {
        self.dir.path().join("files/east")
    }

    /// A plain request, and what comes back.
    pub fn http(&self, method: &str, path: &str, body: &[u8]) -> String {
        let mut line = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        let head = format!(
            "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{}\r\nConnection: close\r\n{SIGNED}\r\nContent-Length: {}\r\n\r\n",
            self.port,
            body.len()
        );
        line.write_all(head.as_bytes()).unwrap();
        line.write_all(body).unwrap();
        let mut answer = Vec::new();
        line.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

/// Waits until somebody listens at a port.
pub fn await_answer(port: u16) {
    for _ in 0..600 {
        if TcpStream::connect(("127.0.0.1", port)).is_ok() {
            return;
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    panic!("nobody listens at {port}");
}

/// A port that nobody listens at.
pub fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    listener.local_addr().unwrap().port()
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("remote")
}

fn done(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

/// The program of a server, installed if it is missing.
fn program(kind: Kind) -> Option<PathBuf> {
    static PYTHON: OnceLock<bool> = OnceLock::new();
    static NODE: OnceLock<bool> = OnceLock::new();
    static SSH: OnceLock<bool> = OnceLock::new();
    let venv = root().join("venv");
    let scripts = venv.join(if cfg!(windows) { "Scripts" } else { "bin" });
    let (has, program) = match kind {
        Kind::Moto | Kind::Dav => {
            let name = if kind == Kind::Moto {
                "moto_server"
            } else {
                "wsgidav"
            };
            let has = PYTHON.get_or_init(|| {
                let packages = ["moto[server,s3]", "wsgidav", "cheroot"];
                let install = ["-m", "pip", "install", "--quiet"];
                scripts.join("wsgidav").exists() && scripts.join("moto_server").exists()
                    || done(Command::new("python3").args(["-m", "venv"]).arg(&venv))
                        && done(
                            Command::new(scripts.join("python"))
                                .args(install)
                                .args(packages),
                        )
            });
            (*has, scripts.join(name))
        }
        Kind::S3rver => {
            let program = root().join("npm/node_modules/.bin/s3rver");
            let has = NODE.get_or_init(|| {
                let prefix = root().join("npm");
                let install = ["install", "--silent", "s3rver@3.7.1", "--prefix"];
                program.exists() || done(Command::new("npm").args(install).arg(prefix))
            });
            (*has, program)
        }
        Kind::Ssh => {
            let program = PathBuf::from("/usr/sbin/sshd");
            let has = SSH.get_or_init(|| {
                let install = ["install", "-y", "-q", "openssh-server"];
                let there = program.exists() || done(Command::new("apt-get").args(install));
                there && done(Command::new("ssh").arg("-V"))
            });
            (*has, program)
        }
    };
    has.then_some(program)
}

fn arguments(command: &mut Command, kind: Kind, port: u16, dir: &Path) {
    let port = port.to_string();
    let files = dir.join("files");
    fs::create_dir_all(&files).unwrap();
    match kind {
        Kind::Moto => command.args(["-H", "127.0.0.1", "-p", &port]),
        Kind::Dav => {
            command.args([
                "--host",
                "127.0.0.1",
                "--port",
                &port,
                "--auth",
                "anonymous",
            ]);
            command.args(["--server", "cheroot", "--root"]).arg(files)
        }
        Kind::S3rver => {
            command.args([
                "-a",
                "127.0.0.1",
                "-p",
                &port,
                "--configure-bucket",
                "sites",
            ]);
            command.arg("-d").arg(files)
        }
        Kind::Ssh => {
            for key in ["host", "user"] {
                let make = ["-q", "-t", "ed25519", "-N", "", "-f"];
                assert!(done(
                    Command::new("ssh-keygen").args(make).arg(dir.join(key))
                ));
            }
            let at = dir.display();
            let settings = format!(
                "Port {port}\nListenAddress 127.0.0.1\nHostKey {at}/host\nAuthorizedKeysFile {at}/user.pub\n\
                 PidFile none\nStrictModes no\nUsePAM no\nPasswordAuthentication no\nSubsystem sftp internal-sftp\n"
            );
            fs::write(dir.join("sshd"), settings).unwrap();
            _ = fs::create_dir_all("/run/sshd");
            command.arg("-D").arg("-e").arg("-f").arg(dir.join("sshd"))
        }
    };
}
