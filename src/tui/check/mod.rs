//! The check screen: where an inspector answers item after item. What an intent means is decided in
//! `act`, what follows a saved entry in `after`; the two panes are drawn by `list` and `detail`.
//!
//! | file | noun |
//! |---|---|
//! | `sheet` | the sheet being filled in: its rows, its panes, what each kind of judge asks |
//! | `act`, `after` | what an intent means, what follows a saved entry |
//! | `entry`, `details`, `take`, `block`, `at_once` | what is typed: fields, forms, what Enter takes, a pasted block, one key a reading |
//! | `call` | readings called out and typed without looking |
//! | `takeover`, `remedy` | what was said elsewhere, confirmed together; how the work was mended |
//! | `bounce`, `odd`, `shrink` | keys that come by themselves; looked at twice: odd readings, smaller samples |
//! | `left`, `interrupted` | what was typed and not taken; what was begun and goes on |
//! | `places`, `instruments`, `variants`, `turn` | the draw of places, instruments used, what lots are of, who may conclude |
//! | `conclude`, `outcome` | concluding, and what came of it |
//! | `record`, `why` | a concluded check to read, everything behind one verdict |

mod act;
mod after;
mod at_once;
mod block;
mod bounce;
mod call;
mod conclude;
mod details;
mod entry;
mod instruments;
pub(super) mod interrupted;
mod left;
mod odd;
mod outcome;
mod places;
pub(super) mod record;
mod remedy;
mod sheet;
mod shrink;
mod take;
mod takeover;
pub(super) mod turn;
pub(super) mod variants;
mod why;

use super::evidence::EvidencePage;
use super::form::field::{Field, Takes};
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Cursor;
use super::page::{Effect, Page, Reply, Scene};
use super::paint::panes::panes;
use super::paint::pen::Pen;
use crate::domain::{Fault, Item};
use crate::text::Lang;
use crate::text::screen::check as say;
use crate::workspace::{Command, Done, DraftEntry, Workspace};
use block::PastedBlock;
use bounce::{JustTaken, LastKey, SOONEST};
use details::Details;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Margin, Rect};
use sheet::kind::{Purpose, ways};
use sheet::list::SheetList;
use sheet::rows::CheckLine;
use sheet::{CheckSheet, detail};
use shrink::Shrink;

/// The most lines the right pane takes.
const TALLEST: u16 = 32;

/// A check in progress.
#[derive(Debug)]
pub struct Check {
    sheet: CheckSheet,
    rows: Vec<CheckLine>,
    cursor: Cursor,
    mode: Mode,
    /// The reading or the figure of a data row being typed.
    field: Field,
    /// Why a capacity makes samples smaller, answers may be taken over or a point is left out, as far as it
    /// was typed.
    why: Field,
    /// Whether readings are called out, and typed without looking.
    calling: bool,
    /// The reading just taken without Enter: more of it may follow.
    just: Option<JustTaken>,
    /// A reading that comes back into the field, once it is taken away.
    comes_back: Option<String>,
    /// What takes the last changes back, newest last.
    undo: Vec<DraftEntry>,
    /// The change being taken back, until it is saved.
    undoing: Option<DraftEntry>,
    /// What was typed when something odd about it was pointed out: one more Enter takes it.
    asked: Option<String>,
    /// Whether the last key was Esc on something typed and not taken.
    leaving: bool,
    /// Whether the key in hand answers its row, so that the next one is on.
    ticks: bool,
    /// Whether what is wrong with it was asked already.
    told: bool,
    /// The last key, and when it came.
    last: LastKey,
    /// Whether it came again sooner than a hand can press: it bounced, or is held down.
    bounces: bool,
    /// Whether a digit just went on by itself: an Enter of habit behind it confirms nothing.
    went_on: bool,
    /// A block that was just left: undo brings it back.
    dropped: Option<PastedBlock>,
    /// Who sits here.
    me: Option<String>,
    /// When it was opened.
    opened: u64,
    /// Whether what stands in the field was left there, and no hand can have pressed a key since: the one that
    /// opened the check, bouncing, does not take it.
    found: bool,
}

/// What the keys go to.
#[derive(Debug)]
enum Mode {
    /// The rows.
    Rows,
    /// The fields of one item.
    Form(Details),
    /// Readings that were pasted and wait to be taken.
    Block(PastedBlock),
    /// The reason of a smaller capacity.
    Shrink(Shrink),
    /// Why what was said elsewhere may be taken over.
    Takeover,
    /// Why a point is left out.
    Skip,
}

