//! Drawing a frame: the lines around the pages, the page on top, and the one below a popup. What stands
//! in them is not decided here.

use super::App;
use crate::text::screen::bar as say;
use crate::tui::app::bar;
use crate::tui::page::{Page, Scene};
use crate::tui::paint::pen::Pen;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

/// The smallest screen that pages are made for.
const SMALLEST: (u16, u16) = (60, 20);

impl App {
    /// Draws the page on top, with the page below it when it is a popup.
    ///
    /// ```text
    ///  三检 > 一号楼 > …                    top
    ///  ...                                  the page
    ///  ...                                  status: what was said, what was saved
    ///  Enter 打开  Esc 返回  F1 帮助        keys
    /// ```
    pub fn draw(&self, frame: &mut Frame) {
        let _drawing = self.drawing();
        let area = frame.area();
        let scene = self.scene();
        self.photos.begin();
        self.hits.clear();
        Pen::over(frame.buffer_mut(), area, self.theme.base);
        self.cramped
            .set(area.width < SMALLEST.0 || area.height < SMALLEST.1);
        match self.stack.last() {
            Some(top) if self.cramped.get() && top.fits_anywhere() => {
                return top.view(frame, area, &scene);
            }
            _ if self.cramped.get() => return too_small(frame, area, &scene),
            _ => {}
        }
        let said = bar::status_lines(area.width, &self.status, &scene);
        let rows = [
            Constraint::Length(1),
            Constraint::Fill(1),
            Constraint::Length(said),
            Constraint::Length(1),
        ];
        let [top, middle, status, keys] = Layout::vertical(rows).areas(area);
        let in_sight = self.in_sight();
        for (at, page) in in_sight.iter().enumerate() {
            let on_top = at + 1 == in_sight.len();
            // What lies below a popup is not pressed through it.
            self.hits.clear();
            page.view(frame, middle, &Scene { on_top, ..scene });
        }
        let buffer = frame.buffer_mut();
        bar::top(buffer, top, &self.titles(&scene), &scene);
        bar::status(buffer, status, &self.status, &scene);
        if let Some(last) = self.stack.last() {
            bar::keys(buffer, keys, last.as_ref(), &scene);
        }
    }

    /// The last full page and the popups above it.
    fn in_sight(&self) -> &[Box<dyn Page>] {
        let bottom = self.stack.iter().rposition(|page| !page.is_popup());
        self.stack.get(bottom.unwrap_or(0)..).unwrap_or_default()
    }

    fn titles(&self, scene: &Scene) -> Vec<String> {
        let pages = self.stack.iter();
        pages
            .filter(|page| !page.is_popup())
            .map(|page| page.title(scene))
            .collect()
    }
}

fn too_small(frame: &mut Frame, area: Rect, scene: &Scene) {
    let now = format!(
        "{} {} x {}",
        say::it_is(scene.lang),
        area.width,
        area.height
    );
    Pen::new(frame.buffer_mut(), area)
        .text(say::too_small(scene.lang), scene.theme.strong)
        .text(&now, scene.theme.base)
        .text(say::too_small_keys(scene.lang), scene.theme.base);
}
