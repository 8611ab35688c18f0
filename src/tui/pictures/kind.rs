//! What each of the pictures knows of itself; which of them is shown is not known here.

use crate::text::Lang;
use crate::text::width::width;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Parts;
use crate::tui::page::LotsBehind;
use crate::tui::page::errand::Errand;
use crate::tui::page::{Effect, Lead, Scene};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use std::fmt::Debug;

/// One of the pictures.
pub trait PictureKind: Debug {
    /// What it is called.
    fn name(&self, lang: Lang) -> &'static str;

    /// What of all there is stands in it, in the line above it.
    fn head(&self, _scene: &Scene) -> Parts {
        Vec::new()
    }

    /// What has to be gone through for it, where that takes a while.
    fn errand(&self) -> Option<Errand> {
        None
    }

    /// Looks at the project anew, and stays where one is.
    fn gather(&mut self, scene: &Scene);

    /// Whether it can be narrowed, and whether it goes through stages.
    fn narrows(&self) -> bool {
        false
    }

    fn cycles(&self) -> bool {
        false
    }

    /// Moves, or turns to something else; none where the intent means nothing here.
    fn moved(&mut self, intent: Intent, scene: &Scene) -> Option<Effect>;

    /// Whether there are lots behind what one is on: asked at every frame.
    fn has_lots(&self, scene: &Scene) -> bool;

    /// These lots.
    fn behind(&self, scene: &Scene) -> Option<LotsBehind>;

    /// What is counted, and the arithmetic of what one is on.
    fn why(&self, scene: &Scene) -> Vec<String>;

    /// What it says while there is nothing to draw.
    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        None
    }

    /// Draws it.
    fn view(&self, buffer: &mut Buffer, area: Rect, scene: &Scene);
}

/// Signs with their words, as many a line as fit whole.
pub fn packed(parts: Parts, columns: usize) -> Vec<Parts> {
    let mut lines: Vec<(usize, Parts)> = Vec::new();
    for pair in parts.chunks(2) {
        let wide: usize = pair.iter().map(|(text, _)| width(text)).sum();
        match lines.last_mut() {
            Some((used, line)) if *used + wide <= columns => {
                *used += wide;
                line.extend(pair.iter().cloned());
            }
            _ => lines.push((wide, pair.to_vec())),
        }
    }
    lines.into_iter().map(|(_, line)| line).collect()
}
