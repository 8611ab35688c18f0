//! A subject's page: what it is, where it stands in its chain, its rounds so far. From here one goes
//! on to the open stage or back into a concluded check.
//!
//! | file | noun |
//! |---|---|
//! | `head`, `rounds`, `foot` | what it is, its rounds, what is said of the selected one |
//! | `beside` | what was decided, open issues, notices |
//! | `notice` | the form of a notice |
//! | `view` | how it is drawn |

mod beside;
mod foot;
mod head;
mod notice;
mod rounds;
mod view;

use super::blocked::BlockedPage;
use super::check::Check;
use super::check::record::RecordPage;
use super::evidence::kept_with;
use super::issues::Board;
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Page, Scene};
use super::papers::PapersPage;
use super::rulings::Rulings;
use super::settle::SettlePage;
use super::signing::SigningPage;
use crate::domain::check::CheckSummary;
use crate::domain::choice::Thing;
use crate::domain::node::Node;
use crate::text::screen::signing;
use crate::workspace::Workspace;
use crate::workspace::paper::offers::Matter;
use notice::NoticeForm;
use ratatui::Frame;
use ratatui::layout::Rect;
use rounds::{RoundRow, RoundsStanding, Times};
use std::collections::BTreeMap;

/// A subject's page.
#[derive(Debug)]
pub struct SubjectPage {
    code: String,
    cursor: Cursor,
    /// How many rows there were when the cursor was placed.
    seen: usize,
    /// What is odd about the times of its checks, by their records; looked up once, for it is in those.
    times: BTreeMap<String, Times>,
}

impl SubjectPage {
    /// Opens the page of a subject, on the stage that is open now.
    pub fn open(workspace: &Workspace, code: &str) -> Effect {
        Effect::go(Self::of(workspace, code))
    }

    /// The page of a subject, on the stage that is open now.
    pub fn of(workspace: &Workspace, code: &str) -> Self {
        let mut page = Self {
            code: code.to_owned(),
            cursor: Cursor::default(),
            seen: 0,
            times: BTreeMap::new(),
        };
        let rows = page
            .standing(workspace)
            .map(|standing| standing.rows().len());
        page.place(rows.unwrap_or(0));
        page
    }

    /// Places the cursor on the last row, what is to be done now, whenever rows were added: a check
    /// may have been concluded above this page.
    fn place(&mut self, rows: usize) {
        self.cursor = self.placed(rows);
        self.seen = rows;
    }

    fn placed(&self, rows: usize) -> Cursor {
        match rows == self.seen {
            true => self.cursor,
            false => Cursor::on(rows.saturating_sub(1)),
        }
    }

    fn standing<'a>(&'a self, workspace: &'a Workspace) -> Option<RoundsStanding<'a>> {
        let project = workspace.project()?;
        let node = project.node(&self.code)?;
        let chain = workspace.chain(node)?;
        let open = chain.open_stage(node).map(|(at, _)| at);
        Some(RoundsStanding {
            node,
            chain,
            open,
            changed_twice: project.collision(Thing::Subject, &self.code).is_some(),
            times: &self.times,
        })
    }

    fn look_up(&mut self, workspace: &Workspace) {
        let node = workspace
            .project()
            .and_then(|project| project.node(&self.code));
        let times = |node: &Node, check: &CheckSummary| Times {
            clock: workspace
                .stamp_of(&check.record)
                .map_or_else(|_| String::new(), |stamp| stamp.clk),
            odd: workspace.odd_date(node, check).ok().flatten(),
        };
        let checks = node
            .into_iter()
            .flat_map(|node| node.checks.iter().map(move |check| (node, check)));
        self.times = checks
            .map(|(node, check)| (check.record.clone(), times(node, check)))
            .collect();
    }
}

impl Page for SubjectPage {
    fn title(&self, _scene: &Scene) -> String {
        self.code.clone()
    }

    fn contexts(&self) -> &'static [Context] {
        &[
            Context::Signable,
            Context::Subject,
            Context::Rounds,
            Context::List,
            Context::Browse,
        ]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        let Some(standing) = self.standing(scene.workspace) else {
            return intent == Intent::Back;
        };
        let rows = standing.rows();
        let closed = || standing.closed(scene).is_some();
        match (intent, rows.get(self.placed(rows.len()).at)) {
            (Intent::Sign | Intent::Confirm | Intent::Why, Some(RoundRow::Round(check))) => {
                check.ruling.is_none()
            }
            (Intent::Confirm, Some(RoundRow::Open(_))) => {
                !closed() || standing.before(scene).is_some()
            }
            (Intent::Confirm, row) => row.is_some(),
            (Intent::Why, _) => closed(),
            (Intent::Sign, _) => false,
            _ => true,
        }
    }

    fn matter(&self, _scene: &Scene) -> Option<Matter> {
        Some(Matter::Subject(self.code.clone()))
    }

    fn wake(&mut self, scene: &Scene) {
        self.look_up(scene.workspace);
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let rows = self
            .standing(scene.workspace)
            .map(|standing| standing.rows().len())?;
        self.place(rows);
        Some((&mut self.cursor, rows))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Some(standing) = self.standing(scene.workspace) else {
            return Effect::Back;
        };
        let rows = standing.rows();
        match (intent, rows.get(self.cursor.at)) {
            (Intent::Evidence, _) => kept_with(scene, |one| one.subject == self.code),
            (Intent::Confirm | Intent::Why, Some(RoundRow::Round(check)))
                if check.ruling.is_none() =>
            {
                RecordPage::open(scene, &check.record)
            }
            (Intent::Sign, Some(RoundRow::Round(check))) => {
                SigningPage::open(scene, &self.code, &check.record)
            }
            (Intent::Sign, _) => Effect::say(signing::choose_round(scene.lang)),
            (Intent::Confirm, Some(RoundRow::Open(_))) => match standing.before(scene) {
                Some(lot) => Effect::subject(&lot.code),
                None => Check::begin(scene, &self.code),
            },
            (Intent::Confirm, Some(RoundRow::Settle(matter))) => SettlePage::open(matter),
            (Intent::Issues, _) => Effect::go(Board::of(&self.code)),
            (Intent::Blocked, _) => Effect::go(BlockedPage::on(&self.code)),
            (Intent::Rule, _) => {
                let page = Rulings::on(&self.code, scene);
                Effect::go(page)
            }
            (Intent::Print, _) => PapersPage::of(Matter::Subject(self.code.clone())),
            (Intent::Notify, _) => NoticeForm::open(&self.code, scene),
            (Intent::Why, _) => standing.closed(scene).map_or(Effect::None, Effect::Say),
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        if let Some(standing) = self.standing(scene.workspace) {
            let cursor = self.placed(standing.rows().len());
            view::view(frame.buffer_mut(), area, &standing, cursor, scene);
        }
    }
}
