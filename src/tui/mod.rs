//! The screen: one of the two faces of the house.
//!
//! A key becomes an [`Intent`] by the one table in [`keymap`]; the page on top decides what should
//! happen and says so as an [`Effect`]; [`App`] alone performs it, by `workspace.execute`; the view
//! only looks. Nothing here touches `store` or `sync`, so the screen can do nothing that the
//! command line cannot.
//!
//! | room | noun |
//! |---|---|
//! | `app` | the running screen: pages on each other, keys heard, effects made to happen |
//! | `page`, `keymap` | what a page can be asked; which key means what |
//! | `projects` | the projects of a data folder: made, planned, filled from tables |
//! | `overview` | a project's home: what waits for whom, what opening found |
//! | `tree`, `subject` | the tree; one subject with its rounds and notices |
//! | `check` | a check filled in, concluded, read |
//! | `evidence` | photos and documents |
//! | `signing`, `people` | the round table; people and their keys |
//! | `sitting` | many lots one after the other, and their texts signed together |
//! | `issues`, `rulings`, `blocked` | issues, what can be decided, what is in the way |
//! | `costs` | what a failure cost and why it happened |
//! | `registers` | what is kept beside the tree |
//! | `rates` | rates, 质量责任制, 建议复测 |
//! | `pictures` | figures one looks at: the map of the site |
//! | `papers` | what can be printed of a subject, of issues, of a month |
//! | `exchange`, `settle` | meeting another device, and what has to be settled after it |
//! | `find` | finding anything |
//! | `doctor`, `seen` | how everything stands that the program works with; what can be told of the terminal |
//! | `help`, `settings`, `leaving` | keys and manual; what is chosen for the program; leaving while something goes on |
//! | `list`, `form`, `files` | one list and one form for every page; choosing a file |
//! | `changes` | what a form would change, looked at before it is saved |
//! | `told` | how a figure is counted |
//! | `paint` | colours, pen, panes, photos |
//! | `picture` | a picture of the screen |

mod app;
mod blocked;
mod changes;
mod check;
mod costs;
mod doctor;
mod evidence;
mod exchange;
mod files;
mod find;
mod form;
mod help;
mod issues;
pub mod keymap;
mod leaving;
mod list;
mod overview;
mod page;
mod paint;
mod papers;
mod people;
pub mod picture;
mod pictures;
mod projects;
mod rates;
mod registers;
mod rulings;
mod seen;
mod settings;
mod settle;
mod signing;
mod sitting;
mod subject;
mod told;
mod tree;

pub use app::App;
pub use evidence::EvidencePage;
pub use keymap::intent::Intent;
pub use keymap::press::KeyPress;
pub use page::{Effect, Page, Scene};
pub use paint::theme::Theme;
pub use seen::terminal_seen;

use crate::failure::Failure;
use crate::text::Lang;
use crate::workspace::Workspace;

/// Runs the screen until the user quits; the terminal is restored whatever happens.
pub fn run(workspace: Workspace, lang: Lang) -> Result<(), Failure> {
    let mut app = App::new(workspace, lang);
    app::terminal::drive(&mut app).map_err(Failure::internal)
}