impl Check {
    /// Opens the stage of a subject that is open now, on the first row that is not finished.
    pub fn open(workspace: &Workspace, code: &str) -> Result<Self, Vec<Fault>> {
        let sheet = CheckSheet::open(workspace, code)?;
        let rows = sheet.rows();
        // Who comes back goes on where the work was left, not where it begins.
        let begun = !sheet.draft.is_empty();
        let open = |row: &CheckLine| !(sheet.is_done(row) || begun && *row == CheckLine::Offers);
        let first = rows.iter().position(open);
        Ok(Self {
            sheet,
            rows,
            cursor: Cursor::on(first.unwrap_or(0)),
            mode: Mode::Rows,
            field: Field::figure(),
            why: Field::new(Takes::Text, ""),
            calling: false,
            just: None,
            comes_back: None,
            undo: Vec::new(),
            undoing: None,
            asked: None,
            leaving: false,
            ticks: false,
            told: false,
            last: LastKey::default(),
            bounces: false,
            went_on: false,
            dropped: None,
            me: None,
            opened: 0,
            found: false,
        })
    }

    fn row(&self) -> &CheckLine {
        self.rows
            .get(self.cursor.at)
            .unwrap_or(&CheckLine::Conclude)
    }

    /// The selected item.
    fn item(&self) -> Option<&Item> {
        match self.row() {
            CheckLine::Item(at) => self.sheet.item(*at),
            _ => None,
        }
    }

    /// Whether Enter says here what was said before.
    fn is_offered(&self) -> bool {
        let row = self.row();
        let open = self.field.is_empty() && !self.sheet.is_done(row);
        open && self.sheet.confirming(row).is_some()
    }

    fn select_item(&mut self, id: &str) {
        let of = |row: &CheckLine| match row {
            CheckLine::Item(at) => self.sheet.item(*at).is_some_and(|item| item.id == id),
            _ => false,
        };
        if let Some(at) = self.rows.iter().position(of) {
            self.cursor.at = at;
        }
    }

    /// The next row that is not finished, after the selected one and then from the top.
    fn next_open(&self, wanted: impl Fn(&CheckLine) -> bool) -> Option<usize> {
        let count = self.rows.len();
        let order = (1..count).map(|step| (self.cursor.at + step) % count);
        let open = |at: &usize| {
            let row = self.rows.get(*at);
            row.is_some_and(|row| wanted(row) && !self.sheet.is_done(row))
        };
        order.into_iter().find(open)
    }

    /// The photos and documents of this check; what is added is about the selected item.
    fn evidence(&self, scene: &Scene) -> Effect {
        let item = self.item().map(|item| {
            let title = scene.lang.of_words(&item.title);
            (item.id.clone(), title.to_owned())
        });
        let check = (
            self.sheet.subject.code.as_str(),
            self.sheet.stage.id.as_str(),
        );
        let kept = self.sheet.draft.evidence.clone();
        let page = EvidencePage::of_draft(check, kept, item, scene);
        Effect::go(page)
    }
}

impl Page for Check {
    fn title(&self, scene: &Scene) -> String {
        let (lang, sheet) = (scene.lang, &self.sheet);
        let (done, all) = sheet.progress();
        let stage = lang.of_words(&sheet.stage.title);
        let round = say::nth_round(lang, sheet.round);
        format!("{stage} {round} · {} {done}/{all}", say::answered(lang)).replace('·', "-")
    }

