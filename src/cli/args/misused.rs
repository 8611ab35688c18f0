//! A command line that was not understood, in the user's language: what is wrong with which word, and
//! what may stand there. In English the parser's own words serve.

use super::Arguments;
use crate::failure::Expected;
use crate::text::Lang;
use crate::text::escape::quoted;
use crate::text::misused as say;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, CommandFactory, Error};
use std::error::Error as _;

/// What is wrong, a sentence each; nothing where the parser speaks for itself: help, the version, or a
/// language it knows.
pub fn sentences(error: &Error, lang: Lang) -> Vec<String> {
    if lang == Lang::En {
        return Vec::new();
    }
    let word = |kind| said(error, kind);
    let argument = bare(&word(ContextKind::InvalidArg));
    let value = quoted(&word(ContextKind::InvalidValue));
    let mut sentences = match error.kind() {
        ErrorKind::InvalidValue => {
            let words = named(&list(error, ContextKind::ValidValue));
            Expected::OneOf(words).sentences(lang, &argument, &value)
        }
        ErrorKind::ValueValidation => match error
            .source()
            .and_then(|source| source.downcast_ref::<Expected>())
        {
            Some(expected) => expected.sentences(lang, &argument, &value),
            None => vec![say::bad_value(&argument, &value), say::whole_number()],
        },
        ErrorKind::UnknownArgument => vec![say::unknown_argument(&argument)],
        ErrorKind::InvalidSubcommand => {
            vec![say::no_command(&quoted(&word(
                ContextKind::InvalidSubcommand,
            )))]
        }
        ErrorKind::MissingRequiredArgument => {
            let arguments = list(error, ContextKind::InvalidArg);
            vec![say::missing(&arguments.join(lang.between()))]
        }
        ErrorKind::ArgumentConflict => {
            let other = list(error, ContextKind::PriorArg).join(lang.between());
            vec![say::not_with(&argument, &other)]
        }
        ErrorKind::NoEquals => vec![say::needs_equals(&argument)],
        ErrorKind::TooManyValues => vec![say::too_many(&argument, &value)],
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            vec![say::wrong_count(&argument)]
        }
        ErrorKind::InvalidUtf8 => vec![say::not_utf8()],
        _ => return Vec::new(),
    };
    sentences.extend(suggestion(error, lang));
    sentences.push(usage(error));
    sentences
}

/// A word that may have been meant.
fn suggestion(error: &Error, lang: Lang) -> Option<String> {
    let kinds = [
        ContextKind::SuggestedArg,
        ContextKind::SuggestedSubcommand,
        ContextKind::SuggestedValue,
    ];
    let words = kinds.into_iter().flat_map(|kind| list(error, kind));
    let words: Vec<String> = words.map(|word| say::in_quotes(&word)).collect();
    (!words.is_empty()).then(|| say::meant(&words.join(lang.between())))
}

/// How the command is used: the usage line that the parser made, without its colours and its lead.
fn usage(error: &Error) -> String {
    let usage = match error.get(ContextKind::Usage) {
        Some(ContextValue::StyledStr(usage)) => usage.to_string(),
        _ => String::new(),
    };
    let usage = usage.trim().trim_start_matches("Usage:").trim();
    let usage = usage.lines().next().unwrap_or_default();
    let usage = usage.replace("OPTIONS", &say::options());
    let usage = usage.replace("COMMAND", &say::command());
    match usage.as_str() {
        "" => say::see_help(),
        usage => say::usage(usage),
    }
}

fn said(error: &Error, kind: ContextKind) -> String {
    list(error, kind).into_iter().next().unwrap_or_default()
}

fn list(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(word)) => vec![word.clone()],
        Some(ContextValue::Strings(words)) => words.clone(),
        _ => Vec::new(),
    }
}

/// The option without what stands for its value.
fn bare(argument: &str) -> String {
    argument.split(' ').next().unwrap_or(argument).to_owned()
}

/// The words of an option, each with its Chinese name, which the parser knows as another spelling.
fn named(words: &[String]) -> Vec<(String, String)> {
    let known = names(&Arguments::command(), words);
    let name = |at: usize| known.as_ref().and_then(|names| names.get(at).cloned());
    let pair = |(at, word): (usize, &String)| (word.clone(), name(at).unwrap_or_default());
    words.iter().enumerate().map(pair).collect()
}

/// The names of these words where an option of a command has just them.
fn names(command: &Command, words: &[String]) -> Option<Vec<String>> {
    let of_option = command.get_arguments().find_map(|argument| {
        let values = argument.get_possible_values();
        let same = values.len() == words.len()
            && values
                .iter()
                .zip(words)
                .all(|(value, word)| value.get_name() == word);
        let name = |value: &clap::builder::PossibleValue| {
            value
                .get_name_and_aliases()
                .nth(1)
                .unwrap_or_default()
                .to_owned()
        };
        (same && !words.is_empty()).then(|| values.iter().map(name).collect())
    });
    of_option.or_else(|| {
        command
            .get_subcommands()
            .find_map(|command| names(command, words))
    })
}
