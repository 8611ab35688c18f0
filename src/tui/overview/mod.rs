//! The overview of a project, home once it is entered: its rates against their targets, and what
//! waits for whom. How a lot is checked is not known here.
//!
//! | file | noun |
//! |---|---|
//! | `headline`, `list`, `row`, `side` | how it is drawn: its head, what waits, what stands beside |
//! | `summary`, `tasks`, `day` | the figures, what waits, the day of whoever sits here |
//! | `begin` | what a project still needs before anything can be checked |
//! | `found` | what opening the project found |

mod begin;
mod day;
mod found;
mod headline;
mod list;
mod row;
mod side;
mod summary;
mod tasks;

use super::blocked::BlockedPage;
use super::check::Check;
use super::doctor::DoctorPage;
use super::exchange::ExchangePage;
use super::issues::{Board, IssuePage};
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Scene};
use super::papers::PapersPage;
use super::people::People;
use super::pictures::PicturesPage;
use super::projects::Projects;
use super::projects::agreement::AgreementForm;
use super::rates::Rates;
use super::registers::Registers;
use super::settle::SettlePage;
use super::signing::SigningPage;
use super::sitting::SittingPage;
use super::tree::Tree;
use crate::domain::Project;
use crate::text::screen::overview as say;
use begin::Begin;
use found::OpeningFound;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use serde::{Deserialize, Serialize};
use summary::Summary;
use tasks::{Task, TaskErrand, TaskParty, Tasks};

/// From so many columns on the months and units stand beside the list.
const WIDE: u16 = 140;
/// Columns of that side.
const SIDE: u16 = 64;

/// The overview.
#[derive(Debug, Default)]
pub struct Overview {
    cursor: Cursor,
    party: TaskParty,
    /// Who sat here when the list was made.
    me: Option<String>,
    counted: OverviewCounts,
    /// What that rests on, of a large project.
    mark: Option<String>,
    begin: Vec<Begin>,
}

/// What is counted of a project for the page.
#[derive(Debug, Default, Serialize, Deserialize)]
struct OverviewCounts {
    summary: Summary,
    tasks: Tasks,
}

/// The name that it is kept by.
const KEPT: &str = "overview";

impl Overview {
    /// Counts everything; not again where all that it rests on is as it was, in this run or before.
    fn recount(&mut self, scene: &Scene, project: &Project) {
        let mark = self.mark_of(scene);
        if mark.is_some() && mark == self.mark {
            return;
        }
        let workspace = scene.workspace;
        let kept = mark.as_ref().and_then(|mark| workspace.counted(KEPT, mark));
        let is_kept = kept.is_some();
        self.counted = kept.unwrap_or_else(|| OverviewCounts {
            summary: Summary::of(workspace, project),
            tasks: Tasks::gather(workspace, self.party, scene.me),
        });
        self.mark = mark.filter(|_| self.counted.tasks.is_steady());
        if let Some(mark) = self.mark.as_ref().filter(|_| !is_kept) {
            workspace.keep_counted(KEPT, mark, &self.counted);
        }
    }

    fn mark_of(&self, scene: &Scene) -> Option<String> {
        let of = scene.workspace.day_mark()?;
        Some(format!("{of} {:?} {:?}", self.party, scene.me))
    }

    /// What waits on the selected line.
    fn task(&self) -> Option<&Task> {
        let at = self.cursor.at.checked_sub(self.begin.len())?;
        self.counted.tasks.list.get(at)
    }

    fn count(&self) -> usize {
        self.begin.len() + self.counted.tasks.list.len()
    }

    /// Whether there is anything that could be somebody's.
    fn says_whose(&self) -> bool {
        let others = self.begin.iter().all(|begin| *begin == Begin::Others);
        others || !self.counted.tasks.list.is_empty()
    }

    fn turn(&mut self, party: TaskParty, scene: &Scene) -> Effect {
        self.party = party;
        self.counted.tasks = Tasks::gather(scene.workspace, party, scene.me);
        self.mark = self
            .mark_of(scene)
            .filter(|_| self.counted.tasks.is_steady());
        self.cursor = Cursor::default();
        Effect::None
    }

    fn open(&self, scene: &Scene) -> Effect {
        if let Some(begin) = self.begin.get(self.cursor.at) {
            return begin.go(scene);
        }
        let Some(task) = self.task() else {
            return Effect::None;
        };
        match &task.errand {
            // Above its subject, which says whose check it is and is where Esc leads.
            TaskErrand::GoOn(one) => Effect::Many(vec![
                Effect::subject(&one.code),
                Check::begin(scene, &one.code),
            ]),
            TaskErrand::Sign(doc, _) => SigningPage::open(scene, &task.code, doc),
            TaskErrand::Settle(matter) => SettlePage::open(matter),
            TaskErrand::Sitting { .. } => {
                let me = scene.me.map(str::to_owned);
                me.map_or(Effect::None, |me| SittingPage::open(&me))
            }
            TaskErrand::Issue(id) => Effect::go(IssuePage::new(id, scene)),
            TaskErrand::Stage | TaskErrand::Meet(_) => Effect::subject(&task.code),
        }
    }

