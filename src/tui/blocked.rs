//! 卡在哪: what keeps the next thing from happening, on a subject, at its place or anywhere in the
//! project; who can resolve each, and the way there.

use super::issues::IssuePage;
use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::{Cursor, List, ListCell, Row, WHOLE};
use super::page::{Effect, Lead, Page, Scene};
use super::paint::pen::{Pen, footed};
use crate::domain::blocked::{Blocker, Obstacle};
use crate::text::people;
use crate::text::screen::blocked as say;
use crate::text::{blocked as words, words as trade};
use ratatui::Frame;
use ratatui::layout::{Margin, Rect};
use ratatui::style::Style;

/// To how many columns each may be cut: code, name, what holds it up, crew, since when.
const LEAST: [usize; 5] = [WHOLE, 12, 16, 8, WHOLE];
/// People named below; the others are counted.
const NAMED: usize = 6;

/// How far around one looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum LookReach {
    Here,
    Place,
    Whole,
}

/// The page.
#[derive(Debug)]
pub struct BlockedPage {
    subject: Option<String>,
    reach: LookReach,
    found: Vec<Blocker>,
    cursor: Cursor,
}

impl BlockedPage {
    /// What is held up anywhere in the project.
    pub fn anywhere() -> Self {
        Self {
            subject: None,
            reach: LookReach::Whole,
            found: Vec::new(),
            cursor: Cursor::default(),
        }
    }

    /// What holds a subject up.
    pub fn on(subject: &str) -> Self {
        Self {
            subject: Some(subject.to_owned()),
            reach: LookReach::Here,
            ..Self::anywhere()
        }
    }

    fn look(&mut self, scene: &Scene) {
        let project = scene.workspace.project();
        let node = self.subject.as_ref().and_then(|code| project?.node(code));
        let named = match (self.reach, node) {
            (LookReach::Here, Some(node)) => Some(node.subject.code.as_str()),
            (LookReach::Place, Some(node)) if !node.subject.location.is_empty() => {
                Some(node.subject.location.as_str())
            }
            (LookReach::Place, Some(node)) => Some(node.subject.code.as_str()),
            _ => None,
        };
        self.found = scene.workspace.blocked(named).unwrap_or_default();
        self.cursor.stay(None, self.found.len());
    }

    fn turn(&mut self, forward: bool, scene: &Scene) {
        if self.subject.is_none() {
            return;
        }
        self.reach = match (self.reach, forward) {
            (LookReach::Here, true) | (LookReach::Whole, false) => LookReach::Place,
            (LookReach::Place, true) | (LookReach::Here, false) => LookReach::Whole,
            (LookReach::Whole, true) | (LookReach::Place, false) => LookReach::Here,
        };
        self.cursor = Cursor::default();
        self.look(scene);
    }

    fn go(&self, scene: &Scene) -> Effect {
        match self.found.get(self.cursor.at) {
            Some(Blocker {
                obstacle: Obstacle::Issue { id, .. },
                ..
            }) => Effect::go(IssuePage::new(id, scene)),
            Some(blocker) => Effect::subject(&blocker.at),
            None => Effect::None,
        }
    }

    fn head(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let project = scene.workspace.project();
        let node = self.subject.as_ref().and_then(|code| project?.node(code));
        let of = match (self.reach, node) {
            (LookReach::Whole, _) | (_, None) => say::whole(lang).to_owned(),
            (LookReach::Here, Some(node)) => {
                format!(
                    "{} {} {}",
                    say::here(lang),
                    node.subject.code,
                    node.subject.name
                )
            }
            (LookReach::Place, Some(node)) => {
                format!("{} {}", say::place(lang), node.subject.location)
            }
        };
        let of = match self.subject {
            Some(_) => format!("< {of} >"),
            None => of,
        };
        let count = format!("   {}", self.found.len());
        pen.line(&[(" ", theme.base), (&of, theme.strong), (&count, theme.base)]);
        pen.skip();
    }

    fn lines(&self, pen: &mut Pen, scene: &Scene) {
        let Some(project) = scene.workspace.project() else {
            return;
        };
        let heads = [say::held, say::name, say::by_what, say::crew, say::since];
        let list = List::of(&self.found, self.cursor).columns(&LEAST);
        let list = list.under(heads.map(|words| words(scene.lang)));
        list.draw(pen, scene, |blocker| {
            let base = scene.theme.base;
            let about = (&blocker.obstacle, title(blocker, scene));
            let what = words::in_row(scene.lang, project, &blocker.at, about);
            let since = blocker.since.clone().unwrap_or_default();
            let held = project.node(&blocker.held).map(|node| &node.subject);
            let (name, crew) =
                held.map_or(("", ""), |held| (held.name.as_str(), held.crew.as_str()));
            let cells = [
                ListCell::new(&blocker.held, base).aside(),
                ListCell::new(name, base),
                ListCell::new(what, grave(blocker, scene)),
                ListCell::new(crew, base).aside(),
                ListCell::new(since, base),
            ];
            Row::of(base, cells)
        });
    }

