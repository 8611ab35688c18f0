//! Papers: drawn from the records by a form, issued as a record, looked up again by number or code. What stands
//! on them is the work of [`crate::paper`].

use super::reading::PaperReading;
use crate::domain::issue::Issue;
use crate::domain::issued::{self, Issued, PaperRecord, PaperTurn, PaperWords};
use crate::domain::issuing::{USUAL, next_number};
use crate::domain::node::Node;
use crate::domain::time::Time;
use crate::domain::{Kind, Project};
use crate::failure::{Failure, PaperFailure};
use crate::paper::fields::About;
use crate::paper::fill::period::Month;
use crate::paper::fill::{FillBook, Filler};
use crate::paper::form::PaperForm;
use crate::paper::sheet::compose::compose;
use crate::paper::sheet::place::place;
use crate::paper::sheet::stamp::stamp;
use crate::paper::sheet::{Document, PaperSheet};
use crate::paper::value::{Value, Values};
use crate::text::paper::void;
use crate::workspace::Workspace;
use chrono::{DateTime, FixedOffset, NaiveDate};
use sha2::{Digest, Sha256};

/// A paper that was drawn: what stands on it, and what it rests on.
#[derive(Clone, Debug)]
pub struct DrawnPaper {
    /// The form's id.
    pub form: String,
    /// What it is called.
    pub title: String,
    /// What it is about: codes of subjects or ids of issues.
    pub about: Vec<String>,
    /// The records it rests on.
    pub covers: Vec<String>,
    /// The date of the latest of these, so that the same records give the same file; none when there is none.
    pub made: Option<DateTime<FixedOffset>>,
    /// SHA-256 of what stands on it, whatever the format.
    pub hash: String,
    /// The sheet.
    pub sheet: PaperSheet,
}

/// An issued paper looked up again.
#[derive(Clone, Debug)]
pub struct LookedUp {
    /// As it was issued.
    pub paper: Issued,
    /// Whether what would stand on it today is the same; none where it cannot be drawn any more.
    pub same: Option<bool>,
}

/// A paper that is wanted: its form, and what it is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WantedPaper {
    /// The form's id.
    pub form: String,
    /// The code of a subject, a month, a day, or ids of issues.
    pub about: Vec<String>,
    /// What a person says on it that no record says.
    pub words: PaperWords,
    /// Whether it shows the signatures made in the program.
    pub signatures: bool,
}

/// Records a paper rests on, each with its date.
type Covered = Vec<(String, Time)>;

impl Workspace {
    /// The papers that are meant: one for each subject, month or day, or one for all issues named. A subject above
    /// stands for those below it that the form is about.
    pub fn papers_meant(&self, form: &str, asked: &[String]) -> Result<Vec<WantedPaper>, Failure> {
        let (form, _, filler) = self.form(form)?;
        if asked.is_empty() {
            return Err(PaperFailure::AboutNothing(form.id.clone()).into());
        }
        let abouts: Vec<Vec<String>> = match filler {
            Filler::Issues(_) => {
                let issues = self.issues_named(asked)?.into_iter();
                vec![issues.map(|issue| issue.id.clone()).collect()]
            }
            Filler::Month(_) | Filler::Day(_) | Filler::List(_) => {
                asked.iter().map(|one| vec![one.clone()]).collect()
            }
            Filler::Node(kinds, _) => {
                let mut abouts = Vec::new();
                for code in asked {
                    let nodes = self.meant_by(form, kinds, code)?.into_iter();
                    abouts.extend(nodes.map(|node| vec![node.subject.code.clone()]));
                }
                abouts
            }
        };
        let wanted = abouts.into_iter().map(|about| {
            Ok(WantedPaper {
                form: form.id.clone(),
                words: self.words(&form.id, &about)?,
                about,
                signatures: false,
            })
        });
        wanted.collect()
    }

    /// A form, what it is about, and how papers about that are filled.
    pub(super) fn form(&self, id: &str) -> Result<(&PaperForm, About, Filler<'_>), Failure> {
        let none = || PaperFailure::NoSuchForm(id.to_owned());
        let form = self.forms().get(id).ok_or_else(none)?;
        let about = About::of(&form.about);
        let filled = about.and_then(|about| Some((about, Filler::of(about)?)));
        let (about, filler) = filled.ok_or_else(|| PaperFailure::ByHand(id.to_owned()))?;
        Ok((form, about, filler))
    }

    /// The subject itself, or those below it that are of a kind the form is about.
    pub(super) fn meant_by(
        &self,
        form: &PaperForm,
        kinds: &[Kind],
        code: &str,
    ) -> Result<Vec<&Node>, Failure> {
        let project = self.entered()?;
        let node = self.subject(&self.subject_meant(code))?;
        if kinds.contains(&node.subject.kind) {
            return Ok(vec![node]);
        }
        let mut below = project.all_below(node);
        below.retain(|node| kinds.contains(&node.subject.kind) && !project.is_out(node));
        match below.is_empty() {
            false => Ok(below),
            true => Err(PaperFailure::OtherKind {
                form: form.id.clone(),
                subject: node.subject.code.clone(),
                kinds: kinds.to_vec(),
            }
            .into()),
        }
    }

