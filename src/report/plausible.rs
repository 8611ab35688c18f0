//! The list for re-measuring as rows of words, the same in a file and on a terminal. What is listed
//! is not decided here.

use super::column::{Cell, Columns};
use crate::domain::decimal::{STEPS, shown};
use crate::domain::{Project, Rulebook};
use crate::rates::plausible::{self, ListedCheck, Looked, MeasuredPerson, Sign};
use crate::text::head::called;
use crate::text::{Lang, plausible as say, words};
use std::borrow::Cow;

/// So many items are named; the JSON has them all.
const NAMED: usize = 2;

/// Where names come from.
#[derive(Clone, Copy)]
pub struct PlausibleNames<'a> {
    /// Lots.
    pub project: &'a Project,
    /// Chains and checklists.
    pub rulebook: &'a Rulebook,
    /// The language.
    pub lang: Lang,
}

/// A line of the list in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worded {
    /// The items it is about.
    pub items: String,
    /// What was found.
    pub found: String,
    /// What is usual.
    pub usual: String,
    /// How seldom it comes when readings are honest.
    pub chance: String,
    /// What to measure again.
    pub todo: String,
}

impl PlausibleNames<'_> {
    /// The stage's name.
    pub fn stage(&self, listed: &ListedCheck) -> String {
        self.stage_of(&listed.subject, &listed.stage)
    }

    /// The stage's name in the chain of a lot.
    fn stage_of(&self, lot: &str, stage: &str) -> String {
        let node = self.project.node(lot);
        let chain = node.and_then(|node| self.rulebook.chain_for(&self.project.head, node));
        words::stage(self.lang, chain, stage).to_owned()
    }

    /// The stage's name of checks taken together.
    pub fn stage_together(&self, person: &MeasuredPerson) -> String {
        self.stage_of(first(person), &person.stage)
    }

    /// The name of whoever concluded them, with the code.
    pub fn person(&self, person: &MeasuredPerson) -> String {
        match self.project.people.get(&person.by) {
            Some(known) => format!("{} {}", known.name, person.by),
            None => person.by.clone(),
        }
    }

    /// The lines of a listed check.
    pub fn lines(&self, listed: &ListedCheck) -> Vec<Worded> {
        let worded = |line| self.worded(&listed.subject, line);
        listed.lines.iter().map(worded).collect()
    }

    /// The lines of checks taken together, each with the lots to begin with.
    pub fn lines_together(&self, person: &MeasuredPerson) -> Vec<Worded> {
        let worded = |(line, lots): &(plausible::SignLine, Vec<String>)| {
            let worded = self.worded(first(person), line);
            let todo = say::lots_first(self.lang, lots, &worded.todo);
            Worded { todo, ..worded }
        };
        person.lines.iter().map(worded).collect()
    }

    fn worded(&self, lot: &str, line: &plausible::SignLine) -> Worded {
        // A run may come twice in one item.
        let mut items = line.sign.items();
        items.dedup();
        let [found, usual] = self.found(&line.sign);
        Worded {
            items: self.titles(lot, &items),
            found,
            usual,
            chance: say::chance(self.lang, line.chance),
            todo: self.todo(&line.sign),
        }
    }

    fn todo(&self, sign: &Sign) -> String {
        let lang = self.lang;
        match sign {
            Sign::Close { .. } | Sign::CloseTogether { .. } | Sign::CloseThroughout { .. } => {
                say::again_five(lang)
            }
            Sign::RoundFigures { .. } => say::again_finely(lang),
            Sign::ClearOfLimits { .. } => say::again_near_limits(lang),
            Sign::Block { .. } | Sign::Repeats { .. } | Sign::Fast { .. } => say::again_all(lang),
            Sign::SameAs { subject, .. } | Sign::Shuffled { subject, .. } => {
                say::again_both(lang, subject)
            }
        }
    }

    /// What was found, and what is usual.
    fn found(&self, sign: &Sign) -> [String; 2] {
        let lang = self.lang;
        match sign {
            Sign::Close {
                readings,
                range,
                usual,
                ..
            } => {
                let range = shown(i128::from(*range) * STEPS);
                let usual = format!("{:.2}", usual / 1e6);
                say::close(lang, *readings, &range, &usual)
            }
            Sign::CloseTogether { of, share, .. } => say::close_together(lang, *of, *share),
            Sign::CloseThroughout { items, of, share } => {
                say::close_throughout(lang, items.len(), *of, *share)
            }
            Sign::ClearOfLimits {
                near,
                beyond,
                usual,
            } => say::clear_of_limits(lang, *near, *beyond, *usual),
            Sign::RoundFigures { round, of, usual } => {
                say::round_figures(lang, *round, *of, *usual)
            }
            Sign::Block { length, .. } => say::block(lang, *length),
            Sign::Repeats { of, .. } => say::repeats(lang, *of),
            Sign::SameAs {
                subject,
                same,
                of,
                usual,
            } => say::same_as(lang, subject, *same, *of, *usual),
            Sign::Shuffled { subject, items, of } => say::shuffled(lang, subject, items.len(), *of),
            Sign::Fast {
                readings, millis, ..
            } => say::fast(lang, *readings, *millis),
        }
    }

    /// Items by number and title, as the lot's checklist has them now.
    fn titles(&self, subject: &str, items: &[&str]) -> String {
        if items.is_empty() {
            return say::every_item(self.lang).to_owned();
        }
        let node = self.project.node(subject);
        let list = node.and_then(|node| self.rulebook.checklist_of(&node.subject));
        let title = |id: &&str| {
            let item = list.and_then(|list| list.checklist.item(id));
            match item {
                Some(item) => format!("{id} {}", self.lang.of_words(&item.title)),
                None => (*id).to_owned(),
            }
        };
        let named = if items.len() > NAMED + 1 {
            NAMED
        } else {
            items.len()
        };
        let titles: Vec<String> = items.iter().take(named).map(title).collect();
        let titles = titles.join(self.lang.semicolon());
        match items.len() - named {
            0 => titles,
            more => say::and_more(self.lang, &titles, more),
        }
    }
}

