//! Check batches: one submission a line, read leniently enough to name every fault of a line.
//!
//! | file | noun |
//! |---|---|
//! | `line`, `pieces` | lines read and numbered; the file taken apart |
//! | `json`, `fields` | one object read; a submission made of it |
//! | `spelling` | what people write, in the contract's words |
//! | `again` | what was recorded before |

mod again;
mod fields;
mod json;
mod line;
mod pieces;
mod spelling;

use crate::domain::evidence::{Evidence, Unfit};
use crate::domain::trouble::{Miswritten, Proof};
use crate::domain::{Fault, Submission};
use crate::failure::Failure;
use crate::store::StoreError;
use crate::workspace::evidence::kept::Attaching;
use crate::workspace::{Command, Done, Workspace, outside};
pub(in crate::workspace) use fields::{answers, capacity, counts, dims};
use pieces::BatchPiece;
pub(in crate::workspace) use pieces::BatchPieces;
use serde_json::{Map, Value};
pub(in crate::workspace) use spelling::spell_answers;
use std::io::BufRead;
use std::path::Path;

/// The schema word of a batch line.
pub const SCHEMA: &str = "sanjian.check/1";

/// What came of one line.
#[derive(Debug)]
pub struct Answered {
    /// Its number, from 1.
    pub line: u64,
    /// The subject's code, as far as it could be read.
    pub subject: String,
    /// The stage, as far as it could be read.
    pub stage: String,
    /// Concluded or refused.
    pub done: Done,
    /// Whether it had been recorded before; then nothing was changed.
    pub again: bool,
}

/// How far a batch is.
struct Count {
    /// The first line that was not done.
    next: u64,
    recorded: u64,
    refused: u64,
}

impl Default for Count {
    fn default() -> Self {
        Self {
            next: 1,
            recorded: 0,
            refused: 0,
        }
    }
}

impl Count {
    fn take(&mut self, answered: &Answered) {
        self.next = answered.line + 1;
        match answered.done {
            Done::Refused(_) => self.refused += 1,
            _ => self.recorded += 1,
        }
    }

    fn stopped(&self, why: Failure) -> Failure {
        Failure::Stopped {
            line: self.next,
            recorded: self.recorded,
            why: Box::new(why),
        }
    }
}

impl Workspace {
    /// Concludes the checks of a batch in order; a refused line changes nothing and does not stop
    /// the rest, and one that was recorded before is answered with its record. A failure of the disk
    /// stops it and says where: the lines answered so far are on disk. Evidence that a line names by
    /// path lies beside `file`, or where we are.
    pub fn conclude_batch(
        &mut self,
        file: &Path,
        input: impl BufRead,
        mut answer: impl FnMut(&Workspace, Answered) -> Result<(), Failure>,
    ) -> Result<u64, Failure> {
        // Nothing is judged on records that could not be read, or where no answer can be kept.
        self.writable()?;
        let folder = file
            .parent()
            .filter(|folder| !folder.as_os_str().is_empty())
            .unwrap_or(Path::new("."));
        let (mut pieces, mut count) = (BatchPieces::of(input), Count::default());
        loop {
            let piece = pieces.next().map_err(|error| Failure::input(file, error));
            let Some(piece) = piece.map_err(|why| count.stopped(why))? else {
                return Ok(count.refused);
            };
            count.next = piece.line;
            let answered = self.conclude_piece(folder, piece);
            let answered = answered.map_err(|why| count.stopped(why))?;
            count.take(&answered);
            answer(self, answered).map_err(|why| count.stopped(why))?;
        }
    }

    fn conclude_piece(
        &mut self,
        folder: &Path,
        mut piece: BatchPiece,
    ) -> Result<Answered, Failure> {
        self.spell(&mut piece.fields);
        let word = |field| {
            let word = piece.fields.get(field).and_then(Value::as_str);
            word.unwrap_or_default().to_owned()
        };
        let (subject, stage) = (word("subject"), word("stage"));
        let (done, again) = match piece.trouble {
            Some(trouble) => (Done::Refused(vec![Fault::whole(trouble)]), false),
            None => self.conclude_fields(folder, piece.fields)?,
        };
        Ok(Answered {
            line: piece.line,
            subject,
            stage,
            done,
            again,
        })
    }

    /// What came of a line, and whether it was recorded before.
    fn conclude_fields(
        &mut self,
        folder: &Path,
        mut line: Map<String, Value>,
    ) -> Result<(Done, bool), Failure> {
        if let Some(concluded) = self.recorded_before(&line)? {
            return Ok((Done::Concluded(Box::new(concluded)), true));
        }
        let unfit = self.attach_named(folder, &mut line)?;
        let done = match fields::submission(&line, self.now()) {
            Ok(submission) if unfit.is_empty() => self.conclude_fitting(submission)?,
            other => Done::Refused(other.err().into_iter().flatten().chain(unfit).collect()),
        };
        Ok((done, false))
    }

    /// Takes in the evidence that a line names by path, and puts what is known about it in its place.
    fn attach_named(
        &mut self,
        folder: &Path,
        line: &mut Map<String, Value>,
    ) -> Result<Vec<Fault>, Failure> {
        let mut faults = Vec::new();
        let Some(list) = line.get_mut("evidence").and_then(Value::as_array_mut) else {
            return Ok(faults);
        };
        for mut one in std::mem::take(list) {
            let word = |field| one.get(field).and_then(Value::as_str);
            if let (Some(path), None) = (word("path"), word("hash")) {
                match self.attach_below(folder, path, word("item").unwrap_or_default())? {
                    Ok(evidence) => one = known(&evidence, &one)?,
                    Err(why) => {
                        let path = path.to_owned();
                        faults.push(Fault::whole(Proof::UnfitEvidence { path, why }));
                        continue;
                    }
                }
            }
            list.push(one);
        }
        Ok(faults)
    }

    fn attach_below(
        &mut self,
        folder: &Path,
        path: &str,
        item: &str,
    ) -> Result<Result<Evidence, Unfit>, Failure> {
        let path = match outside::below(folder, path) {
            Ok(path) => path,
            Err(why) => return Ok(Err(why)),
        };
        let attaching = Attaching {
            path,
            item: item.to_owned(),
            ..Attaching::default()
        };
        match self.take_in(&attaching) {
            Ok(evidence) => Ok(Ok(evidence)),
            Err(Failure::Unfit { why, .. }) => Ok(Err(why)),
            Err(failure) => Err(failure),
        }
    }

    /// A record that the store finds too large is a refusal, not a failure.
    fn conclude_fitting(&mut self, submission: Submission) -> Result<Done, Failure> {
        match self.execute(Command::Conclude(submission)) {
            Err(Failure::Store(StoreError::Refused(_))) => {
                Ok(Done::Refused(vec![Fault::whole(Miswritten::TooLarge)]))
            }
            other => other,
        }
    }
}

/// What is known about evidence, beside the fields of its own that its entry has.
fn known(evidence: &Evidence, entry: &Value) -> Result<Value, Failure> {
    let mut known = serde_json::to_value(evidence).map_err(Failure::internal)?;
    let own = entry.as_object().into_iter().flatten();
    for (name, value) in own.filter(|(name, _)| *name != "path") {
        if known.get(name).is_none() {
            known[name] = value.clone();
        }
    }
    Ok(known)
}
