//! The help page: the keymap's rows that work on the page below now, and under them the page of the
//! manual about what is done there. Nothing here is typed by hand.

use super::keymap::intent::Intent;
use super::keymap::{self, Context, KeyRow};
use super::list::{Cursor, scrolled};
use super::page::{Effect, Page, Scene, does};
use super::paint::pen::Pen;
use super::paint::popup;
use crate::text::Lang;
use crate::text::manual::Topic;
use crate::text::screen::help as say;
use crate::text::width::{fit, wrap};
use ratatui::Frame;
use ratatui::layout::Rect;

/// So many lines stay in sight at the end, as many as the smallest screen has room for.
const KEPT: usize = 15;
/// Columns for the names of keys.
const KEYS: usize = 16;
/// Columns of the manual: so many there are on the smallest screen.
const COLUMNS: usize = 76;

/// The keys of one page, and what the manual says of it.
#[derive(Debug)]
pub struct Help {
    /// The rows that would do something now.
    rows: Vec<&'static KeyRow>,
    topic: Topic,
    top: Cursor,
}

impl Help {
    /// Help for a page, about which there is a page of the manual, or only the one about keys.
    pub fn on(page: &dyn Page, topic: Option<Topic>, scene: &Scene) -> Self {
        let rows = keymap::rows(page.contexts());
        Self {
            rows: rows.filter(|row| does(page, row.intent, scene)).collect(),
            topic: topic.unwrap_or(Topic::Keys),
            top: Cursor::default(),
        }
    }

    fn lines(&self, scene: &Scene) -> Vec<HelpLine> {
        let mut lines = Vec::new();
        let mut last = None;
        for row in &self.rows {
            if last.replace(row.context) != Some(row.context) {
                lines.push(HelpLine::Heading(row.context.words(scene.lang)));
            }
            lines.push(HelpLine::Row(row));
        }
        lines.push(HelpLine::Words(String::new()));
        lines.extend(told(self.topic, scene.lang));
        lines
    }
}

enum HelpLine {
    Heading(&'static str),
    Row(&'static KeyRow),
    Words(String),
}

/// A page of the manual without its signs of Markdown.
fn told(topic: Topic, lang: Lang) -> impl Iterator<Item = HelpLine> {
    let signs = ["```", "<!--"];
    let lines = topic.page(lang).lines();
    let lines = lines.filter(move |line| !signs.iter().any(|sign| line.starts_with(sign)));
    lines.flat_map(|line| {
        let text = line.trim_start_matches('#');
        if text.len() < line.len() {
            return vec![HelpLine::Heading(text.trim_start())];
        }
        let plain = text.replace("**", "").replace('`', "");
        let lines = wrap(&plain, COLUMNS).into_iter();
        lines.map(HelpLine::Words).collect()
    })
}

impl Page for Help {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.lines(scene).len().saturating_sub(KEPT);
        Some((&mut self.top, count))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => Effect::Back,
            _ => Effect::None,
        }
    }

    /// ```text
    ///  帮助：这里能用的键
    ///  报数：数字 Enter 数字 Enter……
    ///  输入读数时
    ///    Backspace       退格；空白时去掉最后一个读数
    /// ```
    fn fits_anywhere(&self) -> bool {
        true
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let title = self.title(scene);
        let inside = popup::frame(frame, area, [84, area.height], &title, scene);
        let theme = scene.theme;
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        let rows = || self.rows.iter().map(|row| row.context);
        if rows().any(|context| context == Context::Number) {
            pen.text(say::rhythm(scene.lang), theme.popup).skip();
        }
        let lines = (self.lines(scene), self.top);
        scrolled(&mut pen, scene, lines, |pen, line| {
            match line {
                HelpLine::Heading(words) => pen.line(&[(words, theme.strong.patch(theme.popup))]),
                HelpLine::Row(row) => {
                    let names: Vec<String> =
                        row.keys.iter().map(|key| key.name(scene.lang)).collect();
                    let keys = fit(&format!("  {}", names.join(" ")), KEYS);
                    pen.line(&[(&keys, theme.popup), ((row.long)(scene.lang), theme.popup)])
                }
                HelpLine::Words(words) => pen.line(&[(&words, theme.popup)]),
            };
        });
    }
}
