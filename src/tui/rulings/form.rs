//! The form of one ruling: each document it rests on with number, date and signer, the reason, who
//! decides. It stands for ever, so it asks once more.

use crate::domain::evidence::Evidence;
use crate::domain::rule;
use crate::domain::ruling::{Ruling, RulingPaper, What};
use crate::domain::time::Time;
use crate::text::day::DaySide;
use crate::text::evidence::name;
use crate::text::exchange;
use crate::text::screen::{evidence, form as labels, rulings as say};
use crate::text::words;
use crate::tui::evidence::EvidencePage;
use crate::tui::form::dated::DateAsked;
use crate::tui::form::{Choice, Form, Heard, Line};
use crate::tui::keymap::intent::Intent;
use crate::tui::keymap::{Context, Phrase};
use crate::tui::page::{Effect, Page, Reply, Scene};
use crate::tui::paint::faults::sentences;
use crate::workspace::{Command, Done};
use ratatui::Frame;
use ratatui::layout::Rect;
use std::collections::VecDeque;

/// What a line of the form asks; of papers, of which.
#[derive(Clone, Copy, Debug, PartialEq)]
enum RulingAsk {
    No(usize),
    Date(usize),
    Signer(usize),
    /// Which of what is attached is its scan.
    Scan(usize),
    Reason,
    By,
    Into,
}

/// The form.
#[derive(Debug)]
pub struct RulingForm {
    subject: String,
    what: What,
    form: Form<RulingAsk>,
    /// Photos and documents that go with it; scans of its papers among them.
    evidence: Vec<Evidence>,
    asked: DateAsked,
}

impl RulingForm {
    /// A form for a ruling on a subject.
    pub fn new(subject: &str, what: What, scene: &Scene) -> Self {
        let mut lines = Vec::new();
        for (nth, kind) in what.papers().iter().enumerate() {
            let of = |label: Phrase| {
                move |lang| format!("{} {}", words::paper(lang, *kind), label(lang))
            };
            let date = Line::day(RulingAsk::Date(nth), of(say::date), ("", DaySide::Past));
            let scan = Line::turned(RulingAsk::Scan(nth), of(say::scan), vec![no_scan()]);
            lines.extend([
                Line::typed(RulingAsk::No(nth), of(say::no), ""),
                date.hinted(say::date_hint),
                Line::typed(RulingAsk::Signer(nth), of(say::signer), ""),
                scan.hinted(say::scan_hint),
            ]);
        }
        lines.push(Line::typed(RulingAsk::Reason, labels::reason, ""));
        let people = scene.workspace.people_of(what.roles());
        let people = Choice::people(scene.workspace.project(), people);
        lines.push(Line::who(RulingAsk::By, labels::by, (people, scene.me)));
        if has_heirs(what) {
            lines.push(Line::typed(RulingAsk::Into, say::into, "").hinted(say::into_hint));
        }
        Self {
            subject: subject.to_owned(),
            what,
            form: Form::new(lines).grave(),
            evidence: Vec::new(),
            asked: DateAsked::default(),
        }
    }

    /// Records it; one that would be dated before the check it is about is asked about first.
    fn go(&mut self, scene: &Scene) -> Effect {
        let now = scene.workspace.now();
        let odd = scene.workspace.odd_if_concluded(&self.subject, &now);
        let odd = odd.map(|odd| exchange::odd_date(scene.lang, odd));
        match self.asked.question(odd, scene.lang, &now) {
            None => Effect::act(Command::Rule(self.ruling(scene))),
            Some(question) => self.form.refuse(vec![question]),
        }
    }

    fn ruling(&self, scene: &Scene) -> Ruling {
        let papers = self.what.papers();
        let value = |ask| self.form.value(ask).to_owned();
        let paper = |(at, kind): (usize, &_)| {
            let paper = RulingPaper {
                kind: *kind,
                no: value(RulingAsk::No(at)),
                date: self.day(RulingAsk::Date(at), scene).into(),
                signer: value(RulingAsk::Signer(at)),
                blob: String::new(),
                size: 0,
                media: String::new(),
            };
            match self.scan_of(at) {
                Some(scan) => paper.scanned(scan),
                None => paper,
            }
        };
        let node = scene
            .workspace
            .project()
            .and_then(|project| project.node(&self.subject));
        let heirs = value(RulingAsk::Into);
        let heirs = heirs.split(|c: char| c.is_whitespace() || "、，,;；".contains(c));
        Ruling {
            subject: self.subject.clone(),
            what: self.what,
            at: scene.workspace.now(),
            by: value(RulingAsk::By),
            reason: value(RulingAsk::Reason),
            papers: papers.iter().enumerate().map(paper).collect(),
            of: node
                .map(|node| rule::target(node, self.what))
                .unwrap_or_default(),
            into: heirs
                .filter(|code| !code.is_empty())
                .map(str::to_owned)
                .collect(),
            chain: None,
            evidence: self.beside_papers(),
            entered: Time::default(),
        }
    }

