//! What fails most, most often first: a bar, what that is of all, and where it stands in the standard.

use super::kind::PictureKind;
use crate::domain::Words;
use crate::rates::pictures::pareto::{FailingItem, Pareto};
use crate::text::screen::{figure, pictures as say, rates as words};
use crate::text::{Lang, clause};
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, ListCell, Parts, Row, WHOLE};
use crate::tui::page::LotsBehind;
use crate::tui::page::{Effect, Lead, Scene};
use crate::tui::paint::gauge;
use crate::tui::paint::pen::{Pen, footed};
use crate::tui::rates::period::RatesPeriod;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// Columns of a bar on a small and on a wide screen.
const BAR: usize = 12;
const WIDE_BAR: usize = 40;
const WIDE: usize = 130;
/// To how many columns each may be cut: how often, up to here, clause, item, checklist.
const LEAST: [usize; 5] = [WHOLE, WHOLE, WHOLE, 14, 8];
/// Lines below.
const FOOT: usize = 3;

/// The picture, and the item one is on.
#[derive(Debug, Default)]
pub struct FailingItems {
    pareto: Pareto,
    names: Vec<FailingName>,
    period: RatesPeriod,
    at: Cursor,
}

/// What an item is called.
#[derive(Debug, Default)]
struct FailingName {
    clause: String,
    title: Words,
    list: Words,
}

impl FailingName {
    /// As the checklist of then has it; by its id where that cannot be read.
    fn of(item: &FailingItem, scene: &Scene) -> Self {
        let pinned = scene.workspace.pinned(&item.checklist).ok();
        let list = pinned.as_ref().map(|pinned| &pinned.checklist);
        let known = list.and_then(|list| list.item(&item.item));
        let by_id = |id: &str| Words {
            zh: id.to_owned(),
            en: id.to_owned(),
        };
        Self {
            clause: known.map_or(String::new(), |known| known.clause.clone()),
            title: known.map_or_else(|| by_id(&item.item), |known| known.title.clone()),
            list: list.map_or_else(|| by_id(&item.checklist.id), |list| list.title.clone()),
        }
    }
}

impl FailingItems {
    fn rows(&self) -> impl Iterator<Item = (&FailingItem, &FailingName)> {
        self.pareto.items.iter().zip(&self.names)
    }

    /// The item in a sentence.
    fn foot(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let Some((item, name)) = self.rows().nth(self.at.at) else {
            return;
        };
        let title = called(lang, name);
        let failed = say::failed_in(lang, item.failed.part, item.failed.whole);
        let all = say::up_to_here(lang, &figure::rate(item.up_to_here));
        let label = format!(" {title}{}", lang.colon().trim_end());
        pen.line(&[(&label, theme.strong)]);
        let text = format!("{failed}{}{all}", lang.comma());
        pen.labelled(("  ", theme.base), (&text, theme.base));
    }
}

fn called(lang: Lang, name: &FailingName) -> String {
    let title = lang.of_words(&name.title);
    let list = lang.of_words(&name.list);
    format!("{} {title} · {list}", clause::shown(lang, &name.clause))
        .trim()
        .to_owned()
}

impl PictureKind for FailingItems {
    fn name(&self, lang: Lang) -> &'static str {
        say::pareto(lang)
    }

    fn head(&self, scene: &Scene) -> Parts {
        let (theme, lang) = (scene.theme, scene.lang);
        let period = format!(" < {} > (F9)", self.period.words(lang));
        vec![
            (words::period(lang).to_owned(), theme.dim),
            (period, theme.strong),
        ]
    }

    fn gather(&mut self, scene: &Scene) {
        let from = self.period.from(scene.workspace.today());
        let project = scene.workspace.project();
        let pareto = project.map(|project| Pareto::of(project, from, None));
        self.pareto = pareto.unwrap_or_default();
        let items = self.pareto.items.iter();
        self.names = items.map(|item| FailingName::of(item, scene)).collect();
        self.at.stay(None, self.names.len());
    }

    fn narrows(&self) -> bool {
        true
    }

    fn moved(&mut self, intent: Intent, scene: &Scene) -> Option<Effect> {
        if intent == Intent::Narrow {
            self.period = self.period.next();
            self.at = Cursor::default();
            self.gather(scene);
            return Some(Effect::None);
        }
        let moved = self.at.moved(intent, self.names.len());
        moved.then_some(Effect::None)
    }

    fn has_lots(&self, _scene: &Scene) -> bool {
        !self.names.is_empty()
    }

    fn behind(&self, scene: &Scene) -> Option<LotsBehind> {
        let (item, name) = self.rows().nth(self.at.at)?;
        Some(LotsBehind {
            of: called(scene.lang, name),
            places: item.lots.clone(),
        })
    }

    fn why(&self, scene: &Scene) -> Vec<String> {
        let lang = scene.lang;
        let mut told: Vec<String> = say::pareto_why(lang).map(str::to_owned).to_vec();
        if let Some((item, name)) = self.rows().nth(self.at.at) {
            let failed = say::failed_in(lang, item.failed.part, item.failed.whole);
            let rates = [item.failed, item.up_to_here].map(figure::rate);
            told.push(format!("{}{}{failed}", called(lang, name), lang.colon()));
            told.push(say::pareto_sum(lang, &rates[0], &rates[1]));
        }
        told
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        let project = scene.workspace.project()?;
        let mut nodes = project.nodes().iter();
        let none = nodes.all(|node| node.checks.is_empty());
        let lead = Lead::new(words::no_checks, words::to_lots, |_| Effect::Home);
        none.then_some(lead)
    }

    /// ```text
    ///      次数             累计     条文    项目             检查表
    ///  >   7  ############  23.3 %   8.3.2   垂直度           现浇结构
    ///
    ///  8.3.2 垂直度 · 现浇结构尺寸偏差：
    ///    首轮检查 372 次，7 次不符合，……
    /// ```
    fn view(&self, buffer: &mut Buffer, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (body, below) = footed(area, FOOT);
        self.foot(&mut Pen::new(buffer, below), scene);
        let mut pen = Pen::new(buffer, body);
        let checks = self.pareto.checks;
        let counted = say::rounds_failed(lang, checks.whole, checks.part);
        pen.labelled((" ", theme.base), (&counted, theme.dim));
        if self.names.is_empty() {
            pen.skip()
                .labelled((" ", theme.base), (say::none_failed(lang), theme.good));
            return;
        }
        let wide = if pen.columns() >= WIDE { WIDE_BAR } else { BAR };
        let most = self.pareto.items.first();
        let most = most.map_or(0, |item| item.failed.part);
        let heads = [
            say::times,
            say::so_far,
            say::clause,
            say::item,
            say::checklist,
        ];
        let list = List::of(self.rows(), self.at).columns(&LEAST);
        let list = list.under(heads.map(|words| words(lang)));
        list.draw(&mut pen, scene, |(item, name)| {
            let bar = gauge::strip(item.failed.part, most, wide, ("#", theme.bad), theme);
            let so_far = item.up_to_here.percent().unwrap_or_default();
            let cells = [
                ListCell::new(item.failed.part.to_string(), theme.strong)
                    .right()
                    .with_bar(bar),
                ListCell::new(format!("{so_far} %"), theme.base).right(),
                ListCell::new(clause::shown(lang, &name.clause), theme.dim),
                ListCell::new(lang.of_words(&name.title), theme.base),
                ListCell::new(lang.of_words(&name.list), theme.dim),
            ];
            Row::of(theme.base, cells)
        });
    }
}
