//! What Enter takes of the field: a figure of the lot, a time, a reading. What cannot be read stays
//! and is refused in words; what can hardly be meant is looked at twice, and never blocked.

use super::Check;
use super::odd::Odd;
use crate::domain::check::StandBy;
use crate::domain::time::{Time, moment};
use crate::domain::{Decimal, Quantity};
use crate::text::day;
use crate::text::judge;
use crate::text::measured;
use crate::text::screen::check as say;
use crate::text::typed::{self, TypedSlip};
use crate::tui::check::sheet::rows::{CheckLine, WatchEnd};
use crate::tui::form::field::{Field, Takes};
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};
use crate::workspace::{Command, DraftEntry};

/// A capacity so many times that of before is rather a slip of the finger.
const LEAP: i64 = 100;
/// Nobody measures so many places of one item.
const MANY_PLACES: u64 = 2_000;

impl Check {
    /// Keeps an entry, and once whose it is: whoever comes back sees who left it.
    pub(super) fn keep(&self, entry: DraftEntry) -> Effect {
        let kept = |entry| {
            Effect::act(Command::Keep {
                subject: self.sheet.subject.code.clone(),
                stage: self.sheet.stage.id.clone(),
                entry,
            })
        };
        match &self.me {
            Some(me) if self.sheet.draft.by.as_ref() != Some(me) => {
                Effect::Many(vec![kept(entry), kept(DraftEntry::By(me.clone()))])
            }
            _ => kept(entry),
        }
    }

    /// A character typed on a row with a field. A blank ends a figure, as Enter does.
    pub(super) fn type_in(&mut self, c: char, scene: &Scene) -> Effect {
        let just = self.just.take();
        if self.field.is_empty() {
            if let Some(back) = just.and_then(|just| self.belongs(&just, c, scene)) {
                return back;
            }
            self.field = Field::new(self.takes(), "");
        }
        if typed::plain(c) == ' ' && self.field.is_empty() {
            return Effect::None;
        }
        if typed::plain(c) == ' ' && self.read(scene).is_ok() {
            self.taken_by_blank();
            return self.take(scene);
        }
        let was_marked = self.field.is_marked();
        self.field.typed(Intent::Type(c));
        if let Some(taken) = self.take_at_once(scene) {
            return taken;
        }
        match self.read(scene) {
            Err(words) if self.field.is_marked() && !was_marked => Effect::Warn(words),
            _ => Effect::None,
        }
    }

    /// Whether the selected row has a field for a figure or a time.
    pub(super) fn has_field(&self) -> bool {
        match self.row() {
            CheckLine::Capacity
            | CheckLine::Count(_)
            | CheckLine::Dimension(_)
            | CheckLine::StandBy(_) => true,
            _ => self.item().is_some_and(|item| item.judge.is_measured()),
        }
    }

    pub(super) fn takes(&self) -> Takes {
        match self.row() {
            CheckLine::StandBy(_) => Takes::Day,
            _ => Takes::Figure,
        }
    }

    /// Takes what was typed, or says why not.
    pub(super) fn take(&mut self, scene: &Scene) -> Effect {
        let entry = match self.read(scene) {
            Ok(entry) => entry,
            Err(words) => {
                // Who calls and types without looking goes on with the next figure: it takes this one's place.
                self.field = Field::offering(self.takes(), self.field.value());
                return Effect::Warn(words);
            }
        };
        if let DraftEntry::Capacity(capacity) = entry
            && let Some(question) = self.ask_why(capacity, scene)
        {
            return question;
        }
        let typed = self.field.value().to_owned();
        let asked = self.asked.as_ref() == Some(&typed);
        match self.doubt(&entry, scene) {
            Some(words) if !asked => {
                self.asked = Some(typed);
                Effect::Warn(words)
            }
            _ => self.keep(entry),
        }
    }