    /// Another person sits here: their day comes first, from its first line on.
    fn look_who_sits(&mut self, scene: &Scene) {
        if self.me.as_deref() != scene.me {
            *self = Self {
                me: scene.me.map(str::to_owned),
                party: TaskParty::first(scene.me),
                ..Self::default()
            };
        }
    }
}

impl Page for Overview {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Overview, Context::List, Context::Browse]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why => !scene.workspace.notices().is_empty(),
            Intent::Back => false,
            Intent::Confirm => self.count() > 0,
            Intent::Left | Intent::Narrow => self.says_whose(),
            _ => true,
        }
    }

    /// Counts everything anew, and stays on the subject it was on.
    fn wake(&mut self, scene: &Scene) {
        let Some(project) = scene.workspace.project() else {
            *self = Self::default();
            return;
        };
        self.look_who_sits(scene);
        let on = self.task().map(|task| (task.section, task.code.clone()));
        let before = std::mem::replace(&mut self.begin, Begin::of(Some(project)));
        self.recount(scene, project);
        let list = &self.counted.tasks.list;
        let again = on.and_then(|(section, code)| {
            let same = |task: &Task| task.code == code && task.section == section;
            let there = list.iter().position(same);
            there.or_else(|| list.iter().position(|task| task.code == code))
        });
        // More people can wait: whoever has planned and not moved yet begins with what there is to check.
        let waits = self.begin == [Begin::Others] && before != self.begin && !list.is_empty();
        let again = again.or(waits.then_some(0));
        let again = again.map(|at| self.begin.len() + at);
        self.cursor.stay(again, self.count());
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        let lead = match self.party {
            TaskParty::Me => Lead::new(say::nothing_mine, say::to_everyone, |_| {
                Effect::Mean(Intent::Narrow)
            }),
            _ => Lead::new(say::nothing, say::to_tree, |_| Effect::Mean(Intent::Tree)),
        };
        (self.count() == 0 && scene.workspace.project().is_some()).then_some(lead)
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.count();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Left => self.turn(self.party.before(scene.me), scene),
            Intent::Narrow => self.turn(self.party.next(scene.me), scene),
            Intent::Confirm => self.open(scene),
            Intent::Tree => Effect::go(Tree::default()),
            Intent::Rates => Effect::go(Rates::default()),
            Intent::Pictures => Effect::go(PicturesPage::default()),
            Intent::People => Effect::go(People::default()),
            Intent::Agreement => AgreementForm::open(scene),
            Intent::Issues => Effect::go(Board::default()),
            Intent::Blocked => Effect::go(BlockedPage::anywhere()),
            Intent::Registers => Effect::go(Registers::default()),
            Intent::Print => PapersPage::of_this_month(scene),
            Intent::Exchange => Effect::go(ExchangePage::default()),
            Intent::Doctor => Effect::go(DoctorPage::default()),
            Intent::Why if self.offers(intent, scene) => Effect::go(OpeningFound::default()),
            Intent::Projects => Effect::go(Projects::default()),
            _ => Effect::None,
        }
    }

    /// Home: there is nothing further back, and Esc does no harm.
    fn back(&mut self, _scene: &Scene) -> Effect {
        Effect::None
    }

    /// ```text
    ///  P1 滨江一号                                 评定标准 GBJ 300-88
    ///  一次验收合格率（检验批）  95.8 % (23/24)    目标 90 % v 达到          逐月 ...
    ///  优良率（检验批）          60.0 % (12/20)    ...
    ///  检验批已验收              19.2 % (23/120)   [####...............]
    ///
    ///  等谁处理  < 全部人员 >                                                各单位 ...
    ///  逾期（...） 3
    ///  > L-001  一层剪力墙钢筋     验收    x 不合格   12 天
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let main = match area.width >= WIDE {
            true => {
                let columns = [Constraint::Fill(1), Constraint::Length(SIDE)];
                let [main, aside] = Layout::horizontal(columns).areas(area);
                side::view(frame.buffer_mut(), aside, &self.counted.summary, scene);
                main
            }
            false => area,
        };
        let lines = headline::lines(&self.counted.summary, usize::from(main.width), scene);
        let rows = [
            Constraint::Length(lines.len() as u16 + 1),
            Constraint::Fill(1),
        ];
        let [top, rest] = Layout::vertical(rows).areas(main);
        headline::view(frame.buffer_mut(), top, &lines);
        list::view(frame.buffer_mut(), rest, self, scene);
    }
}
