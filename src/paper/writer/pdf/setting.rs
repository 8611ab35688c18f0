//! Text in glyphs. Lines stand as they were broken; where a face is wider than was reckoned, the line is drawn
//! together to the width it has. A character that no face has is remembered, and nothing stands for it.

use super::mark;
use super::missing::{Missing, is_selector, stands_alone};
use crate::paper::form::{Align, CellStand};
use crate::paper::sheet::area::Area;
use crate::paper::sheet::fit::{ABOVE, picture_height, side, text_room};
use crate::paper::sheet::length::Length;
use crate::paper::sheet::{Face, Placed};
use crate::paper::value::{Piece, ReadingMark, plain};
use crate::paper::writer::fonts::{Fonts, Glyph};
use crate::text::escape::shown;
use krilla::color::luma;
use krilla::geom::{Point, Transform};
use krilla::paint::Fill;
use krilla::surface::Surface;
use krilla::text::{GlyphId, KrillaGlyph};
use std::collections::HashMap;

/// From the upper edge of a character's square to the line it stands on, as a share of its size.
const RISE: f32 = 0.86;
/// Size of what stands in the lower margin, in tenths of a point.
const FOOTER: u32 = 75;

/// Sets text in the fonts of a machine.
pub struct Setter<'a> {
    fonts: &'a Fonts,
    known: HashMap<(Face, char), Option<Glyph>>,
    lacked: Vec<char>,
    missing: Vec<Missing>,
}

/// A part of a line; lengths are shares of the type size.
enum SetPart {
    Text(Vec<GlyphRun>),
    Marked(Vec<GlyphRun>, ReadingMark),
    Box(bool),
}

/// Glyphs of one face.
struct GlyphRun {
    typeface: usize,
    text: String,
    glyphs: Vec<KrillaGlyph>,
}

impl GlyphRun {
    fn width(&self) -> f32 {
        self.glyphs.iter().map(|glyph| glyph.x_advance).sum()
    }
}

fn runs_width(runs: &[GlyphRun]) -> f32 {
    runs.iter().map(GlyphRun::width).sum()
}

impl SetPart {
    fn width(&self) -> f32 {
        match self {
            SetPart::Text(runs) => runs_width(runs),
            SetPart::Marked(runs, _) => runs_width(runs) + mark::ROOM,
            SetPart::Box(_) => 1.0,
        }
    }
}

impl<'a> Setter<'a> {
    /// With these fonts.
    pub fn new(fonts: &'a Fonts) -> Self {
        Self {
            fonts,
            known: HashMap::new(),
            lacked: Vec::new(),
            missing: Vec::new(),
        }
    }

    /// Begins a document: a blank is known as a blank before it stands for a sign that is drawn.
    pub fn begin(&mut self, surface: &mut Surface) {
        let blank = self.runs(" ", Face::Text);
        self.draw_runs(surface, &blank, (0.0, 0.0), 1.0, 1.0);
    }

    /// The characters that no face had, each with every text it stands in.
    pub fn missing(self) -> Vec<Missing> {
        self.missing
    }

    /// Remembers in which text the characters stand that no face had.
    fn remember(&mut self, text: &str) {
        for character in std::mem::take(&mut self.lacked) {
            let mut lines = text.lines();
            let text = lines.find(|line| line.contains(character));
            let text = text.unwrap_or_default().to_owned();
            let missing = Missing {
                character,
                text,
                field: None,
            };
            if !self.missing.contains(&missing) {
                self.missing.push(missing);
            }
        }
    }

    /// Sets the text of a pane.
    pub fn pane(&mut self, surface: &mut Surface, placed: &Placed, area: Area) {
        let (pane, look) = (&placed.pane, placed.pane.look);
        let step = look.line();
        let left = area.left + side(pane);
        let room = text_room(pane);
        let mut top = area.top + text_top(placed, area.height);
        for line in &placed.broken {
            let at = Area {
                left,
                top,
                width: room,
                height: step,
            };
            self.line(surface, line, look.face, look.size, look.align, at);
            top += step;
        }
        self.remember(&pane.plain());
    }

    /// Sets what stands below the frame, at the left and at the right.
    pub fn footer(&mut self, surface: &mut Surface, [left, right]: &[String; 2], area: Area) {
        for (text, align) in [(left, Align::Left), (right, Align::Right)] {
            let line = [Piece::Text(text.clone())];
            self.line(surface, &line, Face::Text, FOOTER, align, area);
            self.remember(text);
        }
    }

    fn line(
        &mut self,
        surface: &mut Surface,
        line: &[Piece],
        face: Face,
        size: u32,
        align: Align,
        at: Area,
    ) {
        let sets: Vec<SetPart> = line
            .iter()
            .filter_map(|piece| self.set(piece, face))
            .collect();
        let points = Length::tenths(size).points();
        let wide = points * sets.iter().map(SetPart::width).sum::<f32>();
        let room = at.width.points();
        let narrow = if wide > room { room / wide } else { 1.0 };
        let free = (room - wide * narrow).max(0.0);
        let lead = match align {
            Align::Left => 0.0,
            Align::Centre => free / 2.0,
            Align::Right => free,
        };
        let above = (at.height.points() - points) / 2.0;
        let mut from = at.left.points() + lead;
        let base = at.top.points() + above + points * RISE;
        for set in &sets {
            self.draw(surface, set, (from, base), points, narrow);
            from += set.width() * points * narrow;
        }
    }

