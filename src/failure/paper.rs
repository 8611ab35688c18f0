//! What keeps a paper from being made, in words.

use crate::domain::Kind;
use crate::domain::issued::LONGEST_WORDS;
use crate::text::Lang;
use crate::text::escape::{place, quoted, shown};
use crate::text::mishap::paper as say;
use crate::text::{field, words};
use std::path::PathBuf;

/// What keeps a paper from being made.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PaperFailure {
    /// No form of this id.
    #[error("no form {0}")]
    NoSuchForm(String),
    /// A form that nothing here fills.
    #[error("form {0} is filled by hand")]
    ByHand(String),
    /// The form is about subjects of other kinds.
    #[error("form {form} is not about {subject}")]
    OtherKind {
        /// The form's id.
        form: String,
        /// The subject that was named.
        subject: String,
        /// What it is about.
        kinds: Vec<Kind>,
    },
    /// The form is about issues, and this is none.
    #[error("no issue {0}")]
    NoSuchIssue(String),
    /// No month.
    #[error("no month {0}")]
    NoSuchMonth(String),
    /// No day.
    #[error("no day {0}")]
    NoSuchDay(String),
    /// Nothing was named that it could be about.
    #[error("form {0} without a subject")]
    AboutNothing(String),
    /// No paper of this number or code.
    #[error("no paper {0}")]
    NoSuchPaper(String),
    /// An item of a recorded check cannot be judged by what its record says.
    #[error("item {item} of {record} cannot be judged")]
    Unjudged {
        /// The record.
        record: String,
        /// The item.
        item: String,
    },
    /// A field of a paper that no person fills, or none at all.
    #[error("{field} of {form} is not open")]
    NotOpen {
        /// The form's id.
        form: String,
        /// What was named.
        field: String,
        /// Those that a person may fill.
        open: Vec<String>,
    },
    /// More is said than a field holds.
    #[error("{0} is too long")]
    TooLong(String),
    /// A character is said that nobody could see.
    #[error("{field} has {character:?}")]
    Hidden {
        /// The field.
        field: String,
        /// The character.
        character: char,
    },
    /// Nothing was said on the paper that another is to be like.
    #[error("nothing was said about {0}")]
    NothingSaid(String),
    /// There is no folder where papers were to be written.
    #[error("no folder {path}", path = .0.display())]
    NoFolder(PathBuf),
    /// Fonts, or characters that no font has.
    #[error("{0:?}")]
    Fonts(Vec<String>),
    /// A firm's own document that cannot be filled.
    #[error("{0:?}")]
    Stencil(Vec<String>),
    /// A withdrawn paper in a firm's own document, which nothing would call void.
    #[error("{0} was withdrawn")]
    VoidStencil(String),
    /// More than one paper in one document of a firm's own.
    #[error("{0} papers in one document")]
    OneEach(usize),
}

impl PaperFailure {
    /// What happened and what to do next.
    pub fn sentences(&self, lang: Lang) -> Vec<String> {
        match self {
            PaperFailure::NoSuchForm(id) => vec![say::no_such_form(lang, &quoted(id))],
            PaperFailure::ByHand(id) => vec![say::by_hand(lang, &quoted(id))],
            PaperFailure::OtherKind {
                form,
                subject,
                kinds,
            } => {
                let kinds: Vec<&str> = kinds.iter().map(|kind| words::kind(lang, *kind)).collect();
                let kinds = kinds.join(lang.between());
                vec![say::other_kind(
                    lang,
                    &quoted(form),
                    &quoted(subject),
                    &kinds,
                )]
            }
            PaperFailure::NoSuchIssue(id) => vec![say::no_such_issue(lang, &quoted(id))],
            PaperFailure::NoSuchMonth(text) => vec![say::no_such_month(lang, &quoted(text))],
            PaperFailure::NoSuchDay(text) => vec![say::no_such_day(lang, &quoted(text))],
            PaperFailure::AboutNothing(form) => vec![say::about_nothing(lang, &quoted(form))],
            PaperFailure::NoSuchPaper(number) => vec![say::no_such_paper(lang, &quoted(number))],
            PaperFailure::Unjudged { record, item } => {
                vec![say::unjudged(lang, &quoted(record), &quoted(item))]
            }
            PaperFailure::NotOpen { form, field, open } => {
                let called = |name: &String| match field::called(lang, name) {
                    Some(called) => say::called(lang, called, name),
                    None => name.clone(),
                };
                let open: Vec<String> = open.iter().map(called).collect();
                let open = open.join(lang.between());
                vec![say::not_open(lang, &quoted(form), &quoted(field), &open)]
            }
            PaperFailure::TooLong(field) => {
                vec![say::too_long(lang, &quoted(field), LONGEST_WORDS)]
            }
            PaperFailure::Hidden { field, character } => {
                let character = shown(character.encode_utf8(&mut [0; 4])).into_owned();
                let called = field::called(lang, field).unwrap_or(field);
                vec![say::hidden(lang, called, &character)]
            }
            PaperFailure::NothingSaid(other) => vec![say::nothing_said(lang, &quoted(other))],
            PaperFailure::NoFolder(path) => {
                let said = lang.about(say::no_folder(lang), place(path));
                vec![said, say::make_folder(lang).to_owned()]
            }
            PaperFailure::Fonts(told) | PaperFailure::Stencil(told) => told.clone(),
            PaperFailure::VoidStencil(number) => vec![say::void_stencil(lang, &quoted(number))],
            PaperFailure::OneEach(count) => vec![say::one_each(lang, *count)],
        }
    }
}
