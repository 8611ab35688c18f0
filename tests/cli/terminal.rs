//! The real program in a real terminal: whole journeys, waited for and never slept through.

use crate::site::Site;
use portable_pty::{Child, CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// The most that a screen may take to come, on the slowest machine.
const PATIENCE: Duration = Duration::from_secs(60);

pub const ENTER: &str = "\r";
pub const ESC: &str = "\x1b";
pub const F8: &str = "\x1b[19~";

/// The program in a terminal.
pub struct Screen {
    parser: Arc<Mutex<vt100::Parser>>,
    keys: Box<dyn Write + Send>,
    child: Box<dyn Child + Send + Sync>,
}

impl Screen {
    pub fn open(site: &Site, words: &[&str], (columns, lines): (u16, u16)) -> Self {
        let size = PtySize {
            rows: lines,
            cols: columns,
            pixel_width: 0,
            pixel_height: 0,
        };
        let pair = native_pty_system().openpty(size).unwrap();
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_sanjian"));
        command.arg("--data");
        command.arg(site.data());
        command.args(words);
        command.env("TERM", "xterm-256color");
        let child = pair.slave.spawn_command(command).unwrap();
        let parser = Arc::new(Mutex::new(vt100::Parser::new(lines, columns, 0)));
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

    fn wait(&self, what: &str, met: impl Fn(&str) -> bool) {
        let since = Instant::now();
        while !met(&self.text()) {
            assert!(
                since.elapsed() < PATIENCE,
                "waited in vain for {what}:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }

    pub fn shows(&mut self, text: &str) -> &mut Self {
        self.wait(text, |screen| screen.contains(text));
        self
    }

    pub fn press(&mut self, keys: &str) -> &mut Self {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
        self
    }

    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Leaves by Ctrl-C and waits for the end.
    pub fn leave(mut self) {
        self.press("\x03").ends();
    }

    /// Waits until the program has ended.
    fn ends(&mut self) {
        let since = Instant::now();
        while self.child.try_wait().unwrap().is_none() {
            assert!(
                since.elapsed() < PATIENCE,
                "it does not end:\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

/// From the overview into the open stage of the only lot.
fn begin(screen: &mut Screen) {
    screen.shows("总览");
    screen.press(ENTER).shows("检查记录");
    screen.press(ENTER).shows("已答");
}

#[test]
fn a_foreman_types_a_self_check_and_concludes_it() {
    let site = Site::with_project();
    let mut screen = Screen::open(&site, &["--lang", "zh"], (80, 24));
    begin(&mut screen);
    screen.press("1").shows("+ 符合");
    screen.press(ENTER).press("1").shows("已答 2/14");
    screen.press(ENTER);
    // One after the other, as a hand types: what comes at once is a block, and waits. An item has three.
    for reading in 0..36 {
        screen.shows(&format!("第 {} 点", reading % 3 + 1));
        screen
            .press(if reading % 2 == 0 { "0" } else { "1" })
            .press(ENTER);
    }
    screen.shows("已答 14/14").press(F8).shows("王建国");
    screen.press(ENTER);
    screen.wait("the verdict", |text| {
        text.contains("合格") && text.contains("自检")
    });
    for _ in 0..4 {
        screen.press(ENTER);
    }
    let since = Instant::now();
    while !recorded(&site).contains("accepted") {
        assert!(
            since.elapsed() < PATIENCE,
            "nothing was recorded:\n{}",
            screen.text()
        );
        std::thread::sleep(Duration::from_millis(50));
    }
    screen.leave();
    assert_eq!(site.run(&["verify"]).status.code(), Some(0));
}

fn recorded(site: &Site) -> String {
    String::from_utf8(site.ok(&["check", "list", "--format", "csv"])).unwrap()
}

#[test]
fn a_kill_loses_no_reading_that_was_called_saved() {
    let site = Site::with_project();
    let mut screen = Screen::open(&site, &["--lang", "zh"], (200, 50));
    begin(&mut screen);
    screen.press("1").shows("已答 1/14").shows("已保存");
    screen.kill();
    let mut screen = Screen::open(&site, &["--lang", "zh"], (80, 24));
    // What was interrupted stands first, and Enter goes on there.
    screen.shows("> 接着录").press(ENTER).shows("已答 1/14");
    screen.press(ESC).shows("检查记录");
    screen.leave();
}

/// Far more than a terminal hands over at once.
fn column_of_numbers() -> String {
    (0..3_000).map(|n| format!("{}\r", n % 9 - 4)).collect()
}

#[test]
fn a_long_paste_arrives_whole_without_another_key() {
    let site = Site::with_project();
    let mut screen = Screen::open(&site, &["--lang", "zh"], (200, 50));
    begin(&mut screen);
    screen.press("1").press(ENTER).press("1").shows("已答 2/14");
    screen.press(ENTER);
    screen.press(&format!("\x1b[200~{}\x1b[201~", column_of_numbers()));
    screen.shows("粘贴了 3000 个读数").press(ENTER);
    screen.shows("此项共 3000 点");
    screen.leave();
}

#[test]
fn a_terminal_that_does_not_tell_pastes_all_the_same() {
    let site = Site::with_project();
    let mut screen = Screen::open(&site, &["--lang", "zh"], (200, 50));
    begin(&mut screen);
    screen.press("1").press(ENTER).press("1").shows("已答 2/14");
    screen.press(ENTER).press(&column_of_numbers());
    // The first may have been taken as a key before the others were there.
    screen.shows("Enter 收下").press(ENTER);
    screen.shows("此项共 3000 点");
    screen.leave();
}

#[test]
fn a_short_paste_that_nobody_tells_of_does_not_run_on() {
    let site = Site::with_project();
    let mut screen = Screen::open(&site, &["--lang", "zh"], (200, 50));
    begin(&mut screen);
    screen.press("1").press(ENTER).press("1").shows("已答 2/14");
    screen.press(ENTER).shows("第 1 点");
    // The first may have been taken as a key before the others were there.
    screen
        .press("1\r2\r3\r4\r5\r")
        .shows("Enter 收下")
        .press(ENTER);
    screen.shows("此项共 5 点");
    screen.leave();
}

#[test]
fn english_and_an_empty_folder_lead_to_a_first_check() {
    let site = Site::new();
    let mut screen = Screen::open(&site, &["--lang", "en"], (80, 24));
    screen.shows("sample").press(ENTER).shows("New project");
    screen.press(ENTER).press("Riverside").shows("Riverside");
    screen.press(F8).shows("Who are you").press(ENTER);
    screen.shows("P01").press("Wang").press(ENTER).press("2");
    screen
        .shows("Crew leader")
        .press(F8)
        .shows("Added: P01 Wang");
    screen.press(ENTER).shows("Storeys above ground");
    for _ in 0..3 {
        screen.press(ENTER);
    }
    screen.press("2").press(F8).shows("Only what is chosen");
    screen.press(F8).shows("Enter imports it").press(ENTER);
    screen.shows("Can begin").press(ENTER).shows("Self-check");
    screen.press(ENTER).shows("done 0/");
    screen.leave();
    let people = site.ok(&["people", "list", "--format", "csv"]);
    assert!(String::from_utf8(people).unwrap().contains("crew_leader"));
}

#[cfg(unix)]
#[test]
fn the_next_window_writes_as_soon_as_the_first_is_closed() {
    let site = Site::with_project();
    let mut first = Screen::open(&site, &["--lang", "zh"], (80, 24));
    first.shows("总览");
    let mut second = Screen::open(&site, &["--lang", "zh"], (80, 24));
    second.shows("只读");
    // As the terminal says it when its window is closed.
    let pid = first.child.process_id().unwrap().to_string();
    let mut hang_up = std::process::Command::new("kill");
    assert!(hang_up.args(["-HUP", &pid]).status().unwrap().success());
    first.ends();
    second.shows("现在可以记录了");
    second.wait("no mark of reading only", |text| !text.contains("只读"));
    begin(&mut second);
    second.press("1").shows("已答 1/14").shows("已保存");
    second.leave();
}
