//! 建议复测 on the screen: checks whose readings ought to be taken again, each with the figures that
//! say so. What is listed is not decided here.

use crate::rates::plausible::{ListedCheck, Looked, MeasuredPerson};
use crate::text::manual::Topic;
use crate::text::plausible as say;
use crate::text::screen::blocked;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, Row, WHOLE};
use crate::tui::page::errand::Errand;
use crate::tui::page::{Effect, Lead, Page, Scene};
use crate::tui::paint::pen::{self, Pen};
use crate::workspace::shown::figures::listing::{PlausibleNames, Worded};
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

/// To how many columns each may be cut: lot, stage, day, crew, what was found.
const LEAST: [usize; 5] = [12, 8, WHOLE, 8, 20];
/// From so many columns on the crew has a column too.
const ROOMY: usize = 110;
/// Lines of the selected check's figures on a small and on a tall screen.
const BELOW: u16 = 10;
const TALL_BELOW: u16 = 22;
const TALL: u16 = 36;

/// The list.
#[derive(Debug, Default)]
pub struct Plausible {
    cursor: Cursor,
}

impl Plausible {
    /// Opens the list and has it gathered.
    pub fn open() -> Effect {
        Effect::Many(vec![Effect::go(Self::default()), Effect::Run(Errand::List)])
    }

    /// ```text
    ///     检验批                阶段      时间        班组          统计
    ///  >  B1-03-0201-02         自检      2026-06-11  钢筋班        与 … 同一位置的读数 …
    /// ```
    fn table(
        &self,
        pen: &mut Pen,
        entries: &[PlausibleEntry],
        names: &PlausibleNames,
        scene: &Scene,
    ) {
        let roomy = pen.columns() >= ROOMY;
        let crew = if roomy { say::crew(scene.lang) } else { "" };
        let [subject, stage, at, found] =
            [say::subject, say::stage, say::at, say::found].map(|words| words(scene.lang));
        let list = List::of(entries, self.cursor).columns(&LEAST);
        let list = list.under([subject, stage, at, crew, found]);
        list.draw(pen, scene, |entry| {
            let [lot, stage, at, crew] = entry.columns(names);
            let crew = if roomy { crew } else { String::new() };
            let found = entry.lines(names).into_iter().next().map(|line| line.found);
            Row::plain(
                scene.theme.base,
                [lot, stage, at, crew, found.unwrap_or_default()],
            )
        });
    }

    fn below(pen: &mut Pen, entry: &PlausibleEntry, names: &PlausibleNames, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let colon = lang.colon();
        pen.line(&[(&format!(" {}", entry.title(names)), theme.strong)]);
        for Worded {
            items,
            found,
            usual,
            chance,
            todo,
        } in entry.lines(names)
        {
            let figures = format!("{found}    {}{colon}{usual}", say::expected(lang));
            pen.labelled_within((" *", theme.warn), (&figures, theme.base), 2);
            let todo = format!("{}{colon}{todo}    {items}", say::todo(lang));
            pen.labelled_within(("  ", theme.base), (&todo, theme.base), 2);
            let seldom = format!("{}{colon}{chance}", say::seldom(lang));
            pen.labelled_within(("  ", theme.dim), (&seldom, theme.dim), 1);
        }
    }
}

/// A line of the list: checks of a person taken together, or one check.
#[derive(Clone, Copy)]
enum PlausibleEntry<'a> {
    Person(&'a MeasuredPerson),
    Check(&'a ListedCheck),
}

/// Those taken together first: they are few.
fn entries(looked: &Looked) -> Vec<PlausibleEntry<'_>> {
    let people = looked.people.iter().map(PlausibleEntry::Person);
    people
        .chain(looked.listed.iter().map(PlausibleEntry::Check))
        .collect()
}

