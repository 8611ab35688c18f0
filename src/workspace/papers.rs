//! Papers: drawn from the records by a form, issued as a record, looked up again by number or code. What stands
//! on them is the work of [`crate::paper`].

use super::Workspace;
use crate::domain::issued::{self, Issued, PaperRecord, Turn};
use crate::domain::issuing::{USUAL, next_number};
use crate::domain::node::Node;
use crate::domain::rulebook::Pinned;
use crate::domain::time::Time;
use crate::domain::{Kind, Project};
use crate::failure::{Failure, PaperFailure};
use crate::paper::fields::About;
use crate::paper::fill::period::Month;
use crate::paper::fill::told::Told;
use crate::paper::fill::{Book, Matter, Records, is_of_issues, kinds};
use crate::paper::form::Form;
use crate::paper::sheet::compose::compose;
use crate::paper::sheet::place::place;
use crate::paper::sheet::stamp::stamp;
use crate::paper::sheet::{Document, Sheet};
use crate::paper::value::{Picture, Value, Values};
use crate::text::paper::void;
use sha2::{Digest, Sha256};
use std::sync::Arc;

/// A paper that was drawn: what stands on it, and what it rests on.
#[derive(Clone, Debug)]
pub struct Drawn {
    /// The form's id.
    pub form: String,
    /// What it is called.
    pub title: String,
    /// What it is about: codes of subjects or ids of issues.
    pub about: Vec<String>,
    /// The records it rests on.
    pub covers: Vec<String>,
    /// When the latest of these was made; none when there is none.
    pub latest: Option<Time>,
    /// SHA-256 of what stands on it, whatever the format.
    pub hash: String,
    /// The sheet.
    pub sheet: Sheet,
}

/// An issued paper looked up again.
#[derive(Clone, Debug)]
pub struct Looked {
    /// As it was issued.
    pub paper: Issued,
    /// Whether what would stand on it today is the same; none where it cannot be drawn any more.
    pub same: Option<bool>,
}

impl Workspace {
    /// Draws papers of a form: one for each subject, or one for all issues named. A subject above stands for
    /// those below it that the form is about.
    pub fn draw(&self, form: &str, asked: &[String]) -> Result<Vec<Drawn>, Failure> {
        let form = self.form(form)?;
        let about = About::of(&form.about);
        let about = about.ok_or_else(|| PaperFailure::ByHand(form.id.clone()))?;
        if asked.is_empty() {
            return Err(PaperFailure::AboutNothing(form.id.clone()).into());
        }
        if is_of_issues(about) {
            return Ok(vec![self.draw_issues(form, about, asked, "")?]);
        }
        if about.name == "month" {
            let months = asked
                .iter()
                .map(|month| self.draw_month(form, about, month, ""));
            return months.collect();
        }
        let wanted = kinds(about).ok_or_else(|| PaperFailure::ByHand(form.id.clone()))?;
        let mut drawn = Vec::new();
        for code in asked {
            for node in self.meant_by(form, wanted, code)? {
                drawn.push(self.draw_node(form, about, node, "")?);
            }
        }
        Ok(drawn)
    }

    fn form(&self, id: &str) -> Result<&Form, Failure> {
        let none = || PaperFailure::NoSuchForm(id.to_owned());
        Ok(self.forms().get(id).ok_or_else(none)?)
    }

    /// The subject itself, or those below it that are of a kind the form is about.
    fn meant_by(&self, form: &Form, wanted: &[Kind], code: &str) -> Result<Vec<&Node>, Failure> {
        let project = self.entered()?;
        let code = self.subject_meant(code);
        let none = || Failure::NoSuchSubject(code.clone());
        let node = project.node(&code).ok_or_else(none)?;
        if wanted.contains(&node.subject.kind) {
            return Ok(vec![node]);
        }
        let below = project.all_below(node).into_iter();
        let below: Vec<&Node> = below
            .filter(|node| wanted.contains(&node.subject.kind) && !project.is_out(node))
            .collect();
        match below.is_empty() {
            false => Ok(below),
            true => Err(PaperFailure::OtherKind {
                form: form.id.clone(),
                subject: code,
                kinds: wanted.to_vec(),
            }
            .into()),
        }
    }

    fn draw_node(
        &self,
        form: &Form,
        about: About,
        node: &Node,
        number: &str,
    ) -> Result<Drawn, Failure> {
        let project = self.entered()?;
        let covers = covered(project, node);
        let codes = vec![node.subject.code.clone()];
        let values = self.book(project).values(about, &Matter::Node(node));
        Ok(self.drawn(form, values, number, (codes, covers)))
    }

    fn draw_issues(
        &self,
        form: &Form,
        about: About,
        asked: &[String],
        number: &str,
    ) -> Result<Drawn, Failure> {
        let project = self.entered()?;
        let mut issues = Vec::new();
        for id in asked {
            let none = |_| PaperFailure::NoSuchIssue(id.clone());
            issues.push(project.issue_named(id).map_err(none)?);
        }
        let ids = issues.iter().map(|issue| issue.id.clone()).collect();
        let covers = issues.iter().flat_map(|issue| &issue.steps);
        let covers = covers.map(|taken| taken.record.clone()).collect();
        let values = self.book(project).values(about, &Matter::Issues(issues));
        Ok(self.drawn(form, values, number, (ids, covers)))
    }

    fn draw_month(
        &self,
        form: &Form,
        about: About,
        asked: &str,
        number: &str,
    ) -> Result<Drawn, Failure> {
        let wrong = || PaperFailure::NoSuchMonth(asked.to_owned());
        let month = Month::parse(asked).ok_or_else(wrong)?;
        let values = self
            .book(self.entered()?)
            .values(about, &Matter::Month(month));
        Ok(self.drawn(form, values, number, (vec![asked.to_owned()], Vec::new())))
    }

