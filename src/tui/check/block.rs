//! Readings pasted as a block: read at once, shown with their count, and taken by one Enter as one
//! entry. Nothing of it is recorded before, it never runs on into another item, and what is typed
//! meanwhile goes on behind it: a fast hand may have been taken for a block, and loses nothing.

use super::{Check, Mode, odd};
use crate::domain::judge::MOST_READINGS;
use crate::domain::{Decimal, Item};
use crate::text::measured::{self, TypedBlock, Unread};
use crate::text::screen::check as say;
use crate::tui::check::sheet::CheckSheet;
use crate::tui::form::field::{Field, Takes};
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};
use crate::tui::paint::pen::Pen;
use crate::workspace::DraftEntry;
use ratatui::Frame;
use ratatui::layout::Rect;

/// Faults that are named; the others are counted.
const NAMED: usize = 3;
/// Readings shown of either end.
const SHOWN: usize = 4;
/// A hand gives three lines a second at most, and a disk that makes it wait does so for a second or two.
const LINES_OF_A_HAND: usize = 7;

/// A pasted block.
#[derive(Clone, Debug)]
pub struct PastedBlock {
    /// The item's id.
    pub item: String,
    /// As it came, for what comes behind it.
    pub text: String,
    /// Whether a figure is being typed behind it, which Enter ends.
    is_typing: bool,
    readings: Vec<Decimal>,
    unread: Vec<Unread>,
    converted: usize,
    /// Readings that the item has already.
    before: usize,
    outside: usize,
    odd: usize,
}

impl PastedBlock {
    /// Reads a block for an item.
    pub fn read(sheet: &CheckSheet, item: &Item, text: &str) -> Self {
        let TypedBlock {
            readings,
            unread,
            converted,
        } = measured::block(text, item.judge.unit().unwrap_or_default());
        let (mut outside, mut odd) = (0, 0);
        if let Some((bounds, _)) = sheet.bounds(item) {
            let design = sheet.design(item);
            for steps in readings.iter().map(Decimal::steps) {
                outside += usize::from(!bounds.contain(steps - design.unwrap_or(0)));
                odd += usize::from(odd::of(item, &bounds, design, steps).is_some());
            }
        }
        Self {
            item: item.id.clone(),
            text: text.to_owned(),
            is_typing: false,
            outside,
            odd,
            before: sheet.readings(item),
            readings,
            unread,
            converted,
        }
    }

    /// The lines that say what it is, the last what to do.
    pub fn lines(&self, scene: &Scene) -> Vec<(String, bool)> {
        let lang = scene.lang;
        let text = |readings: &[Decimal]| {
            let texts: Vec<&str> = readings.iter().map(Decimal::as_str).collect();
            texts.join(" ")
        };
        let count = self.readings.len();
        let last = count.saturating_sub(SHOWN);
        let ends = (self.readings.get(..SHOWN), self.readings.get(last..));
        let shown = match ends {
            (Some(first), Some(last)) if count > 2 * SHOWN => {
                say::ends(lang, &text(first), &text(last))
            }
            _ => text(&self.readings),
        };
        let mut lines = vec![(say::pasted(lang, count), false), (shown, false)];
        if self.converted > 0 {
            lines.push((say::converted_in_all(lang, self.converted), false));
        }
        if self.before > 0 {
            lines.push((say::with_those_before(lang, self.before, count), false));
        }
        if self.outside > 0 {
            lines.push((say::outside_in_all(lang, self.outside), true));
        }
        if self.odd > 0 {
            lines.push((say::odd_in_all(lang, self.odd), true));
        }
        if self.is_too_long() {
            lines.push((
                say::too_many(lang, self.before + count, MOST_READINGS),
                true,
            ));
        }
        if !self.unread.is_empty() {
            let named = self.unread.iter().take(NAMED);
            let named: Vec<(usize, &str, &str)> = named
                .map(|one| (one.line, one.text.as_str(), one.slip.short(lang)))
                .collect();
            lines.push((say::unread(lang, self.unread.len(), &named), true));
        }
        let what_to_do = match self.is_right() {
            true => say::take_block(lang, count),
            false => say::mend_block(lang).to_owned(),
        };
        lines.push((what_to_do, !self.is_right()));
        lines
    }

    fn is_too_long(&self) -> bool {
        self.before + self.readings.len() > MOST_READINGS
    }

    /// Whether Enter does something: takes it, or ends what is being typed.
    pub fn takes_enter(&self) -> bool {
        self.is_typing || self.is_right()
    }

    fn is_right(&self) -> bool {
        self.unread.is_empty() && !self.readings.is_empty() && !self.is_too_long()
    }
}

impl Check {
    /// So many lines that come at once may be a hand's: those that the item in hand has room for, and no
    /// more than a hand can type while the disk is slow. A block that waits takes all.
    pub(super) fn lines_at_once(&self) -> Option<usize> {
        match (&self.mode, self.item()) {
            (Mode::Block(_), _) => Some(0),
            (Mode::Rows, Some(item)) if item.judge.is_measured() => {
                let needed = usize::try_from(self.sheet.needed(item)).unwrap_or(usize::MAX);
                let room = needed.saturating_sub(self.sheet.readings(item));
                // Who comes back to a full item adds as many as they like.
                Some(if room == 0 {
                    LINES_OF_A_HAND
                } else {
                    room.min(LINES_OF_A_HAND)
                })
            }
            (Mode::Rows, _) if self.has_field() => Some(LINES_OF_A_HAND),
            _ => None,
        }
    }