    fn contexts(&self) -> &'static [Context] {
        match self.mode {
            Mode::Form(ref form) if form.purpose == Purpose::Problem => {
                return &[Context::Step, Context::Blanks, Context::Form];
            }
            Mode::Form(_) => return &[Context::Blanks, Context::Form],
            Mode::Shrink(_) | Mode::Takeover | Mode::Skip => {
                return &[Context::Line, Context::Form];
            }
            Mode::Block(_) => return &[Context::Block],
            Mode::Rows if self.calls() => return &[Context::Call, Context::Number, Context::Check],
            Mode::Rows => {}
        }
        match self.row() {
            CheckLine::Capacity
            | CheckLine::Count(_)
            | CheckLine::Dimension(_)
            | CheckLine::StandBy(_) => match self.is_offered() {
                true => &[Context::Offered, Context::Number, Context::Check],
                false => &[Context::Number, Context::Check],
            },
            CheckLine::Remedy if self.is_offered() => {
                &[Context::Offered, Context::Remedy, Context::Check]
            }
            CheckLine::Remedy => &[Context::Remedy, Context::Check],
            CheckLine::Item(_) => self.item().map_or(&[Context::Check], |item| {
                let ways = ways(&item.judge);
                match self.sheet.fails(item) {
                    true => ways.failing,
                    false if self.is_offered() => ways.offered,
                    false => ways.keys,
                }
            }),
            CheckLine::Offers => &[Context::Digits, Context::Grounds, Context::Check],
            CheckLine::Instruments | CheckLine::Photos | CheckLine::Places => {
                &[Context::Leads, Context::Check]
            }
            CheckLine::Conclude => &[Context::Ending, Context::Check],
        }
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        let item = self.item();
        match intent {
            Intent::Undo => !self.undo.is_empty() || self.dropped.is_some(),
            Intent::Design => item.is_some_and(|item| {
                item.judge.deviation().is_some() && self.sheet.readings(item) == 0
            }),
            Intent::Call => self.rows.iter().any(|row| self.is_measured(row)),
            Intent::Skip => self.is_measured(self.row()),
            Intent::Repeat => item.is_some_and(|item| self.sheet.readings(item) > 0),
            Intent::Confirm => !matches!(&self.mode, Mode::Block(block) if !block.takes_enter()),
            Intent::Why if !matches!(self.mode, Mode::Rows) => false,
            Intent::NotApplicable | Intent::Why => item.is_some(),
            Intent::Choose(nth) => self.sheet.grounds(Lang::Zh).len() >= nth,
            _ => true,
        }
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        self.undoing = None;
        if self.me.as_deref() != scene.me {
            self.me = scene.me.map(str::to_owned);
        }
        (self.ticks, self.told) = (false, false);
        let (now, in_form) = (scene.workspace.mono(), matches!(self.mode, Mode::Form(_)));
        self.bounces = self.last.bounces(intent, now, in_form);
        let since = scene.workspace.mono().saturating_sub(self.opened);
        self.found &= intent == Intent::Confirm && since < SOONEST;
        self.went_on &= intent == Intent::Confirm;
        self.comes_back = None;
        if let Some(said) = self.enter_behind(intent, scene) {
            return said;
        }
        self.calling &= self.is_measured(self.row());
        if intent != Intent::Undo && matches!(self.mode, Mode::Rows) {
            self.dropped = None;
        }
        match self.mode {
            Mode::Form(_) => self.in_form(intent, scene),
            Mode::Block(_) => self.in_block(intent, scene),
            Mode::Shrink(_) => self.in_shrink(intent, scene),
            Mode::Takeover => self.in_takeover(intent, scene),
            Mode::Skip => self.in_skip(intent, scene),
            Mode::Rows if self.calling => self.in_call(intent, scene),
            Mode::Rows => self.in_rows(intent, scene),
        }
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(self.left_over())
    }

    fn lines_of_a_hand(&self) -> Option<usize> {
        self.lines_at_once()
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.take_up(texts);
        true
    }

    fn pasted(&mut self, text: &str, scene: &Scene) -> Option<Effect> {
        self.take_paste(text, scene)
    }

    fn told(&mut self, command: &Command, _done: &Done, scene: &Scene) -> Effect {
        match command {
            Command::Keep { entry, .. } => self.kept(entry, scene),
            _ => Effect::None,
        }
    }

    fn reply(&mut self, reply: Reply, scene: &Scene) -> Effect {
        match reply {
            Reply::Places(places) => self.draw_from(places, scene),
            Reply::Item(id) => {
                self.select_item(&id);
                Effect::None
            }
            Reply::Instruments(codes) if codes != self.sheet.draft.instruments => {
                self.keep(DraftEntry::Instruments(codes))
            }
            Reply::Evidence(kept) => {
                self.sheet.draft.evidence = kept;
                Effect::None
            }
            _ => Effect::None,
        }
    }

    /// ```text
    ///  主控项目                    | 5.5.3-6 纵向受力钢筋：间距
    ///  > 受力钢筋牌号   36 + 符合  | 要求 允许偏差 ±10 mm
    ///  一般项目                    |  1    3   -4   12!
    ///    纵向..间距    3/5 ~ 差 2  | 第 4 点 偏差 mm：[      ]
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        if let Some(item) = self.item().filter(|_| self.calls()) {
            let area = area.inner(Margin::new(1, 0));
            let foot = Constraint::Length(entry::height(self, area, scene.lang));
            let [upper, lower] = Layout::vertical([Constraint::Fill(1), foot]).areas(area);
            call::view::view((&self.sheet, item), frame, upper, scene);
            return entry::view(self, frame, lower, scene);
        }
        let [left, right] = panes(frame, area, scene);
        let rows = SheetList {
            sheet: &self.sheet,
            rows: &self.rows,
            cursor: self.cursor,
        };
        rows.view(Pen::new(frame.buffer_mut(), left), scene);
        // On a tall screen the field stays near what it is about.
        let right = Rect {
            height: right.height.min(TALLEST),
            ..right
        };
        let entry = entry::height(self, right, scene.lang);
        let [upper, lower] =
            Layout::vertical([Constraint::Fill(1), Constraint::Length(entry)]).areas(right);
        let mut pen = Pen::new(frame.buffer_mut(), upper);
        detail::view(&mut pen, &self.sheet, self.row(), scene);
        entry::view(self, frame, lower, scene);
    }
}
