//! Figures made to be looked at, and walked through: from whatever one is on, Enter goes to the lots behind it.
//! What stands in them is counted elsewhere.
//!
//! | file | noun |
//! |---|---|
//! | `floors`, `cells` | the map of the site: storeys by trades; what stands in a cell |
//! | `control` | the first-pass rate month by month, with its limits |
//! | `pareto` | what fails most |
//! | `readings` | how readings lie between their limits |
//! | `costs` | what failures cost |
//! | `stages` | what the three checks and acceptance found |
//! | `kind` | what each of them knows of itself |

mod cells;
mod control;
mod costs;
mod floors;
mod kind;
mod pareto;
mod readings;
mod stages;

use super::keymap::Context;
use super::keymap::intent::Intent;
use super::list::Parts;
use super::page::{Effect, Lead, LotsBehind, Page, Scene, usual};
use super::paint::pen::Pen;
use super::told::Told;
use kind::PictureKind;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The page: one picture after the other.
#[derive(Debug)]
pub struct PicturesPage {
    at: usize,
    pictures: [Box<dyn PictureKind>; 6],
}

impl Default for PicturesPage {
    fn default() -> Self {
        let pictures: [Box<dyn PictureKind>; 6] = [
            Box::new(floors::Floors::default()),
            Box::new(control::Control::default()),
            Box::new(pareto::FailingItems::default()),
            Box::new(readings::ReadingsPicture::default()),
            Box::new(stages::StagesPicture::default()),
            Box::new(costs::CostsPicture::default()),
        ];
        Self { at: 0, pictures }
    }
}

impl PicturesPage {
    fn shown(&self) -> Option<&dyn PictureKind> {
        self.pictures.get(self.at).map(AsRef::as_ref)
    }

    fn behind(&self, scene: &Scene) -> Option<LotsBehind> {
        self.shown()?.behind(scene)
    }

    /// The picture so many further round.
    fn turn(&mut self, steps: usize, scene: &Scene) -> Effect {
        self.at = (self.at + steps) % self.pictures.len();
        let Some(picture) = self.pictures.get_mut(self.at) else {
            return Effect::None;
        };
        match picture.errand() {
            Some(errand) => Effect::Run(errand),
            None => {
                picture.gather(scene);
                Effect::None
            }
        }
    }

    /// ```text
    ///  < 楼层图 > 1/5 (Tab)   列 < 分部 > (F9)
    /// ```
    fn head(&self, pen: &mut Pen, scene: &Scene) {
        let (theme, lang) = (scene.theme, scene.lang);
        let name = self.shown().map_or("", |picture| picture.name(lang));
        let place = format!(" {}/{} (Tab)   ", self.at + 1, self.pictures.len());
        let own: Parts = vec![(format!(" < {name} >"), theme.strong), (place, theme.dim)];
        let beside = self.shown().map(|picture| picture.head(scene));
        pen.parts(&[own, beside.unwrap_or_default()].concat());
    }
}

impl Page for PicturesPage {
    fn title(&self, scene: &Scene) -> String {
        let name = self.shown().map_or("", |picture| picture.name(scene.lang));
        name.to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Pictures, Context::Browse]
    }

    fn offers(&self, intent: Intent, scene: &Scene) -> bool {
        let Some(picture) = self.shown() else {
            return false;
        };
        match intent {
            Intent::Pictures => false,
            Intent::Why => picture.lead(scene).is_none(),
            Intent::Narrow => picture.narrows(),
            Intent::Cycle => picture.cycles(),
            Intent::Confirm => picture.has_lots(scene),
            _ => true,
        }
    }

    fn wake(&mut self, scene: &Scene) {
        if let Some(picture) = self.pictures.get_mut(self.at) {
            picture.gather(scene);
        }
    }

    fn lead(&self, scene: &Scene) -> Option<Lead> {
        self.shown()?.lead(scene)
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Next => self.turn(1, scene),
            Intent::Previous => self.turn(self.pictures.len() - 1, scene),
            other => usual(self, other, scene),
        }
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let moved =
            { self.pictures.get_mut(self.at) }.and_then(|picture| picture.moved(intent, scene));
        if let Some(effect) = moved {
            return effect;
        }
        match intent {
            Intent::Confirm => match self.behind(scene) {
                Some(lots) => Effect::Lots(lots),
                None => Effect::None,
            },
            Intent::Why if self.offers(intent, scene) => {
                let told = self.shown().map(|picture| picture.why(scene));
                Effect::go(Told::of(told.unwrap_or_default()))
            }
            _ => Effect::None,
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let buffer = frame.buffer_mut();
        let mut pen = Pen::new(buffer, area);
        self.head(&mut pen, scene);
        let rest = pen.rest();
        match (self.lead(scene), self.shown()) {
            (Some(lead), _) => {
                let mut pen = Pen::new(buffer, rest);
                lead.draw(pen.skip(), scene.theme.warn, scene);
            }
            (None, Some(picture)) => picture.view(buffer, rest, scene),
            (None, None) => {}
        }
    }
}
