//! `form`: what forms of papers can be filled with, and what is wrong with a file of one.

use super::out::Out;
use crate::failure::{Exit, Expected, Failure};
use crate::paper::fields::{About, abouts};
use crate::paper::form::{LARGEST, said, shelf};
use crate::report::column::Columns;
use crate::text::{checklist, field, head};
use crate::workspace::outside;
use clap::Subcommand;
use std::path::{Path, PathBuf};

#[derive(Subcommand)]
pub enum FormVerb {
    /// What there is to fill a form with, and an example of each / 表式可填的栏目
    Fields {
        /// What a form names in `about`; all when not said / 表式的 about
        about: Option<String>,
    },
    /// Every fault of a form file / 检查表式文件
    Lint {
        /// The file / 表式文件
        file: PathBuf,
    },
}

pub fn run(verb: &FormVerb, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        FormVerb::Fields { about } => fields(about.as_deref(), out),
        FormVerb::Lint { file } => lint(file, out),
    }
}

/// A field or a column of a table: what a paper is about, the table, its name.
type Place = (&'static str, &'static str, &'static str);

fn fields(asked: Option<&str>, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let meant = abouts().filter(|about| asked.is_none_or(|asked| about.name == asked));
    let places: Vec<Place> = meant.flat_map(places).collect();
    if let (Some(asked), true) = (asked, places.is_empty()) {
        let words = abouts().map(|about| (about.name.to_owned(), String::new()));
        return Err(Failure::usage(
            "about",
            asked,
            Expected::OneOf(words.collect()),
        ));
    }
    let columns = Columns::of(lang, &places)
        .words(head::ABOUT_FORM, |(about, ..)| *about)
        .words(head::TABLE, |(_, table, _)| *table)
        .words(head::FIELD, |(.., name)| *name)
        .words(head::NAME, move |(.., name)| {
            field::called(lang, name).unwrap_or_default()
        })
        .words(head::EXAMPLE, |(.., name)| {
            field::example(name).unwrap_or_default()
        });
    out.table(columns)?;
    Ok(Exit::Done)
}

fn places(about: About) -> Vec<Place> {
    let own = about.fields().map(|field| (about.name, "", field));
    let tables = about.tables().flat_map(|table| {
        let columns = table.columns();
        columns.map(move |column| (about.name, table.name, column))
    });
    own.chain(tables).collect()
}

fn lint(file: &Path, out: &mut Out) -> Result<Exit, Failure> {
    let bytes = outside::read(file, LARGEST)?;
    let name = file.display().to_string();
    match shelf::lint(&name, &bytes) {
        Ok(_) => {
            out.say(checklist::no_faults(out.lang));
            Ok(Exit::Done)
        }
        Err(faults) => {
            let told = faults.iter().map(|fault| said::sentence(out.lang, fault));
            out.sentences(&told.collect::<Vec<_>>());
            Ok(Exit::Refused)
        }
    }
}