    fn foot(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let (Some(blocker), Some(project)) =
            (self.found.get(self.cursor.at), scene.workspace.project())
        else {
            return;
        };
        let words = words::obstacle(lang, project, &blocker.at, &blocker.obstacle);
        pen.text(&words, theme.strong);
        let roles = match blocker.roles.is_empty() {
            true => words::nobody(lang).to_owned(),
            false => trade::roles(lang, &blocker.roles),
        };
        let mut people = scene.workspace.people_of(&blocker.roles);
        let crew = project
            .node(&blocker.at)
            .map_or("", |node| &node.subject.crew);
        // Its own crew first: they are asked first.
        people.sort_by_key(|person| crew.is_empty() || person.crew != crew);
        let all = &project.people;
        let names = people.iter().take(NAMED);
        let names = names.map(|person| people::name(all, person));
        let names = names.collect::<Vec<_>>().join(lang.between());
        let more = match people.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" +{more}"),
        };
        let who = format!("{roles}   {names}{more}");
        pen.labelled((words::who(lang), theme.dim), (&who, theme.base));
    }
}

/// What the item of an issue is called; empty of anything else.
fn title<'a>(blocker: &Blocker, scene: &Scene<'a>) -> &'a str {
    let (workspace, lang) = (scene.workspace, scene.lang);
    let issue = match &blocker.obstacle {
        Obstacle::Issue { id, .. } => workspace
            .project()
            .and_then(|all| Some((all, all.issue(id)?))),
        _ => None,
    };
    let title = issue.and_then(|(project, issue)| workspace.title_of(project, issue));
    title.map_or("", |title| lang.of_words(title))
}

/// The colour of an obstacle: what only waits for its turn is none.
fn grave(blocker: &Blocker, scene: &Scene) -> Style {
    let theme = scene.theme;
    match blocker.obstacle {
        Obstacle::Stage {
            hold: false,
            handover: false,
            mending: false,
            ..
        } => theme.base,
        Obstacle::Notified { .. } => theme.base,
        Obstacle::Forbidden | Obstacle::Issue { .. } => theme.bad,
        _ => theme.warn,
    }
}

impl Page for BlockedPage {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Blocked, Context::List, Context::Browse]
    }

    fn offers(&self, intent: Intent, _scene: &Scene) -> bool {
        match intent {
            Intent::Why => false,
            Intent::Left | Intent::Right | Intent::Blocked => self.subject.is_some(),
            Intent::Confirm => !self.found.is_empty(),
            _ => true,
        }
    }

    fn lead(&self, _scene: &Scene) -> Option<Lead> {
        let whole = |_: &Scene| Effect::Mean(Intent::Left);
        let back = |_: &Scene| Effect::Back;
        let lead = match self.reach {
            LookReach::Whole => Lead::new(words::nothing, say::go_back, back),
            LookReach::Place => Lead::new(words::nothing, say::see_whole, |_| {
                Effect::Mean(Intent::Right)
            }),
            LookReach::Here => Lead::new(words::nothing, say::see_whole, whole),
        };
        self.found.is_empty().then_some(lead)
    }

    fn wake(&mut self, scene: &Scene) {
        self.look(scene);
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.cursor, self.found.len()))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm => return self.go(scene),
            Intent::Left => self.turn(false, scene),
            Intent::Right => self.turn(true, scene),
            _ => {}
        }
        Effect::None
    }

    /// ```text
    ///  < 此对象 L-012 二层剪力墙钢筋 >   3
    ///
    ///  > L-012   二层剪力墙钢筋  前道「L-011」未通过「自检」  2026-03-01
    ///    L-012   二层剪力墙钢筋  锚固长度：待整改，逾期       2026-02-27
    ///
    ///  前道「L-011」未通过「自检」
    ///  谁能办 操作工、班组长、专业工长   王强、李敏
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let inner = area.inner(Margin::new(1, 0));
        let (_, below) = footed(inner, 5);
        self.foot(&mut Pen::new(frame.buffer_mut(), below), scene);
        let (body, _) = footed(area, 5);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        self.head(&mut pen, scene);
        if let Some(lead) = self.lead(scene) {
            lead.draw(&mut pen, scene.theme.good, scene);
        }
        self.lines(&mut pen, scene);
    }
}
