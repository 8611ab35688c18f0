//! One conversation with the system's `sftp`: commands go in line by line, and what it says until it says where it is
//! again is the answer. Its words and its complaints come by one pipe, so that each stands behind its command.

use super::trouble::RemoteTrouble;
use std::io::{self, BufRead, BufReader, PipeReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};

/// What it says when it is asked where it is: the end of an answer.
const END: &str = "Remote working directory:";

/// A conversation.
pub struct Talk {
    child: Child,
    input: ChildStdin,
    output: BufReader<PipeReader>,
}

impl Talk {
    /// Begins one.
    pub fn start(program: &str, arguments: &[String]) -> Result<Self, RemoteTrouble> {
        let (reader, writer) = io::pipe().map_err(|_| RemoteTrouble::odd("pipe"))?;
        let second = writer.try_clone().map_err(|_| RemoteTrouble::odd("pipe"))?;
        let mut command = Command::new(program);
        // Whatever it says is understood in English.
        let command = command.args(arguments).env("LC_ALL", "C");
        let started = command
            .stdin(Stdio::piped())
            .stdout(writer)
            .stderr(second)
            .spawn();
        let mut child = started.map_err(|_| RemoteTrouble::NoProgram)?;
        let input = child.stdin.take().ok_or(RemoteTrouble::NoProgram)?;
        Ok(Self {
            child,
            input,
            output: BufReader::new(reader),
        })
    }

    /// Says something and hears the answer, a line each, without the echo.
    pub fn say(&mut self, commands: &[String]) -> Result<Vec<String>, RemoteTrouble> {
        let mut said = String::new();
        commands
            .iter()
            .for_each(|command| said += &format!("-{command}\n"));
        said += "pwd\n";
        let sent = { self.input.write_all(said.as_bytes()) }.and_then(|()| self.input.flush());
        let mut heard = Vec::new();
        loop {
            let mut line = Vec::new();
            let more = self.output.read_until(b'\n', &mut line);
            if sent.is_err() && heard.is_empty() && line.is_empty() || !matches!(more, Ok(1..)) {
                return Err(farewell(&heard));
            }
            let line = String::from_utf8_lossy(&line).trim_end().to_owned();
            match line {
                line if line.starts_with(END) => return Ok(heard),
                line if line.starts_with("sftp> ") => {}
                line => heard.push(line),
            }
        }
    }
}

impl Drop for Talk {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// What it meant when it went away.
fn farewell(heard: &[String]) -> RemoteTrouble {
    let says = |words: &[&str]| {
        let mut lines = heard.iter();
        lines.any(|line| words.iter().any(|word| line.contains(word)))
    };
    match () {
        () if says(&["Host key verification failed", "REMOTE HOST IDENTIFICATION"]) => {
            RemoteTrouble::UnknownHost
        }
        () if says(&["Permission denied", "Too many authentication failures"]) => {
            RemoteTrouble::Denied
        }
        () => RemoteTrouble::Unreachable,
    }
}