    fn draw(
        &mut self,
        surface: &mut Surface,
        set: &SetPart,
        (left, base): (f32, f32),
        size: f32,
        narrow: f32,
    ) {
        let wide = set.width() * size * narrow;
        match set {
            SetPart::Text(runs) => self.draw_runs(surface, runs, (left, base), size, narrow),
            SetPart::Marked(runs, mark) => {
                let bare = runs_width(runs) * size * narrow;
                let inside = mark::inside(*mark, bare, wide, size);
                let start = left + (wide - bare * inside.across) / 2.0;
                let at = (start, base + inside.down);
                self.draw_runs(
                    surface,
                    runs,
                    at,
                    size * inside.size,
                    narrow * inside.across / inside.size,
                );
                mark::around(surface, *mark, (left, base), wide, size);
                let end = start + bare * inside.across;
                let (at, room) = ((end, at.1), left + wide - end);
                self.sign(surface, mark.sign(), at, size * inside.size, room);
            }
            SetPart::Box(ticked) => {
                mark::square(surface, *ticked, (left, base), wide, size);
                let sign = plain(&[Piece::Box(*ticked)]);
                sign.chars()
                    .for_each(|sign| self.sign(surface, sign, (left, base), size, wide));
            }
        }
    }

    /// A sign that is drawn, for whoever reads or copies the text: a blank so wide that stands for it.
    fn sign(&mut self, surface: &mut Surface, sign: char, at: (f32, f32), size: f32, wide: f32) {
        let mut blank = self.runs(" ", Face::Text);
        for run in &mut blank {
            run.text = sign.to_string();
            for glyph in &mut run.glyphs {
                glyph.text_range = 0..run.text.len();
            }
        }
        let narrow = wide / (runs_width(&blank) * size).max(f32::EPSILON);
        self.draw_runs(surface, &blank, at, size, narrow);
    }

    fn draw_runs(
        &self,
        surface: &mut Surface,
        runs: &[GlyphRun],
        (left, base): (f32, f32),
        size: f32,
        narrow: f32,
    ) {
        surface.set_stroke(None);
        surface.set_fill(Some(Fill {
            paint: luma::Color::black().into(),
            ..Fill::default()
        }));
        surface.push_transform(&Transform::from_row(narrow, 0.0, 0.0, 1.0, left, base));
        let mut from = 0.0;
        for run in runs {
            if let Some(font) = self.fonts.font(run.typeface) {
                let at = Point::from_xy(from, 0.0);
                surface.draw_glyphs(at, &run.glyphs, font, &run.text, size, false);
            }
            from += run.width() * size;
        }
        surface.pop();
    }

    fn set(&mut self, piece: &Piece, face: Face) -> Option<SetPart> {
        Some(match piece {
            Piece::Text(text) => SetPart::Text(self.runs(&shown(text), face)),
            Piece::Marked(reading, mark) => {
                SetPart::Marked(self.runs(&shown(reading), face), *mark)
            }
            Piece::Box(ticked) => SetPart::Box(*ticked),
            Piece::Continued => return None,
        })
    }

    /// A text in runs of one face each.
    fn runs(&mut self, text: &str, face: Face) -> Vec<GlyphRun> {
        let mut runs: Vec<GlyphRun> = Vec::new();
        for character in text.chars() {
            let glyph = self.glyph(face, character);
            if is_selector(character) {
                // It belongs to the glyph before it, and is copied with it.
                if let Some(run) = runs.last_mut() {
                    run.text.push(character);
                    let end = run.text.len();
                    run.glyphs
                        .iter_mut()
                        .last()
                        .into_iter()
                        .for_each(|glyph| glyph.text_range.end = end);
                }
                continue;
            }
            let Some(glyph) = glyph else {
                self.lacked.push(character);
                continue;
            };
            if runs.last().is_none_or(|run| run.typeface != glyph.typeface) {
                runs.push(GlyphRun {
                    typeface: glyph.typeface,
                    text: String::new(),
                    glyphs: Vec::new(),
                });
            }
            if let Some(run) = runs.last_mut() {
                let from = run.text.len();
                run.text.push(character);
                let id = GlyphId::new(glyph.id);
                let range = from..run.text.len();
                run.glyphs.push(KrillaGlyph::new(
                    id,
                    glyph.advance,
                    0.0,
                    0.0,
                    0.0,
                    range,
                    None,
                ));
            }
        }
        runs
    }

    fn glyph(&mut self, face: Face, character: char) -> Option<Glyph> {
        let fonts = self.fonts;
        let found = || {
            let alike = alike(character).into_iter();
            let mut tried = [character].into_iter().chain(alike);
            tried.find_map(|character| fonts.glyph(face, character))
        };
        let found = || found().filter(|_| stands_alone(character));
        *self.known.entry((face, character)).or_insert_with(found)
    }
}

/// What may be drawn for a character that few faces have.
fn alike(character: char) -> Option<char> {
    match character {
        '⟦' => Some('['),
        '⟧' => Some(']'),
        '\u{a0}' => Some(' '),
        _ => None,
    }
}

/// From the top of a pane to its first line.
fn text_top(placed: &Placed, height: Length) -> Length {
    let taken = placed.text_height() + picture_height(&placed.pane);
    match placed.pane.look.stand {
        CellStand::Top => ABOVE,
        CellStand::Middle => (height - taken).part(1, 2),
        CellStand::Bottom => height - ABOVE - taken,
    }
}

/// From the top of a pane to its pictures.
pub fn pictures_top(placed: &Placed, height: Length) -> Length {
    text_top(placed, height) + placed.text_height() + ABOVE
}