    /// The entry that the field makes of its row.
    pub(super) fn read(&self, scene: &Scene) -> Result<DraftEntry, String> {
        let (typed, lang) = (self.field.value(), scene.lang);
        let words = |slip: TypedSlip| slip.words(lang, typed);
        let above_zero = || say::above_zero(lang).to_owned();
        match self.row() {
            CheckLine::Capacity => {
                let unit = self.sheet.pinned.checklist.capacity_unit.as_ref();
                let unit = unit.map_or("", |unit| unit.zh.as_str());
                let amount = typed::amount(typed, unit).map_err(words)?;
                let capacity = Quantity::parse(amount.as_str());
                capacity.map(DraftEntry::Capacity).ok_or_else(above_zero)
            }
            CheckLine::Count(id) => {
                let counted = self.sheet.counted_by(id);
                let unit = counted.map_or("", |of| of.zh.as_str());
                let amount = typed::amount(typed, unit).map_err(words)?;
                let count = Quantity::parse(amount.as_str()).ok_or_else(above_zero)?;
                Ok(DraftEntry::Count(id.clone(), count))
            }
            CheckLine::StandBy(end) => self.watched(*end, typed, scene).map(DraftEntry::StandBy),
            CheckLine::Dimension(name) => {
                let size = typed::figure(typed, "mm").map_err(words)?;
                match size.micro() {
                    ..=0 => Err(above_zero()),
                    _ => Ok(DraftEntry::Dimension(name.clone(), size)),
                }
            }
            _ => {
                let item = self.item().ok_or_else(|| words(TypedSlip::NoFigure))?;
                let unit = item.judge.unit().unwrap_or_default();
                let (reading, _) = measured::reading(typed, unit).map_err(words)?;
                let is_size = self.sheet.design_of(item).is_some();
                let unsigned = item.judge.deviation().is_some_and(|limits| limits.unsigned);
                if unsigned && !is_size && reading.steps() < 0 {
                    return Err(say::below_zero(lang, typed));
                }
                Ok(DraftEntry::More {
                    item: item.id.clone(),
                    readings: vec![reading.as_str().to_owned()],
                    points: self.sheet.next_places(item, 1),
                })
            }
        }
    }

    /// The most places that any item would need of a lot of this capacity.
    fn most_needed(&self, capacity: Quantity) -> u64 {
        let own = self.sheet.items().map(|(_, item)| item);
        let own = own.filter(|item| item.sampling.of.is_none());
        let needed = own.map(|item| item.sampling.required(Some(capacity)));
        needed.max().unwrap_or(0)
    }

    /// What is odd about an entry, in words that ask for one more Enter.
    fn doubt(&self, entry: &DraftEntry, scene: &Scene) -> Option<String> {
        let lang = scene.lang;
        match entry {
            DraftEntry::StandBy(standby) => {
                let now = scene.workspace.site_now();
                let late = [&standby.from, &standby.to];
                let late = late.into_iter().find(|at| moment(at) > moment(&now))?;
                Some(say::not_yet_that_time(
                    lang,
                    late.get(11..16)?,
                    now.get(11..16)?,
                ))
            }
            DraftEntry::Capacity(capacity) => {
                let before = self.sheet.capacity();
                let grown = before.is_some_and(|before| capacity.micro() / before.micro() >= LEAP);
                let many = self.most_needed(*capacity) > MANY_PLACES;
                (grown || many).then(|| say::much(lang, &capacity.to_string()))
            }
            DraftEntry::Count(id, count) => {
                let before = self.sheet.draft.counts.get(id).copied();
                let before = before
                    .or(self.sheet.offered(id))
                    .filter(|before| before > count)?;
                Some(say::fewer(lang, [&before.to_string(), &count.to_string()]))
            }
            DraftEntry::More { readings, .. } => {
                let item = self.item()?;
                let reading = Decimal::parse(readings.first()?).ok()?;
                let odd = self.sheet.odd(item, &reading)?;
                let (bounds, _) = self.sheet.bounds(item)?;
                let limits = judge::limits(&bounds);
                Some(match odd {
                    Odd::Far => say::far(lang, reading.as_str(), &limits),
                    Odd::Size => say::like_a_size(lang, reading.as_str(), &limits),
                    Odd::Deviation => say::like_a_deviation(lang, reading.as_str()),
                })
            }
            _ => None,
        }
    }

    /// The time watched, one end of it typed as hours and minutes of today.
    fn watched(&self, end: WatchEnd, typed: &str, scene: &Scene) -> Result<StandBy, String> {
        let wrong = || say::not_a_time(scene.lang).to_owned();
        let time = day::time_of_day(typed).ok_or_else(wrong)?;
        let at = scene.workspace.today_at(time).ok_or_else(wrong)?;
        let mut standby = self.sheet.draft.standby.clone().unwrap_or(StandBy {
            from: Time::default(),
            to: Time::default(),
        });
        match end {
            WatchEnd::From => standby.from = at,
            WatchEnd::To => standby.to = at,
        }
        let both = !standby.from.is_empty() && !standby.to.is_empty();
        if both && standby.from.moment() >= standby.to.moment() {
            return Err(say::ends_before(scene.lang).to_owned());
        }
        Ok(standby)
    }
}