    /// The day typed into a line; what is none is refused with the paper it is on.
    fn day(&self, ask: RulingAsk, scene: &Scene) -> String {
        let typed = self.form.value(ask);
        let meant = scene.workspace.day_meant(typed, DaySide::Past);
        meant.map_or_else(|| typed.to_owned(), |day| day.to_string())
    }

    /// The piece chosen as the scan of the n-th paper.
    fn scan_of(&self, paper: usize) -> Option<&Evidence> {
        let chosen = self.form.value(RulingAsk::Scan(paper));
        self.evidence.iter().find(|one| one.hash == chosen)
    }

    /// What was attached and is no paper's scan.
    fn beside_papers(&self) -> Vec<Evidence> {
        let papers = 0..self.what.papers().len();
        let scans: Vec<&str> = papers
            .filter_map(|nth| self.scan_of(nth))
            .map(|scan| scan.hash.as_str())
            .collect();
        let beside = self.evidence.iter();
        let beside = beside.filter(|one| !scans.contains(&one.hash.as_str()));
        beside.cloned().collect()
    }

    /// Takes what is attached now. New pieces become the scans of papers that have none, in order.
    fn attach(&mut self, kept: Vec<Evidence>) {
        let fresh = |one: &&Evidence| !self.evidence.iter().any(|known| known.hash == one.hash);
        let mut fresh: VecDeque<String> = kept
            .iter()
            .filter(fresh)
            .map(|one| one.hash.clone())
            .collect();
        self.evidence = kept;
        for paper in 0..self.what.papers().len() {
            let line = RulingAsk::Scan(paper);
            let pieces = self.evidence.iter();
            let pieces = pieces.map(|one| Choice::new(&one.hash, |_| name(one)));
            let choices = [no_scan()].into_iter().chain(pieces).collect();
            self.form.offer(line, choices);
            if self.form.value(line).is_empty()
                && let Some(next) = fresh.pop_front()
            {
                self.form.put(line, &next);
            }
        }
    }
}

fn no_scan() -> Choice {
    Choice::new("", say::no_scan)
}

fn has_heirs(what: What) -> bool {
    matches!(what, What::Split | What::Merged)
}

impl Page for RulingForm {
    fn title(&self, scene: &Scene) -> String {
        let lang = scene.lang;
        let title = format!("{}  {}", words::ruling(lang, self.what), self.subject);
        match self.evidence.len() {
            0 => format!("{title}  {}", evidence::attach_f12(lang)),
            count => format!(
                "{title}  {} {}",
                evidence::title(lang),
                evidence::count(lang, count)
            ),
        }
    }

    fn left(&self) -> Option<(String, Vec<String>)> {
        Some((
            format!("{:?} {}", self.what, self.subject),
            self.form.left_with(&self.evidence),
        ))
    }

    fn resume(&mut self, texts: &[String], _scene: &Scene) -> bool {
        // Which scan is which paper's stands among the texts.
        self.attach(self.form.pieces(texts));
        self.form.resume(texts);
        true
    }

    fn contexts(&self) -> &'static [Context] {
        self.form.contexts_with_pieces()
    }

    fn is_popup(&self) -> bool {
        true
    }

    fn update(&mut self, intent: Intent, scene: &Scene) -> Effect {
        if intent == Intent::Evidence {
            let page = EvidencePage::of_step(self.evidence.clone(), scene);
            return Effect::go(page);
        }
        match self.form.update(intent, scene) {
            Heard::Effect(effect) => effect,
            Heard::Go => self.go(scene),
        }
    }

    fn reply(&mut self, reply: Reply, _scene: &Scene) -> Effect {
        if let Reply::Evidence(kept) = reply {
            self.attach(kept);
        }
        Effect::None
    }

    fn told(&mut self, _command: &Command, done: &Done, scene: &Scene) -> Effect {
        match done {
            Done::Refused(faults) => self.form.refuse(sentences(scene, &self.subject, faults)),
            _ => {
                let what = words::ruling(scene.lang, self.what);
                let said = format!("{}{what}", say::done(scene.lang));
                Effect::Many(vec![Effect::Close(2), Effect::Say(said)])
            }
        }
    }

    fn view(&self, frame: &mut Frame, area: Rect, scene: &Scene) {
        self.form.view(frame, area, &self.title(scene), scene);
    }
}