    /// Something was pasted. On a measured item more than one figure is a block; on any other row with
    /// a field all of it goes into that field. `None` when it is to be typed as it stands.
    pub(super) fn take_paste(&mut self, text: &str, scene: &Scene) -> Option<Effect> {
        let (item, before) = match (&self.mode, self.item()) {
            (Mode::Block(block), _) => (self.pinned_item(&block.item)?, block.text.clone()),
            (Mode::Rows, Some(item)) if item.judge.is_measured() => {
                (item.clone(), self.field.value().to_owned())
            }
            (Mode::Rows, _) if self.has_field() => return Some(self.take_as_it_is(text, scene)),
            _ => return None,
        };
        let text = [before.as_str(), text].concat();
        if matches!(self.mode, Mode::Rows) && text.split_whitespace().count() < 2 {
            self.field = Field::new(Takes::Figure, "");
            let typed = text.trim().chars();
            typed.for_each(|c| _ = self.field.typed(Intent::Type(c)));
            return Some(Effect::None);
        }
        self.field.reset();
        let block = PastedBlock::read(&self.sheet, &item, &text);
        let said = say::block_waits(scene.lang, block.readings.len());
        // A tone either way: whoever types without looking has to look now.
        let effect = match block.is_right() {
            true => Effect::Many(vec![Effect::Notable(said), Effect::Tones(1)]),
            false => Effect::Warn(said),
        };
        self.mode = Mode::Block(block);
        Some(effect)
    }

    /// A pasted text in a field that takes one figure: it is looked at before any of it is taken.
    fn take_as_it_is(&mut self, text: &str, scene: &Scene) -> Effect {
        if self.field.is_empty() {
            self.field = Field::new(self.takes(), "");
        }
        for c in text.trim().chars() {
            let c = if c.is_whitespace() { ' ' } else { c };
            self.field.typed(Intent::Type(c));
        }
        match self.read(scene) {
            Err(words) => Effect::Warn(words),
            Ok(_) => Effect::None,
        }
    }

    pub(super) fn in_block(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Mode::Block(block) = &mut self.mode else {
            return Effect::None;
        };
        match intent {
            Intent::Type(c) => {
                let text = format!("{}{c}", block.text);
                self.go_on_with(&text, true)
            }
            Intent::Next => {
                let text = format!("{} ", block.text);
                self.go_on_with(&text, false)
            }
            Intent::Erase => {
                // Nobody sees the end of a line: it goes with the character before it.
                let mut text = block.text.trim_end_matches('\n').to_owned();
                text.pop();
                self.go_on_with(&text, !text.ends_with(char::is_whitespace))
            }
            Intent::Confirm if block.is_typing => {
                let text = format!("{}\n", block.text);
                self.go_on_with(&text, false)
            }
            Intent::Confirm if block.is_right() => {
                let texts = block
                    .readings
                    .iter()
                    .map(|reading| reading.as_str().to_owned());
                let item = self.sheet.pinned.checklist.item(&block.item);
                let points = item.map(|item| self.sheet.next_places(item, block.readings.len()));
                let entry = DraftEntry::More {
                    item: block.item.clone(),
                    readings: texts.collect(),
                    points: points.unwrap_or_default(),
                };
                self.keep(entry)
            }
            Intent::Confirm => Effect::Warn(say::mend_block(scene.lang).to_owned()),
            Intent::Back => {
                let count = block.readings.len();
                self.dropped = Some(block.clone());
                self.mode = Mode::Rows;
                Effect::Say(say::block_left(scene.lang, count))
            }
            _ => Effect::Warn(say::block_waits(scene.lang, block.readings.len())),
        }
    }

    /// The block with another text; none is left when all of it was erased.
    fn go_on_with(&mut self, text: &str, is_typing: bool) -> Effect {
        let Mode::Block(block) = &self.mode else {
            return Effect::None;
        };
        self.mode = match self.pinned_item(&block.item) {
            Some(item) if !text.trim().is_empty() => Mode::Block(PastedBlock {
                is_typing,
                ..PastedBlock::read(&self.sheet, &item, text)
            }),
            _ => Mode::Rows,
        };
        Effect::None
    }
}

/// ```text
///  粘贴了 600 个读数：
///  前 -4 -3 -2 -1，后 0 1 2 3
///  其中 12 点超出允许。
///  Enter 收下 600 个；Esc 不收。
/// ```
pub fn view(block: &PastedBlock, frame: &mut Frame, area: Rect, scene: &Scene) {
    let theme = scene.theme;
    let mut pen = Pen::new(frame.buffer_mut(), area);
    pen.skip();
    for (line, warns) in block.lines(scene) {
        pen.text(&line, if warns { theme.warn } else { theme.strong });
    }
}
