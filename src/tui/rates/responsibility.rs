//! 质量责任制 on the screen: the figures of each crew, foreman or contractor, with the veto and the
//! gap between their checks and acceptance. How they are counted is not known here.

use super::behind;
use super::no_checks;
use super::period::RatesPeriod;
use super::plausible::Plausible;
use crate::domain::Decimal;
use crate::rates::responsibility::{
    ResponsibilityAsked, ResponsibilityRow, ResponsibleParty, first_rounds,
};
use crate::text::responsibility as say;
use crate::text::screen::{figure, rates as words};
use crate::text::width::packed;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list;
use crate::tui::list::{Cursor, List, ListCell, WHOLE};
use crate::tui::page::errand::Errand;
use crate::tui::page::{Effect, Lead, Page, Scene, usual};
use crate::tui::paint::pen::{Pen, height};
use crate::tui::told::Told;
use crate::workspace::shown::figures::responsibility;
use ratatui::Frame;
use ratatui::layout::{Constraint, Layout, Rect};

/// To how many columns each may be cut: who, then figures.
const LEAST: [usize; 11] = [
    12, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE, WHOLE,
];
/// Lines kept above what is said of the selected row.
const KEPT: u16 = 7;
/// From so many columns on the other stages are columns too.
const ROOMY: usize = 200;

/// The page.
#[derive(Debug, Default)]
pub struct Responsibility {
    cursor: Cursor,
    by: usize,
    period: RatesPeriod,
}

impl Responsibility {
    /// Opens the page and has the figures gathered.
    pub fn open(scene: &Scene) -> Effect {
        let page = Self::default();
        let gather = page.gather(scene);
        Effect::Many(vec![Effect::go(page), gather])
    }

    fn asked(&self, scene: &Scene) -> ResponsibilityAsked {
        ResponsibilityAsked {
            by: ResponsibleParty::ALL
                .get(self.by)
                .copied()
                .unwrap_or_default(),
            from: self.period.from(scene.workspace.today()),
            to: None,
        }
    }

    fn gather(&self, scene: &Scene) -> Effect {
        Effect::Run(Errand::Responsibility(self.asked(scene)))
    }

    fn turn(&mut self, by: usize, scene: &Scene) -> Effect {
        self.by = by % ResponsibleParty::ALL.len();
        self.cursor = Cursor::default();
        self.gather(scene)
    }

    fn rows<'a>(&self, scene: &Scene<'a>) -> Vec<(Option<&'a str>, &'a ResponsibilityRow)> {
        let table = scene.workspace.gathered_responsibility(&self.asked(scene));
        let rows = table.into_iter().flatten();
        rows.map(|(who, row)| (who.as_deref(), row)).collect()
    }

    /// The lots behind the row one is on.
    fn behind(&self, scene: &Scene) -> Effect {
        let rows = self.rows(scene);
        let row = rows.get(self.cursor.at);
        let lots = row
            .zip(scene.workspace.project())
            .and_then(|((who, _), project)| {
                let rounds = first_rounds(project, &self.asked(scene), *who);
                behind::lots(scene.lang, responsibility::name(scene.lang, *who), rounds)
            });
        lots.map_or(Effect::None, Effect::Lots)
    }

    /// How the row one is on is counted.
    fn why(&self, scene: &Scene) -> Effect {
        let rows = self.rows(scene);
        let Some((who, row)) = rows.get(self.cursor.at) else {
            return Effect::None;
        };
        let name = responsibility::name(scene.lang, *who);
        let rates = [row.counts.first_pass, row.counts.excellence];
        let mut told = behind::why(scene.lang, name, rates);
        told.push(say::note(scene.lang).to_owned());
        Effect::go(Told::of(told))
    }

    /// ```text
    ///  按 班组 (Tab)   期间 全部 (F9)   质量否决 < 90 %
    /// ```
    fn head(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let party = responsibility::party(self.asked(scene).by)(lang);
        let party = format!(" < {party} > (Tab)   ");
        let period = format!(" {} (F9)   ", self.period.words(lang));
        let below = match below(scene) {
            Some(below) => format!(" < {below} %"),
            None => format!(" {}", say::no_threshold(lang)),
        };
        pen.line(&[
            (" ", theme.base),
            (say::by_whom(lang), theme.dim),
            (&party, theme.strong),
            (say::period(lang), theme.dim),
            (&period, theme.strong),
            (say::veto(lang), theme.dim),
            (&below, theme.strong),
        ]);
    }

    /// ```text
    ///     班组       一次验收             质量否决    逾期    自检落差
    ///  >  木工班     88.2 % (67/76)       ! 否决      0       0.5 [-0.4, 1.3]
    /// ```
    fn table(&self, pen: &mut Pen, scene: &Scene) {
        let roomy = pen.columns() >= ROOMY;
        let list = List::of(self.rows(scene), self.cursor).columns(&LEAST);
        list.under(self.heads(roomy, scene))
            .draw(pen, scene, |(who, row)| figures(*who, row, roomy, scene));
    }

    fn heads(&self, roomy: bool, scene: &Scene) -> Vec<&'static str> {
        let lang = scene.lang;
        let [own, mutual, handover] = say::gaps(lang);
        let mut heads = vec![
            responsibility::party(self.asked(scene).by)(lang),
            say::first_pass(lang),
            say::veto(lang),
            say::overdue(lang),
            own,
        ];
        if roomy {
            heads.extend([mutual, handover]);
            let stages = [say::self_check, say::mutual, say::handover, say::rework];
            heads.extend(stages.map(|words| words(lang)));
        }
        heads
    }

    /// The selected row in sentences.
    fn below(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let rows = self.rows(scene);
        let Some((who, row)) = rows.get(self.cursor.at) else {
            return;
        };
        let veto = responsibility::veto(lang, row, below(scene));
        let colon = lang.colon();
        let title = format!(
            " {}{colon}{}   ",
            responsibility::name(lang, *who),
            say::veto(lang)
        );
        pen.line(&[(&title, theme.strong), (&veto, theme.base)]);
        let rate = |words: &str, ratio| format!("{words} {}", figure::rate(ratio));
        let stages = [
            rate(words::self_check(lang), row.counts.stage("self")),
            rate(words::mutual(lang), row.counts.stage("mutual")),
            rate(words::handover(lang), row.counts.stage("handover")),
        ];
        let issues = row.issues;
        let beside = [
            rate(say::rework(lang), row.counts.rework),
            format!("{} {}", say::open_issues(lang), issues.open),
            format!("{} {}", say::overdue(lang), issues.overdue),
            format!("{} {}", say::late(lang), issues.late),
            format!("{} {}", say::returns(lang), issues.returns),
        ];
        let columns = pen.columns().saturating_sub(2);
        for line in [stages.to_vec(), beside.to_vec()]
            .iter()
            .flat_map(|figures| packed(figures, columns))
        {
            pen.line(&[(" ", theme.base), (&line, theme.base)]);
        }
        for (stage, head) in responsibility::STAGES.into_iter().zip(say::gaps(lang)) {
            let gap = row.gap(stage);
            let words = match gap.means() {
                Some(means) => say::gap_sentence(lang, means, [gap.items, gap.lots, gap.missed]),
                None => "-".to_owned(),
            };
            let head = format!(" {head}");
            let figure = responsibility::gap(lang, &gap).replace('—', "-");
            let figure = format!("{figure}  {words}");
            pen.labelled((&head, theme.dim), (&figure, theme.base));
        }
        pen.labelled((" ", theme.dim), (say::note(lang), theme.dim));
    }
}

