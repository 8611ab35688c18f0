//! The form that makes a project: code, name, scheme and targets. What follows, its tables, has a
//! page of its own.

use super::field::{Field, Takes, put_back, show, typed_texts};
use super::intent::Intent;
use super::keymap::Context;
use super::page::{Effect, Page, Scene};
use super::pen::Pen;
use super::tables::Tables;
use crate::checklist::Library;
use crate::checklist::grading::BySize;
use crate::domain::Decimal;
use crate::domain::grade::Scheme;
use crate::domain::head::Head;
use crate::domain::subject::Scale;
use crate::text::Lang;
use crate::text::escape::needs_escape;
use crate::text::screen::projects as say;
use crate::text::typed;
use crate::text::width::{fit, width};
use crate::text::words;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;

/// The greatest target, in per cent.
const WHOLE: i64 = 100_000_000;

/// A line of the form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Line {
    #[default]
    Code,
    Name,
    Scheme,
    Scale,
    Outline,
    FirstPass,
    Excellence,
    MakeIt,
}

const LINES: [Line; 8] = [
    Line::Code,
    Line::Name,
    Line::Scheme,
    Line::Scale,
    Line::Outline,
    Line::FirstPass,
    Line::Excellence,
    Line::MakeIt,
];

/// The form.
#[derive(Debug)]
pub struct Make {
    at: Line,
    code: Field,
    name: Field,
    scheme: Scheme,
    scale: Option<Scale>,
    /// The outline whose targets were taken over, by its place among the known ones.
    outline: Option<usize>,
    first_pass: Field,
    excellence: Field,
}

impl Default for Make {
    fn default() -> Self {
        Self {
            at: Line::Code,
            code: Field::new(Takes::Text, ""),
            name: Field::new(Takes::Text, ""),
            scheme: Scheme::default(),
            scale: None,
            outline: None,
            first_pass: Field::figure(),
            excellence: Field::figure(),
        }
    }
}

impl Make {
    fn field(&self, line: Line) -> Option<&Field> {
        match line {
            Line::Code => Some(&self.code),
            Line::Name => Some(&self.name),
            Line::FirstPass => Some(&self.first_pass),
            Line::Excellence => Some(&self.excellence),
            Line::Scheme | Line::Scale | Line::Outline | Line::MakeIt => None,
        }
    }

    fn field_mut(&mut self) -> Option<&mut Field> {
        match self.at {
            Line::Code => Some(&mut self.code),
            Line::Name => Some(&mut self.name),
            Line::FirstPass => Some(&mut self.first_pass),
            Line::Excellence => Some(&mut self.excellence),
            Line::Scheme | Line::Scale | Line::Outline | Line::MakeIt => None,
        }
    }

    /// The line so many further, staying at the ends.
    fn step(&mut self, by: isize) {
        let at = LINES.iter().position(|line| *line == self.at).unwrap_or(0);
        let to = at.saturating_add_signed(by).min(LINES.len() - 1);
        self.at = LINES.get(to).copied().unwrap_or_default();
    }

    /// Whether what stands in the selected line is what it asks for, as far as a line knows by itself.
    fn is_right(&self) -> bool {
        match self.at {
            Line::FirstPass | Line::Excellence => self
                .field(self.at)
                .is_none_or(|field| percentage(field).is_some()),
            _ => true,
        }
    }

    fn offers_choices(&self) -> bool {
        matches!(self.at, Line::Scheme | Line::Scale | Line::Outline)
    }

    /// The next choice of the line, in either direction: there are few.
    fn turn(&mut self, scene: &Scene) {
        let library = scene.workspace.library();
        match self.at {
            Line::Scheme => self.turn_scheme(library),
            Line::Scale => {
                self.scale = match self.scale {
                    None => Some(Scale::Other),
                    Some(Scale::Other) => Some(Scale::LargeMedium),
                    Some(Scale::LargeMedium) => None,
                };
                self.take_over(library);
            }
            Line::Outline => {
                let next = self.outline.map_or(0, |at| at + 1);
                self.outline = (next < library.targets.len()).then_some(next);
                self.take_over(library);
            }
            _ => {}
        }
    }

