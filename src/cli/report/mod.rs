//! `report`: papers by form, drawn from the records; looked at, written to files, issued, withdrawn.

mod printed;
mod said;
mod shown;

use super::out::Out;
use crate::domain::issued::{Issued, PaperRecord, PaperTurn};
use crate::failure::{Exit, Expected, Failure, PaperFailure};
use crate::paper::form::PaperForm;
use crate::report::column::{Cell, Columns};
use crate::text::mishap::paper as say;
use crate::text::{field, head};
use crate::workspace::paper::papers::WantedPaper;
use crate::workspace::paper::press::Press;
use crate::workspace::paper::printing::{Paper, PrintTarget, Printing};
use crate::workspace::paper::words::OwnFile;
use crate::workspace::{Command, Done, Workspace};
use clap::{Args, Subcommand};
use said::SaidOnPaper;
use std::path::{Path, PathBuf};

/// A paper that is asked for, or the list of them.
#[derive(Args)]
#[command(args_conflicts_with_subcommands = true)]
pub struct ReportAsked {
    #[command(subcommand)]
    pub verb: Option<ReportVerb>,
    /// The form, see report list; or the number of a paper that was issued / 表式，或已签发文件的编号
    form: Option<String>,
    /// What it is about: codes of subjects (one above stands for all below), or ids of issues / 对象编号或不合格项编号
    about: Vec<String>,
    #[command(flatten)]
    said: SaidOnPaper,
    #[command(flatten)]
    to: WrittenPaper,
}

/// Where a paper goes, and who issues it.
#[derive(Args, Default)]
pub struct WrittenPaper {
    /// File for all together, or folder for one file each; without it the paper is shown as text / 文件或文件夹
    #[arg(long, value_name = "FILE|DIR")]
    out: Option<PathBuf>,
    /// Issue it: give it its number and record it; by whom / 签发：编号并记录，签发人
    #[arg(long, value_name = "PERSON")]
    by: Option<String>,
    /// Show the signatures made in the program: name, day and key in type / 印出程序内的电子签名
    #[arg(long)]
    show_signatures: bool,
    /// Font for PDF, instead of those installed / PDF 用的字体文件
    #[arg(long, value_name = "FILE")]
    font: Option<PathBuf>,
    /// DOCX or XLSX of one's own that is filled in place of the form, see manual papers / 自己的模板
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
    /// By `--format`; else by the ending of the file, else PDF.
    #[arg(skip)]
    press: Option<Press>,
}

impl ReportAsked {
    /// In which format it is written.
    pub fn be_in(&mut self, press: Option<Press>) {
        match &mut self.verb {
            Some(ReportVerb::Pack { to, .. }) => to.press = press,
            _ => self.to.press = press,
        }
    }

    /// Whether it only asks which forms there are.
    pub fn lists(&self) -> bool {
        matches!(self.verb, Some(ReportVerb::List)) || self.verb.is_none() && self.form.is_none()
    }

    /// Whether anything is recorded by it.
    pub fn records(&self) -> bool {
        match &self.verb {
            Some(ReportVerb::Pack { to, .. }) => to.by.is_some(),
            Some(ReportVerb::Withdraw { .. }) => true,
            Some(ReportVerb::List | ReportVerb::Issued | ReportVerb::Words { .. }) => false,
            None => self.to.by.is_some() || self.said.is_any(),
        }
    }
}

#[derive(Subcommand)]
pub enum ReportVerb {
    /// The forms there are / 有哪些表式
    List,
    /// The papers that were issued / 已签发的文件
    Issued,
    /// What a person may fill in on a paper, and what stands there / 由人填写的栏目
    Words {
        /// The form / 表式
        form: String,
        /// What it is about / 对象编号、不合格项编号或月份
        about: Vec<String>,
    },
    /// What is handed in with a lot, in one file / 检验批报验资料，合成一份
    Pack {
        /// The lot's code / 检验批编号
        lot: String,
        #[command(flatten)]
        to: WrittenPaper,
    },
    /// Withdraw a paper; it keeps its number / 作废，编号保留
    Withdraw {
        /// Its number / 编号
        number: String,
        /// By whom / 办理人
        #[arg(long, value_name = "PERSON")]
        by: String,
        /// Why / 原因
        #[arg(long)]
        why: String,
    },
}

