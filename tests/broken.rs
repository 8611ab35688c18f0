//! The program breaks in the middle of a check, in a real terminal: the terminal is given back, what was answered is
//! kept, and a report of it without personal data lies in the data folder. What breaks is the clock that the program is
//! given here; the program itself has no way to be broken on purpose. This file is its own runner, because the run has to
//! be that of a process.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test that fails should fail loudly"
)]

#[path = "cli/site.rs"]
#[allow(dead_code, reason = "this test needs little of it")]
mod site;

use chrono::{DateTime, FixedOffset};
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use sanjian::cli::{Setting, run_attended};
use sanjian::workspace::held::clock::{Clock, SystemClock};
use site::Site;
use std::ffi::OsString;
use std::fs;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// In the environment of a run that is to break as soon as this file is there.
const TRAP: &str = "BROKEN_TEST_TRAP";
/// What the message holds that nobody is to read.
const SECRET: &str = "王建国 23.5";
const PATIENCE: Duration = Duration::from_secs(60);

/// A clock that breaks once a file is there.
struct Trap {
    clock: SystemClock,
    file: PathBuf,
}

impl Clock for Trap {
    fn now(&self) -> DateTime<FixedOffset> {
        self.spring();
        self.clock.now()
    }

    fn mono(&self) -> u64 {
        self.clock.mono()
    }

    fn zone(&self) -> String {
        self.clock.zone()
    }

    fn boot(&self) -> &str {
        self.clock.boot()
    }
}

impl Trap {
    fn spring(&self) {
        if self.file.exists() {
            // As a slice of somebody's text breaks: the words that it was made of are in the message.
            panic!("byte index 1 is not a char boundary; it is inside '王' of `{SECRET}`");
        }
    }
}

fn main() -> ExitCode {
    let words: Vec<OsString> = std::env::args_os().collect();
    if let Some(file) = std::env::var_os(TRAP) {
        let mut setting = Setting::real();
        setting.clock = Arc::new(Trap {
            clock: SystemClock::start(),
            file: file.into(),
        });
        return ExitCode::from(run_attended(&words, &setting) as u8);
    }
    // The runner of all tests asks for their names, or for one of them.
    if words.iter().any(|word| word == "--list") {
        return ExitCode::SUCCESS;
    }
    a_screen_that_breaks_gives_the_terminal_back_and_keeps_what_was_answered();
    a_command_that_breaks_says_so_in_either_language();
    a_report_that_cannot_be_written_is_printed();
    println!("ok: broken");
    ExitCode::SUCCESS
}

/// The reports in a data folder.
fn reports(data: &Path) -> Vec<String> {
    let there = fs::read_dir(data.join("reports")).into_iter().flatten();
    let mut texts: Vec<String> = there
        .map(|one| fs::read_to_string(one.unwrap().path()).unwrap())
        .collect();
    texts.sort();
    texts
}

/// Demands that a report says what it should, and nothing that it should not.
fn holds_no_secret(report: &str, site: &Site) {
    let home = std::env::var("HOME").unwrap_or_default();
    let data = site.data();
    let secrets = [
        SECRET,
        "王",
        "23.5",
        "试验楼",
        "钢筋",
        data.to_str().unwrap(),
    ];
    let built = env!("CARGO_MANIFEST_DIR");
    for secret in secrets.into_iter().chain([home.as_str(), built]) {
        let is_told = secret.len() > 1 && report.contains(secret);
        assert!(!is_told, "{secret} is told:\n{report}");
    }
    for told in [
        env!("CARGO_PKG_VERSION"),
        "byte index",
        "broken.rs:",
        "sanjian::cli::run_attended",
    ] {
        assert!(report.contains(told), "{told} is missing:\n{report}");
    }
}

