//! What a project is measured against and has agreed, as a form: name, targets, the veto, signatures,
//! which chain a kind follows, how papers are numbered. What would change is looked at before it is saved.
//!
//! | file | noun |
//! |---|---|
//! | `lines` | the lines of the form, as the project has it |
//! | `limits` | those of limits that are custom and no standard's |

mod limits;
mod lines;

use super::make::SCALES;
use super::percent;
use crate::domain::head::ProjectHead;
use crate::domain::zone::Zone;
use crate::domain::{Kind, issuing};
use crate::text::agreement::{self as trade, AgreedNames};
use crate::text::escape::needs_escape;
use crate::text::screen::{agreement as say, projects};
use crate::text::{Lang, field};
use crate::tui::changes::FormChanges;
use crate::tui::form::{Form, Heard};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::workspace::Command;
use limits::LimitAsked;
use lines::{BLOCKING, lines};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum AgreementAsk {
    Name,
    Scale,
    FirstPass,
    Excellence,
    Veto,
    Signatures,
    Blocking,
    Expired,
    Began,
    Zone,
    Chain(Kind),
    /// The papers of which form are numbered by the pattern below.
    Papers,
    Pattern,
    /// The nth figure that may be agreed on.
    Limit(usize),
}

/// What is said either way.
const YES: &str = "x";

/// The form.
#[derive(Debug)]
pub struct AgreementForm {
    form: Form<AgreementAsk>,
    before: ProjectHead,
    limits: Vec<LimitAsked>,
}

impl AgreementForm {
    /// Opens it on the project that is entered.
    pub fn open(scene: &Scene) -> Effect {
        let Some(project) = scene.workspace.project() else {
            return Effect::None;
        };
        let asked = limits::all(scene);
        let mut lines = lines(&project.head, scene);
        lines.extend(limits::lines(&project.head, &asked));
        Effect::go(Self {
            form: Form::new(lines).ending(say::see_changes as Phrase),
            before: project.head.clone(),
            limits: asked,
        })
    }

    /// The pattern that holds for the form one turned to.
    fn take_pattern(&mut self) {
        let numbers = &self.before.agreed.papers.numbers;
        let pattern = numbers.get(self.form.value(AgreementAsk::Papers)).cloned();
        self.form
            .put(AgreementAsk::Pattern, &pattern.unwrap_or_default());
    }

    /// The project as filled in, or the line that is wrong and why.
    fn head(&self, scene: &Scene) -> Result<ProjectHead, (AgreementAsk, String)> {
        let (lang, value) = (scene.lang, |ask| self.form.value(ask));
        let percent = |ask| {
            let read = percent::read(value(ask));
            read.ok_or_else(|| (ask, projects::not_a_percentage(lang).to_owned()))
        };
        let mut head = self.before.clone();
        head.name = self.name(lang)?;
        head.scale = SCALES
            .into_iter()
            .find(|one| one.as_str() == value(AgreementAsk::Scale));
        head.target_first_pass = percent(AgreementAsk::FirstPass)?;
        head.target_excellence = percent(AgreementAsk::Excellence)?;
        let agreed = &mut head.agreed;
        agreed.veto_below = percent(AgreementAsk::Veto)?;
        agreed.signatures_required = value(AgreementAsk::Signatures) == YES;
        agreed.flag_expired_instruments = value(AgreementAsk::Expired) == YES;
        let blocking = Some(value(AgreementAsk::Blocking));
        let blocking = BLOCKING.into_iter().find(|(_, key)| Some(*key) == blocking);
        agreed.blocking_issues = blocking.map_or(agreed.blocking_issues, |(one, _)| one);
        agreed.began = Some(value(AgreementAsk::Began))
            .filter(|day| !day.is_empty())
            .map(Into::into);
        agreed.zone = self.zone(lang)?;
        for ask in self.form.keys() {
            if let AgreementAsk::Chain(kind) = ask {
                match value(ask) {
                    "" => _ = agreed.chains.remove(&kind),
                    chain => _ = agreed.chains.insert(kind, chain.to_owned()),
                }
            }
        }
        limits::take((&self.form, &self.limits), agreed, lang)?;
        let numbers = &mut agreed.papers.numbers;
        match (value(AgreementAsk::Papers), value(AgreementAsk::Pattern)) {
            ("", _) => {}
            (form, "") => _ = numbers.remove(form),
            (_, pattern) if !issuing::counts(pattern) || needs_escape(pattern) => {
                return Err((AgreementAsk::Pattern, say::no_pattern(lang).to_owned()));
            }
            (form, pattern) => _ = numbers.insert(form.to_owned(), pattern.to_owned()),
        }
        Ok(head)
    }