impl PlausibleEntry<'_> {
    /// The lot or the person, the stage, the day or how many checks, the crew.
    fn columns(&self, names: &PlausibleNames) -> [String; 4] {
        match self {
            PlausibleEntry::Person(person) => [
                names.person(person),
                names.stage_together(person),
                say::times(names.lang, person.checks),
                String::new(),
            ],
            PlausibleEntry::Check(one) => [
                one.subject.clone(),
                names.stage(one),
                one.at.get(..10).unwrap_or(&one.at).to_owned(),
                one.crew.clone(),
            ],
        }
    }

    fn title(&self, names: &PlausibleNames) -> String {
        match self {
            PlausibleEntry::Person(person) => {
                let whose = say::together(names.lang, &names.person(person), person.checks);
                format!("{} {whose}", names.stage_together(person))
            }
            PlausibleEntry::Check(one) => {
                let [lot, stage, _, crew] = self.columns(names);
                format!("{lot} {stage} {crew}   {}", one.record)
            }
        }
    }

    fn lines(&self, names: &PlausibleNames) -> Vec<Worded> {
        match self {
            PlausibleEntry::Person(person) => names.lines_together(person),
            PlausibleEntry::Check(one) => names.lines(one),
        }
    }

    /// The lot to go to.
    fn lot(&self) -> Option<&str> {
        match self {
            PlausibleEntry::Person(person) => {
                let lots = person.lines.iter().flat_map(|(_, lots)| lots);
                lots.map(String::as_str).next()
            }
            PlausibleEntry::Check(one) => Some(&one.subject),
        }
    }
}

fn names<'a>(scene: &Scene<'a>) -> Option<PlausibleNames<'a>> {
    Some(PlausibleNames {
        project: scene.workspace.project()?,
        rulebook: &scene.workspace.library().rulebook,
        lang: scene.lang,
    })
}

impl Page for Plausible {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Remeasure)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        let listed = scene.workspace.gathered_list();
        match intent {
            Intent::Why => false,
            Intent::Confirm => listed.is_some_and(|looked| !entries(looked).is_empty()),
            _ => true,
        }
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        let back = |_: &Scene| Effect::Back;
        let listed = scene.workspace.gathered_list().map(entries)?;
        let lead = Lead::new(say::none_listed, blocked::go_back, back);
        listed.is_empty().then_some(lead)
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let listed = scene.workspace.gathered_list();
        let count = listed.map_or(0, |looked| entries(looked).len());
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let entries = scene.workspace.gathered_list().map(entries);
        let entries = entries.unwrap_or_default();
        match (
            intent,
            entries.get(self.cursor.at).and_then(PlausibleEntry::lot),
        ) {
            (Intent::Confirm, Some(lot)) => Effect::subject(lot),
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (Some(looked), Some(names)) = (scene.workspace.gathered_list(), names(scene)) else {
            return;
        };
        let below = if area.height >= TALL {
            TALL_BELOW
        } else {
            BELOW
        };
        let entries = entries(looked);
        let below = if entries.is_empty() { 0 } else { below };
        let counts = say::looked(
            lang,
            [looked.listed.len(), looked.people.len()],
            [looked.checks, looked.known, looked.pools],
        );
        let told = |pen: &mut Pen| {
            pen.labelled((" ", theme.base), (&counts, theme.base));
            pen.labelled((" ", theme.dim), (say::note(lang), theme.dim));
        };
        let head = pen::height(area.width, area.height, told);
        let rows = [
            Constraint::Length(head.min(area.height / 2)),
            Constraint::Fill(1),
            Constraint::Length(below),
        ];
        let [head, middle, below] = Layout::vertical(rows).areas(area);
        let buffer = frame.buffer_mut();
        told(&mut Pen::new(buffer, head));
        let mut pen = Pen::new(buffer, middle);
        match entries.get(self.cursor.at) {
            None => {
                if let Some(lead) = self.lead(scene) {
                    lead.draw(pen.skip(), theme.strong, scene);
                }
            }
            Some(one) => {
                self.table(&mut pen, &entries, &names, scene);
                Self::below(Pen::new(buffer, below).skip(), one, &names, scene);
            }
        }
    }
}
