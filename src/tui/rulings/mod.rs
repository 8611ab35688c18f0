//! What can be decided about a subject beside its rounds: the legal exits, rounds that ended without
//! an inspection, corrections, lots that go out of the plan. What is open now comes first, each with
//! the documents it needs; the rest with the reason that is against it.

mod form;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, Row};
use super::page::{Effect, Lead, Page, Scene};
use super::paint::faults::sentences;
use super::paint::pen::{Pen, footed};
use super::paint::popup;
use crate::domain::ruling::What;
use crate::domain::{Fault, rule};
use crate::text::screen::{blocked, rulings as say};
use crate::text::words;
use ratatui::Frame;
use ratatui::layout::Rect;

pub use form::RulingForm;

/// The page.
#[derive(Debug)]
pub struct Rulings {
    subject: String,
    rows: Vec<(What, Vec<Fault>)>,
    cursor: Cursor,
}

impl Rulings {
    /// The rulings on a subject.
    pub fn on(subject: &str, scene: &Scene) -> Self {
        Self {
            subject: subject.to_owned(),
            rows: offered(subject, scene),
            cursor: Cursor::default(),
        }
    }

    fn confirm(&self, scene: &Scene) -> Effect {
        match self.rows.get(self.cursor.at) {
            Some((what, faults)) if faults.is_empty() => {
                let form = RulingForm::new(&self.subject, *what, scene);
                Effect::go(form)
            }
            Some((_, faults)) => Effect::Warn(sentences(scene, &self.subject, faults).join(" ")),
            None => Effect::None,
        }
    }
}

fn offered(subject: &str, scene: &Scene) -> Vec<(What, Vec<Fault>)> {
    let workspace = scene.workspace;
    let found = workspace.project().and_then(|project| {
        let node = project.node(subject)?;
        let chain = workspace.chain(node)?;
        let rulebook = &workspace.library().rulebook;
        Some(rule::offered(
            project,
            rulebook,
            chain,
            node,
            &workspace.now(),
        ))
    });
    let faults = |(what, troubles): (What, Vec<_>)| {
        let faults = troubles.into_iter().map(Fault::whole).collect();
        (what, faults)
    };
    let mut rows: Vec<(What, Vec<Fault>)> = found.into_iter().flatten().map(faults).collect();
    rows.sort_by_key(|(_, faults)| !faults.is_empty());
    rows
}

impl Page for Rulings {
    fn title(&self, scene: &Scene) -> String {
        format!("{}  {}", say::title(scene.lang), self.subject)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Popup]
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Confirm => {
                let row = self.rows.get(self.cursor.at);
                row.is_some_and(|(_, faults)| faults.is_empty())
            }
            _ => true,
        }
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        let lead = Lead::new(say::none, blocked::go_back, |_| Effect::Back);
        self.rows.is_empty().then_some(lead)
    }

    fn wake(&mut self, scene: &Scene) {
        self.rows = offered(&self.subject, scene);
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, self.rows.len()))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => self.confirm(scene),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  现在可以作：
    ///  > 检测鉴定达到设计要求
    ///    设计核算认可
    ///  现在不能作：
    ///    视为合格
    ///
    ///  须有文件 检测鉴定报告（建设单位委托）
    ///  可由 专业监理工程师、总监理工程师、建设单位项目负责人
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let lines = area.height.min(24);
        let inside = popup::frame(frame, area, [96, lines], &self.title(scene), scene);
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let (body, below) = footed(inside, 4);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        match Page::lead(self, scene) {
            Some(lead) => lead.draw(&mut pen, theme.warn, scene),
            None => self.list(&mut pen, scene),
        }
        let mut pen = Pen::new(frame.buffer_mut(), below);
        if let Some((what, faults)) = self.rows.get(self.cursor.at) {
            self.foot(&mut pen, *what, faults, scene);
        }
    }
}

impl Rulings {
    fn list(&self, pen: &mut Pen, scene: &Scene) {
        let theme = scene.theme;
        // A heading stands before the first that can be made, and before the first that cannot.
        let headed = |before: Option<&&(What, Vec<Fault>)>, (_, faults): &&(What, Vec<Fault>)| {
            let can = faults.is_empty();
            let first = before.map(|(_, faults)| faults.is_empty()) != Some(can);
            let words = if can { say::can } else { say::cannot };
            first.then(|| vec![(words(scene.lang).to_owned(), theme.strong)])
        };
        let list = List::headed(&self.rows, self.cursor, headed).flush();
        list.draw(pen, scene, |(what, faults)| {
            let style = if faults.is_empty() {
                theme.base
            } else {
                theme.dim
            };
            Row::plain(style, [words::ruling(scene.lang, *what)])
        });
    }

    /// How many photos have to come with a ruling.
    fn images(&self, what: What, scene: &Scene) -> usize {
        let workspace = scene.workspace;
        let node = workspace
            .project()
            .and_then(|project| project.node(&self.subject));
        let chain = node.and_then(|node| workspace.chain(node));
        chain.map_or(0, |chain| rule::images_for(chain, what))
    }

    fn foot(&self, pen: &mut Pen, what: What, faults: &[Fault], scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        if !faults.is_empty() {
            let why = sentences(scene, &self.subject, faults).join(" ");
            pen.text(&why, theme.warn);
            return;
        }
        let papers = what.papers().iter().map(|kind| words::paper(lang, *kind));
        let papers = match what.papers() {
            [] => say::no_papers(lang).to_owned(),
            _ => papers.collect::<Vec<_>>().join(lang.between()),
        };
        pen.labelled((say::papers(lang), theme.dim), (&papers, theme.base));
        let images = self.images(what, scene);
        if images > 0 {
            let needed = say::images_needed(lang, images);
            pen.labelled((say::images(lang), theme.dim), (&needed, theme.base));
        }
        let roles = words::roles(lang, what.roles());
        pen.labelled((say::may(lang), theme.dim), (&roles, theme.base));
    }
}