/// What stands in the columns of a row.
fn figures(who: Option<&str>, row: &ResponsibilityRow, roomy: bool, scene: &Scene) -> list::Row {
    let (lang, theme) = (scene.lang, scene.theme);
    let (veto, style) = match row.vetoed(below(scene)) == Some(true) {
        true => (format!("! {}", say::veto_word(lang)), theme.warn),
        false => (figure::NONE.to_owned(), theme.base),
    };
    let figure = |text: String| ListCell::new(text, theme.base);
    let mut cells = vec![
        ListCell::new(responsibility::name(lang, who), theme.base),
        figure(figure::rate(row.counts.first_pass)),
        ListCell::new(veto, style),
        figure(row.issues.overdue.to_string()),
        figure(gap(scene, row, "self")),
    ];
    if roomy {
        cells.extend(["mutual", "handover"].map(|stage| figure(gap(scene, row, stage))));
        let stages = responsibility::STAGES.map(|stage| row.counts.stage(stage));
        let rates = stages.into_iter().chain([row.counts.rework]);
        cells.extend(rates.map(|rate| figure(figure::rate(rate))));
    }
    list::Row::of(theme.base, cells)
}

fn below<'a>(scene: &Scene<'a>) -> Option<&'a Decimal> {
    let project = scene.workspace.project()?;
    project.head.agreed.veto_below.as_ref()
}

fn gap(scene: &Scene, row: &ResponsibilityRow, stage: &str) -> String {
    responsibility::gap(scene.lang, &row.gap(stage)).replace('—', "-")
}

impl Page for Responsibility {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Responsibility, Context::List]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        let row = |at: usize| {
            self.rows(scene)
                .get(at)
                .map(|(_, row)| row.counts.first_pass)
        };
        match intent {
            Intent::Why => self.lead(scene).is_none(),
            Intent::Confirm => row(self.cursor.at).is_some_and(|passed| passed.whole > 0),
            _ => true,
        }
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        no_checks(scene)
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.rows(scene).len();
        Some((&mut self.cursor, count))
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Next => self.turn(self.by + 1, scene),
            Intent::Previous => self.turn(self.by + ResponsibleParty::ALL.len() - 1, scene),
            other => usual(self, other, scene),
        }
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Choose(digit) => self.turn(digit.saturating_sub(1), scene),
            Intent::Narrow => {
                self.period = self.period.next();
                self.gather(scene)
            }
            Intent::Plausible => Plausible::open(),
            Intent::Confirm => self.behind(scene),
            Intent::Why => self.why(scene),
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        // What the figures mean gives way to them.
        let most = area.height.saturating_sub(KEPT);
        let below = height(area.width, most, |pen| self.below(pen, scene));
        let rows = [
            Constraint::Length(2),
            Constraint::Fill(1),
            Constraint::Length(below + 1),
        ];
        let [head, middle, below] = Layout::vertical(rows).areas(area);
        let buffer = frame.buffer_mut();
        self.head(&mut Pen::new(buffer, head), scene);
        self.table(&mut Pen::new(buffer, middle), scene);
        match self.lead(scene) {
            Some(lead) => lead.draw(&mut Pen::new(buffer, below), scene.theme.warn, scene),
            None => self.below(Pen::new(buffer, below).skip(), scene),
        }
    }
}
