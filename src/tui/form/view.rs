//! The picture of a form: its lines under each other, the longest of them in sight around the one that
//! one is on, and what is wrong below the line it is about. What keys do is decided in `mod.rs`.

use super::Form;
use super::choice::Choices;
use super::line::{HintLook, Line, LineEntry};
use crate::text::Lang;
use crate::text::escape::shown;
use crate::text::screen::{form as say, registers};
use crate::text::shorten::clip_middle;
use crate::text::width::{fit, packed, width, wrap};
use crate::tui::form::field::{put_cursor, written};
use crate::tui::keymap::press::KeyPress;
use crate::tui::list::{Cursor, List, Parts};
use crate::tui::page::Scene;
use crate::tui::paint::pen::{Pen, footed};
use crate::tui::paint::{hits, popup};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::Style;

/// Columns of the popup.
const COLUMNS: u16 = 96;
/// Columns of the labels at most.
const LABEL: usize = 46;
/// Columns of a field, at least and at most; a hint has what is left.
const LEAST: usize = 20;
const MOST: usize = 76;
/// Columns before the words that stand on digits.
const INDENT: usize = 3;
/// Lines below the form, at least.
const FOOT: usize = 4;
/// Lines of what can be chosen.
const CHOICES: usize = 4;

/// Where the columns of the lines begin.
#[derive(Clone, Copy)]
struct LineColumns {
    /// What stands before the mark.
    lead: &'static str,
    /// Of the label, and where what is filled in begins.
    label: usize,
    left: usize,
}

impl<K: Copy + PartialEq> Form<K> {
    /// ```text
    ///  标题
    ///  > 责任班组   [钢筋二班_          ]
    ///    期限       [+3                 ]  日期，或 +天数
    ///    办理人     < 赵文斌  专业工长 >  1/4
    ///    记录
    ///
    ///  整改期限早于下达之日。
    /// ```
    pub fn view(&self, frame: &mut Frame, area: Rect, title: &str, scene: &Scene) {
        self.view_above(frame, area, (title, &[]), scene);
    }

    /// The same with what to read before it is filled in, the last of it where room is short; the page
    /// stays in sight above.
    pub fn view_above(
        &self,
        frame: &mut Frame,
        area: Rect,
        (title, told): (&str, &[String]),
        scene: &Scene,
    ) {
        let theme = scene.theme.in_popup();
        let scene = &scene.in_colours(&theme);
        let columns = usize::from(COLUMNS.min(area.width).saturating_sub(4));
        let words = self.usual_lines(columns, scene.lang);
        // What is wrong with all of it is never cut while the screen has room.
        let wrong = { self.faults.iter() }.map(|fault| wrap(&shown(fault), columns).len());
        let foot = wrong.sum::<usize>().max(FOOT);
        let lines = self.lines.len() + self.fault_within(columns).len() + words + foot + 5;
        let lines = u16::try_from(lines).unwrap_or(area.height);
        let spare = usize::from(area.height.saturating_sub(lines));
        let told = told.iter().flat_map(|text| wrap(&shown(text), columns));
        let mut told: Vec<String> = told.collect();
        told.drain(..told.len().saturating_sub(spare.saturating_sub(1)));
        let more = if told.is_empty() { 0 } else { told.len() + 1 };
        let lines = lines + u16::try_from(more).unwrap_or(0);
        let area = match more {
            0 => area,
            _ => footed(area, usize::from(lines)).1,
        };
        let inside = popup::frame(frame, area, [COLUMNS, lines.min(area.height)], title, scene);
        let (body, below) = footed(inside, foot);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        let cursor = self.lines_from(&mut pen, ("", false), scene);
        pen.skip();
        for line in &told {
            pen.line(&[(line, theme.base)]);
        }
        let mut pen = Pen::new(frame.buffer_mut(), below);
        if self.armed {
            pen.text(say::last_look(scene.lang), theme.warn);
        } else if self.faults.is_empty() {
            pen.text(say::hint(scene.lang), theme.dim);
        }
        for fault in &self.faults {
            pen.text(fault, theme.warn);
        }
        put_cursor(frame, cursor, scene);
    }

    /// On a page, in what is left of it: every second line, where there is room for that. What is left
    /// below it then is handed back.
    pub fn on_page(&self, frame: &mut Frame, area: Rect, scene: &Scene) -> Rect {
        let spaced = self.lines.len() > 2 && 2 * self.lines.len() < usize::from(area.height);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        let cursor = self.lines_from(&mut pen, (" ", spaced), scene);
        pen.skip();
        for fault in &self.faults {
            pen.labelled((" ", scene.theme.base), (fault, scene.theme.warn));
        }
        let rest = pen.rest();
        put_cursor(frame, cursor, scene);
        rest
    }