/// The lot that checks taken together are found by.
fn first(person: &MeasuredPerson) -> &str {
    let lots = person.lines.iter().flat_map(|(_, lots)| lots);
    lots.map(String::as_str).next().unwrap_or_default()
}

pub use say::title;

/// A line of the list: of a check, or of checks taken together.
pub struct PlausibleLine<'a> {
    /// The check's; of several, the lots to begin with.
    lots: Cow<'a, str>,
    stage: String,
    check: Option<&'a ListedCheck>,
    person: String,
    worded: Worded,
}

/// The lines of the list: what was taken together first, and a check may have several.
pub fn rows<'a>(names: &PlausibleNames, looked: &'a Looked) -> Vec<PlausibleLine<'a>> {
    let each = looked.listed.iter().flat_map(|listed| {
        let lines = names.lines(listed).into_iter();
        lines.map(|worded| PlausibleLine {
            lots: Cow::Borrowed(&listed.subject),
            stage: names.stage(listed),
            check: Some(listed),
            person: String::new(),
            worded,
        })
    });
    let together = looked.people.iter().flat_map(|person| {
        let lines = names.lines_together(person).into_iter();
        lines
            .zip(&person.lines)
            .map(|(worded, (_, lots))| PlausibleLine {
                lots: Cow::Owned(lots.join(names.lang.semicolon())),
                stage: names.stage_together(person),
                check: None,
                person: say::together(names.lang, &names.person(person), person.checks),
                worded,
            })
    });
    together.chain(each).collect()
}

/// The list, the same in a file and on a terminal.
pub fn columns<'a>(lang: Lang, rows: &'a [PlausibleLine<'a>]) -> Columns<&'a PlausibleLine<'a>> {
    Columns::of(lang, rows)
        .words(called("subject", say::subject), |line| line.lots.as_ref())
        .words(called("stage", say::stage), |line| &line.stage)
        .words(called("round", say::round), |line| {
            line.check.map(|one| one.round)
        })
        .words(called("at", say::at), |line| {
            line.check.map(|one| Cell::time(&one.at))
        })
        .words(called("crew", say::crew), |line| {
            line.check.map(|one| &one.crew)
        })
        .words(called("by", say::by), |line| &line.person)
        .words(called("items", say::item), |line| &line.worded.items)
        .words(called("found", say::found), |line| &line.worded.found)
        .words(called("usual", say::expected), |line| &line.worded.usual)
        .words(called("chance", say::seldom), |line| &line.worded.chance)
        .words(called("todo", say::todo), |line| &line.worded.todo)
}