struct Screen {
    parser: Arc<Mutex<vt100::Parser>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Screen {
    fn open(site: &Site, trap: &Path) -> Self {
        let (rows, cols) = (30, 100);
        let size = PtySize {
            rows,
            cols,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(std::env::current_exe().unwrap());
        command.args(["--lang", "zh", "--data"]);
        command.arg(site.data());
        command.env(TRAP, trap);
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        let parser = Arc::new(Mutex::new(vt100::Parser::new(rows, cols, 0)));
        let mut output = pair.master.try_clone_reader().unwrap();
        let seen = Arc::clone(&parser);
        std::thread::spawn(move || {
            let mut bytes = [0_u8; 4096];
            while let Ok(count @ 1..) = output.read(&mut bytes) {
                seen.lock().unwrap().process(&bytes[..count]);
            }
        });
        let keys = pair.master.take_writer().unwrap();
        // The terminal must outlive this function: it ends with the test process.
        std::mem::forget(pair.master);
        Self {
            parser,
            keys,
            child,
        }
    }

    fn text(&self) -> String {
        self.parser.lock().unwrap().screen().contents()
    }

    fn shows(&mut self, text: &str) -> &mut Self {
        let since = Instant::now();
        while !self.text().contains(text) {
            let left = since.elapsed() < PATIENCE;
            assert!(left, "waited in vain for {text}:\n{}", self.text());
            std::thread::sleep(Duration::from_millis(10));
        }
        self
    }

    fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }
}

fn a_screen_that_breaks_gives_the_terminal_back_and_keeps_what_was_answered() {
    let site = Site::with_project();
    let trap = site.data().join("trap");
    let mut screen = Screen::open(&site, &trap);
    screen.shows("总览").press("\r").shows("检查记录");
    screen.press("\r").shows("已答");
    screen.press("1").shows("已答 1/14").shows("已保存");
    fs::write(&trap, "").unwrap();
    screen.press("\x1b[B").press("1");
    let code = screen.child.wait().unwrap().exit_code();
    assert_eq!(code, 1, "{}", screen.text());
    // The words come with the screen that was there before, and below them nothing is drawn.
    screen.shows("出错报告写在").shows("交给维护者");
    {
        let parser = screen.parser.lock().unwrap();
        let seen = parser.screen();
        assert!(!seen.alternate_screen() && !seen.hide_cursor());
        assert_eq!(seen.mouse_protocol_mode(), vt100::MouseProtocolMode::None);
        assert!(!seen.bracketed_paste());
        let (line, _) = seen.cursor_position();
        let last = seen.rows(0, 100).position(|row| row.contains("交给维护者"));
        assert!(
            last.is_some_and(|last| usize::from(line) > last),
            "the next prompt goes over the words"
        );
    }
    let told = reports(&site.data());
    assert_eq!(told.len(), 1);
    holds_no_secret(&told[0], &site);
    assert!(told[0].contains("Check"), "which page:\n{}", told[0]);
    fs::remove_file(&trap).unwrap();
    let mut screen = Screen::open(&site, &trap);
    screen.shows("> 接着录").press("\r").shows("已答 1/14");
    screen.press("\x03");
    assert!(screen.child.wait().unwrap().success());
}

/// A command that breaks as it begins.
fn broken_command(site: &Site, data: &Path, lang: &str) -> (i32, String) {
    let trap = site.data().join("trap");
    fs::create_dir_all(site.data()).unwrap();
    fs::write(&trap, "").unwrap();
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--lang", lang, "--data"]).arg(data);
    command.args(["project", "new", "--code", "T1", "--name", "试验楼"]);
    let output = command.env(TRAP, &trap).output().unwrap();
    let words = String::from_utf8(output.stderr).unwrap();
    (output.status.code().unwrap(), words)
}

fn a_command_that_breaks_says_so_in_either_language() {
    for (lang, words) in [("zh", "出错报告写在"), ("en", "A report of it lies in")] {
        let site = Site::new();
        let (code, said) = broken_command(&site, &site.data(), lang);
        assert_eq!(code, 1, "{said}");
        assert!(said.contains(words) && said.contains("reports"), "{said}");
        assert!(!said.contains("panicked"), "the system's own words: {said}");
        let told = reports(&site.data());
        assert!(
            told.len() == 1 && told[0].contains("project new"),
            "{told:?}"
        );
        holds_no_secret(&told[0], &site);
    }
}

fn a_report_that_cannot_be_written_is_printed() {
    let site = Site::new();
    fs::create_dir_all(site.data()).unwrap();
    // Something else stands where the folder of reports would be made.
    fs::write(site.data().join("reports"), "").unwrap();
    let (code, said) = broken_command(&site, &site.data(), "zh");
    assert_eq!(code, 1, "{said}");
    assert!(
        said.contains("没能写下") && said.contains("byte index"),
        "{said}"
    );
    holds_no_secret(said.split("三检 程序出错报告").nth(1).unwrap(), &site);
}
