//! A text to be signed, read by whoever is to sign it: page by page to its end, for what was not in sight
//! was not seen. Nothing is signed here.

use crate::domain::statement::Stand;
use crate::text::escape::shown;
use crate::text::screen::signing as say;
use crate::text::width::{width, wrap};
use crate::text::{attest, exchange};
use crate::tui::keymap::intent::Intent;
use crate::tui::page::Scene;
use crate::tui::paint::doubt;
use crate::tui::paint::pen::{Pen, footed};
use crate::workspace::signing::sign::SigningSheet;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::cell::Cell;

/// What stands before a line that goes on from the one above.
const GOES_ON: &str = "|   ";

/// A text being read by who is to sign it.
#[derive(Debug)]
pub struct SigningReading {
    /// The text.
    pub sheet: SigningSheet,
    top: usize,
    /// How many wrapped lines there are and how many fit, as last drawn.
    extent: Cell<(usize, usize)>,
    /// Whether its end was in sight.
    seen: Cell<bool>,
}

impl SigningReading {
    /// From its beginning.
    pub fn new(sheet: SigningSheet) -> Self {
        Self {
            sheet,
            top: 0,
            extent: Cell::default(),
            seen: Cell::new(false),
        }
    }

    /// Whether it says that the verdict is refused.
    pub fn is_refusal(&self) -> bool {
        self.sheet.asked.stand == Stand::Refuse
    }

    /// Whether its end was in sight.
    pub fn is_seen(&self) -> bool {
        self.seen.get()
    }

    /// Moves in it; says whether the intent was a movement at all.
    pub fn moved(&mut self, intent: Intent) -> bool {
        let (all, fit) = self.extent.get();
        let most = all.saturating_sub(fit);
        let page = fit.saturating_sub(1).max(1);
        self.top = match intent {
            Intent::Up => self.top.saturating_sub(1),
            Intent::Down => self.top + 1,
            Intent::PageUp => self.top.saturating_sub(page),
            Intent::PageDown => self.top + page,
            _ => return false,
        }
        .min(most);
        true
    }

    /// The very lines that are signed, wrapped to the screen; below them the code, and how much is left.
    pub fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let (body, below) = footed(area, 1);
        let columns = usize::from(body.width).saturating_sub(width(GOES_ON));
        let lines = self.sheet.lines.iter();
        let wrapped = lines.flat_map(|line| {
            let parts = wrap(&shown(line), columns).into_iter().enumerate();
            parts.map(|(nth, part)| (nth == 0, part))
        });
        let wrapped: Vec<(bool, String)> = wrapped.collect();
        let fit = usize::from(body.height);
        self.extent.set((wrapped.len(), fit));
        let end = self.top + fit >= wrapped.len();
        self.seen.set(self.seen.get() || end);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        for (first, part) in wrapped.iter().skip(self.top).take(fit) {
            let mark = if *first { "| " } else { GOES_ON };
            pen.line(&[(mark, theme.dim), (part, theme.base)]);
        }
        let more = match wrapped.len().saturating_sub(self.top + fit) {
            0 => String::new(),
            left => say::more(lang, left),
        };
        let (stand, style) = match self.is_refusal() {
            true => (attest::refused(lang), theme.bad),
            false => (attest::agreed(lang), theme.good),
        };
        let code = format!("{} {}   ", attest::code(lang), self.sheet.code());
        Pen::new(frame.buffer_mut(), below).line(&[
            (&code, theme.strong),
            (stand, style),
            ("   ", theme.base),
            (&more, theme.warn),
        ]);
    }
}

/// What is odd about the date of what is signed, in words.
pub fn odd(scene: &Scene, subject: &str, doc: &str) -> Option<String> {
    let (workspace, lang) = (scene.workspace, scene.lang);
    let node = workspace.project()?.node(subject)?;
    let check = node.checks.iter().find(|check| check.record == doc);
    let of_check = check.and_then(|check| workspace.odd_date(node, check).ok()?);
    let words = of_check.map(|odd| exchange::odd_date(lang, odd));
    let of_step = || {
        let mut issues = workspace.project()?.issues_of(subject);
        let (issue, nth) = issues.find_map(|one| Some((one, one.taken_in(doc)?)))?;
        let odd = workspace.odd_steps(issue).get(nth).copied()??;
        Some(exchange::odd_step(lang, odd))
    };
    Some(doubt::marked(words.or_else(of_step)?))
}
