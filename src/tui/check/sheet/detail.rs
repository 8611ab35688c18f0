//! The right pane of a check: what is required of the selected row, what was found, and the verdict
//! with its arithmetic. Nothing is typed here; fields are drawn by `entry`.

use super::CheckSheet;
use super::beside;
use super::drawn;
use super::kind::ways;
use super::list::{got, verdict};
use super::numbers;
use super::rows::{CheckLine, ItemState, WatchEnd};
use super::table;
use crate::domain::offers::AnswerOffer;
use crate::domain::register::Validity;
use crate::domain::sampling::Rule;
use crate::domain::trouble::Miswritten;
use crate::domain::{Fault, Item, Kind, Trouble};
use crate::text::document;
use crate::text::refusal::{self, RefusalNames};
use crate::text::screen::{check as say, evidence};
use crate::text::signing::answer_fields;
use crate::text::width::wrap;
use crate::text::{clause, judge, people, reason, register, unit, words};
use crate::tui::page::Scene;
use crate::tui::paint::pen::{Pen, height};
use crate::tui::paint::spread::Spread;

/// An item of a sheet, to be shown in full.
#[derive(Clone, Copy)]
pub struct Detail<'a> {
    /// The sheet.
    pub sheet: &'a CheckSheet,
    /// The item.
    pub item: &'a Item,
    /// What is looked at.
    pub scene: &'a Scene<'a>,
}

/// Draws the detail of a row.
///
/// ```text
/// 5.5.3-6 纵向受力钢筋：间距
/// 一般项目  条文 5.5.3
/// 要求 允许偏差 ±10 mm
/// 方法 尺量两端、中间各一点，取最大偏差值
/// 抽样 应查 5，已查 3
///
///   1:    3    -4    12!
/// ~ 差 2
/// 至此：允许 ±10 mm，合格点 2/3 = 66.7 % < 80 %。
/// ```
pub fn view(pen: &mut Pen, sheet: &CheckSheet, row: &CheckLine, scene: &Scene) {
    let lang = scene.lang;
    let (name, hint) = match row {
        CheckLine::Item(at) => {
            if let Some(item) = sheet.item(*at) {
                let detail = Detail { sheet, item, scene };
                let most = detail.room(pen);
                detail.head(pen, most);
                if most > 0 {
                    pen.skip();
                }
                detail.found(pen);
            }
            return;
        }
        CheckLine::Capacity if sheet.offered_capacity().is_some() => {
            return numbers::alike(pen, sheet, scene);
        }
        CheckLine::Capacity => (say::capacity(lang), say::capacity_hint(lang)),
        CheckLine::Count(id) => return numbers::counted(pen, sheet, id, scene),
        CheckLine::Dimension(name) => return numbers::sized(pen, sheet, name, scene),
        CheckLine::Offers => return offers(pen, sheet, scene),
        CheckLine::Places => return drawn::view(pen, sheet, scene),
        CheckLine::Remedy => (say::remedy(lang), say::remedy_hint(lang)),
        CheckLine::Instruments => return instruments(pen, sheet, scene),
        CheckLine::Photos => (evidence::photos(lang), evidence::photos_hint(lang)),
        CheckLine::StandBy(end) => (
            say::watched(lang, *end == WatchEnd::From),
            say::watched_hint(lang),
        ),
        CheckLine::Conclude => (say::conclude_row(lang), say::not_yet_concluded(lang)),
    };
    let theme = scene.theme;
    pen.text(name, theme.strong).skip().text(hint, theme.base);
    let why = &sheet.draft.capacity_why;
    if *row == CheckLine::Capacity && !why.is_empty() {
        let label = (say::why_label(lang), theme.dim);
        pen.skip().labelled(label, (why, theme.base));
    }
    if let (CheckLine::Remedy, Some(said)) = (row, sheet.said_remedy()) {
        let said = say::said_mended(lang, words::remedy(lang, said));
        pen.skip().text(&said, theme.strong);
    }
    if let (CheckLine::Conclude | CheckLine::Photos, Some(words)) = (row, photos(sheet, scene)) {
        pen.skip().text(&words, theme.strong);
    }
}

