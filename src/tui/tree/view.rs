//! The tree as it is drawn: only the rows in sight are looked at.

use super::Tree;
use super::rows::{TreeRow, is_leaf};
use crate::domain::node::Node;
use crate::domain::ratio::Ratio;
use crate::domain::{Kind, Project};
use crate::text::screen::{figure, find, overview as begin, tree as say};
use crate::text::shorten::clip_middle;
use crate::text::width::width;
use crate::text::words;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{self, List, ListCell, WHOLE};
use crate::tui::page::{Effect, Lead, Scene};
use crate::tui::paint::gauge;
use crate::tui::paint::pen::Pen;
use crate::tui::paint::standing;
use crate::tui::projects::planning::Planning;
use crate::workspace::shown::waiting::SubjectProgress;
use ratatui::Frame;
use ratatui::layout::Rect;

/// From so many columns on place, percentage and a bar are shown too.
const ROOMY: usize = 130;
/// The key that narrows it.
const KEY: &str = "  (F9)";
/// Columns of the bar.
const BAR: usize = 22;
/// To how many columns each may be cut: name, level or crew, place, lots accepted, standing.
const LEAST: [usize; 5] = [21, 12, 8, WHOLE, WHOLE];

/// ```text
///  全部 1240
///  > - U 1号楼                     单位工程      3/120   ~ 进行中
///      - D 主体结构                分部工程      3/80    . 未开始
///          L-001 一层剪力墙钢筋    钢筋一班              v 合格
/// ```
pub fn view(frame: &mut Frame, area: Rect, page: &Tree, scene: &Scene) {
    let theme = scene.theme;
    let Some(project) = scene.workspace.project() else {
        return;
    };
    head(frame, area, page, scene);
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip();
    if let Some(lead) = lead(page, scene) {
        return lead.draw(pen.skip(), theme.warn, scene);
    }
    let roomy = pen.columns() >= ROOMY;
    let list = List::of(&page.rows, page.cursor).columns(&LEAST);
    list.draw(&mut pen, scene, |row| {
        match TreeLine::of(row, page, project, scene) {
            Some(line) => line.drawn(roomy, scene),
            None => list::Row::of(theme.base, []),
        }
    });
}

/// Where it leads while no row is in sight.
pub fn lead(page: &Tree, scene: &Scene) -> Option<Lead> {
    let project = scene.workspace.project().filter(|_| page.rows.is_empty())?;
    let make = |scene: &Scene| Effect::go(Planning::of(scene));
    let all = |_: &Scene| Effect::Mean(Intent::Narrow);
    Some(match project.nodes().is_empty() {
        true => Lead::new(say::empty, begin::begin_plan, make),
        false => Lead::new(say::all_finished, say::to_all, all),
    })
}

/// The line above the rows: what is shown, and how many.
fn head(frame: &mut Frame, area: Rect, page: &Tree, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let filter = match page.only_unfinished {
        true => say::unfinished(lang),
        false => say::all(lang),
    };
    let behind = page.behind.as_ref().map(|lots| {
        let count = lots.places.len();
        let count = match lots.kind(scene) {
            Kind::Lot => find::lots(lang, count),
            _ => count.to_string(),
        };
        let said = say::behind(lang, &lots.of, &count);
        // What is shown of them, and its key, stay in sight.
        let beside = width(filter) + width(KEY) + 5;
        let room = usize::from(area.width).saturating_sub(beside);
        format!("{}   ", clip_middle(&said, room))
    });
    let count = match behind {
        Some(_) => String::new(),
        None => format!("  {}", page.rows.len()),
    };
    let parts = [
        (" ", theme.base),
        (behind.as_deref().unwrap_or_default(), theme.strong),
        (filter, theme.strong),
        (&count, theme.dim),
        (KEY, theme.dim),
    ];
    Pen::new(frame.buffer_mut(), area).line(&parts);
}

/// A row in sight, with what is known of its node.
struct TreeLine<'a> {
    row: &'a TreeRow,
    node: &'a Node,
    page: &'a Tree,
    project: &'a Project,
    lots: Ratio,
    progress: SubjectProgress,
}

impl<'a> TreeLine<'a> {
    fn of(row: &'a TreeRow, page: &'a Tree, project: &'a Project, scene: &Scene) -> Option<Self> {
        let node = project.nodes().get(row.place)?;
        let sum = page.sums.get(row.place).copied().unwrap_or_default();
        let progress = match scene.workspace.progress_of(node) {
            SubjectProgress::NotStarted if node.subject.kind != Kind::Lot => {
                sum.standing(node.subject.kind)
            }
            own => own,
        };
        Some(Self {
            row,
            node,
            page,
            project,
            lots: sum.lots,
            progress,
        })
    }

    /// What stands in its columns; on a wide screen its place, and the percentage of lots with a bar.
    fn drawn(&self, roomy: bool, scene: &Scene) -> list::Row {
        let (kind, theme) = (self.node.subject.kind, scene.theme);
        let standing = match kind {
            Kind::SubUnit | Kind::SubDivision => String::new(),
            _ => standing::both(scene.lang, self.progress),
        };
        let lots = match (kind, roomy) {
            (Kind::Lot, _) => String::new(),
            (_, true) => figure::rate(self.lots),
            (_, false) if self.lots.whole == 0 => figure::NONE.to_owned(),
            (_, false) => format!("{}/{}", self.lots.part, self.lots.whole),
        };
        let place = match roomy {
            true => self.node.subject.location.clone(),
            false => String::new(),
        };
        let bar = match kind == Kind::Lot || !roomy {
            true => Vec::new(),
            false => gauge::bar(self.lots, None, BAR, theme),
        };
        let name = match kind {
            Kind::Lot => theme.base,
            _ => theme.strong,
        };
        let cells = [
            ListCell::new(self.name(), name),
            side(self.node, scene),
            ListCell::new(place, theme.dim).aside(),
            ListCell::new(lots, theme.base).with_bar(bar),
            ListCell::new(standing, standing::style(theme, self.progress)),
        ];
        list::Row::of(theme.base, cells)
    }

    /// Indent, sign of folding, code and name.
    fn name(&self) -> String {
        let sign = match is_leaf(self.project, self.node) {
            true => " ",
            false if self.page.unfolded.contains(&self.row.place) => "-",
            false => "+",
        };
        let indent = "  ".repeat(self.row.depth);
        let subject = &self.node.subject;
        format!("{indent}{sign} {} {}", subject.code, subject.name)
    }
}

/// A lot's crew, any other node's level.
fn side(node: &Node, scene: &Scene) -> ListCell {
    let dim = scene.theme.dim;
    match node.subject.kind {
        Kind::Lot => ListCell::new(&node.subject.crew, dim).aside(),
        kind => ListCell::new(words::kind(scene.lang, kind), dim),
    }
}
