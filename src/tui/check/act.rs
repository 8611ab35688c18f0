//! What an intent means on the check screen. Everything that changes an answer leaves as one
//! command to keep it; this page's own copy changes only after that was saved.

use super::details::{Details, WrongDetail};
use super::{Check, Mode};
use crate::domain::check::Remedy;
use crate::domain::places::PlaceDraw;
use crate::domain::{Answer, Item};
use crate::text::screen::check as say;
use crate::tui::check::conclude::Conclude;
use crate::tui::check::instruments::Instruments;
use crate::tui::check::places::PlacesPage;
use crate::tui::check::sheet::kind::{Purpose, ways};
use crate::tui::check::sheet::rows::CheckLine;
use crate::tui::evidence::just_taken;
use crate::tui::form::Heard;
use crate::tui::form::field::Field;
use crate::tui::keymap::intent::Intent;
use crate::tui::page::{Effect, Scene};
use crate::workspace::DraftEntry;

impl Check {
    pub(super) fn in_rows(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let intent = self.slash(intent);
        let typing = matches!(
            intent,
            Intent::Type(_) | Intent::Erase | Intent::Confirm | Intent::Call
        );
        let ends = intent == Intent::Next && !self.field.is_empty();
        if !self.field.is_empty() && !typing && !ends {
            return self.hold(intent, scene);
        }
        self.leaving = false;
        if !ends && self.cursor.moved(intent, self.rows.len()) {
            return Effect::None;
        }
        match intent {
            Intent::Next => self.confirm(scene),
            Intent::Type(c) => self.type_in(c, scene),
            Intent::Erase => self.erase(scene),
            Intent::Confirm => self.confirm(scene),
            Intent::Undo => self.undo(scene),
            Intent::Conclude => self.conclude(scene),
            Intent::Evidence => self.evidence(scene),
            Intent::Why => self.why(scene),
            Intent::Call => self.call(scene),
            Intent::Back => Effect::Back,
            other => self.answer(other, scene),
        }
    }

    /// Behind figures a slash is one more sign, so that `1/2` is refused and never becomes 12; alone it
    /// stands for what does not occur, as does what a Chinese input method makes of its key.
    fn slash(&self, intent: Intent) -> Intent {
        match intent {
            Intent::NotApplicable if self.has_field() && !self.field.is_empty() => {
                Intent::Type('/')
            }
            Intent::Type('、' | '／') if self.item().is_some() && self.field.is_empty() => {
                Intent::NotApplicable
            }
            Intent::Type('＊' | '×') if self.field.is_empty() => Intent::Call,
            other => other,
        }
    }

    /// What was typed is neither taken unasked nor thrown away: a second Esc leaves with it, and it
    /// stands there again next time.
    fn hold(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let warned = std::mem::replace(&mut self.leaving, intent == Intent::Back);
        match intent {
            Intent::Why => self.why(scene),
            Intent::Back if warned => Effect::Back,
            Intent::Undo => Effect::Warn(say::typed_only(scene.lang, self.field.value())),
            _ => Effect::Warn(say::not_taken(scene.lang, self.field.value())),
        }
    }

    /// Intents that answer the selected row.
    fn answer(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match (self.row(), intent) {
            (CheckLine::Remedy, Intent::Redone) => self.mended(Remedy::Redone, scene),
            (CheckLine::Remedy, Intent::Repaired) => self.mended(Remedy::Repaired, scene),
            (CheckLine::Remedy, Intent::Cycle) => match self.sheet.draft.remedy {
                Some(Remedy::Redone) => self.mended(Remedy::Repaired, scene),
                _ => self.mended(Remedy::Redone, scene),
            },
            (CheckLine::Offers, Intent::Choose(nth)) => self.take_usual(nth, scene),
            // A certificate that expires is answered by its day.
            (CheckLine::Item(_), Intent::Pass) if self.item().is_some_and(|item| item.expires) => {
                self.details()
            }
            (CheckLine::Item(_), Intent::Pass) => self.tick("pass", scene),
            (CheckLine::Item(_), Intent::Excellent) => self.tick("excellent", scene),
            (CheckLine::Item(_), Intent::Fail) => self.tick("fail", scene),
            (CheckLine::Item(_), Intent::Tell) => self.tell(scene),
            (CheckLine::Item(_), Intent::Cycle) => self.result(self.after_this()),
            (CheckLine::Item(_), Intent::Details) => self.details(),
            (CheckLine::Item(_), Intent::NotApplicable) => self.not_applicable(scene),
            (CheckLine::Item(_), Intent::Design) => self.design(scene),
            (CheckLine::Item(_), Intent::Clear) => self.clear(),
            _ => Effect::None,
        }
    }

    /// A result that is an answer as it stands: the next row is on.
    fn tick(&mut self, word: &str, scene: &Scene) -> Effect {
        if self.bounces {
            return Effect::say(say::bounced(scene.lang));
        }
        self.ticks = true;
        self.result(word)
    }

