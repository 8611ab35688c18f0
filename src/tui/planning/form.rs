//! The building that is planned: code, name, typical set, storeys and sections.

use super::choosing::Building;
use crate::checklist::division_plan::{Parts, Unit};
use crate::domain::Kind;
use crate::domain::subject::Scale;
use crate::domain::wish::WishFault;
use crate::text::screen::planning as say;
use crate::text::width::{fit, width};
use crate::text::{Lang, division, typed, words};
use crate::tui::field::show;
use crate::tui::field::{Field, Takes, put_back};
use crate::tui::intent::Intent;
use crate::tui::page::Scene;
use crate::tui::pen::Pen;
use ratatui::Frame;
use ratatui::layout::Rect;

type Phrase = fn(Lang) -> &'static str;

/// The lines with what helps beside them; `None` is the last line, which goes on.
const LINES: [(Phrase, Phrase); 9] = [
    (say::unit, say::unit_hint),
    (say::name, say::name_hint),
    (say::preset, say::preset_hint),
    (say::storeys, say::storeys_hint),
    (say::basements, say::basements_hint),
    (say::sections, say::sections_hint),
    (say::area, say::optional),
    (say::scale, say::preset_hint),
    (say::next, say::optional),
];
const UNIT: usize = 0;
const NAME: usize = 1;
const PRESET: usize = 2;
const STOREYS: usize = 3;
const BASEMENTS: usize = 4;
const SECTIONS: usize = 5;
const AREA: usize = 6;
const SCALE: usize = 7;
const NEXT: usize = 8;
/// Columns of a field on a narrow screen, and the most.
const FIELD: u16 = 26;
const SCALES: [Option<Scale>; 3] = [None, Some(Scale::LargeMedium), Some(Scale::Other)];

/// The form.
#[derive(Debug, Default)]
pub struct Form {
    at: usize,
    fields: [Field; LINES.len()],
    preset: usize,
    scale: usize,
    /// What stood there at first.
    began: Vec<String>,
}

impl Form {
    /// A form for the next building of the project.
    pub fn of(scene: &Scene) -> Self {
        let mut fields = [(); LINES.len()].map(|()| Field::new(Takes::Text, ""));
        let project = scene.workspace.project();
        let free = |code: &String| project.is_none_or(|project| project.node(code).is_none());
        let code = (1..).map(|nth| format!("{nth}#")).find(free);
        let first = project.filter(|project| project.nodes().is_empty());
        let name = first.map_or(String::new(), |project| project.head.name.clone());
        for (line, text) in [(UNIT, code.unwrap_or_default()), (NAME, name)] {
            if let Some(field) = fields.get_mut(line) {
                *field = Field::new(Takes::Text, &text);
            }
        }
        if let Some(area) = fields.get_mut(AREA) {
            *area = Field::figure();
        }
        Self {
            began: fields
                .iter()
                .map(|field| field.value().to_owned())
                .collect(),
            fields,
            ..Self::default()
        }
    }

    /// What was filled in, none while all is as it was.
    pub fn left(&self) -> Vec<String> {
        let now: Vec<String> = self
            .fields
            .iter()
            .map(|field| field.value().to_owned())
            .collect();
        if now == self.began {
            return Vec::new();
        }
        let turned = [self.preset, self.scale].map(|at| at.to_string());
        now.into_iter().chain(turned).collect()
    }

