//! What is looked through: everything, or things of one kind.

use crate::text::Lang;
use crate::text::screen::find as say;
use crate::workspace::shown::findable::Findable;

/// What is looked through.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FindScope {
    /// Everything.
    #[default]
    All,
    /// Lots, upper levels, entries of registers.
    Subjects,
    /// Issues.
    Issues,
    /// People and crews.
    People,
    /// Checklists and clauses.
    Checklists,
    /// Papers.
    Papers,
    /// What can be done.
    Commands,
}

impl FindScope {
    const ALL: [FindScope; 7] = [
        FindScope::All,
        FindScope::Subjects,
        FindScope::Issues,
        FindScope::People,
        FindScope::Checklists,
        FindScope::Papers,
        FindScope::Commands,
    ];

    /// The next one.
    pub fn next(self) -> Self {
        let mut turn = Self::ALL.into_iter().cycle().skip_while(|one| *one != self);
        turn.nth(1).unwrap_or_default()
    }

    /// Whether a thing is looked at.
    pub fn takes(self, thing: &Findable) -> bool {
        let own = match thing {
            Findable::Subject(_) => FindScope::Subjects,
            Findable::Issue(_) => FindScope::Issues,
            Findable::Person(_) | Findable::Crew(_) => FindScope::People,
            Findable::Checklist(_) | Findable::Clause(..) => FindScope::Checklists,
            Findable::Issued(_) => FindScope::Papers,
        };
        self == FindScope::All || self == own
    }

    /// Whether subjects are looked at.
    pub fn takes_subjects(self) -> bool {
        matches!(self, FindScope::All | FindScope::Subjects)
    }

    /// Whether one of these is looked at that the page below can do or print.
    pub fn takes_local(self, is_paper: bool) -> bool {
        match self {
            FindScope::All => true,
            FindScope::Papers => is_paper,
            FindScope::Commands => !is_paper,
            _ => false,
        }
    }

    /// It in words.
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            FindScope::All => say::all(lang),
            FindScope::Subjects => say::subjects(lang),
            FindScope::Issues => say::issues(lang),
            FindScope::People => say::people(lang),
            FindScope::Checklists => say::checklists(lang),
            FindScope::Papers => say::papers(lang),
            FindScope::Commands => say::commands(lang),
        }
    }
}