    fn result(&self, word: &str) -> Effect {
        match self.item() {
            Some(item) => self.keep(DraftEntry::Answer(Answer::result(&item.id, word))),
            None => Effect::None,
        }
    }

    /// The result that follows in the cycle.
    fn after_this(&self) -> &'static str {
        let old = self
            .item()
            .and_then(|item| self.sheet.draft.answer(&item.id));
        let word = old.and_then(Answer::word);
        match word {
            Some("pass") => "excellent",
            Some("excellent") => "fail",
            _ => "pass",
        }
    }

    /// Asks what is wrong with the selected item, and where.
    pub(super) fn tell(&mut self, scene: &Scene) -> Effect {
        let failing = self.item().filter(|item| self.sheet.fails(item));
        let Some(item) = failing else {
            return Effect::say(say::nothing_wrong(scene.lang));
        };
        let mut form = Details::problem(&self.sheet, item);
        form.photos = just_taken(&self.sheet.draft.evidence, scene);
        self.mode = Mode::Form(form);
        Effect::None
    }

    fn details(&mut self) -> Effect {
        let form = self
            .item()
            .and_then(|item| Details::of(item, self.sheet.draft.answer(&item.id)));
        if let Some(form) = form {
            self.mode = Mode::Form(form);
        }
        Effect::None
    }

    pub(super) fn not_applicable(&mut self, scene: &Scene) -> Effect {
        match self.item() {
            Some(item) if item.judge.is_computed() => Effect::say(say::derived(scene.lang)),
            Some(item) => {
                let old = self.sheet.draft.answer(&item.id);
                self.mode = Mode::Form(Details::single(item, Purpose::Reason, old));
                Effect::None
            }
            None => Effect::None,
        }
    }

    /// To measured sizes beside a design value, or back; readings never change their meaning.
    fn design(&mut self, scene: &Scene) -> Effect {
        let sized = |item: &&Item| item.judge.deviation().is_some();
        let Some(item) = self.item().filter(sized) else {
            return Effect::say(say::not_by_design(scene.lang));
        };
        if self.sheet.readings(item) > 0 {
            return Effect::Warn(say::readings_first(scene.lang).to_owned());
        }
        let old = self.sheet.draft.answer(&item.id);
        if old.and_then(Answer::design).is_some() {
            return self.keep(DraftEntry::Clear(item.id.clone()));
        }
        self.mode = Mode::Form(Details::single(item, Purpose::Design, old));
        Effect::None
    }

    fn clear(&self) -> Effect {
        let answered = self
            .item()
            .filter(|item| self.sheet.draft.answer(&item.id).is_some());
        match answered {
            Some(item) => self.keep(DraftEntry::Clear(item.id.clone())),
            None => Effect::None,
        }
    }

    fn undo(&mut self, scene: &Scene) -> Effect {
        if let Some(block) = self.dropped.take() {
            self.mode = Mode::Block(block);
            return Effect::None;
        }
        match self.undo.last().cloned() {
            Some(entry) => {
                self.undoing = Some(entry.clone());
                self.keep(entry)
            }
            None => Effect::say(say::nothing_to_undo(scene.lang)),
        }
    }

    fn erase(&mut self, scene: &Scene) -> Effect {
        if !self.field.is_empty() {
            // What was refused is put right sign by sign, not thrown away.
            self.field = Field::new(self.takes(), self.field.value());
            self.field.typed(Intent::Erase);
            return Effect::None;
        }
        let answer = self
            .item()
            .and_then(|item| self.sheet.draft.answer(&item.id));
        match answer {
            // The last act is taken back, and a point left out is one.
            Some(answer) if answer.ends_left_out() => {
                let item = answer.item.clone();
                let entry = answer.without_last_left_out().map(DraftEntry::Answer);
                self.keep(entry.unwrap_or(DraftEntry::Clear(item)))
            }
            Some(answer) if !answer.typed_readings().is_empty() => self.keep(DraftEntry::Fewer {
                item: answer.item.clone(),
                count: 1,
            }),
            _ => Effect::say(say::no_reading(scene.lang)),
        }
    }

    /// Enter: takes what was typed, or goes on when nothing was.
    fn confirm(&mut self, scene: &Scene) -> Effect {
        if !self.field.is_empty() {
            return match self.found {
                true => Effect::say(say::bounced(scene.lang)),
                false => self.take(scene),
            };
        }
        let (row, of_habit) = (self.row().clone(), std::mem::take(&mut self.went_on));
        if !self.sheet.is_done(&row)
            && let Some(entry) = self.sheet.confirming(&row)
        {
            if of_habit || self.bounces {
                return Effect::say(say::once_more(scene.lang));
            }
            self.ticks = true;
            return self.keep(entry);
        }
        let hint = match (&row, self.item().map(|item| ways(&item.judge).hint)) {
            (CheckLine::Conclude, _) => return self.conclude(scene),
            (CheckLine::Photos, _) => return self.evidence(scene),
            (CheckLine::Instruments, _) => return self.choose_instruments(),
            (CheckLine::Places, _) => return self.list_places(scene),
            (CheckLine::Offers, _) => return self.ask_ground(scene),
            (CheckLine::Count(_), _) if !self.sheet.is_done(&row) => say::how_to_count(scene.lang),
            (CheckLine::StandBy(_), _) if !self.sheet.is_done(&row) => {
                say::how_to_watch(scene.lang)
            }
            _ if self.sheet.is_done(&row) => return self.go_on(),
            (CheckLine::Remedy, _) => say::how_to_remedy(scene.lang),
            (_, Some(Some(hint))) => hint(scene.lang),
            (_, Some(None)) => return self.details(),
            (_, None) => say::how_to_read(scene.lang),
        };
        Effect::say(hint)
    }

    fn choose_instruments(&self) -> Effect {
        let chosen = self.sheet.instruments().to_vec();
        Effect::go(Instruments::new(chosen))
    }

    fn list_places(&self, scene: &Scene) -> Effect {
        let (code, drawn) = (&self.sheet.subject.code, &self.sheet.draft.drawn);
        let listed = match drawn.last() {
            Some(draw) => draw.places.clone(),
            None => scene.workspace.places_before(code),
        };
        let is_late = { self.sheet.items() }.any(|(_, item)| self.sheet.readings(item) > 0);
        let of = format!("{code} {}", self.sheet.stage.id);
        Effect::go(PlacesPage::new(of, drawn.clone(), &listed, is_late))
    }

    /// Draws from places: recorded before anybody sees what it chose.
    pub(super) fn draw_from(&self, places: Vec<String>, scene: &Scene) -> Effect {
        match scene.workspace.fresh_seed() {
            Ok(seed) => self.keep(DraftEntry::Drawn(PlaceDraw {
                at: scene.workspace.now(),
                seed,
                places,
            })),
            Err(failure) => Effect::Warn(failure.sentences(scene.lang).join(" ")),
        }
    }

    /// To the next row that is not finished; when there is none, to the conclusion.
    pub(super) fn go_on(&mut self) -> Effect {
        let next = self.next_open(|row| *row != CheckLine::Conclude);
        self.cursor.at = next.unwrap_or(self.rows.len().saturating_sub(1));
        Effect::None
    }

    fn conclude(&self, scene: &Scene) -> Effect {
        Conclude::open(self.sheet.clone(), scene)
    }

    pub(super) fn in_form(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Mode::Form(form) = &mut self.mode else {
            return Effect::None;
        };
        match intent {
            Intent::Confirm | Intent::Next | Intent::Previous | Intent::Back => {
                self.leave_line(intent, scene)
            }
            Intent::Evidence => self.evidence(scene),
            // The key that said 不符合 has bounced.
            Intent::Type(_) if self.bounces => Effect::None,
            typing => form.typed(typing, scene),
        }
    }

    /// Leaving a line saves what the form says so far; a line that cannot be read holds on.
    fn leave_line(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Mode::Form(details) = &mut self.mode else {
            return Effect::None;
        };
        // A reason is an answer of its own: whoever goes back gives none.
        if intent == Intent::Back && details.purpose == Purpose::Reason {
            self.mode = Mode::Rows;
            return Effect::None;
        }
        let old = self.sheet.draft.answer(&details.item);
        let answer = match details.answer(old, scene.workspace.today()) {
            Ok(answer) => answer,
            Err((ask, wrong)) => {
                let why = complaint(&wrong, details.form.value(ask), scene);
                details.form.go_to(ask);
                return Effect::Warn(why);
            }
        };
        let changed = answer.filter(|answer| Some(answer) != old);
        let (id, tells) = (details.item.clone(), details.purpose == Purpose::Problem);
        let heard = details.form.update(intent, scene);
        if matches!(heard, Heard::Go | Heard::Effect(Effect::Back)) {
            self.mode = Mode::Rows;
        }
        self.ticks = matches!(heard, Heard::Go);
        self.told = tells && self.ticks;
        match changed {
            Some(answer) => self.keep(DraftEntry::Answer(answer)),
            None => {
                if self.told {
                    self.go_from(&id);
                }
                Effect::None
            }
        }
    }
}

fn complaint(wrong: &WrongDetail, typed: &str, scene: &Scene) -> String {
    match wrong {
        WrongDetail::Figure(slip) => slip.words(scene.lang, typed),
        WrongDetail::Day => say::not_a_date(scene.lang, typed),
        WrongDetail::NotYet(day) => say::not_yet(
            scene.lang,
            &day.to_string(),
            &scene.workspace.today().to_string(),
        ),
    }
}