    fn subject(&self, code: &str) -> Result<&Node, Failure> {
        let none = || Failure::NoSuchSubject(code.to_owned());
        self.entered()?.node(code).ok_or_else(none)
    }

    fn issues_named(&self, ids: &[String]) -> Result<Vec<&Issue>, Failure> {
        let project = self.entered()?;
        let named = ids.iter().map(|id| {
            let none = |_| PaperFailure::NoSuchIssue(id.clone()).into();
            project.issue_named(id).map_err(none)
        });
        named.collect()
    }

    /// Draws a paper; with its number, if it has one. What a record says that cannot be read keeps the whole
    /// paper from being drawn: nothing is left out unsaid.
    pub fn draw(&self, wanted: &WantedPaper, number: &str) -> Result<DrawnPaper, Failure> {
        self.drawn_from(PaperReading::of(self), wanted, number)
    }

    /// Whether a paper would have nothing but what repeats and what signs; no picture is unpacked for that.
    pub fn is_bare(&self, wanted: &WantedPaper) -> Result<bool, Failure> {
        let drawn = self.drawn_from(PaperReading::without_pictures(self), wanted, "")?;
        Ok(drawn.sheet.is_bare())
    }

    fn drawn_from(
        &self,
        reading: PaperReading,
        wanted: &WantedPaper,
        number: &str,
    ) -> Result<DrawnPaper, Failure> {
        let (form, about, filler) = self.form(&wanted.form)?;
        if let Filler::List(fill) = filler {
            let values = self.figures_of(fill, &wanted.about)?;
            return Ok(drawn(form, wanted, values, number, Covered::new()));
        }
        let book = FillBook {
            project: self.entered()?,
            rulebook: &self.library.rulebook,
            records: &reading,
        };
        let (mut values, mut covers) = self.filled(&book, about, filler, &wanted.about)?;
        if let (true, Filler::Node(..), [code]) = (wanted.signatures, filler, &wanted.about[..]) {
            let given = book.signed(&mut values, about, self.subject(code)?);
            covers.extend(
                given
                    .into_iter()
                    .map(|one| (one.record.clone(), one.t.clone())),
            );
        }
        for name in about.open() {
            if let Some(said) = wanted.words.get(name) {
                values.set(name, said.as_str());
            }
        }
        match reading.failed() {
            Some(failure) => Err(failure),
            None => Ok(drawn(form, wanted, values, number, covers)),
        }
    }

