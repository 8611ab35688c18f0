//! What a project still needs before anything can be checked, in the order in which it is done: lines of
//! the overview that Enter does. They go when they are done.

use crate::domain::Project;
use crate::text::screen::overview as say;
use crate::tui::keymap::Phrase;
use crate::tui::page::{Effect, Scene};
use crate::tui::people::PersonForm;
use crate::tui::projects::agreement::AgreementForm;
use crate::tui::projects::planning::Planning;
use crate::tui::projects::tables::Tables;

/// Something to begin with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Begin {
    /// Nobody is on the list: whoever sits here adds himself.
    Me,
    /// Nothing is planned.
    Plan,
    /// More people.
    Others,
    /// The tables of people and of the project.
    Tables,
    /// What the project is measured against and has agreed.
    Agreement,
}

impl Begin {
    /// What a project still needs.
    pub fn of(project: Option<&Project>) -> Vec<Self> {
        let Some(project) = project else {
            return Vec::new();
        };
        match (project.people.is_empty(), project.nodes().is_empty()) {
            (true, true) => vec![Self::Me, Self::Plan, Self::Tables, Self::Agreement],
            (false, true) => vec![Self::Plan, Self::Others, Self::Tables, Self::Agreement],
            (true, false) => vec![Self::Me],
            // One person alone can do no second check.
            (false, false) if project.people.len() == 1 => vec![Self::Others],
            (false, false) => Vec::new(),
        }
    }

    /// What is done.
    pub fn words(self) -> Phrase {
        match self {
            Self::Me => say::begin_me,
            Self::Plan => say::begin_plan,
            Self::Others => say::begin_others,
            Self::Tables => say::begin_tables,
            Self::Agreement => say::begin_agreement,
        }
    }

    /// Where it is done.
    pub fn go(self, scene: &Scene) -> Effect {
        match self {
            Self::Me | Self::Others => Effect::go(PersonForm::new(scene)),
            Self::Plan => Effect::go(Planning::of(scene)),
            Self::Tables => Effect::go(Tables::default()),
            Self::Agreement => AgreementForm::open(scene),
        }
    }
}
