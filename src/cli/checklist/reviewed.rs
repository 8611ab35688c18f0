//! `checklist reviewed`: somebody says which versions of which checklists he compared with the print.

use crate::cli::out::Out;
use crate::domain::review::Review;
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::text::{head, review as say};
use crate::workspace::tables::reviews::NewReviews;
use crate::workspace::{Command, Workspace};
use std::path::Path;

pub fn run(file: &Path, workspace: &mut Workspace, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let reviews = workspace.read_reviews(file)?;
    let columns = Columns::of(lang, &reviews)
        .words(head::CHECKLIST, |review: &Review| &review.checklist)
        .words(head::VERSION, |review: &Review| &review.version)
        .words(head::PERSON, |review: &Review| &review.name)
        .words(head::DAY, |review: &Review| &review.date)
        .words(head::PRINT, |review: &Review| &review.edition)
        .words(head::REMARKS, |review: &Review| &review.remark)
        .sheet();
    let new = workspace.new_reviews(reviews)?;
    out.sheet(&columns, crate::report::csv::CsvReader::Program)?;
    let Some(NewReviews { file, bytes, count }) = new else {
        out.say(say::same_there(lang));
        return Ok(Exit::Done);
    };
    let said = say::kept(lang, count, &file);
    workspace.execute(Command::KeepList { file, bytes })?;
    out.say(&said);
    Ok(Exit::Done)
}