    fn filled<'b>(
        &self,
        book: &FillBook<'b>,
        about: About,
        filler: Filler<'b>,
        asked: &[String],
    ) -> Result<(Values, Covered), Failure> {
        let first = asked.first().map_or("", String::as_str);
        Ok(match filler {
            Filler::Node(_, fill) => {
                let node = self.subject(first)?;
                let mut values = book.known(about, Some(node));
                fill(book, &mut values, node);
                (values, below(book.project, node))
            }
            Filler::Issues(fill) => {
                let issues = self.issues_named(asked)?;
                let first = issues.first().map(|issue| issue.subject.as_str());
                let node = first.and_then(|code| book.project.node(code));
                let mut values = book.known(about, node);
                fill(book, &mut values, &issues);
                let steps = issues.iter().flat_map(|issue| &issue.steps);
                let covers = steps.map(|taken| (taken.record.clone(), taken.step.at.clone()));
                (values, covers.collect())
            }
            Filler::Month(fill) => {
                let wrong = || PaperFailure::NoSuchMonth(first.to_owned());
                let month = Month::parse(first).ok_or_else(wrong)?;
                let mut values = book.known(about, None);
                fill(book, &mut values, month);
                (values, Covered::new())
            }
            // Filled before, for it is of no project.
            Filler::List(_) => (Values::default(), Covered::new()),
            Filler::Day(fill) => {
                let wrong = |_| PaperFailure::NoSuchDay(first.to_owned());
                let day = NaiveDate::parse_from_str(first, "%Y-%m-%d").map_err(wrong)?;
                let mut values = book.known(about, None);
                fill(book, &mut values, day);
                (values, book.recorded_on(day))
            }
        })
    }

    /// A paper with the next number of its form, its code on it, and the step that issues it.
    pub fn number(
        &self,
        wanted: &WantedPaper,
        by: &str,
    ) -> Result<(DrawnPaper, PaperRecord), Failure> {
        let (at, project) = (self.now(), self.entered()?);
        let agreed = project.head.agreed.papers.numbers.get(&wanted.form);
        let pattern = agreed.map_or(USUAL, String::as_str);
        let year = at.as_str().get(..4).unwrap_or_default();
        let number = next_number(project, pattern, &wanted.form, year);
        let mut drawn = self.draw(wanted, &number)?;
        drawn.sheet.check = Some(issued::check(&drawn.hash));
        let turn = PaperTurn::Issue {
            form: wanted.form.clone(),
            number,
            hash: drawn.hash.clone(),
            about: wanted.about.clone(),
            covers: drawn.covers.clone(),
            words: wanted.words.clone(),
            signatures: wanted.signatures,
        };
        let step = PaperRecord {
            turn,
            at,
            by: by.to_owned(),
            text: String::new(),
        };
        Ok((drawn, step))
    }

    /// The papers of this number or with this code, and whether anything changed since.
    pub fn look_up(&self, asked: &str) -> Result<Vec<LookedUp>, Failure> {
        let project = self.entered()?;
        let asked = asked.trim().to_ascii_uppercase();
        let meant =
            |paper: &&Issued| paper.check() == asked || paper.number.to_ascii_uppercase() == asked;
        let found: Vec<LookedUp> = project
            .papers()
            .iter()
            .filter(meant)
            .map(|paper| LookedUp {
                paper: paper.clone(),
                same: self.is_same(paper),
            })
            .collect();
        match found.is_empty() {
            false => Ok(found),
            true => Err(PaperFailure::NoSuchPaper(asked).into()),
        }
    }

    fn is_same(&self, paper: &Issued) -> Option<bool> {
        let today = self.draw(&wanted_by(paper), &paper.number).ok()?;
        Some(today.hash == paper.hash)
    }

    /// An issued paper drawn again, with its code while it says the same; 作废 on it once it was withdrawn.
    pub fn draw_again(&self, paper: &Issued) -> Result<DrawnPaper, Failure> {
        let mut drawn = self.draw(&wanted_by(paper), &paper.number)?;
        drawn.sheet.check = (drawn.hash == paper.hash).then(|| paper.check());
        if paper.withdrawn.is_some() {
            stamp(&mut drawn.sheet, &void());
        }
        Ok(drawn)
    }

    /// Papers on pages, numbered through.
    pub fn paginate(&self, drawn: &[DrawnPaper]) -> Document {
        paginate(drawn, &self.author())
    }

    /// Whose papers they are, as documents name their author.
    pub(super) fn author(&self) -> String {
        let name = self.project().map(|project| project.head.name.clone());
        name.unwrap_or_default()
    }
}

/// Papers on pages, numbered through; `author` is whose they are.
pub(super) fn paginate(drawn: &[DrawnPaper], author: &str) -> Document {
    let sheets: Vec<PaperSheet> = drawn.iter().map(|one| one.sheet.clone()).collect();
    let title = drawn.first().map_or("", |one| one.title.as_str());
    place(&sheets, title, author)
}

fn wanted_by(paper: &Issued) -> WantedPaper {
    WantedPaper {
        form: paper.form.clone(),
        about: paper.about.clone(),
        words: paper.words.clone(),
        signatures: paper.signatures,
    }
}

fn drawn(
    form: &PaperForm,
    wanted: &WantedPaper,
    mut values: Values,
    number: &str,
    mut covers: Covered,
) -> DrawnPaper {
    covers.sort();
    covers.dedup();
    if !number.is_empty() {
        values.set("number", number);
    }
    if values.get("title").is_none_or(Value::is_empty) {
        values.set("title", form.name.zh.as_str());
    }
    let title = values.plain("title");
    let sheet = compose(form, &values, &title);
    let dates = covers.iter().filter_map(|(_, at)| at.moment());
    DrawnPaper {
        form: form.id.clone(),
        about: wanted.about.clone(),
        made: dates.max(),
        covers: covers.into_iter().map(|(record, _)| record).collect(),
        hash: content_hash(&sheet),
        title,
        sheet,
    }
}

/// The records that a paper about a subject rests on: its own checks, and the acceptances below.
fn below(project: &Project, node: &Node) -> Covered {
    let below = project.all_below(node).into_iter();
    let below = below.filter_map(Node::acceptance);
    let all = node.checks.iter().chain(below);
    all.map(|check| (check.record.clone(), check.at.clone()))
        .collect()
}

/// The hash of what stands on a sheet: every cell's text and picture, whatever the format.
fn content_hash(sheet: &PaperSheet) -> String {
    let mut hash = Sha256::new();
    for block in &sheet.blocks {
        for band in block.head.iter().chain(&block.bands) {
            for pane in &band.panes {
                let text = pane.plain();
                hash.update((text.len() as u64).to_le_bytes());
                hash.update(text.as_bytes());
                for picture in &pane.pictures {
                    hash.update(&picture.digest);
                }
            }
        }
    }
    hex::encode(hash.finalize())
}
