//! The screen: one of the two faces of the house.
//!
//! A key becomes an [`Intent`] by the one table in [`keymap`]; the page on top decides what should
//! happen and says so as an [`Effect`]; [`App`] alone performs it, by `workspace.execute`; the view
//! only looks. Nothing here touches `store` or `sync`, so the screen can do nothing that the
//! command line cannot.

mod app;
mod asks;
mod bar;
mod blocked;
mod burst;
mod check;
mod conclude;
mod dated;
mod doubt;
mod duty;
mod enrol;
mod entry;
mod errand;
mod evidence;
mod exchange;
mod faults;
mod field;
mod files;
mod form;
mod found;
mod gauge;
mod help;
mod instruments;
mod intent;
mod issues;
pub mod keymap;
mod left;
mod list;
mod make;
mod notice;
mod outcome;
mod overview;
mod page;
mod panes;
mod pen;
mod people;
mod period;
mod photo;
pub mod picture;
mod pin;
mod plan_menu;
mod planning;
mod popup;
mod press;
mod projects;
mod rates;
mod record;
mod registers;
mod remeasure;
mod rulings;
mod scene;
mod settle;
mod sheet;
mod signing;
mod standing;
mod subject;
mod tables;
mod terminal;
mod theme;
mod topic;
mod tree;
mod why;

pub use app::App;
pub use evidence::EvidencePage;
pub use intent::Intent;
pub use page::{Effect, Page, Scene};
pub use press::Press;
pub use theme::Theme;

use crate::failure::Failure;
use crate::text::Lang;
use crate::workspace::Workspace;

/// Runs the screen until the user quits; the terminal is restored whatever happens.
pub fn run(workspace: Workspace, lang: Lang) -> Result<(), Failure> {
    let mut app = App::new(workspace, lang);
    terminal::drive(&mut app).map_err(Failure::internal)
}
