//! `completions` and `man`: made from the arguments themselves, so they cannot drift.

use super::args::Arguments;
use super::out::Out;
use crate::failure::{Exit, Failure};
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
    page.render(&mut bytes)
        .map_err(|error| Failure::internal(&error))?;
    out.bytes(&bytes)?;
    Ok(Exit::Done)
}
