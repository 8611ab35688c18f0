//! `form`: what forms of papers can be filled with, and what is wrong with a file of one.

use super::out::Out;
use crate::failure::{Exit, Expected, Failure};
use crate::paper::fields::{About, abouts};
use crate::paper::form::{LARGEST, said, shelf};
use crate::report::column::Columns;
use crate::text::{checklist, field, head};
use crate::workspace::outside;
use crate::workspace::paper::press::Press;
use crate::workspace::paper::stencils;
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
        /// The file; or a DOCX or XLSX of one's own that is filled in place of a form / 表式文件，或自己的模板
        file: PathBuf,
        /// For a DOCX or XLSX: what papers made of it are about, see form fields / 模板用于什么
        #[arg(long)]
        about: Option<String>,
    },
}

pub fn run(verb: &FormVerb, out: &mut Out) -> Result<Exit, Failure> {
    match verb {
        FormVerb::Fields { about } => fields(about.as_deref(), out),
        FormVerb::Lint { file, about } if is_stencil(file) => {
            let about = about.as_deref().unwrap_or_default();
            let about = About::of(about).ok_or_else(|| no_about("--about", about))?;
            stencils::read(file, about, out.lang)?;
            out.say(checklist::no_faults(out.lang));
            Ok(Exit::Done)
        }
        FormVerb::Lint { file, .. } => lint(file, out),
    }
}

/// A field or a column of a table: what a paper is about, the table, its name.
type FieldPlace = (&'static str, &'static str, &'static str);

fn fields(asked: Option<&str>, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    let meant = abouts().filter(|about| asked.is_none_or(|asked| about.name == asked));
    let places: Vec<FieldPlace> = meant.flat_map(places).collect();
    if let (Some(asked), true) = (asked, places.is_empty()) {
        return Err(no_about("about", asked));
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

fn no_about(what: &'static str, asked: &str) -> Failure {
    let words = abouts().map(|about| (about.name.to_owned(), String::new()));
    Failure::usage(what, asked, Expected::OneOf(words.collect()))
}

/// Whether a file is a document with places, by its name.
fn is_stencil(file: &Path) -> bool {
    let press = file
        .extension()
        .and_then(|ending| Press::of(ending.to_str()?));
    matches!(press, Some(Press::Docx | Press::Xlsx))
}

fn places(about: About) -> Vec<FieldPlace> {
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