pub fn run(asked: &ReportAsked, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    left_out(workspace, out);
    match &asked.verb {
        Some(ReportVerb::List) => list(workspace, out),
        Some(ReportVerb::Issued) => issued(workspace, out),
        Some(ReportVerb::Words { form, about }) => {
            let wanted = workspace.papers_meant(form, about)?;
            words(&wanted, None, workspace, out)
        }
        Some(ReportVerb::Pack { lot, to }) => {
            give(anew(workspace.pack(lot)?, to), to, workspace, out)
        }
        Some(ReportVerb::Withdraw { number, by, why }) => {
            withdraw(number, (by, why), workspace, out)
        }
        None => made(asked, workspace, out),
    }
}

fn made(asked: &ReportAsked, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let Some(form) = &asked.form else {
        return list(workspace, out);
    };
    // What is no form may be the number of a paper.
    if workspace.forms().get(form).is_none() && asked.about.is_empty() {
        return give(issued_as(form, workspace)?, &asked.to, workspace, out);
    }
    let mut wanted = workspace.papers_meant(form, &asked.about)?;
    if asked.said.is_any() {
        let own = asked.to.template.as_deref().map(|file| (file, out.lang));
        keep(&wanted, (&asked.said, own), workspace, out)?;
        wanted = workspace.papers_meant(form, &asked.about)?;
        if asked.to.out.is_none() && asked.to.by.is_none() {
            return words(&wanted, own, workspace, out);
        }
    }
    give(anew(wanted, &asked.to), &asked.to, workspace, out)
}

/// Names the site's own forms that have faults, each with its fault, and what to do.
fn left_out(workspace: &Workspace, out: &Out) {
    let told = workspace.left_out(out.lang);
    told.iter().for_each(|line| out.say(&format!("! {line}")));
}

