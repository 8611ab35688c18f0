//! The overview of a project, home once it is entered: its rates against their targets, and what
//! waits for whom. How a lot is checked is not known here.
//!
//! | file | noun |
//! |---|---|
//! | `headline`, `list`, `side` | how it is drawn: its head, what waits, what stands beside |
//! | `summary`, `tasks` | the figures, what waits |
//! | `begin` | what a project still needs before anything can be checked |
//! | `found` | what opening the project found |

mod begin;
mod found;
mod headline;
mod list;
mod side;
mod summary;
mod tasks;

use super::blocked::BlockedPage;
use super::exchange::ExchangePage;
use super::issues::Board;
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Lead, Page, Scene};
use super::papers::PapersPage;
use super::people::People;
use super::projects::Projects;
use super::projects::agreement::AgreementForm;
use super::rates::Rates;
use super::registers::Registers;
use super::settle::SettlePage;
use super::signing::SigningPage;
use super::tree::Tree;
use crate::text::screen::overview as say;
use begin::Begin;
use found::OpeningFound;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};
use summary::Summary;
use tasks::{Task, TaskParty, Tasks};

/// From so many columns on the months and units stand beside the list.
const WIDE: u16 = 140;
/// Columns of that side.
const SIDE: u16 = 64;

/// The overview.
#[derive(Debug, Default)]
pub struct Overview {
    cursor: Cursor,
    party: TaskParty,
    summary: Summary,
    begin: Vec<Begin>,
    tasks: Tasks,
}

impl Overview {
    /// What waits on the selected line.
    fn task(&self) -> Option<&Task> {
        let at = self.cursor.at.checked_sub(self.begin.len())?;
        self.tasks.list.get(at)
    }

    fn count(&self) -> usize {
        self.begin.len() + self.tasks.list.len()
    }

    fn turn(&mut self, party: TaskParty, scene: &Scene) -> Effect {
        self.party = party;
        self.tasks = Tasks::gather(scene.workspace, party);
        self.cursor = Cursor::default();
        Effect::None
    }

    fn open(&self, scene: &Scene) -> Effect {
        if let Some(begin) = self.begin.get(self.cursor.at) {
            return begin.go(scene);
        }
        match self.task() {
            Some(Task {
                unsigned: Some((doc, _)),
                code,
                ..
            }) => SigningPage::open(scene, code, doc),
            Some(Task {
                matter: Some(matter),
                ..
            }) => SettlePage::open(matter),
            Some(task) => Effect::subject(&task.code),
            None => Effect::None,
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
            _ => true,
        }
    }

    /// Counts everything anew, and stays on the subject it was on.
    fn wake(&mut self, scene: &Scene) {
        let Some(project) = scene.workspace.project() else {
            *self = Self::default();
            return;
        };
        let on = self.task().map(|task| task.code.clone());
        self.begin = Begin::of(Some(project));
        self.summary = Summary::of(scene.workspace, project);
        self.tasks = Tasks::gather(scene.workspace, self.party);
        let mut list = self.tasks.list.iter();
        let again = list.position(|task| Some(&task.code) == on.as_ref());
        let again = again.map(|at| self.begin.len() + at);
        self.cursor.stay(again, self.count());
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        let all = |_: &Scene| Effect::Mean(Intent::Tree);
        let lead = Lead::new(say::nothing, say::to_tree, all);
        (self.count() == 0 && scene.workspace.project().is_some()).then_some(lead)
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.count();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Left => self.turn(self.party.before(), scene),
            Intent::Right => self.turn(self.party.turned(1), scene),
            Intent::Confirm => self.open(scene),
            Intent::Tree => Effect::go(Tree::default()),
            Intent::Rates => Effect::go(Rates::default()),
            Intent::People => Effect::go(People::default()),
            Intent::Agreement => AgreementForm::open(scene),
            Intent::Issues => Effect::go(Board::default()),
            Intent::Blocked => Effect::go(BlockedPage::anywhere()),
            Intent::Registers => Effect::go(Registers::default()),
            Intent::Print => PapersPage::of_this_month(scene),
            Intent::Exchange => Effect::go(ExchangePage::default()),
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
                side::view(frame.buffer_mut(), aside, &self.summary, scene);
                main
            }
            false => area,
        };
        let lines = headline::lines(&self.summary, usize::from(main.width), scene);
        let rows = [
            Constraint::Length(lines.len() as u16 + 1),
            Constraint::Fill(1),
        ];
        let [top, rest] = Layout::vertical(rows).areas(main);
        headline::view(frame.buffer_mut(), top, &lines);
        list::view(frame.buffer_mut(), rest, self, scene);
    }
}
