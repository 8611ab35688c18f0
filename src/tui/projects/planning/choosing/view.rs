//! The catalogue with its boxes as it is drawn: what is chosen, what makes a lot, how many.

use super::{CatalogueRow, Choosing};
use crate::checklist::catalogue::Place;
use crate::checklist::division_plan::LotPick;
use crate::checklist::planning::{Each, Span};
use crate::text::screen::planning as say;
use crate::text::{Lang, division};
use crate::tui::list::{self, List, ListCell, WHOLE};
use crate::tui::page::Scene;
use crate::tui::paint::pen::{Pen, footed, height};
use ratatui::Frame;
use ratatui::layout::Rect;

/// To how many columns each may be cut: the name, what makes a lot, the number of lots.
const LEAST: [usize; 3] = [20, 16, WHOLE];
/// Lines of the foot: what is to be known of the selected row, and the keys.
const FOOT: usize = 5;
/// The most of them for the keys.
const HINT: u16 = 2;

impl Choosing {
    /// ```text
    ///  分项 126，检验批 1598    只看已选的
    ///  > - [-] 02 主体结构                          分项 5/49          253 批
    ///      - [-] 0201 混凝土结构                    分项 4/6           230 批
    ///            [x] 020102 钢筋                    每层每段一批        46 批
    /// ```
    pub fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (body, foot) = footed(area, FOOT);
        let sum = self.sum("");
        let shown = match self.only_chosen {
            true => say::only_chosen(lang),
            false => say::everything(lang),
        };
        let chosen = format!(" {}", division::chosen(lang, sum.chosen, sum.lots));
        let unit = format!("   {} {}   ", self.wish.unit.code, self.wish.unit.name);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        pen.line(&[
            (&chosen, theme.strong),
            (&unit, theme.base),
            (shown, theme.dim),
        ]);
        if self.rows.is_empty() {
            pen.skip()
                .text(&format!(" {}", say::nothing_chosen(lang)), theme.warn);
        }
        let list = List::of(&self.rows, self.cursor).columns(&LEAST);
        list.draw(&mut pen, scene, |row| self.line(row, scene));
        let mut pen = Pen::new(frame.buffer_mut(), foot);
        let note = self.selected().and_then(|row| self.note(row, scene));
        let (note, style) = note.unwrap_or_default();
        let style = if style { theme.warn } else { theme.base };
        let hint = |pen: &mut Pen| {
            pen.labelled(("", theme.dim), (say::rules_hint(lang), theme.dim));
        };
        let lines = height(foot.width, HINT, hint);
        pen.labelled_within((" ", theme.base), (&note, style), FOOT - usize::from(lines));
        let below = Rect {
            y: foot.bottom().saturating_sub(lines),
            height: lines,
            ..foot
        };
        hint(&mut Pen::new(frame.buffer_mut(), below));
    }

    fn line(&self, row: &CatalogueRow, scene: &Scene) -> list::Row {
        let (theme, lang) = (scene.theme, scene.lang);
        let Some(place) = scene.workspace.library().catalogue.place(&row.code) else {
            return list::Row::of(theme.base, []);
        };
        let style = match row.lots.is_none() && row.depth < 2 {
            true => theme.strong,
            false => theme.base,
        };
        let name = self.head(row) + &self.name(row, place, lang);
        let (rule, lots) = self.figures(row, lang);
        let cells = [
            ListCell::new(name, style),
            ListCell::new(rule, theme.dim),
            ListCell::new(lots, style).right(),
        ];
        list::Row::of(theme.base, cells)
    }

    /// Indent, sign of folding and box.
    fn head(&self, row: &CatalogueRow) -> String {
        let sum = self.sum(&row.code);
        let item = self.wish.picks.item(&row.code);
        let lots = row.lots.and_then(|at| item?.lots.get(at));
        let tick = match lots {
            Some(lots) if lots.on && item.is_some_and(|item| item.on) => "[x]",
            Some(_) => "[ ]",
            None if sum.chosen == 0 => "[ ]",
            None if sum.chosen == sum.items => "[x]",
            None => "[-]",
        };
        let sign = match row.lots {
            Some(_) => " ",
            None if self.unfolded.contains(&row.code) => "-",
            None => "+",
        };
        format!("{}{sign} {tick} ", "  ".repeat(row.depth))
    }

    fn name(&self, row: &CatalogueRow, place: &Place, lang: Lang) -> String {
        let item = self.wish.picks.item(&row.code);
        if let Some(lots) = row.lots.and_then(|at| item?.lots.get(at)) {
            let guess = if lots.standing.guessed || lots.standing.open {
                division::guess(lang)
            } else {
                ""
            };
            return format!("{} {guess}", lang.of_words(&lots.title));
        }
        let doubt = match place.note {
            Some(_) => format!(" ({})", division::check(lang)),
            None => String::new(),
        };
        let bare = item.is_some_and(|item| item.lots.iter().all(|lots| lots.checklist.is_empty()));
        let bare = match bare {
            true => format!(" ({})", division::no_checklist(lang)),
            false => String::new(),
        };
        let guessed = item.is_some_and(|item| {
            item.chosen()
                .any(|lots| lots.standing.guessed || lots.standing.open)
        });
        let guess = match guessed {
            true => format!(" {}", division::guess(lang)),
            false => String::new(),
        };
        format!("{} {}{doubt}{bare}{guess}", place.code, place.name(lang))
    }

    /// What makes a lot or how much is chosen, and how many lots that makes.
    fn figures(&self, row: &CatalogueRow, lang: Lang) -> (String, String) {
        let sum = self.sum(&row.code);
        let item = self.wish.picks.item(&row.code);
        let lots = match (row.lots, item) {
            (Some(at), Some(item)) => item.lots.get(at),
            (None, Some(item)) => alike(item.chosen()).or(one(item.lots.iter())),
            (_, None) => None,
        };
        let count = match (row.lots, lots, item) {
            (Some(_), Some(lots), Some(item)) if !(item.on && lots.on) => 0,
            (Some(_), Some(lots), _) => self.wish.parts.count(&lots.rule),
            (None, ..) | (Some(_), None, _) => sum.lots,
        };
        let words = match (lots, item) {
            (Some(lots), item) => {
                let kinds = item.map_or(1, |item| item.chosen().count());
                match row.lots.is_none() && kinds > 1 {
                    true => format!("{} x{kinds}", rule(lots, lang)),
                    false => rule(lots, lang),
                }
            }
            (None, Some(item)) => format!(
                "{} {}/{}",
                say::checklists(lang),
                item.chosen().count(),
                item.lots.len()
            ),
            (None, None) => say::items(lang, sum.chosen, sum.items),
        };
        let lots = match count {
            0 => String::new(),
            count => say::lots(lang, count),
        };
        (words, lots)
    }

    /// What is to be known of the selected row, and whether it is a warning.
    fn note(&self, row: &CatalogueRow, scene: &Scene) -> Option<(String, bool)> {
        let library = scene.workspace.library();
        let lang = scene.lang;
        let place = library.catalogue.place(&row.code)?;
        let above = library.catalogue.above(place);
        let doubt = place
            .note
            .as_ref()
            .or(above.and_then(|above| above.note.as_ref()));
        if let Some(note) = doubt.filter(|_| row.lots.is_none()) {
            return Some((lang.of_words(note).to_owned(), true));
        }
        let (item, at) = self.lots_of(row)?;
        let lots = item.lots.get(at)?;
        let own = library.rulebook.checklists.get(&lots.checklist);
        let Some(pinned) = own.filter(|_| !lots.is_general()) else {
            return Some((say::no_list_hint(lang).to_owned(), false));
        };
        let named = pinned.checklist.variants.iter();
        let names: Vec<&str> = named
            .filter(|variant| lots.variants.contains(&variant.id))
            .map(|variant| lang.pick(&variant.zh, &variant.en))
            .collect();
        let words = match names.is_empty() {
            true => pinned.checklist.standard.clone(),
            false => format!(
                "{}{}{}",
                say::variants(lang),
                lang.colon(),
                names.join(lang.semicolon())
            ),
        };
        Some((words, false))
    }
}

/// The first of several kinds of lots that are made alike.
fn alike<'a>(mut lots: impl Iterator<Item = &'a LotPick>) -> Option<&'a LotPick> {
    let first = lots.next()?;
    let same = |other: &LotPick| {
        let of = |lots: &LotPick| (lots.rule.each, lots.rule.count, lots.rule.storeys);
        of(other) == of(first)
    };
    lots.all(same).then_some(first)
}

fn one<'a>(mut lots: impl Iterator<Item = &'a LotPick>) -> Option<&'a LotPick> {
    let first = lots.next()?;
    lots.next().is_none().then_some(first)
}

fn rule(lots: &LotPick, lang: Lang) -> String {
    let rule = &lots.rule;
    let words = match rule.each {
        Each::StoreySection => division::storey_section(lang),
        Each::Storey => division::storey(lang),
        Each::Section => division::section(lang),
        Each::Count => return division::number(lang, rule.count),
    };
    let span = match (rule.each, rule.storeys) {
        (Each::Section, _) | (_, Span::All) => "",
        (_, Span::Below | Span::Basement) => division::below_only(lang),
        (_, Span::Above) => division::above_only(lang),
    };
    format!("{words}{span}")
}
