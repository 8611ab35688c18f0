//! One issue: what it is about, what the check measured, its trail with who took each step, and the
//! steps that can be taken now.

use super::kind::StepKind;
use super::steps::StepForm;
use super::trail;
use super::view;
use crate::domain::issue::{Issue, IssueState};
use crate::domain::timely::OddTime;
use crate::text::screen::{evidence, issues as say, subject as labels};
use crate::text::{cost, issue as words, reason, words as trade};
use crate::tui::check::record::RecordPage;
use crate::tui::costs::{CauseForm, CostForm, cause_line, cost_line};
use crate::tui::evidence::kept_with;
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::{Cursor, scrolled};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::tui::papers::PapersPage;
use crate::tui::signing::SigningPage;
use crate::workspace::evidence::kept::{EvidenceSource, Held};
use crate::workspace::paper::offers::Matter;
use crate::workspace::shown::finding::ItemFound;
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// The digits of what can be said of it at any time, and once it is mended.
const COST: usize = 7;
const CAUSE: usize = 8;

/// The page of an issue.
#[derive(Debug)]
pub struct IssuePage {
    id: String,
    /// What the check found; looked up once, for it is in the records.
    found: Option<ItemFound>,
    /// What is odd about the times of its steps; looked up once too.
    odd: Vec<Option<OddTime>>,
    /// The first step in sight.
    top: Cursor,
}

impl IssuePage {
    /// Opens the page of an issue.
    pub fn new(id: &str, scene: &Scene) -> Self {
        let issue = scene
            .workspace
            .project()
            .and_then(|project| project.issue(id));
        Self {
            id: id.to_owned(),
            found: issue.and_then(|issue| scene.workspace.found_by_check(issue)),
            odd: issue.map_or_else(Vec::new, |issue| scene.workspace.odd_steps(issue)),
            top: Cursor::default(),
        }
    }

    fn issue<'a>(&self, scene: &Scene<'a>) -> Option<&'a Issue> {
        scene.workspace.project()?.issue(&self.id)
    }
}

impl Page for IssuePage {
    fn title(&self, scene: &Scene) -> String {
        let project = scene.workspace.project();
        let handle = project.and_then(|project| Some(project.handle(self.issue(scene)?)));
        handle.unwrap_or(say::detail(scene.lang)).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[
            Context::Issues,
            Context::Trail,
            Context::Rounds,
            Context::List,
        ]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        match intent {
            Intent::Why => self.found.is_some(),
            Intent::Sign => {
                let issue = self.issue(scene);
                issue.is_some_and(|issue| to_sign(issue, scene).is_some())
            }
            Intent::Choose(COST) => true,
            Intent::Choose(CAUSE) => {
                let issue = self.issue(scene);
                issue.is_some_and(|one| {
                    matches!(one.state, IssueState::Rectified | IssueState::Closed)
                })
            }
            Intent::Choose(nth) => {
                let issue = self.issue(scene);
                issue.is_some_and(|issue| can_be_taken(issue).contains(&nth))
            }
            _ => true,
        }
    }

    fn wake(&mut self, scene: &Scene) {
        *self = Self {
            top: self.top,
            ..Self::new(&self.id, scene)
        };
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let steps = self.issue(scene)?.steps.len();
        Some((&mut self.top, steps))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let Some((issue, project)) = self.issue(scene).zip(scene.workspace.project()) else {
            return Effect::Back;
        };
        match (intent, &self.found) {
            (Intent::Choose(COST), _) => CostForm::open(issue, project, scene),
            (Intent::Choose(CAUSE), _) => CauseForm::open(issue, project, scene),
            (Intent::Evidence, _) => kept_with(scene, |one| self.shows(one, issue)),
            (Intent::Confirm, _) => Effect::subject(&issue.subject),
            (Intent::Sign, _) => match to_sign(issue, scene) {
                Some(record) => SigningPage::open(scene, &issue.subject, record),
                None => Effect::None,
            },
            (Intent::Print, _) => PapersPage::of(Matter::Issues(vec![self.id.clone()])),
            (Intent::Why, Some(found)) => RecordPage::open(scene, &found.record),
            (Intent::Choose(nth), _) => match StepKind::of_digit(nth) {
                Some(kind) if kind != StepKind::Open => {
                    StepForm::open(kind, vec![self.id.clone()], scene)
                }
                _ => Effect::None,
            },
            _ => Effect::None,
        }
    }

