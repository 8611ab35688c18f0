//! What came of a concluded check: the verdict large, its reasons, and what is next.

use super::sheet::CheckSheet;
use super::sheet::failing::nonconforming;
use crate::domain::decide::Decision;
use crate::domain::timely::OddTime;
use crate::domain::{CheckSummary, Grade, Outcome};
use crate::text::screen::conclude as say;
use crate::text::width::width;
use crate::text::{attest, exchange, reason, words};
use crate::tui::keymap::Context;
use crate::tui::keymap::intent::Intent;
use crate::tui::list::Cursor;
use crate::tui::page::{Effect, Page, Scene};
use crate::tui::paint::doubt;
use crate::tui::paint::pen::{Pen, footed};
use crate::tui::signing::{self, SigningPage};
use crate::workspace::Concluded;
use ratatui::Frame;
use ratatui::layout::Rect;

/// A check just concluded.
#[derive(Debug)]
pub struct OutcomePage {
    subject: String,
    record: String,
    decision: Decision,
    top: Cursor,
}

impl OutcomePage {
    /// What came of a sheet.
    pub fn new(sheet: &CheckSheet, concluded: &Concluded) -> Self {
        Self {
            subject: sheet.subject.code.clone(),
            record: concluded.record.clone(),
            decision: concluded.decision.clone(),
            top: Cursor::default(),
        }
    }

    /// What is to be done next, from the state as it is now.
    fn next(&self, scene: &Scene) -> String {
        let lang = scene.lang;
        let workspace = scene.workspace;
        let node = workspace
            .project()
            .and_then(|project| project.node(&self.subject));
        let stage = node.and_then(|node| {
            // What recurs is done for now once it is through.
            let chain = workspace.chain(node)?;
            let through = chain.recurs && node.accepted().is_some();
            chain
                .open_stage(node)
                .filter(|_| !through)
                .map(|(_, stage)| stage)
        });
        match stage {
            _ if self.outcome(scene) == Outcome::Rejected => say::start_again(lang).to_owned(),
            Some(stage) => say::next_stage(
                lang,
                lang.of_words(&stage.title),
                &words::roles(lang, &stage.roles),
            ),
            None => say::accepted(lang).to_owned(),
        }
    }
}

impl OutcomePage {
    /// The check as it stands now: a refused signature may have turned it meanwhile.
    fn check<'a>(&self, scene: &Scene<'a>) -> Option<&'a CheckSummary> {
        let node = scene.workspace.project()?.node(&self.subject)?;
        node.checks.iter().find(|check| check.record == self.record)
    }

    /// Who refused to sign it, and why.
    fn refusal(&self, scene: &Scene) -> Option<String> {
        attest::refusal(scene.lang, scene.workspace.project()?, self.check(scene)?)
    }

    fn outcome(&self, scene: &Scene) -> Outcome {
        let check = self.check(scene);
        check.map_or(self.decision.record.outcome, |check| check.outcome)
    }

    fn grade(&self, scene: &Scene) -> Option<Grade> {
        let stands = self.outcome(scene) == self.decision.record.outcome;
        self.decision.record.grade.filter(|_| stands)
    }
}

impl Page for OutcomePage {
    fn title(&self, scene: &Scene) -> String {
        say::done_title(scene.lang).to_owned()
    }

    fn contexts(&self) -> &'static [Context] {
        &[Context::Signable, Context::Popup]
    }

    fn list(&mut self, _scene: &Scene) -> Option<(&mut Cursor, usize)> {
        let count = self.decision.verdict.nonconforming().count();
        Some((&mut self.top, count))
    }

    fn act(&mut self, intent: Intent, scene: &Scene) -> Effect {
        match intent {
            Intent::Sign => Effect::Many(vec![
                Effect::Back,
                SigningPage::open(scene, &self.subject, &self.record),
            ]),
            Intent::Confirm => Effect::Back,
            Intent::Why => Effect::say(say::why_there(scene.lang)),
            _ => Effect::None,
        }
    }

    /// ```text
    ///  +----------------------+
    ///        x  不 合 格            on a ground of its own
    ///  +----------------------+
    ///  x 5.5.3-6 纵向受力钢筋：间距
    ///    允许 ±10 mm，合格点 3/5 = 60.0 % < 80 %。
    ///
    ///  接下来：整改后从第一阶段重新检查
    /// ```
    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        let (lang, theme) = (scene.lang, scene.theme);
        let area = Rect {
            x: area.x + 2,
            width: area.width.saturating_sub(4),
            ..area
        };
        let (body, below) = footed(area, 1);
        let record = format!(
            "{} {}   {}",
            say::record(lang),
            self.record,
            say::enter_leaves(lang)
        );
        Pen::new(frame.buffer_mut(), below).line(&[(&record, theme.dim)]);
        let mut pen = Pen::new(frame.buffer_mut(), body);
        pen.skip();
        large(&mut pen, self.outcome(scene), self.grade(scene), scene);
        pen.skip();
        let refusal = self.refusal(scene);
        match (&refusal, &self.decision.grading) {
            (Some(refusal), _) => _ = pen.text(&format!("x {refusal}"), theme.bad).skip(),
            (None, Some(grading)) => {
                pen.text(&reason::grading(lang, grading), theme.base).skip();
            }
            (None, None) => {}
        }
        let submission = &self.decision.record.submission;
        if let Some(odd) = OddTime::parse(&submission.date_confirmed) {
            let words = doubt::marked(exchange::odd_date(lang, odd));
            pen.text(&words, theme.warn).skip();
        }
        for flag in &self.decision.record.flags {
            let flag = doubt::marked(words::flag(lang, flag));
            pen.text(&flag, theme.warn).skip();
        }
        pen.text(say::next(lang), theme.strong)
            .text(&self.next(scene), theme.base)
            .skip();
        let pending = signing::pending(scene, &self.subject, &self.record);
        if !pending.is_empty() {
            let words = format!("{pending}   {}", say::sign_now(lang));
            pen.text(&words, theme.strong).skip();
        }
        match self.decision.record.outcome {
            Outcome::Accepted if refusal.is_some() => {}
            Outcome::Accepted => {
                let inspected = self.decision.verdict.inspected();
                pen.text(say::conforming(lang, inspected), theme.base);
            }
            Outcome::Rejected => nonconforming(&mut pen, &self.decision, self.top, scene),
        }
    }
}

/// The verdict, spaced out over three lines of its own ground.
fn large(pen: &mut Pen, outcome: Outcome, grade: Option<Grade>, scene: &Scene) {
    let (symbol, style) = match outcome {
        Outcome::Accepted => ("+", scene.theme.good),
        Outcome::Rejected => ("x", scene.theme.bad),
    };
    let words = match grade {
        Some(grade) => words::grade(scene.lang, grade),
        None => words::outcome(scene.lang, outcome),
    };
    let spaced: String = words.chars().flat_map(|c| [c, ' ']).collect();
    let text = format!("{symbol}  {spaced}");
    let style = style.add_modifier(ratatui::style::Modifier::REVERSED);
    let indent = " ".repeat(pen.columns().saturating_sub(width(&text)) / 2);
    let text = format!("{indent}{text}");
    pen.row(&[("", style)], style);
    pen.row(&[(&text, style)], style);
    pen.row(&[("", style)], style);
}