    fn drawn(
        &self,
        form: &Form,
        mut values: Values,
        number: &str,
        (about, mut covers): (Vec<String>, Vec<String>),
    ) -> Drawn {
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
        let stamps = covers
            .iter()
            .filter_map(|record| self.stamp_of(record).ok());
        Drawn {
            form: form.id.clone(),
            title,
            about,
            latest: stamps.map(|stamp| Time::from(stamp.t)).max(),
            covers,
            hash: content_hash(&sheet),
            sheet,
        }
    }

    fn book<'a>(&'a self, project: &'a Project) -> Book<'a> {
        Book {
            project,
            rulebook: &self.library.rulebook,
            records: self,
        }
    }

    /// A paper with the next number of its form, its code on it, and the step that issues it.
    pub fn numbered(&self, drawn: &Drawn, by: &str) -> Result<(Drawn, PaperRecord), Failure> {
        let (at, project) = (self.now(), self.entered()?);
        let agreed = project.head.agreed.papers.numbers.get(&drawn.form);
        let pattern = agreed.map_or(USUAL, String::as_str);
        let year = at.as_str().get(..4).unwrap_or_default();
        let number = next_number(project, pattern, &drawn.form, year);
        let mut numbered = self.again(&drawn.form, &drawn.about, &number)?;
        numbered.sheet.check = Some(issued::check(&numbered.hash));
        let turn = Turn::Issue {
            form: numbered.form.clone(),
            number,
            hash: numbered.hash.clone(),
            about: numbered.about.clone(),
            covers: numbered.covers.clone(),
        };
        let step = PaperRecord {
            turn,
            at,
            by: by.to_owned(),
            text: String::new(),
        };
        Ok((numbered, step))
    }

    /// Draws a paper as it was numbered.
    fn again(&self, form: &str, about: &[String], number: &str) -> Result<Drawn, Failure> {
        let form = self.form(form)?;
        let kind = About::of(&form.about);
        let kind = kind.ok_or_else(|| PaperFailure::ByHand(form.id.clone()))?;
        if is_of_issues(kind) {
            return self.draw_issues(form, kind, about, number);
        }
        let code = about.first().map_or("", String::as_str);
        if kind.name == "month" {
            return self.draw_month(form, kind, code, number);
        }
        let none = || Failure::NoSuchSubject(code.to_owned());
        let node = self.entered()?.node(code).ok_or_else(none)?;
        self.draw_node(form, kind, node, number)
    }

    /// The papers of this number or with this code, and whether anything changed since.
    pub fn look_up(&self, asked: &str) -> Result<Vec<Looked>, Failure> {
        let project = self.entered()?;
        let asked = asked.trim().to_ascii_uppercase();
        let meant =
            |paper: &&Issued| paper.check() == asked || paper.number.to_ascii_uppercase() == asked;
        let found: Vec<Looked> = project
            .papers()
            .iter()
            .filter(meant)
            .map(|paper| Looked {
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
        let today = self.again(&paper.form, &paper.about, &paper.number).ok()?;
        Some(today.hash == paper.hash)
    }

    /// An issued paper drawn again, with its code while it says the same; 作废 on it once it was withdrawn.
    pub fn draw_again(&self, paper: &Issued) -> Result<Drawn, Failure> {
        let mut drawn = self.again(&paper.form, &paper.about, &paper.number)?;
        drawn.sheet.check = (drawn.hash == paper.hash).then(|| paper.check());
        if paper.withdrawn.is_some() {
            stamp(&mut drawn.sheet, &void());
        }
        Ok(drawn)
    }

    /// Papers on pages, numbered through.
    pub fn paginate(&self, drawn: &[Drawn]) -> Document {
        let sheets: Vec<Sheet> = drawn.iter().map(|one| one.sheet.clone()).collect();
        let title = drawn.first().map_or("", |one| one.title.as_str());
        let author = self
            .project()
            .map_or("", |project| project.head.name.as_str());
        place(&sheets, title, author)
    }
}

/// The records that a paper about a subject rests on: its own checks, and the acceptances below.
fn covered(project: &Project, node: &Node) -> Vec<String> {
    let own = node.checks.iter().map(|check| check.record.clone());
    let below = project.all_below(node).into_iter();
    let below = below.filter_map(Node::acceptance);
    own.chain(below.map(|check| check.record.clone())).collect()
}

/// The hash of what stands on a sheet: every cell's text and picture, whatever the format.
fn content_hash(sheet: &Sheet) -> String {
    let mut hash = Sha256::new();
    for block in &sheet.blocks {
        for band in block.head.iter().chain(&block.bands) {
            for pane in &band.panes {
                let text = pane.plain();
                hash.update((text.len() as u64).to_le_bytes());
                hash.update(text.as_bytes());
                for picture in &pane.pictures {
                    hash.update(Sha256::digest(&picture.bytes));
                }
            }
        }
    }
    hex::encode(hash.finalize())
}

impl Records for Workspace {
    fn check(&self, record: &str) -> Option<Told> {
        let check = Workspace::check(self, record).ok()?;
        let pinned: Arc<Pinned> = self.pinned(&check.checklist.hash).ok()?;
        let earlier = self.earlier(&check.submission.answers);
        Some(Told::new(check, pinned, &earlier))
    }

    fn picture(&self, hash: &str) -> Option<Picture> {
        let bytes = self.shelf().ok()?.bytes(hash).ok()?;
        let size = crate::media::size(&bytes)?;
        Some(Picture {
            bytes: bytes.into(),
            size,
        })
    }
}
