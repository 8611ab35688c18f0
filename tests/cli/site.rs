//! A building site for the command line: a temporary data folder and the real program.

use serde_json::Value;
use sha2::Digest;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use tempfile::TempDir;

/// A project table of one lot.
pub const TREE: &str = "code,parent,kind,name,checklist,variants,crew,location,capacity,area_m2,scale\n\
U1,,unit,试验楼,,,,,,8000,other\n\
U1-02,U1,division,主体结构,,,,,,,\n\
U1-0201-钢筋,U1-02,item,钢筋,,,,,,,\n\
L1,U1-0201-钢筋,lot,3 层板钢筋安装,gb50204-2015.rebar-installation,板、墙、壳,钢筋一班,3 层,12,,\n";

/// A people table with one of each role that the default chain needs.
pub const PEOPLE: &str = "编号,姓名,岗位,单位,班组\n\
P1,王建国,班组长,施工单位,钢筋一班\n\
P2,李长顺,班组长,施工单位,钢筋二班\n\
P3,赵文斌,专业工长,施工单位,\n\
P4,陈立新,专业监理工程师,监理公司,\n";

/// A data folder that vanishes with the test.
pub struct Site {
    folder: TempDir,
}

impl Site {
    pub fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    /// With a project of one lot and its people.
    pub fn with_project() -> Self {
        let site = Self::new();
        site.ok(&[
            "project",
            "new",
            "--code",
            "T1",
            "--name",
            "试验楼",
            "--scheme",
            "gbj300-88",
            "--target-first-pass",
            "96",
        ]);
        let people = site.run_on("people", PEOPLE, &["import", "FILE"]);
        assert!(
            people.status.success(),
            "{}",
            String::from_utf8_lossy(&people.stderr)
        );
        let tree = site.run_on("project", TREE, &["import", "FILE", "--apply"]);
        assert!(
            tree.status.success(),
            "{}",
            String::from_utf8_lossy(&tree.stderr)
        );
        site
    }

    pub fn command(&self, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sanjian"));
        command.arg("--data").arg(self.data());
        if !words.contains(&"--lang") {
            command.args(["--lang", "zh"]);
        }
        command.args(words).env_remove("SANJIAN_DATA");
        // What a machine remembers outside the data folder goes with the test as well.
        command.env("XDG_STATE_HOME", self.folder.path().join("state"));
        command
    }

    pub fn run(&self, words: &[&str]) -> Output {
        self.command(words).output().unwrap()
    }

    /// Runs what must succeed; its standard output.
    pub fn ok(&self, words: &[&str]) -> Vec<u8> {
        let output = self.run(words);
        assert!(
            output.status.success(),
            "{words:?}: {}",
            String::from_utf8_lossy(&output.stderr)
        );
        output.stdout
    }

    /// Records a batch that is still being written.
    pub fn recorder(&self) -> Child {
        let mut command = self.command(&["check", "record", "-"]);
        let piped = command.stdin(Stdio::piped()).stdout(Stdio::piped());
        piped.stderr(Stdio::null()).spawn().unwrap()
    }

    /// Somebody who has the project open, as a screen has it, with a first check recorded; until its
    /// input ends.
    pub fn holder(&self, first: &Value) -> Child {
        let mut holder = self.recorder();
        writeln!(holder.stdin.as_mut().unwrap(), "{first}").unwrap();
        let mut answers = BufReader::new(holder.stdout.as_mut().unwrap());
        answers.read_line(&mut String::new()).unwrap();
        holder
    }

    pub fn pipe(&self, words: &[&str], input: &[u8]) -> Output {
        let mut command = self.command(words);
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let mut stdin = child.stdin.take().unwrap();
        let input = input.to_vec();
        let feeder = std::thread::spawn(move || _ = stdin.write_all(&input));
        let output = child.wait_with_output().unwrap();
        feeder.join().unwrap();
        output
    }

    /// Runs a verb on a table; `FILE` among the words stands for it.
    pub fn run_on(&self, verb: &str, table: &str, words: &[&str]) -> Output {
        let file = self.folder.path().join("table.csv");
        fs::write(
            &file,
            table
                .replace('|', "")
                .replace("板、墙、壳", "slab-wall-shell"),
        )
        .unwrap();
        let file = file.to_string_lossy().into_owned();
        let mut all = vec![verb];
        all.extend(
            words
                .iter()
                .map(|word| if *word == "FILE" { file.as_str() } else { word }),
        );
        self.run(&all)
    }

    /// Records checks; the answers.
    pub fn record(&self, checks: &[Value]) -> Vec<Value> {
        let lines: Vec<String> = checks.iter().map(Value::to_string).collect();
        let output = self.pipe(&["check", "record", "-"], lines.join("\n").as_bytes());
        let text = String::from_utf8(output.stdout).unwrap();
        text.lines()
            .map(|line| serde_json::from_str(line).unwrap())
            .collect()
    }

    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A path beside the data folder.
    pub fn folder(&self, name: &str) -> String {
        self.folder.path().join(name).to_string_lossy().into_owned()
    }

    /// The first journal of the data folder.
    pub fn journal(&self) -> PathBuf {
        self.journal_in(&self.data().to_string_lossy())
    }

    /// The first journal below a folder.
    pub fn journal_in(&self, folder: &str) -> PathBuf {
        let only = |dir: &Path| fs::read_dir(dir).unwrap().next().unwrap().unwrap().path();
        let log = only(&Path::new(folder).join("projects")).join("log");
        only(&log).join("00000001.jsonl")
    }

    /// Changes the payload of the last record and makes its hash right again, as a forger would.
    pub fn forge(&self, change: impl Fn(&mut Value)) {
        let journal = self.journal();
        let text = fs::read_to_string(&journal).unwrap();
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let last = lines.pop().unwrap();
        let mut entry: Value = serde_json::from_str(&last[75 + 1..last.len() - 1]).unwrap();
        change(&mut entry["p"]);
        let bytes = sanjian::store::format::canonical::to_bytes(&entry).unwrap();
        let mut hash = sha2::Sha256::new();
        hash.update(b"sanjian/rec/1\0");
        hash.update(&bytes);
        let hex: String = hash
            .finalize()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        lines.push(format!(
            "{{\"h\":\"{hex}\",\"e\":{}}}",
            String::from_utf8(bytes).unwrap()
        ));
        fs::write(&journal, lines.join("\n") + "\n").unwrap();
        let head = journal
            .parent()
            .unwrap()
            .parent()
            .unwrap()
            .parent()
            .unwrap()
            .join("head");
        fs::remove_dir_all(head).unwrap();
    }
}