    /// ```text
    ///  x 待整改  严重   期限 2026-05-03 逾期 2 天   责任班组 钢筋一班
    ///  L-011 二层剪力墙钢筋安装   部位 二层 3 轴
    ///  5.5.3-6 纵向受力钢筋：间距
    ///  实测 3 -4 12
    ///  判定 允许 ±10 mm，合格点 2/3 = 66.7 % < 80 %。
    ///  影像 IMG_0042.jpg
    ///
    ///  经过
    ///  2026-03-01 09:30  陈立新  开立
    ///  2026-03-01 10:02  赵文斌  分配  钢筋一班  2026-05-03
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let Some(issue) = self.issue(scene) else {
            return;
        };
        let area = area.inner(Margin::new(1, 0));
        let (theme, lang) = (scene.theme, scene.lang);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        head(&mut pen, issue, scene);
        if let Some(found) = &self.found {
            let title = format!("{} {}", issue.item, lang.of_words(&found.title));
            pen.line(&[(&title, theme.strong)]);
            if !found.readings.is_empty() {
                let readings = words::marked(&found.readings);
                pen.labelled((words::readings(lang), theme.dim), (&readings, theme.base));
            }
            let verdict = reason::sentence(lang, &found.verdict, &found.unit);
            pen.labelled((words::found(lang), theme.dim), (&verdict, theme.base));
        } else if !issue.item.is_empty() {
            pen.line(&[(&issue.item, theme.strong)]);
        }
        let photos = self.photos(issue);
        if !photos.is_empty() {
            let photos = format!("{photos}   {}", evidence::with_f12(lang));
            pen.labelled((words::photos(lang), theme.dim), (&photos, theme.base));
        }
        told(&mut pen, issue, scene);
        pen.skip().line(&[(words::trail(lang), theme.strong)]);
        let steps = (0..issue.steps.len(), self.top);
        scrolled(&mut pen, scene, steps, |pen, at| {
            let [head, said] = trail::step(issue, at, &self.odd, (scene.workspace, scene.lang));
            pen.labelled((&head, theme.base), (&said, theme.base));
        });
    }
}

impl IssuePage {
    /// Whether a piece of evidence is about this issue: of one of its steps, or of the check that
    /// found it, about the same item.
    fn shows(&self, held: &Held, issue: &Issue) -> bool {
        let found = self.found.as_ref();
        let of_check = found.is_some_and(|found| found.record == held.record);
        held.source == EvidenceSource::Issue(issue.id.clone())
            || of_check && held.evidence.item == issue.item
    }

    fn photos(&self, issue: &Issue) -> String {
        let of_check = self.found.iter().flat_map(|found| &found.evidence);
        let of_steps = issue.steps.iter().flat_map(|taken| &taken.step.evidence);
        let names = of_check.chain(of_steps).map(|one| one.name.as_str());
        names.collect::<Vec<_>>().join("  ")
    }
}

/// What it cost and why it happened, as far as somebody said so.
fn told(pen: &mut Pen, issue: &Issue, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let Some(project) = scene.workspace.project() else {
        return;
    };
    let lines = [
        (cost::cost(lang), cost_line(project, issue, lang)),
        (cost::cause(lang), cause_line(project, issue, lang)),
    ];
    for (label, said) in lines.iter().filter(|(_, said)| !said.is_empty()) {
        pen.labelled((label, theme.dim), (said, theme.base));
    }
}

fn head(pen: &mut Pen, issue: &Issue, scene: &Scene) {
    let (theme, lang) = (scene.theme, scene.lang);
    let (mark, style) = match issue.is_open() {
        true => ("x", theme.bad),
        false => ("+", theme.good),
    };
    let state = format!("{mark} {}", trade::issue_state(lang, issue.state));
    let (due, due_style) = view::due(issue, scene);
    let severity = format!("   {}", trade::severity(lang, issue.severity));
    let crew = format!("   {} {}", words::crew(lang), issue.crew);
    let due_label = match issue.due.is_empty() {
        true => "   ".to_owned(),
        false => format!("   {} ", words::due(lang)),
    };
    let returns = match issue.returns {
        0 => String::new(),
        count => format!("   {} {count}", words::returns(lang)),
    };
    let mut parts: Vec<(&str, Style)> = vec![(&state, style), (&severity, theme.strong)];
    if issue.is_open() {
        parts.extend([(due_label.as_str(), theme.dim), (due.as_str(), due_style)]);
    }
    parts.extend([(crew.as_str(), theme.base), (returns.as_str(), theme.warn)]);
    pen.line(&parts);
    if let Some(route) = issue.route {
        let ended = format!("{}  {}", words::ended(lang, route), issue.closed.day());
        pen.labelled((words::route(lang), theme.dim), (&ended, theme.good));
    }
    let node = scene
        .workspace
        .project()
        .and_then(|project| project.node(&issue.subject));
    let (name, location) = node.map_or(("", ""), |node| {
        (node.subject.name.as_str(), node.subject.location.as_str())
    });
    let subject = format!("{} {name}", issue.subject);
    pen.line(&[(&subject, theme.base)]);
    let place = [location, &issue.place].join(" ");
    if !place.trim().is_empty() {
        pen.labelled(
            (labels::location(lang), theme.dim),
            (place.trim(), theme.base),
        );
    }
}

/// The digits of the steps that an issue can take as it stands.
pub(super) fn can_be_taken(issue: &Issue) -> Vec<usize> {
    let fits = |nth: &usize| StepKind::of_digit(*nth).is_some_and(|kind| kind.fits(issue));
    (1..=9).filter(fits).collect()
}

/// The record that is to be signed next: the latest step that nobody has signed, else the latest
/// there is, else that of the check that opened the issue.
fn to_sign<'a>(issue: &'a Issue, scene: &Scene) -> Option<&'a str> {
    let project = scene.workspace.project()?;
    let steps = issue.steps.iter().enumerate().rev();
    let own = || steps.clone().filter(|(at, _)| issue.is_own(*at));
    let open = own().find(|(_, taken)| project.signatures(&taken.record).is_empty());
    let step = open.or_else(|| own().next()).map(|(_, taken)| taken);
    step.or(issue.steps.first())
        .map(|taken| taken.record.as_str())
}
