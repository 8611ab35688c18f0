//! The form that makes a project: code, name, scheme and targets. Who works there and what is checked
//! follows on pages of their own.

use super::percent;
use crate::checklist::Library;
use crate::checklist::grading::BySize;
use crate::domain::Decimal;
use crate::domain::grade::Scheme;
use crate::domain::head::ProjectHead;
use crate::domain::subject::Scale;
use crate::text::Lang;
use crate::text::escape::needs_escape;
use crate::text::screen::form::turns;
use crate::text::screen::projects as say;
use crate::text::words;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::pen::Pen;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// What a line of the form asks.
#[derive(Clone, Copy, Debug, PartialEq)]
enum MakeAsk {
    Code,
    Name,
    Scheme,
    Scale,
    /// Whose targets are taken over, by its place among the known ones.
    Outline,
    FirstPass,
    Excellence,
}

pub(super) const SCALES: [Scale; 2] = [Scale::Other, Scale::LargeMedium];

/// The form.
#[derive(Debug)]
pub struct Make {
    form: Form<MakeAsk>,
}

impl Make {
    /// A form with nothing in it but a code that may be taken.
    pub fn new(code: &str, library: &Library) -> Self {
        let turned = |ask, label: Phrase, choices| Line::turned(ask, label, choices).hinted(turns);
        let lines = vec![
            Line::offered(MakeAsk::Code, say::code, code),
            Line::typed(MakeAsk::Name, say::name, ""),
            turned(MakeAsk::Scheme, say::scheme, schemes(library)),
            turned(MakeAsk::Scale, say::scale, scales()),
            turned(MakeAsk::Outline, say::outline, outlines(library)),
            percent::line(MakeAsk::FirstPass, say::target_first_pass, None),
            percent::line(MakeAsk::Excellence, say::target_excellence, None),
        ];
        Self {
            form: Form::new(lines).ending(say::make_it as Phrase),
        }
    }

    fn scale(&self) -> Option<Scale> {
        let chosen = self.form.value(MakeAsk::Scale);
        SCALES.into_iter().find(|one| one.as_str() == chosen)
    }

    /// The chosen outline's figures, for a project of this size, into the fields.
    fn take_over(&mut self, library: &Library) {
        let outline = self.form.value(MakeAsk::Outline).parse::<usize>().ok();
        let Some(target) = outline.and_then(|at| library.targets.get(at)) else {
            return;
        };
        let scale = self.scale();
        let text = |by: &BySize| by.of(scale).map_or("", Decimal::as_str).to_owned();
        self.form.put(MakeAsk::FirstPass, &text(&target.first_pass));
        self.form
            .put(MakeAsk::Excellence, &text(&target.excellence));
    }

    /// The project as filled in, or the line that is wrong and why.
    fn head(&self, lang: Lang) -> Result<ProjectHead, (MakeAsk, &'static str)> {
        let text = |ask, missing| match self.form.value(ask) {
            "" => Err((ask, missing)),
            text if needs_escape(text) => Err((ask, say::odd_characters(lang))),
            text => Ok(text.to_owned()),
        };
        let target = |ask| {
            let target = percent::read(self.form.value(ask));
            target.ok_or((ask, say::not_a_percentage(lang)))
        };
        Ok(ProjectHead {
            code: text(MakeAsk::Code, say::needs_code(lang))?,
            name: text(MakeAsk::Name, say::needs_name(lang))?,
            scheme: Scheme::of(self.form.value(MakeAsk::Scheme)),
            scale: self.scale(),
            target_first_pass: target(MakeAsk::FirstPass)?,
            target_excellence: target(MakeAsk::Excellence)?,
            ..ProjectHead::default()
        })
    }

    fn make(&mut self, lang: Lang) -> Effect {
        match self.head(lang) {
            Ok(head) => Effect::act(Command::CreateProject(head)),
            Err((ask, why)) => self.form.refuse_at(ask, why.to_owned()),
        }
    }
}

/// What is chosen on the lines that offer choices; nothing first.
fn schemes(library: &Library) -> Vec<Choice> {
    let none = Scheme::default();
    let known = library.rulebook.schemes.keys().map(|id| Scheme::of(id));
    let known = known.filter(|scheme| *scheme != none);
    let choice = |scheme: Scheme| {
        Choice::new(scheme.as_str(), |lang| {
            library.scheme_name(&scheme, lang).title
        })
    };
    [none.clone()]
        .into_iter()
        .chain(known)
        .map(choice)
        .collect()
}

pub(super) fn scales() -> Vec<Choice> {
    let choice = |scale: Scale| Choice::new(scale.as_str(), |lang| words::scale(lang, scale));
    let none = Choice::new("", say::not_said);
    [none].into_iter().chain(SCALES.map(choice)).collect()
}

fn outlines(library: &Library) -> Vec<Choice> {
    let known = library.targets.iter().enumerate();
    let known = known.map(|(at, target)| {
        Choice::new(&at.to_string(), |lang| {
            lang.of_words(&target.title).to_owned()
        })
    });
    let own = Choice::new("", say::own_targets);
    [own].into_iter().chain(known).collect()
}

impl Page for Make {
    fn title(&self, scene: &Scene) -> String {
        say::make_title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some(("new project".to_owned(), self.form.left()))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        self.form.resume(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts()
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let chosen = |form: &Form<MakeAsk>| {
            [MakeAsk::Scale, MakeAsk::Outline].map(|ask| form.value(ask).to_owned())
        };
        let before = chosen(&self.form);
        let heard = self.form.update(intent, scene);
        if chosen(&self.form) != before {
            self.take_over(scene.workspace.library());
        }
        match heard {
            Heard::Effect(effect) => effect,
            Heard::Go => self.make(scene.lang),
        }
    }

    /// The project is made: what to begin with stands on its overview.
    fn told(&mut self, _command: &Command, done: &Done, _scene: &Scene) -> Effect {
        match done {
            Done::Created(_) => Effect::Home,
            _ => Effect::None,
        }
    }

    /// ```text
    ///  编号和名称必填，目标可空。……
    ///
    ///  > 编号                  [P1_                 ]
    ///    名称                  [                    ]
    ///    评定标准              < 不评优良 >   左右键或空格换
    ///    规模                  < 未填 >
    ///    采用目标              < 自定 >
    ///    一次验收合格率目标 %  [90                  ]
    ///    优良率目标 %          [                    ]
    ///    建立
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let theme = scene.theme;
        let mut pen = Pen::new(frame.buffer_mut(), area);
        let hint = (say::make_hint(scene.lang), theme.dim);
        pen.skip().labelled((" ", theme.base), hint).skip();
        let below = pen.rest();
        self.form.on_page(frame, below, scene);
    }
}
