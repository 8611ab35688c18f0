//! The projects of the data folder, and what else can be done before one is entered: making one,
//! importing tables, the sample. What stands in a project is not shown here.
//!
//! | file | noun |
//! |---|---|
//! | `percent` | a line that asks for a percentage |
//! | `make`, `agreement` | a project made; what it is measured against and has agreed |
//! | `tables` | people and project tables taken in |
//! | `planning`, `plan_menu` | a division plan made, and what else can be done to the tree |

pub(super) mod agreement;
mod make;
mod percent;
pub(super) mod plan_menu;
pub(super) mod planning;
pub(super) mod tables;

use super::doctor::DoctorPage;
use super::exchange::ExchangePage;
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, Row, WHOLE};
use super::page::errand::Errand;
use super::page::{Effect, Page, Scene};
use super::paint::doubt;
use super::paint::pen::Pen;
use crate::domain::code;
use crate::text::Lang;
use crate::text::screen::{figure, projects as say};
use crate::text::shorten::cell;
use crate::workspace::{Card, Soundness};
use make::Make;
use ratatui::Frame;
use ratatui::layout::Rect;
use tables::Tables;

/// To how many columns each may be cut: code, name, lots, first-pass rate.
const LEAST: [usize; 4] = [12, 16, WHOLE, WHOLE];

/// What can be chosen below the projects, by its digit from 1.
const CHOICES: [fn(Lang) -> &'static str; 5] = [
    say::make,
    say::tables,
    say::sample,
    say::exchange,
    say::quit,
];

/// The list of projects.
#[derive(Debug, Default)]
pub struct Projects {
    cursor: Cursor,
    cards: Vec<Card>,
    /// How many were here of which nothing is left.
    missed: usize,
    /// Why the folder cannot be read.
    failed: Vec<String>,
    known: bool,
}

impl Projects {
    fn count(&self) -> usize {
        self.cards.len() + CHOICES.len()
    }

    fn confirm(&self, scene: &Scene) -> Effect {
        match self.cards.get(self.cursor.at) {
            Some(card) if scene.workspace.project_id() == Some(&card.id) => Effect::Home,
            Some(card) => Effect::Run(Errand::Enter(card.id.clone())),
            None => self.choose(self.cursor.at - self.cards.len() + 1, scene),
        }
    }

    /// Does what stands beside a digit.
    fn choose(&self, digit: usize, scene: &Scene) -> Effect {
        match digit {
            1 => Effect::go(self.make(scene)),
            2 if scene.workspace.project().is_some() => Effect::go(Tables::default()),
            2 => Effect::Many(vec![
                Effect::go(self.make(scene)),
                Effect::say(say::make_first(scene.lang)),
            ]),
            3 => Effect::Run(Errand::Sample),
            4 => Effect::go(ExchangePage::default()),
            5 => Effect::Quit,
            _ => Effect::None,
        }
    }

    /// The form of a new project, with a code that is free.
    fn make(&self, scene: &Scene) -> Make {
        let taken = self.cards.iter().map(|card| card.head.code.as_str());
        Make::new(&code::free("P", 1, taken), scene.workspace.library())
    }
}

impl Page for Projects {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Start, Context::List]
    }

    /// Reads the folder anew; at first stands on the project that is entered.
    fn wake(&mut self, scene: &Scene) {
        self.missed = scene.workspace.missed().map_or(0, |missed| missed.len());
        match scene.workspace.projects() {
            Ok(cards) => (self.cards, self.failed) = (cards, Vec::new()),
            Err(failure) => self.failed = failure.sentences(scene.lang),
        }
        if !std::mem::replace(&mut self.known, true) {
            let here = scene.workspace.project_id();
            let entered = self
                .cards
                .iter()
                .position(|card| Some(card.id.as_str()) == here);
            self.cursor.at = entered.unwrap_or(0);
        }
        self.cursor.stay(None, self.count());
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.count();
        Some((&mut self.cursor, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => self.confirm(scene),
            Intent::Choose(digit) => self.choose(digit, scene),
            Intent::Doctor => Effect::go(DoctorPage::default()),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  数据文件夹 /home/…/sanjian
    ///     编号       名称                检验批 已验收/全部   一次验收合格
    ///  >  P1         滨江一号            23/120               95.8 % (23/24)   当前
    ///
    ///     1 新建工程
    ///     2 导入工程表、人员表
    ///     3 样例工程
    ///     4 退出
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        let folder = scene.workspace.root().display().to_string();
        let folder = format!("  {}", cell(&folder, pen.columns().saturating_sub(16)));
        pen.line(&[
            (" ", theme.dim),
            (say::folder(lang), theme.dim),
            (&folder, theme.dim),
        ]);
        for sentence in &self.failed {
            pen.text(&format!(" {}", doubt::marked(sentence)), theme.warn);
        }
        if self.missed > 0 {
            let words = doubt::marked(say::missed(lang, self.missed));
            pen.labelled((" ", theme.base), (&words, theme.warn));
        }
        pen.skip();
        match self.cards.is_empty() {
            true if self.failed.is_empty() => {
                pen.line(&[(" ", theme.base), (say::none(lang), theme.strong)])
                    .skip();
            }
            true => {}
            false => self.list(&mut pen, scene),
        }
        // On a project none of the choices is selected.
        let choice = Cursor::on(self.cursor.at.wrapping_sub(self.cards.len()));
        List::of(CHOICES, choice).draw(&mut pen, scene, |words| {
            Row::plain(theme.base, [words(lang)]).ticked(" ")
        });
    }
}

impl Projects {
    /// As many projects as there is room for above the choices.
    fn list(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let heads = [say::code, say::name, say::lots, say::first_pass].map(|words| words(lang));
        let lines = usize::from(pen.lines_left()).saturating_sub(CHOICES.len() + 1);
        let list = List::of(&self.cards, self.cursor).columns(&LEAST);
        list.under(heads).within(lines).draw(pen, scene, |card| {
            let style = match Soundness::of(&card.notices) == Soundness::Sound {
                true => theme.base,
                false => theme.bad,
            };
            Row::plain(style, cells(card, scene)).ticked(" ")
        });
        pen.skip();
    }
}

/// What is said of a project; its figures are marked where its records are damaged.
fn cells(card: &Card, scene: &Scene) -> Vec<String> {
    let lang = scene.lang;
    let name = match scene.workspace.project_id() == Some(&card.id) {
        true => format!("{}{}", card.head.name, say::here(lang)),
        false => card.head.name.clone(),
    };
    let rate = figure::rate(card.first_pass);
    let rate = match Soundness::of(&card.notices) {
        Soundness::Sound => rate,
        _ => format!("!{} {rate}", say::unverified(lang)),
    };
    vec![
        card.head.code.clone(),
        name,
        say::lots_of(lang, card.accepted, card.lots),
        rate,
    ]
}