    /// Puts back what was filled in before, and hands on what stands behind it.
    pub fn resume<'a>(&mut self, texts: &'a [String]) -> &'a [String] {
        put_back(self.fields.iter_mut(), texts);
        let Some([preset, scale, behind @ ..]) = texts.get(LINES.len()..) else {
            return &[];
        };
        self.preset = preset.parse().unwrap_or_default();
        self.scale = scale.parse().unwrap_or_default();
        behind
    }

    /// The id of the typical set.
    pub fn preset(&self, scene: &Scene) -> String {
        let presets = &scene.workspace.library().planning.presets;
        let preset = presets.get(self.preset);
        preset.map(|preset| preset.id.clone()).unwrap_or_default()
    }

    /// Whether one of several is chosen on the line one is on.
    pub fn turns(&self) -> bool {
        matches!(self.at, PRESET | SCALE)
    }

    /// Whether the last line is the one one is on.
    pub fn is_at_the_end(&self) -> bool {
        self.at == NEXT
    }

    /// Moves, types, turns; says why a line is not left.
    pub fn update(&mut self, intent: Intent, scene: &Scene) -> Option<String> {
        let back = intent == Intent::Left;
        match intent {
            Intent::Confirm | Intent::Next => match self.line_fault(scene.lang) {
                Some(why) => return Some(why),
                None => self.at = (self.at + 1).min(NEXT),
            },
            Intent::Previous => self.at = self.at.saturating_sub(1),
            Intent::Left | Intent::Right | Intent::Type(' ') if self.at == PRESET => {
                let count = scene.workspace.library().planning.presets.len();
                self.preset = turned(self.preset, back, count);
            }
            Intent::Left | Intent::Right | Intent::Type(' ') if self.at == SCALE => {
                self.scale = turned(self.scale, back, SCALES.len());
            }
            typed if ![PRESET, SCALE, NEXT].contains(&self.at) => {
                if let Some(field) = self.fields.get_mut(self.at) {
                    field.typed(typed);
                }
            }
            _ => {}
        }
        None
    }

    /// What is wrong with the line one is on, as far as it knows by itself.
    fn line_fault(&self, lang: Lang) -> Option<String> {
        let text = self.text(self.at);
        if text.is_empty() {
            return None;
        }
        let read = match self.at {
            STOREYS => Parts::read(text, "", ""),
            BASEMENTS => Parts::read("1", text, ""),
            SECTIONS => Parts::read("1", "", text),
            AREA => {
                let area = typed::figure(text, "㎡").ok();
                let is_area = area.is_some_and(|area| area.micro() >= 0);
                return (!is_area).then(|| say::not_an_area(lang).to_owned());
            }
            _ => return None,
        };
        let fault = read.err().map(WishFault::Parts)?;
        Some(division::fault(lang, &fault))
    }

    fn text(&self, line: usize) -> &str {
        self.fields
            .get(line)
            .map_or("", |field| field.value().trim())
    }

    /// The building as filled in, or what is wrong; the line it is about is the one one is on then.
    pub fn building(&mut self, scene: &Scene) -> Result<Building, String> {
        let lang = scene.lang;
        let (line, why) = match self.read(scene) {
            Ok(building) => return Ok(building),
            Err(wrong) => wrong,
        };
        self.at = line;
        Err(match why {
            Some(fault) => division::fault(lang, &fault),
            None if line == AREA => say::not_an_area(lang).to_owned(),
            None => say::needs_storeys(lang).to_owned(),
        })
    }

    fn read(&self, scene: &Scene) -> Result<Building, (usize, Option<WishFault>)> {
        if self.text(UNIT).is_empty() {
            return Err((UNIT, Some(WishFault::Code)));
        }
        let project = scene.workspace.project();
        let there = project.and_then(|project| project.node(self.text(UNIT)));
        if let Some(other) = there.filter(|node| node.subject.kind != Kind::Unit) {
            return Err((UNIT, Some(WishFault::Taken(other.subject.kind))));
        }
        let name = match (self.text(NAME), there) {
            (_, Some(node)) => node.subject.name.clone(),
            ("", None) => return Err((NAME, Some(WishFault::Name))),
            (name, None) => name.to_owned(),
        };
        if self.text(STOREYS).is_empty() {
            return Err((STOREYS, None));
        }
        let area = match self.text(AREA) {
            "" => None,
            text => Some(
                typed::figure(text, "㎡")
                    .ok()
                    .filter(|area| area.micro() >= 0)
                    .ok_or((AREA, None))?,
            ),
        };
        Ok(Building {
            unit: Unit {
                code: self.text(UNIT).to_owned(),
                name,
                scale: SCALES.get(self.scale).copied().flatten(),
                area_m2: area,
            },
            parts: self.parts()?,
            preset: self.preset(scene),
        })
    }

    fn parts(&self) -> Result<Parts, (usize, Option<WishFault>)> {
        let texts = [STOREYS, BASEMENTS, SECTIONS].map(|line| self.text(line));
        Parts::read(texts[0], texts[1], texts[2]).map_err(|text| {
            let alone = |at: usize| match at {
                0 => Parts::read(texts[0], "", ""),
                1 => Parts::read("1", texts[1], ""),
                _ => Parts::read("1", "", texts[2]),
            };
            let line = (0..3).find(|at| alone(*at).is_err()).unwrap_or(0);
            (STOREYS + line, Some(WishFault::Parts(text)))
        })
    }

    /// ```text
    ///  填编号、名称、层数、施工段，选类型；……
    ///
    ///  > 单位工程编号        [1#_                  ]  所有编号以它开头
    ///    类型（典型分项）    < 混凝土结构住宅 >       左右键或空格换
    ///    地上楼层            [20                   ]  如 20；20 机房层；3-18
    /// ```
    pub fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let wide = LINES[..NEXT].iter().map(|(label, _)| width(label(lang)));
        let left = 5 + wide.max().unwrap_or(0);
        let mut pen = Pen::new(frame.buffer_mut(), area);
        pen.labelled((" ", theme.base), (say::form_hint(lang), theme.dim))
            .skip();
        let top = pen.position().y;
        let pace = if area.height > 22 { 2 } else { 1 };
        for (at, (label, hint)) in LINES.iter().enumerate() {
            let here = at == self.at;
            let style = if here { theme.selected } else { theme.base };
            let mark = if here { " > " } else { "   " };
            let gap = u16::from(at == NEXT && pace == 1);
            let line = Rect {
                y: top.saturating_add(at as u16 * pace + gap),
                height: 1,
                ..area
            }
            .intersection(area);
            let columns = (left - 3).max(width(label(lang)));
            let head = format!("{mark}{}", fit(label(lang), columns));
            let turned = self.turned_words(at, scene);
            let mut pen = Pen::new(frame.buffer_mut(), line);
            if at == NEXT {
                pen.line(&[(&head, style)]);
                continue;
            }
            let room = FIELD.max(area.width.saturating_sub(left as u16 + 40).min(40));
            let blank = " ".repeat(usize::from(room) + 2);
            let words = turned.map(|words| format!("{words}  "));
            let middle = (words.as_deref().unwrap_or(&blank), theme.strong);
            pen.line_with_hint(&[(&head, style), middle], (hint(lang), theme.dim));
            if words.is_none() {
                let room = Rect {
                    x: line.x + left as u16,
                    width: room,
                    ..line
                };
                if let Some(field) = self.fields.get(at) {
                    show(frame, room, field, here, scene);
                }
            }
        }
    }

    /// What stands on a line that is turned, not typed.
    fn turned_words(&self, line: usize, scene: &Scene) -> Option<String> {
        let lang = scene.lang;
        let presets = &scene.workspace.library().planning.presets;
        let words = match line {
            PRESET => presets
                .get(self.preset)
                .map_or("", |preset| lang.of_words(&preset.title)),
            SCALE => match SCALES.get(self.scale).copied().flatten() {
                Some(scale) => words::scale(lang, scale),
                None => say::no_scale(lang),
            },
            _ => return None,
        };
        Some(format!("< {words} >"))
    }
}

fn turned(at: usize, back: bool, count: usize) -> usize {
    let step = if back { count.saturating_sub(1) } else { 1 };
    (at + step) % count.max(1)
}