/// What may be taken over: how much from where, each place once.
///
/// ```text
/// 沿用
///
/// 以下各项可沿用，确认后才算数；实测值须自己量。
/// L-001 自检 2026-03-01 王强：8 项
/// ```
fn offers(pen: &mut Pen, sheet: &CheckSheet, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    pen.text(say::taking_over(lang), theme.strong).skip();
    pen.text(say::taking_over_hint(lang), theme.base).skip();
    let mut places: Vec<(String, usize)> = Vec::new();
    for offer in sheet.offers() {
        let place = whence(sheet, offer, scene);
        match places.iter_mut().find(|(known, _)| *known == place) {
            Some((_, count)) => *count += 1,
            None => places.push((place, 1)),
        }
    }
    for (place, count) in places {
        pen.text(&say::so_many_of(lang, &place, count), theme.base);
    }
}

/// Where an offer stands: round or subject, stage, day, person.
fn whence(sheet: &CheckSheet, offer: &AnswerOffer, scene: &Scene) -> String {
    let (lang, source) = (scene.lang, &offer.source);
    let project = scene.workspace.project();
    let node = project.and_then(|project| project.node(&sheet.subject.code));
    let chain = node.and_then(|node| scene.workspace.chain(node));
    let stage = words::stage(lang, chain, &offer.stage);
    let by = people::called(project.map(|project| &project.people), &source.by);
    let what = match &source.taken {
        None => say::nth_round(lang, source.round),
        Some(taken) if taken.subject == sheet.subject.code => String::new(),
        Some(taken) => taken.subject.clone(),
    };
    let parts = [what.as_str(), stage, source.at.day(), &by];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// How many photos and documents there are, and how many photos there must be.
fn photos(sheet: &CheckSheet, scene: &Scene) -> Option<String> {
    let lang = scene.lang;
    let (kept, needed) = (&sheet.draft.evidence, sheet.stage.images);
    let images = sheet.images();
    let key = match sheet.is_settled() {
        true => evidence::with_f12(lang),
        false => evidence::attach_f12(lang),
    };
    let count = evidence::count(lang, kept.len());
    match (kept.len(), needed) {
        (0, 0) => None,
        (_, 0) => Some(format!("{} {count}  {key}", evidence::title(lang))),
        _ => Some(format!(
            "{} {images}/{needed}  {key}",
            evidence::images_needed(lang)
        )),
    }
}

/// The instruments used, each with what its certificate is worth today.
fn instruments(pen: &mut Pen, sheet: &CheckSheet, scene: &Scene) {
    let (lang, theme) = (scene.lang, scene.theme);
    pen.text(say::instruments(lang), theme.strong).skip();
    let all = scene.workspace.register(Some(Kind::Instrument));
    for code in sheet.instruments() {
        let entry = all.iter().find(|entry| entry.node.subject.code == *code);
        let name = entry.map_or("", |entry| entry.node.subject.name.as_str());
        let validity = entry.and_then(|entry| entry.validity);
        let words = validity.map(|validity| register::validity(lang, validity));
        let style = match validity {
            Some(Validity::Until(_)) => theme.good,
            Some(Validity::Soon(_)) => theme.warn,
            _ => theme.bad,
        };
        pen.line(&[(&format!("{code} {name}"), theme.base)]);
        pen.line(&[(&format!("  {}", words.unwrap_or_default()), style)]);
    }
    pen.skip().text(say::instruments_hint(lang), theme.base);
}

/// Lines for how readings lie between their limits.
const SPREAD: u16 = 6;

/// Lines kept for readings below what is required.
const READINGS: usize = 4;

impl Detail<'_> {
    /// Lines that a requirement or a method may take: all they need, as long as what was found below
    /// stays in sight; else the whole of it stands on the page that explains. 0 where even one line each
    /// leaves no room for that.
    fn room(&self, pen: &Pen) -> usize {
        let left = pen.lines_left();
        let lines = usize::from(left);
        let columns = u16::try_from(pen.columns()).unwrap_or(u16::MAX);
        let reasons = self.reasons(&self.sheet.state(self.item));
        let readings = match self.sheet.readings(self.item) {
            _ if !self.item.judge.is_measured() => [0, 0],
            0 => [READINGS, 0],
            _ => [READINGS, 1],
        };
        let reasons = wrap(&reasons, pen.columns()).len();
        let fits = |most: usize, readings: usize| {
            let head = height(columns, left, |pen| self.head(pen, most));
            usize::from(head) + 2 + readings + reasons <= lines
        };
        let [usual, least] = readings;
        let most = [usize::MAX, 6, 5, 4, 3, 2];
        let most = most.into_iter().find(|most| fits(*most, usual));
        most.unwrap_or(usize::from(fits(1, least)))
    }

    /// What the standard says of the item, each text over at most so many lines; over none only what it is and
    /// how much of it is needed.
    pub fn head(&self, pen: &mut Pen, most: usize) {
        let (item, lang, theme) = (self.item, self.scene.lang, self.scene.theme);
        let title = format!("{} {}", item.id, lang.of_words(&item.title));
        let class = words::class(lang, item.class);
        let clause = clause::shown(lang, &item.clause);
        let place = format!("{class}  {} {clause}", say::clause(lang));
        pen.text(&title, theme.strong);
        if most > 0 {
            pen.line(&[(&place, theme.dim)]);
        }
        let mut row = |label: &str, text: &str| {
            pen.labelled_within((label, theme.dim), (text, theme.base), most.max(1));
        };
        if let Some(requirement) = item.requirement.as_ref().filter(|_| most > 0) {
            row(say::requirement(lang), lang.of_words(requirement));
        }
        if most > 0 {
            row(say::method(lang), lang.of_words(&item.method));
        }
        match (&item.sampling.rule, item.judge.papers()) {
            (_, Some(required)) => row(say::papers(lang), &document::kinds(lang, required)),
            _ if !ways(&item.judge).is_sampled => {}
            (Rule::Stated { text }, _) => row(say::sampling(lang), lang.of_words(text)),
            _ => {
                let needed = self.sheet.needed(item);
                let sample = say::sample(lang, needed, got(self.sheet, item));
                row(say::sampling(lang), &sample);
            }
        }
        self.limits(pen);
        let kept = &self.sheet.draft.evidence;
        let about = kept.iter().filter(|one| one.item == item.id).count();
        if about > 0 {
            let count = evidence::count(lang, about);
            let words = format!("{count}  {}", evidence::with_f12(lang));
            pen.labelled((evidence::title(lang), theme.dim), (&words, theme.base));
        }
    }

    fn limits(&self, pen: &mut Pen) {
        let (item, lang, theme) = (self.item, self.scene.lang, self.scene.theme);
        let unit = unit::shown(lang, item.judge.unit().unwrap_or_default());
        if !item.judge.is_measured() {
            return;
        }
        if let Some((bounds, cap)) = self.sheet.bounds(item) {
            let mut text = format!("{} {unit}", judge::limits(&bounds));
            if let Some(cap) = cap {
                let cap = judge::limits(&cap);
                text = format!("{text}   {} {cap} {unit}", say::cap(lang));
            }
            pen.labelled((say::limits(lang), theme.dim), (&text, theme.strong));
        }
        if let Some(design) = self.sheet.design_of(item) {
            let design = format!("{design} {unit}");
            pen.labelled((say::design(lang), theme.dim), (&design, theme.strong));
        }
    }

    /// What was found: readings, verdict, reasons.
    pub fn found(&self, pen: &mut Pen) {
        let state = self.sheet.state(self.item);
        let mut reasons = self.reasons(&state);
        let mut below = wrap(&reasons, pen.columns()).len() + 1;
        // Where there is no room for both, readings say more than how many are missing, which the word says too.
        if self.sheet.readings(self.item) > 0 && usize::from(pen.lines_left()) <= below {
            reasons = reasons.lines().last().unwrap_or_default().to_owned();
            below = wrap(&reasons, pen.columns()).len() + 1;
        }
        let lines = usize::from(pen.lines_left()).saturating_sub(below);
        let own = match self.item.judge.is_measured() {
            true => table::lines(self).clamp(1, READINGS),
            false => 0,
        };
        // A line at least is kept for what earlier stages said, or for where it is read.
        let most = lines.saturating_sub(own).max(usize::from(lines > 1));
        let beside = beside::lines(self, pen.columns()).min(most);
        if self.item.judge.is_measured() {
            table::view(pen, self, lines - beside);
        }
        beside::view(pen, self, beside);
        let (word, style) = verdict(Some(&state), self.scene);
        pen.line(&[(&word, style)]);
        pen.text(&reasons, self.scene.theme.base);
        if state == ItemState::Fails {
            self.problem(pen);
        }
        self.spread(pen);
    }

    /// What was said to be wrong, and where; or the key that says it.
    fn problem(&self, pen: &mut Pen) {
        let (lang, theme) = (self.scene.lang, self.scene.theme);
        let answer = self.sheet.draft.answer(&self.item.id);
        let (problem, place) = answer.map_or(("", ""), |one| (one.problem(), one.place()));
        if !problem.is_empty() {
            pen.labelled((say::problem(lang), theme.dim), (problem, theme.strong));
        }
        if !place.is_empty() {
            pen.labelled((say::place(lang), theme.dim), (place, theme.strong));
        }
        if problem.is_empty() && place.is_empty() && !self.sheet.is_settled() {
            pen.line(&[(say::tell(lang), theme.dim)]);
        }
    }

    /// How several readings lie between their limits, where there is room left.
    fn spread(&self, pen: &mut Pen) {
        let points = match self.item.judge.is_measured() {
            true => self.sheet.points(self.item),
            false => return,
        };
        if points.len() > 1
            && let Some((bounds, _)) = self.sheet.bounds(self.item)
            && let Some(spread) = Spread::of(&points, &bounds)
        {
            let lines = pen.skip().lines_left().min(SPREAD);
            spread.draw(pen, lines, self.scene.theme);
        }
    }

    /// The arithmetic, or what is still missing.
    fn reasons(&self, state: &ItemState) -> String {
        let lang = self.scene.lang;
        let unit = self.item.judge.unit().unwrap_or_default();
        match (state, self.sheet.judged(self.item)) {
            (ItemState::Open, _) => String::new(),
            (ItemState::Offered, _) => self.offered(),
            (_, Ok(verdict)) => reason::sentence(lang, verdict, unit),
            (_, Err(faults)) => {
                let mut lines: Vec<String> = faults.iter().map(|fault| self.fault(fault)).collect();
                lines.extend(self.sheet.so_far(self.item).map(|verdict| {
                    let sentence = reason::sentence(lang, &verdict, unit);
                    format!("{}{}{sentence}", say::so_far(lang), lang.colon())
                }));
                lines.join("\n")
            }
        }
    }

    /// What waits to be confirmed, and where it stands.
    fn offered(&self) -> String {
        let lang = self.scene.lang;
        let Some(offer) = self.sheet.offer(self.item) else {
            return String::new();
        };
        let place = whence(self.sheet, offer, self.scene);
        let said = answer_fields(lang, &self.sheet.carried.said_in(offer));
        say::as_said(lang, &place, &said)
    }

    /// A fault without the item's name, which stands above anyway.
    fn fault(&self, fault: &Fault) -> String {
        let names = RefusalNames {
            lang: self.scene.lang,
            chain: None,
            checklist: Some(&self.sheet.pinned.checklist),
        };
        match fault.trouble {
            Trouble::Miswritten(Miswritten::Malformed(field)) => {
                say::unfilled(names.lang, say::field(names.lang, field))
            }
            _ => refusal::sentence(&names, &Fault::whole(fault.trouble.clone())),
        }
    }
}
