//! 三检差: what each of the three checks and acceptance found conforming, on the same lots, side by side.

use super::kind::PictureKind;
use crate::domain::Class;
use crate::domain::ratio::Ratio;
use crate::rates::pictures::stages::{StagesOf, StagesRow, StagesTable};
use crate::text::Lang;
use crate::text::screen::{figure, pictures as say, rates as words};
use crate::text::{responsibility, words as trade};
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, List, ListCell, Row, WHOLE};
use crate::tui::page::LotsBehind;
use crate::tui::page::errand::Errand;
use crate::tui::page::{Effect, Lead, Scene};
use crate::tui::paint::pen::{Pen, footed, height};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

/// To how many columns each may be cut: what, four shares, the gap, how many items and lots, the words.
const LEAST: [usize; 8] = [12, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE];
/// Lines below, at least and at most.
const FOOT: u16 = 3;
const MOST: u16 = 6;

/// The picture, and the row one is on.
#[derive(Debug, Default)]
pub struct StagesPicture {
    at: Cursor,
}

impl StagesPicture {
    fn rows<'a>(&self, scene: &Scene<'a>) -> Vec<(&'a StagesOf, &'a StagesRow)> {
        let table: Option<&StagesTable> = scene.workspace.gathered_stages();
        table.into_iter().flatten().collect()
    }

    fn selected<'a>(&self, scene: &Scene<'a>) -> Option<(&'a StagesOf, &'a StagesRow)> {
        self.rows(scene).get(self.at.at).copied()
    }

    /// The row in a sentence.
    fn foot(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let Some((of, row)) = self.selected(scene) else {
            return;
        };
        let label = format!(" {}{}", name(lang, of), lang.colon().trim_end());
        pen.labelled((&label, theme.strong), (&told(lang, row), theme.base));
    }
}

/// What a row is of.
fn name(lang: Lang, of: &StagesOf) -> String {
    match of {
        StagesOf::All => words::all(lang).to_owned(),
        StagesOf::Class(true) => trade::class(lang, Class::Dominant).to_owned(),
        StagesOf::Class(false) => trade::class(lang, Class::General).to_owned(),
        StagesOf::Trade(name) => name.clone(),
    }
}

/// Signed points, to a tenth.
fn points(points: Option<f64>) -> String {
    match points {
        Some(points) if points.abs() < 0.05 => "0.0".to_owned(),
        Some(points) => format!("{points:+.1}"),
        None => figure::NONE.to_owned(),
    }
}

fn told(lang: Lang, row: &StagesRow) -> String {
    let comma = lang.comma();
    let gap = points(row.points());
    let counts = say::gap_told(lang, &gap, row.stages[3].whole, row.lots.len());
    let sure = match row.gap.estimate() {
        Ok(sure) => {
            let interval = responsibility::interval(sure.mean, sure.low, sure.high);
            say::gap_sure(lang, &interval)
        }
        Err(_) => say::gap_unsure(lang).to_owned(),
    };
    let missed = say::gap_missed(lang, row.gap.missed, row.missed.len());
    let worth = match row.is_worth_asking() {
        true => format!("{comma}{}", say::worth_asking(lang)),
        false => String::new(),
    };
    format!("{counts}{comma}{sure}{comma}{missed}{worth}")
}

fn share(ratio: Ratio) -> String {
    let percent = ratio.percent();
    percent.map_or(figure::NONE.to_owned(), |percent| format!("{percent} %"))
}

impl PictureKind for StagesPicture {
    fn name(&self, lang: Lang) -> &'static str {
        say::stages(lang)
    }

    fn errand(&self) -> Option<Errand> {
        Some(Errand::Stages)
    }

    fn gather(&mut self, scene: &Scene) {
        self.at.stay(None, self.rows(scene).len());
    }

    fn moved(&mut self, intent: Intent, scene: &Scene) -> Option<Effect> {
        let moved = self.at.moved(intent, self.rows(scene).len());
        moved.then_some(Effect::None)
    }

    fn has_lots(&self, scene: &Scene) -> bool {
        self.selected(scene).is_some()
    }

    /// The lots with an item that conformed at the self-check and not at acceptance; where there is none, all.
    fn behind(&self, scene: &Scene) -> Option<LotsBehind> {
        let (of, row) = self.selected(scene)?;
        let (words, places) = match row.missed.is_empty() {
            true => (say::all_lots(scene.lang), &row.lots),
            false => (say::missed_lots(scene.lang), &row.missed),
        };
        Some(LotsBehind {
            of: format!("{} · {words}", name(scene.lang, of)),
            places: places.clone(),
        })
    }

    fn why(&self, scene: &Scene) -> Vec<String> {
        let lang = scene.lang;
        let mut lines: Vec<String> = say::stages_why(lang).map(str::to_owned).to_vec();
        if let Some((of, row)) = self.selected(scene) {
            let [own, .., acceptance] = row.stages.map(figure::rate);
            let sum = say::gap_sum(lang, &own, &acceptance, &points(row.points()));
            lines.push(format!("{}{}{sum}", name(lang, of), lang.colon()));
            lines.push(told(lang, row));
        }
        lines
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        let gathered = scene.workspace.gathered_stages()?;
        let lead = Lead::new(say::no_stages, words::to_lots, |_| Effect::Home);
        gathered.is_empty().then_some(lead)
    }

    /// ```text
    ///            自检     互检     交接检   验收     自检-验收  项 / 批
    ///  > 全部    99.8 %   99.6 %   99.7 %   99.2 %   +0.6       3208 / 326
    ///  类别
    ///    主控    ...
    /// ```
    fn view(&self, buffer: &mut Buffer, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let foot = height(area.width, MOST, |pen| self.foot(pen, scene)).max(FOOT);
        let (body, below) = footed(area, usize::from(foot));
        self.foot(&mut Pen::new(buffer, below), scene);
        let mut pen = Pen::new(buffer, body);
        let [own, mutual, handover, acceptance] = [
            words::self_check,
            words::mutual,
            words::handover,
            trade::acceptance,
        ]
        .map(|words| words(lang));
        let heads = [
            "",
            own,
            mutual,
            handover,
            acceptance,
            say::gap(lang),
            say::counted(lang),
            "",
        ];
        let list = List::headed(self.rows(scene), self.at, |before, (of, _)| {
            let heading = match (before.map(|(of, _)| of), of) {
                (Some(StagesOf::All), StagesOf::Class(_)) => say::by_class(lang),
                (Some(StagesOf::Class(_) | StagesOf::All), StagesOf::Trade(_)) => {
                    say::by_trade(lang)
                }
                _ => return None,
            };
            Some(vec![(format!(" {heading}"), theme.dim)])
        });
        let list = list.columns(&LEAST).under(heads);
        list.draw(&mut pen, scene, |(of, row)| {
            let asks = row.is_worth_asking();
            let look = if asks { theme.warn } else { theme.base };
            let worth = if asks { say::worth_asking(lang) } else { "" };
            let counts = format!("{} / {}", row.stages[3].whole, row.lots.len());
            let mut cells = vec![ListCell::new(name(lang, of), theme.base)];
            let shares = row
                .stages
                .iter()
                .map(|ratio| ListCell::new(share(*ratio), theme.base).right());
            cells.extend(shares);
            cells.push(ListCell::new(points(row.points()), look).right());
            cells.push(ListCell::new(counts, theme.dim).right().aside());
            cells.push(ListCell::new(worth, look).aside());
            Row::of(theme.base, cells)
        });
    }
}