    fn name(&self, lang: Lang) -> Result<String, (AgreementAsk, String)> {
        match self.form.value(AgreementAsk::Name) {
            "" => Err((AgreementAsk::Name, projects::needs_name(lang).to_owned())),
            name if needs_escape(name) => Err((
                AgreementAsk::Name,
                projects::odd_characters(lang).to_owned(),
            )),
            name => Ok(name.to_owned()),
        }
    }

    /// The site's offset; the usual one is not kept.
    fn zone(&self, lang: Lang) -> Result<Option<Zone>, (AgreementAsk, String)> {
        let typed = self.form.value(AgreementAsk::Zone);
        let zone = Zone::parse(typed)
            .ok_or_else(|| (AgreementAsk::Zone, say::no_zone(lang).to_owned()))?;
        Ok(Some(zone).filter(|zone| *zone != Zone::default()))
    }

    fn go(&mut self, scene: &Scene) -> Effect {
        let head = match self.head(scene) {
            Ok(head) => head,
            Err((ask, why)) => return self.form.refuse_at(ask, why),
        };
        let rows = |head| {
            in_words(scene, |called| {
                trade::rows(head, String::new(), scene.lang, called)
            })
        };
        let changes = trade::changes(scene.lang, [&rows(&self.before), &rows(&head)]);
        FormChanges::of(changes, Command::Agree(Box::new(head)), scene)
    }
}

/// Rows in which things are called as people call them.
fn in_words<T>(scene: &Scene, rows: impl FnOnce(&AgreedNames) -> T) -> T {
    let (lang, workspace) = (scene.lang, scene.workspace);
    let chain = |id: &str| {
        let chains = &workspace.library().rulebook.chains;
        let chain = chains.iter().find(|chain| chain.id == id);
        chain.map_or_else(
            || id.to_owned(),
            |chain| lang.of_words(&chain.title).to_owned(),
        )
    };
    let form = |id: &str| {
        let form = workspace.form_names().into_iter().find(|(of, _)| of == id);
        form.map_or_else(
            || id.to_owned(),
            |(_, name)| lang.of_words(&name).to_owned(),
        )
    };
    let field = |id: &str| field::called(lang, id).unwrap_or(id).to_owned();
    let limit = |list: &str, which: &str| limits::called(scene, list, which);
    rows(&AgreedNames {
        limit: &limit,
        chain: &chain,
        form: &form,
        field: &field,
    })
}

impl Page for AgreementForm {
    fn title(&self, scene: &Scene) -> String {
        say::title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(("agreement".to_owned(), self.form.left()))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.form.resume(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts()
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let papers = self.form.value(AgreementAsk::Papers).to_owned();
        let heard = self.form.update(intent, scene);
        if self.form.value(AgreementAsk::Papers) != papers {
            self.take_pattern();
        }
        match heard {
            Heard::Effect(effect) => effect,
            Heard::Go => self.go(scene),
        }
    }

    /// ```text
    ///  P1，GBJ 300-88：编号、评定标准定了不能改：……
    ///
    ///  > 名称                  [滨江一号_            ]
    ///    规模                  < 未填 >
    ///    一次验收合格率目标 %  [90                  ]
    ///    ……
    ///    查看改动
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let scheme = scene
            .workspace
            .library()
            .scheme_name(&self.before.scheme, lang)
            .title;
        let stays = say::stays(lang, &self.before.code, &scheme);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.labelled((" ", theme.base), (&stays, theme.dim));
        let papers = &self.before.agreed.papers;
        let said = in_words(scene, |called| trade::said_on_papers(papers, lang, called));
        for (what, said) in said {
            let what = format!(" {what}");
            pen.labelled((&what, theme.dim), (&said, theme.base));
        }
        let below = pen.skip().rest();
        self.form.on_page(frame, below, scene);
    }
}
