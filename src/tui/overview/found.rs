//! What opening a project found, a popup: every accident and every damage with its place and what
//! follows from it. How far figures can be relied on is not decided here.

use crate::failure;
use crate::text::manual::Topic;
use crate::text::screen::overview as say;
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{self, Context};
use crate::tui::list::{Cursor, scrolled};
use crate::tui::page::{Effect, Page, Scene, usual};
use crate::tui::paint::doubt;
use crate::tui::paint::pen::Pen;
use crate::tui::paint::popup;
use crate::workspace::Soundness;
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::BTreeMap;

/// Of so many notices, more than any screen holds, the subjects are looked up at a time.
const IN_SIGHT: usize = 60;

/// What opening a project found.
#[derive(Debug, Default)]
pub struct OpeningFound {
    top: Cursor,
    /// The subjects that notices seem to be about, as far as they came in sight: they are in the journals.
    subjects: BTreeMap<usize, Option<String>>,
}

impl OpeningFound {
    fn look_up(&mut self, scene: &Scene) {
        let notices = scene.workspace.notices().iter().enumerate();
        for (nth, notice) in notices.skip(self.top.at).take(IN_SIGHT) {
            let subject = || scene.workspace.damaged_subject(notice);
            self.subjects.entry(nth).or_insert_with(subject);
        }
    }
}

impl Page for OpeningFound {
    fn title(&self, scene: &Scene) -> String {
        say::found(scene.lang).to_owned()
    }

    fn topic(&self) -> Option<Topic> {
        Some(Topic::Verify)
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Popup]
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn wake(&mut self, scene: &Scene) {
        self.subjects.clear();
        self.look_up(scene);
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        let effect = usual(self, intent, scene);
        self.look_up(scene);
        effect
    }

    fn list(&mut self, scene: &Scene) -> Option<(&mut Cursor, usize)> {
        Some((&mut self.top, scene.workspace.notices().len()))
    }

    fn act(&mut self, intent: Intent, _scene: &Scene) -> Effect {
        match intent {
            Intent::Confirm | Intent::Why => Effect::Back,
            _ => Effect::None,
        }
    }

    /// ```text
    ///  打开工程时发现
    ///  ! 记录 d7k2-72（L0010）损坏，不计入：比率未核实
    ///    log/d7k2/00000001.jsonl:73 [d7k2-72]: 内容与散列不符：被改动
    ///
    ///  逐字节核对：sanjian verify。缺的记录可从好的副本取回：在总览按 2 交换。
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let inside = popup::frame(frame, area, [100, area.height], &self.title(scene), scene);
        let theme = scene.theme.in_popup();
        let mut pen = Pen::new(frame.buffer_mut(), inside);
        let notices = scene.workspace.notices().iter().enumerate();
        scrolled(
            &mut pen,
            scene,
            (notices, self.top),
            |pen, (nth, notice)| {
                if notice.soundness() != Soundness::Sound {
                    let subject = self.subjects.get(&nth).and_then(Option::as_deref);
                    let brief = failure::damage_in_brief(scene.lang, notice, subject);
                    pen.text(&doubt::marked(brief), theme.bad);
                }
                pen.text(&failure::notice(scene.lang, notice), theme.base);
                pen.skip();
            },
        );
        let mut rows = keymap::rows(&[Context::Browse]);
        let row = rows.find(|row| row.intent == Intent::Exchange);
        let key = row.and_then(|row| row.keys.first());
        let key = key.map(|key| key.name(scene.lang)).unwrap_or_default();
        pen.text(&say::mend(scene.lang, &key), theme.dim);
    }
}