/// Keeps what is said on papers.
fn keep(
    wanted: &[WantedPaper],
    (said, own): (&SaidOnPaper, OwnFile),
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<(), Failure> {
    for one in wanted {
        let words = said.words(&one.form, own, workspace)?;
        let count = words.len();
        workspace.execute(Command::Say(one.clone(), words))?;
        out.say(&say::words_kept(out.lang, count));
    }
    Ok(())
}

/// The open fields of papers.
fn words(
    wanted: &[WantedPaper],
    own: OwnFile,
    workspace: &Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let lang = out.lang;
    let mut rows = Vec::new();
    for one in wanted {
        let open = workspace.open_fields(one, own)?.into_iter();
        rows.extend(open.map(|field| (one.about.join(" "), field)));
    }
    let columns = Columns::of(lang, &rows)
        .words(head::ABOUT, |(about, _)| about)
        .words(head::FIELD, |(_, field)| field.name)
        .words(head::NAME, move |(_, field)| {
            field::called(lang, field.name).unwrap_or_default()
        })
        .words(head::WORDS, |(_, field)| &field.stands);
    out.table(columns)?;
    Ok(Exit::Done)
}

fn anew(wanted: Vec<WantedPaper>, to: &WrittenPaper) -> Vec<Paper> {
    let papers = wanted.into_iter().map(Paper::Anew);
    papers
        .map(|paper| paper.signed(to.show_signatures))
        .collect()
}

fn issued_as(number: &str, workspace: &Workspace) -> Result<Vec<Paper>, Failure> {
    let found = workspace.look_up(number).map_err(|failure| match failure {
        Failure::Paper(PaperFailure::NoSuchPaper(_)) => {
            PaperFailure::NoSuchForm(number.to_owned()).into()
        }
        other => other,
    })?;
    let again = found.into_iter();
    Ok(again.map(|one| Paper::Again(Box::new(one.paper))).collect())
}

/// Writes papers to files, or shows them.
pub(super) fn give(
    papers: Vec<Paper>,
    to: &WrittenPaper,
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    let Some(place) = &to.out else {
        return shown::show(&papers, to, workspace, out);
    };
    let printing = Printing {
        papers,
        press: to.press()?.or(to.own()).unwrap_or(Press::Pdf),
        to: match to.file() {
            Some((file, _)) => PrintTarget::File(file.to_path_buf()),
            None => PrintTarget::Folder(place.clone()),
        },
        lang: out.lang,
        font: to.font.clone(),
        template: to.template.clone(),
        by: to.by.clone(),
    };
    printed::run(printing, workspace, out)
}

impl WrittenPaper {
    /// Written here by this font in this format, and not issued.
    pub fn of(out: Option<PathBuf>, font: Option<PathBuf>, press: Option<Press>) -> Self {
        Self {
            out,
            font,
            press,
            ..Self::default()
        }
    }

    /// The format, by `--format` or the file's ending; both must agree where both say one.
    fn press(&self) -> Result<Option<Press>, Failure> {
        match (self.press, self.file().map(|(_, press)| press)) {
            (Some(said), Some(ends)) if said != ends => {
                let expected = Expected::FileOf(said.ending());
                let file = self.out.as_deref().unwrap_or(Path::new(""));
                Err(Failure::usage(
                    "--out",
                    &file.display().to_string(),
                    expected,
                ))
            }
            (said, ends) => Ok(said.or(ends)),
        }
    }

    /// The format of the document that is filled.
    fn own(&self) -> Option<Press> {
        let ending = self.template.as_ref()?.extension()?.to_str()?;
        Press::of(ending)
    }

    /// The file for all papers together, where that is what `--out` names.
    fn file(&self) -> Option<(&Path, Press)> {
        let file = self.out.as_deref()?;
        let ending = file.extension()?.to_str()?;
        Press::of(ending).map(|press| (file, press))
    }
}

fn list(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let kept = workspace.forms().forms();
    let forms: Vec<&PaperForm> = kept.map(|kept| &kept.form).collect();
    let columns = Columns::of(lang, forms)
        .words(head::FORM, |form: &PaperForm| &form.id)
        .words(head::NAME, move |form: &PaperForm| {
            lang.of_words(&form.name)
        })
        .words(head::LAYOUT, |form: &PaperForm| &form.source);
    out.table(columns)?;
    Ok(Exit::Done)
}

fn issued(workspace: &Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let papers = workspace.entered()?.papers();
    let columns = Columns::of(lang, papers)
        .words(head::NUMBER, |paper: &Issued| &paper.number)
        .words(head::FORM, |paper: &Issued| &paper.form)
        .words(head::ABOUT, |paper: &Issued| paper.about.join(" "))
        .words(head::AT, |paper: &Issued| Cell::time(&paper.at))
        .words(head::ISSUED_BY, |paper: &Issued| &paper.by)
        .words(head::CHECK_CODE, |paper: &Issued| paper.check())
        .words(head::STATE, move |paper: &Issued| {
            say::standing(lang, paper.withdrawn.is_some())
        });
    out.table(columns)?;
    Ok(Exit::Done)
}

fn withdraw(
    number: &str,
    (by, why): (&str, &str),
    workspace: &mut Workspace,
    out: &mut Out,
) -> Result<Exit, Failure> {
    for looked in workspace.look_up(number)? {
        let step = PaperRecord {
            turn: PaperTurn::Withdraw {
                paper: looked.paper.record.clone(),
            },
            at: workspace.now(),
            by: by.to_owned(),
            text: why.to_owned(),
        };
        if let Done::Refused(faults) = workspace.execute(Command::Paper(step))? {
            out.refused(&faults);
            return Ok(Exit::Refused);
        }
    }
    issued(workspace, out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::paper::form::RESERVED;

    #[test]
    fn no_form_has_the_name_of_a_subcommand() {
        let mut verbs = ReportVerb::augment_subcommands(clap::Command::new("report"));
        verbs.build();
        for verb in verbs.get_subcommands() {
            assert!(RESERVED.contains(&verb.get_name()), "{}", verb.get_name());
        }
    }
}