    fn turn_scheme(&mut self, library: &Library) {
        let known = library.rulebook.schemes.keys();
        let ids: Vec<&str> = known
            .map(String::as_str)
            .filter(|id| *id != "none")
            .collect();
        let at = ids.iter().position(|id| *id == self.scheme.as_str());
        let next = ids.get(at.map_or(0, |at| at + 1));
        self.scheme = next.map(|id| Scheme::of(id)).unwrap_or_default();
    }

    /// The chosen outline's figures, for a project of this size, into the fields.
    fn take_over(&mut self, library: &Library) {
        let Some(target) = self.outline.and_then(|at| library.targets.get(at)) else {
            return;
        };
        let text = |by: &BySize| by.of(self.scale).map_or("", Decimal::as_str).to_owned();
        let (first_pass, excellence) = (text(&target.first_pass), text(&target.excellence));
        self.first_pass = Field::new(Takes::Figure, &first_pass);
        self.excellence = Field::new(Takes::Figure, &excellence);
    }

    /// The project as filled in, or the line that is wrong and why.
    fn head(&self, lang: Lang) -> Result<Head, (Line, &'static str)> {
        let text = |line, field: &Field, missing| match field.value().trim() {
            "" => Err((line, missing)),
            text if needs_escape(text) => Err((line, say::odd_characters(lang))),
            text => Ok(text.to_owned()),
        };
        let wrong = say::not_a_percentage(lang);
        Ok(Head {
            code: text(Line::Code, &self.code, say::needs_code(lang))?,
            name: text(Line::Name, &self.name, say::needs_name(lang))?,
            scheme: self.scheme.clone(),
            scale: self.scale,
            target_first_pass: percentage(&self.first_pass).ok_or((Line::FirstPass, wrong))?,
            target_excellence: percentage(&self.excellence).ok_or((Line::Excellence, wrong))?,
            ..Head::default()
        })
    }

    /// What is chosen on a line that offers choices.
    fn chosen(&self, line: Line, scene: &Scene) -> String {
        let lang = scene.lang;
        let library = scene.workspace.library();
        match line {
            Line::Scheme => library.scheme_name(&self.scheme, lang).title,
            Line::Scale => match self.scale {
                Some(scale) => words::scale(lang, scale).to_owned(),
                None => say::not_said(lang).to_owned(),
            },
            _ => match self.outline.and_then(|at| library.targets.get(at)) {
                Some(target) => lang.of_words(&target.title).to_owned(),
                None => say::own_targets(lang).to_owned(),
            },
        }
    }

    /// What is chosen, to be kept with what was typed.
    fn choices(&self) -> [String; 3] {
        let outline = self.outline.map(|at| at.to_string());
        [
            self.scheme.as_str().to_owned(),
            self.scale.map_or("", Scale::as_str).to_owned(),
            outline.unwrap_or_default(),
        ]
    }

    /// Chooses again what was chosen before.
    fn choose(&mut self, texts: &[String]) {
        if let [scheme, scale, outline] = texts {
            self.scheme = Scheme::of(scheme);
            let scales = [Scale::LargeMedium, Scale::Other];
            self.scale = scales.into_iter().find(|one| one.as_str() == scale);
            self.outline = outline.parse().ok();
        }
    }

    fn make(&mut self, lang: Lang) -> Effect {
        match self.head(lang) {
            Ok(head) => Effect::act(Command::CreateProject(head)),
            Err((line, why)) => {
                self.at = line;
                Effect::Warn(why.to_owned())
            }
        }
    }
}

/// A target: nothing typed is no target; `None` when it is no percentage.
fn percentage(field: &Field) -> Option<Option<Decimal>> {
    if field.is_empty() {
        return Some(None);
    }
    let decimal = typed::figure(field.value(), "%").ok()?;
    let fits = (0..=WHOLE).contains(&decimal.micro());
    // 0.96 is a fraction where 96 was meant: nobody aims at less than one per cent.
    let is_fraction = (1..WHOLE / 100).contains(&decimal.micro());
    (fits && !is_fraction).then_some(Some(decimal))
}

