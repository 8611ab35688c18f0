//! `manual`, with the keys from the screen's own table; `completions` and `man`, made from the arguments
//! themselves, so they cannot drift.

use super::args::Arguments;
use super::out::Out;
use crate::failure::{Exit, Failure};
use crate::report::column::Columns;
use crate::report::facts::v2::tables::TABLES;
use crate::text::Lang;
use crate::text::format;
use crate::text::head::called;
use crate::text::manual::{self as say, Topic};
use crate::text::screen::meaning;
use crate::tui::keymap::{Context, MEANINGS, ROWS, action_names};
use clap::CommandFactory;

/// All commands with their words, as the program reads them.
pub fn commands() -> clap::Command {
    Arguments::command()
}

pub fn completions(shell: clap_complete::Shell, out: &mut Out) -> Result<Exit, Failure> {
    let mut bytes = Vec::new();
    clap_complete::generate(shell, &mut commands(), "sanjian", &mut bytes);
    out.bytes(&bytes)?;
    Ok(Exit::Done)
}

pub fn page(out: &mut Out) -> Result<Exit, Failure> {
    let mut bytes = Vec::new();
    let page = clap_mangen::Man::new(commands());
    page.render(&mut bytes).map_err(Failure::internal)?;
    out.bytes(&bytes)?;
    Ok(Exit::Done)
}

/// The topics of the manual, or the page of one.
pub fn manual(topic: Option<&str>, out: &mut Out) -> Result<Exit, Failure> {
    let lang = out.lang;
    match topic.and_then(Topic::of) {
        Some(topic) => {
            out.bytes(topic.page(lang).as_bytes())?;
            match topic {
                Topic::Keys => out.bytes(keys(lang).as_bytes())?,
                Topic::Headquarters => out.bytes(tables(lang).as_bytes())?,
                Topic::Settings => out.bytes(actions(lang).as_bytes())?,
                Topic::Format => out.bytes(format::tables(lang).as_bytes())?,
                _ => {}
            }
        }
        None => topics(out)?,
    }
    Ok(Exit::Done)
}

fn topics(out: &mut Out) -> Result<(), Failure> {
    let lang = out.lang;
    let columns = Columns::of(lang, Topic::ALL)
        .words(called("topic", say::topic), |topic| topic.word())
        .words(called("title", say::about), |topic| topic.title(lang));
    out.table(columns)?;
    out.say(say::how(lang));
    Ok(())
}

/// What further keys can be given to, by the names that stand in the settings.
fn actions(lang: Lang) -> String {
    let mut text = format!("\n## {}\n\n", say::actions(lang));
    for (name, row) in action_names() {
        let words = lang.about(row.context.words(lang), (row.long)(lang));
        text += &format!("- `{name}` {words}\n");
    }
    text
}

/// The tables of facts and their columns, as they are declared.
fn tables(lang: Lang) -> String {
    let mut text = String::new();
    for table in TABLES {
        let words = lang.about(table.name, (table.meaning)(lang));
        text += &format!("\n## {words}\n\n");
        for column in table.columns {
            let words = lang.about(format!("`{}`", column.name), (column.meaning)(lang));
            text += &format!("- {words}\n");
        }
    }
    text
}

/// What the function keys mean, then every key of the screen, by where it works.
fn keys(lang: Lang) -> String {
    let mut text = format!("\n## {}\n\n", meaning::title(lang));
    for one in MEANINGS {
        let words = lang.about((one.words)(lang), (one.long)(lang));
        text += &format!("- {} {words}\n", one.key.name(lang));
    }
    for context in Context::ALL {
        text += &format!("\n## {}\n\n", context.words(lang));
        for row in ROWS.iter().filter(|row| row.context == context) {
            let keys: Vec<String> = row.keys.iter().map(|key| key.name(lang)).collect();
            text += &format!("- {}\n", lang.about(keys.join(" "), (row.long)(lang)));
        }
    }
    text
}
