//! Where the program starts: a plain list of the project's lots. How a lot is checked is not known
//! here.

use super::cursor::Cursor;
use super::effect::Effect;
use super::intent::Intent;
use super::keymap::Context;
use super::pen::Pen;
use super::screen::{Page, Scene};
use super::subject::SubjectPage;
use crate::domain::Kind;
use crate::domain::project::Node;
use crate::text::screen::bar;
use crate::text::screen::home as say;
use crate::text::width::{clip_middle, fit};
use crate::text::words;
use crate::workspace::Workspace;
use crate::workspace::waiting::Progress;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The first page.
#[derive(Debug, Default)]
pub struct Home {
    cursor: Cursor,
}

/// The subjects in the list: whatever can be checked.
fn subjects(workspace: &Workspace) -> Vec<&Node> {
    let nodes = workspace.project().map(|project| project.nodes());
    nodes.unwrap_or_default().iter().collect()
}

impl Page for Home {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::List]
    }

    fn offers(&self, intent: Intent) -> bool {
        !matches!(intent, Intent::Why | Intent::Back)
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let subjects = subjects(scene.workspace);
        if self.cursor.moved(intent, subjects.len()) {
            return Effect::None;
        }
        match intent {
            Intent::Confirm => match subjects.get(self.cursor.at) {
                Some(node) => SubjectPage::open(scene.workspace, &node.subject.code),
                None => Effect::None,
            },
            Intent::Why => Effect::say(bar::no_why(scene.lang)),
            Intent::Back => Effect::Back,
            _ => Effect::None,
        }
    }

    /// ```text
    ///   检验批      L-001        一层墙柱钢筋                  钢筋一班     未开始
    /// > 检验批      L-002        二层墙柱钢筋                  钢筋二班     待验收
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let subjects = subjects(scene.workspace);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        if subjects.is_empty() {
            let words = match scene.workspace.project() {
                Some(_) => say::no_lots(lang),
                None => say::no_project(lang),
            };
            pen.skip().text(words, theme.warn);
            return;
        }
        let lines = usize::from(area.height);
        let first = self.cursor.first_in_sight(subjects.len(), lines);
        for (at, node) in subjects.iter().enumerate().skip(first).take(lines) {
            let style = if at == self.cursor.at {
                theme.selected
            } else {
                theme.base
            };
            pen.row(
                &[(
                    &row(node, at == self.cursor.at, pen.columns(), scene),
                    style,
                )],
                style,
            );
        }
    }
}

fn row(node: &Node, selected: bool, columns: usize, scene: &Scene) -> String {
    let subject = &node.subject;
    let mark = if selected { ">" } else { " " };
    let name = columns.saturating_sub(2 + 12 + 14 + 14 + 12 + 1);
    format!(
        "{mark} {}{}{}{}{}",
        fit(words::kind(scene.lang, subject.kind), 12),
        fit(&clip_middle(&subject.code, 13), 14),
        fit(&clip_middle(&subject.name, name.saturating_sub(1)), name),
        fit(&clip_middle(&subject.crew, 13), 14),
        fit(progress(node, scene), 12),
    )
}

fn progress(node: &Node, scene: &Scene) -> &'static str {
    let lang = scene.lang;
    match scene.workspace.progress_of(node) {
        Progress::NotStarted if node.subject.kind == Kind::Lot => say::not_started(lang),
        Progress::NotStarted => "",
        Progress::UnderWay => say::under_way(lang),
        Progress::AwaitingAcceptance => say::awaiting(lang),
        Progress::Rejected => say::rejected(lang),
        Progress::Accepted => say::accepted(lang),
        Progress::Excellent => say::excellent(lang),
    }
}