fn label(line: Line, lang: Lang) -> &'static str {
    match line {
        Line::Code => say::code(lang),
        Line::Name => say::name(lang),
        Line::Scheme => say::scheme(lang),
        Line::Scale => say::scale(lang),
        Line::Outline => say::outline(lang),
        Line::FirstPass => say::target_first_pass(lang),
        Line::Excellence => say::target_excellence(lang),
        Line::MakeIt => say::make_it(lang),
    }
}

impl Page for Make {
    fn title(&self, scene: &Scene) -> String {
        say::make_title(scene.lang).to_owned()
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        let mut texts = typed_texts([&self.code, &self.name, &self.first_pass, &self.excellence]);
        if !texts.is_empty() {
            texts.extend(self.choices());
        }
        Some(("make".to_owned(), texts))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        let fields = [
            &mut self.code,
            &mut self.name,
            &mut self.first_pass,
            &mut self.excellence,
        ];
        put_back(fields, texts);
        self.choose(texts.get(4..).unwrap_or_default());
        true
    }

    fn contexts(&self) -> &'static [Context] {
        match self.offers_choices() {
            true => &[Context::Turns, Context::Form],
            false => &[Context::Form],
        }
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm if self.at == Line::MakeIt => return self.make(scene.lang),
            Intent::Confirm | Intent::Next if !self.is_right() => {
                return Effect::Warn(say::not_a_percentage(scene.lang).to_owned());
            }
            Intent::Confirm | Intent::Next => self.step(1),
            Intent::Previous => self.step(-1),
            Intent::Left | Intent::Right | Intent::Type(' ') if self.offers_choices() => {
                self.turn(scene)
            }
            typed => {
                if let Some(field) = self.field_mut() {
                    field.typed(typed);
                }
            }
        }
        Effect::None
    }

    /// The project is made: its tables come next.
    fn told(&mut self, _command: &Command, done: &Done, _scene: &Scene) -> Effect {
        match done {
            Done::Created(_) => {
                Effect::Many(vec![Effect::Home, Effect::go(Tables::of_new_project())])
            }
            _ => Effect::None,
        }
    }

    /// ```text
    ///  编号和名称必填，目标可空。……
    ///
    ///  > 编号                  [P1_                 ]
    ///    名称                  [                    ]
    ///    评优标准              < 不评优良 >   左右键或空格换
    ///    规模                  < 未填 >
    ///    采用目标              < 自定 >
    ///    一次验收合格率目标 %  [90                  ]
    ///    优良率目标 %          [                    ]
    ///    建立
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let wide = LINES.iter().map(|line| width(label(*line, lang))).max();
        let left = 5 + wide.unwrap_or(0);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.skip()
            .labelled((" ", theme.base), (say::make_hint(lang), theme.dim))
            .skip();
        let top = pen.position().y;
        for (at, line) in LINES.iter().enumerate() {
            let here = *line == self.at;
            let style = if here { theme.selected } else { theme.base };
            let mark = if here { " > " } else { "   " };
            let head = format!("{mark}{}", fit(label(*line, lang), left - 3));
            let mut pen = Pen::new(frame.buffer_mut(), one_line(area, top, at));
            match line {
                Line::Scheme | Line::Scale | Line::Outline => {
                    let words = format!("< {} >", self.chosen(*line, scene));
                    let hint = format!("   {}", say::scheme_hint(lang));
                    pen.line_with_hint(
                        &[(&head, style), (&words, theme.strong)],
                        (&hint, theme.dim),
                    );
                }
                _ => _ = pen.line(&[(&head, style)]),
            }
            if let Some(field) = self.field(*line) {
                let room = Rect {
                    x: area.x + u16::try_from(left).unwrap_or(0),
                    width: area.width.saturating_sub(left as u16 + 2).min(60),
                    ..one_line(area, top, at)
                };
                show(frame, room, field, here, scene);
            }
        }
    }
}

/// A line of the form, every second line of the page.
fn one_line(area: Rect, top: u16, at: usize) -> Rect {
    let y = top.saturating_add(u16::try_from(at * 2).unwrap_or(0));
    Rect {
        y,
        height: 1,
        ..area
    }
    .intersection(area)
}