    /// The same while something else is done with what was filled in.
    pub fn at_rest(&self, frame: &mut Frame, area: Rect, scene: &Scene) -> Rect {
        let mut pen = Pen::new(frame.buffer_mut(), area);
        self.list(usize::MAX, &mut pen, (" ", false), scene);
        pen.skip().rest()
    }

    /// Draws the lines; says where the terminal's cursor belongs.
    pub fn lines_from(
        &self,
        pen: &mut Pen,
        manner: (&'static str, bool),
        scene: &Scene,
    ) -> Option<Position> {
        self.list(self.at, pen, manner, scene)
    }

    /// The lines, one is on the one at this place.
    fn list(
        &self,
        at: usize,
        pen: &mut Pen,
        (lead, spaced): (&'static str, bool),
        scene: &Scene,
    ) -> Option<Position> {
        let wide = self.lines.iter().map(|line| width(line.words(scene.lang)));
        let most = LABEL.min(pen.columns() / 2);
        let label = wide.max().unwrap_or(0).min(most);
        let columns = LineColumns {
            lead,
            label,
            left: lead.len() + 2 + label + 1,
        };
        let below = |line: usize| {
            let parts = self.below(line, (pen.columns(), spaced), scene);
            match line == at {
                true => [self.usual_below(line, pen.columns(), scene), parts].concat(),
                false => parts,
            }
        };
        let rows = (0..=self.last()).map(|at| (at, self.pressed(at)));
        let list = List::between(rows, Cursor::on(at), |before, _| {
            before.map_or_else(Vec::new, |(at, _)| below(*at))
        });
        let list = list
            .followed(below(self.last()))
            .pressed(|(_, press)| *press);
        let mut cursor = None;
        list.each(pen, scene, |pen, (at, _), here| {
            match self.lines.get(*at) {
                Some(line) => cursor = line.write(pen, columns, here, scene).or(cursor),
                None => self.write_end(pen, columns, here, scene),
            }
            pen.skip();
        });
        cursor
    }

    /// What a press of the mouse does on the line one is on: a field only wants to be typed in.
    fn pressed(&self, at: usize) -> Option<KeyPress> {
        match self.lines.get(at).map(|line| &line.entry) {
            Some(LineEntry::Turned(_)) => Some(KeyPress::Right),
            Some(LineEntry::Ticked(..)) => Some(KeyPress::Char(' ')),
            Some(LineEntry::Typed(..) | LineEntry::Pin(_)) => None,
            None => Some(KeyPress::Enter),
        }
    }

    /// What stands below a line: what is wrong with it, and a blank.
    fn below(&self, at: usize, (columns, spaced): (usize, bool), scene: &Scene) -> Vec<Parts> {
        let here = { self.fault.iter() }.any(|(line, _)| *line == at);
        let fault = if here {
            self.fault_within(columns)
        } else {
            Vec::new()
        };
        let lines = fault.into_iter();
        let lines = lines.map(|line| vec![(format!("   {line}"), scene.theme.warn)]);
        let blank = spaced && at < self.last();
        lines.chain(blank.then(Vec::new)).collect()
    }

    /// The words that stand on digits, below the line one is on.
    fn usual_below(&self, at: usize, columns: usize, scene: &Scene) -> Vec<Parts> {
        let Some(line) = self.lines.get(at) else {
            return Vec::new();
        };
        let lines = line.words_below(columns, scene.lang);
        let indent = " ".repeat(INDENT);
        let lines = lines.into_iter();
        lines
            .map(|line| vec![(format!("{indent}{line}"), scene.theme.dim)])
            .collect()
    }

    /// The most lines that words on digits take in so many columns of the form.
    pub fn usual_lines(&self, columns: usize, lang: Lang) -> usize {
        let lines = self.lines.iter();
        let lines = lines.map(|line| line.words_below(columns, lang).len());
        lines.max().unwrap_or(0)
    }

    /// What is wrong with a line, in so many columns of the form.
    fn fault_within(&self, columns: usize) -> Vec<String> {
        let fault = self.fault.as_ref().map(|(_, fault)| shown(fault));
        fault.map_or_else(Vec::new, |fault| wrap(&fault, columns.saturating_sub(4)))
    }

    /// The line that does it.
    fn write_end(&self, pen: &mut Pen, columns: LineColumns, here: bool, scene: &Scene) {
        let words = match self.armed {
            true => say::once_more(scene.lang),
            false => self.ends.map_or("", |ends| ends(scene.lang)),
        };
        let (mark, style) = columns.mark(here, scene);
        pen.spot(0, usize::MAX)
            .line(&[(&mark, style), (words, style)]);
    }
}

impl LineColumns {
    /// The mark before a line, and how it looks.
    fn mark(self, here: bool, scene: &Scene) -> (String, Style) {
        match here {
            true => (format!("{}> ", self.lead), scene.theme.selected),
            false => (format!("{}  ", self.lead), scene.theme.base),
        }
    }
}

impl<K> Line<K> {
    /// What stands on digits, below it in so many columns: of what can be chosen only the first lines.
    fn words_below(&self, columns: usize, lang: Lang) -> Vec<String> {
        let mut lines = packed(&self.on_digits(lang), columns.saturating_sub(INDENT));
        if matches!(self.entry, LineEntry::Turned(_)) {
            lines.truncate(CHOICES);
        }
        lines
    }

    /// Draws it; says where the terminal's cursor belongs, if that is here.
    fn write(
        &self,
        pen: &mut Pen,
        columns: LineColumns,
        here: bool,
        scene: &Scene,
    ) -> Option<Position> {
        let (mark, style) = columns.mark(here, scene);
        let label = clip_middle(self.words(scene.lang), columns.label);
        let head = format!("{mark}{}", fit(&label, columns.label));
        pen.spot(0, columns.left).line(&[(&head, style)]);
        let room = pen.columns().saturating_sub(columns.left);
        let (hint, look) = self.hinting(here, scene);
        match &self.entry {
            LineEntry::Turned(choices) => {
                let spot = &mut pen.spot(columns.left, room);
                turned(spot, (choices, here), (&hint, look), scene);
                None
            }
            LineEntry::Ticked(ticked, words) => {
                let lang = scene.lang;
                let tick = if *ticked {
                    registers::yes(lang)
                } else {
                    registers::no(lang)
                };
                let words = format!("{tick} {}  ", lang.of_words(words));
                pen.spot(columns.left, room)
                    .line_with_hint(&[(&words, style)], (&hint, look));
                None
            }
            LineEntry::Typed(_, field) => {
                let wide = room.saturating_sub(width(&hint) + 2);
                let wide = if wide < LEAST {
                    room.saturating_sub(1)
                } else {
                    wide
                }
                .min(MOST);
                let beside = columns.left + wide + 1;
                pen.spot(beside, usize::MAX)
                    .line_with_hint(&[], (&hint, look));
                written(&mut pen.spot(columns.left, wide), field, here, scene)
            }
            LineEntry::Pin(field) => {
                let wide = room.saturating_sub(1).min(LABEL);
                field.write(&mut pen.spot(columns.left, wide), here, scene)
            }
        }
    }

    /// What stands beside it: that which it can be turned only while one is on it.
    fn hinting(&self, here: bool, scene: &Scene) -> (String, Style) {
        let (theme, lang) = (scene.theme, scene.lang);
        match (&self.hint, &self.entry) {
            (_, LineEntry::Turned(_) | LineEntry::Ticked(..)) if !here => {
                (String::new(), theme.dim)
            }
            (Some((words, look)), _) => {
                let style = match look {
                    HintLook::Quiet => theme.dim,
                    HintLook::Found => theme.good,
                    HintLook::Doubt => theme.warn,
                };
                (lang.of_words(words).to_owned(), style)
            }
            (None, _) => (String::new(), theme.dim),
        }
    }
}

fn turned(
    pen: &mut Pen,
    (choices, here): (&Choices, bool),
    (hint, look): (&str, Style),
    scene: &Scene,
) {
    let (theme, lang) = (scene.theme, scene.lang);
    let words = format!("< {} >", choices.words(lang));
    let (hint, look) = match (choices.sought(), choices.finds()) {
        ("", _) => (hint.to_owned(), look),
        (typed, true) => (say::sought(lang, typed) + hint, look),
        (typed, false) => (say::not_found(lang, typed), theme.warn),
    };
    let count = match choices.place() {
        (0, _) | (_, 0 | 1) => "  ".to_owned(),
        (at, count) => format!("  {at}/{count}  "),
    };
    let fits = width(&words) + width(&count) <= pen.columns();
    let count = if fits { count } else { String::new() };
    let parts = [(words.as_str(), theme.strong), (&count, theme.dim)];
    if here {
        scene.hits.note_turned(hits::part(pen.rest(), &parts, 0));
    }
    pen.line_with_hint(&parts, (&hint, look));
}
